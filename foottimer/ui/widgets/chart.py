"""A chart, or its table."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from foottimer.chart.cells import clean, fit
from foottimer.chart.draw import draw
from foottimer.chart.model import Chart, Line
from foottimer.chart.table import lines, table
from foottimer.ui.widgets.charted import Charted

_BAR = 2
"""Cells of the bar beside what is scrolled, with one to part it."""


class ChartView(Charted):
    """Draws a chart as large as it is itself; tabled, it says the numbers instead, and scrolls."""

    DEFAULT_CSS = """
    ChartView:focus > .charted--strong { color: $accent; text-style: bold underline; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chart: Chart | None = None
        self._tabled = False
        self._lines: tuple[Line, ...] = ()

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
            self.scroll_to(y=0, animate=False)
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
            self._lines = _tabled(self._chart, width, height)
        else:
            self._lines = draw(self._chart, width, height)
        self.virtual_size = Size(width, len(self._lines) if self._tabled else height)
        if self._lines != before:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint a row."""
        index = y + self.scroll_offset.y
        return self.strip(self._lines[index] if index < len(self._lines) else (), self.size.width)


def _tabled(chart: Chart, width: int, height: int) -> tuple[Line, ...]:
    """Return the table below its title; where it has to be scrolled, it leaves room for the bar."""
    shown = lines(table(chart), width)
    if len(shown) + 1 > height:
        shown = lines(table(chart), width - _BAR)
    return (((fit(clean(f"{chart.title}  {chart.unit}"), width), "strong"),), *shown)
