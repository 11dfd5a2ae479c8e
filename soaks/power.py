"""Write sessions without pause and take the power away, over and over: what of the store is on the disk?

    python -m soaks.power [--runs N] [--seed S]

A child writes sessions as fast as it can and tells of each row once the store has taken it. It is held at a random
instant, and its files are copied as they are. What SQLite has not yet been told to be on the disk may be there, in part
or not at all when the power goes, so in the copy it is damaged: the journal's end before the journal was flushed, the
pages that are being written after it. Then the copy is opened as the next start does. Prints the counts, and exits 1
where a row that was told of is missing, or the store is not whole. Needs Linux; 1,000 times take about a minute.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from foottimer.history.record import AttemptRow, Status, attempt_row, moment_at
from foottimer.history.store import Store, StoreError, open_store
from foottimer.history.underway import Position
from foottimer.routine.library import load_file
from foottimer.routine.timeline import Interval
from foottimer.session.events import Attempt, Outcome
from soaks.painted import ID, furnish
from soaks.terminal import ROOT

RUNS = 1_000
"""How often, unless the command line says otherwise."""
PATIENCE = 0.05
"""Seconds that the child writes at most before it is held."""
_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8siIIII")
"""Of a rollback journal: magic, records, checksum, the database's pages, sector, page; see SQLite's file format."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the child said of one session."""

    rows: int
    """So many attempts are in the store."""
    closed: bool
    """It is closed."""


# The child ----------------------------------------------------------------------------------------


def write_for_ever(home: Path) -> None:
    """Write sessions until somebody kills this, a line on standard output for each row that is written."""
    timeline = load_file(home / "routines" / f"{ID}.toml").timeline
    assert timeline is not None
    with open_store(home / "history.db") as store:
        now = _NOON
        while True:
            session = store.begin(timeline, moment_at(now), now, 3)
            _tell(f"{session} 0")
            for interval in timeline.intervals:
                now += timedelta(milliseconds=interval.length)
                _write(store, session, interval, now)
                _tell(f"{session} {interval.index + 1}")
            store.close(session, Status.COMPLETED, now, timeline.total, 0, now)
            _tell(f"{session} closed")


def _write(store: Store, session: str, interval: Interval, now: datetime) -> None:
    """Write an attempt and where the session stands then, as a journal does."""
    over = interval.start + interval.length
    with store.at_once():
        store.add_attempt(session, _row(interval), now)
        store.stand(session, Position(interval.index + 1, over, 1_000, 0, over), now)


def _row(interval: Interval) -> AttemptRow:
    done = Attempt(
        index=interval.index,
        began=interval.start,
        actual=interval.length,
        planned=interval.length,
        reps_planned=None,
        reps_done=None,
        outcome=Outcome.DONE,
    )
    return attempt_row(interval, done, seq=interval.index, nth=1, start_ms=interval.start)


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


# Holding it ---------------------------------------------------------------------------------------


