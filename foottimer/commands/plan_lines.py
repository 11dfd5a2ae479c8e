"""Plans as lines for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date

from foottimer.commands.output import WIDTH, columns
from foottimer.history.told import MONTHS
from foottimer.plan.course.course import Course, CourseDay, CourseWeek, DayState, ceiling
from foottimer.plan.levels.standing import SeriesStanding
from foottimer.plan.load import MINUTE
from foottimer.plan.model import Plan
from foottimer.plan.saying import items_text, plan_facts
from foottimer.plan.situation import Situation
from foottimer.plan.words import weekday
from foottimer.printing import safe

Standings = Mapping[str, SeriesStanding]
_MARKS = {
    DayState.DONE: "x",
    DayState.PARTLY: "/",
    DayState.DUE: "!",
    DayState.AHEAD: "o",
    DayState.MOVED: ">",
    DayState.LEFT_OUT: "-",
    DayState.REST: ".",
    DayState.RESTED: ".",
    DayState.PAUSED: "p",
}
_MEANS = {
    DayState.PARTLY: "done in part",
    DayState.DUE: "today",
    DayState.AHEAD: "to come",
    DayState.RESTED: "rest",
    DayState.REST: "rest",
}
SHOWN_FACTS = 3
"""How much of what a plan asks for a row of the list has room for: weeks, days and minutes."""


def course_lines(course: Course, standings: Standings) -> Iterator[str]:
    """Yield how a plan stands: in words, its weeks as rows, and the days of the running week."""
    yield safe(course.plan.name)
    yield ""
    for text in (*course.why, *lower_levels(course, standings)):
        yield from wrapped(text)
    if course.weeks:
        yield ""
        yield from _table(course)
    if course.week is not None:
        yield ""
        yield from columns(_row(day) for day in course.week.days)


def lower_levels(course: Course, standings: Standings) -> Iterator[str]:
    """Yield a sentence for what is due today at a lower level than the plan lists."""
    for item in course.due:
        level = ceiling(item, standings).level
        if level != item.level:
            yield (
                f"{item.name} is for level {level} today: levels of a plan are ceilings, and {level} is yours for now."
            )


def wrapped(text: str) -> list[str]:
    """Return text as lines of running text, safe to print."""
    return textwrap.wrap(safe(text), WIDTH, break_on_hyphens=False)


def _table(course: Course) -> Iterator[str]:
    letters = " ".join(weekday(day.day)[0] for day in course.weeks[0].days)
    head = ("", "week", "from", letters, "min", "contacts", "")
    yield from columns([head, *(_week(course, week) for week in course.weeks)], right=(1, 2, 4, 5))
    used = dict.fromkeys(day.state for week in course.weeks for day in week.days)
    told = dict.fromkeys(f"{_MARKS[state]} {_MEANS.get(state, state.value)}" for state in _MARKS if state in used)
    yield from wrapped("  ".join(told))


def _week(course: Course, week: CourseWeek) -> tuple[str, ...]:
    marks = " ".join(_MARKS[day.state] for day in week.days)
    number = f"{week.number}{' again' if _again(course, week) else ''}"
    now = "now" if week is course.week else ""
    minutes = str(round(week.total_ms / MINUTE))
    return now, number, _short(week.first), marks, minutes, str(week.contacts or "-"), week.theme


def _again(course: Course, week: CourseWeek) -> bool:
    return any(other.number == week.number and other.first < week.first for other in course.weeks)


def _row(day: CourseDay) -> tuple[str, ...]:
    what = items_text(day.open if day.state is DayState.DUE else day.items)
    return _MARKS[day.state], f"{weekday(day.day)[:3]} {_short(day.day)}", _state(day), what


def _state(day: CourseDay) -> str:
    told = _MEANS.get(day.state, day.state.value)
    if day.state is DayState.MOVED and day.to_day is not None:
        return f"{'done' if day.to_day < day.day else 'moved to'} {weekday(day.to_day)[:3]}"
    return f"{told}, from {weekday(day.from_day)[:3]}" if day.from_day else told


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def plan_row(plan: Plan, situation: Situation, on: bool) -> tuple[str, ...]:
    """Return a plan as a row of a list; `on` is whether it was begun."""
    return plan.id, plan.name, *plan_facts(plan, situation)[:SHOWN_FACTS], "on" if on else ""
