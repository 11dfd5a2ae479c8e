"""A widget that paints line by line in one style."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Inked(Widget):
    """Finds its style once a repaint: each look-up walks all its ancestors, which costs more than a row."""

    ink: Style = Style.null()
    """The widget's own style, while it paints."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`."""
        self.ink = self.rich_style
        return super().render_lines(crop)
