"""Bringing back what a backup holds; what was there before is kept."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from foottimer.files import DATED, numbered, replace_whole
from foottimer.folders import make
from foottimer.history.backups import back_up, backups_in, copied
from foottimer.history.database import MAGIC, DamagedError, StoreError, open_as_it_is, reported, why_unmade
from foottimer.rescue.aside import alone, put_aside, put_in_place, refuse_while_running, writers_kept_out
from foottimer.rescue.bundle import EXERCISES, FOLDERS, ROUTINES, SETTINGS, BundleError, Places, bundles_in
from foottimer.rescue.mending import bring_up_to_date
from foottimer.routine.disk import read_bytes
from foottimer.routine.problem import Problem
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Sessions:
    """What a store holds, in short."""

    count: int
    """How many sessions, without those deleted."""
    last: str
    """The day of the last of them; empty for none."""

    def __str__(self) -> str:
        """Say it, as "12 sessions, the last one of 2026-03-02"."""
        if not self.count:
            return "no session"
        return f"{self.count:,} session{'s' if self.count > 1 else ''}, the last one of {self.last}"


def sessions_in(path: Path) -> Sessions | None:
    """What a store holds; None where there is none, or it can't be read."""
    try:
        with closing(open_as_it_is(path)) as db, reported(path):
            query = "SELECT count(*), max(day) FROM session WHERE deleted_at IS NULL"
            count, last = db.execute(query).fetchone()
            return Sessions(count, str(last or "")[:10])
    except StoreError:
        return None


def put_back(history: Path, source: Path, now: datetime) -> str:
    """Put a copy of a store in the place of the present one, which is kept; returns where, empty where none was.

    Raises StoreError; the present one is then as it was.
    """
    refuse_while_running(history)
    try:
        make(history.parent, 0o700)
        draft = copied(source, Path(os.path.realpath(history)))
    except OSError as error:
        raise StoreError(f"{history} cannot be replaced: {why_unmade(error)}; it is as it was") from error
    try:
        bring_up_to_date(draft)
        with alone(history), writers_kept_out(history):
            kept = _kept(history, now)
            put_in_place(draft, history)
    except OSError as error:
        raise StoreError(f"{history} cannot be replaced: {why_unmade(error)}; it is as it was") from error
    finally:
        draft.unlink(missing_ok=True)
    return kept


def _kept(history: Path, now: datetime) -> str:
    """Back up the present store; one that can't be, as it is damaged or another program's, is set aside."""
    if not os.path.lexists(history) or (history.is_file() and history.stat().st_size == 0):
        return ""
    try:
        return str(back_up(history, now, "before-restore"))
    except DamagedError:
        return str(put_aside(history, "damaged", now))
    except StoreError:
        # One that is ours and well is not replaced without a backup; nor is a folder, or what else it may be.
        if _is_ours(history) or not history.is_file():
            raise
        return str(put_aside(history, "replaced", now))


def _is_ours(history: Path) -> bool:
    try:
        open_as_it_is(history).close()
    except StoreError:
        return False
    return True


def target_of(name: str, places: Places) -> Path:
    """Where what has this name in a bundle belongs."""
    files = {SETTINGS: places.settings, EXERCISES: places.exercises}
    folder = next((folder for folder in FOLDERS if name.startswith(folder)), ROUTINES)
    return files.get(name) or places.folder(folder) / name.removeprefix(folder)


def differs(name: str, data: bytes, places: Places) -> bool:
    """Whether a text file of a bundle is another one than what is in its place."""
    return read_bytes(target_of(name, places)) != data


def put_text(name: str, data: bytes, places: Places) -> None:
    """Put a text file of a bundle in its place; raises BundleError, and the present one is then as it was."""
    target = target_of(name, places)
    present = read_bytes(target)
    if isinstance(present, Problem) and os.path.lexists(target):
        raise BundleError(f"{target} was left as it is: {present.message}")
    try:
        make(target.parent)
        replace_whole(Path(os.path.realpath(target)), data, lambda: None)
    except OSError as error:
        raise BundleError(f"{target} cannot be written: {error.strerror or error}; it was left as it is") from error


def every_backup(folder: Path, now: datetime) -> tuple[tuple[datetime, Path], ...]:
    """When each backup in the folder was made and where it is, newest first: of the store, and bundles.

    Raises StoreError.
    """
    found = (*backups_in(folder, now), *bundles_in(folder))
    return tuple(sorted(((backup.when, backup.path) for backup in found), reverse=True))


def new_bundle(folder: Path, now: datetime, occasion: str = "") -> Path:
    """The name of a bundle in the folder that is free."""
    names = list(numbered(folder, f"foottimer-{now:{DATED}}{occasion}", ".zip"))
    return next((path for path in names if not os.path.lexists(path)), names[0])


def is_store(file: Path) -> bool:
    """Whether a file begins as a database does."""
    try:
        with open(file, "rb") as opened:
            return opened.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
