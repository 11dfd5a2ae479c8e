"""The database file: opening it, its schema's version, transactions, and what is said when it fails."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from foottimer.history.migrations import APPLICATION_ID, VERSION, migrate, transaction

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from pathlib import Path

BUSY_SECONDS = 5.0
"""How long a call waits for another program that is writing, unless said otherwise."""
LARGE = 256 * 2**20
"""Bytes of a store from which on copying it takes longer than somebody waits who waits only briefly."""
READ_CACHE = 256
"""KiB of a database that are kept while it is read; of SQLite's own 2,000 the process would never let go."""
MAGIC = b"SQLite format 3\0"
"""What every database begins with, ..."""
HEAD = 100
"""... and how many bytes come before its first page's own; see SQLite's file format."""
MENDS = "`foottimer restore` mends it, from a backup and from what can still be read of it"
"""What to do about a damaged store."""

_REASONS = {
    "SQLITE_READONLY_DBMOVED": "was moved or deleted while it was open; what is in it was not changed, try again",
    "SQLITE_READONLY_ROLLBACK": "was left half written by a program that was killed, and cannot be mended here: it or "
    "its folder is read-only; nothing was changed, make them writable",
    "SQLITE_BUSY": "is in use by another program; what was saved before is kept, try again",
    "SQLITE_LOCKED": "is in use by another program; what was saved before is kept, try again",
    "SQLITE_FULL": "cannot grow: the disk is full; what was saved before is kept, make room",
    "SQLITE_READONLY": "cannot be written: it or its folder is read-only; what is in it is kept, make them writable",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder is there and may be used; nothing was changed",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error; what was saved before is kept",
    "SQLITE_PERM": "may not be opened by you; nothing was changed",
    "SQLITE_AUTH": "may not be opened by you; nothing was changed",
    "SQLITE_NOTADB": f"is not a database, or is damaged; it was left as it is: {MENDS}",
    "SQLITE_CORRUPT": f"is damaged; it was left as it is: {MENDS}",
}
"""What is said of an error whose name begins so; the first one that fits."""

_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
"""How the names of errors begin that only a damaged file has."""
_REFUSED = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_NOMEM")
"""How they begin where the system refuses something: what is in the file may be well."""
_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""How the names of errors begin where a file, or the journal beside it, may not be written."""
_WHY_UNMADE = {
    errno.ENOSPC: "the disk is full; make room",
    errno.EDQUOT: "you may not take more room on its disk; make room",
    errno.EROFS: "its disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENOTDIR: "something that is no folder is in the way",
    errno.EEXIST: "something that is no folder is in the way",
    errno.ELOOP: "its path has links that lead round in a circle",
}
_PLAIN = frozenset("/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""What stands for itself in a URI."""
_SORTS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
"""What else than a file may have its name."""


class StoreError(Exception):
    """The store cannot be used; the message is one line that names the file, what is wrong and what was kept."""


class DamagedError(StoreError):
    """The store's file is damaged, by what SQLite says of it."""


class RefusedStoreError(StoreError):
    """The system refuses what a store needs, as room on a disk; that says nothing of what is in the store."""


class UnreadableRowError(Exception):
    """A row of the database holds what no version of this schema writes."""

    def __init__(self, message: str, row: str = "", session: object = None) -> None:
        """Say what is wrong, and with which row, as "session 5f0c1d2e": both are safe to print; `session` is its id."""
        super().__init__(message)
        self.row = row or message
        self.session = session


def storable(text: str) -> str:
    """The text without what SQLite takes for none: what a terminal sends may hold half characters."""
    return text.encode("utf-8", "replace").decode()


def open_to_write(path: Path, busy: float | None = None) -> sqlite3.Connection:
    """Open the database, made and brought up to date where needed; its folder is made for its owner alone.

    Before it is brought up to date, it is backed up. A call waits `busy` seconds for another program, as long as is
    usual where that is None; who says how long is not made to wait for the backup of a large one either. Raises
    StoreError when it cannot be opened, is damaged (DamagedError), another program's, or a newer version's; it is then
    left as it was.
    """
    _make_file(path)
    connection = _connect(path, busy)
    with _closing_on_error(connection), reported(path):
        version = _check_version(connection, path)
        connection.execute("PRAGMA journal_mode = DELETE")
        # Beyond FULL, the folder is flushed too: a journal that came back after the power went would undo a commit.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        if busy is not None and 0 < version < VERSION and path.stat().st_size > LARGE:
            raise StoreError(f"{path} has to be brought up to date, which takes a while: type `foottimer history` once")
        _bring_up_to_date(connection, path, version)
    return connection


def open_to_read(path: str | Path) -> sqlite3.Connection | None:
    """Open the database for reading; None when there is none yet. Makes nothing.

    One of an older version is backed up and brought up to date, or, where it may not be written, read from a copy in
    memory. Raises StoreError as `open_to_write` does.
    """
    if not _is_there(path):
        return None
    connection = _connect(path)
    with _closing_on_error(connection), reported(path):
        version = _check_version(connection, path)
        if version == 0:
            connection.close()
            return None
        if version < VERSION:
            connection = _up_to_date(connection, path, version)
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{READ_CACHE}")
    return connection


def open_as_it_is(path: Path) -> sqlite3.Connection:
    """Open a database of ours, whatever version it has, to be copied or checked; makes and changes nothing.

    Raises StoreError as `open_to_write` does, also where there is none.
    """
    if not _is_there(path):
        raise StoreError(f"{path} is not there; nothing was changed")
    connection = _connect(path)
    with _closing_on_error(connection), reported(path):
        _check_version(connection, path)
        connection.execute("PRAGMA query_only = ON")
    return connection


