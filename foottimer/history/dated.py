"""The store's part for what weeks are judged by: training days, goals and paused days.

It knows nothing of what a session is made of, so that a line for a prompt is there at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from foottimer.history.access import Access
from foottimer.history.calendar import Goal, PausedDays
from foottimer.history.database import UnreadableRowError, open_to_read
from foottimer.history.fetching import Skip, each_row, made_of
from foottimer.history.walking import each_value

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

SENSELESS = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What a row that makes no sense raises."""
_SAID = 200
"""Characters that are shown of what is wrong with a row; a row may hold a million."""


class Dated(Access):
    """Reads training days, goals and paused days; what makes no sense of them is left out."""

    def days(self) -> tuple[date, ...]:
        """The training days, oldest first, each once."""
        with self._reading():
            return load_days(self._db, self._leave_out)

    def goals(self) -> tuple[Goal, ...]:
        """Every goal that was set, oldest first."""
        with self._reading():
            return load_goals(self._db, self._leave_out)

    def paused_days(self) -> tuple[PausedDays, ...]:
        """Every range of paused days, the earliest first."""
        with self._reading():
            return load_paused_days(self._db, self._leave_out)


def open_dated(path: str | Path) -> Dated | None:
    """Open the store for this alone; None when there is none yet. Makes nothing.

    Raises StoreError when it cannot be used.
    """
    connection = open_to_read(path)
    return None if connection is None else Dated(connection, path)


def load_days(db: sqlite3.Connection, skip: Skip) -> tuple[date, ...]:
    """The training days, oldest first, each once; `skip` is told of the sessions whose day is none."""
    found: list[date] = []
    for day in each_value(db, "day"):
        try:
            found.append(date.fromisoformat(day))
        except SENSELESS as error:
            for identity in sessions_of_day(db, day):
                skip(unreadable(f"session {identity}", error, identity))
    return tuple(found)


def sessions_of_day(db: sqlite3.Connection, day: object) -> tuple[object, ...]:
    """The ids of the sessions that have this for their day, which need be none; slow, as no index knows what is odd."""
    query = "SELECT id FROM session WHERE CAST(day AS BLOB) = CAST(? AS BLOB) AND deleted_at IS NULL"
    return tuple(row[0] for row in each_row(db, query, (day,)))


def load_goals(db: sqlite3.Connection, skip: Skip) -> tuple[Goal, ...]:
    """The goals by the day they were set, the last one of a day last; `skip` is told of what is none."""
    query = "SELECT id, day, per_week FROM goal WHERE deleted_at IS NULL ORDER BY day, changed_at, id"
    return tuple(made_of(each_row(db, query), _goal, skip))


def load_paused_days(db: sqlite3.Connection, skip: Skip) -> tuple[PausedDays, ...]:
    """The ranges of paused days by their first day; `skip` is told of what is none."""
    query = (
        "SELECT id, first_day, last_day, reason FROM paused_days WHERE deleted_at IS NULL "
        "ORDER BY first_day, last_day, id"
    )
    return tuple(made_of(each_row(db, query), _paused_days, skip))


def _goal(row: tuple[Any, ...]) -> Goal:
    identity, day, per_week = row
    with understanding(f"goal {identity}"):
        return Goal(date.fromisoformat(day), _whole(per_week))


def _paused_days(row: tuple[Any, ...]) -> PausedDays:
    identity, first, last, reason = row
    with understanding(f"paused days {identity}"):
        return PausedDays(date.fromisoformat(first), date.fromisoformat(last), _text(reason), _text(identity))


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


@contextmanager
def understanding(of: object = "", session: object = None) -> Iterator[None]:
    """Turn what a row that makes no sense raises into an UnreadableRowError, which names what the row is `of`."""
    try:
        yield
    except SENSELESS as error:
        raise unreadable(of, error, session) from error


def unreadable(of: object, error: Exception, session: object = None, *, several: bool = False) -> UnreadableRowError:
    """The error that says of a row what is wrong with it; `several` rows that are `of` the same each count."""
    from foottimer.routine.words import printable  # only wanted once something is wrong

    said = printable(" ".join(str(error)[:_SAID].split()))
    row = printable(str(of)[:_SAID])
    whole = f"{row}: {said}" if of else said
    return UnreadableRowError(whole, whole if several else row, session)
