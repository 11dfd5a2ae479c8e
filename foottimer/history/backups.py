"""Copies of the store, each under the day and time it was made: before it is changed for good, and every week."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from foottimer.files import DATED, beside, keep_made, numbered
from foottimer.folders import make
from foottimer.history.database import DamagedError, StoreError, damage, open_as_it_is, reported
from foottimer.values import dataclass

FOLDER = "backups"
"""What the folder is called that is beside the store."""
EVERY = timedelta(days=7)
"""How long after one the next is due."""
WEEKLY, OTHERS = 5, 3
"""How many are kept of those made every week, and of those made before something."""
ROOM = 3
"""How many times the store's size has to be free on the disk."""

_NAME = re.compile(r"history-(\d{4}-\d\d-\d\d-\d{6})(?:-(before-(?:\d{1,4}|restore)))?(?:-(\d{1,3}))?\.db")
_PAGES = 1024
"""Pages that are copied before another program may write."""
_BREATH = 0.005
"""Seconds that others have for it."""
_TURNS = 1000
"""How often a copy waits for another program, or begins anew since one wrote, before it is given up."""
_ANEW = 3


class RefusedBackupError(StoreError):
    """A backup is not made: no room, nowhere to, or no peace; the store itself is well."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the store."""

    path: Path
    """Where it is."""
    when: datetime
    """When it was made, by the clock on the wall, without a zone."""
    occasion: str
    """"" for one of every week, else "before-4", "before-restore"."""
    number: int
    """Which one it is of that second."""


def backups_in(folder: Path, now: datetime) -> tuple[Backup, ...]:
    """The backups in a folder, newest first, whatever is in them; those of a day to come, by a wrong clock, last.

    Raises StoreError where it can't be looked into.
    """
    try:
        names = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise StoreError(f"{folder} cannot be read: {error.strerror}") from error
    found = [backup for name in names if (backup := _backup(folder / name)) is not None]
    return in_order(found, now)


def in_order(found: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return backups newest first; those of a day to come, by a wrong clock, last."""
    return tuple(sorted(found, key=lambda backup: (not _is_to_come(backup, now), backup.when, backup.number))[::-1])


def is_due(folder: Path, now: datetime) -> bool:
    """Whether a week has gone by since the latest of the weekly backups."""
    made = [backup.when for backup in backups_in(folder, now) if not backup.occasion and not _is_to_come(backup, now)]
    return not made or now.replace(tzinfo=None) - made[0] >= EVERY


def back_up(
    path: Path, now: datetime, occasion: str = "", stop: Callable[[], bool] = lambda: False, pages: int = _PAGES
) -> Path:
    """Copy the store into the folder of backups beside it; returns the copy's path.

    The copy is whole, checked and on the disk before it has its name; of earlier ones the last few are kept. Others can
    write meanwhile, as it is copied in turns of so many `pages`; `stop` is asked after each. Raises DamagedError where
    the store is damaged, RefusedBackupError where there is no room, no folder or no peace for a copy.
    """
    folder = path.with_name(FOLDER)
    try:
        make(folder, 0o700)
        size = path.stat().st_size
        if shutil.disk_usage(folder).free < ROOM * size:
            raise RefusedBackupError(
                f"{folder} has no room for a backup: {ROOM} times the {size:,} bytes of {path.name}"
            )
        made = copied(path, folder / "history.db", stop, pages)
        try:
            target = _named(folder, made, now, occasion)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise RefusedBackupError(f"no backup can be made in {folder}: {error.strerror}") from error
    except (DamagedError, RefusedBackupError):
        raise
    except StoreError as error:
        raise RefusedBackupError(f"no backup was made: {error}") from error
    _prune(folder, now, target)
    return target


def copied(path: Path, near: Path, stop: Callable[[], bool] = lambda: False, pages: int = _PAGES) -> Path:
    """Copy a store to a temporary file beside `near`, and check the copy; returns its path.

    Raises OSError, and StoreError as `back_up` does.
    """
    copy = beside(near)
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with (
            closing(open_as_it_is(path)) as source,
            closing(sqlite3.connect(copy, isolation_level=None)) as target,
            reported(path),
            _saying_where_no_room_is(copy),
        ):
            # It is flushed as a whole before it has its name; a journal of it would be left where this is killed.
            target.execute("PRAGMA synchronous = OFF")
            target.execute("PRAGMA journal_mode = OFF")
            source.backup(target, pages=pages, progress=_Patience(path, stop).told, sleep=0.05)
            target.execute("PRAGMA journal_mode = DELETE")
            check(target)
    except BaseException:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise
    return copy


@contextmanager
def _saying_where_no_room_is(copy: Path) -> Iterator[None]:
    """Say of a full disk that it is the copy's: the store itself is well."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_FULL":
            raise
        raise RefusedBackupError(f"the disk of {copy.parent} is full: a copy has no room there, make some") from error


def check(connection: sqlite3.Connection, thorough: bool = False) -> None:
    """Raise sqlite3.DatabaseError, as SQLite does for a damaged file, where one is not whole; reads all of it.

    A `thorough` check, which takes several times as long, compares indexes with rows as well.
    """
    if connection.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check(1)").fetchone() != ("ok",):
        raise damage("the pages are not as they should be")


def is_good(path: Path) -> bool:
    """Whether a store opens, is ours, of no newer version, and whole; reads all of it."""
    try:
        with closing(open_as_it_is(path)) as connection, reported(path):
            check(connection)
            return bool(connection.execute("PRAGMA user_version").fetchone()[0])
    except StoreError:
        return False


class _Patience:
    """Lets others write between the turns of a copy, and gives up where they don't let it come to an end."""

    def __init__(self, path: Path, stop: Callable[[], bool]) -> None:
        self._path = path
        self._stop = stop
        self._left = -1
        self._anew = 0
        self._waited = 0
        self._breath = threading.Event()

    def told(self, status: int, remaining: int, _: int) -> None:
        """Take note of a turn; raises RefusedBackupError to end it."""
        if self._stop():
            raise RefusedBackupError(f"the backup of {self._path} was not finished: foottimer is being left")
        self._waited += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        self._anew += 0 <= self._left < remaining
        self._left = remaining
        if self._anew > _ANEW or self._waited > _TURNS:
            raise RefusedBackupError(f"{self._path} is written by another program all the time: no backup was made")
        if remaining:
            self._breath.wait(_BREATH)


def _named(folder: Path, made: Path, now: datetime, occasion: str) -> Path:
    for target in numbered(folder, f"history-{now:{DATED}}" + (f"-{occasion}" if occasion else ""), ".db"):
        with suppress(FileExistsError):
            keep_made(made, target)
            return target
    raise RefusedBackupError(f"{folder} is full of backups of this second, try again")


def _prune(folder: Path, now: datetime, newest: Path) -> None:
    """Remove what is older than the last few of its kind; the newest one was just found whole, and stays."""
    kept = {"": WEEKLY}
    with suppress(StoreError, OSError):
        for backup in backups_in(folder, now):
            kind = backup.occasion and ("restore" if backup.occasion == "before-restore" else "before")
            kept[kind] = kept.get(kind, OTHERS) - 1
            if kept[kind] < 0 and backup.path != newest:
                backup.path.unlink()


def _is_to_come(backup: Backup, now: datetime) -> bool:
    return backup.when > now.replace(tzinfo=None) + timedelta(days=1)


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or not path.is_file():
        return None
    try:
        when = datetime.fromisoformat(match[1])  # as DATED has it; `strptime` loads a calendar
    except ValueError:
        return None
    return Backup(path, when, match[2] or "", int(match[3] or 1))
