"""A chart as rows of characters."""

from __future__ import annotations

import textwrap

from foottimer.chart.cells import Grid, cell_count, clean, fit
from foottimer.chart.frame import draw_axis, draw_goal, draw_labels, draw_newest, frame_for, newest_texts
from foottimer.chart.model import Chart, Line, Part, Shape, known, number
from foottimer.chart.plots import ABSENT, draw_columns, draw_points, draw_steps, inks_for
from foottimer.chart.spark import spark

_LEAST_ROWS = 4
"""Rows from which there is a plot: two of it, with the title above and the labels below."""


def draw(chart: Chart, width: int, height: int, plain_characters: bool = False) -> tuple[Line, ...]:
    """Return a chart in at most `height` rows of at most `width` cells; `plain_characters` are those of ASCII."""
    grid = Grid(width, height)
    if chart.is_empty:
        _head(grid, chart)
        _empty(grid, chart.empty)
    elif height < _LEAST_ROWS:
        _small(grid, chart)
    else:
        _head(grid, chart)
        _plot(grid, chart, plain_characters)
    return grid.lines(plain_characters)


def _plot(grid: Grid, chart: Chart, plain: bool) -> None:
    frame = frame_for(chart, 0, grid.width, 1, grid.height - 2)
    draw_axis(grid, frame)
    if frame.chart.shape is Shape.STEPS:
        draw_steps(grid, frame)
    elif frame.centred:
        draw_points(grid, frame, plain)
    else:
        draw_columns(grid, frame)
    draw_goal(grid, frame)
    draw_newest(grid, frame, inks_for(len(chart.series)))
    draw_labels(grid, frame, grid.height - 1)


def _head(grid: Grid, chart: Chart) -> None:
    """Write the title, and as much of unit, goal and what the marks mean as fits beside it."""
    title, room = fit(clean(chart.title), grid.width), grid.width
    grid.put(0, 0, title, "strong")
    room -= cell_count(title)
    right: list[Part] = []
    for part in _legend(chart):
        taken = cell_count(part[0]) + 2
        if taken <= room:
            right.append(part)
            room -= taken
    unit = clean(chart.unit)
    if unit and cell_count(unit) + 1 <= room:
        grid.put(cell_count(title) + 1, 0, unit, "quiet")
    x = grid.width
    for text, ink in reversed(right):
        x -= cell_count(text)
        grid.put(x, 0, text, ink)
        x -= 2


def _legend(chart: Chart) -> list[Part]:
    parts: list[Part] = []
    goal = next((goal for goal in reversed(chart.goals) if goal is not None and known(goal)), None)
    if len(chart.series) > 1:
        names = zip(chart.series, inks_for(len(chart.series)), strict=True)
        parts += [(clean(f"{fit(series.mark, 1)} {series.name}"), ink) for series, ink in names]
    if goal is not None and not chart.is_empty:
        parts.append((f"── {clean(chart.aim)} {number(goal, chart.decimals)}", "goal"))
    return parts


def _empty(grid: Grid, text: str) -> None:
    """Say in the middle why nothing is drawn."""
    room = grid.height - 1
    lines = textwrap.wrap(clean(text), max(1, min(grid.width, 60)))[: max(0, room)]
    first = 1 + max(0, room - len(lines)) // 2
    for number_, line in enumerate(lines):
        grid.put(max(0, (grid.width - cell_count(line)) // 2), first + number_, line, "quiet")


def _small(grid: Grid, chart: Chart) -> None:
    """Draw a chart in one to three rows: its title with the newest values, and one row of small columns a series."""
    said = "  ".join(newest_texts(chart))
    title = fit(clean(chart.title), max(0, grid.width - cell_count(said) - 1))
    grid.put(0, 0, title, "strong")
    grid.put(max(0, grid.width - cell_count(said)), 0, said, "one")
    for row, (series, ink) in enumerate(zip(chart.series, inks_for(len(chart.series)), strict=True), 1):
        mark = f"{fit(series.mark, 1)} " if len(chart.series) > 1 else ""
        grid.put(0, row, mark + spark(series.values, max(0, grid.width - len(mark)), absent=ABSENT), ink)
