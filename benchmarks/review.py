"""How the review and all that reads the history grow with it, from 1,000 sessions to 1,000,000.

    python -m benchmarks.review [--sizes N,N...] [--rounds N] [--keep DIR]

The stores are made by `benchmarks.generate`, which takes minutes and gigabytes for the large ones; `--keep` keeps them
for the next time. Sessions are on ten years of days at most: 36,500 are ten a day, 1,000,000 are 274. Every figure is
compared with that of the smallest store, with which it takes turns, so that a ratio says how it grows. A screen is
measured in the app on a pseudo-terminal of 120 x 40, from asking for its data until that is painted: when it opens,
which shows something of it, and when all of it is shown. A command is measured as a process, from its start to its end.
A first round that warms up does not count, so what a disk takes is left out; `make bench` measures 1,000 and 36,500.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import IO

from benchmarks.alone import parser, say
from benchmarks.generate import generate
from benchmarks.homes import quiet
from benchmarks.installed import ROOT, ours
from benchmarks.table import Row, runs_row, text_table
from benchmarks.terminal import Program, surroundings
from benchmarks.turns import Runs, turns
from foottimer.history.listing import Wanted, after
from foottimer.history.store import Store, open_for_reading
from foottimer.plan.gathering import REACH, gather
from foottimer.plan.today.suggest import suggest
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.settings.model import DEFAULTS
from foottimer.ui.progress_data import read_progress
from foottimer.ui.reviewed import read_now

QUICK = (1_000, 36_500)
"""Sessions of the stores that are made in seconds."""
SIZES = (1_000, 20_000, 36_500, 1_000_000)
"""Those of all that are measured."""
MOST_OPEN = 300.0
"""Ms that a part of the review may take until it opens."""
MOST_CARRIED = 20_000
"""Sessions that are exported and taken in again at most, once: it takes half a minute."""
FAR = timedelta(days=REACH + 1)
"""After so many days no session enters advice: what it costs then is what lies behind its reach."""
PAGE = 300
"""Sessions of a page of the list."""
UNASKED = "[questions]\npain = false\n"
"""Nobody is asked about the morning after, which would stand before the review."""
LISTED = r"(?s)(?=.*Foot activation)(?=.*▌)(?=.*enter\s+start)"
"""A routine of the library's list, the mark of the chosen one, and a key."""
SUGGESTED = r"Tomorrow:"
"""What the library shows last: what is suggested."""
SHOW = "v"
"""The key of the review."""
PARTS = {"progress": "2", "sessions": "3", "now": "1"}
"""The parts of the review, with their keys."""
OLDEST, OPEN, LEAVE, NEWEST = "\x1b[F", "\r", "\x1b", "\x1b[H"
"""To the oldest session that was read, which reads more; opens the chosen one; goes back; to the newest."""
MEASURED = """\
import resource, subprocess, sys, time
began = time.perf_counter()
status = subprocess.run(sys.argv[1:]).returncode
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""
"""Runs a command from a small process: to Linux, the memory of who starts a program is also the program's own."""
KEYS = {
    "sessions: the oldest that was read, and more": OLDEST,
    "a session: opens": OPEN,
    "a session: is left": LEAVE,
    "sessions: the newest again": NEWEST,
}
"""What is typed in the list of sessions."""
WAIT = 60.0
"""Seconds after which nothing is expected any more."""
REST = 1.5
"""Seconds after which a part shows nothing more."""
COMMANDS = ("streak", "stats", "today", "plan", "levels", "history --limit 20", "why", "list")
"""Commands that read the history; all of it as text takes as long as there are sessions."""


def rows(rounds: int, folder: Path, sizes: Sequence[int] = QUICK) -> Iterator[Row]:
    """Measure stores of each size, made below the folder where they are not there yet."""
    homes = {size: _made(folder / str(size), size) for size in sizes}
    took = measured(rounds, homes)
    both = {size: carried(homes[size]) if size <= MOST_CARRIED else ({}, {}) for size in sizes}
    for unit, found in {
        "ms": {size: {**took[size], **both[size][0]} for size in sizes},
        "MB": {size: both[size][1] for size in sizes},
    }.items():
        yield from _grown(unit, found)


