"""The store's part that sessions are written by: as they happen, or afterwards."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from foottimer.history.access import Access
from foottimer.history.calendar import goal_on
from foottimer.history.database import reported
from foottimer.history.dated import load_goals
from foottimer.history.logged import logged_rows
from foottimer.history.record import Answers, AttemptRow, Moment, Origin, PauseRow, Status
from foottimer.history.underway import Position, drop_position, save_position
from foottimer.history.writing import (
    Value,
    answer_columns,
    began,
    change_timeline,
    insert_attempt,
    insert_pause,
    insert_session,
    remove_session,
    set_goal,
    settle,
    to_text,
    update_session,
)
from foottimer.routine.timeline import Timeline


class Recording(Access):
    """Writes sessions; a row is on the disk when the call returns."""

    def begin(
        self,
        timeline: Timeline,
        moment: Moment,
        now: datetime,
        goal: int | None = None,
        identity: str | None = None,
    ) -> str:
        """Insert a running session with its timeline, and keep the `goal` that it is for; returns its id.

        That is `identity`, a UUID that no other session has, or one made here.
        """
        with self._writing():
            if goal is not None:
                self._keep_goal(goal, moment.day, now)
            return insert_session(self._db, timeline, moment, now, identity=identity)

    def stand(self, session_id: str, position: Position, now: datetime) -> None:
        """Write down where a session stands, for the time its program is gone."""
        with reported(self._path):
            save_position(self._db, session_id, position, to_text(now))

    def follow(self, session_id: str, timeline: Timeline, now: datetime) -> None:
        """Have a session follow another timeline from now on, in which all that was done of it has its place.

        Raises KeyError when there is no such session or it is deleted.
        """
        with self._writing():
            change_timeline(self._db, session_id, timeline, now)

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
        """Say how a session ended, never before it began, also with a clock that was set back; now it may count.

        Raises KeyError when there is no such session.
        """
        values: dict[str, Value] = {"status": status.value, "active_ms": active_ms, "paused_ms": paused_ms}
        with self._writing():
            values["ended_at"] = max(to_text(ended), began(self._db, session_id))
            update_session(self._db, session_id, now, **values)
            settle(self._db, session_id)
            drop_position(self._db, session_id)

    def reopen(self, session_id: str, position: Position, seen: datetime, now: datetime) -> None:
        """Have a session that was closed run again, and stand where it stood when it was `seen`.

        Raises KeyError when there is no such session.
        """
        with self._writing():
            running = Status.RUNNING.value
            update_session(self._db, session_id, now, status=running, ended_at=None, active_ms=None, paused_ms=None)
            settle(self._db, session_id)
            save_position(self._db, session_id, position, to_text(seen))

    def take_out(self, session_id: str) -> None:
        """Remove a session and all that belongs to it, which is about to be written anew."""
        with self._writing():
            remove_session(self._db, session_id)

    def answer(self, session_id: str, answers: Answers, now: datetime) -> None:
        """Replace all answers of a session.

        Raises KeyError when there is no such session.
        """
        with self._writing():
            update_session(self._db, session_id, now, **answer_columns(answers))

    def log(self, timeline: Timeline, moment: Moment, answers: Answers, now: datetime, goal: int | None = None) -> str:
        """Insert a session that was done without the clock, all of it as planned; returns its id.

        The `goal` is kept only where none was yet: what is logged lies in the past, where another one was in force.
        """
        total = timeline.total
        values: dict[str, Value] = {
            "status": Status.COMPLETED.value,
            "ended_at": to_text(moment.utc + timedelta(milliseconds=total)),
            "active_ms": total,
            "paused_ms": 0,
        }
        with self._writing():
            if goal is not None and not load_goals(self._db, self._leave_out):
                set_goal(self._db, moment.day, goal, now)
            session = insert_session(self._db, timeline, moment, now, Origin.LOGGED)
            for row in logged_rows(timeline):
                insert_attempt(self._db, session, row, now)
            update_session(self._db, session, now, **values, **answer_columns(answers))
            settle(self._db, session)
            return session

    def _keep_goal(self, per_week: int, today: date, now: datetime) -> None:
        if goal_on(load_goals(self._db, self._leave_out), today) != per_week:
            set_goal(self._db, today, per_week, now)
