"""What stands around a figure: the floor, a wall, a step, a chair. Each is data that can draw itself."""

from __future__ import annotations

from math import floor
from typing import Protocol

from foottimer.figure.pen import Pen
from foottimer.values import dataclass


class Prop(Protocol):
    """A thing of the scene."""

    __slots__ = ()

    def draw(self, pen: Pen) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A dotted line in the lowest row of dots."""

    def draw(self, pen: Pen) -> None:
        """Set every second dot of the lowest row."""
        for x in range(0, pen.canvas.width, 2):
            pen.canvas.dot(x, pen.canvas.height - 1)


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright line with short strokes behind it."""

    x: float
    """Where it stands."""
    top: float
    """How high it is drawn."""

    def draw(self, pen: Pen) -> None:
        """Draw it from the floor up."""
        pen.line((self.x, 0), (self.x, self.top))
        for number in range(1, 6):
            y = self.top * number / 6
            pen.line((self.x, y), (self.x + 4, y + 4))


@dataclass(frozen=True, slots=True)
class Block:
    """The outline of a step or a box."""

    left: float
    right: float
    top: float

    def draw(self, pen: Pen) -> None:
        """Draw both sides and the top."""
        pen.path(((self.left, 0), (self.left, self.top), (self.right, self.top), (self.right, 0)))


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair from the side: seat, legs, back; `facing` 1 has its back on the left, -1 on the right."""

    x: float
    """The middle of the seat."""
    facing: int = 1
    seat: float = 26
    wide: float = 22
    back: float = 52

    def draw(self, pen: Pen) -> None:
        """Draw it."""
        behind, front = self.x - self.facing * self.wide / 2, self.x + self.facing * self.wide / 2
        pen.line((behind, 0), (behind, self.back))
        pen.line((behind, self.seat), (front, self.seat), 2)
        pen.line((front, self.seat), (front, 0))


@dataclass(frozen=True, slots=True)
class Arrow:
    """Which way the person goes: a level arrow."""

    start: float
    """Where its shaft begins."""
    end: float
    """Where its point is; left of the start for an arrow to the left."""
    y: float
    """How high it is."""

    def draw(self, pen: Pen) -> None:
        """Draw the shaft, and the point in whole dots, since it is only a few of them long."""
        (tip, y), (start, _) = pen.at((self.end, self.y)), pen.at((self.start, self.y))
        back = 1 if start > tip else -1
        long = round(pen.thick(8, 4))
        for step in range(long):
            for aside in range(-step, step + 1):
                pen.canvas.dot(tip + back * step, y + aside)
        pen.canvas.line((start, y), (tip + back * long, y), pen.thick(2))


@dataclass(frozen=True, slots=True)
class Trail:
    """Dashes left behind by somebody quick."""

    x: float
    """Where they end, nearest to the person."""
    y: float
    """How high the lowest is."""
    rows: int = 3
    """How many there are, one above the other."""
    long: float = 10
    """The length of each."""

    def draw(self, pen: Pen) -> None:
        """Draw them, every second one further behind."""
        for row in range(self.rows):
            x, y = self.x - row % 2 * 4, self.y + row * 14
            pen.line((x - self.long, y), (x, y))


@dataclass(frozen=True, slots=True)
class Roll:
    """A rolled towel from its end."""

    x: float
    """Its middle."""
    radius: float = 6.5

    def draw(self, pen: Pen) -> None:
        """Draw a ring lying on the floor with the towel's end inside, in whole dots, since it has only a few."""
        radius = max(3, round(self.radius * pen.scale))
        x, y = floor(pen.at((self.x, 0))[0]) + 0.5, pen.canvas.height - radius
        pen.canvas.ring((x, y), radius - 0.2, 1)
        pen.canvas.line((x, y - 1), (x, y))
