"""The store of sessions: written as they happen, read as records.

It never reads a clock: every writing call is told `now`. A row is on the disk when the call returns.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self

from foottimer.history.database import StoreError, open_to_read, open_to_write, reported
from foottimer.history.migrations import transaction
from foottimer.history.reading import (
    count_sessions,
    load_days,
    load_goals,
    load_last_done,
    load_record,
    load_records,
    session_ids,
)
from foottimer.history.record import Answers, AttemptRow, Moment, PauseRow, Record, Status, counts
from foottimer.history.streak import Goal, goal_on
from foottimer.history.writing import (
    insert_attempt,
    insert_pause,
    insert_session,
    rename_routine,
    set_goal,
    to_text,
    update_attempt,
    update_session,
)
from foottimer.routine.timeline import Timeline

__all__ = ["KEEP", "Keep", "Store", "StoreError", "open_for_reading", "open_store"]

_MOST = 1e9
"""No corrected number reaches this."""


class Keep(Enum):
    """The type of `KEEP`."""

    KEEP = "keep"


KEEP = Keep.KEEP
"""Leave a value as it is."""


def open_store(path: Path) -> Store:
    """Open the store to write, made where there is none, with its folder.

    Raises StoreError when it cannot be used; the file is then left as it was.
    """
    return Store(open_to_write(path), path)


def open_for_reading(path: Path) -> Store | None:
    """Open the store to read; None when there is none yet. Makes nothing.

    Raises StoreError when it cannot be used.
    """
    connection = open_to_read(path)
    return None if connection is None else Store(connection, path)


class Store:
    """An open store; shut it, or use it in a `with`. Every method raises StoreError when the file fails."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shut()

    def shut(self) -> None:
        """Let go of the file."""
        self._db.close()

    def begin(self, timeline: Timeline, moment: Moment, now: datetime, goal: int | None = None) -> str:
        """Insert a running session with its timeline, and keep the `goal` that it is for; returns its id."""
        with self._writing():
            if goal is not None:
                self._keep_goal(goal, moment.day, now)
            return insert_session(self._db, timeline, moment, now)

    def keep_goal(self, per_week: int, today: date, now: datetime) -> None:
        """Write down that this many days a week are the goal from today on, unless they are already."""
        with self._writing():
            self._keep_goal(per_week, today, now)

    def add_attempt(self, session_id: str, row: AttemptRow, now: datetime) -> None:
        """Insert an attempt that is over; its `seq` is new in the session."""
        with reported(self._path):
            insert_attempt(self._db, session_id, row, now)

    def add_pause(self, session_id: str, row: PauseRow, now: datetime) -> None:
        """Insert a pause that is over."""
        with reported(self._path):
            insert_pause(self._db, session_id, row, now)

    def close(
        self, session_id: str, status: Status, ended: datetime, active_ms: int, paused_ms: int, now: datetime
    ) -> None:
        """Say how a session ended; now it may count.

        Raises KeyError when there is no such session.
        """
        values = {"status": status.value, "ended_at": to_text(ended), "active_ms": active_ms, "paused_ms": paused_ms}
        with self._writing():
            update_session(self._db, session_id, now, **values)
            self._settle(session_id, now)

    def answer(self, session_id: str, answers: Answers, now: datetime) -> None:
        """Replace all answers of a session.

        Raises KeyError when there is no such session.
        """
        with self._writing():
            update_session(
                self._db,
                session_id,
                now,
                rpe=answers.rpe,
                pain=answers.pain,
                red_flag=answers.red_flag,
                technique=answers.technique,
                # What a terminal sends need not be text that can be stored.
                note=answers.note.encode("utf-8", "replace").decode(),
            )

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
            self._settle(session_id, now)

    def delete(self, session_id: str, now: datetime) -> None:
        """Mark a session as deleted; it is read no more.

        Raises KeyError when there is no such session.
        """
        with self._writing():
            update_session(self._db, session_id, now, deleted_at=to_text(now))

    def sessions_of(self, routine: str) -> int:
        """How many sessions there are of a routine's id."""
        with self._reading():
            return count_sessions(self._db, routine)

    def session_ids(self, routine: str) -> frozenset[str]:
        """The ids of a routine's sessions, to tell them later from those that came after."""
        with self._reading():
            return session_ids(self._db, routine)

    def rename_routine(self, old: str, new: str, now: datetime, staying: Iterable[str] = ()) -> int:
        """Have the sessions of one routine's id be of another, with those it has; returns how many there were.

        What was run stays as it was: a session goes on showing the name that the routine had. Sessions whose ids are
        `staying` stay with the old one.
        """
        with self._writing():
            return rename_routine(self._db, old, new, now, staying)

    def records(self, limit: int | None = None) -> tuple[Record, ...]:
        """The newest `limit` sessions (None: all), newest first, without their timelines."""
        with self._reading():
            return load_records(self._db, limit)

    def record(self, session_id: str) -> Record:
        """One session with its timeline.

        Raises KeyError when there is no such session.
        """
        with self._reading():
            return load_record(self._db, session_id)

    def days(self) -> tuple[date, ...]:
        """The training days, oldest first, each once."""
        with self._reading():
            return load_days(self._db)

    def goals(self) -> tuple[Goal, ...]:
        """Every goal that was set, oldest first."""
        with self._reading():
            return load_goals(self._db)

    def last_done(self) -> Mapping[str, date]:
        """For each routine's id the last day on which a session of it counted."""
        with self._reading():
            return load_last_done(self._db)

    def _keep_goal(self, per_week: int, today: date, now: datetime) -> None:
        if goal_on(load_goals(self._db), today) != per_week:
            set_goal(self._db, today, per_week, now)

    def _settle(self, session_id: str, now: datetime) -> None:
        """Compute from the rows whether the session counts."""
        update_session(self._db, session_id, now, counts=counts(load_record(self._db, session_id)))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with reported(self._path), transaction(self._db):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Read everything as of one instant, whatever another process writes meanwhile."""
        with reported(self._path), transaction(self._db, "DEFERRED"):
            yield
