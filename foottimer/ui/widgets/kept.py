"""Widgets that hand over again what they painted.

Wherever something changes, Textual's compositor asks every widget that may lie beside it for all of its rows, and each
finds out anew, row by row, that they are as they were: three quarters of what a second of the player takes without.
"""

from __future__ import annotations

from typing import Self

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Kept(Widget):
    """Keeps the rows that it painted until it is told to paint anew.

    Of several bases it is the last: a stylesheet's rules reach a class by its first base alone.
    """

    _rows_kept: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of `crop`, painted at the first call after a change."""
        if self._rows_kept is None or self._rows_kept[0] != crop:
            self._rows_kept = crop, self.paint_lines(crop)
        return self._rows_kept[1]

    def paint_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`: what other widgets do in `render_lines`."""
        return super().render_lines(crop)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew when it is the screen's turn."""
        self._rows_kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Paint anew: a style may be another one."""
        self._rows_kept = None
        super().notify_style_update()


class Clear(Widget):
    """Paints nothing of its own, so that what is behind it, the screen in the end, shows between the widgets in it.

    It would paint the same as that: rows that are only laid over by others, cut into as many pieces as those.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return no rows."""
        return []


class ClearRow(Horizontal, Clear):
    """Widgets side by side, and nothing else."""


class ClearColumn(Vertical, Clear):
    """Widgets one below the other, and nothing else."""