def damage(what: str, name: str = "SQLITE_CORRUPT") -> sqlite3.DatabaseError:
    """The error that SQLite raises for a damaged file."""
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorname = name
    return error


def is_refused(error: sqlite3.Error) -> bool:
    """Whether an error is the system's, such as that of a full disk, and not about what is in a database."""
    return getattr(error, "sqlite_errorname", "").startswith(_REFUSED)


def why_unmade(error: OSError) -> str:
    """Return why the system refuses to make a file, and what to do about it."""
    return _WHY_UNMADE.get(error.errno or 0) or error.strerror or type(error).__name__


def _make_file(path: Path) -> None:
    """Make an empty file, for its owner alone, where there is none."""
    from foottimer.folders import make

    try:
        make(path.parent, 0o700)
    except OSError as error:
        raise _unmade(path, error) from error
    if not _is_there(path):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as error:
            if os.path.islink(path):
                raise StoreError(
                    f"{path} is a link to {os.readlink(path)}, which is not there: plug its disk in, or mount it; "
                    "nothing was saved"
                ) from error
        except OSError as error:
            raise _unmade(path, error) from error


def _unmade(path: Path, error: OSError) -> StoreError:
    reason = why_unmade(error)
    return StoreError(f"{path} cannot be made: {reason}; nothing was saved")


def _bring_up_to_date(connection: sqlite3.Connection, path: str | Path, version: int) -> None:
    """Take the steps that are missing; before the first of them, make a backup where there is room for one."""
    if 0 < version < VERSION:
        from pathlib import Path

        from foottimer.history.backups import RefusedBackupError, back_up
        from foottimer.session.clock import SystemClock

        # Without one all the steps are taken all the same, or none; `doctor` says that there is no backup.
        with suppress(RefusedBackupError):
            back_up(Path(path), SystemClock().wall(), f"before-{VERSION}")
    migrate(connection)


def _try_to_write(connection: sqlite3.Connection, version: int) -> None:
    """Raise sqlite3.OperationalError where a database may not be written; it stays as it is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _up_to_date(connection: sqlite3.Connection, path: str | Path, version: int) -> sqlite3.Connection:
    try:
        _try_to_write(connection, version)
        _bring_up_to_date(connection, path, version)
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


_suspects: set[str] = set()
"""Files that were found damaged since the program began: what opens a store reads its first page alone."""


def is_suspect(path: str | Path) -> bool:
    """Whether a file was found damaged, since the program began or since it was cleared."""
    return os.fspath(path) in _suspects


def clear(path: str | Path) -> None:
    """Take a file for whole again."""
    _suspects.discard(os.fspath(path))


@contextmanager
def reported(path: str | Path) -> Iterator[None]:
    """Turn what SQLite raises, and a row that makes no sense, into a StoreError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(_DAMAGED):
            _suspects.add(os.fspath(path))
            raise DamagedError(f"{path} {_reason(error)}") from error
        if is_refused(error):
            raise RefusedStoreError(f"{path} {_reason(error)}") from error
        raise StoreError(f"{path} {_reason(error)}") from error
    except UnreadableRowError as error:
        raise StoreError(
            f"{path} holds a row that cannot be understood ({error}); it was left as it is: "
            "foottimer doctor says how to mend it"
        ) from error


def _is_there(path: str | Path) -> bool:
    """Whether there is a file; raises StoreError for what can't be known, is no regular file, or is not to be read.

    A pipe would be waited for, and of a device there is no end.
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        circle = _WHY_UNMADE[errno.ELOOP] if error.errno == errno.ELOOP else error.strerror
        raise StoreError(f"{path} cannot be read: {circle}; nothing was changed") from error
    if not stat.S_ISREG(mode):
        what = next((name for is_so, name in _SORTS if is_so(mode)), "something else")
        raise StoreError(f"{path} cannot be opened: it is {what}, not a file; it was left as it is, move it aside")
    if not os.access(path, os.R_OK):
        raise StoreError(f"{path} may not be read by you; nothing was changed, see to its rights")
    return True


def _connect(path: str | Path, busy: float | None = None) -> sqlite3.Connection:
    """Open an existing file.

    `mode=rw` makes nothing, falls back to reading where the file may not be written, and unlike `mode=ro` can undo
    what a killed process left half written. One that says how long it waits is a session's, which more than one
    thread writes, each at its turn.
    """
    wait, alone = (BUSY_SECONDS, True) if busy is None else (busy, False)
    with reported(path):
        if _is_cut_off(path):
            raise damage("shorter than what a database begins with", "SQLITE_NOTADB")
        return sqlite3.connect(
            f"{_uri(path)}?mode=rw", uri=True, timeout=wait, isolation_level=None, check_same_thread=alone
        )


def _uri(path: str | Path) -> str:
    """The file's URI as SQLite reads it, which stops at the first mark of its own."""
    if os.name == "nt":
        from pathlib import Path

        return Path(path).absolute().as_uri()
    name = os.fsencode(os.path.join(os.getcwd(), path))
    return "file://" + "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in name)


def _is_cut_off(path: str | Path) -> bool:
    """Whether a file is too short for a database; SQLite takes the shortest for empty, and would write over them."""
    try:
        return 0 < os.stat(path).st_size < HEAD
    except OSError:  # it went away just now
        return False


@contextmanager
def _closing_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _check_version(connection: sqlite3.Connection, path: str | Path) -> int:
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
