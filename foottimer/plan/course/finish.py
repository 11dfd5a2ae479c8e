"""A plan's before and after: what was measured and earned at its beginning, and now. Pure.

Nothing here says that the plan brought it about: two measurements of one person can't tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foottimer.history.checkin import CheckPoint, CheckSeries
from foottimer.plan.course.coursedays import Course, CourseWeek
from foottimer.plan.course.finishwords import sentences
from foottimer.plan.course.outcome import BeforeAfter, CheckChange, LevelChange
from foottimer.plan.levels.standing import SeriesStanding, standings
from foottimer.plan.model import Done
from foottimer.plan.situation import Situation
from foottimer.values import replace

__all__ = ["BeforeAfter", "CheckChange", "LevelChange", "before_after"]


def before_after(situation: Situation, course: Course) -> BeforeAfter:
    """Return what a plan came to, or what it comes to so far."""
    last = min(course.ends, situation.today)
    within = [done for done in situation.sessions if done.counts and course.started <= done.day <= last]
    weeks = [week for week in course.weeks if week.first <= situation.today]
    found = BeforeAfter(
        name=course.plan.name,
        first=course.started,
        last=last,
        over=not course.is_on,
        tests=tuple(_tests(situation, course.started, last)),
        levels=tuple(_levels(situation, course, last)),
        done=sum(week.done_sessions for week in _last_runs(weeks)),
        planned=sum(week.sessions for week in _last_runs(weeks)),
        sessions=len(within),
        days=len({done.day for done in within}),
        weeks=len(weeks),
        week=course.week.number if course.week else None,
        planned_weeks=len(course.plan.weeks),
        active_ms=sum(done.active_ms for done in within),
        contacts=_contacts(within),
    )
    return replace(found, sentences=tuple(sentences(found, situation.today)))


def _contacts(sessions: list[Done]) -> int:
    return sum(done.contacts for done in sessions)


def _last_runs(weeks: list[CourseWeek]) -> list[CourseWeek]:
    """Return each week of the plan as it was run last."""
    return list({week.number: week for week in weeks}.values())


def _tests(situation: Situation, first: date, last: date) -> Iterator[CheckChange]:
    for series in situation.checks:
        found = _points(series, first, last)
        if found:
            yield CheckChange(series.name, series.unit, found[0], found[-1] if len(found) > 1 else None)


def _points(series: CheckSeries, first: date, last: date) -> list[CheckPoint]:
    """Return when a test was done from the first day to the last; where that was once, the time before it as well."""
    within = [point for point in series.points if first <= point.day <= last]
    earlier = [point for point in series.points if point.day < first]
    return [*earlier[-1:], *within] if len(within) == 1 else within


def _levels(situation: Situation, course: Course, last: date) -> Iterator[LevelChange]:
    standing = standings(situation)
    named = dict.fromkeys(
        item.name for week in course.plan.weeks for items in week.days for item in items if item.level is not None
    )
    for series in named:
        if (one := standing.get(series)) is not None:
            before, after = _level_before(one, course.started), _level_up_to(one, last)
            yield LevelChange(series, before, after, one.chosen)


def _level_before(standing: SeriesStanding, day: date) -> int:
    return next((step.level for step in reversed(standing.steps) if step.day < day), 1)


def _level_up_to(standing: SeriesStanding, day: date) -> int:
    return next((step.level for step in reversed(standing.steps) if step.day <= day), 1)
