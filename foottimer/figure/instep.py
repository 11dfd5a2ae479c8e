"""A left foot from its inner side, toes to the right: an arch that domes, a foot that circles.

Mirrored it is the right foot, toes to the left. The foot is about 92 units long, its toes larger than life.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, pi, radians, sin

from foottimer.figure.canvas import Point
from foottimer.figure.marks import arc, arrow, growing
from foottimer.figure.pen import Pen

ANKLE: Point = (26.0, 34.0)
"""The joint that the foot turns around, of a foot that stands."""
SHANK = 110.0
"""How high the shank is drawn."""
_HEEL: tuple[Point, ...] = ((12, 46), (8, 30), (3, 17), (4, 6), (11, 1.5), (20, 1.5))
_BALL: tuple[Point, ...] = ((52, 1.5), (60, 1.5))
_TOP: tuple[Point, ...] = ((61, 18), (52, 27), (46, 36), (42, 47))
_TOE: tuple[Point, ...] = ((59, 9), (86, 9))
_ARCH = (20.0, 52.0)
"""From where to where the sole may leave the floor."""
_FLAT, _DOME, _SHORTER = 3.0, 22.0, 6.0
"""Units the arch is high, rises when domed, and makes the foot shorter by."""
_ORBIT: Point = (73.0, 90.0)
_AROUND = 16.0
"""The circle that an ankle's circling is shown on: its middle and radius."""


@dataclass(frozen=True, slots=True)
class Instep:
    """A pose of the foot from the inner side."""

    arch: float = 0.0
    """How far the arch domes, 0 to 1."""
    raised: float = 0.0
    """Units the whole foot is off the floor."""
    pitch: float = 0.0
    """Degrees the foot is turned up around the ankle."""
    turn: float = 0.0
    """How far the toes point away from us (1) or to us (-1)."""
    orbit: tuple[float, ...] = ()
    """Which way from the middle of a circle before the toes its mark is, x and y; nothing without one."""
    rise: float = 0.0
    """An arrow upwards under the arch, 0 to 1."""

    def draw(self, pen: Pen) -> None:
        """Draw shank and foot in outline, the toes filled, then the marks."""
        heel, top = self._placed(_HEEL), self._placed(self._instep())
        shank = SHANK + self.raised
        pen.path(((15, shank), (13, 62 + self.raised), *heel, *self._placed((*self._vault(), *_BALL))), 3.2)
        pen.path((*top, (38, 66 + self.raised), (39, shank)), 3.2)
        start, end = self._placed(_TOE)
        pen.line(start, end, 14 * (1 - 0.15 * self.turn))
        self._marks(pen)

    @property
    def crown(self) -> float:
        """How high the arch is."""
        return max(y for _, y in self._vault()) + self.raised

    def _vault(self) -> tuple[Point, ...]:
        (left, right), high = _ARCH, _FLAT + _DOME * self.arch
        steps = (number / 8 for number in range(1, 8))
        return tuple((left + (right - left) * step, 1.5 + high * sin(pi * step) ** 0.8) for step in steps)

    def _instep(self) -> tuple[Point, ...]:
        return tuple((x, y + 5 * self.arch * (40 < x < 60)) for x, y in _TOP)

    def _placed(self, points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(self._at(point) for point in points)

    def _at(self, point: Point) -> Point:
        """Return where a point of the standing foot is: drawn in by the dome, turned around the ankle, raised."""
        x, y = point
        left, right = _ARCH
        x -= _SHORTER * self.arch * min(1.0, max(0.0, (x - left) / (right - left)))
        dx, dy = (x - ANKLE[0]) * (1 - 0.3 * abs(self.turn)), y - ANKLE[1]
        angle = radians(self.pitch)
        return (
            ANKLE[0] + dx * cos(angle) - dy * sin(angle),
            ANKLE[1] + dx * sin(angle) + dy * cos(angle) + self.raised,
        )

    def _marks(self, pen: Pen) -> None:
        middle = (_ARCH[0] + _ARCH[1] - _SHORTER * self.arch) / 2
        growing(pen, (middle, 2), (middle, 19), self.rise)
        if self.orbit:
            self._circle(pen)

    def _circle(self, pen: Pen) -> None:
        """Draw an arrow bent to most of a circle, its head where the toes are on their way round."""
        head = degrees(atan2(self.orbit[1], self.orbit[0]))
        arc(pen, _ORBIT, _AROUND, head + 20, head + 270, 3)
        (x, y), back = _off(_ORBIT, head, _AROUND), radians(head + 90)
        arrow(pen, (x + 4 * cos(back), y + 4 * sin(back)), (x - 6 * cos(back), y - 6 * sin(back)), 9)


def _off(start: Point, degrees: float, far: float) -> Point:
    return start[0] + far * cos(radians(degrees)), start[1] + far * sin(radians(degrees))
