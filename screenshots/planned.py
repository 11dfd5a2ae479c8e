"""A plan as somebody follows it who mostly does what is due: written down session by session, with answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from foottimer.history.decisions import Decision, DecisionKind, Morning, morning_text
from foottimer.history.record import Answers, moment_at
from foottimer.history.store import Store, open_store
from foottimer.plan.course.course import ceiling, course_of
from foottimer.plan.files.disk import plans
from foottimer.plan.gathering import gather
from foottimer.plan.levels.standing import standings
from foottimer.plan.model import Plan
from foottimer.plan.situation import Situation
from foottimer.routine.library import Entry
from foottimer.settings.model import DEFAULTS, Settings

PLAN = "eight-weeks"
"""The plan that is followed."""
NUMBERS = ((24, 31, 7, 9, 18, 20, 9, 11.5), (31, 38, 8, 11, 20, 22, 9.5, 11.5), (38, 45, 12, 11, 22, 25, 10, 12))
"""What the check-ins come to, the first one first: balance, with eyes closed, calf raises, knee to wall, each side."""
MISSED = frozenset({10, 17})
"""Days, from 0, on which nothing is done."""
SORE = frozenset({11})
"""Days whose session hurts more than it should, though not much."""


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody with a store."""

    store: Store
    """Where it is written down."""
    entries: Sequence[Entry]
    """The routines."""
    first: datetime
    """When the plan begins."""

    def situation(self, today: date) -> Situation:
        """Return what advice is computed from on a day."""
        return gather(self.store, today, DEFAULTS, self.entries, bundled_plans())

    def do(self, day: int, tests: list[tuple[float, ...]]) -> None:
        """Do what is due on a day, and answer what is asked afterwards and on the next morning."""
        began = self.first + timedelta(days=day)
        situation = self.situation(began.date())
        course = course_of(situation)
        level = standings(situation)
        for place, item in enumerate(course.due if course else ()):
            wanted = ceiling(item, level)
            offer = situation.offer(wanted.name, wanted.level)
            if offer is not None:
                self._log(offer.id, began + timedelta(minutes=20 * place), 4 if day in SORE else 1, tests)
        self.store.decide(
            Decision(
                DecisionKind.MORNING,
                began.date() + timedelta(days=1),
                began.date().isoformat(),
                morning_text(Morning(0, stiffer=False)),
            ),
            began + timedelta(hours=14),
        )

    def _log(self, routine: str, when: datetime, pain: int, tests: list[tuple[float, ...]]) -> None:
        timeline = next(entry.timeline for entry in self.entries if entry.id == routine)
        if timeline is None:
            return
        answers = Answers(rpe=5, pain=pain, red_flag=False, technique=True)
        session = self.store.log(timeline, moment_at(when), answers, when)
        asked = [row for row in self.store.record(session).attempts if row.unit]
        if asked and tests:
            for row, value in zip(asked, tests.pop(0), strict=True):
                self.store.correct(session, row.seq, recorded=value, now=when)


def bundled_plans() -> tuple[Plan, ...]:
    """Return the plans that come with foottimer."""
    return tuple(entry.plan for entry in plans(None) if entry.plan is not None)


def follow_plan(
    path: Path, entries: Sequence[Entry], first: datetime, days: int, missed: Collection[int] = MISSED
) -> None:
    """Begin the plan, and follow it for so many days, but for those that are missed."""
    tests = list(NUMBERS)
    with open_store(path) as store:
        follower = Follower(store, entries, first)
        store.decide(Decision(DecisionKind.PLAN_START, first.date(), PLAN), first - timedelta(days=1))
        for day in range(days):
            if day not in missed:
                follower.do(day, tests)


def situation_of(store: Store | None, today: date, settings: Settings, entries: Sequence[Entry]) -> Situation:
    """Return what the app's advice is computed from."""
    return gather(store, today, settings, entries, bundled_plans())
