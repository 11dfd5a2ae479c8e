"""The outline of a left foot from above, whose toes are filled, one by one, from the little toe on."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.strip import Strip

from foottimer.figure.canvas import DOTS_TALL, DOTS_WIDE, Canvas
from foottimer.figure.pen import Box, Pen
from foottimer.figure.render import Renderer, rows
from foottimer.figure.sole import Sole
from foottimer.ui.widgets.inked import Inked

BOX = Box(-43, -1, 43, 98)
"""The part of the sole's world that holds it with the toes spread."""
LEAST = (9, 5)
"""Columns and rows below which a foot can't be read and is left blank."""


class Foot(Inked):
    """Draws the foot as large as there is room, standing in the middle."""

    DEFAULT_CSS = "Foot { color: $kind-work; }"
    ALLOW_SELECT = False

    def __init__(self, renderer: Renderer = Renderer.QUADRANT, id: str | None = None) -> None:
        super().__init__(id=id)
        self._renderer = renderer
        self._toes: tuple[float, ...] = (0.0,) * 5

    @property
    def text(self) -> str:
        """What is drawn, row by row."""
        return "\n".join(self._drawn())

    def show(self, toes: tuple[float, ...]) -> None:
        """Fill so much of each toe, 0 to 1, from the big one; nothing is painted where it is the same."""
        if toes != self._toes:
            self._toes = toes
            self.refresh()

    def draw_as(self, renderer: Renderer) -> None:
        """Use other characters."""
        if renderer is not self._renderer:
            self._renderer = renderer
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint a row."""
        drawn, width = self._drawn(), self.size.width
        row = drawn[y] if y < len(drawn) else ""
        return Strip([Segment(row.ljust(width), self.ink)]).adjust_cell_length(width, self.ink)

    def _drawn(self) -> tuple[str, ...]:
        width, height = self.size
        if width < LEAST[0] or height < LEAST[1]:
            return ()
        return _foot(self._toes, width, height, self._renderer)


@lru_cache(maxsize=32)
def _foot(toes: tuple[float, ...], width: int, height: int, renderer: Renderer) -> tuple[str, ...]:
    canvas = Canvas(width * DOTS_WIDE, height * DOTS_TALL)
    Sole(spread=1.0, filled=toes).draw(Pen(canvas, BOX))
    return rows(canvas, renderer)
