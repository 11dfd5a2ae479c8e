"""Measure the review on stores of ten years: what its data and its screens cost, and how that grows.

    python -m benchmarks.review [--sizes N,N...] [--rounds N] [--keep DIR]

The stores are made by `benchmarks.generate`, which takes minutes and gigabytes for the large ones; `--keep` keeps them
for the next time. Sessions are spread over ten years: 3,650 are one a day, 365,000 a hundred a day. Every figure is a
median in ms. A screen is measured in the app on a pseudo-terminal of 120 x 40, from asking for its data until that is
painted: when it opens, which shows something of it, and when all of it is shown; a command as a process, from its
start to its end. Exits with 1 when a budget is exceeded.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.generate import TEN_YEARS, generate
from benchmarks.terminal import Program
from foottimer.history.listing import Wanted
from foottimer.history.store import Store, open_for_reading
from foottimer.plan.gathering import REACH, gather
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.settings.model import DEFAULTS
from foottimer.ui.progress_data import read_progress
from foottimer.ui.reviewed import read_now

SIZES = (1_000, 3_650, 36_500, 365_000, 1_000_000)
"""Sessions of the stores: growth by thousands, one a day and a hundred a day among them."""
SCREEN_BUDGETS = {3_650: 150.0, 365_000: 300.0}
"""Ms that a part of the review may take until it opens, by sessions."""
READ_BUDGETS = {365_000: 40.0}
"""Ms that the data of the first part may take."""
FAR = timedelta(days=REACH + 1)
"""After so many days no session enters advice: what it costs then is what lies behind its reach."""
PAGE = 200
"""Sessions of a page of the list."""
SHOW, LEAVE = "v", "\x1b"
PARTS = {"now": "1", "progress": "2", "sessions": "3"}
"""The parts of the review, with their keys."""
WAIT = 60.0
"""Seconds after which a part is not expected any more."""
REST = 1.5
"""Seconds after which a part shows nothing more."""

Figures = dict[str, float]
"""Ms of what was measured, by what it is."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure stores of each size and print the figures beside each other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.review", description="Measure the review.")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,N...", help="sessions of the stores")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="of each measurement (default 7)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make the stores there, or use those that are there")
    options = parser.parse_args(argv)
    told: dict[int, Figures] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            home = (options.keep or Path(folder)) / str(size)
            _make(home, size)
            told[size] = {**read(home, options.rounds), **shown(home, options.rounds), **commands(home, options.rounds)}
    return _print(told)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part.replace("_", "")) for part in text.split(","))


def _make(home: Path, size: int) -> None:
    path = home / "data" / "history.db"
    if not path.exists():
        print(f"making {size:,} sessions ...", file=sys.stderr)
        generate(path, size, date.today(), days=TEN_YEARS)  # noqa: DTZ011


def read(home: Path, rounds: int) -> Figures:
    """Measure the questions that the review asks, the file opened anew for each."""
    today = date.today()  # noqa: DTZ011
    known = bundled_catalogue().exercises
    year = today - timedelta(days=364)
    entries = load_library(None)
    asked: Mapping[str, Callable[[Store], object]] = {
        "now: its data": lambda store: read_now(store, today, DEFAULTS),
        "  training days": lambda store: store.days(),
        "  sums of a year's days": lambda store: store.day_sums(year, today),
        "  goals and pauses": lambda store: (store.goals(), store.paused_days()),
        "progress: its data, 12 weeks": lambda store: read_progress(store, today, 12, DEFAULTS, known),
        "  of 52 weeks": lambda store: read_progress(store, today, 52, DEFAULTS, known),
        "sessions: a page": lambda store: store.sessions(limit=PAGE),
        "  how many there are": lambda store: store.count(),
        "  a page with an exercise": lambda store: store.sessions(Wanted(exercise="short-foot"), PAGE),
        "  how many with it": lambda store: store.count(Wanted(exercise="short-foot")),
        "  a page of a series": lambda store: store.sessions(Wanted(series="balance"), PAGE),
        "  a page with a word": lambda store: store.sessions(Wanted(text="tired"), PAGE),
        "  all for a word that is not there": lambda store: store.sessions(Wanted(text="zebra"), PAGE),
        "advice: all it is computed from": lambda store: gather(store, today, DEFAULTS, entries),
        "  the same, 400 days after the last": lambda store: gather(store, today + FAR, DEFAULTS, entries),
        "  last time at each exercise": lambda store: store.last_times(known),
        "  at one that was never done": lambda store: store.last_times(("nothing",)),
    }
    return {what: _median(rounds, partial(_asked, home, ask)) for what, ask in asked.items()}


