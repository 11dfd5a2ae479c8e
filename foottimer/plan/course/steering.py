"""Beginning, stopping, pausing a plan and swapping its days: the entry of the log, or why not. Pure."""

from __future__ import annotations

from datetime import date

from foottimer.history.decisions import OF_PLANS, Decision, DecisionKind, in_order, swap_text
from foottimer.history.told import many
from foottimer.plan.course.course import course_of
from foottimer.plan.course.coursedays import Course, CourseDay, CourseState, CourseWeek, DayState
from foottimer.plan.course.coursewords import week_title
from foottimer.plan.model import Plan
from foottimer.plan.running import lost, run_of
from foottimer.plan.situation import Situation
from foottimer.plan.words import day_name, first_upper, when
from foottimer.values import replace

LATE = 28
"""Days that a plan's first day may lie back. Source: judgement: of an earlier one its first weeks would be missed."""
EARLY = 366
"""Days that a plan's first day may lie ahead. Source: judgement: more is a slip of the year."""


SWAPPING = "swap days of"
"""What is wanted of a plan of which two days are to change places."""


class SteeringError(ValueError):
    """What is wanted makes no sense; the message says why and what to do."""


def decided(situation: Situation, decision: Decision) -> Situation:
    """Return how things are with one more decision."""
    return replace(situation, decisions=(*situation.decisions, decision))


def begin(situation: Situation, plan: Plan, first: date) -> Decision:
    """Return the entry with which a plan begins on a day; raises SteeringError."""
    course = course_of(situation)
    if course is not None and course.is_on:
        raise SteeringError(f"{_on(course, situation.today)}: stop it first, then begin another")
    away = (first - situation.today).days
    if away < -LATE:
        raise SteeringError(
            f"{first} is more than {many(LATE, 'day')} ago, so the first weeks would be missed: begin later"
        )
    if away > EARLY:
        raise SteeringError(f"{first} is more than a year ahead: choose a day within {many(EARLY, 'day')}")
    return Decision(DecisionKind.PLAN_START, first, plan.id)


def stop(situation: Situation) -> Decision:
    """Return the entry with which the plan ends today; raises SteeringError."""
    run = run_of(situation.decisions)
    course = course_of(situation)
    if run is None or run.stopped is not None or (course is not None and not course.is_on):
        raise SteeringError(f"{_off(course)}: there is none to stop")
    return Decision(DecisionKind.PLAN_STOP, situation.today, run.plan)


def pause(situation: Situation) -> Decision:
    """Return the entry with which the plan stands still from today on; raises SteeringError."""
    course = _going(situation, "pause")
    if course.state is CourseState.WAITING:
        raise SteeringError(f"{_on(course, situation.today)}: stop it, and begin it on a later day")
    if course.paused_since is not None:
        since = when(course.paused_since, situation.today)
        raise SteeringError(
            f"{course.plan.name} is paused already, since {since.removeprefix('on ')}: let it go on first"
        )
    return Decision(DecisionKind.PLAN_PAUSE, situation.today, course.plan.id)


def resume(situation: Situation) -> Decision:
    """Return the entry with which the plan goes on today; raises SteeringError."""
    course = _going(situation, "go on with")
    if course.paused_since is not None:
        return Decision(DecisionKind.PLAN_RESUME, situation.today, course.plan.id)
    if course.state is CourseState.PAUSED:
        raise SteeringError(
            "today is one of your paused days, not a pause of the plan: take those back, and it goes on"
        )
    raise SteeringError(f"{course.plan.name} is not paused: it goes on anyway")


def swap(situation: Situation, one: date, other: date) -> Decision:
    """Return the entry with which two days of one week change places; raises SteeringError."""
    course = _going(situation, SWAPPING)
    first, second = sorted((one, other))
    today = situation.today
    if first == second:
        raise SteeringError(f"{day_name(first, today)} is one day: name two of one week")
    weeks = [_week_from_today(course, day, today) for day in (first, second)]
    if weeks[0] is not weeks[1]:
        raise SteeringError(f"{_span(weeks[0], today)} is one week of the plan: swap two days of it")
    if not any(movable(situation, day).state in _LIES for day in (first, second)):
        raise SteeringError("both are days of rest: there is nothing to swap")
    return Decision(DecisionKind.PLAN_SWAP, today, course.plan.id, swap_text(first, second))


def movable(situation: Situation, day: date) -> CourseDay:
    """Return a day of the plan that may change places with another one of its week; raises SteeringError."""
    today = situation.today
    week = _week_from_today(_going(situation, SWAPPING), day, today)
    found = next(one for one in week.days if one.day == day)
    if found.state in _BEGUN:
        raise SteeringError(f"{day_name(day, today)} is done already, at least in part: swap two days to come")
    if found.state is DayState.PAUSED:
        raise SteeringError(f"{day_name(day, today)} is paused: swap two days that are not")
    return found


def running(situation: Situation) -> Course:
    """Return the plan that is on, of which something can be started; raises SteeringError where none is."""
    return _going(situation, "start from")


def last_step(situation: Situation) -> Decision | None:
    """Return what was decided last about a plan, which can be taken back; None where nothing was."""
    ordered = in_order([decision for decision in situation.decisions if decision.kind in OF_PLANS])
    return ordered[-1] if ordered else None


_LIES = (DayState.DUE, DayState.AHEAD)
_BEGUN = (DayState.DONE, DayState.PARTLY)


def _week_from_today(course: Course, day: date, today: date) -> CourseWeek:
    """Return the week of a day from today on; raises SteeringError where it lies before that or after the plan."""
    if day < max(today, course.started):
        raise SteeringError(f"{day_name(day, today)} is over or before the plan: swap days from today on")
    found = next((week for week in course.weeks if week.first <= day <= week.last), None)
    if found is None:
        raise SteeringError(f"the plan ends {when(course.ends, today)}: swap days up to then")
    return found


def _span(week: CourseWeek, today: date) -> str:
    return first_upper(f"{day_name(week.first, today)} to {day_name(week.last, today)}")


def _going(situation: Situation, what: str) -> Course:
    """Return the plan that is on, its first day ahead or not; raises SteeringError where none is."""
    course = course_of(situation)
    if gone := lost(situation.decisions, situation.plans):
        raise SteeringError(f"the file of your plan {gone} is gone or does not load: mend it, or stop the plan")
    if course is None or not course.is_on:
        raise SteeringError(f"{_off(course)}: there is none to {what}")
    return course


def _off(course: Course | None) -> str:
    if course is None:
        return "no plan was begun"
    ended = "is finished" if course.state is CourseState.FINISHED else "was stopped already"
    return f"{course.plan.name} {ended}, and no other plan was begun"


def _on(course: Course, today: date) -> str:
    if course.week is None:
        return f"{course.plan.name} begins {when(course.started, today)}"
    return f"{course.plan.name} is on, in {week_title(course, course.week).partition(',')[0]}"
