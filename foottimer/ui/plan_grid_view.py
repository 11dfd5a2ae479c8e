"""A plan as a grid: what a day asks for in few cells, weeks in rows, and what the marks mean; no Textual."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from foottimer.chart.year import WEEKDAYS
from foottimer.plan.course.course import Course, CourseDay, CourseWeek, DayState
from foottimer.plan.load import MINUTE
from foottimer.plan.model import Offer, PlanItem
from foottimer.ui.fitting import Part, cut_parts, fitted
from foottimer.ui.planned import Planned

MARKS = {
    DayState.DONE: ("●", "work"),
    DayState.PARTLY: ("◐", "work"),
    DayState.DUE: ("○", "strong"),
    DayState.AHEAD: ("·", ""),
    DayState.MOVED: ("→", "warning"),
    DayState.LEFT_OUT: ("×", "warning"),
    DayState.REST: ("–", "quiet"),
    DayState.RESTED: ("–", "quiet"),
    DayState.PAUSED: ("=", "rest"),
}
"""The mark of a day, and its ink; the word is the state's own."""
_ASKS = (DayState.DONE, DayState.PARTLY, DayState.DUE, DayState.AHEAD)
"""The states whose day says what it asks for; the others say what they are."""
GRID, ROOMY = 66, 108
"""Cells from which weeks are rows with days as columns; from which a day has two rows of its own."""
_MINUTES, _CONTACTS = 4, (5, 10)
"""Cells of a week's minutes, and of its ground contacts, in a narrow grid and in a roomy one."""
_MOST = 16
"""The most cells of a day."""


# Items in few cells --------------------------------------------------------------------------------


def item_text(item: PlanItem, width: int = 99) -> str:
    """Return an item in so many cells: "foot-strength 2", "foot 2", "bal. 2"."""
    level = f" {item.level}" if item.level else ""
    word = item.name.split("-")[0]
    for text in (f"{item.name}{level}", f"{word}{level}"):
        if len(text) <= width:
            return text
    room = width - len(level) - 1
    return f"{word[:room]}.{level}" if room > 1 and len(word) > room else word[:width]


