"""What helps a figure say what happens: arrows, drawn in any rig's units."""

from __future__ import annotations

from math import floor, hypot

from foottimer.figure.canvas import Point
from foottimer.figure.pen import Pen

LEAST = 0.15
"""A share of a mark below which it is not drawn."""


def arrow(pen: Pen, start: Point, end: Point, head: float = 5.0, units: float = 2.5) -> None:
    """Draw an arrow with a filled head, `head` units long."""
    (x0, y0), (x1, y1) = start, end
    long = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / long, (y1 - y0) / long
    neck = (x1 - dx * head, y1 - dy * head)
    pen.line(start, neck, units)
    pen.fill((end, (neck[0] - dy * head, neck[1] + dx * head), (neck[0] + dy * head, neck[1] - dx * head)))


def pointer(pen: Pen, start: Point, end: Point, share: float = 1.0, head: float = 12.0) -> None:
    """Draw the first `share` (0 to 1) of a level or upright arrow; nothing where that is too short to be one.

    It is drawn in whole dots, two rows at a time, so that its head is one in braille and in blocks. The head is
    `head` units long, and the shaft a third of it across.
    """
    if share <= LEAST:
        return
    (x0, y0), (x1, y1) = pen.at(start), pen.at(end)
    x1, y1 = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
    size = max(4, 2 * round(head * pen.scale / 2))
    if abs(x1 - x0) > abs(y1 - y0):
        _level(pen, floor(x0), floor(x1), floor(y0 / 2), size)
    else:
        _upright(pen, floor(x0), floor(y0 / 2), floor(y1 / 2), size)


def _level(pen: Pen, start: int, tip: int, pair: int, size: int) -> None:
    """Draw an arrow along a pair of rows: the head is one pair higher and lower every third dot."""
    back, long = (1 if start > tip else -1), abs(start - tip) + 1
    for step in range(long):
        half = (step + 1) // 3 if 3 * step < 4 * size - 2 else (size - 2) // 6
        for row in range(2 * (pair - half), 2 * (pair + half) + 2):
            pen.canvas.dot(tip + back * step, row)


def _upright(pen: Pen, x: int, start: int, tip: int, size: int) -> None:
    """Draw an arrow along a column, its ends given in pairs of rows: the head is two dots wider every pair."""
    back, long = (1 if start > tip else -1), abs(start - tip) + 1
    for step in range(long):
        half = step if 2 * step < size else (size - 2) // 6
        for column in range(x - half, x + half + 1):
            for row in (0, 1):
                pen.canvas.dot(column, 2 * (tip + back * step) + row)


def spot(pen: Pen, middle: Point, radius: float) -> None:
    """Fill a circle around the edge between two rows, so that it is round in braille and in blocks."""
    x, y = pen.at(middle)
    pen.canvas.disc((floor(x) + 0.5, 2 * round(y / 2)), max(1.3, floor(radius * pen.scale) + 0.3))


def pattern(pen: Pen, middle: Point, rows: tuple[str, ...]) -> None:
    """Draw a small picture in whole dots, two rows of dots to a row of it; `#` is set."""
    x, y = pen.at(middle)
    left, top = floor(x) - len(rows[0]) // 2, 2 * (round(y / 2) - len(rows) // 2)
    for down, row in enumerate(rows):
        for along, mark in enumerate(row):
            if mark == "#":
                pen.canvas.dot(left + along, top + 2 * down)
                pen.canvas.dot(left + along, top + 2 * down + 1)
