"""What the plan's screen says of weeks and days, as parts of rows for the width there is; no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from foottimer.chart.year import WEEKDAYS
from foottimer.history.told import day_text, many
from foottimer.plan.course import Course, CourseDay, CourseState, CourseWeek, DayState, ceiling
from foottimer.plan.coursewords import week_title
from foottimer.plan.load import week_contacts, week_minutes
from foottimer.plan.model import Offer, Plan, PlanItem
from foottimer.plan.running import lost
from foottimer.plan.saying import items_text as named
from foottimer.plan.situation import Situation
from foottimer.plan.standing import SeriesStanding
from foottimer.plan.words import first_upper
from foottimer.routine.duration import format_duration
from foottimer.routine.library import Entry
from foottimer.ui.fitting import Part, cut_parts, fitted, wrapped

Lines = tuple[tuple[Part, ...], ...]
"""Rows of text; the inks are "", "strong", "quiet", "accent", "warning", "work" and "rest"."""

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
READABLE = 100
"""Cells of a row of text at most."""
_MINUTES, _CONTACTS = 4, (5, 10)
"""Cells of a week's minutes, and of its ground contacts, in a narrow grid and in a roomy one."""
_MOST = 16
"""The most cells of a day."""
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan's screen shows."""

    course: Course | None
    """The plan that was begun; None where none was."""
    situation: Situation
    """The routines and plans there are, and what was done."""
    standings: Mapping[str, SeriesStanding] = field(default_factory=dict)
    """Where each series stands."""
    entries: tuple[Entry, ...] = ()
    """Every routine file."""
    against: str = ""
    """What speaks against doing today what the plan has for today, in sentences; empty where nothing does."""

    @property
    def due(self) -> tuple[Entry, ...]:
        """The routines that are due today, each at the level that the plan lists, or at the one for now if lower."""
        offers = [self.offer(ceiling(item, self.standings)) for item in (self.course.due if self.course else ())]
        found = {entry.id: entry for entry in self.entries if entry.timeline is not None}
        return tuple(found[offer.id] for offer in offers if offer is not None and offer.id in found)

    @property
    def days(self) -> tuple[CourseDay, ...]:
        """Every day of the plan, in order."""
        return tuple(day for week in self.course.weeks for day in week.days) if self.course else ()

    def week_of(self, day: date) -> CourseWeek | None:
        """Return the week that holds a day."""
        weeks = self.course.weeks if self.course else ()
        return next((week for week in weeks if week.first <= day <= week.last), None)

    def offer(self, item: PlanItem) -> Offer | None:
        """Return the routine that an item means."""
        return self.situation.offer(item.name, item.level)


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
    minutes = f"{round(week.minutes_ms / _MINUTE):>{_MINUTES}}"
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


# What is said above and below ----------------------------------------------------------------------


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
    told = [f"{round(week.minutes_ms / _MINUTE)} min"]
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
    lines += _wrapped((f"! {planned.against}" if is_today and planned.against else "",), "warning", room)
    lines += _wrapped(_whys(course, day) if is_today else (_without(day.why, _named_above(day)),), "", room)
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
    return f"{verb}: {named(day.items)}." if verb else ""


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
    return (cut_parts(head, width), *_wrapped((f"    {told}",), "accent", width, 4))


def _done_parts(day: CourseDay) -> tuple[Part, ...]:
    names = [
        f"{item_text(PlanItem(done.series or done.routine, done.level))} {done.share * 100:.0f} %" for done in day.done
    ]
    return (("Done  ", "quiet"), (", ".join(names), ""))


def _wrapped(sentences: Iterable[str], ink: str, width: int, indent: int = 0) -> Lines:
    """Return sentences in rows; none for an empty one."""
    return tuple(((row, ink),) for text in sentences if text.strip() for row in wrapped(text, width, indent, indent))


# Choosing a plan -----------------------------------------------------------------------------------


def plan_facts(plan: Plan, situation: Situation) -> str:
    """Return what a plan asks for: weeks, days, minutes and contacts a week."""
    days = [sum(bool(items) for items in week.days) for week in plan.weeks]
    minutes = [week_minutes(week, situation) for week in plan.weeks]
    contacts = max((week_contacts(week, situation) for week in plan.weeks), default=0)
    noun = "day" if max(days, default=0) == 1 else "days"
    told = [many(len(plan.weeks), "week"), f"{_span(days)} {noun} a week", f"{_span(minutes)} min a week"]
    told += [f"up to {contacts} ground contacts a week"] if contacts else []
    return " · ".join(told)


def _span(numbers: list[int]) -> str:
    low, high = min(numbers, default=0), max(numbers, default=0)
    return f"{low}" if low == high else f"{low} to {high}"


def plans_lines(planned: Planned, key: str, width: int) -> Lines:
    """Return what stands on the screen while no plan runs: what a plan does, and which ones there are."""
    room = min(width, READABLE)
    gone = lost(planned.situation.decisions, planned.situation.plans)
    lost_text = f"Your plan {gone} is not followed: its file is gone or does not load. foottimer doctor says more."
    unread = ", ".join(planned.situation.unread)
    told = (
        lost_text if gone else "",
        f"Of your own plans these do not load: {unread}. foottimer doctor says why." if unread else "",
        "A plan says what each day is for, week by week. Its levels are ceilings: you do the one that you have earned "
        "where that is lower. Miss a day and it moves; miss a week and it waits for you: nothing piles up.",
        f"{key} begins one.",
    )
    lines: list[tuple[Part, ...]] = [*_wrapped(told, "", room), ()]
    for plan in planned.situation.plans:
        lines.append(cut_parts(((plan.name, "strong"), (f"  {plan.id}", "quiet")), room))
        lines += _wrapped((plan_facts(plan, planned.situation),), "accent", room)
        lines += [*_wrapped((" ".join(plan.about.split()),), "", room), ()]
    if not planned.situation.plans:
        lines.append((("There is no plan that can be followed.", "warning"),))
    return tuple(lines)


def legend_parts(course: Course, width: int) -> tuple[Part, ...]:
    """Return what the marks mean that are on the screen, in one row."""
    found = dict.fromkeys(day.state for week in course.weeks for day in week.days)
    words: Mapping[DayState, str] = {DayState.AHEAD: "to come", DayState.REST: "rest", DayState.RESTED: "rest"}
    told = dict.fromkeys((MARKS[state], words.get(state, state.value)) for state in MARKS if state in found)
    parts = [part for (mark, ink), word in told for part in ((mark, ink), (f" {word}  ", "quiet"))]
    return cut_parts(parts, width)
