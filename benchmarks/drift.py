"""Whether a routine ends when it should: an hour by a clock that runs quicker, and some minutes for real.

    python -m benchmarks.drift [--rounds N] [--minutes N]

What is late at a boundary must not be added up. The hour is a session of real ticks, in this process, on a clock of
many times the pace; the minutes, ten where all is measured, are the app on a terminal, beside a bare timer.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.boundaries import ends, percentile, steps
from benchmarks.lateness import BARE_TIMER, both
from benchmarks.table import Row, runs_row, text_table
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.session.clock import SystemClock
from foottimer.session.events import Finished
from foottimer.session.machine import State

HOUR, PACE = 3_600_000, 3_600.0
"""Ms of the routine, and how many times the pace it is followed at: a second each."""
NAPS = 0.004
"""Seconds that are waited at most between two ticks, at random: four seconds and more of the routine's time."""
MINUTES = 10.0
"""Of real time where all is measured."""
ONE_BOUNDARY = 16.7
"""Ms that one boundary may be late: what holds for any of them, with every core busy."""


def rows(rounds: int, folder: Path, minutes: float = 0.0) -> Iterator[Row]:
    """Yield by how much routines end late; for so many minutes of real time, where there are any."""
    figures = [hour(seed) for seed in range(max(1, rounds))]
    yield runs_row("an hour, ticked late at random: its end after its total", "ms", figures, most=0.0)
    if minutes:
        yield real(minutes, folder)


def whole_rows(rounds: int, folder: Path) -> Iterator[Row]:
    """Yield the same, and ten minutes of real time."""
    yield from rows(rounds, folder, MINUTES)


def hour(seed: int) -> float:
    """Return by how many ms of its own time an hour's routine ends after its total."""
    chance = random.Random(seed)
    lengths = [chance.randrange(500, 40_000) for _ in range(180)]
    lengths.append(HOUR - sum(lengths) if sum(lengths) < HOUR else 1_000)
    timeline = Timeline("drift", "Drift", tuple(_intervals(lengths)))
    clock = SystemClock(PACE)
    runner = Runner(timeline, clock, Journal(None, timeline, clock))
    runner.start()
    began, finished = runner.session.anchor, 0
    while runner.session.state is not State.ENDED:
        time.sleep(chance.uniform(0, NAPS))
        finished = next((one.at for one in runner.tick() if isinstance(one, Finished)), finished)
    return float(finished - began - timeline.total)


def _intervals(lengths: Sequence[int]) -> Iterator[Interval]:
    start = 0
    for index, length in enumerate(lengths):
        yield Interval(index, Kind.TIME, f"Step {index}", start, length)
        start += length


def real(minutes: float, folder: Path) -> Row:
    """Return how much later the last boundary of some minutes is shown than the first ones, beside a bare timer."""
    boundaries = sum(end < minutes * 60_000 for end in ends(steps(round(minutes * 150))))
    late = both(folder, boundaries)
    ours, bare = late[0].named, late[1].named
    return Row(
        f"{minutes:g} minutes for real: the last ten boundaries later than the first ten",
        "ms",
        percentile(ours[-10:], 50) - percentile(ours[:10], 50),
        percentile(bare[-10:], 50) - percentile(bare[:10], 50),
        BARE_TIMER,
        most=ONE_BOUNDARY,
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print the table; 1 when a budget is exceeded."""
    parser = argparse.ArgumentParser(description="Measure whether a routine ends when it should.")
    parser.add_argument("--rounds", type=int, default=5, help="hours by the quick clock (default 5)")
    parser.add_argument("--minutes", type=float, default=0.0, help="of real time, beside a bare timer (default 0)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        measured = list(rows(options.rounds, Path(name), options.minutes))
    print(text_table(measured))
    return 1 if any(row.over for row in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
