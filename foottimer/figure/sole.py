"""A left foot from above, toes up and big toe on the right: toes that fan, close and press, and four points.

Mirrored it is the right foot. The foot is 100 units long, its toes larger than life. It is one stroke all around:
up the outer side, around toe after toe, down the inner side.
"""

from __future__ import annotations

from math import cos, pi, radians, sin

from foottimer.figure.canvas import Point
from foottimer.figure.marks import pointer, spot
from foottimer.figure.pen import Pen
from foottimer.values import dataclass

OUTLINE: tuple[Point, ...] = (
    *((29, 62), (25, 53), (19, 45), (16, 36), (16, 26), (18, 17), (16, 8)),
    *((9, 2), (1, 0.5), (-7, 2), (-13, 8), (-16, 18), (-19, 30), (-23, 42), (-26, 51)),
)
"""The sole without the toes, from under the big toe down the inner side to under the little toe."""
POINTS: tuple[Point, ...] = ((1, 14), (14, 57), (-12, 46), (18.8, 81))
"""Heel, ball of the big toe, ball of the little toe, big toe."""


@dataclass(frozen=True, slots=True)
class Toe:
    """One toe: how large it is, and where it points."""

    length: float
    """From where it begins to the middle of its round end."""
    wide: float
    """Units across."""
    rest: Point
    """The middle of where it begins, lying still."""
    fanned: Point
    """The same when spread."""
    closed: Point
    """The same when squeezed."""
    ways: tuple[float, float, float]
    """Degrees from straight up, to the right: lying still, spread, squeezed."""


TOES = (
    Toe(19, 17, (19, 67), (22.5, 66), (14.5, 68), (-1, 17, 0)),
    Toe(23, 9.6, (6, 69), (7.5, 69), (3.5, 69), (-1, 3, 0)),
    Toe(21, 9.2, (-3.6, 68), (-6, 67.5), (-4, 68), (-4, -8, 0)),
    Toe(18.5, 8.8, (-13, 64.5), (-18, 62.5), (-11, 66), (-8, -19, 1)),
    Toe(15, 8.8, (-22, 58.5), (-29, 53.5), (-17.5, 62.5), (-12, -33, 2)),
)
"""From the big toe to the little one."""
_STRAIN = ((-40.0, -8.0, 20.0), (0.0,), (0.0,), (0.0,), (20.0,))
"""Degrees from each toe's way of the strokes around its end when it presses."""
_CLEAR, _STROKE = 6.0, 7.0
"""How far those strokes begin from the toe, and how long they are."""


@dataclass(frozen=True, slots=True)
class Sole:
    """A pose of the foot from above."""

    spread: float = 0.0
    """How far the toes fan apart, 0 to 1."""
    squeeze: float = 0.0
    """How tight the toes are drawn together, 0 to 1."""
    press: float = 0.0
    """How hard every toe presses, 0 to 1: filled from its tip, and short strokes around that."""
    points: tuple[float, ...] = (0.0,) * 4
    """How bright each of `POINTS` is, 0 to 1; none are drawn where all are 0."""
    apart: float = 0.0
    """Arrows outwards beside the toes, 0 to 1."""
    together: float = 0.0
    """Arrows inwards beside the toes, 0 to 1."""
    filled: tuple[float, ...] = (0.0,) * 5
    """How far each toe is filled from its tip, 0 to 1, from the big toe; nothing presses."""

    def draw(self, pen: Pen) -> None:
        """Draw the foot, then its marks."""
        toes = (point for number in range(len(TOES)) for point in self._around(number))
        pen.path((*self._side(), *reversed(tuple(toes))), 2.4, closed=True)
        for number, share in enumerate(self.filled):
            if self.press:
                self._strain(pen, number)
            if share or self.press:
                self._fill(pen, number, max(share, self.press))
        self._points(pen)
        self._arrows(pen)

    def tip(self, number: int) -> Point:
        """Return where the middle of a toe's end is."""
        (x, y), (dx, dy), long = self._root(number), self._way(number), TOES[number].length
        return x + dx * long, y + dy * long

    def _side(self) -> tuple[Point, ...]:
        wide = 0.08 * self.spread - 0.16 * self.squeeze
        return tuple((x * (1 + wide * min(1.0, y / 60)), y) for x, y in OUTLINE)

    def _root(self, number: int) -> Point:
        toe = TOES[number]
        x, y = (
            still + (fanned - still) * self.spread + (closed - still) * self.squeeze
            for still, fanned, closed in zip(toe.rest, toe.fanned, toe.closed, strict=True)
        )
        return x, y

    def _way(self, number: int) -> Point:
        still, fanned, closed = TOES[number].ways
        angle = radians(still + (fanned - still) * self.spread + (closed - still) * self.squeeze)
        return sin(angle), cos(angle)

    def _radius(self, number: int) -> float:
        return TOES[number].wide / 2 * (1 - 0.07 * self.spread - 0.2 * self.squeeze)

    def _around(self, number: int) -> tuple[Point, ...]:
        """Return a toe's edge: from where it begins on its inner side around its end."""
        (x0, y0), (x, y), (dx, dy) = self._root(number), self.tip(number), self._way(number)
        radius = self._radius(number)
        turns = (pi * step / 6 for step in range(7))
        end = ((x + radius * (dx * sin(t) + dy * cos(t)), y + radius * (dy * sin(t) - dx * cos(t))) for t in turns)
        aside, down = radius * dy, radius * dx
        return ((x0 + aside, y0 - down), *end, (x0 - aside, y0 + down))

    def _fill(self, pen: Pen, number: int, share: float) -> None:
        """Fill a share of a toe, from its tip down."""
        (x, y), (dx, dy) = self.tip(number), self._way(number)
        long = (TOES[number].length - 3) * share
        pen.line((x, y), (x - dx * long, y - dy * long), 2 * self._radius(number))

    def _strain(self, pen: Pen, number: int) -> None:
        """Draw short strokes away from a toe's end, as long as it presses hard."""
        (x, y), (dx, dy), near = self.tip(number), self._way(number), self._radius(number) + _CLEAR
        for turn in _STRAIN[number]:
            away, aside = cos(radians(turn)), sin(radians(turn))
            ahead = dx * away + dy * aside, dy * away - dx * aside
            far = near + _STROKE * self.press
            pen.line((x + ahead[0] * near, y + ahead[1] * near), (x + ahead[0] * far, y + ahead[1] * far))

    def _points(self, pen: Pen) -> None:
        if not any(self.points):
            return
        for place, bright in zip(POINTS, self.points, strict=True):
            spot(pen, place, 1.5 + (5.0 if place != POINTS[-1] else 3.2) * bright)

    def _arrows(self, pen: Pen) -> None:
        for side in (-1, 1):
            pointer(pen, (side * 11, 108), (side * 41, 108), self.apart)
            pointer(pen, (side * 43, 80), (side * 26, 80), self.together)
