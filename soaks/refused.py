"""Let the system itself refuse what a session writes, from a random step of it to another: is all there in the end?

    python -m soaks.refused [--runs N] [--seed S]

Each run follows a session with everything in it (pauses, skips, corrections, answers) on a real store. From a random
step on the store can't be written: the disk is full (a small tmpfs, where this may mount one), files may not grow
(RLIMIT_FSIZE), the folder is another one's (as another user, where this is root), another program holds the lock, or
the file is deleted. The fault ends at a later step, or only after the program did; then the next start takes in what
waits. Every session has to come to its end, and to be in the store as one that nothing was refused of. Prints the
counts, and what failed with its seed; exits 1 where anything did. 400 runs take about a minute.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from foottimer.carry.carrying import open_to_carry
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.database import StoreError
from foottimer.history.record import Answers
from foottimer.history.store import Store, open_store
from foottimer.rescue.parting import part
from foottimer.rescue.unsaved import Unsaved
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.session.clock import ManualClock
from foottimer.session.machine import State

RUNS, SEED = 400, 7
"""How often and from where on, unless the command line says otherwise."""
BUSY = 0.02
"""Seconds that a call waits for the other program, which holds the lock as long as the fault lasts."""
NOBODY = 65534
"""The user that a folder is closed to, and the one that root becomes."""
BEGAN = datetime(2026, 3, 2, 12, tzinfo=UTC)
STEPS = 40
"""Things that are done in a session before it is let run to its end."""
LENGTHS = (4_000, 5_000, 3_000, 6_000) * 5
"""Ms of its intervals, work and rest by turns."""
_ROWS = (
    "SELECT routine, status, started_at, ended_at, active_ms, paused_ms, counts, rpe, pain, note FROM session",
    "SELECT seq, interval_index, nth, start_ms, actual_ms, reps_done, outcome FROM attempt ORDER BY seq",
    "SELECT at_ms, length_ms, reason FROM pause ORDER BY at_ms, length_ms",
    "SELECT day, per_week FROM goal",
)


def timeline() -> Timeline:
    """Return what is followed."""
    made, start = [], 0
    for index, length in enumerate(LENGTHS):
        kind = Kind.REST if index % 2 else Kind.HOLD
        made.append(Interval(index=index, kind=kind, name=kind.value, start=start, length=length))
        start += length
    return Timeline("feet", "Feet", tuple(made))


def follow(opening: Callable[[], Store], seed: int, at_step: Callable[[int], object]) -> tuple[Journal, bool]:
    """Follow a session as the seed has it, and tell each step; return its journal, and whether it came to its end."""
    dice, clock = random.Random(seed), ManualClock(BEGAN, ms=1_000)
    journal = Journal(opening, timeline(), clock)
    runner = Runner(journal.timeline, clock, journal)

    def wait(ms: int) -> None:
        clock.move(ms)
        runner.tick()

    def correct() -> None:
        if journal.attempts:
            journal.correct(dice.randrange(len(journal.attempts)), recorded=dice.randrange(90))

    doing: tuple[Callable[[], object], ...] = (
        *(partial(wait, 700 * each) for each in range(1, 6)),
        runner.toggle,
        runner.skip,
        runner.back,
        correct,
    )
    at_step(0)
    runner.start()
    for step in range(1, STEPS):
        at_step(step)
        dice.choice(doing)()
    while runner.session.is_open:
        runner.resume()
        wait(10_000)
    for rpe in (5, 6):
        at_step(STEPS + rpe)
        journal.answer(Answers(rpe=rpe, note="fine"))
    at_step(STEPS + 7)
    return journal, runner.session.state is State.ENDED


# The faults, each as long as it is entered --------------------------------------------------------


@contextmanager
def full(home: Path) -> Iterator[None]:
    """Have no room on the disk of the data folder."""
    filling = home / "data" / "filling"
    try:
        with open(filling, "wb", buffering=0) as file:
            while file.write(b"x" * 512):
                pass
    except OSError:
        pass
    try:
        yield
    finally:
        filling.unlink()


@contextmanager
def short(_: Path) -> Iterator[None]:
    """Have no file grow beyond 64 KiB, of which the store has more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def closed(home: Path) -> Iterator[None]:
    """Be a user who may not write in the data folder; what is open already stays open."""
    (home / "cache").mkdir(exist_ok=True)
    os.chown(home / "cache", NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Have another program hold the lock of the store."""
    with closing(sqlite3.connect(home / "data" / "history.db", isolation_level=None)) as others:
        others.execute("BEGIN EXCLUSIVE")
        yield
        others.execute("ROLLBACK")


@contextmanager
def gone(home: Path) -> Iterator[None]:
    """Have the store deleted."""
    (home / "data" / "history.db").unlink()
    yield


FAULTS = {"full": full, "short": short, "closed": closed, "locked": locked, "gone": gone}


def possible() -> tuple[str, ...]:
    """Return the faults that this system and user can be given."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        mounts = root and _mount(Path(folder)) and _unmount(Path(folder))
    return tuple(name for name in FAULTS if (name != "closed" or root) and (name != "full" or mounts))


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=512k,mode=0755", "none", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _unmount(folder: Path) -> bool:
    return subprocess.run(["umount", str(folder)], check=False, capture_output=True).returncode == 0


# One run ------------------------------------------------------------------------------------------


def run(fault: str, seed: int) -> tuple[str, str]:
    """Follow a session with a fault; return how it was saved, and what is wrong, empty for nothing."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home.chmod(0o755)  # the other user goes through it
        history = home / "data" / "history.db"
        history.parent.mkdir(mode=0o755)
        if fault == "full":
            _mount(history.parent)
            stack.callback(_unmount, history.parent)
        opening = partial(open_store, history, BUSY)
        opening().shut()
        history.chmod(0o644)
        return _followed(home, history, opening, fault, seed)


def _followed(home: Path, history: Path, opening: Callable[[], Store], fault: str, seed: int) -> tuple[str, str]:
    dice = random.Random(-seed - 1)
    first = dice.randrange(STEPS)
    last = dice.randrange(first, 2 * STEPS)
    folders = home / "data" / "unsaved", home / "cache" / "unsaved"
    unsaved = Unsaved(folders, home / "data" / "replaced", lambda: open_to_carry(history), lambda: BEGAN)
    noticed = False

    with ExitStack() as faulty:

        def at_step(step: int) -> None:
            if step == first:
                faulty.enter_context(FAULTS[fault](home))
            elif step == last:
                faulty.close()

        journal, ended = follow(opening, seed, at_step)
        noticed = bool(journal.trouble)
        said = part(journal, unsaved)
    if said and not unsaved.waiting():
        return "kept nowhere", f"kept nowhere: {said[0]}"
    if said:
        taken = unsaved.take_in()
        if not taken.sessions or taken.left or unsaved.waiting():
            return "waited", f"not taken in: {taken.said}"
    how = "waited as a file" if said else "saved at the end" if noticed else "saved on the way"
    wanted = _faultless(seed)
    found = rows(history)
    return how, "" if ended and found == wanted else f"ended {ended}, found {found}, wanted {wanted}"


def _faultless(seed: int) -> list[object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        journal, _ = follow(partial(open_store, path), seed, lambda _: None)
        journal.shut()
        return rows(path)


def rows(path: Path) -> list[object]:
    """Return what is in a store, but for ids, and whether it is whole."""
    with closing(sqlite3.connect(path)) as db:
        whole = db.execute("PRAGMA integrity_check").fetchone()
        return [*(db.execute(query).fetchall() for query in _ROWS), whole]


def once(task: tuple[str, int]) -> tuple[str, int, str, str]:
    """Do one run in a process of its own kind; what it raises is what is wrong."""
    try:
        return (*task, *run(*task))
    except (OSError, StoreError, sqlite3.Error, ValueError, LookupError) as error:
        return (*task, "raised", f"{type(error).__name__}: {error}")


def main() -> int:
    """Run as often as asked, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    faults = possible()
    for name in sorted(set(FAULTS) - set(faults)):
        print(f"{name:<8} not possible here, left out")
    tasks = [(faults[seed % len(faults)], seed) for seed in range(options.seed, options.seed + options.runs)]
    counts: Counter[tuple[str, str]] = Counter()
    wrong = 0
    with ProcessPoolExecutor() as pool:
        for fault, seed, how, why in pool.map(once, tasks, chunksize=4):
            counts[fault, how] += 1
            if why:
                wrong += 1
                print(f"WRONG {fault}, --runs 1 --seed {seed}: {why}")
    for (fault, how), number in sorted(counts.items()):
        print(f"{fault:<8}{how:<20}{number:>5}")
    print(f"{'wrong':<28}{wrong:>5}  of {options.runs}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
