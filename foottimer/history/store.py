"""The store of sessions: written as they happen, read as records, lines and sums.

It never reads a clock: every writing call is told `now`. A row is on the disk when the call returns.
"""

from __future__ import annotations

from pathlib import Path

from foottimer.history.asking import Asking
from foottimer.history.database import StoreError, open_to_read, open_to_write
from foottimer.history.deciding import Deciding
from foottimer.history.editing import KEEP, Editing, Keep
from foottimer.history.pausing import Pausing
from foottimer.history.recording import Recording

__all__ = ["KEEP", "Keep", "Store", "StoreError", "open_for_reading", "open_store"]


def open_store(path: Path, busy: float | None = None) -> Store:
    """Open the store to write, made where there is none, with its folder.

    Each call waits `busy` seconds at most for another program that is writing. Raises StoreError when the store
    cannot be used; the file is then left as it was.
    """
    return Store(open_to_write(path, busy), path)


def open_for_reading(path: Path) -> Store | None:
    """Open the store to read; None when there is none yet. Makes nothing.

    Raises StoreError when it cannot be used.
    """
    connection = open_to_read(path)
    return None if connection is None else Store(connection, path)


class Store(Recording, Editing, Pausing, Deciding, Asking):
    """An open store; shut it, or use it in a `with`. Every method raises StoreError when the file fails."""
