"""What a routine's length costs: expanding it, reading it, and following it, with 10 intervals and with 10,000.

    python -m benchmarks.lengths [--rounds N]

CPU is measured, which a busy machine changes less than time; the player on a terminal, all else within this process.
The player has 60 intervals and 10,000 at the same time, eight seconds in a long one and eight in short ones.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.alone import say
from benchmarks.homes import quiet
from benchmarks.table import Row, runs_row, text_table
from benchmarks.terminal import Program
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.expand import expand
from foottimer.routine.model import Routine
from foottimer.routine.outline import outline
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Timeline
from foottimer.session.machine import Session
from foottimer.ui.player_view import player_view

LENGTHS = (10, 100, 1_000, 10_000)
"""Intervals of the routines that are compared."""
EXPANDED = 50.0
"""Ms within which the longest is expanded."""
FEW = 60
"""Intervals of what the longest routine is compared with while it is followed: ten of a second are over too soon."""
ALIKE = 1.1
"""Times as much CPU as with few intervals that many may take: as cheap, but for what two runs of one program differ."""
TICKING, PASSING = 8.0, 8.0
"""Seconds of a long interval, and of intervals that take one, in which the player's CPU is measured."""
_HEAD = 'format = 1\nname = "Length {count:05}"\n[defaults]\nget_ready = 0\ntransition = 1\n'
_LONG = '[[block]]\nname = "Stand"\nhold = "40s"\n'


@dataclass(frozen=True, slots=True)
class Long:
    """A routine of many intervals, in all its forms."""

    text: str
    """Its file."""
    routine: Routine
    """What that says."""
    timeline: Timeline
    """What it expands to."""


def in_blocks(count: int) -> str:
    """Return the file of a routine with a block for each two intervals."""
    steps = (f'[[block]]\nname = "Step {place}"\ntime = "1s"\n' for place in range(1, (count + 1) // 2))
    return _HEAD.format(count=count) + _LONG + "".join(steps)


def in_rounds(count: int) -> str:
    """Return the file of a routine that has its intervals by the rounds of a circuit."""
    steps = "".join(f'[[block.block]]\nname = "Step {place}"\ntime = "1s"\n' for place in range(5))
    return _HEAD.format(count=count) + f'[[block]]\nname = "Round"\nrounds = {max(1, count // 10)}\n' + steps


def made(text: str) -> Long:
    """Return a routine in all its forms; raises ValueError where it does not load."""
    reading = read_routine(text, "length", Catalogue())
    if reading.routine is None:
        raise ValueError(str(reading.problems[:1]))
    return Long(text, reading.routine, expand(reading.routine))


def rows(rounds: int, folder: Path) -> Iterator[Row]:
    """Yield what each length costs; the shortest is what the others are compared with where all should be alike."""
    for count in LENGTHS:
        yield from _within(rounds, count)
    yield from _followed(rounds, folder)


def _within(rounds: int, count: int) -> Iterator[Row]:
    """Yield what is done once for a routine, and what is asked of it every second."""
    most = EXPANDED if count == LENGTHS[-1] else None
    by_rounds, by_blocks = made(in_rounds(count)), made(in_blocks(count))
    yield _ms(f"{count:,} intervals in rounds: expanded", rounds, lambda: expand(by_rounds.routine), most)
    yield _ms(f"{count:,} intervals in blocks: expanded", rounds, lambda: expand(by_blocks.routine), most)
    yield _ms(f"{count:,} intervals in blocks: read", rounds, lambda: made(by_blocks.text))
    yield _ms(f"{count:,} intervals in blocks: outlined", rounds, lambda: outline(by_blocks.routine))
    session, _ = Session(by_blocks.timeline).start(0)
    middle = session.jump(len(by_blocks.timeline.intervals) // 2, 0)[0]
    yield _ms(f"{count:,} intervals: texts of an instant", rounds, lambda: player_view(middle, 500, None))


def _ms(what: str, rounds: int, do: Callable[[], object], most: float | None = None) -> Row:
    do()
    figures = []
    for _ in range(max(5, rounds)):
        began = time.process_time()
        do()
        figures.append((time.process_time() - began) * 1000)
    return runs_row(what, "ms", figures, most=most)


def _followed(rounds: int, folder: Path) -> Iterator[Row]:
    """Yield what the player takes, in turns."""
    figures: dict[str, dict[int, list[float]]] = {name: {} for name in ("start", "second", "boundary", "memory")}
    ends = (FEW, LENGTHS[-1])
    for turn in range(rounds):
        say(f"  round {turn + 1} of {rounds}")
        with ThreadPoolExecutor(len(ends)) as lanes:
            for count, costs in zip(ends, lanes.map(partial(_follow, folder), ends), strict=True):
                for name, figure in costs.items():
                    figures[name].setdefault(count, []).append(figure)
    units = {"start": "ms", "second": "ms", "boundary": "ms", "memory": "MB"}
    for name, what in _WHAT.items():
        ours, floor = figures[name][ends[1]], figures[name][ends[0]]
        ratio = ALIKE if name in ("second", "boundary") else None
        yield runs_row(what, units[name], ours, floor, floor_name=f"{FEW} intervals", most_ratio=ratio)


_WHAT = {
    "start": "10,000 intervals: the player's first words",
    "second": "10,000 intervals: CPU of a second",
    "boundary": "10,000 intervals: CPU of a second with a boundary",
    "memory": "10,000 intervals: memory",
}


def _follow(folder: Path, count: int) -> dict[str, float]:
    """Follow a routine of so many intervals for a while; CPU in ms a second."""
    home = folder / str(count)
    env = quiet(home)
    shutil.rmtree(home / "data", ignore_errors=True)
    routine = home / "length.toml"
    routine.write_text(in_blocks(count), encoding="utf-8")
    command = (sys.executable, "-m", "foottimer", "run", str(routine))
    with Program(command, env) as player:
        first = player.seconds_to(r"\w{3}")
        player.settle(2)
        if not player.cost(1.5).written:  # the start card waits for Enter
            player.send("\r")
            player.settle(3)
        second = player.cost(TICKING)
        player.send("n")
        player.settle(2)
        boundary = player.cost(PASSING)
    cpu = {"second": second.cpu * 10, "boundary": boundary.cpu * 10}
    return {"start": first * 1000, **cpu, "memory": second.memory}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print the table; 1 when a budget is exceeded."""
    parser = argparse.ArgumentParser(description="Measure what a routine's length costs.")
    parser.add_argument("--rounds", type=int, default=5, help="of each measurement (default 5)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        measured = list(rows(options.rounds, Path(name)))
    print(text_table(measured))
    return 1 if any(row.over for row in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
