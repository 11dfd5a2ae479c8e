"""A store that fails where it is told to, call by call, and a session in which everything happens."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from lines import hold, line, opened, ready, reps, rest
from parts import NOON, FakeWatch, make_empty

from foottimer.carry.carrying import Carrying
from foottimer.follow.heartbeat import Gap
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.record import Answers
from foottimer.history.store import Store
from foottimer.routine.model import Unit
from foottimer.session.clock import ManualClock

ERRORS = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_BUSY", "SQLITE_IOERR_WRITE", "SQLITE_READONLY_DBMOVED")
"""What the system says where a file may not be written, one after the other."""


class Disk:
    """Where a store is: in memory, and refusing from the call `first` on so many `calls`, counted from 1."""

    def __init__(self, first: int = 0, calls: int = 0, commits: bool = False) -> None:
        """With `commits`, what is refused at the end of a transaction was done all the same."""
        self.made = 0
        self.on_call: dict[int, Callable[[], object]] = {}
        """What happens right before a call is done, by its number."""
        self.refused = 0
        self._first, self._last = first, first + calls
        self._commits = commits
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        make_empty(self._db)

    def open(self) -> Store:
        """Open the store, which may be refused too."""
        return Store(Failing(self), Path("history.db"))  # type: ignore[arg-type]

    def execute(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
        """Do what a connection does, or refuse it."""
        self.made += 1
        self.on_call.pop(self.made, int)()
        if self._first <= self.made < self._last and statement != "ROLLBACK":
            self.refused += 1
            if self._commits and statement == "COMMIT":
                self._db.execute(statement)
            error = sqlite3.OperationalError("refused")
            error.sqlite_errorname = ERRORS[self.made % len(ERRORS)]
            raise error
        return self._db.execute(statement, values)

    def recover(self) -> None:
        """Refuse nothing any more."""
        self._last = 0

    def lose(self) -> None:
        """Be another disk, with nothing on it."""
        self._db.close()
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        make_empty(self._db)

    @property
    def in_transaction(self) -> bool:
        return self._db.in_transaction

    def close_connection(self) -> None:
        """Undo what was half done, as the end of a connection does."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def carrying(self) -> Carrying:
        """Open the store to take something in; not to be shut."""
        return Carrying(self._db, Path("history.db"))

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """All that is in it but for the ids, which are made up."""
        return {
            table: self._db.execute(f"SELECT {columns} FROM {table} ORDER BY {order}").fetchall()
            for table, columns, order in _TABLES
        }

    def shut(self) -> None:
        self._db.close()


class Failing:
    """A connection to a disk."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._open = True

    def execute(self, statement: str, values: Any = ()) -> Any:
        if not self._open:
            raise sqlite3.ProgrammingError("Cannot operate on a closed database.")
        return self._disk.execute(statement, values)

    @property
    def in_transaction(self) -> bool:
        return self._open and self._disk.in_transaction

    def close(self) -> None:
        self._open = False
        self._disk.close_connection()


_TABLES = (
    ("session", "routine, name, status, started_at, ended_at, active_ms, paused_ms, counts, rpe, pain, note", "id"),
    ("attempt", "seq, interval_index, nth, start_ms, actual_ms, reps_done, recorded, outcome", "seq"),
    ("pause", "at_ms, length_ms, reason", "at_ms"),
    ("goal", "day, per_week", "day"),
    ("under_way", "interval_index", "session_id"),
)


class Followed:
    """A session on a disk, in which everything happens that is ever written."""

    def __init__(self, opening: Callable[[], Store]) -> None:
        self.clock = ManualClock(NOON, ms=1_000)
        self.watch = FakeWatch()
        timeline = line(ready(), opened(record=Unit.REPS), rest(), reps(4), hold(), rest(), hold())
        self.journal = Journal(opening, timeline, self.clock)
        self.runner = Runner(timeline, self.clock, self.journal, self.watch)
        self.troubles: list[str] = []
        """What was said to be wrong, each time that it was another one."""

    def steps(self) -> Iterator[object]:
        """Do one thing after the other, to the end; whoever looks on sees what was said after each."""
        runner = self.runner
        doing: tuple[Callable[[], object], ...] = (
            runner.start,
            lambda: self._wait(10_000),
            lambda: self._wait(9_000),
            runner.done,
            lambda: self.journal.correct(1, recorded=23),
            runner.pause,
            lambda: self._sleep(600_000),
            runner.resume,
            lambda: self._wait(15_000),
            runner.skip,
            lambda: self._wait(8_000),
            self._stand_still,
            runner.resume,
            lambda: self._wait(3_000),
            runner.back,
            lambda: runner.adjust(10_000),
            lambda: self._wait(30_000),
            lambda: self._wait(15_000),
            lambda: self._wait(20_000),
            lambda: self.journal.correct(3, reps_done=2),
            lambda: self.journal.answer(Answers(rpe=6)),
            lambda: self.journal.answer(Answers(rpe=6, pain=1, note="fine")),
        )
        for step in doing:
            step()
            if self.journal.trouble not in ("", *self.troubles[-1:]):
                self.troubles.append(self.journal.trouble)
            yield step

    def follow(self) -> Followed:
        """Do it all."""
        for _ in self.steps():
            pass
        return self

    def _wait(self, ms: int) -> None:
        self.clock.move(ms)
        self.runner.tick()

    def _sleep(self, ms: int) -> None:
        self.clock.sleep(ms)
        self.runner.tick()

    def _stand_still(self) -> None:
        self.watch.found = Gap(self.clock.now() - 2_000, 2_000, 0)
        self.runner.tick()


@contextmanager
def disk(first: int = 0, calls: int = 0, commits: bool = False) -> Iterator[Disk]:
    """A disk that refuses so."""
    with closing_disk(Disk(first, calls, commits)) as made:
        yield made


@contextmanager
def closing_disk(made: Disk) -> Iterator[Disk]:
    try:
        yield made
    finally:
        with suppress(sqlite3.Error), closing(made._db):
            pass
