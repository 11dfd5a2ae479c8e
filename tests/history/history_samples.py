"""A small timeline, and rows of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from foottimer.history.record import AttemptRow, Moment, moment_at
from foottimer.routine.model import Phase, Side, Unit
from foottimer.routine.timeline import Ends, Interval, Kind, Said, Timeline
from foottimer.session.events import Outcome

NOW = datetime(2026, 3, 2, 6, 15, 0, 250_000, tzinfo=UTC)
"""A Monday morning."""

_INTERVALS = (
    Interval(0, Kind.READY, "Get ready", 0, 10_000),
    Interval(
        1,
        Kind.HOLD,
        "Single-leg balance",
        10_000,
        20_500,
        exercise="balance",
        block="1",
        set=1,
        sets=1,
        side=Side.LEFT,
        cues=("Find the four points",),
        says=(Said(10_000, "half"),),
    ),
    Interval(2, Kind.SWITCH, "Switch sides", 30_500, 5_000, block="1"),
    Interval(3, Kind.HOLD, "Single-leg balance", 35_500, 20_500, "balance", "1", set=1, sets=1, side=Side.RIGHT),
    Interval(4, Kind.TRANSITION, "Next exercise", 56_000, 10_000, block="1"),
    Interval(
        5,
        Kind.REPS,
        "Calf raise",
        66_000,
        39_000,
        "calf-raise",
        "2.1",
        group="Calves",
        round=1,
        rounds=1,
        set=1,
        sets=1,
        reps=13,
        phases=(Phase("up", 1_000), Phase("down", 2_000)),
        load="8 kg",
    ),
    Interval(6, Kind.TRANSITION, "Next exercise", 105_000, 10_000),
    Interval(
        7,
        Kind.OPEN,
        "As many as you can",
        115_000,
        20_000,
        block="3",
        set=1,
        sets=1,
        ends=Ends.OPEN,
        max=60_000,
        record=Unit.REPS,
        note="test",
        optional=True,
    ),
)
TIMELINE = Timeline("mini", "Mini", _INTERVALS, series="minis", level=2)
"""20.5 s of balance a side, 39 s of reps and an open test of about 20 s: 100 s of work in 135 s."""


def attempt(index: int, seq: int = 0, actual: int | None = None, **changes: object) -> AttemptRow:
    """A row of an attempt at one interval of TIMELINE, done as planned unless said otherwise."""
    interval = TIMELINE.intervals[index]
    row = AttemptRow(
        seq=seq,
        index=index,
        attempt=1,
        kind=interval.kind,
        exercise=interval.exercise,
        name=interval.name,
        side=interval.side,
        round=interval.round,
        set=interval.set,
        block=interval.block,
        start_ms=interval.start,
        planned_ms=interval.length,
        actual_ms=interval.length if actual is None else actual,
        reps_planned=interval.reps,
        reps_done=interval.reps,
        recorded=None,
        unit=interval.record,
        load=interval.load,
        outcome=Outcome.DONE,
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def moment(days: int = 0, hours: int = 0) -> Moment:
    """So long after NOW, two hours east of UTC."""
    local = (NOW + timedelta(days=days, hours=hours)).astimezone(timezone(timedelta(hours=2)))
    return moment_at(local, "Europe/Helsinki")


def kill_within_a_write(path: Path, session: str) -> None:
    """Have another program be killed while it writes to a store, with half of that in the file."""
    # A cache of one page forces changed pages into the file before the commit, as a large write would.
    script = f"""
import os, sqlite3
db = sqlite3.connect({str(path)!r}, isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE session SET name = 'half'")
for n in range(300):
    db.execute("INSERT INTO pause VALUES (?, ?, 1, 1, 'key', 'x', NULL)", (str(n) * 50, {session!r}))
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
