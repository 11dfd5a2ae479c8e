"""The plans that come along: their figures, and that every day of them can be done."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from plan_files import bundled_known, bundled_offers

from foottimer.plan.files.disk import plan_named, plans
from foottimer.plan.load import week_contacts, week_minutes, week_ms
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.plan.situation import Situation

SITUATION = Situation(date(2026, 11, 16), offers=bundled_offers())
PLYO = ("plyo-intro", "plyo-progress")


def plan(id: str) -> Plan:
    entry = plan_named(id, None, bundled_known())
    assert entry is not None
    assert entry.problems == ()
    assert entry.plan is not None
    return entry.plan


def days_with(week: PlanWeek, *names: str) -> list[int]:
    return [place for place, day in enumerate(week.days) if any(item.name in names for item in day)]


def test_there_are_two() -> None:
    assert [entry.id for entry in plans(None, bundled_known())] == ["eight-weeks", "lite"]


def test_the_minutes_and_contacts_of_the_eight_weeks() -> None:
    weeks = plan("eight-weeks").weeks
    assert [week_minutes(week, SITUATION) for week in weeks] == [54, 54, 65, 65, 82, 95, 105, 59]
    assert [week_contacts(week, SITUATION) for week in weeks] == [0, 0, 0, 0, 132, 172, 204, 102]
    assert [sum(map(len, week.days)) for week in weeks] == [7, 7, 6, 6, 9, 9, 9, 6]


def test_lite_is_three_days_and_half_an_hour_to_fifty_minutes() -> None:
    weeks = plan("lite").weeks
    assert len(weeks) == 8
    assert {tuple(place for place, day in enumerate(week.days) if day) for week in weeks} == {(0, 2, 4)}
    assert [week_minutes(week, SITUATION) for week in weeks] == [34, 31, 36, 40, 41, 49, 51, 51]
    assert [week_contacts(week, SITUATION) for week in weeks] == [0, 0, 0, 0, 66, 66, 102, 102]


@pytest.mark.parametrize("id", ["eight-weeks", "lite"])
def test_feet_are_measured_in_weeks_1_4_and_8_warmed_up(id: str) -> None:
    weeks = plan(id).weeks
    assert [number for number, week in enumerate(weeks, 1) if days_with(week, "check-in")] == [1, 4, 8]
    days = [day for week in weeks for day in week.days if PlanItem("check-in") in day]
    assert days == [(PlanItem("foot-activation"), PlanItem("check-in"))] * 3


@pytest.mark.parametrize("id", ["eight-weeks", "lite"])
def test_days_with_hops_are_three_days_apart_and_the_days_before_are_light(id: str) -> None:
    weeks = plan(id).weeks
    hops = [number * 7 + day for number, week in enumerate(weeks) for day in days_with(week, *PLYO)]
    assert hops
    assert all(after - before >= 3 for before, after in pairwise(hops))
    all_days = [day for week in weeks for day in week.days]
    heavy = {"calf-capacity", *PLYO}
    assert [day for day in hops if heavy & {item.name for item in all_days[day - 1]}] == []


def test_each_level_of_a_series_comes_after_the_one_below() -> None:
    for id in ("eight-weeks", "lite"):
        highest: dict[str, int] = {}
        for item in (item for week in plan(id).weeks for day in week.days for item in day if item.level):
            assert item.level is not None
            assert item.level <= highest.get(item.name, 0) + 1
            highest[item.name] = max(item.level, highest.get(item.name, 0))
        assert highest["foot-strength"] == 3


def test_the_eight_weeks_grow_by_less_than_a_third() -> None:
    loads = [week_ms(week, SITUATION) for week in plan("eight-weeks").weeks]
    assert all(after <= before * 1.3 for before, after in pairwise(loads))


def test_what_is_missing_takes_no_time() -> None:
    week = PlanWeek("", ((PlanItem("juggling"), PlanItem("desk-break")), *[()] * 6))
    assert week_ms(week, SITUATION) == SITUATION.offer("desk-break").total_ms  # type: ignore[union-attr]
    assert week_minutes(week, SITUATION) == 3
