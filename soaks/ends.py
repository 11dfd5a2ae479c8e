"""End foottimer from outside, wherever it stands: is the terminal as it was, is the status right, is the session kept?

    python -m soaks.ends [--runs N] [--seed S] [--jobs J] [--only HOW]

Each run takes one of the places that a person may be at (a list, a session, a dialog, the plain front end, the first
moments of the program) and one way to end it, at a random instant: N times (200) by SIGTERM and as often by SIGHUP, a
tenth as often in each of the rarer ways. Prints how many of each were right and how long the slowest took, and what was
wrong, with the number that repeats it (`--seed S --runs 1` begins with it). Exits 1 where anything was.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from soaks.terminal import FOOTTIMER, Terminal, ignoring, surroundings

RUNS = 200
"""How often SIGTERM and SIGHUP end it, unless the command line says otherwise."""
PATIENCE = 3.0
"""Seconds within which it has to end."""
ROUTINE = """\
format = 1
name = "Ends"
[defaults]
get_ready = 0
[[block]]
name = "Stand"
hold = 2
rest = 1
sets = 40
"""
"""What is followed: long enough for any run, with an interval's end every other second."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person may be when the program is ended."""

    name: str
    """What it is called in the counts."""
    arguments: tuple[str, ...]
    """Of the command."""
    steps: tuple[tuple[str, str], ...]
    """What is waited for on the screen, and typed then; the last one is only waited for."""
    session: bool = False
    """Whether a session has begun that nobody ended."""
    plain: bool = False
    """Whether it goes line by line."""


RUN, COUNT = ("run", "ends"), r"q end"
PLACES = (
    Place("library", (), ((r"Ends", ""),)),
    Place("review", (), ((r"Ends", "v"), (r"sessions", ""))),
    Place("session", RUN, ((COUNT, ""),), session=True),
    Place("paused", RUN, ((COUNT, " "), ("Space to go on", "")), session=True),
    Place("ending", RUN, ((COUNT, "q"), ("[Kk]eep", "")), session=True),
    Place("settings", RUN, ((COUNT, "\x1bOR"), ("Settings", "")), session=True),
    Place("outline", RUN, ((COUNT, "o"), ("Stand", "")), session=True),
    Place("editor", ("edit", "ends"), ((r"Stand", ""),)),
    Place("plain", (*RUN, "--plain"), (("Stand", ""),), session=True, plain=True),
    Place("plain paused", (*RUN, "--plain"), (("Stand", "p\n"), ("[Pp]aused", "")), session=True, plain=True),
    Place("plain question", (*RUN, "--plain"), (("Stand", "q\n"), ("End here", "")), session=True, plain=True),
)
"""Everywhere; the first moments of each are among it, as some runs do not wait."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which the program is ended."""

    name: str
    """What it is called in the counts."""
    number: int
    """The signal whose status the program has then."""
    act: Callable[[Terminal], object]
    """Does it."""
    watched: bool = True
    """Whether the terminal is there afterwards, to be looked at."""
    before: Callable[[Sequence[str]], Sequence[str]] = tuple
    """What the command becomes."""
    controlling: bool = True
    """Whether the terminal is the program's own, so that a hang-up is told."""
    reads: bool = True
    """Whether somebody reads what it writes while it ends."""
    share: int = 10
    """One run of so many of SIGTERM's is done."""


def sent(number: int) -> Callable[[Terminal], object]:
    """Return what sends a signal."""
    return lambda terminal: terminal.signal(number)


def hung_up(terminal: Terminal) -> None:
    """Close the window."""
    terminal.hang_up()


def stalled(terminal: Terminal) -> None:
    """Read nothing for so long that no more can be written; then ask it to end."""
    for _ in range(40):
        terminal.resize(300, 100)
        time.sleep(0.02)
        terminal.resize(299, 99)
        time.sleep(0.02)
    terminal.signal(signal.SIGTERM)


def twice(terminal: Terminal) -> None:
    """Send the signal again at once."""
    terminal.signal(signal.SIGTERM)
    terminal.signal(signal.SIGTERM)


def deaf(command: Sequence[str]) -> Sequence[str]:
    """Return the command as `nohup` starts it."""
    return ignoring("HUP", command)


