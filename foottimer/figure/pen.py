"""A pen that draws in the rig's own units on a canvas of any size."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.figure.canvas import Canvas, Point
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the rig's world that a picture shows; x to the right, y up, the floor at 0."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Units from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Units from bottom to top."""
        return self.top - self.bottom


class Pen:
    """Maps the world onto a canvas, as large as it fits, standing on the lowest row and centred; or mirrored."""

    def __init__(self, canvas: Canvas, box: Box, mirror: bool = False) -> None:
        """Draw what `box` shows on `canvas`; with `mirror` left and right are exchanged."""
        self.canvas = canvas
        """Where the dots go."""
        self.scale = min(canvas.width / box.width, canvas.height / box.height)
        """Dots a unit."""
        self.mirror = mirror
        """Whether left and right are exchanged."""
        self._x = (canvas.width - box.width * self.scale) / 2 - box.left * self.scale
        self._y = canvas.height + box.bottom * self.scale

    def at(self, point: Point) -> Point:
        """Return where a point of the world is, in dots."""
        x = self._x + point[0] * self.scale
        return (self.canvas.width - x if self.mirror else x, self._y - point[1] * self.scale)

    def thick(self, units: float, least: float = 1.0) -> float:
        """Return how many dots across a stroke of so many units is, `least` at least."""
        return max(least, units * self.scale)

    def line(self, start: Point, end: Point, units: float = 0.0) -> None:
        """Draw a stroke, `units` across; one dot where that is less."""
        self.canvas.line(self.at(start), self.at(end), self.thick(units))

    def path(self, points: Sequence[Point], units: float = 0.0, closed: bool = False) -> None:
        """Draw strokes from point to point, and back to the first when `closed`."""
        self.canvas.path(tuple(self.at(point) for point in points), self.thick(units), closed)

    def disc(self, middle: Point, radius: float) -> None:
        """Fill a circle."""
        self.canvas.disc(self.at(middle), radius * self.scale)

    def ring(self, middle: Point, radius: float, units: float = 0.0) -> None:
        """Draw a circle's edge."""
        self.canvas.ring(self.at(middle), radius * self.scale, self.thick(units))

    def fill(self, points: Sequence[Point]) -> None:
        """Fill a polygon."""
        self.canvas.fill(tuple(self.at(point) for point in points))
