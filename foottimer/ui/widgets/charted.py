"""What draws lines of a chart: the inks of their parts, as the theme has them."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from foottimer.chart.model import INKS, Line


class Charted(ScrollView, inherit_bindings=False):
    """Paints lines of parts, each in its ink, which is looked up once a repaint."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"charted--{ink}" for ink in INKS if ink}
    DEFAULT_CSS = """
    Charted {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $faint;
        scrollbar-color-hover: $quiet;
        scrollbar-color-active: $quiet;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .charted--strong { text-style: bold; }
        & > .charted--quiet { color: $quiet; }
        & > .charted--faint { color: $faint; }
        & > .charted--goal { color: $foreground; }
        & > .charted--one, & > .charted--work { color: $kind-work; }
        & > .charted--two, & > .charted--rest { color: $kind-rest; }
        & > .charted--three, & > .charted--switch { color: $kind-switch; }
        & > .charted--four, & > .charted--ready { color: $kind-ready; }
        & > .charted--one-mark { color: $kind-work; text-style: bold; }
        & > .charted--two-mark { color: $kind-rest; text-style: bold; }
        & > .charted--three-mark { color: $kind-switch; text-style: bold; }
        & > .charted--four-mark { color: $kind-ready; text-style: bold; }
        & > .charted--one-cut { color: $kind-work; text-style: reverse; }
        & > .charted--two-cut { color: $kind-rest; text-style: reverse; }
        & > .charted--three-cut { color: $kind-switch; text-style: reverse; }
        & > .charted--four-cut { color: $kind-ready; text-style: reverse; }
        & > .charted--pause { color: $kind-rest; }
        & > .charted--freeze { color: $kind-switch; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._inks: dict[str, Style] = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`; each ink is looked up once."""
        self._inks = {}
        return super().render_lines(crop)

    def ink(self, name: str) -> Style:
        """Return the style of an ink, while it paints."""
        if name not in self._inks:
            found = self.get_component_rich_style(f"charted--{name}", partial=True) if name else Style()
            self._inks[name] = self.rich_style + found
        return self._inks[name]

    def strip(self, line: Line, width: int) -> Strip:
        """Return a line as it is painted in so many cells."""
        return Strip([Segment(text, self.ink(ink)) for text, ink in line]).adjust_cell_length(width, self.ink(""))
