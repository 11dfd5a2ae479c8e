"""The database file: opening it, its schema's version, transactions, and what is said when it fails."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foottimer.history.migrations import APPLICATION_ID, VERSION, migrate, transaction

BUSY_SECONDS = 5.0
"""How long a call waits for another program that is writing."""

_REASONS = {
    "SQLITE_BUSY": "is in use by another program; what was saved before is kept, try again",
    "SQLITE_LOCKED": "is in use by another program; what was saved before is kept, try again",
    "SQLITE_FULL": "cannot grow: the disk is full; what was saved before is kept",
    "SQLITE_READONLY": "cannot be written: it or its folder is read-only; what is in it is kept",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder is there and may be used; nothing was changed",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error; what was saved before is kept",
    "SQLITE_PERM": "may not be opened by you; nothing was changed",
    "SQLITE_AUTH": "may not be opened by you; nothing was changed",
    "SQLITE_NOTADB": "is not a database, or is damaged; it was left as it is, move it aside to start a new one",
    "SQLITE_CORRUPT": "is damaged; it was left as it is, move it aside to start a new one",
}

_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""How the names of errors begin where a file, or the journal beside it, may not be written."""


class StoreError(Exception):
    """The store cannot be used; the message is one line that names the file, what is wrong and what was kept."""


class UnreadableRowError(Exception):
    """A row of the database holds what no version of this schema writes."""


def storable(text: str) -> str:
    """The text without what SQLite takes for none: what a terminal sends may hold half characters."""
    return text.encode("utf-8", "replace").decode()


def open_to_write(path: Path, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open the database, made and brought up to date where needed; its folder is made for its owner alone.

    Every call waits for another program that is writing `busy` seconds.

    Raises StoreError when it cannot be opened, is damaged, another program's, or a newer version's; it is then
    left as it was.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_there(path):
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}; nothing was saved") from error
    connection = _connect(path, busy)
    with _closing_on_error(connection), reported(path):
        _check_version(connection, path)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)
    return connection


def open_to_read(path: Path) -> sqlite3.Connection | None:
    """Open the database for reading; None when there is none yet. Makes nothing.

    One of an older version is brought up to date, or, where it may not be written, read from a copy in memory.
    Raises StoreError as `open_to_write` does.
    """
    try:
        if not _is_there(path):
            return None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}; nothing was changed") from error
    connection = _connect(path)
    with _closing_on_error(connection), reported(path):
        version = _check_version(connection, path)
        if version == 0:
            connection.close()
            return None
        if version < VERSION:
            connection = _up_to_date(connection)
        connection.execute("PRAGMA query_only = ON")
    return connection


def _up_to_date(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        migrate(connection)
    except sqlite3.OperationalError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(_UNWRITABLE):
            raise
    else:
        return connection
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with _closing_on_error(copy):
        connection.backup(copy)
        connection.close()
        migrate(copy)
    return copy


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what SQLite raises, and a row that makes no sense, into a StoreError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path} {_reason(error)}") from error
    except UnreadableRowError as error:
        raise StoreError(
            f"{path} holds a row that cannot be understood ({error}); it was left as it is, put a backup in its place"
        ) from error


def _is_there(path: Path) -> bool:
    """As `Path.exists`, but for what cannot be known raises OSError in every version of Python."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _connect(path: Path, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open an existing file.

    `mode=rw` makes nothing, falls back to reading where the file may not be written, and unlike `mode=ro` can undo
    what a killed process left half written.
    """
    with reported(path):
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=busy, isolation_level=None)


@contextmanager
def _closing_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _check_version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema's version, 0 for an empty file."""
    with transaction(connection, "DEFERRED"):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (version or tables or application) and application != APPLICATION_ID:
        raise StoreError(
            f"{path} is a database of another program; it was left as it is, move it aside to start a new one"
        )
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer foottimer (version {version} of the store, this one knows {VERSION}); "
            "it was left as it is, update foottimer to use it"
        )
    return int(version)


def _reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for start, reason in _REASONS.items():
        if name.startswith(start):
            return reason
    detail = " ".join(str(error).split())
    return f"cannot be used ({detail}); what was saved before is kept"
