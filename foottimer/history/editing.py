"""The store's part that changes what was written: corrected, answered anew, deleted and brought back."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from foottimer.history.access import Access
from foottimer.history.record import Answers
from foottimer.history.writing import (
    Value,
    answer_columns,
    delete_row,
    rename_routine,
    restore_row,
    settle,
    update_attempt,
    update_session,
)

_MOST = 1e9
"""No corrected number reaches this."""


class Keep(Enum):
    """The type of `KEEP`."""

    KEEP = "keep"


KEEP = Keep.KEEP
"""Leave a value as it is."""


class Editing(Access):
    """Changes sessions; each change is later than the one before, also with a clock that was set back."""

    def correct(
        self,
        session_id: str,
        seq: int,
        *,
        reps_done: int | Keep | None = KEEP,
        recorded: float | Keep | None = KEEP,
        now: datetime,
    ) -> None:
        """Change what an attempt says was done.

        Raises KeyError when there is no such attempt, ValueError when a number is negative, huge or not finite.
        """
        changes = {"reps_done": reps_done, "recorded": recorded}
        values = {name: value for name, value in changes.items() if not isinstance(value, Keep)}
        for value in values.values():
            if value is not None and not (math.isfinite(value) and 0 <= value < _MOST):
                raise ValueError("a corrected number is from 0 to 999,999,999")
        with self._writing():
            update_attempt(self._db, session_id, seq, now, **values)
            settle(self._db, session_id)

    def edit(self, session_id: str, *, answers: Answers | Keep = KEEP, day: date | Keep = KEEP, now: datetime) -> None:
        """Change what was answered, or the day that a session is for; when it began stays.

        Raises KeyError when there is no such session.
        """
        values: dict[str, Value] = {}
        if not isinstance(answers, Keep):
            values |= answer_columns(answers)
        if not isinstance(day, Keep):
            values["day"] = day.isoformat()
        with self._writing():
            update_session(self._db, session_id, now, **values)

    def delete(self, session_id: str, now: datetime) -> None:
        """Mark a session as deleted; it is read no more, until it is restored.

        Raises KeyError when there is no such session.
        """
        with self._writing():
            delete_row(self._db, "session", session_id, now)

    def restore(self, session_id: str, now: datetime) -> None:
        """Take a deletion back: the session is as it was.

        Raises KeyError when there is no such session or it is not deleted.
        """
        with self._writing():
            restore_row(self._db, "session", session_id, now)
            settle(self._db, session_id)

    def rename_routine(self, old: str, new: str, now: datetime, staying: Iterable[str] = ()) -> int:
        """Have the sessions of one routine's id be of another, with those it has; returns how many there were.

        What was run stays as it was: a session goes on showing the name that the routine had. Sessions whose ids are
        `staying` stay with the old one.
        """
        with self._writing():
            return rename_routine(self._db, old, new, now, staying)
