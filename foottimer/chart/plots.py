"""The values themselves: columns, points joined by a line, steps."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.chart.around import EIGHTHS
from foottimer.chart.cells import Grid, fit
from foottimer.chart.dots import TALL, WIDE, Dots
from foottimer.chart.frame import Frame, clamped
from foottimer.chart.model import SERIES_INKS, Part, known

_CROWDED = 2
"""Cells of a value up to which marks would be shoulder to shoulder."""
DOT = "●"
"""The mark of a series that is alone."""
ABSENT = "·"
"""Stands at the foot where a value is missing."""


def inks_for(count: int) -> tuple[str, ...]:
    """Return the inks of so many series."""
    return tuple(SERIES_INKS[index % len(SERIES_INKS)] for index in range(count))


def eighths(share: float, rows: int, zero: bool) -> int:
    """Return how tall a column is, in eighths of a row.

    What is not zero stands two eighths tall at least, so that it is told from the line at the foot.
    """
    return 0 if zero else max(2, round(share * rows * 8))


def draw_columns(grid: Grid, frame: Frame) -> None:
    """Draw a column a value, those of several series side by side with their marks at the foot."""
    for number, (series, ink) in enumerate(zip(frame.chart.series, inks_for(frame.each), strict=True)):
        for index, value in enumerate(series.values):
            x, middle = frame.x(index, number), (frame.wide - 1) // 2
            if frame.each > 1:
                grid.put(x + middle, frame.row(0) + 1, fit(series.mark, 1), ink)
            if value is None or not known(value):
                grid.put(x + middle, frame.row(0), ABSENT, "quiet")
                continue
            tall = eighths(frame.scale.share(clamped(value)), frame.rows, value == 0)
            for above in range(-(-tall // 8)):
                grid.put(x, frame.row(above), EIGHTHS[min(8, tall - above * 8)] * frame.wide, ink)


def draw_points(grid: Grid, frame: Frame) -> None:
    """Draw a mark a value, those of several series side by side, and a line through those of each.

    Where marks would be shoulder to shoulder, values are dots of a finer line; what is marked is the newest one, and
    those that no line leads to.
    """
    inks = inks_for(frame.each)
    alone = frame.each == 1 and not frame.chart.series[0].marks
    fine = alone and frame.slot <= _CROWDED
    for number, ink in enumerate(inks):
        _dotted(frame, number, fine).paint(grid, frame.top, ink)
    for number, (series, ink) in enumerate(zip(frame.chart.series, inks, strict=True)):
        for index, value in enumerate(series.values):
            if value is None or not known(value):
                grid.put(frame.x(index, number), frame.row(0), ABSENT, "quiet")
            elif not fine or _is_marked(series.values, index):
                mark = DOT if alone else fit(series.mark_of(index), 1)
                grid.put(frame.x(index, number), frame.row_of(value), mark, f"{ink}-mark")


def _is_marked(values: Sequence[float | None], index: int) -> bool:
    """Whether a value has a mark in a fine line too: the newest one, and one that has none beside it."""
    return index == len(values) - 1 or not any(
        known(value) for value in (*values[max(0, index - 1) : index], *values[index + 1 : index + 2])
    )


def _dotted(frame: Frame, number: int, fine: bool) -> Dots:
    """Return the line through a series; it breaks where a value is missing. Fine, each value is seen in it."""
    dots, before = Dots(), None
    for index, value in enumerate(frame.chart.series[number].values):
        if value is None or not known(value):
            before = None
            continue
        above = frame.height(clamped(value)) * TALL
        here = (frame.x(index, number) * WIDE, round((frame.rows - 1) * TALL - above + 1))
        if before is not None:
            dots.line(before, here)
        if fine and not _is_marked(frame.chart.series[number].values, index):
            dots.block(*here)
        before = here
    return dots


def draw_steps(grid: Grid, frame: Frame) -> None:
    """Draw a line a series that steps where the value does; where two go together, their marks take turns."""
    inks = inks_for(len(frame.chart.series))
    for series, ink in zip(frame.chart.series, inks, strict=True):
        before: int | None = None
        for index, value in enumerate(series.values):
            x = frame.left + index * frame.slot
            if value is None or not known(value):
                grid.put(x + (frame.slot - 1) // 2, frame.row(0), ABSENT, "quiet")
                before = None
                continue
            row = frame.row_of(value)
            grid.put(x, row, "─" * frame.slot, ink)
            if before is not None and before != row:
                _riser(grid, x, before, row, ink)
            before = row
    if len(frame.chart.series) > 1:
        _marks(grid, frame, inks)


def _riser(grid: Grid, x: int, before: int, row: int, ink: str) -> None:
    for between in range(min(before, row) + 1, max(before, row)):
        grid.put(x, between, "│", ink)
    grid.put(x, before, "╯" if row < before else "╮", ink)
    grid.put(x, row, "╭" if row < before else "╰", ink)


def _marks(grid: Grid, frame: Frame, inks: tuple[str, ...]) -> None:
    """Write the marks of the series on a line where it begins and steps, and where lines meet or part."""
    before: dict[int, list[Part]] = {}
    waiting: dict[int, list[Part]] = {}
    for index in range(len(frame.chart.labels)):
        at: dict[int, list[Part]] = {}
        for series, ink in zip(frame.chart.series, inks, strict=True):
            value = series.values[index]
            if value is not None and known(value):
                at.setdefault(frame.row_of(value), []).append((fit(series.mark, 1), f"{ink}-mark"))
        for row, there in at.items():
            old = before.get(row, [])
            if old != there:
                waiting[row] = [mark for mark in there if mark not in old] + [mark for mark in there if mark in old]
        waiting = {row: _beside(grid, frame, index, row, marks) for row, marks in waiting.items() if row in at}
        before = at


def _beside(grid: Grid, frame: Frame, index: int, row: int, marks: list[Part]) -> list[Part]:
    """Write marks in the cells of a value; return those for which there are too few, to go into the next one's."""
    count = min(frame.slot, len(marks))
    begin = frame.left + index * frame.slot + (frame.slot - count + 1) // 2
    for offset, (mark, ink) in enumerate(marks[:count]):
        grid.put(begin + offset, row, mark, ink)
    return marks[count:]
