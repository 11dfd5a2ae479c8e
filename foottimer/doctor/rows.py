"""Every row of a store, read as lists read it and as a file of sessions would say it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator

from foottimer.carry.merging import Sort
from foottimer.carry.pieces import load_pieces, load_snapshots, snapshot_ids
from foottimer.carry.sieve import Sieve
from foottimer.doctor.finding import Finding, wrong
from foottimer.history.database import UnreadableRowError
from foottimer.history.dated import load_days, load_goals, load_paused_days
from foottimer.history.reading import senseless_sessions
from foottimer.history.underway import load_under_way

_BACKUP = "A backup may still have it whole: foottimer backup --list, then foottimer restore with its date."
LEFT_OUT = f"It is left out of lists, sums and exports, and all else stays. {_BACKUP}"
"""What to do about a row that nothing reads."""
NOT_CARRIED = f"It is shown, but no export takes it along. {_BACKUP}"
"""What to do about a row that no other machine would take."""


def look_at_rows(db: sqlite3.Connection, stop: threading.Event) -> Iterator[Finding]:
    """Name every row that makes no sense."""
    unread: dict[str, str] = {}
    uncarried: dict[str, str] = {}

    def note_unread(error: UnreadableRowError) -> None:
        unread.setdefault(error.row, str(error))

    def note_uncarried(error: UnreadableRowError) -> None:
        uncarried.setdefault(error.row, str(error))

    senseless_sessions(db, note_unread)
    load_days(db, note_unread)
    load_goals(db, note_unread)
    load_paused_days(db, note_unread)
    load_under_way(db, note_unread)
    sieve = Sieve(note_uncarried)
    _go_through(load_snapshots(db, snapshot_ids(db, None, None), sieve), stop)
    for sort in Sort:
        _go_through(load_pieces(db, sort, sieve=sieve), stop)
    yield from (wrong(_sentence(said), LEFT_OUT) for said in unread.values())
    yield from (wrong(_sentence(said), NOT_CARRIED) for row, said in uncarried.items() if row not in unread)


def _go_through(rows: Iterable[object], stop: threading.Event) -> None:
    for _ in rows:
        if stop.is_set():
            return


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
