"""Where things go in a chart: which values fit, how wide each stands, what its scale is."""

from __future__ import annotations

import math

from foottimer.chart.cells import cell_count, fit
from foottimer.chart.model import MOST, Chart, Shape, known, number
from foottimer.chart.scale import Scale, Wanted, scale_for
from foottimer.values import dataclass, replace

_WIDEST = {Shape.COLUMNS: 9, Shape.POINTS: 14, Shape.STEPS: 8}
"""Cells of a value where there is room for more: few values begin at the left and leave room for those to come."""
_LEAST_PLOT = 8
"""Cells of a plot that are worth more than the numbers at its side."""
_ENOUGH = 0.9
"""So many of the values are enough where each gets a cell more."""
_NARROW = 3
"""Cells of a value from which on one more is not worth a value."""
_SPARED, _LEAST_ROWS, _A_ROW = 2, 6, 0.06
"""How many rows may stay empty for a better scale, while there are so many, and what each is worth."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot of a chart, in cells."""

    chart: Chart
    """What is drawn, the values that fit alone: the newest ones."""
    scale: Scale
    """The numbers at its side."""
    centred: bool
    """Whether a level is at the middle of its row, as points are; columns end between rows too."""
    left: int
    """Where it begins."""
    right: int
    """The cell behind it."""
    top: int
    """Its first row."""
    rows: int
    """How many rows it has."""
    slot: int
    """Cells of each value."""

    @property
    def each(self) -> int:
        """How many marks or columns stand side by side for a value."""
        return 1 if self.chart.shape is Shape.STEPS else len(self.chart.series)

    @property
    def wide(self) -> int:
        """Cells of one of them."""
        if self.chart.shape is Shape.STEPS:
            return self.slot
        gap = 0 if self.slot < 2 else 1 if self.slot < 6 * self.each else 2
        return 1 if self.centred else max(1, (self.slot - gap) // self.each - self.between)

    @property
    def between(self) -> int:
        """Cells that part the columns of one value."""
        return 1 if self.each > 1 and not self.centred and self.slot > 3 * self.each else 0

    def x(self, index: int, number: int = 0) -> int:
        """Return the first cell of a value, of the series of that number."""
        is_mark = self.centred and self.chart.shape is not Shape.STEPS
        inside = max(0, self.slot - self.each) // 2 if is_mark else 0
        return self.left + index * self.slot + inside + number * (self.wide + self.between)

    @property
    def end(self) -> int:
        """The cell behind the newest value."""
        return self.x(len(self.chart.labels) - 1, self.each - 1) + self.wide

    def middle(self, index: int) -> int:
        """Return the cell in the middle of a value's."""
        return self.x(index) + (self.x(index, self.each - 1) + self.wide - 1 - self.x(index)) // 2

    def height(self, value: float) -> float:
        """Return how many rows a value is above the foot: the bottom's lower edge, or the middle of the lowest row."""
        return self.scale.share(clamped(value)) * (self.rows - self.centred)

    def row_of(self, value: float) -> int:
        """Return the row that a point is in, or the top of a column."""
        height = self.height(value)
        return self.row(round(height) if self.centred else -int(-height // 1) - 1)

    def level(self, value: float, at_most: bool = False) -> tuple[int, str]:
        """Return the row where a line at a value is, and its glyph, which tells where in the row.

        A line that is at most as high as the value is never above a column that reaches it.
        """
        if self.centred:
            return self.row_of(value), "─"
        height = self.height(value) * 2
        halves = math.floor(height + 1e-6) if at_most else round(height)
        if halves % 2:
            return self.row(halves // 2), "─"
        return (self.row(halves // 2 - 1), "▔") if halves else (self.row(0), "▁")

    def row(self, above: int) -> int:
        """Return the row that is so many above the lowest."""
        return self.top + self.rows - 1 - min(self.rows - 1, max(0, above))


def frame_for(chart: Chart, width: int, top: int, rows: int) -> Frame:
    """Return the frame of a chart that has a value, in so many cells and rows below a row."""
    each = len(chart.series)
    several = each > 1 and chart.shape is not Shape.STEPS
    beside = 2 + max(map(cell_count, newest_texts(chart)))
    if width - beside < _LEAST_PLOT:
        beside = 0
    narrowest = each + 1 if several else 1
    chart = newest(chart, (width - beside) // narrowest)
    scale, used = scale_of(chart, rows)
    left = 2 + max(cell_count(axis_number(tick, chart.decimals)) for tick in scale.ticks)
    if width - beside - left >= _LEAST_PLOT:
        chart = newest(chart, (width - beside - left) // narrowest)
        scale, used = scale_of(chart, rows)
        left = 2 + max(cell_count(axis_number(tick, chart.decimals)) for tick in scale.ticks)
    else:
        left = 0
    most, room = _WIDEST[chart.shape] * (each if several else 1), width - beside - left
    slot = max(1, min(most, room // len(chart.labels)))
    if slot < min(most, _NARROW) and room // (slot + 1) >= len(chart.labels) * _ENOUGH:
        slot += 1
        chart = newest(chart, room // slot)
    right = left + slot * len(chart.labels) + beside if slot < most else width
    return Frame(chart, scale, is_centred(chart), left, right, top + rows - used, used, slot)


def scale_of(chart: Chart, most: int) -> tuple[Scale, int]:
    """Return the scale for a chart in so many rows at most, and in how many it is best drawn."""
    centred, values = is_centred(chart), values_of(chart)
    low, high = min(values, default=0.0), max(values, default=0.0)
    goals = [clamped(goal) for goal in chart.goals if goal is not None and known(goal)]
    if not centred or 0 <= low <= high / 2 or chart.shape is Shape.STEPS:
        low = min(0.0, low)
    low, high = min([low, *goals]), max([high, *goals])
    exact = chart.ceiling is not None and low >= 0 and high <= chart.ceiling
    if chart.ceiling is not None and exact:
        low, high = 0.0, chart.ceiling
    wanted = Wanted(low, high, chart.decimals, goals[-1] if goals else None, centred, exact)
    least = min(most, max(most - _SPARED, _LEAST_ROWS))
    tried = [(scale_for(wanted, rows), rows) for rows in range(most, least - 1, -1)]
    (scale, _), used = min(tried, key=lambda one: one[0][1] + _A_ROW * (most - one[1]))
    return scale, used


def is_centred(chart: Chart) -> bool:
    """Whether levels are at the middles of rows."""
    return chart.shape is not Shape.COLUMNS or any(value < 0 for value in values_of(chart))


def clamped(value: float) -> float:
    """Return a value that can be drawn."""
    return min(MOST, max(-MOST, value))


def values_of(chart: Chart) -> list[float]:
    """Return all values that can be drawn."""
    return [clamped(value) for series in chart.series for value in series.values if value is not None and known(value)]


def newest(chart: Chart, count: int) -> Chart:
    """Return a chart of its newest values alone, one at least."""
    first = len(chart.labels) - max(1, count)
    if first <= 0:
        return chart
    series = tuple(replace(one, values=one.values[first:], marks=one.marks[first:]) for one in chart.series)
    goal = chart.goal[first:] if isinstance(chart.goal, tuple) else chart.goal
    return replace(chart, labels=chart.labels[first:], series=series, goal=goal)


def newest_texts(chart: Chart) -> list[str]:
    """Return what stands beside the newest value of each series: its mark where there are several, and the number."""
    texts = []
    for series in chart.series:
        said = number(series.values[-1] if series.values else None, chart.decimals)
        if series.marks:
            said = ""  # beside a level's digit, it would be read as one number
        texts.append(f"{fit(series.mark, 1)} {said}" if len(chart.series) > 1 else said)
    return texts


def axis_number(value: float, decimals: int) -> str:
    """Return a number as short as it is round: 0.50 is 0.5, 120000 is 120k."""
    if abs(value) >= 10_000:
        return f"{value / 1000:.4g}k"
    text = number(value, decimals + 1)
    return text.rstrip("0").rstrip(".") if "." in text else text
