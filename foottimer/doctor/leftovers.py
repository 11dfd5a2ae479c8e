"""What is left of sessions and stores that did not end well, and the backups there are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from foottimer.doctor.finding import Finding, at_most, good, note, size_text, wrong
from foottimer.doctor.folders import size_of
from foottimer.follow.claims import Claims
from foottimer.follow.interrupted import ago, said
from foottimer.history.backups import EVERY, FOLDER, ROOM, Backup
from foottimer.history.database import StoreError
from foottimer.history.told import many
from foottimer.history.underway import UnderWay
from foottimer.rescue.aside import set_aside
from foottimer.rescue.bundle import saved_in

LATE = timedelta(days=1)
"""So long after a backup was due it should be there: it is made once a day's first session is over."""


def look_at_interrupted(found: Sequence[UnderWay], claims: Claims, now: datetime) -> Iterator[Finding]:
    """Name the sessions that run, and those whose program is gone."""
    for each in found:
        if claims.waits(each.id):
            yield note(
                f"A session is not saved to its end: {said(each, now)}.", "The file with all of it is named below."
            )
        elif claims.held(each.id, clear=False):
            yield good(f"A session runs now: {said(each, now)}.")
        else:
            yield note(
                f"A session was interrupted: {said(each, now)}.", "foottimer resume goes on with it, or keeps it."
            )
    if not found:
        yield good("No session runs, and none was interrupted.")


def look_at_unsaved(folders: Sequence[Path]) -> Iterator[Finding]:
    """Name the sessions that wait in files for the store to take them."""
    for folder in folders:
        names: list[str] = []
        with suppress(OSError):
            names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
        told = (
            note(
                f"{folder / name} holds a session that the history did not take.",
                "Mend what keeps the history from being written; the next start takes it in, and removes the file.",
            )
            for name in names
        )
        yield from at_most(told, "such files", f"They are all in {folder}.")


def look_at_backups(path: Path, now: datetime) -> Iterator[Finding]:
    """Say of when the backups of a store are, whether the next one is late, and what keeps it from being made."""
    folder = path.with_name(FOLDER)
    try:
        found = saved_in(folder, now)
    except StoreError as error:
        yield wrong(f"{error}.", "See to its rights: no backup is made until then.")
        return
    there = os.path.exists(path) and os.path.getsize(path) > 0
    if not found and not there:
        yield good("There is nothing to back up yet.")
        return
    if not there:
        yield wrong(
            f"The history, {path}, is gone or empty, though it has {many(len(found), 'backup')}.",
            "foottimer restore brings the newest back, unless it was you who moved it away.",
        )
    yield _of_backups(path, folder, found, now)


def _of_backups(path: Path, folder: Path, found: Sequence[Backup], now: datetime) -> Finding:
    if not found:
        return note(
            "There is no backup of the history yet.", "foottimer backup makes one; a session does so each week."
        )
    newest = max(found, key=lambda backup: backup.when)
    size = sum(size_of(backup.path) for backup in found)
    when = newest.when.replace(tzinfo=now.tzinfo)
    told = f"{many(len(found), 'backup')} of the history, {size_text(size)}; the newest was made {ago(when, now)}"
    if now - when > EVERY + LATE and (needed := size_of(path)):
        return note(
            f"There {'is' if len(found) == 1 else 'are'} {told}: the next is late.",
            f"The next session makes it, where {folder} has {ROOM} times the history's {size_text(needed)} free; "
            "foottimer backup does so now.",
        )
    return good(f"There {'is' if len(found) == 1 else 'are'} {told}.")


def look_at_aside(path: Path) -> Iterator[Finding]:
    """Name the stores that were set aside, damaged or replaced."""
    with suppress(OSError):
        files = set_aside(path)
        yield from at_most(map(_of_aside, files), "such files", f"They are all beside {os.path.realpath(path)}.")


def _of_aside(path: Path) -> Finding:
    why = "was damaged" if ".damaged-" in path.name else "a restore replaced"
    return note(
        f"{path} is a history that {why}, kept as it was ({size_text(size_of(path))}).",
        "Delete it once nothing of it is missed.",
    )
