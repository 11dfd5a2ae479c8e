"""A widget that paints line by line in one style."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from foottimer.ui.widgets.kept import Kept


class Inked(Kept):
    """Finds its style once a repaint: each look-up walks all its ancestors, which costs more than a row."""

    _ink: Style | None = None

    @property
    def ink(self) -> Style:
        """The widget's own style, while it paints."""
        if self._ink is None:
            self._ink = self.rich_style
        return self._ink

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`; most of them are remembered from before, and need no style."""
        self._ink = None
        return super().render_lines(crop)
