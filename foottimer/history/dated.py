"""The store's part for what weeks are judged by: training days, goals and paused days.

It knows nothing of what a session is made of, so that a line for a prompt is there at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from foottimer.history.access import Access
from foottimer.history.calendar import Goal, PausedDays
from foottimer.history.database import UnreadableRowError, open_to_read
from foottimer.history.walking import each_value
from foottimer.routine.words import printable

SENSELESS = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What a row that makes no sense raises."""
_SAID = 200
"""Characters that are shown of what is wrong with a row; a row may hold a million."""


class Dated(Access):
    """Reads training days, goals and paused days."""

    def days(self) -> tuple[date, ...]:
        """The training days, oldest first, each once."""
        with self._reading():
            return load_days(self._db)

    def goals(self) -> tuple[Goal, ...]:
        """Every goal that was set, oldest first."""
        with self._reading():
            return load_goals(self._db)

    def paused_days(self) -> tuple[PausedDays, ...]:
        """Every range of paused days, the earliest first."""
        with self._reading():
            return load_paused_days(self._db)


def open_dated(path: Path) -> Dated | None:
    """Open the store for this alone; None when there is none yet. Makes nothing.

    Raises StoreError when it cannot be used.
    """
    connection = open_to_read(path)
    return None if connection is None else Dated(connection, path)


def load_days(db: sqlite3.Connection) -> tuple[date, ...]:
    """The training days, oldest first, each once; UnreadableRowError when one is no date."""
    with understanding("training days"):
        return tuple(date.fromisoformat(day) for day in each_value(db, "day"))


def load_goals(db: sqlite3.Connection) -> tuple[Goal, ...]:
    """The goals by the day they were set, the last one of a day last; UnreadableRowError when one is none."""
    rows = db.execute("SELECT day, per_week FROM goal WHERE deleted_at IS NULL ORDER BY day, changed_at, id")
    with understanding("goals"):
        return tuple(Goal(date.fromisoformat(day), _whole(per_week)) for day, per_week in rows)


def load_paused_days(db: sqlite3.Connection) -> tuple[PausedDays, ...]:
    """The ranges of paused days by their first day; UnreadableRowError when one is none."""
    rows = db.execute(
        "SELECT first_day, last_day, reason, id FROM paused_days WHERE deleted_at IS NULL "
        "ORDER BY first_day, last_day, id"
    )
    with understanding("paused days"):
        return tuple(
            PausedDays(date.fromisoformat(first), date.fromisoformat(last), _text(reason), _text(identity))
            for first, last, reason, identity in rows
        )


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


@contextmanager
def understanding(of: object = "") -> Iterator[None]:
    """Turn what a row that makes no sense raises into an UnreadableRowError, which names what the row is `of`."""
    try:
        yield
    except SENSELESS as error:
        raise unreadable(of, error) from error


def unreadable(of: object, error: Exception) -> UnreadableRowError:
    """The error that says of a row what is wrong with it."""
    said = printable(" ".join(str(error)[:_SAID].split()))
    return UnreadableRowError(f"{printable(str(of)[:_SAID])}: {said}" if of else said)
