"""What is around the values of a chart: the numbers at its side, the labels below, the goal, the newest numbers."""

from __future__ import annotations

from foottimer.chart.cells import Grid, cell_count, clean, fit
from foottimer.chart.frame import Frame, axis_number, newest_texts
from foottimer.chart.model import Shape, known, number

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""What fills a cell from its foot, from nothing to all of it."""
_NUMBERED = 8
"""Rows of a plot from which each value has its number."""
_DASH = 3
"""Cells from one dash of the goal's line to the next; the last of them is left out."""


def draw_axis(grid: Grid, frame: Frame) -> None:
    """Draw the numbers at the left with a tick each, and a faint line at the foot."""
    if frame.scale.bottom == 0:  # a line at the foot is read as zero
        row, glyph = frame.level(0.0)
        grid.put(frame.left, row, glyph * (frame.right - frame.left), "faint")
    if not frame.left:
        return
    for tick in frame.scale.ticks:
        text = axis_number(tick, frame.chart.decimals)
        row, glyph = frame.level(tick)
        if tick == frame.scale.bottom and not frame.centred:
            row, glyph = row + 1, " "  # below its line, as the others are
        grid.put(frame.left - 2 - cell_count(text), row, text, "quiet")
        grid.put(frame.left - 1, row, glyph, "quiet")


def draw_labels(grid: Grid, frame: Frame, row: int) -> None:
    """Write as many labels below as fit without touching, the newest one always, at even distances."""
    first = 0 if frame.centred else frame.left
    for every in range(1, len(frame.chart.labels) + 1):
        placed = _spaced(grid, frame, every, first)
        if placed:
            for x, text in placed:
                grid.put(x, row, text, "quiet")
            return


def _spaced(grid: Grid, frame: Frame, every: int, first: int) -> list[tuple[int, str]]:
    """Return where every so-manieth label goes; nothing where they would touch."""
    labels, placed = frame.chart.labels, list[tuple[int, str]]()
    free, apart = grid.width, 2 if any(" " in label for label in labels) else 1
    for index in range(len(labels) - 1, -1, -every):
        text = fit(clean(labels[index]), grid.width - first)
        taken = cell_count(text)
        x = min(grid.width - taken, max(first, frame.middle(index) - (taken - 1) // 2))
        if placed and x + taken > free:
            return []
        placed.append((x, text))
        free = x - apart
    return placed


def draw_numbers(grid: Grid, frame: Frame) -> None:
    """Write every number over its column or point, where all of them have room; the newest one is beside its own."""
    chart = frame.chart
    if frame.rows < _NUMBERED or (frame.centred and frame.each > 1) or chart.shape is Shape.STEPS:
        return
    texts = [[number(value, chart.decimals) for value in series.values[:-1]] for series in chart.series]
    longest = max((cell_count(text) for said in texts for text in said), default=0)
    if longest >= (frame.slot if frame.each == 1 else frame.wide + 1):
        return
    for place, (series, said) in enumerate(zip(chart.series, texts, strict=True)):
        for index, (value, text) in enumerate(zip(series.values, said, strict=False)):
            if value is not None and known(value):
                x = frame.x(index, place) + (frame.wide - len(text)) // 2
                row = frame.row_of(value) if value or frame.centred else frame.row(0) + 1
                _where_free(grid, x, (row - 1, row + 1) if frame.centred else (row - 1,), text)


def _where_free(grid: Grid, x: int, rows: tuple[int, ...], text: str) -> None:
    """Write a text in the first of some rows where nothing stands, or leave it out."""
    for row in rows:
        under = [grid.at(at, row) for at in range(x, x + len(text))]
        if row > 0 and all(char == " " or ink == "faint" for char, ink in under):
            grid.put(x, row, text, "quiet")
            return


def draw_goal(grid: Grid, frame: Frame) -> None:
    """Draw the goal as a dashed line through what is empty, and cut out of the columns that are taller."""
    goals = frame.chart.goals
    for x in range(frame.left, frame.right):
        goal = goals[min((x - frame.left) // frame.slot, len(goals) - 1)]
        if goal is None or not known(goal) or (x - frame.left) % _DASH == _DASH - 1:
            continue
        row, glyph = frame.level(goal, at_most=True)
        under, ink = grid.at(x, row)
        if under == " " or ink == "faint":
            grid.put(x, row, glyph, "goal")
        elif under == "█" and (glyph != "▔" or grid.at(x, row - 1)[0] in EIGHTHS[1:]):
            grid.put(x, row, glyph, f"{ink}-cut")


def draw_newest(grid: Grid, frame: Frame, inks: tuple[str, ...]) -> None:
    """Write the newest value of each series beside it, one below the other where they are at one height."""
    texts = newest_texts(frame.chart)
    apart = " " * (2 if frame.centred and len(texts) > 1 else 1)  # a mark is not read as part of the number
    if frame.end + len(apart) + max(map(cell_count, texts)) > frame.right:
        return
    there: list[tuple[int, float, int]] = []
    for place, series in enumerate(frame.chart.series):
        value = series.values[-1]
        if value is not None and known(value):
            there.append((frame.row_of(value), -value, place))
    below = frame.top + frame.rows
    free = frame.top
    for nth, (row, _, place) in enumerate(sorted(there)):
        at = max(free, min(row, below - (len(there) - nth)))
        free = at + 1
        if at < below:
            grid.put(frame.end, at, f"{apart}{texts[place]} ", f"{inks[place]}-mark")
