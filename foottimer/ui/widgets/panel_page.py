"""A page of charts as one widget: painted row by row, drawn when first seen, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from foottimer.ui.panels import Layout, Panel, Spot, laid_out, rows_for
from foottimer.ui.widgets.charted import Charted

BESIDE = 9
"""Cells of a chart beside its values."""


class PanelPage(Charted):
    """Shows panels beside and below each other. Its screen moves the choice; a click chooses, a second one opens."""

    DEFAULT_CSS = "PanelPage { scrollbar-gutter: stable; }"

    class Chosen(Message):
        """Another panel was chosen."""

        def __init__(self, panel: Panel) -> None:
            super().__init__()
            self.panel = panel
            """Which."""

    class Opened(Message):
        """The chosen panel was clicked once more."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._panels: tuple[Panel, ...] = ()
        self._layout_of_panels = Layout()
        self._chart_rows = 0
        self._key = ""
        self._tabled: set[str] = set()
        self._drawn: dict[str, tuple[Strip, ...]] = {}

    @property
    def chosen(self) -> Panel | None:
        """The panel that is chosen; None where there is none."""
        return next((panel for panel in self._panels if panel.key == self._key), None)

    @property
    def text(self) -> str:
        """All that is on the page, whether it is seen or not."""
        width = self._width
        return "\n".join(self._row(y, width).text.rstrip() for y in range(self._layout_of_panels.height))

    @property
    def room(self) -> int:
        """How many values the narrowest chart has room for, about: beside them is a scale, and the newest number."""
        return min((spot.width for spot in self._layout_of_panels.spots), default=0) - BESIDE

    def is_tabled(self, key: str) -> bool:
        """Whether a panel shows its table."""
        return key in self._tabled

    def show(self, panels: Sequence[Panel]) -> None:
        """Show these panels; the choice stays, or falls on the first."""
        self._panels = tuple(panels)
        if self._key not in {panel.key for panel in panels}:
            self._key = panels[0].key if panels else ""
        self._lay_out()

    def move(self, across: int, down: int) -> bool:
        """Choose the panel so many on, or so many rows below; return whether there is one."""
        spot = self._layout_of_panels.beside(self._key, across, down)
        if spot is not None:
            self._choose(spot)
        return spot is not None

    def choose_end(self, last: bool) -> None:
        """Choose the first panel, or the last one."""
        if self._layout_of_panels.spots:
            self._choose(self._layout_of_panels.spots[-1 if last else 0])

    def toggle_table(self, key: str) -> None:
        """Show a panel's table in place of its drawing, or its drawing again."""
        self._tabled ^= {key}
        self._repaint(key)

    # Painting ------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Paint a row of what is seen."""
        return self._row(y + self.scroll_offset.y, self._width)

    def _row(self, y: int, width: int) -> Strip:
        heading = next((text for row, text in self._layout_of_panels.headings if row == y), "")
        if heading:
            return self.strip(((heading, "one"),), width)
        pieces, x = [], 0
        for spot in self._layout_of_panels.on_row(y):
            pieces += [Strip.blank(spot.x - x, self.ink("")), self._strips(spot)[y - spot.y]]
            x = spot.x + spot.width
        return Strip.join(pieces).adjust_cell_length(width, self.ink(""))

    def _strips(self, spot: Spot) -> tuple[Strip, ...]:
        """Return the rows of a panel, drawn when they are first asked for."""
        key = spot.panel.key
        if key not in self._drawn:
            rows = spot.panel.lines(spot.width, self._chart_rows, key == self._key, key in self._tabled)
            blank = ((),) * (spot.height - len(rows))
            self._drawn[key] = tuple(self.strip(row, spot.width) for row in (*rows, *blank)[: spot.height])
        return self._drawn[key]

    # Where what is -------------------------------------------------------------------------------

    @property
    def _width(self) -> int:
        """The cells beside the scroll bar."""
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        width, height = self._width, self.size.height
        self._drawn.clear()
        self._chart_rows = rows_for(height)
        self._layout_of_panels = laid_out(self._panels, width, self._chart_rows) if width > 0 else Layout()
        self.virtual_size = Size(width, self._layout_of_panels.height)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Put the panels where there is room for them now; the chosen one stays in sight."""
        self._lay_out()
        spot = self._layout_of_panels.find(self._key)
        if spot is not None:
            self._bring_into_sight(spot)

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def _choose(self, spot: Spot) -> None:
        before, self._key = self._key, spot.panel.key
        if before != self._key:
            for key in (before, self._key):
                self._repaint(key, rows=1)  # its title alone tells
            self.post_message(self.Chosen(spot.panel))
        self._bring_into_sight(spot)

    def _bring_into_sight(self, spot: Spot) -> None:
        above = next((y for y, _ in self._layout_of_panels.headings if y == spot.y - 2), spot.y)
        if spot.row == 0 or above < self.scroll_offset.y:
            self.scroll_to(y=above, animate=False)
        elif spot.y + spot.height > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=min(above, spot.y + spot.height - self.size.height), animate=False)

    def _repaint(self, key: str, rows: int | None = None) -> None:
        self._drawn.pop(key, None)
        spot = self._layout_of_panels.find(key)
        if spot is not None:
            self.refresh(Region(spot.x, spot.y - self.scroll_offset.y, spot.width, rows or spot.height))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked, or open it where it is chosen."""
        event.stop()
        spot = self._layout_of_panels.at(event.x, event.y + self.scroll_offset.y)
        if spot is not None and spot.panel.key == self._key:
            self.post_message(self.Opened())
        elif spot is not None:
            self._choose(spot)
