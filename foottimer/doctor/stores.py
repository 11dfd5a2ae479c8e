"""Whether the store of sessions is whole, row by row. It is only read, and where that would mend it, a copy of it."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from foottimer.doctor.finding import Finding, Mark, at_most, good, note, wrong
from foottimer.doctor.rows import look_at_rows
from foottimer.doctor.schema import look_at_schema
from foottimer.history.database import HEAD, LARGE, MAGIC, StoreError, reported, why_unmade
from foottimer.history.migrations import APPLICATION_ID, VERSION, migrate
from foottimer.history.told import many
from foottimer.history.underway import UnderWay, load_under_way

SECONDS = 30.0
"""How long looking at a store may take: one of 35 MB, ten years of daily sessions, takes two."""
MEND = "foottimer restore puts the newest good backup in its place, with what can still be read; the file is kept."
"""What to do about a damaged store."""
_WRITTEN_AHEAD = 2
"""What bytes 18 and 19 of a file say that is written ahead (WAL); see SQLite's file format."""
_WAIT = 2.0
"""Seconds that another program is waited for that writes."""
_BREATH = 0.05
"""Seconds between two tries to copy it meanwhile."""
_STEPS = 20_000
"""Steps of SQLite's machine between two looks at whether to stop."""


def look_at_store(path: Path, stop: threading.Event) -> Iterator[Finding]:
    """Look at the file, its pages, its schema and every row."""
    refusal = _refusal(path)
    if refusal is not None:
        yield refusal
        return
    hot = _left_half_written(path)
    if hot is not None:
        yield hot
    try:
        with _opened(path, stop, aside=hot is not None) as db:
            yield from _look_inside(path, db, stop)
    except StoreError as error:
        yield wrong(f"{error}.", _mend_of(error))
    except OSError as error:
        yield note(f"{path} was not looked at to the end: {error.strerror}.", "Make room for a copy of it, in TMPDIR.")


def newest_session(path: Path) -> str | None:
    """When the newest session began, as the store has it; None where that can't be told."""
    if not path.is_file():
        return None
    try:
        with closing(_connected(path)) as db:
            found = db.execute(
                "SELECT max(started_at) FROM session WHERE deleted_at IS NULL AND started_at GLOB '[0-9]*'"
            ).fetchone()[0]
    except sqlite3.Error:
        return None
    return found if isinstance(found, str) else None


def under_way(path: Path) -> tuple[UnderWay, ...]:
    """The sessions that run, or whose program is gone; none where that can't be told, as of an earlier version."""
    if not path.is_file():  # a pipe would be waited for
        return ()
    try:
        with closing(_connected(path)) as db:
            return load_under_way(db, lambda _: None)
    except sqlite3.Error:
        return ()


def _refusal(path: Path) -> Finding | None:
    """What there is to say of a file that can't be a store; None where it may be one."""
    try:
        found = path.stat()
    except FileNotFoundError:
        if os.path.islink(path):
            return wrong(
                f"{path} is a link to {os.readlink(path)}, which is not there.", "Mount the disk that it leads to."
            )
        return good(f"There is no history yet; the first session makes it: {path}.")
    except OSError as error:
        in_circle = error.errno == errno.ELOOP
        mend = "Take that link away." if in_circle else "See to the rights of the folders that it is in."
        return wrong(f"{path} cannot be read: {why_unmade(error) if in_circle else error.strerror}.", mend)
    if not stat.S_ISREG(found.st_mode):
        return wrong(f"{path} is no file.", "Move it aside: a history is begun in its place.")
    if not os.access(path, os.R_OK):
        return wrong(f"{path} may not be read by you.", f"Give yourself the rights: chmod u+rw {path}")
    if found.st_size == 0:
        return note(
            f"{path} is an empty file.", "Nothing, where there never was another one: the next session is its first."
        )
    with open(path, "rb") as file:
        head = file.read(HEAD)
    if len(head) < HEAD or not head.startswith(MAGIC):
        return wrong(f"{path} is no database, or damaged.", MEND)
    return None


def _left_half_written(path: Path) -> Finding | None:
    with open(path, "rb") as file:
        head = file.read(HEAD)
    if _WRITTEN_AHEAD in (head[18], head[19]):
        return note(
            f"{path} was opened by another program, which has it written in another way (WAL).",
            "Close that program; the next session changes it back.",
        )
    journal = Path(f"{path}-journal")
    if not os.path.isfile(journal) or not _is_hot(path):
        return None
    return note(
        f"A program was killed while it wrote, or the power went: {journal} is left of it.",
        "Leave it there: the next start undoes the half that was written. What was saved before is kept.",
    )


def _is_hot(path: Path) -> bool:
    """Whether a journal has to be played back, which a connection that only reads can't do."""
    try:
        with closing(_connected(path)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))
    return False


