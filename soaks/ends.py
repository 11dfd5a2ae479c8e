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
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from soaks.broken import FAULTS
from soaks.terminal import FOOTTIMER, Terminal, ignoring, surroundings

RUNS = 200
"""How often SIGTERM and SIGHUP end it, unless the command line says otherwise."""
PROBLEM = 1
"""The status after a mistake."""
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
    for _ in range(10):
        terminal.resize(300, 100)
        time.sleep(0.05)
        terminal.resize(299, 99)
        time.sleep(0.05)
    terminal.signal(signal.SIGTERM)


def twice(terminal: Terminal) -> None:
    """Send the signal again at once."""
    terminal.signal(signal.SIGTERM)
    terminal.signal(signal.SIGTERM)


def stopped(number: int) -> Callable[[Terminal], object]:
    """Return what stops it by ctrl+z, then sends a signal, and lets it go on to hear of that, as shells do."""

    def act(terminal: Terminal) -> None:
        terminal.send("\x1a")
        terminal.until(lambda: state(terminal) == "T", 1.0)
        terminal.signal(number)
        terminal.signal(signal.SIGCONT)

    return act


def state(terminal: Terminal) -> str:
    """Return the letter that Linux has for what a program does: T when it is stopped."""
    try:
        return Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def deaf(command: Sequence[str]) -> Sequence[str]:
    """Return the command as `nohup` starts it."""
    return ignoring("HUP", command)


