"""A plan's before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from course_help import MONDAY, course, day, decided, done, plan, situation

from foottimer.history.checkin import CheckPoint, CheckSeries
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.course.course import course_of
from foottimer.plan.course.finish import BeforeAfter, before_after
from foottimer.plan.model import Done, Offer
from foottimer.plan.situation import Situation
from foottimer.routine.model import Unit

THREE = plan("WT . C . F . .", "F . C . WT . .")
ALL = "0WT 2C 4F 7F 9C 11WT"
OFFERS = (
    *(
        Offer(f"{series}-{level}", series, series, level)
        for series in ("foot-strength", "calf-capacity")
        for level in (1, 2, 3)
    ),
    *(Offer(routine, routine) for routine in ("foot-activation", "check-in")),
)


def point(number: int, left: float | None, right: float | None, both: float | None = None) -> CheckPoint:
    return CheckPoint(day(number), f"s{number}", left, right, both)


def calf(*points: CheckPoint) -> CheckSeries:
    return CheckSeries("calf-raise-single", "Single-leg calf raise", Unit.REPS, points)


def balance(*points: CheckPoint) -> CheckSeries:
    return CheckSeries("quadripod-balance", "Quadripod balance", Unit.SECONDS, points)


def found(today: int, did: str, *checks: CheckSeries, log: tuple[Decision, ...] | None = None) -> BeforeAfter:
    given: Situation = replace(situation(THREE, today, did, log, offers=OFFERS), checks=checks)
    on = course_of(given)
    assert on is not None
    return before_after(given, on)


def test_what_was_done_and_what_it_came_to() -> None:
    sessions = [Done("a", day(0), "check-in", active_ms=480_000), Done("b", day(1), "x", active_ms=60_000, contacts=9)]
    given = situation(THREE, 3, sessions)
    on = course_of(given)
    assert on is not None
    out = before_after(given, on)
    assert (out.done, out.planned, out.sessions, out.days, out.active_ms, out.contacts) == (1, 4, 2, 2, 540_000, 9)
    assert (out.over, out.weeks, out.planned_weeks, out.last) == (False, 1, 2, day(3))


@pytest.mark.parametrize(
    ("today", "did", "over", "counts"),
    [
        (14, ALL, True, (8, 8, 2)),
        (14, "0WT 2C 4F 7F 9C", True, (6, 8, 2)),
        (21, "2C 7WT 9C 11F 14F 16C 18WT", True, (8, 8, 3)),
        (9, "0WT 2C 4F", False, (4, 8, 2)),
        (0, "", False, (0, 4, 1)),
    ],
)
def test_sessions_are_counted_by_what_the_plan_asked_for(
    today: int, did: str, over: bool, counts: tuple[int, int, int]
) -> None:
    out = found(today, did)
    assert (out.over, (out.done, out.planned, out.weeks)) == (over, counts)


def test_the_first_check_in_is_compared_with_the_last() -> None:
    out = found(14, ALL, calf(point(-9, 9, 9), point(0, 18, 20), point(4, 3, 3), point(11, 24, 24)))
    (test,) = out.tests
    assert (test.before.day, test.left, test.right, test.both) == (day(0), 6, 4, None)
    said = "13 November: left 18, then 24 (+6); right 20, then 24 (+4). The sides were 2 apart, then 0."
    assert out.sentences[2].endswith(said)


def test_a_single_check_in_is_compared_with_the_last_one_before() -> None:
    (test,) = found(14, ALL, balance(point(-9, 30, 31), point(0, 33.5, 31))).tests
    assert (test.before.day, test.left, test.right) == (day(-9), 3.5, 0)
    (alone,) = found(14, ALL, balance(point(0, 33, 31))).tests
    assert (alone.before.day, alone.after, alone.left) == (day(0), None, None)


def test_check_ins_outside_its_days_are_none_of_it() -> None:
    assert found(14, ALL, balance(point(-9, 30, 31))).tests == ()
    assert found(40, ALL, balance(point(20, 30, 31))).tests == ()


def test_levels_are_those_of_the_first_day_and_of_the_last() -> None:
    log = (
        *decided(),
        Decision(DecisionKind.LEVEL, day(-3), "foot-strength", "2"),
        Decision(DecisionKind.LEVEL, day(5), "foot-strength", "3"),
        Decision(DecisionKind.LEVEL, day(30), "calf-capacity", "2"),
    )
    levels = found(14, ALL, log=log).levels
    assert {one.series: (one.before, one.after) for one in levels} == {"calf-capacity": (1, 1), "foot-strength": (2, 3)}


def test_it_is_told_in_words_that_claim_no_cause() -> None:
    checks = (calf(point(0, 18, 20), point(11, 24, 24)), balance(point(0, 30, 30), point(11, 30, None)))
    log = (*decided(), Decision(DecisionKind.LEVEL, day(5), "foot-strength", "2"))
    out = found(14, ALL, *checks, log=log)
    assert out.sentences == (
        "Mine, 2 November to 15 November: 2 weeks.",
        "8 of 8 sessions of the plan done, on 6 days: 0 min of training.",
        "Single-leg calf raise, reps, on 2 November and 13 November: left 18, then 24 (+6); right 20, then 24 (+4). "
        "The sides were 2 apart, then 0.",
        "Quadripod balance, seconds, on 2 November and 13 November: left 30, then 30 (the same).",
        "The first calf test ended 2 repetitions before you could no more, so a difference of up to 2 may be no "
        "change.",
        "Foot-strength from level 1 to 2 by your choice; unchanged: calf-capacity at 1.",
        "That is what was measured. What brought it about, two measurements can't tell.",
    )


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ((), "No check-in with numbers was done in this time, so there is nothing measured to compare."),
        ((balance(point(0, 30, None)),), "Quadripod balance: left 30 seconds on 2 November. It was tested once"),
        ((balance(point(0, 30, None), point(11, None, 3)),), "not tested on the same side twice"),
        ((balance(point(0, None, None, 12), point(11, None, None, 9)),), "12, then 9 (-3)."),
        ((balance(point(0, 30, 28), point(11, 31, 29)),), "The sides were 2 apart both times."),
    ],
)
def test_what_can_not_be_compared_is_said(checks: tuple[CheckSeries, ...], said: str) -> None:
    assert said in " ".join(found(14, ALL, *checks).sentences)


def test_while_it_goes_on_it_says_so_far() -> None:
    assert found(9, "0WT 2C 4F").sentences[0] == "Mine, since 2 November, so far: in week 2 of 2."


def test_weeks_that_were_run_again_are_told_while_it_goes_on() -> None:
    assert (
        found(9, "").sentences[0]
        == "Mine, since 2 November, so far: in week 1 of 2, after 2 weeks with those run again."
    )


def test_weeks_that_were_run_again_and_sessions_beside_the_plan_are_told() -> None:
    out = found(21, "2C 7WT 9C 11F 14F 16C 18WT 19M")
    assert out.sentences[0] == "Mine, 2 November to 22 November: 3 weeks, where the plan has 2."
    assert out.sentences[1].startswith("8 of 8 sessions of the plan done, and 2 beside it, on 8 days: ")


def test_a_stopped_plan_ends_with_its_last_day() -> None:
    log = decided((DecisionKind.PLAN_STOP, 5))
    out = found(30, "0WT 2C 7F", log=log)
    assert (out.over, out.last, out.sessions) == (True, day(4), 3)


def test_a_plan_that_waits_has_nothing_yet() -> None:
    out = found(-4, "")
    assert (out.weeks, out.done, out.planned, out.over) == (0, 0, 0, False)
    assert out.sentences == ("Mine was not begun: there is nothing to compare yet.",)


def test_the_days_are_those_of_the_course() -> None:
    assert course(THREE, 14, ALL).ends == date(2026, 11, 15)
    assert done(0, "F").day == MONDAY
