"""The store's part for paused days: ranges that neither extend nor end a streak."""

from __future__ import annotations

from datetime import date, datetime

from foottimer.history.dated import Dated
from foottimer.history.writing import delete_row, insert_paused_days, restore_row, update_paused_days


class Pausing(Dated):
    """Keeps paused days; they may overlap."""

    def pause(self, first: date, last: date, reason: str, now: datetime) -> str:
        """Write down a range of paused days, `last` itself in it; returns its id.

        Raises ValueError when it ends before it begins.
        """
        _check(first, last)
        with self._writing():
            return insert_paused_days(self._db, first, last, reason, now)

    def change_pause(self, pause_id: str, first: date, last: date, reason: str, now: datetime) -> None:
        """Replace all that a range of paused days says.

        Raises KeyError when there is no such range, ValueError when it would end before it begins.
        """
        _check(first, last)
        with self._writing():
            update_paused_days(self._db, pause_id, first, last, reason, now)

    def unpause(self, pause_id: str, now: datetime) -> None:
        """Mark a range of paused days as deleted, until it is restored.

        Raises KeyError when there is no such range.
        """
        with self._writing():
            delete_row(self._db, "paused_days", pause_id, now)

    def restore_pause(self, pause_id: str, now: datetime) -> None:
        """Take back that a range of paused days was deleted.

        Raises KeyError when there is no such range or it is not deleted.
        """
        with self._writing():
            restore_row(self._db, "paused_days", pause_id, now)


def _check(first: date, last: date) -> None:
    if last < first:
        raise ValueError(f"paused days end on {last}, which is before they begin on {first}")
