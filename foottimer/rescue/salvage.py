"""What a damaged store still lets read: row by row, past the pages that are gone."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from foottimer.files import beside
from foottimer.history.database import HEAD, LARGE, is_refused
from foottimer.history.migrations import migrate

MOST_BYTES = LARGE
"""Of a larger store nothing is read; it is kept, and its backups are there."""
_PROBES = 500
"""How often it is tried to read on behind a place that can't be read, a table."""
_TABLES = ("snapshot", "session", "attempt", "pause", "goal", "paused_days", "decision", "under_way")
_VALID_FOR = slice(92, 96)
"""Where the first bytes say for which change the number of pages in them holds; for another, the file's size does."""
_SMALLEST_PAGE = 512
_HIGHEST = 2**62


@contextmanager
def salvaged(path: Path, damaged: BinaryIO, whole: Path | None) -> Iterator[sqlite3.Connection]:
    """A store of the present version, gone afterwards, with the rows that a damaged one still lets read.

    It was opened by who calls this: closing it would let go of the locks that are held on it.
    Where its first page can't be read, that of a `whole` store stands in, such as a backup has. It may be empty.
    Raises OSError where there is no room for a copy.
    """
    with _taking(path) as target:
        if path.stat().st_size <= MOST_BYTES:
            copy = beside(path)
            try:
                _copy(damaged, copy)
                for first_page in (None, whole):
                    if first_page is None or _put_first_page(copy, first_page):
                        _read_all(copy, target)
            finally:
                _remove(copy)
        yield target


@contextmanager
def _taking(damaged: Path) -> Iterator[sqlite3.Connection]:
    """A store for what is read. It lies where room is needed anyway: the folder of temporary files is often small."""
    path = beside(damaged)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as target:
            target.execute("PRAGMA synchronous = OFF")
            target.execute("PRAGMA journal_mode = MEMORY")
            with _refusals_raised():
                migrate(target)
            yield target
    finally:
        _remove(path)


@contextmanager
def _refusals_raised() -> Iterator[None]:
    """Raise OSError where there is no room for what was read: else it would pass for what can't be read."""
    try:
        yield
    except sqlite3.Error as error:
        if is_refused(error):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise


def _copy(damaged: BinaryIO, copy: Path) -> None:
    descriptor = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with open(descriptor, "wb") as target:
        damaged.seek(0)
        shutil.copyfileobj(damaged, target, 2**20)
    _have_its_size_hold(copy)


def _have_its_size_hold(copy: Path) -> None:
    """Have SQLite take the file's size for its number of pages; one that was cut short gets empty pages for the rest.

    Of a file with fewer pages than its tables and indexes begin at not even their names would be read.
    """
    with open(copy, "r+b") as file:
        head = bytearray(file.read(HEAD))
        if len(head) < HEAD:
            return
        size, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
        head[_VALID_FOR] = b"\0\0\0\0"
        file.seek(0)
        file.write(head)
        if size >= _SMALLEST_PAGE:
            whole = -(-file.seek(0, os.SEEK_END) // size) * size
            file.truncate(max(whole, min(size * pages, MOST_BYTES)))


def _put_first_page(copy: Path, whole: Path) -> bool:
    """Put the first page of another store in the place of the copy's: tables that were never dropped stay in place."""
    with open(whole, "rb") as other:
        head = other.read(HEAD)
        page = head + other.read(int.from_bytes(head[16:18], "big") - HEAD)
    with open(copy, "r+b") as file:
        if file.read(len(page)) == page:
            return False
        file.seek(0)
        file.write(page)
    _have_its_size_hold(copy)
    return True


def _remove(copy: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            os.unlink(f"{copy}{ending}")


def _read_all(copy: Path, target: sqlite3.Connection) -> None:
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=rw", uri=True, isolation_level=None)) as source:
            source.text_factory = lambda data: data.decode("utf-8", "replace")
            for table in _TABLES:
                with contextlib.suppress(sqlite3.Error):
                    _read_table(source, target, table)
    except sqlite3.Error:
        return


def _read_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    """Copy the rows of a table, in the columns that both have."""
    known = {row[1] for row in target.execute(f"PRAGMA table_info({table})")}
    columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})") if row[1] in known]
    if not columns:
        return
    listed, places = ", ".join(columns), ", ".join("?" for _ in columns)
    statement = f"INSERT OR IGNORE INTO {table} ({listed}) VALUES ({places})"  # noqa: S608
    target.execute("BEGIN")
    for row in _rows(source, f"SELECT rowid, {listed} FROM {table} NOT INDEXED"):  # noqa: S608
        with contextlib.suppress(sqlite3.Error, ValueError, OverflowError), _refusals_raised():
            target.execute(statement, row[1:])
    with _refusals_raised():
        target.execute("COMMIT")


def _rows(source: sqlite3.Connection, query: str) -> Iterator[Sequence[object]]:
    """The rows of a table from both ends up to a place that can't be read, and from the middle of what is between.

    Pages that lead back to each other would be read for ever: a row that is out of its order is such a place, too.
    """
    ranges = deque([(-_HIGHEST, _HIGHEST)])
    for _ in range(_PROBES):
        if not ranges:
            return
        low, high = ranges.popleft()
        for order in ("ASC", "DESC"):
            gone = False
            try:
                for row in source.execute(f"{query} WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}", (low, high)):
                    if not low <= row[0] <= high:
                        gone = True
                        break
                    low, high = (row[0] + 1, high) if order == "ASC" else (low, row[0] - 1)
                    yield row
            except sqlite3.Error:
                gone = True
            if not gone:
                break
        else:
            middle = (low + high) // 2
            ranges += [part for part in ((low, middle), (middle + 1, high)) if part[0] <= part[1] and low < high]
