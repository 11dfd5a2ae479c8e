"""What is said before a start that something speaks against, and of what is lighter today: rows. No Textual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foottimer.plan.gates.counsel import Counsel
from foottimer.plan.gates.gates import Condition, Gate
from foottimer.plan.gates.telling import MISSING, THERE, gate_line, source_line
from foottimer.routine.duration import format_duration
from foottimer.safety import RED_FLAG, RED_FLAGS
from foottimer.ui.fitting import Part, fitted, wrapped

Row = tuple[Part, ...]
_BLANK: Row = (("", ""),)

TABLE = 58
"""Cells from which what a gate asks for stands in columns."""
_NEED, _HAVE = 17, 20
"""Cells of what is needed and of what is there."""
_MARK = 2


def counsel_rows(counsel: Counsel, width: int) -> list[Row]:
    """Return everything that speaks against a start, a paragraph each."""
    paragraphs = [*_flagged(counsel, width)] if counsel.red_flag else [*_said(counsel, width)]
    return [row for number, rows in enumerate(paragraphs) for row in ([_BLANK] if number else []) + rows]


def light_rows(reasons: Sequence[tuple[str, tuple[str, ...]]], width: int) -> list[Row]:
    """Return what is lighter today, each reason with what is done for it."""
    rows: list[Row] = []
    for why, whats in reasons:
        rows += _text(why, width)
        for what in whats:
            rows += [((line, "quiet"),) for line in _bullet("· ", what, width)]
    return rows


def _flagged(counsel: Counsel, width: int) -> Iterator[list[Row]]:
    yield _text(f"{counsel.flagged} {RED_FLAG}", width)
    yield _text(f"Above all have this looked at: {RED_FLAGS}.", width)
    if counsel.safe:
        rows: list[Row] = [(("Do instead, without impact:", "quiet"),)]
        for number, offer in enumerate(counsel.safe, 1):
            level, length = f" · {offer.level}" if offer.level else "", format_duration(offer.total_ms)
            rows.append(((f"{number} ", "accent"), (f"{offer.name}{level}  ", ""), (length, "quiet")))
        yield rows


def _said(counsel: Counsel, width: int) -> Iterator[list[Row]]:
    for gate in counsel.gates:
        yield [*_gate(gate, width)]
    yield from (_text(reason, width) for reason in counsel.advice)
    yield from (_text(sentence, width, "quiet") for sentence in counsel.passed)


def _gate(gate: Gate, width: int) -> Iterator[Row]:
    yield ((gate_line(gate), "strong"),)
    yield from _text(gate.why, width)
    if width >= TABLE:
        yield ((fitted("", width - _NEED - _HAVE), ""), (fitted("needed", _NEED), "quiet"), ("there", "quiet"))
    for condition in gate.conditions:
        yield from _columns(condition, width) if width >= TABLE else _stacked(condition, width)
    yield from _text(source_line(gate), width, "quiet")


def _columns(condition: Condition, width: int) -> Iterator[Row]:
    name = max(8, width - _NEED - _HAVE - _MARK - 1)
    columns = [
        wrapped(condition.label, name, 0, 2),
        wrapped(condition.need, _NEED - 1, 0, 2),
        wrapped(condition.have, _HAVE, 0, 2),
    ]
    ink = "" if condition.met else "warning"
    for number in range(max(map(len, columns))):
        label, need, have = (column[number] if number < len(column) else "" for column in columns)
        mark = (THERE if condition.met else MISSING) if number == 0 else ""
        yield (
            (fitted(mark, _MARK), ink),
            (fitted(label, name + 1), ""),
            (fitted(need, _NEED), "quiet"),
            (fitted(have, _HAVE), ink),
        )


def _stacked(condition: Condition, width: int) -> Iterator[Row]:
    mark = THERE if condition.met else MISSING
    yield from (((line, "" if condition.met else "warning"),) for line in _bullet(f"{mark} ", condition.label, width))
    told = f"needed: {condition.need}; there: {condition.have}"
    yield from (((line, "quiet"),) for line in wrapped(told, width, _MARK, _MARK))


def _text(text: str, width: int, ink: str = "") -> list[Row]:
    return [((line, ink),) for line in wrapped(text, width, 0, 0)]


def _bullet(mark: str, text: str, width: int) -> list[str]:
    first, *rest = wrapped(text, width, _MARK, _MARK)
    return [mark + first[_MARK:], *rest]