WAYS = (
    Way("SIGTERM", signal.SIGTERM, sent(signal.SIGTERM), share=1),
    Way("SIGHUP", signal.SIGHUP, sent(signal.SIGHUP), share=1),
    Way("SIGQUIT", signal.SIGQUIT, sent(signal.SIGQUIT)),
    Way("SIGINT", signal.SIGINT, sent(signal.SIGINT)),
    Way("SIGTERM twice", signal.SIGTERM, twice),
    Way("stopped, then SIGTERM", signal.SIGTERM, stopped(signal.SIGTERM)),
    Way("stopped, then SIGHUP", signal.SIGHUP, stopped(signal.SIGHUP)),
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

    @property
    def told(self) -> str:
        """What it is called where it went wrong."""
        return f"{self.seed} ({self.place.name}{f' after {self.early:.2f} s' if self.early else ''})"


def planned(seed: int, way: Way) -> Run:
    """Return what the run with a number is."""
    chance = random.Random(seed)
    early = chance.uniform(0.02, 0.8) if chance.random() < 0.2 else 0.0
    return Run(seed, way, chance.choice(PLACES), early, chance.uniform(0, 3 if chance.random() < 0.3 else 0.3))


def done(run: Run, within: float = PATIENCE) -> tuple[list[str], float]:
    """Do a run, which has to end `within` so many seconds; return what was wrong, and the seconds that the end took."""
    with routine_in() as home:
        command = run.way.before((*FOOTTIMER, *run.place.arguments))
        with Terminal(command, surroundings(home), controlling=run.way.controlling) as terminal:
            try:
                reach(run, terminal)
            except TimeoutError as error:
                return [f"its place was not reached: {error}"], 0.0
            run.way.act(terminal)
            took = terminal.end(within * 2, reading=run.way.reads)
            terminal.drain()
            if took is None:
                return [f"it did not end; it had {terminal.cpu():.1f} s of CPU"], within * 2
            wrong = [] if took <= within else [f"it took {took:.1f} s to end"]
            wrong += seen(terminal, 128 + run.way.number, run.way.watched)
            if "broke" in terminal.shown.said():
                wrong.append(f"it broke down: {terminal.shown.said()}")
        # Ended by ctrl+c, a session is over; by anything else it waits to be taken up.
        kept = [("partial", 0)] if run.way.number == signal.SIGINT else INTERRUPTED
        return wrong + stored(home, [kept] if run.place.session and not run.early else [[], kept]), took


def break_down(name: str) -> tuple[list[str], float]:
    """Run foottimer with a mistake in it; return what was wrong, and 0."""
    fault = FAULTS[name]
    with routine_in() as home:
        with Terminal((sys.executable, "-m", "soaks.broken", name, *fault.arguments), surroundings(home)) as terminal:
            wait = terminal.wait_for_said if fault.plain else terminal.wait_for
            try:
                if fault.keys:
                    wait("Stand")
                    terminal.settle(0.2)
                    terminal.send(fault.keys)
                if not fault.ends:
                    wait("broke")
                    terminal.signal(signal.SIGTERM)
            except TimeoutError as error:
                return [str(error)], 0.0
            if terminal.end() is None:
                return ["it did not end"], 0.0
            wrong = seen(terminal, PROBLEM if fault.ends else 128 + signal.SIGTERM, watched=True)
            if fault.ends and "foottimer broke down, by a mistake of its own" not in terminal.shown.said():
                wrong.append(f"it does not say so: {terminal.shown.said()!r}")
        if not fault.plain and len(list((home / "data" / "crashes").glob("crash-*.txt"))) != 1:
            wrong.append("nothing was written down of it")
        begun = [] if fault.session is False else [INTERRUPTED]
        return wrong + stored(home, begun if fault.session else [*begun, []]), 0.0


@contextmanager
def routine_in() -> Iterator[Path]:
    """A folder for everything, with the routine in it."""
    with tempfile.TemporaryDirectory(prefix="ends-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "routines").mkdir()
        (home / "routines" / "ends.toml").write_text(ROUTINE, encoding="utf-8")
        yield home


def seen(terminal: Terminal, status: int, watched: bool) -> list[str]:
    """Return what is wrong with the status of a program that has ended, and, where it is `watched`, its terminal."""
    wrong = list(terminal.changed()) if watched else []
    if terminal.status() != status:
        wrong.append(f"its status is {terminal.status()}; it said {terminal.shown.said()!r}")
    if "Traceback" in terminal.shown.said():
        wrong.append(f"it printed pages: {terminal.shown.said()}")
    return wrong


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


INTERRUPTED: list[tuple[str, int]] = [("running", 1)]
"""The sessions in the store when one waits to be taken up: its status, and that it is known where it stands."""


def stored(home: Path, allowed: Sequence[Sequence[tuple[str, int]]]) -> list[str]:
    """Return what is wrong with what the store has of sessions."""
    file = home / "data" / "history.db"
    rows: list[tuple[str, int]] = []
    if file.exists():
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            if (found := db.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
                return [f"the store is broken: {found}"]
            if db.execute("SELECT name FROM sqlite_master WHERE name = 'under_way'").fetchall():
                query = "SELECT status, interval_index IS NOT NULL FROM session LEFT JOIN under_way ON session_id = id"
                rows = db.execute(query).fetchall()
    return [] if rows in allowed else [f"the sessions in the store are {rows}"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do all runs, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=8)
    parser.add_argument("--only", default="", metavar="HOW", help="one way to end it, as the counts call it")
    options = parser.parse_args(arguments)
    right = True
    with ThreadPoolExecutor(options.jobs) as pool:
        for way in WAYS:
            if options.only in ("", way.name):
                runs = [planned(options.seed + place, way) for place in range(max(1, options.runs // way.share))]
                right &= counted(way.name, [run.told for run in runs], list(pool.map(done, runs)))
        if options.only in ("", "mistakes"):
            names = [name for name in FAULTS for _ in range(max(1, options.runs // 40))]
            right &= counted("mistakes", names, list(pool.map(break_down, names)))
    return 0 if right else 1


def counted(name: str, told: Sequence[str], found: Sequence[tuple[list[str], float]]) -> bool:
    """Print what came of runs, and return whether all were right."""
    right = sum(not wrong for wrong, _ in found)
    slowest = max(took for _, took in found)
    ended = f", the slowest ended in {slowest:.2f} s" if slowest else ""
    print(f"{name:<32}{right:>5} of {len(found)} right{ended}", flush=True)
    for which, (wrong, _) in zip(told, found, strict=True):
        for what in wrong:
            print(f"  {which}: {what}", flush=True)
    return right == len(found)


if __name__ == "__main__":
    sys.exit(main())
