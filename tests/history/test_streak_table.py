"""The table of histories, by the rules themselves."""

from __future__ import annotations

from datetime import date

import pytest
from streak_cases import CASES, Case

from foottimer.history.calendar import Goal, PausedDays, with_goal
from foottimer.history.record import moment_at
from foottimer.history.streak import streak, streak_to_json


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_weeks_stand_as_the_table_says(case: Case) -> None:
    today = moment_at(case.now.moment, day_start=case.now.day_start).day
    days = [moment_at(one.moment, one.zone, one.day_start).day for one in case.trained]
    goals = [Goal(date.fromisoformat(since), per_week) for since, per_week in case.goals]
    pauses = [PausedDays(date.fromisoformat(first), date.fromisoformat(last)) for first, last, _ in case.pauses]
    found = streak(days, today, with_goal(goals, case.goal, today), pauses, case.first_weekday)
    shown = ("this_week", "state", "streak_weeks", "best_weeks", "freezes", "score")
    assert tuple(streak_to_json(found)[name] for name in shown) == case.expected
    assert found.why == case.why
