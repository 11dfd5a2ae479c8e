"""A session's intervals as a strip: what was planned, and below it what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from foottimer.chart.strip import Stretch, strip
from foottimer.ui.widgets.inked import Inked


class StripView(Inked):
    """Three rows: the plan, what was done of it, and what the marks mean; as many of them as it is high."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("strip--work", "strip--rest", "strip--switch", "strip--ready"),
        *("strip--strong", "strip--quiet"),
    }
    DEFAULT_CSS = """
    StripView {
        height: 3;
        & > .strip--work { color: $kind-work; }
        & > .strip--rest { color: $kind-rest; }
        & > .strip--switch { color: $kind-switch; }
        & > .strip--ready { color: $kind-ready; }
        & > .strip--strong { color: $warning; text-style: bold; }
        & > .strip--quiet { color: $quiet; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stretches: tuple[Stretch, ...] = ()

    def show(self, stretches: Sequence[Stretch]) -> None:
        """Show other intervals; nothing is repainted when they are the same."""
        if tuple(stretches) != self._stretches:
            self._stretches = tuple(stretches)
            self.refresh()

    @property
    def texts(self) -> list[str]:
        """What the rows say."""
        return ["".join(text for text, _ in line) for line in strip(self._stretches, self.size.width)]

    def render_line(self, y: int) -> Strip:
        """Paint a row."""
        lines = strip(self._stretches, self.size.width)
        line = lines[y] if y < len(lines) else ()
        known = {name.removeprefix("strip--") for name in self.COMPONENT_CLASSES}
        segments = [
            Segment(text, self.get_component_rich_style(f"strip--{ink}") if ink in known else self.ink)
            for text, ink in line
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.ink)
