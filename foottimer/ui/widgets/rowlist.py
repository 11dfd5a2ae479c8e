"""A list of rows of which only those in sight are painted, and of them only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

MARK = "▌"
"""Before the chosen row of the list that takes keys."""
AWAY = "▏"
"""Before the chosen row of another list."""
ALSO = "▎"
"""Before the other rows that are selected with it: colour alone would not do."""
GUTTER = 2
"""Cells before every row, for its mark."""

Part = tuple[str, str]
"""A text, and which of the list's inks it is written in: "" for its own, "quiet", "accent", "warning" ..."""


class Row(Protocol):
    """What a list shows of one thing; told from others by ==."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return what it says in so many cells."""
        ...


class RowList(ScrollView, inherit_bindings=False):
    """Rows of text, one of them chosen; texts are data, never markup."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("rowlist--quiet", "rowlist--faint", "rowlist--accent", "rowlist--strong", "rowlist--warning"),
        *("rowlist--error", "rowlist--own"),
        *("rowlist--work", "rowlist--rest", "rowlist--circuit"),
        *("rowlist--chosen", "rowlist--selected"),
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        scrollbar-color: $faint;
        scrollbar-color-hover: $quiet;
        scrollbar-color-active: $quiet;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .rowlist--quiet { color: $quiet; }
        & > .rowlist--faint { color: $faint; }
        & > .rowlist--accent { color: $accent; text-style: bold; }
        & > .rowlist--strong { text-style: bold; }
        & > .rowlist--warning { color: $warning; text-style: bold; }
        & > .rowlist--error { color: $error; text-style: bold; }
        & > .rowlist--own { color: $accent; }
        & > .rowlist--work { color: $kind-work; }
        & > .rowlist--rest { color: $kind-rest; }
        & > .rowlist--circuit { color: $kind-ready; }
        & > .rowlist--chosen { background: $panel; }
        & > .rowlist--selected { background: $surface; }
        &:focus > .rowlist--chosen { background: $block-cursor-background; }
        /* A cursor as bright as the text would hide it: the rows keep their own inks. */
        &:focus:dark > .rowlist--chosen { background: $chosen; }
    }
    """
    ALLOW_SELECT = False
    AWAY_MARK: ClassVar[str] = AWAY
    """Before the chosen row while keys go elsewhere."""
    can_focus = True

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, rows: RowList, index: int, x: int, again: bool, extend: bool) -> None:
            super().__init__()
            self.rows = rows
            """The list."""
            self.index = index
            """The row."""
            self.x = x
            """The cell, counted from where its text begins."""
            self.again = again
            """Whether it was the chosen row already."""
            self.extend = extend
            """Whether shift was held."""

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self.chosen = 0
        """The row that is chosen."""
        self._selected = range(0)
        self._inks: dict[str, Style] = {}

    # What it shows -------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[Row]:
        """What the rows are of."""
        return self._rows

    @property
    def texts(self) -> list[str]:
        """What the rows say."""
        return ["".join(text for text, _ in row.parts(self.room, False)).rstrip() for row in self._rows]

    @property
    def room(self) -> int:
        """The cells of a row, without its mark."""
        return max(1, self.scrollable_content_region.width - GUTTER)

    def show(self, rows: Sequence[Row], chosen: int, selected: range = range(0)) -> None:
        """Show rows, one of them chosen, a few more selected with it; only what differs is painted anew."""
        before, were = self._rows, {self.chosen, *self._selected}
        moved = chosen != self.chosen
        self._rows, self.chosen, self._selected = rows, chosen, selected
        if len(rows) != len(before):
            self._grow(len(before), len(rows))
        else:
            are = {chosen, *selected}
            changed = were ^ are if not moved else were | are
            first, last = self._in_sight()
            for index in range(first, last):
                if index in changed or (rows[index] is not before[index] and rows[index] != before[index]):
                    self.refresh_line(index)
        if moved or len(rows) != len(before):
            self.reveal()

    def _grow(self, before: int, after: int) -> None:
        """Have another number of rows; nothing is laid out anew unless the scrollbar comes or goes."""
        height, size = self.size.height, Size(0, after)
        if (before > height) is (after > height):
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = after
        else:
            self.virtual_size = size
        self.refresh()

    def reveal(self) -> None:
        """Scroll until the chosen row is in sight, with a row or two around it where there is room."""
        height, y = self.scrollable_content_region.height, self.scroll_offset.y
        around = min(2, max(0, height - 1) // 2)
        if height <= 0:
            return
        top = min(max(y, self.chosen + around - height + 1), self.chosen - around)
        top = max(0, min(top, len(self._rows) - height))
        if top != y:
            self.scroll_to(y=top, animate=False, force=True)  # also before it has the scrollbar that its rows ask for

    def _in_sight(self) -> tuple[int, int]:
        first = self.scroll_offset.y
        return first, min(len(self._rows), first + self.size.height)

    def row_y(self, index: int) -> int:
        """Return which line of the widget shows a row."""
        return index - self.scroll_offset.y

    def on_resize(self) -> None:
        """Keep the chosen row in sight."""
        self.reveal()

    # Painting ------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`; each ink is looked up once."""
        self._inks = {}
        return super().render_lines(crop)

    def ink(self, name: str) -> Style:
        """Return a style by its short name, while it paints."""
        if name not in self._inks:
            self._inks[name] = (
                self.get_component_rich_style(f"rowlist--{name}", partial=True) if name else self.rich_style
            )
        return self._inks[name]

    def ground(self, index: int) -> str:
        """Return the ink below a row; "" for the list's own."""
        return "chosen" if index == self.chosen else "selected" if index in self._selected else ""

    def render_line(self, y: int) -> Strip:
        """Paint a row."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        base = self.ink("")
        if index >= len(self._rows):
            return Strip.blank(width, base)
        chosen = index == self.chosen
        if ground := self.ground(index):
            base += self.ink(ground)
        mark = (MARK if self.has_focus else self.AWAY_MARK) if chosen else ALSO if index in self._selected else " "
        segments = [Segment(f"{mark} ", base + self.ink("accent"))]
        for text, name in self._rows[index].parts(self.room, chosen):
            segments.append(Segment(text, base + self.ink(name) if name else base))
        return Strip(segments).adjust_cell_length(width, base)

    # Mouse ---------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked, and where.

        The second half of a double click is for the row that the first half chose; on another one it comes from a
        screen that the first half closed.
        """
        event.stop()
        index = event.y + self.scroll_offset.y
        again = index == self.chosen
        if 0 <= index < len(self._rows) and (again or event.chain == 1):
            self.focus()
            self.post_message(self.Clicked(self, index, event.x - GUTTER, again, event.shift))