def _grown(unit: str, found: Mapping[int, Runs]) -> Iterator[Row]:
    """Yield what was measured of each size, beside that of the smallest."""
    least = next(iter(found))
    for size, told in found.items():
        for what, runs in told.items():
            most = MOST_OPEN if what.endswith(": opens") else None
            floor = found[least].get(what, ()) if size > least else ()
            called = f"{size:,} sessions: {what}"
            yield runs_row(called, unit, runs, floor, floor_name=f"{least:,} sessions", most=most)


def measured(rounds: int, homes: Mapping[int, Path]) -> dict[int, Runs]:
    """Return the ms of all that is measured in rounds, by size; in each round the sizes take turns."""
    asked = {size: {**read(home), **commands(home)} for size, home in homes.items()}
    names = next(iter(asked.values()))
    say("  questions and commands ...")
    timed = turns(rounds, [partial(_timed, f"{size} {what}", asked[size][what]) for what in names for size in homes])
    say("  library ...")
    starts = turns(rounds, [partial(library, size, home) for size, home in homes.items()])
    say("  review ...")
    found: dict[int, Runs] = {size: {} for size in homes}
    for called, runs in {**timed, **starts, **review(homes, rounds)}.items():
        size, _, what = called.partition(" ")
        found[int(size)][what] = runs
    return found


def whole_rows(rounds: int, folder: Path) -> Iterator[Row]:
    """Measure stores of all sizes: minutes to make them, and 10 GB."""
    yield from rows(rounds, folder, SIZES)


