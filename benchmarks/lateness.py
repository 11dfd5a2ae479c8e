"""How late the next interval is on the terminal, in a session that is written down, beside a bare Textual timer.

    python -m benchmarks.lateness [--rounds N] [--boundaries N] [--only idle|loaded]

Late is what lies between the instant at which an interval is due and the arrival of the bytes that show its name; when
the whole frame is there, which is over before a silence of 40 ms, is told beside it. The two programs run at the same
time, each with intervals of 0.4 and 0.6 s, so that five rounds have 300 boundaries in less than three minutes; first on
an idle machine and then with a loop that never rests on every core.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.alone import say
from benchmarks.boundaries import ends, percentile, routine_text, seen, steps, whole
from benchmarks.table import Row, text_table
from benchmarks.terminal import WAIT, Program

BOUNDARIES = 60
"""Of one round: half a minute and a little."""
EARLY = 4
"""Boundaries of the bare timer that do not count: foottimer starts meanwhile."""
IDLE_P50, IDLE_P99 = 1.2, 4.0
"""Ms above the bare timer that half of all boundaries, and all but one in a hundred, may take."""
LOADED_P99 = 17.0
"""Ms after it is due by which it is shown with every core busy, but for one in a hundred: a frame at 60 Hz."""
_BUSY = (sys.executable, "-c", "while True: pass")
BARE_TIMER = "bare timer"


@dataclass(frozen=True, slots=True)
class Late:
    """By how many ms the boundaries of a round came late."""

    named: Sequence[float]
    """Until the name of what comes was there."""
    whole: Sequence[float]
    """Until the whole frame was."""


class Noted(Program):
    """A program of which is known when each of its bytes came."""

    def __init__(self, command: Sequence[str], env: dict[str, str]) -> None:
        """Start it."""
        self.arrivals: list[tuple[int, int]] = []
        super().__init__(command, env)

    @property
    def written(self) -> bytes:
        """All that it wrote."""
        return bytes(self._written)

    def _read(self, timeout: float) -> None:
        before = len(self._written)
        super()._read(timeout)
        if len(self._written) > before:
            self.arrivals.append((time.monotonic_ns(), len(self._written)))


def rows(
    rounds: int, folder: Path, boundaries: int = BOUNDARIES, loads: Sequence[bool] = (False, True)
) -> Iterator[Row]:
    """Yield how late boundaries are, of all rounds together; `loads` says with busy cores or without."""
    for loaded in loads:
        ours: list[Late] = []
        bare: list[Late] = []
        for turn in range(rounds):
            say(f"  round {turn + 1} of {rounds}, {_state(loaded)}")
            with busy_cores() if loaded else _nothing():
                found = both(folder, boundaries)
            ours.append(found[0])
            bare.append(found[1])
        named = ([late.named for late in ours], [late.named for late in bare])
        frames = ([late.whole for late in ours], [late.whole for late in bare])
        for percent, most_more in ((50, IDLE_P50), (99, IDLE_P99)):
            most = LOADED_P99 if percent == 99 and loaded else None
            yield _row("boundary to terminal", loaded, percent, named, most, None if loaded else most_more)
            yield _row("boundary to the whole frame", loaded, percent, frames)


def _row(
    what: str,
    loaded: bool,
    percent: int,
    turns: tuple[Sequence[Sequence[float]], Sequence[Sequence[float]]],
    most: float | None = None,
    most_more: float | None = None,
) -> Row:
    """The row of what all rounds together say of foottimer and of the bare timer, and what each of ours does."""
    ours, bare = ([figure for turn in each for figure in turn] for each in turns)
    each = [percentile(turn, percent) for turn in turns[0]]
    return Row(
        f"{what}, {_state(loaded)}: p{percent} of {len(ours)}",
        "ms",
        percentile(ours, percent),
        percentile(bare, percent),
        BARE_TIMER,
        most=most,
        most_more=most_more,
        low=min(each),
        high=max(each),
    )


def _state(loaded: bool) -> str:
    return "all cores busy" if loaded else "idle"


def both(folder: Path, boundaries: int) -> tuple[Late, Late]:
    """Return how late boundaries are in foottimer and in the bare timer, which run at the same time."""
    homes = folder / "ours", folder / "bare"
    for home in homes:
        home.mkdir(exist_ok=True)
    bare = chain(homes[1], boundaries + EARLY)
    _begun(bare, _notes(homes[1]))
    with ThreadPoolExecutor(2) as lanes:
        told = lanes.submit(late_by, bare, homes[1], boundaries + EARLY)
        ours = lanes.submit(late_by, follow(homes[0], boundaries), homes[0], boundaries).result()
        early = told.result()
    return ours, Late(early.named[EARLY:], early.whole[EARLY:])


def late_by(program: Noted, folder: Path, boundaries: int) -> Late:
    """Return how late each boundary came; raises TimeoutError where one never came."""
    line = steps(boundaries + 1)
    with program:
        began = _begun(program, _notes(folder))
        over = began / 1e9 + sum(step.ms for step in line) / 1000
        program.settle(max(0.0, over - time.monotonic()) + 1.0)
        shown = seen(program.written, program.arrivals, [step.name for step in line[1:]])
    if None in shown:
        raise TimeoutError(f"{shown.count(None)} of {len(shown)} intervals were never shown")
    there = [(at, began / 1e6 + due) for at, due in zip(shown, ends(line), strict=False) if at is not None]
    return Late(
        [at / 1e6 - due for at, due in there],
        [whole(at, program.arrivals) / 1e6 - due for at, due in there],
    )


@contextmanager
def busy_cores() -> Iterator[None]:
    """Have every core busy with a program of normal priority."""
    loops = [subprocess.Popen(_BUSY) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _notes(folder: Path) -> Path:
    return folder / "begun"


def follow(folder: Path, boundaries: int) -> Noted:
    """Begin a session on a store that has nothing else, on the disk."""
    shutil.rmtree(folder / "data", ignore_errors=True)  # what was killed here before would be asked about first
    _notes(folder).unlink(missing_ok=True)
    routine = folder / "boundaries.toml"
    routine.write_text(routine_text(steps(boundaries + 1)), encoding="utf-8")
    command = (sys.executable, "-m", "benchmarks.begun", str(_notes(folder)), "run", str(routine))
    return Noted(command, {"FOOTTIMER_HOME": str(folder)})


def chain(folder: Path, boundaries: int) -> Noted:
    """Begin the bare timers."""
    _notes(folder).unlink(missing_ok=True)
    return Noted((sys.executable, "-m", "benchmarks.chain", str(boundaries + 1), str(_notes(folder))), {})


def _begun(program: Noted, notes: Path) -> int:
    """Wait until it notes its beginning, and return that instant in ns."""
    asked = started = time.monotonic()
    while not (notes.exists() and (text := notes.read_text(encoding="ascii"))):
        program.settle(0.1)
        if time.monotonic() - asked > 3:  # the start card waits for Enter
            program.send("\r")
            asked = time.monotonic()
        if time.monotonic() - started > WAIT:
            raise TimeoutError(f"it did not begin: {program.text()[-500:]!r}")
    return int(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print the table; 1 when a budget is exceeded."""
    parser = argparse.ArgumentParser(description="Measure how late interval boundaries reach the terminal.")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each program in each state (default 5)")
    parser.add_argument("--boundaries", type=int, default=BOUNDARIES, help=f"of each turn (default {BOUNDARIES})")
    parser.add_argument("--only", choices=("idle", "loaded"), help="measure one of the two")
    options = parser.parse_args(argv)
    loads = (False, True) if options.only is None else (options.only == "loaded",)
    with tempfile.TemporaryDirectory() as name:
        measured = list(rows(options.rounds, Path(name), options.boundaries, loads))
    print(text_table(measured))
    return 1 if any(row.over for row in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