class Writer:
    """The child, and what it said so far."""

    def __init__(self, home: Path, child: subprocess.Popen[bytes]) -> None:
        self._home = home
        self._child = child
        self._read = b""
        self.told: dict[str, Told] = {}
        """What it said, by session."""

    def copy(self, to: Path, after: float) -> None:
        """Hold it after so many seconds, and copy its files as they are then."""
        time.sleep(after)
        self._child.send_signal(signal.SIGSTOP)
        _, status = os.waitpid(self._child.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            raise RuntimeError("the child ended")
        try:
            self._listen()
            for path in self._home.glob("history.db*"):
                shutil.copyfile(path, to / path.name)
        finally:
            self._child.send_signal(signal.SIGCONT)

    def _listen(self) -> None:
        assert self._child.stdout is not None
        while data := self._child.stdout.read():
            self._read += data
        *lines, self._read = self._read.split(b"\n")
        for line in lines:
            session, what = line.decode().split()
            before = self.told.get(session, Told(0, closed=False))
            self.told[session] = Told(before.rows, True) if what == "closed" else Told(int(what), before.closed)


@contextmanager
def writing(home: Path) -> Iterator[Writer]:
    """Have a child write into a folder."""
    furnish(home)
    open_store(home / "history.db").shut()
    command = [sys.executable, "-m", "soaks.power", "--child", str(home)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT, bufsize=0)
    assert child.stdout is not None
    try:
        first = child.stdout.read(1)
        os.set_blocking(child.stdout.fileno(), False)
        writer = Writer(home, child)
        writer._read = first or b""
        yield writer
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


# What the power leaves ----------------------------------------------------------------------------


def take_power(folder: Path, chance: random.Random) -> str:
    """Damage what was not flushed yet in a copy; return what was going on."""
    journal = folder / "history.db-journal"
    if not journal.exists():
        return "between two writes"
    data = journal.read_bytes()
    header = _HEADER.unpack_from(data) if len(data) >= _HEADER.size else None
    if header is None or header[0] != _MAGIC or header[1] <= 0:
        # Its head is flushed last, and says how much of it there is: nothing so far. Of the rest anything may be there.
        cut = chance.randrange(len(data) + 1)
        journal.write_bytes(data[:cut] + chance.randbytes(chance.choice((0, 0, len(data) - cut))))
        return "before the journal was on the disk"
    _, records, _, _, sector, size = header
    _tear(folder / "history.db", [_page(data, sector, size, record) for record in range(records)], size, chance)
    return "while pages were written"


def _page(journal: bytes, sector: int, size: int, record: int) -> int:
    (page,) = struct.unpack_from(">I", journal, sector + record * (size + 8))
    return int(page)


def _tear(database: Path, pages: list[int], size: int, chance: random.Random) -> None:
    """Write some of the pages that the journal keeps only in part, or as noise."""
    with database.open("r+b") as file:
        for page in pages:
            if chance.random() < 0.5:
                file.seek((page - 1) * size)
                file.write(chance.randbytes(chance.choice((512, size // 2, size))))


def faults_in(folder: Path, told: dict[str, Told]) -> list[str]:
    """Open a copy as the next start does, and return what is wrong with it."""
    path = folder / "history.db"
    try:
        with open_store(path) as store:
            faults = [fault for session, said in told.items() if (fault := _missing(store, session, said))]
            running = [found.id for found in store.under_way()]
    except StoreError as error:
        return [str(error)]
    with sqlite3.connect(path) as db:
        checked = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
    db.close()
    faults += [fault for fault in checked if fault != "ok"]
    # A start that finds it damaged sets it aside and goes on: kindness that nothing here may need.
    faults += [f"{found.name} was set aside" for found in folder.glob("history.damaged*")]
    if len(running) > 1:
        faults.append(f"{len(running)} sessions are under way")
    return faults


def _missing(store: Store, session: str, told: Told) -> str:
    try:
        record = store.record(session)
    except KeyError:
        return f"the session {session} is missing"
    if len(record.attempts) < told.rows:
        return f"{told.rows - len(record.attempts)} rows of {session} are missing"
    if told.closed and record.status is not Status.COMPLETED:
        return f"{session} was closed, and is {record.status}"
    return ""


def copies(home: Path, runs: int, chance: random.Random) -> tuple[Counter[str], list[str]]:
    """Take the power away so often in a folder; return what was going on then, and what was wrong."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    with writing(home) as writer:
        for number in range(runs):
            copy = home / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            copy.mkdir()
            writer.copy(copy, chance.random() * PATIENCE)
            counts[take_power(copy, chance)] += 1
            # What was told of before this copy was looked at with the one before it.
            lately = dict(list(writer.told.items())[-20:])
            faults += [f"copy {number}: {fault}" for fault in faults_in(copy, lately)]
        counts["rows told of"] = sum(said.rows for said in writer.told.values())
    return counts, faults


def main() -> int:
    """Take the power away as often as asked, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        write_for_ever(options.child)
    with tempfile.TemporaryDirectory() as folder:
        counts, faults = copies(Path(folder), options.runs, random.Random(options.seed))
    for what, count in sorted(counts.items()):
        print(f"{what:<40}{count:>7}")
    print(f"{'wrong':<40}{len(faults):>7}  of {options.runs}, seed {options.seed}")
    print(*faults[:20], sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