def _made(home: Path, size: int) -> Path:
    path = home / "data" / "history.db"
    if not path.exists():
        say(f"making {size:,} sessions ...")
        generate(path, size, date.today())  # noqa: DTZ011
    quiet(home)
    with (home / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write(UNASKED)
    return home


def read(home: Path) -> Mapping[str, Callable[[], object]]:
    """Return the questions that are asked of the store, its file opened anew for each."""
    today = date.today()  # noqa: DTZ011
    known = bundled_catalogue().exercises
    entries = load_library(None)
    asked: Mapping[str, Callable[[Store], object]] = {
        "data of now": lambda store: read_now(store, today, DEFAULTS),
        "data of progress, 12 weeks": lambda store: read_progress(store, today, 12, DEFAULTS, known),
        "data of progress, 52 weeks": lambda store: read_progress(store, today, 52, DEFAULTS, known),
        "a page of sessions": lambda store: store.sessions(limit=PAGE),
        "a page of them, 5,000 further down": _far_down,
        "their number": lambda store: store.count(),
        "a page with an exercise": lambda store: store.sessions(Wanted(exercise="short-foot"), PAGE),
        "the number with it": lambda store: store.count(Wanted(exercise="short-foot")),
        "a page of a series": lambda store: store.sessions(Wanted(series="balance"), PAGE),
        "a page with a word": lambda store: store.sessions(Wanted(text="tired"), PAGE),
        "all, for a word that is not there": lambda store: store.sessions(Wanted(text="zebra"), PAGE),
        "a session": lambda store: store.record(store.sessions(limit=1)[0].id),
        "advice: what it is computed from": lambda store: gather(store, today, DEFAULTS, entries),
        "advice: the same, 400 days after the last": lambda store: gather(store, today + FAR, DEFAULTS, entries),
        "advice: all, with what is suggested": lambda store: suggest(gather(store, today, DEFAULTS, entries)),
        "the last time at each exercise": lambda store: store.last_times(known),
    }
    return {what: partial(_asked, home, ask) for what, ask in asked.items()}


def _far_down(store: Store) -> object:
    lines = store.sessions(limit=5_000)
    return store.sessions(limit=PAGE, after=after(lines[-1]))


def _asked(home: Path, ask: Callable[[Store], object]) -> None:
    store = open_for_reading(home / "data" / "history.db")
    if store is not None:
        with store, store.still():
            ask(store)


def library(size: int, home: Path) -> dict[str, float]:
    """Measure the app's start: when its list is there, and when what is suggested, which the whole history enters."""
    shown = {"library: its list": LISTED, "library: what is suggested": SUGGESTED}
    with _app(home) as program:
        return {f"{size} {what}": _seconds_to(pattern, program) * 1000 for what, pattern in shown.items()}


def review(homes: Mapping[int, Path], rounds: int) -> Runs:
    """Measure the parts of the review in the app, its list far down, and a session's page; all sizes are open."""
    told: Runs = {}
    with ExitStack() as open_ones:
        programs = {size: open_ones.enter_context(_app(home)) for size, home in homes.items()}
        for size, program in programs.items():
            _seconds_to(SUGGESTED, program)
            _noted(homes[size], "now", SHOW, program)
        for _ in range(rounds + 1):
            for size, program in programs.items():
                _part_times(size, homes[size], program, told)
        for size, program in programs.items():
            _noted(homes[size], "sessions", PARTS["sessions"], program)
        for _ in range(rounds + 1):
            for size, program in programs.items():
                for what, typed in KEYS.items():
                    told.setdefault(f"{size} {what}", []).append(program.answer(typed) * 1000)
    return {what: runs[1:] for what, runs in told.items()}


def _part_times(size: int, home: Path, program: Program, told: Runs) -> None:
    for part, key in PARTS.items():
        times = _noted(home, part, key, program)
        told.setdefault(f"{size} {part}: opens", []).append(times[0])
        told.setdefault(f"{size} {part}: all of it", []).append(times[-1])


def _app(home: Path) -> Program:
    notes = home / "notes"
    notes.write_text("", encoding="utf-8")
    command = (sys.executable, "-m", "benchmarks.watched", str(notes))
    return Program(command, {"FOOTTIMER_HOME": str(home), "PYTHONPATH": str(ROOT)}, 120, 40)


def _seconds_to(pattern: str, program: Program) -> float:
    """Return when it was written, however long that takes while the disk is read for the first time."""
    while True:
        try:
            return program.seconds_to(pattern)
        except TimeoutError:
            if time.perf_counter() - program.started > WAIT:
                raise
            program.settle(0.1)


def _noted(home: Path, part: str, key: str, program: Program) -> list[float]:
    """Type, and return after how many ms something of a part was shown, and more of it, until nothing new comes."""
    notes = home / "notes"
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


def commands(home: Path) -> Mapping[str, Callable[[], object]]:
    """Return commands, to be run as processes."""
    return {f"foottimer {name}": partial(_run, home, name) for name in COMMANDS}


def carried(home: Path) -> tuple[Runs, Runs]:
    """Export once, and take that in where nothing is yet; return the ms, and the most MB of memory that took."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sessions.json"
        with file.open("wb") as written:
            exported = _cost(home, written, "export json")
        imported = _cost(Path(folder), subprocess.DEVNULL, f"import {file}")
    costs = {"foottimer export json": exported, "foottimer import": imported}
    took = {what: [cost[0]] for what, cost in costs.items()}
    return took, {f"{what}: memory": [cost[1]] for what, cost in costs.items()}


def _cost(home: Path, out: int | IO[bytes], words: str) -> tuple[float, float]:
    """Run a command; return how many ms it took, and how many MB at the most."""
    command = (sys.executable, "-I", "-S", "-c", MEASURED, str(ours() / "foottimer"), *words.split())
    env = surroundings(FOOTTIMER_HOME=str(home))
    done = subprocess.run(command, env=env, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    *said, told = done.stderr.splitlines()
    if done.returncode:
        raise RuntimeError(f"foottimer {words} ended with {done.returncode}: {said[-1:]}")
    seconds, most = map(float, told.split())
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds * 1000, most * unit / 1e6


def _run(home: Path, name: str) -> None:
    _cost(home, subprocess.DEVNULL, name)


def _timed(called: str, measure: Callable[[], object]) -> dict[str, float]:
    began = time.perf_counter()
    measure()
    return {called: (time.perf_counter() - began) * 1000}


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part.replace("_", "")) for part in text.split(","))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print the table; return 1 where a budget is exceeded."""
    options = parser("review", __doc__)
    options.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,N...", help="sessions of the stores")
    options.add_argument("--keep", type=Path, metavar="DIR", help="make the stores there, or use those that are there")
    chosen = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        found = list(rows(chosen.rounds, chosen.keep or Path(folder), chosen.sizes))
    print(text_table(found))
    return int(any(row.over for row in found))


if __name__ == "__main__":
    sys.exit(main())
