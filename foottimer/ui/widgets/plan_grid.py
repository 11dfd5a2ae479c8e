"""A plan as a grid: weeks as rows, days as columns; or one week at a time, a day a row."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.message import Message

from foottimer.plan.course.course import CourseDay, CourseWeek
from foottimer.plan.model import WEEK
from foottimer.ui.fitting import Part
from foottimer.ui.plan_grid_view import GRID, ROOMY, day_cells, day_parts, number_cells, week_parts
from foottimer.ui.planned import Planned
from foottimer.ui.widgets.rowlist import RowList
from foottimer.values import dataclass

TALL = 32
"""Rows of a screen from which a week has two of them."""


@dataclass(frozen=True, slots=True, eq=False)
class WeekRow:
    """A week, or the second row of one."""

    week: CourseWeek
    planned: Planned
    day: date
    """The chosen day."""
    row: int
    """Which of its rows, from 0."""
    rows: int
    """How many it has."""

    def parts(self, width: int, chosen: bool) -> tuple[Part, ...]:
        """Return what it says."""
        return week_parts(self.week, self.planned, width, self.day, self.row, self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class DayRow:
    """A day in a row of its own."""

    day: CourseDay
    planned: Planned

    def parts(self, width: int, chosen: bool) -> tuple[Part, ...]:
        """Return what it says."""
        return day_parts(self.day, self.planned, width)


class PlanGrid(RowList):
    """One day is chosen; the screen moves it, a click does too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rowlist--cursor"}
    DEFAULT_CSS = """
    PlanGrid {
        scrollbar-gutter: auto;
        &:focus > .rowlist--chosen, &:focus:dark > .rowlist--chosen { background: $panel; }
        & > .rowlist--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold underline;
        }
    }
    """

    class Moved(Message):
        """Another day was chosen by a click."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day
            """Which."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._planned: Planned | None = None
        self._day: date | None = None

    @property
    def day(self) -> date | None:
        """The chosen day."""
        return self._day

    @property
    def is_grid(self) -> bool:
        """Whether weeks are rows; else the days of one week are."""
        return self.room >= GRID

    @property
    def rows_of_week(self) -> int:
        """Rows of a week in the grid."""
        return 2 if self.room >= ROOMY and self.screen.size.height >= TALL else 1

    def fill(self, planned: Planned, day: date) -> None:
        """Show a plan that was begun, and choose a day of it."""
        self._planned, self._day = planned, day
        self._lay_out()

    def choose(self, day: date) -> None:
        """Choose another day."""
        if day != self._day:
            self._day = day
            self._lay_out()

    def moved(self, across: int, down: int) -> date | None:
        """Return the day that is reached from the chosen one by keys; None where there is none."""
        days = [each.day for each in self._planned.days] if self._planned else []
        if self._day not in days:
            return days[0] if days else None
        step = across + WEEK * down if self.is_grid else down + WEEK * across
        place = days.index(self._day) + step
        if not self.is_grid and across:
            place = max(0, min(place, len(days) - 1))
        return days[place] if 0 <= place < len(days) else None

    def on_resize(self) -> None:
        """Lay it out for the size there is."""
        self._lay_out()
        super().on_resize()

    def _lay_out(self) -> None:
        planned, day = self._planned, self._day
        if planned is None or planned.course is None or day is None or not self.size.width:
            return
        if not self.is_grid:
            week = planned.week_of(day)
            rows = tuple(DayRow(each, planned) for each in week.days) if week else ()
            self.show(rows, next((place for place, each in enumerate(rows) if each.day.day == day), 0))
            return
        weeks, each = planned.course.weeks, self.rows_of_week
        shown = tuple(WeekRow(week, planned, day, row, each) for week in weeks for row in range(each))
        chosen = next((place for place, week in enumerate(weeks) if week.first <= day <= week.last), 0)
        self.show(shown, chosen * each, range(chosen * each, chosen * each + each))

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Choose the day that was clicked."""
        message.stop()
        rows = self.rows
        row = rows[message.index]
        if isinstance(row, DayRow):
            self.post_message(self.Moved(row.day.day))
        elif isinstance(row, WeekRow):
            course = row.planned.course
            place = (message.x - number_cells(course)) // day_cells(course, self.room) if course else -1
            if 0 <= place < len(row.week.days):
                self.post_message(self.Moved(row.week.days[place].day))
