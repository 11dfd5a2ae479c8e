"""The table of histories, by the rules themselves, and by the slow reference."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo, available_timezones

import pytest
from slow_streak import stands
from streak_cases import CASES, GROUPS, WORKED, Case

from foottimer.history.calendar import Goal, PausedDays, with_goal
from foottimer.history.outlook import outlook
from foottimer.history.record import moment_at
from foottimer.history.streak import streak, streak_to_json
from foottimer.history.told import day_text

NAMES = [case.name for case in CASES]


def test_there_are_the_rules_own_examples_and_more_than_thirty_others_of_every_kind() -> None:
    assert len(WORKED) == 12
    assert len(CASES) - len(WORKED) >= 30
    assert len(set(NAMES)) == len(NAMES)
    assert all(len(group) >= 3 for group in GROUPS.values())


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_weeks_stand_as_the_table_says(case: Case) -> None:
    today = moment_at(case.now.moment, day_start=case.now.day_start).day
    days = [moment_at(one.moment, one.zone, one.day_start).day for one in case.trained]
    goals = [Goal(date.fromisoformat(since), per_week) for since, per_week in case.goals]
    pauses = [PausedDays(date.fromisoformat(first), date.fromisoformat(last)) for first, last, _ in case.pauses]
    facts = (days, today, with_goal(goals, case.goal, today), pauses, case.first_weekday)
    found, ahead = streak(*facts), outlook(*facts)
    shown = ("this_week", "state", "streak_weeks", "best_weeks", "freezes", "score")
    assert tuple(streak_to_json(found)[name] for name in shown) == case.expected
    assert (ahead.days_left, ahead.sessions_to_go) == case.ahead
    assert found.why == case.why


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_reference_says_what_the_table_says(case: Case) -> None:
    goals = [(date.fromisoformat(since), per_week) for since, per_week in case.goals]
    pauses = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last, _ in case.pauses]
    found = stands([one.day for one in case.trained], case.now.day, goals, pauses, case.first_weekday)
    assert (*found[:5], round(found.score, 3)) == case.expected
    assert (found.days_left, found.sessions_to_go) == case.ahead
    why = f"week of {day_text(found.why[0], case.now.day)}: {found.why[1]} of {found.why[2]}" if found.why else ""
    assert why == case.why


def test_the_offsets_of_the_table_are_those_of_its_zones() -> None:
    times = {one for case in CASES for one in (*case.trained, case.now)}
    zones = {one.zone for one in times}
    if not zones <= available_timezones():
        pytest.skip("this system knows no zones")
    assert len(zones) == 7
    for one in times:
        assert one.moment.astimezone(ZoneInfo(one.zone)).isoformat() == one.moment.isoformat(), one
