"""What is decided about a plan, and what is refused, with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from course_help import day, decided, plan, situation, swap

from foottimer.history.decisions import Decision, DecisionKind, check_decision
from foottimer.plan.course import steering
from foottimer.plan.course.course import CourseState, course_of
from foottimer.plan.course.steering import SteeringError

THREE = plan("F . C . B . .", "F . F . F . .")
PAUSE, RESUME, STOP = DecisionKind.PLAN_PAUSE, DecisionKind.PLAN_RESUME, DecisionKind.PLAN_STOP
ALL = "0F 2C 4B 7F 9F 11F"


def test_each_step_is_an_entry_that_the_log_takes_and_does_what_it_says() -> None:
    given = replace(situation(THREE, 0), decisions=())
    states = []
    steps = (lambda now: steering.begin(now, THREE, day(0)), steering.pause, steering.resume, steering.stop)
    for place, step in enumerate(steps):
        decision = step(given)
        check_decision(decision)
        made = replace(decision, made=datetime(2026, 11, 2, 12, place, tzinfo=UTC), id=str(place))
        given = steering.decided(given, made)
        course = course_of(given)
        assert course is not None
        states.append(course.state)
        assert steering.last_step(given) == made
    assert states == [CourseState.RUNNING, CourseState.PAUSED, CourseState.RUNNING, CourseState.STOPPED]


def test_a_swap_is_an_entry_that_does_what_it_says() -> None:
    given = situation(THREE, 0)
    decision = steering.swap(given, day(4), day(2))
    check_decision(decision)
    course = course_of(steering.decided(given, decision))
    assert course is not None
    assert [one.items for one in course.weeks[0].days[2:5:2]] == [THREE.weeks[0].days[4], THREE.weeks[0].days[2]]


@pytest.mark.parametrize(
    ("today", "first", "log", "said"),
    [
        (0, 0, decided(), "Mine is on, in week 1 of 2: stop it first, then begin another"),
        (-3, 0, decided(), "Mine begins on Monday: stop it first, then begin another"),
        (0, 0, decided((PAUSE, 0)), "Mine is on, in week 1 of 2: stop it first"),
        (0, -29, (), "2026-10-04 is more than 28 days ago, so the first weeks would be missed: begin later"),
        (0, 367, (), "2027-11-04 is more than a year ahead: choose a day within 366 days"),
    ],
)
def test_what_can_not_be_begun(today: int, first: int, log: tuple[Decision, ...], said: str) -> None:
    with pytest.raises(SteeringError) as refused:
        steering.begin(situation(THREE, today, "", log), THREE, day(first))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("today", "first", "log"),
    [
        (0, -28, ()),
        (0, 366, ()),
        (3, 3, decided((STOP, 2))),
        (40, 40, decided()[:0]),
        (14, 14, (Decision(DecisionKind.PLAN_START, day(0), "gone"),)),
    ],
)
def test_what_can_be_begun(today: int, first: int, log: tuple[Decision, ...]) -> None:
    assert steering.begin(situation(THREE, today, "", log), THREE, day(first)).day == day(first)


def test_after_a_plan_is_finished_another_can_be_begun() -> None:
    assert steering.begin(situation(THREE, 14, ALL), THREE, day(14)).about == "mine"


NONE = "no plan was begun: there is none to"
OVER = "Mine is finished, and no other plan was begun: there is none to"
STOPPED = "Mine was stopped already, and no other plan was begun: there is none to"


@pytest.mark.parametrize(
    ("step", "today", "did", "log", "said"),
    [
        (steering.stop, 0, "", (), f"{NONE} stop"),
        (steering.stop, 14, ALL, decided(), f"{OVER} stop"),
        (steering.stop, 3, "", decided((STOP, 2)), f"{STOPPED} stop"),
        (steering.pause, 0, "", (), f"{NONE} pause"),
        (steering.pause, 14, ALL, decided(), f"{OVER} pause"),
        (steering.pause, -2, "", decided(), "Mine begins on Monday: stop it, and begin it on a later day"),
        (steering.pause, 3, "", decided((PAUSE, 2)), "Mine is paused already, since yesterday: let it go on first"),
        (steering.resume, 0, "", (), f"{NONE} go on with"),
        (steering.resume, 3, "", decided(), "Mine is not paused: it goes on anyway"),
    ],
)
def test_what_makes_no_sense_is_refused(
    step: object, today: int, did: str, log: tuple[Decision, ...], said: str
) -> None:
    with pytest.raises(SteeringError) as refused:
        step(situation(THREE, today, did, log))  # type: ignore[operator]
    assert str(refused.value) == said


def test_paused_days_are_not_a_pause_of_the_plan() -> None:
    given = situation(THREE, 1, paused=[(1, 3)])
    with pytest.raises(SteeringError, match="one of your paused days"):
        steering.resume(given)
    assert steering.pause(given).kind is PAUSE


def test_a_plan_whose_file_is_gone_can_be_stopped() -> None:
    given = replace(situation(THREE, 3), plans=())
    assert steering.stop(given).about == "mine"


@pytest.mark.parametrize(
    ("today", "did", "days", "said"),
    [
        (0, "", (2, 2), "Wednesday is one day: name two of one week"),
        (3, "", (2, 4), "Wednesday is over or before the plan: swap days from today on"),
        (-3, "", (-1, 2), "Sunday is over or before the plan"),
        (0, "", (4, 7), "Today to Sunday is one week of the plan: swap two days of it"),
        (0, "", (13, 14), "the plan ends on Sunday 15 November: swap days up to then"),
        (0, "0F", (0, 2), "today is done already, at least in part: swap two days to come"),
        (0, "", (1, 3), "both are days of rest: there is nothing to swap"),
    ],
)
def test_what_can_not_be_swapped(today: int, did: str, days: tuple[int, int], said: str) -> None:
    with pytest.raises(SteeringError) as refused:
        steering.swap(situation(THREE, today, did), day(days[1]), day(days[0]))
    assert said in str(refused.value)


def test_paused_days_are_not_swapped() -> None:
    with pytest.raises(SteeringError, match="Wednesday is paused"):
        steering.swap(situation(THREE, 0, paused=[(2, 2)]), day(2), day(4))


def test_the_last_step_is_that_which_was_made_last() -> None:
    log = decided(swap(0, 2, 4), (PAUSE, 1))
    assert steering.last_step(situation(THREE, 1, "", log)) == log[-1]
    assert steering.last_step(situation(THREE, 1, "", ())) is None
    sore = Decision(DecisionKind.SORE, day(1), "toe-splay")
    assert steering.last_step(situation(THREE, 1, "", (sore,))) is None