def _asked(home: Path, ask: Callable[[Store], object]) -> None:
    store = open_for_reading(home / "data" / "history.db")
    if store is not None:
        with store, store.still():
            ask(store)


def shown(home: Path, rounds: int) -> Figures:
    """Measure the parts of the review in the app: the first time, which loads modules, and after that."""
    notes = home / "notes"
    notes.write_text("", encoding="utf-8")
    command = (sys.executable, "-m", "benchmarks.watched", str(notes))
    told: dict[str, list[list[float]]] = {part: [] for part in PARTS}
    with Program(command, {"FOOTTIMER_HOME": str(home), "LANG": "C.UTF-8"}, 120, 40) as program:
        program.seconds_to("Desk-break")
        program.settle(1.0)
        told["now"].append(_noted(notes, "now", SHOW, program))
        for _ in range(rounds + 1):
            for part in ("progress", "sessions", "now"):
                told[part].append(_noted(notes, part, PARTS[part], program))
    found: Figures = {}
    for part, times in told.items():
        found[f"{part}: shown, the first time"] = times[0][-1]
        found[f"{part}: opens"] = statistics.median(each[0] for each in times[1:])
        found[f"  all of {part}"] = statistics.median(each[-1] for each in times[1:])
    return found


def _noted(notes: Path, part: str, key: str, program: Program) -> list[float]:
    """Type, and return after how many ms something of a part was shown, and more of it, until nothing new comes."""
    before = len(notes.read_text(encoding="utf-8").splitlines())
    program.send(key)
    end = time.perf_counter() + WAIT
    found: list[float] = []
    while True:
        program.settle(0.05 if not found else REST)
        lines = notes.read_text(encoding="utf-8").splitlines()[before:]
        now = [float(line.split()[1]) for line in lines if line.startswith(part)]
        if found and len(now) == len(found):
            return found
        found = now
        if time.perf_counter() > end:
            raise TimeoutError(f"no part {part} was shown: {program.text()[-500:]!r}")


def commands(home: Path, rounds: int) -> Figures:
    """Measure commands as processes, beside the one that only says its version."""
    asked = {"foottimer streak": ["streak"], "foottimer stats": ["stats"], "  as fast as any": ["--version"]}
    return {what: _median(rounds, partial(_run, home, words)) for what, words in asked.items()}


def _run(home: Path, words: Sequence[str]) -> None:
    surroundings = {**os.environ, "FOOTTIMER_HOME": str(home)}
    command = (sys.executable, "-m", "foottimer", *words)
    subprocess.run(command, env=surroundings, stdout=subprocess.DEVNULL, check=True)


def _median(rounds: int, measure: Callable[[], None]) -> float:
    """The median of some rounds in ms; a first one that warms up does not count."""
    took: list[float] = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        measure()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[1:])


def _budget(what: str, size: int) -> float | None:
    """The most ms that something may take on a store of so many sessions."""
    if what.endswith(": opens"):
        return SCREEN_BUDGETS.get(size)
    return READ_BUDGETS.get(size) if what == "now: its data" else None


def _print(told: Mapping[int, Figures]) -> int:
    """Print a row for each figure and a column for each size; return the exit status."""
    over = False
    print(f"{'ms, sessions in ten years':36}" + "".join(f"{size:>12,}" for size in told))
    for what in next(iter(told.values()), {}):
        cells: list[str] = []
        for size, figures in told.items():
            most = _budget(what, size)
            beyond = most is not None and figures[what] > most
            over = over or beyond
            cells.append(f"{figures[what]:.1f}{'!' if beyond else ' '}")
        budgets = _budgets(what, told)
        print(f"{what:36}" + "".join(f"{cell:>12}" for cell in cells) + (f"  {budgets}" if budgets else ""))
    return int(over)


def _budgets(what: str, sizes: Iterable[int]) -> str:
    found = [(size, _budget(what, size)) for size in sizes]
    return ", ".join(f"at most {most:g} at {size:,}" for size, most in found if most is not None)


if __name__ == "__main__":
    raise SystemExit(main())
