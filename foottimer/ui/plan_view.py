"""What the plan's screen says of a plan, a week and a day, as rows for the width there is; no Textual."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foottimer.chart.year import WEEKDAYS
from foottimer.history.told import day_text, many
from foottimer.plan.course.course import Course, CourseDay, CourseState, DayState
from foottimer.plan.course.coursewords import week_title
from foottimer.plan.load import MINUTE
from foottimer.plan.model import PlanItem
from foottimer.plan.saying import items_text
from foottimer.plan.words import first_upper
from foottimer.routine.duration import format_duration
from foottimer.ui.fitting import Lines, Part, cut_parts, inked
from foottimer.ui.plan_grid_view import MARKS, item_text
from foottimer.ui.planned import Planned

READABLE = 100
"""Cells of a row of text at most."""


def title_parts(planned: Planned) -> tuple[Part, ...]:
    """Return the plan's name, how it stands and when it ends."""
    course = planned.course
    if course is None:
        return (("Plan", "strong"), ("  none is running", "quiet"))
    today, whole = planned.situation.today, len(course.plan.weeks)
    week = f"week {course.week.number} of {whole}" if course.week else ""
    told = {
        CourseState.WAITING: f"begins {WEEKDAYS[course.started.weekday()]} {day_text(course.started, today)}",
        CourseState.RUNNING: week,
        CourseState.PAUSED: f"paused in {week}" if week else "paused",
        CourseState.FINISHED: f"finished on {day_text(course.ends, today)}",
        CourseState.STOPPED: "stopped",
    }[course.state]
    ends = "" if not course.is_on else f" · ends {WEEKDAYS[course.ends.weekday()]} {day_text(course.ends, today)}"
    return ((course.plan.name, "strong"), (f"  {told}", "accent"), (ends, "quiet"))


def week_line(planned: Planned, chosen: date, width: int) -> tuple[Part, ...]:
    """Return what the chosen day's week is about, and what it takes."""
    week = planned.week_of(chosen)
    if week is None:
        return ()
    theme = f", {week.theme}" if week.theme else ""
    told = [f"{round(week.total_ms / MINUTE)} min"]
    told += [many(week.contacts, "ground contact")] if week.contacts else []
    told += [f"run for the {_TIMES.get(week.repeats, 'next')} time"] if week.repeats else []
    head = f"Week {week.number}{theme}"
    if len(head) + 20 > width:
        head = f"Week {week.number}"
    return cut_parts(((head, "strong"), (f"  {' · '.join(told)}", "quiet")), width)


_TIMES = {1: "second", 2: "third", 3: "fourth"}


def day_lines(planned: Planned, chosen: date, width: int) -> Lines:
    """Return all that is said of a day: what became of it and why, what it asks for, and what was done on it."""
    course = planned.course
    day = course.day(chosen) if course else None
    if course is None or day is None:
        return ()
    room = min(width, READABLE)
    lines: list[tuple[Part, ...]] = [_day_heading(day, planned, room)]
    lines += [line for item in day.items for line in _item_lines(item, planned, room)]
    is_today = chosen == planned.situation.today and bool(course.why)
    lines += inked((f"! {planned.against}" if is_today and planned.against else "",), "warning", room)
    lines += inked(_whys(course, day) if is_today else (_without(day.why, _named_above(day)),), "", room)
    lines += [cut_parts(_done_parts(day), room)] if day.done else []
    return tuple(lines)


def _whys(course: Course, day: CourseDay) -> Iterator[str]:
    """What is said of today, without the week and the routines: they stand above it."""
    first, *more = course.why
    week = f"{first_upper(week_title(course, course.week))}. " if course.week else ""
    yield _without(_without(first, week), _named_above(day))
    yield from more


def _named_above(day: CourseDay) -> str:
    """The sentence that does nothing but name what a day asks for; empty where none does."""
    verb = {DayState.DUE: "For today", DayState.AHEAD: "To come", DayState.DONE: "Done"}.get(day.state, "")
    return f"{verb}: {items_text(day.items)}." if verb else ""


def _without(text: str, beginning: str) -> str:
    return text.removeprefix(beginning).strip()


def _day_heading(day: CourseDay, planned: Planned, width: int) -> tuple[Part, ...]:
    today = planned.situation.today
    mark, ink = MARKS[day.state]
    name = "Today, " if day.day == today else ""
    told = f"{WEEKDAYS[day.day.weekday()]} {day_text(day.day, today)}"
    state = "to come" if day.state is DayState.AHEAD else "due" if day.state is DayState.DUE else day.state.value
    return cut_parts(((f"{name}{told}", "strong"), (f"  {mark} {state}", ink)), width)


def _item_lines(item: PlanItem, planned: Planned, width: int) -> Lines:
    """Return what an item asks for with its length; where a lower level is earned, that one and why."""
    offer, standing = planned.offer(item), planned.standings.get(item.name)
    if offer is None:
        return (((f"  {item_text(item)}", "strong"), ("  there is no such routine any more", "warning")),)
    level = f" · level {item.level}" if item.level else ""
    head = ((f"  {offer.name}{level}", "strong"), (f"  {format_duration(offer.total_ms)}", "quiet"))
    if not (standing and item.level and standing.level < item.level):
        return (cut_parts(head, width),)
    earned = planned.situation.offer(item.name, standing.level)
    length = f", {format_duration(earned.total_ms)}" if earned else ""
    how = "chose" if standing.chosen else "have earned"
    told = f"You {how} level {standing.level} so far, so it comes to that{length}."
    return (cut_parts(head, width), *inked((f"    {told}",), "accent", width, 4))


def _done_parts(day: CourseDay) -> tuple[Part, ...]:
    names = [
        f"{item_text(PlanItem(done.series or done.routine, done.level))} {done.share * 100:.0f} %" for done in day.done
    ]
    return (("Done  ", "quiet"), (", ".join(names), ""))
