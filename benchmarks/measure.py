"""Measure foottimer against a bare Textual app in one run, and print the ratios beside their budgets.

    python -m benchmarks.measure [--rounds N] [--seconds S]

Figures of one run belong together: the two programs take turns, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.bare import NUMBER
from benchmarks.terminal import Cost, Program

APP = (sys.executable, "-m", "foottimer")
BARE = (sys.executable, "-m", "benchmarks.bare")
HOLD = """\
format = 1
name = "A long hold"
[defaults]
get_ready = 0
[[block]]
name = "Stand"
hold = "20m"
"""
MOVING = {
    "calf-raise-double": 'exercise = "calf-raise-double"\nreps = 200',
    "squat": 'exercise = "squat"\nreps = 200',
    "pogo-low": 'exercise = "pogo-low"\ntime = "20m"',
}
"""Blocks that go on and on: the calmest movement, one of the whole body, and the quickest."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    """What was measured."""
    ours: float
    """Of foottimer."""
    theirs: float | None
    """Of what it is compared with, in the same unit."""
    unit: str
    """Of both."""
    most: float | None = None
    """The most that `ours` may be; None: no such budget."""
    most_ratio: float | None = None
    """The most that `ours / theirs` may be; None: no such budget."""

    most_more: float | None = None
    """The most that `ours` may be above `theirs`; None: no such budget."""

    @property
    def ratio(self) -> float | None:
        """How many times as much foottimer takes."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def over(self) -> bool:
        """Whether a budget is exceeded."""
        if self.most_more is not None and self.ours - (self.theirs or 0.0) > self.most_more:
            return True
        too_many_times = self.most_ratio is not None and (self.ratio or 0.0) > self.most_ratio
        return too_many_times or (self.most is not None and self.ours > self.most)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(description="Measure foottimer against a bare Textual app.")
    parser.add_argument("--rounds", type=int, default=7, help="starts of each program (default 7)")
    parser.add_argument("--seconds", type=float, default=15.0, help="of each stretch of ticking (default 15)")
    parser.add_argument("--stretches", type=int, default=3, help="of ticking and of pause, each (default 3)")
    parser.add_argument("--only", choices=("start", "run", "figure"), help="measure one part only")
    parser.add_argument("--marker", default="Desk-break", help="text of the first useful frame of the app")
    options = parser.parse_args(argv)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.only in (None, "start"):
            rows += version_rows(options.rounds * 3)
            rows += first_frame_rows(options.rounds, options.marker, folder)
        if options.only in (None, "run"):
            rows += running_rows(options.stretches, options.seconds, folder)
    print_table("bare", rows)
    if options.only in (None, "figure"):
        with tempfile.TemporaryDirectory() as name:
            print_table("no figure", list(figure_rows(options.stretches, options.seconds, Path(name))))
    return 0


def version_rows(rounds: int) -> Iterator[Row]:
    """Compare `--version` with an interpreter that does nothing."""
    commands = ((*APP, "--version"), (sys.executable, "-c", "pass"))
    ours, theirs = _medians(rounds, [partial(_seconds, command) for command in commands])
    yield Row("foottimer --version", ours * 1000, theirs * 1000, "ms", most_ratio=2.5)


def first_frame_rows(rounds: int, marker: str, home: Path) -> Iterator[Row]:
    """Compare the first words on the screen, and the first routine, with a bare app's number."""
    words, useful, theirs = _medians(
        rounds,
        [
            lambda: _first(APP, r"\w{3}", home),
            lambda: _first(APP, marker, home),
            lambda: _first(BARE, str(NUMBER), home),
        ],
    )
    yield Row("first frame", words * 1000, theirs * 1000, "ms", most_ratio=1.3)
    yield Row(f"files and history read: {marker!r}", useful * 1000, theirs * 1000, "ms")


