"""Opening the store to write, which mends it first where it is damaged."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from foottimer.history.access import Access
from foottimer.history.backups import FOLDER
from foottimer.history.database import DamagedError, StoreError, clear, is_suspect
from foottimer.rescue.aside import is_damaged, is_emptied, is_text

Opened = TypeVar("Opened", bound=Access)


def open_mended(path: Path, opening: Callable[[Path], Opened], now: datetime) -> Opened:
    """Open the store, as by `open_store`; what is done before that is in its `notice`.

    A damaged one is set aside under a dated name, and a backup with what can still be read takes its place.
    Raises StoreError.
    """
    notice = _begun_anew(path, now)
    if is_emptied(path, now):
        notice = _mended(path, now)
    elif is_suspect(path):
        if is_damaged(path, thorough=True) and not is_text(path):  # what was found may lie in an index
            notice = _mended(path, now, thorough=True)
        else:
            clear(path)
    try:
        store = opening(path)
    except DamagedError:
        if is_text(path) or not is_damaged(path):
            raise
        notice = _mended(path, now)
        store = opening(path)
    store.notice = notice
    return store


def open_unless_emptied(path: Path, opening: Callable[[Path], Opened], now: datetime) -> Opened:
    """Open the store while a session runs, when nothing is mended.

    One that was emptied though it has backups is left as it is: with the session in it, it would pass for a whole one,
    and nobody would miss what was there. Raises StoreError.
    """
    if is_emptied(path, now):
        raise StoreError(f"{path} is an empty file, though there are backups of it: the next start mends it")
    return opening(path)


def _mended(path: Path, now: datetime, thorough: bool = False) -> str:
    from foottimer.rescue.mending import mend  # no start loads what mends, unless there is something to mend

    return mend(path, now, thorough)


def _begun_anew(path: Path, now: datetime) -> str:
    """What is said where there is no store any more, though there are backups; empty elsewhere."""
    folder = path.with_name(FOLDER)
    if os.path.lexists(path) or not os.path.lexists(folder):  # the first start of all has neither
        return ""
    from foottimer.rescue.bundle import saved_in

    try:
        backups = saved_in(folder, now)
    except StoreError:
        return ""
    if not backups:
        return ""
    return (
        f"There was no history any more, so a new one was begun: {path}. The newest backup is of "
        f"{backups[0].when:%Y-%m-%d %H:%M}; `foottimer restore {backups[0].when:%Y-%m-%d}` brings it back."
    )