def items_text(items: tuple[PlanItem, ...], planned: Planned, width: int) -> str:
    """Return a day's items in so many cells: all of them, or what weighs most of it and a plus."""
    if len(items) < 2:
        return item_text(items[0], width) if items else ""
    short = max(6, (width - 2 * len(items)) // len(items))
    for bare, each in ((False, 99), (False, short), (True, short)):
        told = ", ".join(item_text(PlanItem(item.name) if bare else item, each) for item in items)
        if len(told) <= width:
            return told
    main = max(items, key=lambda item: _weight(planned.offer(item)))
    return f"{item_text(PlanItem(main.name), width - 1)}+"


def _weight(offer: Offer | None) -> tuple[int, int]:
    return (offer.contacts, offer.total_ms) if offer else (0, 0)


# The grid ------------------------------------------------------------------------------------------


def number_cells(course: Course) -> int:
    """Return the cells of a week's number."""
    return len(f"{len(course.plan.weeks)}") + 1


def day_cells(course: Course, width: int) -> int:
    """Return the cells of a day in a row of so many."""
    return min(_MOST, (width - number_cells(course) - _MINUTES - _CONTACTS[width >= ROOMY]) // 7)


def weekday_line(course: Course, today: date, width: int) -> tuple[Part, ...]:
    """Return the row above the grid: the weekdays, today's in brackets, and what the numbers are."""
    cell = day_cells(course, width)
    days = course.weeks[0].days if course.weeks else ()
    running = course.today is not None
    parts = [(" " * number_cells(course), "")]
    for day in days:
        name, here = WEEKDAYS[day.day.weekday()], running and day.day.weekday() == today.weekday()
        parts.append((f"[{name}]".ljust(cell) if here else f"  {name}".ljust(cell), "strong" if here else "quiet"))
    contacts = "contacts" if width >= ROOMY else "cont"
    return (*parts, (f"{'min':>{_MINUTES}}{contacts:>{_CONTACTS[width >= ROOMY]}}", "quiet"))


def week_parts(
    week: CourseWeek, planned: Planned, width: int, chosen: date | None = None, row: int = 0, rows: int = 1
) -> tuple[Part, ...]:
    """Return a week in a row: its number, its days, its minutes and contacts.

    Where it has two `rows`, the first says what each day asks for, and the other what became of it. The `chosen` day is
    in the ink of the cursor.
    """
    course = planned.course
    if course is None:
        return ()
    cell, number = day_cells(course, width), number_cells(course)
    head = f"{week.number}{'+' if week.repeats else ''}".ljust(number) if row == 0 else " " * number
    parts: list[Part] = [(head, "quiet")]
    for day in week.days:
        text, ink = _cell(day, planned, cell, row, rows)
        parts.append((text, "cursor" if day.day == chosen else ink))
    return (*parts, *_sums(week, width)) if row == 0 else tuple(parts)


def _sums(week: CourseWeek, width: int) -> tuple[Part, ...]:
    minutes = f"{round(week.total_ms / MINUTE):>{_MINUTES}}"
    return ((minutes, ""), (f"{week.contacts or '':>{_CONTACTS[width >= ROOMY]}}", "quiet"))


def _cell(day: CourseDay, planned: Planned, cell: int, row: int, rows: int) -> Part:
    mark, ink = MARKS[day.state]
    room, items = cell - 3, day.items or day.planned
    if row == 1:
        return (f"  {_word(day) if items else ''}".ljust(cell), ink)
    told = _short(day, planned, room) if rows == 1 else items_text(items, planned, room) or _word(day)
    return (f"{mark} {told}".ljust(cell), ink)


def _word(day: CourseDay) -> str:
    """Return what became of a day, in a word or two."""
    if day.state is DayState.MOVED and day.to_day:
        return f"moved {WEEKDAYS[day.to_day.weekday()]}"
    return "" if day.state is DayState.AHEAD else day.state.value


def _short(day: CourseDay, planned: Planned, room: int) -> str:
    """Return what a day asks for, or where that went."""
    if day.state is DayState.MOVED:
        return WEEKDAYS[day.to_day.weekday()] if day.to_day else ""
    if day.state in _ASKS:
        return items_text(day.items, planned, room)
    if day.state is DayState.LEFT_OUT:
        return items_text(day.planned, planned, room)
    return day.state.value[:room] if day.state is DayState.PAUSED else ""


def day_parts(day: CourseDay, planned: Planned, width: int) -> tuple[Part, ...]:
    """Return a day in a row of its own: its weekday, what it asks for, and what became of it in a word."""
    mark, ink = MARKS[day.state]
    word = _word(day)
    if day.state is DayState.AHEAD and day.from_day:
        word = f"from {WEEKDAYS[day.from_day.weekday()]}"
    items = day.items or (day.planned if day.state in (DayState.MOVED, DayState.LEFT_OUT) else ())
    room = width - 10 - (len(word) + 1 if word else 0)
    told = items_text(items, planned, max(6, room))
    head = ((f"{mark} ", ink), (f"{WEEKDAYS[day.day.weekday()]} {day.day.day:>2}  ", "quiet"))
    return cut_parts((*head, (fitted(told, max(0, room)), ""), (f" {word}" if word else "", ink)), width)


def legend_parts(course: Course, width: int) -> tuple[Part, ...]:
    """Return what the marks mean that are on the screen, in one row."""
    found = dict.fromkeys(day.state for week in course.weeks for day in week.days)
    words: Mapping[DayState, str] = {DayState.AHEAD: "to come", DayState.REST: "rest", DayState.RESTED: "rest"}
    told = dict.fromkeys((MARKS[state], words.get(state, state.value)) for state in MARKS if state in found)
    parts = [part for (mark, ink), word in told for part in ((mark, ink), (f" {word}  ", "quiet"))]
    return cut_parts(parts, width)
