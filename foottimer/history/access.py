"""The store's file, open: how its parts read and write it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from foottimer.history.database import UnreadableRowError, reported
from foottimer.history.migrations import transaction
from foottimer.history.told import many

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self


class Access:
    """What every part of the store has: the open file, and transactions whose errors are a StoreError.

    Shut it, or use it in a `with`.
    """

    def __init__(self, connection: sqlite3.Connection, path: str | Path) -> None:
        self._db = connection
        self._path = path
        self._at_once = False
        self.notice = ""
        """What was done to the file before it was opened, for the person, in sentences; empty where nothing was."""
        self._left_out: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shut()

    def shut(self) -> None:
        """Let go of the file."""
        self._db.close()

    @property
    def left_out(self) -> tuple[str, ...]:
        """What made no sense of all that was asked for, each once, with its row: "session 5f0c1d2e: day is no day"."""
        return tuple(self._left_out.values())

    @property
    def left_out_line(self) -> str:
        """The same in one sentence, to be told once; empty where nothing was left out."""
        return left_out_line(len(self._left_out))

    def _leave_out(self, error: UnreadableRowError) -> None:
        self._left_out.setdefault(error.row, str(error))

    @contextmanager
    def still(self) -> Iterator[None]:
        """Have several questions answered as of one instant; nothing may be written inside.

        Other programs that write wait while this lasts, so it should be short.
        """
        with self._reading():
            yield

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Have all that is written inside on the disk together, or nothing of it when anything is raised."""
        with self._writing():
            self._at_once = True
            try:
                yield
            finally:
                self._at_once = False

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write everything or, when anything is raised, nothing; within `at_once`, with all else there."""
        with reported(self._path):
            if self._at_once:
                yield
                return
            with transaction(self._db):
                yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Read everything as of one instant, whatever another process writes meanwhile."""
        with reported(self._path):
            if self._db.in_transaction:
                yield
                return
            with transaction(self._db, "DEFERRED"):
                yield


def left_out_line(rows: int) -> str:
    """Say that so many rows were left out, and where they are named; empty for none."""
    if not rows:
        return ""
    make, are, them = ("makes", "is", "it") if rows == 1 else ("make", "are", "them")
    return f"{many(rows, 'row')} of the history {make} no sense and {are} left out: foottimer doctor names {them}"
