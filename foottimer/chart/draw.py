"""A chart as rows of characters."""

from __future__ import annotations

import textwrap

from foottimer.chart.around import draw_axis, draw_goal, draw_labels, draw_newest, draw_numbers
from foottimer.chart.cells import Grid, cell_count, clean, fit, width_of
from foottimer.chart.frame import frame_for, newest_texts
from foottimer.chart.model import Chart, Line, Part, Shape, known, number
from foottimer.chart.plots import ABSENT, draw_columns, draw_points, draw_steps, inks_for
from foottimer.chart.spark import spark

_LEAST_ROWS = 4
"""Rows from which there is a plot: two of it, with the title above and the labels below."""
_APART, _WIDE = 2, 60
"""Cells between the parts of what is beside the title, and from which on that stands at the right edge."""
_AIRY = 8
"""Rows from which one below the title is left free, and marks that do not fit beside it are explained there."""


def draw(chart: Chart, width: int, height: int) -> tuple[Line, ...]:
    """Return a chart in at most `height` rows of at most `width` cells."""
    grid = Grid(width, height)
    if chart.is_empty:
        _head(grid, chart)
        _empty(grid, chart.empty)
    elif height < _LEAST_ROWS:
        _small(grid, chart)
    else:
        _plot(grid, chart, _head(grid, chart))
    return grid.lines()


def _plot(grid: Grid, chart: Chart, top: int) -> None:
    feet = 1 if chart.shape is Shape.COLUMNS and len(chart.series) > 1 and grid.height - top > _LEAST_ROWS else 0
    frame = frame_for(chart, grid.width, top, grid.height - top - 1 - feet)
    draw_axis(grid, frame)
    if frame.chart.shape is Shape.STEPS:
        draw_steps(grid, frame)
    elif frame.centred:
        draw_points(grid, frame)
    else:
        draw_columns(grid, frame)
    draw_numbers(grid, frame)
    draw_goal(grid, frame)
    draw_newest(grid, frame, inks_for(len(chart.series)))
    draw_labels(grid, frame, grid.height - 1)


def _head(grid: Grid, chart: Chart) -> int:
    """Write the title, with unit, goal and what the marks mean as far as that fits; return the row below."""
    airy = grid.height >= _AIRY
    title = fit(clean(chart.title), grid.width)
    grid.put(0, 0, title, "strong")
    begin, unit = cell_count(title), clean(chart.unit)
    names, aim, absent = _names(chart), _aim(chart), _absent(chart)
    said = [*names, *aim, *absent]
    below = airy and len(_whole(said, grid.width - begin)) < len(said)
    if below:
        grid.put_line(0, 1, _apart(_whole(names, grid.width + _APART)))
    beside = _whole(names, grid.width - begin)
    beside = _whole([*([] if below or len(beside) < len(names) else names), *aim], grid.width - begin)
    if unit and begin + 1 + cell_count(unit) + _taken(beside) <= grid.width:
        grid.put(begin + 1, 0, unit, "quiet")
        begin += 1 + cell_count(unit)
    beside = _whole([*beside, *absent], grid.width - begin)  # less is lost without it than without a unit
    # In a narrow one, at the right edge, it might be read as the next chart's.
    grid.put_line(begin + _APART if grid.width < _WIDE else grid.width - _taken(beside) + _APART, 0, _apart(beside))
    return 2 if airy else 1


def _whole(parts: list[Part], room: int) -> list[Part]:
    """Return those parts that fit whole, with blanks before each."""
    fitting: list[Part] = []
    for part in parts:
        room -= _APART + cell_count(part[0])
        if room < 0:
            room += _APART + cell_count(part[0])
        else:
            fitting.append(part)
    return fitting


def _taken(parts: list[Part]) -> int:
    """Return how many cells parts take with blanks before each."""
    return width_of(_apart(parts)) + _APART if parts else 0


def _apart(parts: list[Part]) -> Line:
    """Return parts with blanks between them."""
    return tuple(piece for part in parts for piece in ((" " * _APART, ""), part))[1:]


def _names(chart: Chart) -> list[Part]:
    """Return what the marks mean, where there are several series."""
    if len(chart.series) < 2:
        return []
    named = zip(chart.series, inks_for(len(chart.series)), strict=True)
    return [(clean(f"{fit(series.mark, 1)} {series.name}"), ink) for series, ink in named]


def _aim(chart: Chart) -> list[Part]:
    """Return what the dashed line is."""
    goal = next((goal for goal in reversed(chart.goals) if goal is not None and known(goal)), None)
    if goal is None or chart.is_empty:
        return []
    return [(f"╌╌ {clean(chart.aim)} {number(goal, chart.decimals)}", "goal")]


def _absent(chart: Chart) -> list[Part]:
    """Return what a missing value means, where there is one."""
    if chart.is_empty or all(known(value) for series in chart.series for value in series.values):
        return []
    return [(f"{ABSENT} {clean(chart.missing)}", "quiet")]


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
        room = max(0, grid.width - len(mark))
        grid.put(0, row, mark + spark(series.values, room, absent=ABSENT, ceiling=chart.ceiling), ink)
