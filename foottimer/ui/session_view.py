"""What a session's page says of it; no Textual."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from foottimer.follow.done import clock_text
from foottimer.follow.unclosed import Unclosed
from foottimer.history.record import AttemptRow, Origin, PauseRow, Record, counts
from foottimer.routine.duration import format_duration
from foottimer.routine.model import Side
from foottimer.routine.words import printable
from foottimer.session.events import Outcome, Reason
from foottimer.settings.lengths import shown, unit_word
from foottimer.settings.model import Length
from foottimer.ui.days import long_day
from foottimer.ui.fitting import Part, cells, cut, fitted
from foottimer.ui.questions import Form, answer_text, questions
from foottimer.ui.sessions_view import NARROW, NOTHING_KNOWN, STATUSES, status_text
from foottimer.values import dataclass, replace

_MARKS = {Side.LEFT: "◀ L", Side.RIGHT: "R ▶", Side.ALTERNATE: "L/R"}
_REASONS = {
    Reason.KEY: "by key",
    Reason.GAP: "the machine stood still",
    Reason.QUESTION: "for a number",
    Reason.INTERRUPTED: "interrupted",
}
_TOLD = {
    Outcome.DONE: "",
    Outcome.SKIPPED: "skipped",
    Outcome.CUT: "cut short",
    Outcome.EXTENDED: "extended",
    Outcome.LEFT: "left",
}
_LEAST, _TOLD_CELLS = 12, 24
"""Cells that a name keeps at least, and those of what is told of an interval at most."""
_PAUSES = 3
"""So many pauses are told one by one."""


def when_text(record: Record, width: int = 120, unclosed: Unclosed = NOTHING_KNOWN) -> str:
    """Return when it was, how it ended, where it comes from, and whether it counts, as far as there is room.

    `unclosed` is what is known of it where it is not over.
    """
    began, day = record.moment.local, record.moment.day
    other = "" if began.date() == day else f" on {long_day(began.date())}"
    parts = [
        f"{long_day(day)}, begun {began:%H:%M}{other}",
        status_text(record, unclosed) or STATUSES[record.status],
        "logged afterwards" if record.origin is Origin.LOGGED else "",
        "" if counts(record) else "does not count for the week",
    ]
    said = [part for part in parts if part]
    while len(said) > 1 and cell_len(" · ".join(said)) > width:
        del said[-1]
    return " · ".join(said)


def said_parts(record: Record, pain: bool = True, width: int = 120) -> tuple[Part, ...]:
    """Return the answers but for the note, in words; one that was not given has a dash where there is room for all."""
    said = [
        (f"{question.short} ", answer_text(record.answers, question))
        for question in questions(pain)
        if question.form is not Form.TEXT
    ]
    everything = _answered([(short, answer or "–") for short, answer in said])
    return everything if cells(everything) <= width else _answered([pair for pair in said if pair[1]])


def _answered(said: Sequence[tuple[str, str]]) -> tuple[Part, ...]:
    return tuple(part for short, answer in said for part in ((short, "line--quiet"), (f"{answer}   ", "line--strong")))


def pauses_text(record: Record) -> str:
    """Return the pauses in words: when each was, for how long, and why; empty without one."""
    if not record.pauses:
        return ""
    told = [_pause_text(pause) for pause in record.pauses[:_PAUSES]]
    more = len(record.pauses) - len(told)
    return "Pauses: " + "; ".join(told) + (f"; {more} more" if more else "")


def _pause_text(pause: PauseRow) -> str:
    return f"at {format_duration(pause.at_ms)} for {format_duration(pause.length_ms)}, {_REASONS[pause.reason]}"


def stretches(record: Record) -> tuple[tuple[str, int, int, str], ...]:
    """Return each interval for a strip: its kind, planned and done ms, and how it ended; "" where it never began."""
    done: dict[int, tuple[int, str]] = {}
    for row in record.attempts:
        before, _ = done.get(row.index, (0, ""))
        ended = "completed" if row.outcome in (Outcome.DONE, Outcome.EXTENDED) else row.outcome.value
        done[row.index] = (before + row.actual_ms, ended)
    intervals = record.timeline.intervals if record.timeline else ()
    return tuple((interval.kind.value, interval.length, *done.get(interval.index, (0, ""))) for interval in intervals)


def corrected(record: Record, seq: int, value: float | None) -> Record:
    """Return the record with another number of an attempt: what was recorded, or else repetitions."""
    rows = list(record.attempts)
    place = next(index for index, row in enumerate(rows) if row.seq == seq)
    if rows[place].unit:
        rows[place] = replace(rows[place], recorded=value)
    else:
        rows[place] = replace(rows[place], reps_done=None if value is None else int(value))
    return replace(record, attempts=tuple(rows))


@dataclass(frozen=True, slots=True)
class AttemptShown:
    """One interval as it was done."""

    row: AttemptRow
    """What is known of it."""
    length: Length = Length.CM
    """The unit of distances."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return it in so many cells: when, what, side, done of planned, and how it ended."""
        row, narrow = self.row, width < NARROW
        ink = "work" if row.kind.is_work else "quiet"
        first = (f"{format_duration(row.start_ms):>{5 if narrow else 7}}  ", "quiet")
        done = (f"{clock_text(row.actual_ms):>6}", "strong" if row.kind.is_work else "")
        if narrow:
            told, planned = "", ""
        else:
            told, planned = self._told(), f" of {clock_text(row.planned_ms):<6}"
        side = f" {_MARKS[row.side] if row.side else '':<3}"
        room = width - cells((first, (side, ""), done, (planned, "")))
        extra = min(max(0, room - _LEAST), _TOLD_CELLS) if not narrow else 0
        name = fitted(printable(row.name), max(1, room - extra))
        return (first, (name, ink), (side, ""), done, (planned, "quiet"), (cut(f" {told}", extra), ""))

    def _told(self) -> str:
        """Return repetitions, the number, the load and how it ended, where there is something to say."""
        row = self.row
        reps = (
            f"{'–' if row.reps_done is None else row.reps_done} of {row.reps_planned} reps" if row.reps_planned else ""
        )
        return ", ".join(text for text in (reps, self._number(), printable(row.load or ""), _TOLD[row.outcome]) if text)

    def _number(self) -> str:
        row = self.row
        if row.recorded is None or row.unit is None:
            return ""
        return f"{shown(row.recorded, row.unit, self.length):g} {unit_word(row.unit, self.length)}"


def attempt_rows(record: Record, length: Length = Length.CM) -> tuple[AttemptShown, ...]:
    """Return every interval that was begun, in order."""
    return tuple(AttemptShown(row, length) for row in record.attempts)
