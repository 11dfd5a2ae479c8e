"""The list of routines, however many there are: a row is made when it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from foottimer.ui.widgets.rowlist import MARK, Row, RowList


class RoutineList(RowList):
    """Routines, one of them chosen; past the last comes the first.

    Enter is the screen's `enter` action; a first click chooses a row, a click on the chosen row picks it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rowlist--hover"}
    DEFAULT_CSS = """
    RoutineList {
        scrollbar-color-hover: $faint;
        scrollbar-color-active: $faint;
        & > .rowlist--hover { background: $surface; }
        & > .rowlist--chosen, &:focus > .rowlist--chosen, &:focus:dark > .rowlist--chosen { background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.enter", "Choose", show=False),
        Binding("up", "cursor_up", "Up", show=False),
        Binding("down", "cursor_down", "Down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
    ]
    AWAY_MARK = MARK

    class Chosen(Message):
        """The person chose another row."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The row."""

    class Picked(Message):
        """The chosen row was clicked once more."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hovered: int | None = None

    @property
    def highlighted(self) -> int | None:
        """The row that is chosen; None where there is none."""
        return self.chosen if self.rows else None

    def fill(self, rows: Sequence[Row], chosen: int | None) -> None:
        """Show rows, one of them chosen, which nobody chose."""
        self.show(rows, chosen or 0)

    def choose(self, index: int) -> None:
        """Choose a row by its place, or the nearest there is."""
        index = max(0, min(index, len(self.rows) - 1))
        if self.rows and index != self.chosen:
            self.show(self.rows, index)
            self.post_message(self.Chosen(index))

    def action_cursor_up(self) -> None:
        """Choose the row above, above the first the last."""
        self.choose(self.chosen - 1 if self.chosen else len(self.rows) - 1)

    def action_cursor_down(self) -> None:
        """Choose the row below, below the last the first."""
        self.choose(self.chosen + 1 if self.chosen < len(self.rows) - 1 else 0)

    def action_first(self) -> None:
        """Choose the first row."""
        self.choose(0)

    def action_last(self) -> None:
        """Choose the last row."""
        self.choose(len(self.rows) - 1)

    def action_page_up(self) -> None:
        """Choose the row a page above."""
        self.choose(self.chosen - max(1, self.size.height))

    def action_page_down(self) -> None:
        """Choose the row a page below."""
        self.choose(self.chosen + max(1, self.size.height))

    def ground(self, index: int) -> str:
        """Return the ink below a row."""
        return super().ground(index) or ("hover" if index == self._hovered else "")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would choose."""
        self._hover(event.y + self.scroll_offset.y)

    def on_leave(self, event: events.Leave) -> None:
        """Show none any more."""
        self._hover(None)

    def _hover(self, index: int | None) -> None:
        before, self._hovered = self._hovered, index
        for row in (before, index) if before != index else ():
            if row is not None:
                self.refresh_line(row)

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Choose what was clicked, or pick it."""
        message.stop()
        if message.again:
            self.post_message(self.Picked())
        else:
            self.choose(message.index)
