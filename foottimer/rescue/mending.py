"""A damaged store, mended: set aside, a backup in its place, and in that what the damaged one still lets read."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from foottimer.carry.portable import FileError
from foottimer.files import beside
from foottimer.history.backups import FOLDER, Backup, check, copied, is_good
from foottimer.history.database import DamagedError, RefusedStoreError, StoreError, reported, why_unmade
from foottimer.history.migrations import migrate
from foottimer.rescue.aside import (
    alone,
    is_damaged,
    is_emptied,
    put_aside,
    put_in_place,
    refuse_while_running,
    writers_kept_out,
)
from foottimer.rescue.joining import join
from foottimer.rescue.salvage import salvaged
from foottimer.values import replace


@contextmanager
def newest_good(path: Path, now: datetime) -> Iterator[Backup | None]:
    """The newest backup of a store that is whole; reads all of those it looks at. One in a bundle is a copy meanwhile.

    What somebody went back from comes last: they did not want it. Raises StoreError where there is no room for a copy.
    """
    from foottimer.rescue.bundle import saved_in  # no start needs what unpacks files

    found = sorted(saved_in(path.with_name(FOLDER), now), key=lambda backup: backup.occasion == "before-restore")
    with ExitStack() as stack:
        yield next((good for backup in found if (good := _whole(backup, path, stack)) is not None), None)


def _whole(backup: Backup, near: Path, stack: ExitStack) -> Backup | None:
    """A backup, where it is whole, with the path of a store; `stack` ends what that needs."""
    from foottimer.rescue.bundle import BundleError, NoRoomError, opened_bundle

    if backup.path.suffix == ".db":
        return backup if is_good(backup.path) else None
    try:
        bundle = stack.enter_context(opened_bundle(backup.path, near))
    except NoRoomError as error:
        raise StoreError(f"{backup.path} {error}") from error
    except BundleError:
        return None
    if bundle.history is None or not is_good(bundle.history):
        return None
    return replace(backup, path=bundle.history)


def mend(path: Path, now: datetime, thorough: bool = False) -> str:
    """Mend a store that is damaged, as `is_damaged` says, or emptied; returns what was done, for the person to read.

    The damaged file is kept under a dated name. Raises StoreError where it can't be mended, or is not damaged after
    all; it is then as it was.
    """
    try:
        refuse_while_running(path)
        with alone(path):
            emptied = is_emptied(path, now)
            if emptied or is_damaged(path, thorough):
                return _mended(path, now, "is an empty file" if emptied else "was damaged")
    except (StoreError, OSError) as error:
        said = why_unmade(error) if isinstance(error, OSError) else error
        raise DamagedError(f"{path} is damaged and was not mended: {said}") from error
    raise StoreError(f"{path} was mended meanwhile, or is not damaged after all: try again")


def _mended(path: Path, now: datetime, why: str) -> str:
    file = Path(os.path.realpath(path))
    with newest_good(path, now) as backup, open(file, "rb") as damaged, writers_kept_out(file):
        draft = _draft(file, backup)
        try:
            read, newer = _join(file, damaged, backup, draft)
            if sys.platform == "win32":  # where no file is replaced that is open
                damaged.close()
            aside = put_aside(path, "damaged", now)
            put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return f"Your history {why}. {_done(backup, read, newer)} The file as it was is kept: {aside}"


def _draft(path: Path, backup: Backup | None) -> Path:
    """Make a store of the present version to take the place of another one: a copy of a backup, or a new one."""
    if backup is not None:
        draft = copied(backup.path, path)
    else:
        draft = beside(path)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    bring_up_to_date(draft)
    return draft


def bring_up_to_date(draft: Path) -> None:
    """Take the steps that a copy of a store lacks, and make its indexes anew where they err; raises StoreError."""
    with reported(draft), closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        migrate(connection)
        try:
            check(connection, thorough=True)
        except sqlite3.DatabaseError:
            with suppress(sqlite3.Error):
                connection.execute("REINDEX")


def _join(path: Path, damaged: BinaryIO, backup: Backup | None, draft: Path) -> tuple[int, int]:
    """Take what can still be read into what takes its place; returns how many sessions were read, and taken."""
    try:
        with salvaged(path, damaged, backup.path if backup else draft) as rows:
            return join(rows, draft)
    except RefusedStoreError as error:  # it can be read, once there is room
        raise StoreError(str(error).replace(str(draft), str(path))) from error
    except (FileError, StoreError, sqlite3.Error):
        return 0, 0


def _done(backup: Backup | None, read: int, newer: int) -> str:
    """What was done, in a sentence; it hides nothing that may be lost."""
    if backup is None and not newer:
        return "There is no backup, and nothing could be read of it: a new one was begun."
    if backup is None:
        return f"There is no backup, but {_sessions(newer)} could still be read of it."
    mended = f"It is mended, from the backup of {backup.when:%Y-%m-%d %H:%M}"
    if newer:
        return f"{mended}, with {_sessions(newer, 'newer ')} that could still be read of it."
    if read:
        return f"{mended}; nothing that could still be read of it was newer."
    return f"{mended}; what was done since could not be read of it."


def _sessions(count: int, which: str = "") -> str:
    return f"1 {which}session" if count == 1 else f"{count:,} {which}sessions"
