"""Where a plan stands and why, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foottimer.history.told import many
from foottimer.plan.course.coursedays import Course, CourseDay, CourseState, CourseWeek, DayState
from foottimer.plan.course.dayreasons import day_why
from foottimer.plan.levels.rule import RESTART_DAYS
from foottimer.plan.model import WEEK
from foottimer.plan.saying import counted_text, items_text
from foottimer.plan.situation import Situation
from foottimer.plan.words import day_name, first_upper, when
from foottimer.values import replace

TWICE = 2
"""Repeats of a week after which fewer days a week are worth a thought. Source: judgement."""
LIGHTER = "lite"
"""The plan that asks for fewer days. Source: judgement; the foot exercises with the best evidence were done three
times a week after their first eight weeks (Taddei 2020)."""


def reasons(course: Course, situation: Situation) -> tuple[str, ...]:
    """Return where a plan stands today and why, a sentence or two in each text."""
    telling = {
        CourseState.WAITING: _waiting,
        CourseState.STOPPED: _stopped,
        CourseState.FINISHED: _finished,
        CourseState.PAUSED: _paused,
        CourseState.RUNNING: _running,
    }
    told = (*telling[course.state](course, situation), _away(course, situation))
    return tuple(text for text in told if text)


def week_title(course: Course, week: CourseWeek) -> str:
    """Return a week as it is called: "week 3 of 8, Build base"."""
    theme = f", {week.theme}" if week.theme else ""
    return f"week {week.number} of {len(course.plan.weeks)}{theme}"


def next_day(course: Course, today: date) -> CourseDay | None:
    """Return the next day after today that asks for something; None where none does any more."""
    days = (day for week in course.weeks for day in week.days if day.day > today)
    return next((day for day in days if day.state is DayState.AHEAD), None)


def again_text(course: Course, week: CourseWeek) -> str:
    """Return why a week is run again; empty where it is not."""
    before = next((one for one in reversed(course.weeks) if one.first < week.first), None)
    if before is None or before.number != week.number:
        return ""
    count = f"{before.done_days or 'none'} of its {many(before.training_days, 'training day')}"
    if any(day.state is DayState.PAUSED for day in before.days):
        return f"Week {week.number} begins again, as paused days took it up: {count} had been done."
    return (
        f"Week {week.number} begins again: {count} had been done, and with fewer than half of them the next week "
        f"would come too early."
    )


def _waiting(course: Course, situation: Situation) -> Iterator[str]:
    first = next((day for week in course.weeks for day in week.days if day.items), None)
    with_what = f", with {items_text(first.items)}" if first and first.day == course.started else ""
    yield f"{course.plan.name} begins {when(course.started, situation.today)}{with_what}."


def _stopped(course: Course, situation: Situation) -> Iterator[str]:
    where = f", in week {course.weeks[-1].number} of {len(course.plan.weeks)}" if course.weeks else ""
    if course.stopped is None:
        yield (
            f"{course.plan.name} was begun {when(course.started, situation.today)}, more than two years ago: that "
            "is too long to go on with it. Begin it anew, or another one."
        )
    else:
        yield f"{course.plan.name} was stopped {when(course.stopped, situation.today)}{where}. You can begin it anew."


def _finished(course: Course, situation: Situation) -> Iterator[str]:
    weeks = many(len(course.plan.weeks), "week")
    if course.today is None:
        last = day_name(course.ends, situation.today)
        yield f"{course.plan.name} is finished: all {weeks} are behind you, the last day was {last}."
    else:
        yield f"{course.plan.name} is finished: all that its {weeks} asked for is behind you."


def _paused(course: Course, situation: Situation) -> Iterator[str]:
    if course.week is None:
        return
    yield f"Paused in {week_title(course, course.week)}: nothing is asked for, and no day of it counts as missed."
    coming = next_day(course, situation.today)
    if course.paused_since is not None and course.paused_since <= situation.today:
        yield f"The plan stands still since {day_name(course.paused_since, situation.today)}, until you let it go on."
    elif coming:
        yield f"Next comes {items_text(coming.items)}, {when(coming.day, situation.today)}."


def _running(course: Course, situation: Situation) -> Iterator[str]:
    week, today = course.week, course.today
    if week is None or today is None:
        return
    yield f"{first_upper(week_title(course, week))}. {_today(today)}"
    coming = next_day(course, situation.today)
    if coming and today.state not in (DayState.DUE, DayState.PARTLY):
        yield f"Next comes {items_text(coming.items)}, {when(coming.day, situation.today)}."
    yield again_text(course, week)
    if not _days_away(course, situation):
        yield _fewer(course, week)
    if week.left_out:
        one = len({item.name for item in week.left_out}) == 1
        yield (
            f"{first_upper(counted_text(week.left_out))} {'finds' if one else 'find'} no day in this week any more: "
            f"left out, so that nothing piles up."
        )


def _today(today: CourseDay) -> str:
    """Return what is said of today, without what the week says of all that it leaves out."""
    stays = today.from_day is not None and today.to_day is None
    return day_why(replace(today, planned=()), today.day) if stays else today.why


def _fewer(course: Course, week: CourseWeek) -> str:
    before = [one for one in course.weeks if one.first < week.first][-TWICE:]
    # Weeks without any session were days away: it is not the number of days a week that was too much.
    if week.repeats < TWICE or not any(one.done_days for one in before):
        return ""
    two = "two days a week with foot-strength and calf-capacity, the part with the best evidence"
    other = two if course.plan.id == LIGHTER else f"the plan {LIGHTER} asks for three, or take {two}"
    return (
        f"It was run {week.repeats} times before without enough of it done. Fewer days a week may suit you better: "
        f"{other}."
    )


def _away(course: Course, situation: Situation) -> str:
    days = _days_away(course, situation)
    if not days or course.state not in (CourseState.RUNNING, CourseState.PAUSED):
        return ""
    return (
        f"There was no session for {many(days, 'day')}. After {many(RESTART_DAYS // WEEK, 'week')} off, levels start "
        f"at 1 again: beginning the plan anew from its first week will feel better than going on in the middle."
    )


def _days_away(course: Course, situation: Situation) -> int:
    """Return how many days there was no session, where they are enough to begin anew; else 0."""
    last = max((done.day for done in situation.sessions if done.day <= situation.today), default=course.started)
    days = (situation.today - max(last, course.started)).days
    return days if days >= RESTART_DAYS else 0
