"""A list to pick from: the chosen row has a mark, and a click on it picks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from foottimer.ui.widgets.paged import PagedList

MARK = "▌"
"""Before the chosen row: colour alone would not do."""

Row = Callable[[int], Content]
"""Makes the row's content for a width in cells."""


class PickList(PagedList):
    """Rows made for the width there is.

    Enter is the screen's `enter` action; a first click chooses a row, a click on the chosen row picks it.
    """

    DEFAULT_CSS = """
    PickList {
        border: none;
        padding: 0;
        height: 1fr;
        background: transparent;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        scrollbar-color: $faint;
        scrollbar-background: $background;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted {
            color: $foreground;
            background: $panel;
            text-style: none;
        }
        & > .option-list--option-hover { background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.enter", "Choose", show=False)]
    ALLOW_SELECT = False

    class Picked(Message):
        """The chosen row was clicked once more."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The row."""

    class Chosen(Message):
        """The person chose another row."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The row."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._headings: frozenset[int] = frozenset()
        self._before_click: int | None = None
        self._marked: int | None = None

    @property
    def texts(self) -> list[str]:
        """What the rows say."""
        return [row(self._width).plain.rstrip() for row in self._rows]

    def show(self, rows: tuple[Row, ...], chosen: int | None, headings: frozenset[int] = frozenset()) -> None:
        """Show the rows, `chosen` being the chosen one; the `headings` among them can't be chosen."""
        if len(rows) == len(self._rows) and (chosen, headings) == (self.highlighted, self._headings):
            self._change(rows)
            return
        self._rows, self._headings = rows, headings
        self._fill(chosen)

    def _change(self, rows: tuple[Row, ...]) -> None:
        """Show other rows in the place of as many, where they differ; nothing else moves."""
        before, self._rows = self._rows, rows
        for index, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old(self._width).markup != new(self._width).markup:
                self.replace_option_prompt_at_index(index, self._prompt(index, index == self.highlighted))

    def on_resize(self) -> None:
        """Make the rows anew for the width."""
        self._fill(self.highlighted)

    def _fill(self, chosen: int | None) -> None:
        self._marked = None
        self.set_options(
            Option(self._prompt(index, index == chosen), disabled=index in self._headings)
            for index in range(len(self._rows))
        )
        with self.prevent(OptionList.OptionHighlighted):  # nobody chose anything
            self.highlighted = chosen if self._rows else None

    @property
    def _width(self) -> int:
        # The scrollbar's column is kept free, so that a longer list does not change the width.
        return max(8, self.scrollable_content_region.width - len(MARK) - 1)

    def _prompt(self, index: int, chosen: bool) -> Content:
        row = self._rows[index](self._width)
        mark = Content.styled(f"{MARK} ", "$accent") if chosen else Content("  ")
        lines = [mark + line for line in row.split("\n", allow_blank=True)]
        return Content("\n").join(lines)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark."""
        super().watch_highlighted(highlighted)
        for index in {self._marked, highlighted} - {None}:
            if index is not None and index < self.option_count:
                self.replace_option_prompt_at_index(index, self._prompt(index, index == highlighted))
        self._marked = highlighted

    def turn(self, by: int) -> None:
        """Choose the row a page above (-1) or below (1)."""
        (self.action_page_up if by < 0 else self.action_page_down)()

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Say it in this widget's words."""
        message.stop()
        self.post_message(self.Chosen(message.option_index))

    def on_click(self) -> None:
        """Remember what was chosen before the click, which the list itself handles next."""
        self._before_click = self.highlighted

    def action_select(self) -> None:
        """Pick the row that was clicked, if it was the chosen one already."""
        if self.highlighted is not None and self.highlighted == self._before_click:
            self.post_message(self.Picked(self.highlighted))
