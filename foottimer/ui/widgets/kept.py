"""Widgets whose painted rows are kept until they ask to be painted anew."""

from __future__ import annotations

from typing import Self

from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Kept(Widget):
    """Hands out the rows of before while nothing of it changed.

    At every repaint Textual asks each widget near it for all its rows, those in whose boxes it lies included; to look
    every one of them up costs more than to paint the few that changed. Of several bases it is the last: Textual takes
    a class's styles from the first.
    """

    _kept: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of `crop`."""
        if self._kept is None or self._kept[0] != crop:
            self._kept = crop, self.paint_lines(crop)
        return self._kept[1]

    def paint_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`; here is what others have in `render_lines`."""
        return super().render_lines(crop)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Keep nothing: something is asked to be painted anew."""
        self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Keep nothing: the colours may be others."""
        self._kept = None
        super().notify_style_update()


class KeptContainer(Container, Kept):
    """A container that is painted once."""


class KeptHorizontal(Horizontal, Kept):
    """A row of widgets that is painted once."""


class KeptVertical(Vertical, Kept):
    """A column of widgets that is painted once."""
