"""A case of the table of histories as a store and settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from history.streak_cases import Case
from parts import quick_store

from foottimer.history.record import moment_at
from foottimer.history.writing import insert_session, to_text, update_session
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.settings.model import Settings
from foottimer.settings.weekly import Weekday

TIMELINE = Timeline("case", "Case", (Interval(0, Kind.HOLD, "Stand", 0, 200_000, block="1", set=1, sets=1),))


def settings_of(case: Case) -> Settings:
    """What the person of a case chose."""
    return Settings(goal=case.goal, first_day=tuple(Weekday)[case.first_weekday], day_start=case.now.day_start)


def store_case(case: Case, path: Path) -> None:
    """Make the store of a case: its sessions, goals and pauses."""
    now = case.now.moment
    with quick_store(path) as store:
        with store._writing():
            for one in case.trained:
                moment = moment_at(one.moment, one.zone, one.day_start)
                session = insert_session(store._db, TIMELINE, moment, moment.utc)
                done = {
                    "status": "completed",
                    "counts": 1,
                    "ended_at": to_text(moment.utc),
                    "active_ms": TIMELINE.total,
                }
                update_session(store._db, session, moment.utc, **done)
        for since, per_week in case.goals:
            store.keep_goal(per_week, date.fromisoformat(since), now)
        for first, last, reason in case.pauses:
            store.pause(date.fromisoformat(first), date.fromisoformat(last), reason, now)
