"""The values themselves: columns, points joined by a line, steps."""

from __future__ import annotations

from foottimer.chart.cells import Grid, fit
from foottimer.chart.frame import Frame, clamped
from foottimer.chart.model import SERIES_INKS, Series, known

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille character, by row and column."""
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
    """Draw a column a value, those of several series side by side."""
    each = len(frame.chart.series)
    gap = 0 if frame.slot < 2 else 1 if frame.slot < 6 * each else 2
    wide = max(1, (frame.slot - gap) // each)
    for number, (series, ink) in enumerate(zip(frame.chart.series, inks_for(each), strict=True)):
        for index, value in enumerate(series.values):
            x = frame.left + index * frame.slot + number * wide
            if value is None or not known(value):
                grid.put(x + (wide - 1) // 2, frame.row(0), ABSENT, "quiet")
                continue
            tall = eighths(frame.scale.share(clamped(value)), frame.rows, value == 0)
            for above in range(-(-tall // 8)):
                grid.put(x, frame.row(above), _EIGHTHS[min(8, tall - above * 8)] * wide, ink)


def draw_points(grid: Grid, frame: Frame, plain: bool) -> None:
    """Draw a mark a value, those of several series side by side, and a line through those of each."""
    each = len(frame.chart.series)
    if not plain:
        for number, ink in enumerate(inks_for(each)):
            _join(grid, frame, number, ink)
    for number, (series, ink) in enumerate(zip(frame.chart.series, inks_for(each), strict=True)):
        for index, value in enumerate(series.values):
            x = _point_x(frame, index, number)
            if value is None or not known(value):
                grid.put(x, frame.row(0), ABSENT, "quiet")
            else:
                grid.put(x, frame.row(round(frame.height(clamped(value)))), fit(series.mark_of(index), 1), ink)


def _point_x(frame: Frame, index: int, number: int) -> int:
    each = len(frame.chart.series)
    return frame.left + index * frame.slot + max(0, frame.slot - each) // 2 + number


def _join(grid: Grid, frame: Frame, number: int, ink: str) -> None:
    """Draw the line through a series, in dots of a fourth of a row; it breaks where a value is missing."""
    dots: dict[tuple[int, int], int] = {}
    before: tuple[int, int] | None = None
    for index, value in enumerate(frame.chart.series[number].values):
        if value is None or not known(value):
            before = None
            continue
        share = frame.scale.share(clamped(value))
        here = (_point_x(frame, index, number) * 2, round((1 - share) * (frame.rows - 1) * 4 + 1.5))
        if before is not None:
            _segment(dots, before, here)
        before = here
    for (x, y), bits in dots.items():
        grid.put(x, frame.top + y, chr(0x2800 + bits), ink)


def _segment(dots: dict[tuple[int, int], int], start: tuple[int, int], end: tuple[int, int]) -> None:
    (x0, y0), (x1, y1) = start, end
    steps = max(abs(x1 - x0), abs(y1 - y0), 1)
    for step in range(steps + 1):
        x, y = round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps)
        cell = (x // 2, y // 4)
        dots[cell] = dots.get(cell, 0) | _DOTS[y % 4][x % 2]


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
            row = frame.row(round(frame.height(clamped(value))))
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
    """Write the mark of each series on its line, those of series that share a row beside each other."""
    for index in range(len(frame.chart.labels)):
        at: dict[int, list[tuple[Series, str]]] = {}
        for series, ink in zip(frame.chart.series, inks, strict=True):
            value = series.values[index]
            if value is not None and known(value):
                at.setdefault(frame.row(round(frame.height(clamped(value)))), []).append((series, ink))
        for row, there in at.items():
            first = max(0, (frame.slot - len(there)) // 2)
            for offset in range(min(frame.slot, len(there))):
                series, ink = there[(index + offset) % len(there) if frame.slot < len(there) else offset]
                grid.put(frame.left + index * frame.slot + first + offset, row, fit(series.mark, 1), ink)
