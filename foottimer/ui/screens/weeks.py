"""The weeks of a plan that is being changed, on the screen: shown for the room there is, and one day chosen."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from foottimer.plan.files.keys import DAYS
from foottimer.plan.model import PlanItem
from foottimer.ui.commands import Command, screen_commands
from foottimer.ui.editor_view import sentence_of
from foottimer.ui.plan_desk import PlanDesk
from foottimer.ui.plan_edit_view import columns, day_told, days_of, grid, heading, title_parts, week_parts
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.rowlist import RowList

GRID = (70, 16)
"""Columns and rows from which all weeks are shown beside each other's days; below it is one week at a time."""


class Weeks(Screen[Path | None]):
    """Weeks as rows with days as columns, or one week at a time, and what the chosen day asks for."""

    AUTO_FOCUS = "#weeks"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar[tuple[Command, ...]]
    """What a person can do here."""

    def __init__(self, desk: PlanDesk) -> None:
        """Change a plan."""
        super().__init__()
        self.desk = desk
        self.week = 0
        """The chosen week, from 0."""
        self.day = 0
        """The chosen day of it, from 0."""
        self._said = ("", False)

    def compose(self) -> ComposeResult:
        """Lay out name, weeks, the chosen day, and the keys."""
        yield Line(id="title")
        yield Line(id="heading")
        yield RowList(id="weeks")
        yield Line(id="about")
        yield Line(id="said")
        yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Show the plan, once there is room to be known."""
        self.call_after_refresh(self._show)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out what there is room for."""
        self.call_after_refresh(self._show)

    def open_day(self) -> None:
        """Choose what the chosen day asks for."""
        raise NotImplementedError

    @property
    def _items(self) -> tuple[PlanItem, ...]:
        return self.desk.plan.weeks[self.week].days[self.day]

    # Showing -------------------------------------------------------------------------------------

    @property
    def _is_grid(self) -> bool:
        return self.size.width >= GRID[0] and self.size.height >= GRID[1]

    def _show(self) -> None:
        plan, situation = self.desk.plan, self.desk.situation
        self.week = min(self.week, len(plan.weeks) - 1)
        weeks = self.query_one("#weeks", RowList)
        head = self.query_one("#heading", Line)
        self.query_one("#title", Line).show(*title_parts(self.desk))
        if self._is_grid:
            rows, spans = grid(plan, situation, self.week, self.day)
            head.show((f"  {heading(weeks.room)}", "line--quiet"))
            span = spans[self.week]
            weeks.show(rows, span[0] + 1, span)
        else:
            head.show(*week_parts(plan, situation, self.week))
            weeks.show(days_of(plan.weeks[self.week]), self.day)
        self.query_one("#about", Line).show(day_told(plan, situation, self.week, self.day))
        self._tell()

    def _say(self, sentence: str, wrong: bool = False) -> None:
        self._said = (sentence_of(sentence), wrong)
        self._show()

    def _tell(self) -> None:
        """Say what was said last, else what may be wrong with the plan."""
        sentence, wrong = self._said
        if not sentence and (warning := self.desk.warning):
            sentence, wrong = sentence_of(warning), True
        said = self.query_one("#said", Line)
        said.set_class(wrong, "-wrong")
        said.show(f"! {sentence}" if wrong else sentence)

    # Getting about -------------------------------------------------------------------------------

    def _go(self, weeks: int, days: int) -> None:
        self.week = min(max(self.week + weeks, 0), len(self.desk.plan.weeks) - 1)
        self.day = min(max(self.day + days, 0), len(DAYS) - 1)
        self._say("")

    def action_left(self) -> None:
        """Go to the day before, or the week where one stands alone."""
        self._go(*((0, -1) if self._is_grid else (-1, 0)))

    def action_right(self) -> None:
        """Go to the day after, or the week where one stands alone."""
        self._go(*((0, 1) if self._is_grid else (1, 0)))

    def action_up(self) -> None:
        """Go to the week before, or the day where a week stands alone."""
        self._go(*((-1, 0) if self._is_grid else (0, -1)))

    def action_down(self) -> None:
        """Go to the next week, or the day where a week stands alone."""
        self._go(*((1, 0) if self._is_grid else (0, 1)))

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Choose the day that was clicked; a click on the chosen one opens it."""
        message.stop()
        before = (self.week, self.day)
        if self._is_grid:
            _, spans = grid(self.desk.plan, self.desk.situation, self.week, self.day)
            self.week = next(number for number, span in enumerate(spans) if message.index in span)
            edges = columns(self.query_one("#weeks", RowList).room)
            self.day = next((day for day in range(len(DAYS)) if message.x < sum(edges[: day + 1])), len(DAYS) - 1)
        else:
            self.day = message.index
        self._say("")
        if before == (self.week, self.day):
            self.open_day()
