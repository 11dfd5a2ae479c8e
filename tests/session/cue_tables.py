"""The hand-written tables of `cue_tables/`: how they are read, and how a plan is put into the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from foottimer.session.cues import Planned
from foottimer.session.drafting import COUNT_OF_WORK

FOLDER = Path(__file__).parent / "cue_tables"
_LINE = re.compile(r"(\S+)(?: \.\. (\S+) by (\S+))?\s+(\w+)\s+(tone!?|low|-)(?:\s+(.*))?")


def table(name: str) -> list[str]:
    """Return the rows of a table in order of time, one for each cue."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    rows = (row for line in text.splitlines() if line and not line.startswith("#") for row in _expanded(line))
    return [row for _, row in sorted(rows)]


def rows_of(plan: Iterable[Planned]) -> list[str]:
    """Return a plan as rows like those of a table."""
    rows = [(cue.at, _row(cue.at, cue.cue.kind.value, _sounds(cue), cue.cue.words)) for cue in plan]
    assert [at for at, _ in rows] == sorted(at for at, _ in rows)
    return [row for _, row in sorted(rows)]


def _expanded(line: str) -> Iterator[tuple[int, str]]:
    found = _LINE.fullmatch(line.rstrip())
    assert found is not None, line
    first, last, step, kind, tone, words = found.groups()
    begin = _ms(first)
    for at in range(begin, _ms(last or first) + 1, round(float(step or 1) * 1000)):
        yield at, _row(at, kind, tone, words or "")


def _row(at: int, kind: str, tone: str, words: str) -> str:
    return f"{at // 60_000}:{at // 1000 % 60:02}.{at % 1000:03} {kind:9} {tone:5} {words}".rstrip()


def _sounds(planned: Planned) -> str:
    if not planned.cue.tone:
        return "-"
    if planned.cue.tone == COUNT_OF_WORK:
        return "low"
    return "tone!" if planned.cue.insists else "tone"


def _ms(text: str) -> int:
    minutes, seconds = text.split(":")
    return int(minutes) * 60_000 + round(float(seconds) * 1000)
