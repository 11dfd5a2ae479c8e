"""A grid of dots to draw on, four dots to a cell's height and two to its width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, hypot

DOTS_WIDE = 2
"""Dots across a cell of the terminal."""
DOTS_TALL = 4
"""Dots down a cell of the terminal."""

Point = tuple[float, float]
"""x to the right, y down, in dots; the middle of the first dot is (0.5, 0.5)."""


class Canvas:
    """Dots, all blank at first; what lies outside is cut off."""

    def __init__(self, width: int, height: int) -> None:
        """Make a canvas of `width` times `height` dots."""
        self.width = width
        self.height = height
        self.rows = [bytearray(width) for _ in range(height)]
        """One byte a dot: 1 where it is set."""

    def dots(self) -> Iterator[tuple[int, int]]:
        """Yield every dot that is set, as column and row."""
        for y, row in enumerate(self.rows):
            for x, dot in enumerate(row):
                if dot:
                    yield x, y

    def dot(self, x: float, y: float) -> None:
        """Set the dot around a point."""
        self._set(floor(x), floor(y))

    def line(self, start: Point, end: Point, thick: float = 1.0) -> None:
        """Draw a stroke with round ends, `thick` dots across; never thinner than one dot."""
        (x0, y0), (x1, y1) = start, end
        steps = max(1, ceil(max(abs(x1 - x0), abs(y1 - y0))))
        if thick <= 1.2:
            for step in range(steps + 1):
                self.dot(x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps)
            return
        radius = thick / 2
        for y in range(floor(min(y0, y1) - radius), ceil(max(y0, y1) + radius) + 1):
            for x in range(floor(min(x0, x1) - radius), ceil(max(x0, x1) + radius) + 1):
                if _distance((x + 0.5, y + 0.5), start, end) <= radius:
                    self._set(x, y)

    def path(self, points: tuple[Point, ...], thick: float = 1.0, closed: bool = False) -> None:
        """Draw strokes from point to point, and back to the first when `closed`."""
        for start, end in pairwise((*points, points[0]) if closed else points):
            self.line(start, end, thick)

    def disc(self, middle: Point, radius: float) -> None:
        """Fill a circle."""
        self.line(middle, middle, max(1.3, 2 * radius))

    def ring(self, middle: Point, radius: float, thick: float = 1.0) -> None:
        """Draw a circle's edge, `thick` dots across, `radius` to its middle."""
        mx, my = middle
        reach = radius + thick / 2
        inner, outer = max(0.0, radius - thick / 2), reach
        for y in range(floor(my - reach), ceil(my + reach) + 1):
            for x in range(floor(mx - reach), ceil(mx + reach) + 1):
                if inner <= hypot(x + 0.5 - mx, y + 0.5 - my) <= outer:
                    self._set(x, y)

    def blank(self, middle: Point, radius: float) -> None:
        """Take away what is in a circle."""
        mx, my = middle
        for y in range(max(0, floor(my - radius)), min(self.height, ceil(my + radius) + 1)):
            for x in range(max(0, floor(mx - radius)), min(self.width, ceil(mx + radius) + 1)):
                if hypot(x + 0.5 - mx, y + 0.5 - my) < radius:
                    self.rows[y][x] = 0

    def fill(self, points: tuple[Point, ...]) -> None:
        """Fill a polygon (even-odd)."""
        edges = tuple(pairwise((*points, points[0])))
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        for row in range(floor(top), ceil(bottom) + 1):
            y = row + 0.5
            crossings = sorted(
                x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in edges if (y0 <= y) != (y1 <= y)
            )
            for left, right in zip(crossings[::2], crossings[1::2], strict=True):
                for x in range(ceil(left - 0.5), floor(right - 0.5) + 1):
                    self._set(x, row)

    def _set(self, x: int, y: int) -> None:
        if 0 <= x < self.width and 0 <= y < self.height:
            self.rows[y][x] = 1


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a stretch of line."""
    (px, py), (x0, y0), (x1, y1) = point, start, end
    dx, dy = x1 - x0, y1 - y0
    long = dx * dx + dy * dy
    along = 0.0 if long == 0 else min(1.0, max(0.0, ((px - x0) * dx + (py - y0) * dy) / long))
    return hypot(px - x0 - along * dx, py - y0 - along * dy)
