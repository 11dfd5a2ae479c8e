"""A chart, or its table."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from foottimer.chart.draw import draw
from foottimer.chart.model import INKS, Chart, Line
from foottimer.chart.table import lines, table


class ChartView(ScrollView, inherit_bindings=False):
    """Draws a chart as large as it is itself; tabled, it says the numbers instead, and scrolls."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chartview--{ink}" for ink in INKS if ink}
    DEFAULT_CSS = """
    ChartView {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $faint;
        scrollbar-background: $background;
        & > .chartview--strong { text-style: bold; }
        & > .chartview--quiet { color: $quiet; }
        & > .chartview--faint { color: $faint; }
        & > .chartview--goal { color: $foreground; }
        & > .chartview--today { text-style: underline; }
        & > .chartview--one, & > .chartview--work { color: $kind-work; }
        & > .chartview--two, & > .chartview--rest { color: $kind-rest; }
        & > .chartview--three, & > .chartview--switch { color: $kind-switch; }
        & > .chartview--four, & > .chartview--ready { color: $kind-ready; }
        & > .chartview--one-cut { color: $kind-work; text-style: reverse; }
        & > .chartview--two-cut { color: $kind-rest; text-style: reverse; }
        & > .chartview--three-cut { color: $kind-switch; text-style: reverse; }
        & > .chartview--four-cut { color: $kind-ready; text-style: reverse; }
        & > .chartview--pause { color: $kind-rest; }
        & > .chartview--freeze { color: $kind-switch; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chart: Chart | None = None
        self._tabled = False
        self._lines: tuple[Line, ...] = ()
        self._inks: dict[str, Style] = {}

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def tabled(self) -> bool:
        """Whether the table is shown in place of the drawing."""
        return self._tabled

    @tabled.setter
    def tabled(self, tabled: bool) -> None:
        if tabled is not self._tabled:
            self._tabled = tabled
            self._draw()

    @property
    def texts(self) -> list[str]:
        """What the rows say."""
        return ["".join(text for text, _ in line) for line in self._lines]

    def show(self, chart: Chart) -> None:
        """Show a chart; nothing is painted where it is the same."""
        if chart != self._chart:
            self._chart = chart
            self._draw()

    def on_resize(self) -> None:
        """Draw it as large as there is room now."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        before = self._lines
        if self._chart is None or not width:
            self._lines = ()
        elif self._tabled:
            self._lines = (((self._chart.title, "strong"),), *lines(table(self._chart), width))
        else:
            self._lines = draw(self._chart, width, height)
        self.virtual_size = Size(width, len(self._lines) if self._tabled else height)
        if self._lines != before:
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`; each ink is looked up once."""
        self._inks = {}
        return super().render_lines(crop)

    def _ink(self, name: str) -> Style:
        if name not in self._inks:
            found = self.get_component_rich_style(f"chartview--{name}", partial=True) if name else Style()
            self._inks[name] = self.rich_style + found
        return self._inks[name]

    def render_line(self, y: int) -> Strip:
        """Paint a row."""
        index, width = y + self.scroll_offset.y, self.size.width
        line = self._lines[index] if index < len(self._lines) else ()
        segments = [Segment(text, self._ink(ink)) for text, ink in line]
        return Strip(segments).adjust_cell_length(width, self._ink(""))
