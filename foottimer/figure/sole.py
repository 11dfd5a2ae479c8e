"""A left foot from above, toes up and big toe on the right: toes that fan, close, press and lift, and four points.

Mirrored it is the right foot. The foot is 100 units long and as wide as a comfortable drawing needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, pi, radians, sin

from foottimer.figure.canvas import Point
from foottimer.figure.marks import LEAST, arc, growing
from foottimer.figure.pen import Pen

OUTLINE: tuple[Point, ...] = (
    *((20, 70), (26, 66), (27, 60), (24, 53), (18, 45), (15, 36), (15, 26), (17, 17), (15, 8)),
    *((9, 3), (1, 1), (-7, 3), (-13, 9), (-16, 18), (-19, 30), (-23, 42), (-26, 52), (-25, 57)),
)
"""The sole without the toes, from under the big toe down the inner side to under the little toe."""
POINTS: tuple[Point, ...] = ((0, 15), (13, 59), (-13.5, 48), (17.5, 86))
"""Heel, ball of the big toe, ball of the little toe, big toe."""


@dataclass(frozen=True, slots=True)
class Toe:
    """One toe: how large it is, and where it begins and points."""

    length: float
    thick: float
    rest: Point
    """Where it begins, lying still."""
    fanned: Point
    """Where it begins when spread."""
    closed: Point
    """Where it begins when squeezed."""
    way: float
    """Degrees from straight up, to the right; lying still. Squeezed it points straight up."""
    fan: float
    """Degrees from straight up when spread."""


TOES = (
    Toe(14, 13, (18, 77), (25, 75), (14, 77), -2, 20),
    Toe(18, 8, (4.5, 76), (6.5, 76), (3, 76), -2, 6),
    Toe(15, 7.5, (-6, 73), (-7.5, 73), (-5, 74), -5, -9),
    Toe(12, 7, (-16, 67.5), (-20, 67), (-12.5, 69.5), -9, -24),
    Toe(9, 7, (-25, 60.5), (-31.5, 58), (-19.5, 64), -12, -42),
)
"""From the big toe to the little one."""


@dataclass(frozen=True, slots=True)
class Sole:
    """A pose of the foot from above."""

    spread: float = 0.0
    """How far the toes fan apart, 0 to 1."""
    squeeze: float = 0.0
    """How tight the toes are drawn together, 0 to 1."""
    press: float = 0.0
    """How hard every toe presses, 0 to 1: fatter toes, and an arc before each."""
    lift: tuple[float, ...] = (0.0,) * 5
    """How far each toe is off the floor, from the big one, 0 to 1: in outline, and shorter."""
    points: tuple[float, ...] = (0.0,) * 4
    """How bright each of `POINTS` is, 0 to 1, with the toes in outline; none are drawn where all are 0."""
    apart: float = 0.0
    """Arrows outwards beside the toes, 0 to 1."""
    together: float = 0.0
    """Arrows inwards beside the toes, 0 to 1."""

    def draw(self, pen: Pen) -> None:
        """Draw the foot, then its marks."""
        pen.path(self._outline(), 3)
        for number in range(len(TOES)):
            self._toe(pen, number)
        self._points(pen)
        self._arrows(pen)

    def _outline(self) -> tuple[Point, ...]:
        wide = 0.06 * self.spread - 0.14 * self.squeeze
        return tuple((x * (1 + wide * min(1.0, y / 60)), y) for x, y in OUTLINE)

    def tip(self, number: int) -> Point:
        """Return where the middle of a toe's end is."""
        (x, y), (dx, dy) = self._base(number), self._way(number)
        long = TOES[number].length * (1 - 0.45 * self.lift[number])
        return x + dx * long, y + dy * long

    def _base(self, number: int) -> Point:
        toe, up, (dx, dy) = TOES[number], 5 * self.lift[number], self._way(number)
        x, y = (
            still + (fanned - still) * self.spread + (closed - still) * self.squeeze
            for still, fanned, closed in zip(toe.rest, toe.fanned, toe.closed, strict=True)
        )
        return x + dx * up, y + dy * up

    def _way(self, number: int) -> Point:
        toe = TOES[number]
        angle = radians(toe.way * (1 - self.squeeze) + (toe.fan - toe.way) * self.spread)
        return sin(angle), cos(angle)

    def _toe(self, pen: Pen, number: int) -> None:
        base, tip = self._base(number), self.tip(number)
        thick = TOES[number].thick * (1 - 0.2 * self.squeeze + 0.2 * self.press)
        if self.lift[number] > LEAST or any(self.points):
            pen.path(_capsule(base, tip, self._way(number), thick / 2), closed=True)
            return
        pen.line(base, tip, thick * 0.85)
        pen.disc(tip, thick / 2)
        if self.press > LEAST:
            self._waves(pen, number, tip)

    def _waves(self, pen: Pen, number: int, tip: Point) -> None:
        """Draw an arc before the toe, as far out as it presses hard."""
        dx, dy = self._way(number)
        ahead = degrees(atan2(dy, dx))
        arc(pen, tip, TOES[number].thick / 2 + 3.5 + 3.5 * self.press, ahead - 38, ahead + 38)

    def _points(self, pen: Pen) -> None:
        if not any(self.points):
            return
        for (x, y), bright in zip(POINTS, self.points, strict=True):
            pen.disc((x, y), 2 + 5 * bright)

    def _arrows(self, pen: Pen) -> None:
        growing(pen, (12, 105), (34, 105), self.apart, 6)
        growing(pen, (-8, 105), (-30, 105), self.apart, 6)
        growing(pen, (47, 84), (28, 84), self.together)
        growing(pen, (-43, 74), (-24, 74), self.together)


def _capsule(base: Point, tip: Point, way: Point, radius: float) -> tuple[Point, ...]:
    """Return the outline of a stroke with round ends."""
    dx, dy = way
    return tuple(
        (x + radius * (dx * sin(turn) + dy * cos(turn)), y + radius * (dy * sin(turn) - dx * cos(turn)))
        for (x, y), first in ((tip, 0.0), (base, pi))
        for turn in (first + pi * step / 5 for step in range(6))
    )
