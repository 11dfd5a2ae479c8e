"""A chart as a table: every number in words, for who does not see the drawing or wants to know exactly."""

from __future__ import annotations

from foottimer.chart.cells import cell_count, clean, fit, pad
from foottimer.chart.model import Chart, Line, known, number
from foottimer.values import dataclass

_BETWEEN = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, numbers from the second column on."""

    head: tuple[str, ...]
    """What stands in each column."""
    rows: tuple[tuple[str, ...], ...]
    """The newest value first."""


def table(chart: Chart) -> Table:
    """Return every value of a chart, the newest first; a dash is a value that is missing."""
    has_goal = any(goal is not None and known(goal) for goal in chart.goals)
    unit = clean(chart.unit)
    names = [clean(series.name) if len(chart.series) > 1 or not unit else unit for series in chart.series]
    head = (clean(chart.each), *names, *([clean(chart.aim)] if has_goal else []))
    exact = [chart.decimals if series.decimals is None else series.decimals for series in chart.series]
    rows = []
    for index in range(len(chart.labels) - 1, -1, -1):
        values = [number(series.values[index], decimals) for series, decimals in zip(chart.series, exact, strict=True)]
        goal = [number(chart.goals[index], chart.decimals)] if has_goal else []
        rows.append((clean(chart.labels[index]), *values, *goal))
    return Table(head, tuple(rows))


def lines(shown: Table, width: int) -> tuple[Line, ...]:
    """Return a table in rows of at most `width` cells: side by side, or below each other where they are too narrow.

    No number is ever cut: where it is wider than all there is, it goes on in the next row.
    """
    if width <= 0:
        return ()
    columns = list(zip(shown.head, *shown.rows, strict=True))
    widths = [max(map(cell_count, column)) for column in columns]
    spare = width - sum(widths) - _BETWEEN * (len(widths) - 1)
    if spare >= 0:
        return _side_by_side(shown, widths)
    least = [max((cell_count(text) for text in column[1:]), default=1) for column in columns]
    if sum(least) + _BETWEEN * (len(least) - 1) <= width:
        return _side_by_side(shown, _shared(widths, least, width - _BETWEEN * (len(widths) - 1)))
    return tuple(line for row in shown.rows for line in _stacked(shown.head, row, width))


def _shared(wanted: list[int], least: list[int], room: int) -> list[int]:
    """Return widths that add up to `room` at most, taken from the heads alone, the widest first."""
    widths = list(wanted)
    while sum(widths) > room:
        most = max(range(len(widths)), key=lambda column: widths[column] - least[column])
        widths[most] -= 1
    return widths


def _side_by_side(shown: Table, widths: list[int]) -> tuple[Line, ...]:
    rows = []
    for number_, row in enumerate((shown.head, *shown.rows)):
        cells = zip(row, widths, strict=True)
        texts = [pad(fit(text, wide), wide, right=column > 0) for column, (text, wide) in enumerate(cells)]
        between = " " * _BETWEEN
        said = between + between.join(texts[1:])
        rows.append(((texts[0] + said, "quiet"),) if number_ == 0 else ((texts[0], "quiet"), (said, "")))
    return tuple(rows)


def _stacked(head: tuple[str, ...], row: tuple[str, ...], width: int) -> list[Line]:
    found: list[Line] = []
    for place, (name, text) in enumerate(zip(head, row, strict=True)):
        room = width - cell_count(text) - 1
        if place and room >= 1:
            found.append(((pad(fit(name, room), room) + " ", "quiet"), (text, "")))
        else:
            found += [((piece, "quiet" if place == 0 else ""),) for piece in _pieces(text, width)]
    return found


def _pieces(text: str, width: int) -> list[str]:
    """Return a text in pieces of at most `width` cells."""
    pieces, piece = [], ""
    for char in text:
        if cell_count(piece + char) > width and piece:
            pieces.append(piece)
            piece = ""
        if cell_count(char) <= width:
            piece += char
    return [*pieces, piece] if piece else pieces
