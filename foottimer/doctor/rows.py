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
from foottimer.history.deciding import load_decisions
from foottimer.history.reading import senseless_sessions
from foottimer.history.underway import load_under_way

_BACKUP = "A backup may still have it whole: foottimer backup --list, then foottimer restore with its date."
LEFT_OUT = f"It is left out of lists, sums and exports, and all else stays. {_BACKUP}"
"""What to do about a row that nothing reads."""
NOT_CARRIED = f"It is shown, but no export takes it along. {_BACKUP}"
"""What to do about a row that no other machine would take."""


def look_at_rows(db: sqlite3.Connection, stop: threading.Event) -> Iterator[Finding]:
    """Name every row that makes no sense."""
    unread, uncarried = _Named(), _Named()
    senseless_sessions(db, unread.add)
    load_days(db, unread.add)
    load_goals(db, unread.add)
    load_paused_days(db, unread.add)
    load_decisions(db, unread.add)
    load_under_way(db, unread.add)
    sieve = Sieve(uncarried.add)
    _go_through(load_snapshots(db, snapshot_ids(db, None, None), sieve), stop)
    for sort in Sort:
        _go_through(load_pieces(db, sort, sieve=sieve), stop)
    for name, said in unread.found.items():
        better = uncarried.found.get(name, {})  # which names the column
        told = better if sum(better.values()) >= sum(said.values()) else said
        yield from (wrong(_sentence(*one), LEFT_OUT) for one in told.items())
    for name, said in uncarried.found.items():
        if name not in unread.found:
            yield from (wrong(_sentence(*one), NOT_CARRIED) for one in said.items())


class _Named:
    """What is wrong with rows, by what each is called, with how many it is of: attempts are called by their session."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, int]] = {}

    def add(self, error: UnreadableRowError) -> None:
        """Take note of one, unless it is known."""
        said = str(error)
        known = self.found.setdefault(said.partition(": ")[0], {})
        if error.row == said:
            known[said] = known.get(said, 0) + 1
        elif not known:
            known[said] = 1


def _go_through(rows: Iterable[object], stop: threading.Event) -> None:
    for _ in rows:
        if stop.is_set():
            return


def _sentence(said: str, rows: int) -> str:
    return f"{said[:1].upper()}{said[1:]}{f' ({rows} rows)' if rows > 1 else ''}."