WAYS = (
    Way("SIGTERM", signal.SIGTERM, sent(signal.SIGTERM), share=1),
    Way("SIGHUP", signal.SIGHUP, sent(signal.SIGHUP), share=1),
    Way("SIGQUIT", signal.SIGQUIT, sent(signal.SIGQUIT)),
    Way("SIGINT", signal.SIGINT, sent(signal.SIGINT)),
    Way("SIGTERM twice", signal.SIGTERM, twice),
    Way("window closed", signal.SIGHUP, hung_up, watched=False),
    Way("window closed, SIGHUP ignored", signal.SIGHUP, hung_up, watched=False, before=deaf),
    Way("window closed, no SIGHUP sent", signal.SIGHUP, hung_up, watched=False, controlling=False),
    Way("nobody reads, SIGTERM", signal.SIGTERM, stalled, reads=False),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what is done, and what came of it."""

    seed: int
    """What repeats it."""
    way: Way
    """How it was ended."""
    place: Place
    """Where."""
    early: float
    """Seconds after the start at which it is ended, wherever it stands; 0: once it is in its place."""
    late: float
    """Seconds that it is in its place before it is ended."""


def planned(seed: int, way: Way) -> Run:
    """Return what the run with a number is."""
    chance = random.Random(seed)
    early = chance.uniform(0.02, 0.8) if chance.random() < 0.2 else 0.0
    return Run(seed, way, chance.choice(PLACES), early, chance.uniform(0, 3 if chance.random() < 0.3 else 0.3))


def done(run: Run) -> tuple[list[str], float]:
    """Do a run; return what was wrong, and the seconds that the end took."""
    folder = Path(tempfile.mkdtemp(prefix="ends-"))
    try:
        return done_in(run, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def done_in(run: Run, home: Path) -> tuple[list[str], float]:
    """Do a run in a folder."""
    (home / "routines").mkdir()
    (home / "routines" / "ends.toml").write_text(ROUTINE, encoding="utf-8")
    command = run.way.before((*FOOTTIMER, *run.place.arguments))
    with Terminal(command, surroundings(home), controlling=run.way.controlling) as terminal:
        try:
            reach(run, terminal)
        except TimeoutError as error:
            return [f"its place was not reached: {error}"], 0.0
        run.way.act(terminal)
        took = terminal.end(PATIENCE * 2, reading=run.way.reads)
        terminal.drain()
        if took is None:
            return [f"it did not end; it had {terminal.cpu():.1f} s of CPU"], PATIENCE * 2
        wrong = [] if took <= PATIENCE else [f"it took {took:.1f} s to end"]
        if terminal.status() != 128 + run.way.number:
            wrong.append(f"its status is {terminal.status()}; it said {terminal.shown.said()!r}")
        if run.way.watched and terminal.changed():
            wrong.extend(terminal.changed())
        if "Traceback" in terminal.shown.said():
            wrong.append(f"it broke down: {terminal.shown.said()}")
    wrong += stored(home, run)
    return wrong, took


def reach(run: Run, terminal: Terminal) -> None:
    """Bring the program to where it is ended; raises TimeoutError."""
    if run.early:
        terminal.settle(run.early)
        return
    for wanted, keys in run.place.steps:
        (terminal.wait_for_said if run.place.plain else terminal.wait_for)(wanted)
        if keys:
            terminal.send(keys)
    terminal.settle(run.late)


def stored(home: Path, run: Run) -> list[str]:
    """Return what is wrong with what the store has of the session."""
    file = home / "data" / "history.db"
    if not file.exists():
        return ["there is no store"] if run.place.session and not run.early else []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        if (found := db.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            return [f"the store is broken: {found}"]
        if not db.execute("SELECT name FROM sqlite_master WHERE name = 'under_way'").fetchall():
            return [] if run.early else ["the store is empty"]
        rows = db.execute(
            "SELECT status, interval_index IS NOT NULL FROM session LEFT JOIN under_way ON session_id = id"
        ).fetchall()
    # Ended by ctrl+c, a session is over; by anything else it waits to be taken up.
    wanted = [("partial", 0)] if run.way.number == signal.SIGINT else [("running", 1)]
    if rows == wanted or (not rows and (run.early or not run.place.session)):
        return []
    return [f"the sessions in the store are {rows}"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do all runs, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=8)
    parser.add_argument("--only", default="", metavar="HOW", help="one way to end it, as the counts call it")
    options = parser.parse_args(arguments)
    failed = False
    for way in WAYS:
        if options.only in ("", way.name):
            number = max(1, options.runs // way.share)
            failed |= not counted(way, [planned(options.seed + place, way) for place in range(number)], options.jobs)
    return 1 if failed else 0


def counted(way: Way, runs: Sequence[Run], jobs: int) -> bool:
    """Do runs, print what came of them, and return whether all were right."""
    with ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(done, runs))
    right = sum(not wrong for wrong, _ in found)
    slowest = max(took for _, took in found)
    print(f"{way.name:<32}{right:>5} of {len(runs)} right, the slowest ended in {slowest:.2f} s", flush=True)
    for run, (wrong, _) in zip(runs, found, strict=True):
        for what in wrong:
            place = f"{run.place.name} after {run.early:.2f} s" if run.early else run.place.name
            print(f"  {run.seed} ({place}): {what}", flush=True)
    return right == len(runs)


if __name__ == "__main__":
    sys.exit(main())
