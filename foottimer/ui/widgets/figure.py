"""The picture of a movement, which repaints only what moved."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.app import RenderResult
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip

from foottimer.figure.movement import Moment, Movement, draw
from foottimer.figure.render import Renderer, rows
from foottimer.ui.picture import Picture
from foottimer.ui.widgets.inked import Inked

LEAST = (9, 6)
"""Columns and rows below which a figure can't be read and is left blank."""
LEAST_POSE = 8
"""Columns of one of several poses side by side; where there are fewer, only the present one is drawn."""


class Figure(Inked):
    """Draws one picture after another, as large as there is room.

    With `still` it does not move: the key poses stand side by side, the present one underlined and named.
    """

    DEFAULT_CSS = """
    Figure {
        color: $kind-work;
    }
    """
    ALLOW_SELECT = False

    def __init__(self, renderer: Renderer = Renderer.BRAILLE, still: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.renderer = renderer
        """What dots become."""
        self.still = still
        """Whether key poses stand side by side instead of moving."""
        self._picture: Picture | None = None
        self._rows: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is drawn, row by row."""
        return "\n".join(self._rows)

    def show(self, picture: Picture | None) -> None:
        """Draw `picture`; nothing is repainted where it looks the same."""
        if picture != self._picture:
            self._picture = picture
            self._redraw()

    def render_with(self, renderer: Renderer) -> None:
        """Use other characters."""
        self.renderer = renderer
        self._redraw()

    def on_resize(self, event: Resize) -> None:
        """Find the largest size that fits."""
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        text = self._rows[y] if y < len(self._rows) else ""
        return Strip([Segment(text, self.ink)]).adjust_cell_length(self.size.width, self.ink)

    def render(self) -> RenderResult:
        """Return the whole picture, for who asks for it as one text."""
        return self.text

    def _redraw(self) -> None:
        before, self._rows = self._rows, self._drawn()
        if len(before) != len(self._rows):
            self.refresh()
            return
        regions = [
            Region(0, y, _last_difference(old, new), 1)
            for y, (old, new) in enumerate(zip(before, self._rows, strict=True))
            if old != new
        ]
        if regions:
            self.refresh(*regions)

    def _drawn(self) -> tuple[str, ...]:
        width, height = self.size
        picture = self._picture
        if picture is None or width < LEAST[0] or height < LEAST[1]:
            return ()
        if self.still:
            return side_by_side(picture, width, height, self.renderer)
        return frame(picture.movement, picture.moment, width, height, picture.mirror, self.renderer)


@lru_cache(maxsize=512)
def frame(
    movement: Movement, moment: Moment, width: int, height: int, mirror: bool, renderer: Renderer
) -> tuple[str, ...]:
    """Return a frame as rows; kept, since a repetition looks like the one before."""
    return rows(draw(movement, moment, width, height, mirror), renderer)


def side_by_side(picture: Picture, width: int, height: int, renderer: Renderer) -> tuple[str, ...]:
    """Return the key poses in a row, the present one underlined and its words below."""
    movement, present = picture.movement, picture.moment.nearest
    shown = tuple(range(len(movement.keys)))
    if width // len(shown) < LEAST_POSE:
        shown = (present,)
    wide = width // len(shown)
    poses = [frame(movement, Moment(key, key), wide, height - 2, picture.mirror, renderer) for key in shown]
    marks = "".join(("━" * (wide - 2) if key == present else "").center(wide) for key in shown)
    words = f"{present + 1}/{len(movement.keys)} {movement.keys[present].words}"
    return (*("".join(parts) for parts in zip(*poses, strict=True)), marks, words[:width].center(width).rstrip())


def _last_difference(old: str, new: str) -> int:
    """Return the cells up to the last one that differs: all of a row up to there is painted anyway."""
    length = max(len(old), len(new))
    old, new = old.ljust(length), new.ljust(length)
    return next(place + 1 for place in range(length - 1, -1, -1) if old[place] != new[place])