@contextmanager
def _opened(path: Path, stop: threading.Event, aside: bool) -> Iterator[sqlite3.Connection]:
    """The store, to be read: a copy, so that nobody waits for what is asked of it, unless it is too large for that.

    Where reading it would change it, it is copied with what lies beside it.
    """
    with reported(path):
        if aside:
            with _copied_aside(path) as copy, closing(sqlite3.connect(copy, isolation_level=None)) as db:
                yield _stopping(db, stop)
        elif path.stat().st_size > LARGE:
            with closing(_connected(path)) as db:
                yield _stopping(db, stop)
        else:
            with closing(sqlite3.connect("", isolation_level=None)) as db:
                with closing(_connected(path)) as source:
                    _copy(source, db, _Patience(path, stop))
                yield _stopping(db, stop)


def _copy(source: sqlite3.Connection, db: sqlite3.Connection, patience: _Patience) -> None:
    try:
        source.backup(db, progress=patience.told, sleep=_BREATH)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_FULL":
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error  # the copy's disk; nothing else is written


class _Patience:
    """Gives a copy up that another program keeps from being made; nothing else would."""

    def __init__(self, path: Path, stop: threading.Event) -> None:
        self._path = path
        self._stop = stop
        self._left = round(_WAIT / _BREATH)

    def told(self, status: int, _: int, __: int) -> None:
        """Take note of a try; raises StoreError after the last one."""
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._left -= 1
            if self._left < 0 or self._stop.is_set():
                raise StoreError(f"{self._path} is in use by another program")


@contextmanager
def _copied_aside(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="foottimer-doctor-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        for ending in ("-journal", "-wal"):
            if os.path.isfile(f"{path}{ending}"):
                shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        yield copy


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BREATH, isolation_level=None)


def _stopping(db: sqlite3.Connection, stop: threading.Event) -> sqlite3.Connection:
    db.set_progress_handler(stop.is_set, _STEPS)
    return db


def _look_inside(path: Path, db: sqlite3.Connection, stop: threading.Event) -> Iterator[Finding]:
    version = _pragma(db, "user_version")
    if _pragma(db, "application_id") != APPLICATION_ID:
        yield wrong(f"{path} is a database of another program.", "Move it aside: a history is begun in its place.")
        return
    if version > VERSION:
        yield wrong(
            f"{path} was written by a newer foottimer (version {version} of the store, this one knows {VERSION}).",
            "Update foottimer. Until then sessions are kept in files beside it.",
        )
        return
    damaged = tuple(_damage(db))
    if damaged:
        yield wrong(f"{path} is damaged: {damaged[0]}{_others(len(damaged) - 1)}.", MEND)
    schema = tuple(look_at_schema(db, version))
    yield from schema
    if version < VERSION:
        yield note(f"{path} is of an earlier foottimer.", "Nothing: the next start brings it up to date.")
        if not _is_a_copy(db, path):
            return
        migrate(db)
    odd = tuple(_lost_rows(db)) + tuple(look_at_rows(db, stop))
    yield from at_most(odd, "such rows", "Begin with those above: the next look names others.")
    (sessions,) = db.execute("SELECT count(*) FROM session WHERE deleted_at IS NULL").fetchone()
    spoiled = damaged or odd or any(finding.mark is Mark.WRONG for finding in schema)
    if not spoiled and not stop.is_set():
        yield good(f"{path} is whole: {many(sessions, 'session')}, every row of which makes sense.")


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _damage(db: sqlite3.Connection) -> Iterator[str]:
    for (said,) in db.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield " ".join(str(said).split())[:200].rstrip(".")


def _lost_rows(db: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that belong to what is not there."""
    lost: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in db.execute("PRAGMA foreign_key_check"):
        lost[str(table), str(parent)] = lost.get((str(table), str(parent)), 0) + 1
    for (table, parent), rows in lost.items():
        belong = "belongs" if rows == 1 else "belong"
        yield wrong(
            f"{many(rows, 'row')} of {table} {belong} to a {parent} that is not there, and is left out.",
            "A backup may still have both: foottimer backup --list, then foottimer restore with its date.",
        )


def _is_a_copy(db: sqlite3.Connection, path: Path) -> bool:
    file = next((row[2] for row in db.execute("PRAGMA database_list") if row[1] == "main"), "")
    return not file or not os.path.samefile(file, path)


def _others(number: int) -> str:
    return f" (and {number} more)" if number > 0 else ""


def _mend_of(error: StoreError) -> str:
    said = str(error)
    if "in use" in said or "interrupted" in said:
        return "Run foottimer doctor again when the other program is done."
    return MEND if "damaged" in said else "Run foottimer doctor again; if it says the same, see to the file's disk."