def figure_rows(stretches: int, seconds: float, home: Path) -> Iterator[Row]:
    """Compare movements with their figure and without it; its budget is for what it adds."""
    for name, block in MOVING.items():
        routine = home / f"{name}.toml"
        routine.write_text(f'format = 1\nname = "{name}"\n[defaults]\nget_ready = 0\n[[block]]\n{block}\n')
        costs: dict[str, list[Cost]] = {"quadrant": [], "none": [], "paused": []}
        for _ in range(stretches):
            for picture in ("quadrant", "none"):
                (home / "settings.toml").write_text(f'[figure]\npicture = "{picture}"\n')
                with _player(routine) as player:
                    costs[picture].append(player.cost(seconds))
                    if picture == "quadrant":
                        player.send(" ")
                        player.settle(2)
                        costs["paused"].append(player.cost(5))
        cpu, written = _cpu(costs["quadrant"]), _written(costs["quadrant"])
        yield Row(f"{name}: CPU", cpu, _cpu(costs["none"]), "%", most_more=1.6)
        yield Row(f"{name}: terminal", written, _written(costs["none"]), "B/s", most_more=5000)
        yield Row(f"{name}, paused: terminal", _written(costs["paused"]), None, "B/s", most=0)


def running_rows(stretches: int, seconds: float, home: Path) -> Iterator[Row]:
    """Compare a hold, ticking and paused, with a bare app's number, ticking and still.

    One program at a time: two would share the caches, and one that nobody reads would stand still.
    """
    routine = home / "long-hold.toml"
    routine.write_text(HOLD, encoding="utf-8")
    ours: list[Cost] = []
    paused: list[Cost] = []
    bare: list[Cost] = []
    still: list[Cost] = []
    for _ in range(stretches):
        with _player(routine) as player:
            ours.append(player.cost(seconds))
            player.send(" ")
            player.settle(2)
            paused.append(player.cost(seconds))
        with _bare("--ticking") as ticking:
            bare.append(ticking.cost(seconds))
        with _bare() as idle:
            still.append(idle.cost(seconds))
    yield Row("ticking: CPU", _cpu(ours), _cpu(bare), "%", most=0.6)
    yield Row("ticking: terminal", _written(ours), _written(bare), "B/s", most=1500)
    yield Row("paused: CPU", _cpu(paused), _cpu(still), "%", most_ratio=1.0)
    yield Row("paused: terminal", _written(paused), _written(still), "B/s", most=0)


def print_table(other: str, rows: Sequence[Row]) -> None:
    """Print the rows with their ratios and budgets; `other` is what foottimer is compared with."""
    if not rows:
        return
    print(f"{'':32} {'foottimer':>12} {other:>12} {'ratio':>7}  budget")
    for row in rows:
        theirs = "" if row.theirs is None else f"{row.theirs:.2f} {row.unit}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        budgets = [
            f"{row.most:g} {row.unit}" if row.most is not None else "",
            f"{row.most_ratio:g} times" if row.most_ratio is not None else "",
            f"{row.most_more:g} {row.unit} more" if row.most_more is not None else "",
        ]
        verdict = "OVER" if row.over else "ok"
        ours = f"{row.ours:.2f} {row.unit}"
        print(f"{row.what:32} {ours:>12} {theirs:>12} {ratio:>7}  {', '.join(filter(None, budgets))}: {verdict}")


def _medians(rounds: int, measures: Sequence[Callable[[], float]]) -> list[float]:
    """The median of each measure; they take turns, and a first turn that warms up does not count."""
    turns = [[measure() for measure in measures] for _ in range(rounds + 1)]
    return [statistics.median(column) for column in zip(*turns[1:], strict=True)]


def _seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _first(command: Sequence[str], pattern: str, home: Path) -> float:
    with Program(command, {"FOOTTIMER_HOME": str(home)}) as program:
        return program.seconds_to(pattern)


@contextmanager
def _player(routine: Path) -> Iterator[Program]:
    """The player in a long hold, started, with its hints and first repaints behind it."""
    # What was killed here before would be asked about first.
    shutil.rmtree(routine.parent / "data", ignore_errors=True)
    with Program((*APP, "run", str(routine)), {"FOOTTIMER_HOME": str(routine.parent)}) as program:
        program.seconds_to(r"\w{3}")
        program.settle(3)
        if not program.cost(3).written:  # the start card waits for Enter
            program.send("\r")
            program.settle(3)
        yield program


@contextmanager
def _bare(*arguments: str) -> Iterator[Program]:
    with Program((*BARE, *arguments), {}) as program:
        program.seconds_to(str(NUMBER))
        program.settle(2)
        yield program


def _cpu(costs: Sequence[Cost]) -> float:
    return statistics.median(cost.cpu for cost in costs)


def _written(costs: Sequence[Cost]) -> float:
    return statistics.median(cost.written for cost in costs)


if __name__ == "__main__":
    sys.exit(main())
