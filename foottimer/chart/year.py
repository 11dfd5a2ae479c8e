"""A year of days as a calendar: a column a week, a row a weekday, a glyph a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from foottimer.chart.cells import width_of
from foottimer.chart.model import Line, Part
from foottimer.values import dataclass, field

WEEKS = 53
"""The most weeks that are shown: a year with both its ends."""
GUTTER = 4
"""Cells at the left, for the weekdays."""
HEAD = 1
"""Rows above the days, for the months."""
ROOMY = GUTTER + 2 * WEEKS + 2
"""Cells from which a day has two of them."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""The days of a week, from Monday on."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months, in three letters."""

STEPS = (10, 20, 30)
"""Minutes from which a day has the next glyph; the routines take 5 to 40."""
BARS = "▂▄▆█"
"""A training day, by its minutes: the taller, the longer."""
CHOSEN = "●"
"""A training day below the cursor, where a tall bar would not be seen."""
NOTHING, LITTLE, PAUSED, FROZEN = "·", "◦", "–", "*"
"""A day without a session; one of too little to count; one of a pause; one without a session in a frozen week."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """What there is to see of a day."""

    minutes: float = 0
    """Its active minutes, from 0."""
    trained: bool = False
    """Whether it is a training day."""
    paused: bool = False
    """Whether it is in a pause."""
    frozen_week: bool = False
    """Whether its week was saved by a freeze."""
    future: bool = False
    """Whether it is still to come."""
    today: bool = False
    """Whether it is today."""


@dataclass(frozen=True, slots=True)
class Year:
    """The days of a calendar."""

    last: date
    """The last day that it is about: today."""
    marks: Mapping[date, DayMark] = field(default_factory=dict)
    """What there is of each day; a day that is not in it had no session."""
    first_weekday: int = 0
    """With which a week begins, 0 for Monday to 6 for Sunday."""

    def mark(self, day: date) -> DayMark:
        """Return what there is of a day."""
        found = self.marks.get(day)
        return found if found is not None else DayMark(future=day > self.last, today=day == self.last)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which day is at which cell."""

    first: date
    """The first day of the first week."""
    weeks: int
    """How many weeks there are, 1 to WEEKS."""
    cell: int
    """Cells of a day, 1 or 2."""
    last: date
    """The last day that can be chosen."""

    def at(self, day: date) -> tuple[int, int] | None:
        """Return column and row of a day's first cell; None for one that is not shown."""
        days = (day - self.first).days
        if not 0 <= days < 7 * self.weeks:
            return None
        return GUTTER + days // 7 * self.cell, HEAD + days % 7

    def day(self, x: int, y: int) -> date | None:
        """Return the day at a cell; None where there is none, or one that is still to come."""
        week, row = (x - GUTTER) // self.cell, y - HEAD
        if not (0 <= week < self.weeks and 0 <= row < 7):
            return None
        day = self.first + timedelta(7 * week + row)
        return day if day <= self.last else None

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return GUTTER + self.weeks * self.cell

    @property
    def height(self) -> int:
        """How many rows it takes, without the legend."""
        return HEAD + 7


def layout(year: Year, width: int) -> Layout:
    """Return where the days are in so many cells: all of the year, or as many of its last weeks as fit."""
    cell = 2 if width >= ROOMY else 1
    weeks = max(1, min(WEEKS, (width - GUTTER) // cell))
    back = (year.last.weekday() - year.first_weekday) % 7 + 7 * (weeks - 1)
    weeks -= max(0, -(-(back - (year.last - date.min).days) // 7))
    back = (year.last.weekday() - year.first_weekday) % 7 + 7 * (weeks - 1)
    return Layout(year.last - timedelta(back), weeks, cell, year.last)


def glyph(mark: DayMark) -> Part:
    """Return how a day is drawn, and its ink."""
    if mark.future:
        return " ", ""
    if mark.trained:
        return BARS[sum(mark.minutes >= step for step in STEPS)], "work"
    if mark.minutes > 0:
        return LITTLE, "work"
    if mark.paused:
        return PAUSED, "pause"
    return (FROZEN, "freeze") if mark.frozen_week else (NOTHING, "quiet")


def months(laid: Layout) -> str:
    """Return the row above: each month's name where its first day is, as far as they do not touch."""
    cells = [" "] * laid.width
    free = 0
    for week in range(laid.weeks):
        days = [laid.first + timedelta(7 * week + row) for row in range(7)]
        begun = next((day for day in days if day.day == 1), None)
        x = GUTTER + week * laid.cell
        if begun is not None and begun <= laid.last and x >= free and x + 3 <= laid.width:
            cells[x : x + 3] = MONTHS[begun.month - 1]
            free = x + 4
    return "".join(cells).rstrip()


def weekday(first_weekday: int, row: int) -> str:
    """Return the name of a row's weekday."""
    return WEEKDAYS[(first_weekday + row) % 7]


def row(year: Year, laid: Layout, index: int) -> Line:
    """Return a row of days with its weekday, one part each; that of today stands out."""
    named = "strong" if (year.last.weekday() - year.first_weekday) % 7 == index else "quiet"
    parts: list[Part] = [(weekday(year.first_weekday, index).ljust(GUTTER), named)]
    for week in range(laid.weeks):
        text, ink = glyph(year.mark(laid.first + timedelta(7 * week + index)))
        parts.append((text.ljust(laid.cell), ink))
    return tuple(parts)


def legend(year: Year, width: int) -> tuple[Line, ...]:
    """Return what the glyphs mean, in as many rows as it takes, of at most `width` cells."""
    few, some, more = STEPS
    said: list[tuple[str, str, str]] = [
        (BARS[0], "work", f"under {few} min"),
        (BARS[1], "work", f"{few}–{some - 1}"),
        (BARS[2], "work", f"{some}–{more - 1}"),
        (BARS[3], "work", f"{more} or more"),
    ]
    marks = year.marks.values()
    if any(mark.minutes > 0 and not mark.trained for mark in marks):
        said.append((LITTLE, "work", "too little to count"))
    if any(mark.paused for mark in marks):
        said.append((PAUSED, "pause", "paused"))
    if any(mark.frozen_week for mark in marks):
        said.append((FROZEN, "freeze", "freeze spent"))
    rows: list[list[Part]] = [[]]
    for mark, ink, words in said:
        parts = [(mark, ink), (f" {words}", "quiet")]
        between: list[Part] = [("   ", "")] if rows[-1] else []
        if width_of((*rows[-1], *between, *parts)) > width and rows[-1]:
            rows.append([])
            between = []
        rows[-1] += [*between, *parts]
    return tuple(tuple(parts) for parts in rows if width_of(tuple(parts)) <= width)


def moved(laid: Layout, day: date, days: int) -> date:
    """Return the day so many days on, or the nearest one that is shown and not still to come."""
    ordinal = min(laid.last.toordinal(), max(laid.first.toordinal(), day.toordinal() + days))
    return date.fromordinal(ordinal)
