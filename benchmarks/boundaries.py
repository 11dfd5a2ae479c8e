"""Intervals whose boundaries are watched on a terminal: which there are, and when each was seen. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

SHORT, LONGER = 400, 600
"""Ms: long enough to be still again before the next one, and twice as many boundaries as with a second."""
_CYCLE = (
    ("Work", SHORT, 'time = "0.4s"'),
    ("Rest", SHORT, 'rest = "0.4s"'),
    ("Open", SHORT, 'open = true\nmax = "0.4s"'),
    ("Rest", LONGER, 'rest = "0.6s"'),
)
"""What follows one another: colours change at every boundary, and how large what comes next is at every other one."""
_HEAD = 'format = 1\nname = "Boundaries"\n[defaults]\nget_ready = 0\ntransition = 0\n'
_SEQUENCE = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]")
"""What is no text: window titles, colours, moves of the cursor."""
SILENCE = 40_000_000
"""Ns of silence after which a frame is over."""
_AHEAD = (b"next", b"then")
"""Stand before the name of what is still to come."""


@dataclass(frozen=True, slots=True)
class Step:
    """One interval of those that are watched."""

    name: str
    """As shown; no other one has it."""
    ms: int
    """How long it is."""
    block: str
    """The block of a routine that it is."""


def steps(count: int) -> tuple[Step, ...]:
    """Return so many intervals, the last of them work: no routine ends in a rest."""
    made = [(number, *_CYCLE[number % len(_CYCLE)]) for number in range(count - (count % 2 == 0))]
    return tuple(
        Step(f"{kind} {number:04}", ms, f'[[block]]\nname = "{kind} {number:04}"\n{keys}\n')
        for number, kind, ms, keys in made
    )


def routine_text(line: Sequence[Step]) -> str:
    """Return the routine file that has these intervals and no others."""
    return _HEAD + "".join(step.block for step in line)


def ends(line: Sequence[Step]) -> list[int]:
    """Return when each of the intervals ends, in ms from the beginning of the first."""
    return list(accumulate(step.ms for step in line))


def seen(written: bytes, arrivals: Sequence[tuple[int, int]], names: Sequence[str]) -> list[int | None]:
    """Return when each name was on the terminal as that of what is done now; None where it never was.

    `arrivals` are the instants at which something came, each with how much there was by then.
    """
    text = _SEQUENCE.sub(lambda found: b" " * len(found[0]), written)
    return [_seen(text, arrivals, name.encode()) for name in names]


def _seen(text: bytes, arrivals: Sequence[tuple[int, int]], name: bytes) -> int | None:
    for found in re.finditer(re.escape(name), text):
        if not text[max(0, found.start() - 200) : found.start()].rstrip().endswith(_AHEAD):
            return next(at for at, length in arrivals if length >= found.end())
    return None


def whole(seen: int, arrivals: Sequence[tuple[int, int]]) -> int:
    """Return when the last of what came together with something was there, before a silence of `SILENCE`."""
    last = seen
    for at, _ in arrivals:
        if last < at <= last + SILENCE:
            last = at
    return last


def percentile(figures: Sequence[float], percent: float) -> float:
    """Return the figure that so many percent of them are at most."""
    return sorted(figures)[max(0, math.ceil(len(figures) * percent / 100) - 1)]
