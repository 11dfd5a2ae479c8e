"""Gates before jumps, hops and closed eyes: what they ask for, at each of their numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from gate_helps import CLIMB, READY, READY_CHECKS, WEEKS, ago, at, check, decided, done, offer, ready

from foottimer.history.decisions import DecisionKind
from foottimer.plan.gates.gates import gate, gates, gates_before
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.plan.situation import Situation
from foottimer.routine.model import Unit
from foottimer.settings.model import Settings, Sex


def missing(situation: Situation, id_: str = "plyometrics") -> list[str]:
    """The labels of what a gate still asks for."""
    return [one.label.split(",")[0] for one in gate(situation, id_).missing]


RAISES, BALANCE, WEEK_COUNT = "Calf raises on one leg", "Balance on one leg", "Green weeks up to today"
FLAG, FEET = "Sharp", "Level of foot-strength"


def test_plyometrics_open_where_all_is_there() -> None:
    assert gate(ready(), "plyometrics").open
    assert missing(at()) == [RAISES, BALANCE, WEEK_COUNT, FEET]


@pytest.mark.parametrize(
    ("checks", "asked"),
    [
        ((check(Unit.REPS, 15, 15), check(Unit.SECONDS, 20, 20)), []),
        ((check(Unit.REPS, 14, 15), check(Unit.SECONDS, 20, 20)), [RAISES]),
        ((check(Unit.REPS, 15, 14), check(Unit.SECONDS, 20, 20)), [RAISES]),
        ((check(Unit.REPS, 15, None), check(Unit.SECONDS, 20, 20)), [RAISES]),
        ((check(Unit.REPS, 15, 15), check(Unit.SECONDS, 20, 19)), [BALANCE]),
        ((check(Unit.REPS, 15, 15),), [BALANCE]),
        ((check(Unit.SECONDS, 45, 45),), [RAISES]),
    ],
)
def test_tests_have_to_be_passed_on_each_side(checks: Any, asked: list[str]) -> None:
    assert missing(ready(checks=checks)) == asked


@pytest.mark.parametrize(
    ("age", "sex", "raises", "seconds"),
    [
        (None, Sex.UNSET, 15, 20),
        (25, Sex.MALE, 15, 20),  # 70 % of 37 is more
        (18, Sex.MALE, 15, 20),  # no norm of raises below 20
        (65, Sex.MALE, 14, 20),  # 70 % of 19 is 13.3
        (75, Sex.MALE, 11, 13),  # of 15: 10.5; of 18 s: 12.6
        (75, Sex.FEMALE, 12, 13),  # of 17: 11.9
        (75, Sex.UNSET, 11, 13),  # the lower of both
        (85, Sex.MALE, 7, 4),  # of 10 and 5 s
    ],
)
def test_the_norm_of_an_age_may_ask_for_less(age: int | None, sex: Sex, raises: int, seconds: int) -> None:
    settings = Settings(age=age, sex=sex)
    enough = (check(Unit.REPS, raises, raises), check(Unit.SECONDS, seconds, seconds))
    few = (check(Unit.REPS, raises - 1, raises), check(Unit.SECONDS, seconds - 1, seconds))
    assert missing(ready(checks=enough, settings=settings)) == []
    assert missing(ready(checks=few, settings=settings)) == [RAISES, BALANCE]


def test_a_long_hold_of_a_session_shows_balance_too() -> None:
    held = done(1, "balance-2", holds=(("quadripod-balance", 20_000, 19_900),))
    assert missing(ready(held, checks=READY_CHECKS[:1])) == [BALANCE]
    held = done(1, "balance-2", holds=(("quadripod-balance", 20_000, 20_000),))
    assert missing(ready(held, checks=READY_CHECKS[:1])) == []


@pytest.mark.parametrize(
    ("weeks", "asked"),
    [
        ((done(13, "foot-strength-2"), done(6, "foot-strength-2")), []),
        ((done(13, "foot-strength-2"), done(7, "foot-strength-2")), [WEEK_COUNT]),  # nothing in the last seven days
        ((done(6, "foot-strength-2"), done(0, "foot-strength-2")), [WEEK_COUNT]),  # nothing in the seven before
        ((*WEEKS, done(13, pain=4)), [WEEK_COUNT]),
        ((*WEEKS, done(14, pain=4)), []),
        ((*WEEKS, done(2, pain=3, morning=None)), [WEEK_COUNT]),
        ((*WEEKS, done(2, pain=None)), []),  # nobody knows: it neither counts nor hurts
    ],
)
def test_two_spans_of_seven_days_have_to_be_green(weeks: Any, asked: list[str]) -> None:
    climbed = (*CLIMB, done(20, "foot-strength-2"), done(14, "foot-strength-2"))
    assert missing(at(*climbed, *weeks, checks=READY_CHECKS)) == asked


def test_where_pain_is_not_asked_about_what_was_done_has_to_do() -> None:
    off = Settings(pain=False)
    told = [replace(one, pain=None, morning=None) for one in READY]
    assert missing(at(*told, checks=READY_CHECKS, settings=off)) == []
    hard = done(2, "foot-strength-2", pain=None, rpe=9)
    assert missing(at(*told, hard, checks=READY_CHECKS, settings=off)) == ["Good weeks up to today"]


@pytest.mark.parametrize(("days", "asked"), [(13, [FLAG]), (14, [])])
def test_a_red_flag_shuts_the_gate_for_a_fortnight(days: int, asked: list[str]) -> None:
    flagged = done(days, "cool-down", red_flag=True)
    assert [one for one in missing(ready(flagged)) if one == FLAG] == asked


def test_foot_strength_has_to_be_earned_not_only_chosen() -> None:
    chosen = decided(DecisionKind.LEVEL, "foot-strength", "2", 5)
    steady = (done(10, "balance-1"), done(4, "balance-1"))
    assert missing(at(*steady, checks=READY_CHECKS)) == [FEET]
    assert missing(at(*steady, checks=READY_CHECKS, decisions=(chosen,)))[-1:] == [FEET]
    tried = done(3, "foot-strength-2")
    assert missing(at(*steady, tried, checks=READY_CHECKS, decisions=(chosen,))) == []


def test_once_jumping_goes_well_the_rule_looks_after_it() -> None:
    sore = done(2, "foot-strength-2", pain=4)
    assert missing(ready(sore)) == [WEEK_COUNT]
    assert missing(ready(sore, done(4, "plyo-intro-1"))) == []
    assert missing(ready(sore, done(4, "plyo-intro-1", pain=4))) == [WEEK_COUNT]
    assert WEEK_COUNT in missing(ready(done(2, "balance-1", pain=6), done(4, "plyo-intro-1")))


INTRO = (done(18, "plyo-intro-1"), done(12, "plyo-intro-1"), done(9, "plyo-intro-2"), done(3, "plyo-intro-2"))
"""Level 2 of plyo-intro is earned, and done well twice, six days apart."""


def test_progress_waits_for_the_highest_level_of_the_intro() -> None:
    assert gate(ready(*INTRO), "plyo-progress").open
    assert missing(ready(*INTRO[:2]), "plyo-progress") != []
    assert missing(ready(*INTRO[:3]), "plyo-progress") != []
    assert missing(ready(*INTRO[:1]), "plyo-progress") == ["Level of plyo-intro"]
    assert missing(ready(*INTRO[:3], done(3, "plyo-intro-2", pain=4)), "plyo-progress") != []
    assert missing(ready(*INTRO[:3], done(4, "plyo-intro-2")), "plyo-progress") == []
    off = ready(*INTRO, settings=Settings(pain=False))
    assert missing(off, "plyo-progress")[0] == "Questions about pain"


def test_six_days_are_asked_for_there() -> None:
    early = (done(12, "plyo-intro-1"), done(8, "plyo-intro-1"), done(5, "plyo-intro-2"), done(1, "plyo-intro-2"))
    assert missing(ready(*early), "plyo-progress") == ["Days since the first (plyo-intro 2)"]


def test_box_jumps_ask_for_two_green_sessions_of_progress() -> None:
    first, second = done(5, "plyo-progress-1"), done(2, "plyo-progress-1")
    assert missing(ready(first), "box-jump") == ["Green sessions of plyo-progress"]
    assert gate(ready(first, second), "box-jump").open
    assert not gate(ready(first, done(2, "plyo-progress-1", pain=5)), "box-jump").open


@pytest.mark.parametrize(("left", "right", "is_open"), [(30, 30, True), (30, 29, False), (29, 45, False)])
def test_eyes_close_after_30_seconds_each_side(left: int, right: int, is_open: bool) -> None:
    assert gate(at(checks=(check(Unit.SECONDS, left, right),)), "eyes-closed").open == is_open
    held = done(1, "balance-2", holds=(("quadripod-balance", left * 1000, right * 1000), ("other", 60_000, 60_000)))
    assert gate(at(held), "eyes-closed").open == is_open


@pytest.mark.parametrize(("days", "is_open"), [(56, True), (55, False)])
def test_the_hardest_hops_come_after_eight_weeks(days: int, is_open: bool) -> None:
    jumped = (done(5, "plyo-progress-1"), done(2, "plyo-progress-1"))
    first = done(days, "desk-break")
    assert gate(at(first), "pogo-single").open == is_open
    assert gate(at(first, *jumped), "hop-five").open == is_open
    assert not gate(at(first, jumped[0]), "hop-five").open


@pytest.mark.parametrize(
    ("routine", "before"),
    [
        ("foot-strength-3", []),
        ("plyo-intro-1", ["plyometrics"]),
        ("plyo-progress-1", ["plyometrics", "plyo-progress"]),
        ("plyo-progress-2", ["plyometrics", "plyo-progress", "box-jump"]),
        ("hop-five-1", ["plyometrics", "hop-five"]),
    ],
)
def test_which_gates_stand_before_a_routine(routine: str, before: list[str]) -> None:
    assert [one.id for one in gates_before(at(), offer(routine))] == before


def test_every_gate_says_why_and_from_where() -> None:
    for one in gates(at()):
        assert one.why.endswith(".")
        assert one.source
        assert one.conditions
        assert one.missing == one.conditions or one.id == "plyometrics"
        assert all(condition.label and condition.have and condition.need for condition in one.conditions)
    assert len(gates(at())) == len({one.id for one in gates(at())}) == 6
    assert ago(0) == at().today


def test_a_plan_of_eight_weeks_that_is_finished_does_as_well() -> None:
    begun = decided(DecisionKind.PLAN_START, "weekly", days=51)
    weekly = [done(51 - 7 * week, "desk-break") for week in range(8)]
    for weeks, sessions, is_open in ((8, weekly, True), (8, weekly[:-1], False), (7, weekly, False)):
        plan = Plan("weekly", "Weekly", (PlanWeek("", ((PlanItem("desk-break"),), *[()] * 6)),) * weeks)
        situation = at(*sessions, plans=(plan,), decisions=(begun,))
        assert gate(situation, "pogo-single").open == is_open, (weeks, len(sessions))
