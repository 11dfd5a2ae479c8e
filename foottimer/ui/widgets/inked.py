"""A widget that paints line by line in one style."""

from __future__ import annotations

from typing import Self

from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from foottimer.ui.widgets.kept import Kept


class Inked(Kept):
    """Finds its style once a change of styles, and hands its rows over as they are where nothing is around them.

    Each look-up of the style walks all its ancestors, which costs more than a row; and what Textual does to a row, to
    put padding and border around it, costs several times what the row does.
    """

    _inks: dict[str, Style] | None = None
    _ground: Color | None = None

    @property
    def has_inks(self) -> bool:
        """Whether it painted since its styles last changed."""
        return self._inks is not None

    @property
    def ink(self) -> Style:
        """The widget's own style, while it paints."""
        return self.ink_of("")

    def ink_of(self, name: str) -> Style:
        """The style of a component class, while it paints; its own of no name."""
        if self._inks is None:
            self._inks = {}
        if name not in self._inks:
            self._inks[name] = self.get_component_rich_style(name) if name else self.rich_style
        return self._inks[name]

    def paint_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`."""
        if self.styles.gutter:
            return super().paint_lines(crop)
        if self._ground is None:
            _, self._ground = self.background_colors
        strips = [self.render_line(y) for y in crop.line_range]
        for look in self.get_line_filters():
            strips = [strip.apply_filter(look, self._ground) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew; in other styles too, but where it is said which part changed."""
        if not regions:
            self._inks = self._ground = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Find the style anew."""
        self._inks = self._ground = None
        super().notify_style_update()
