"""Where things go in a chart: which values fit, how wide each stands, what is beside and below them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foottimer.chart.cells import Grid, cell_count, fit
from foottimer.chart.model import MOST, Chart, Shape, known, number
from foottimer.chart.scale import Scale, fixed_scale, scale_for

_WIDEST = {Shape.COLUMNS: 6, Shape.POINTS: 14, Shape.STEPS: 8}
"""Cells of a value where there is room for more: few values begin at the left and leave room for those to come."""
_LEAST_PLOT = 8
"""Cells of a plot that are worth more than the numbers at its side."""


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
    def end(self) -> int:
        """The cell behind the newest value."""
        return self.left + self.slot * len(self.chart.labels)

    def middle(self, index: int) -> int:
        """Return the cell in the middle of a value's."""
        return self.left + index * self.slot + (self.slot - 1) // 2

    def height(self, value: float) -> float:
        """Return how many rows a value is above the foot: the bottom's lower edge, or the middle of the lowest row."""
        return self.scale.share(value) * (self.rows - self.centred)

    def level(self, value: float) -> tuple[int, str]:
        """Return the row where a line at a value is, and its glyph, which tells where in the row."""
        height = self.height(value)
        if self.centred:
            return self.row(round(height)), "─"
        halves = round(height * 2)
        if halves % 2:
            return self.row(halves // 2), "─"
        return (self.row(halves // 2 - 1), "▔") if halves else (self.row(0), "▁")

    def row(self, above: int) -> int:
        """Return the row that is so many above the lowest."""
        return self.top + self.rows - 1 - min(self.rows - 1, max(0, above))


def clamped(value: float) -> float:
    """Return a value that can be drawn."""
    return min(MOST, max(-MOST, value))


def values_of(chart: Chart) -> list[float]:
    """Return all values that can be drawn."""
    return [clamped(value) for series in chart.series for value in series.values if value is not None and known(value)]


def is_centred(chart: Chart) -> bool:
    """Whether levels are at the middles of rows."""
    return chart.shape is not Shape.COLUMNS or any(value < 0 for value in values_of(chart))


def newest(chart: Chart, count: int) -> Chart:
    """Return a chart of its newest values alone."""
    if count >= len(chart.labels):
        return chart
    first = len(chart.labels) - count
    series = tuple(replace(one, values=one.values[first:], marks=one.marks[first:]) for one in chart.series)
    goal = chart.goal[first:] if isinstance(chart.goal, tuple) else chart.goal
    return replace(chart, labels=chart.labels[first:], series=series, goal=goal)


def scale_of(chart: Chart, rows: int) -> Scale:
    """Return the scale for a chart in so many rows."""
    centred = is_centred(chart)
    spaces = max(1, rows - centred)
    values = values_of(chart) or [0.0]  # the newest ones that fit may all be missing
    low, high = min(values), max(values)
    goals = [clamped(goal) for goal in chart.goals if goal is not None and known(goal)]
    if chart.ceiling is not None and low >= 0 and high <= chart.ceiling:
        return fixed_scale(chart.ceiling, spaces, chart.decimals)
    if not centred or 0 <= low <= high / 2 or chart.shape is Shape.STEPS:
        low = min(0.0, low)
    return scale_for(min([low, *goals]), max([high, *goals]), spaces, chart.decimals)


def frame_for(chart: Chart, left: int, right: int, top: int, rows: int) -> Frame:
    """Return the frame of a chart that has a value, between two cells and below a row."""
    each = len(chart.series)
    several = each > 1 and chart.shape is not Shape.STEPS
    beside = 1 + max(cell_count(text) for text in newest_texts(chart))
    if right - left - beside < _LEAST_PLOT:
        beside = 0
    narrowest = each + 1 if several else 1
    chart = newest(chart, max(1, (right - left - beside) // narrowest))
    scale = scale_of(chart, rows)
    ticks = 1 + max(cell_count(axis_number(tick, chart.decimals)) for tick in scale.ticks)
    if right - left - beside - ticks >= _LEAST_PLOT:
        left += ticks + 1
        chart = newest(chart, max(1, (right - left - beside) // narrowest))
        scale = scale_of(chart, rows)
    slot = min(_WIDEST[chart.shape] * (each if several else 1), (right - left - beside) // len(chart.labels))
    return Frame(chart, scale, is_centred(chart), left, right, top, rows, max(1, slot))


def axis_number(value: float, decimals: int) -> str:
    """Return a number as short as it is round: 0.50 is 0.5, 120000 is 120k."""
    if abs(value) >= 10_000:
        return f"{value / 1000:.4g}k"
    text = number(value, decimals + 1)
    return text.rstrip("0").rstrip(".") if "." in text else text


def newest_texts(chart: Chart) -> list[str]:
    """Return what stands beside the newest value of each series: its mark where there are several, and the number."""
    several = len(chart.series) > 1
    texts = []
    for series in chart.series:
        said = number(series.values[-1] if series.values else None, chart.decimals)
        texts.append(f"{fit(series.mark, 1)} {said}" if several else said)
    return texts or [""]


def draw_axis(grid: Grid, frame: Frame) -> None:
    """Draw the numbers at the left with a tick each, and a faint line for the lowest."""
    width = frame.left
    for index, tick in enumerate(frame.scale.ticks):
        row, glyph = frame.level(tick)
        text = axis_number(tick, frame.chart.decimals)
        if width > cell_count(text) + 1:
            grid.put(width - 2 - cell_count(text), row, text, "quiet")
            grid.put(width - 1, row, glyph, "quiet")
        if index == 0 or not frame.centred:
            grid.put(width, row, glyph * (frame.right - width), "faint") if index == 0 else None


def draw_labels(grid: Grid, frame: Frame, row: int) -> None:
    """Write as many labels below as fit without touching, the newest one always, at even distances."""
    labels = frame.chart.labels
    for every in range(1, len(labels) + 1):
        placed: list[tuple[int, str]] = []
        free = grid.width
        for index in range(len(labels) - 1, -1, -every):
            text = fit(labels[index], grid.width)
            taken = cell_count(text)
            x = min(grid.width - taken, max(0, frame.middle(index) - (taken - 1) // 2))
            if x + taken > free and placed:
                break
            placed.append((x, text))
            free = x - 1
        else:
            for x, text in placed:
                grid.put(x, row, text, "quiet")
            return


def draw_goal(grid: Grid, frame: Frame) -> None:
    """Draw the goal as a dashed line through what is empty, and cut out of what is not."""
    goals = frame.chart.goals
    for x in range(frame.left, frame.right):
        goal = goals[min((x - frame.left) // frame.slot, len(goals) - 1)]
        if goal is None or not known(goal) or (x - frame.left) % 3 == 2:
            continue
        row, glyph = frame.level(clamped(goal))
        under = grid.at(x, row)
        if under in (" ", "▁", "─", "▔"):
            grid.put(x, row, glyph, "goal")


def draw_newest(grid: Grid, frame: Frame, inks: tuple[str, ...]) -> None:
    """Write the newest value of each series beside it, one below the other where they are at one height."""
    taken: set[int] = set()
    texts = newest_texts(frame.chart)
    if frame.end + 1 + max(map(cell_count, texts)) > frame.right:
        return
    for series, text, ink in zip(frame.chart.series, texts, inks, strict=True):
        value = series.values[-1]
        if value is None or not known(value):
            continue
        height = frame.height(clamped(value))
        row = frame.row(round(height) if frame.centred else -int(-height // 1) - 1)
        free = [(abs(near - row), near) for near in range(frame.top, frame.top + frame.rows) if near not in taken]
        if free:
            row = min(free)[1]
            taken.add(row)
            grid.put(frame.end, row, f" {text} ", ink)
