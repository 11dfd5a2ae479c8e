"""A left foot from its inner side, toes to the right: an arch that domes, a foot that circles.

Mirrored it is the right foot, toes to the left. The foot is about 100 units long, its toes larger than life.
"""

from __future__ import annotations

from math import atan2, copysign, cos, pi, radians, sin

from foottimer.figure.canvas import Point
from foottimer.figure.marks import pointer
from foottimer.figure.pen import Pen
from foottimer.values import dataclass

ANKLE: Point = (26.0, 34.0)
"""The joint that the foot turns around, of a foot that stands."""
SHANK = 100.0
"""How high the shank is drawn."""
_HEEL: tuple[Point, ...] = ((12, 46), (7, 30), (3, 18), (3, 8), (8, 1.5), (14, 1.5))
_BALL: tuple[Point, ...] = ((62, 1.5), (70, 1.5))
_TOP: tuple[Point, ...] = ((72, 17), (62, 25), (52, 32), (45, 39), (41, 48))
_TOE: tuple[Point, ...] = ((70, 8.5), (92, 8.5))
_ARCH = (14.0, 62.0)
"""From where to where the sole may leave the floor."""
_FLAT, _DOME, _SHORTER = 2.0, 13.0, 9.0
"""Units the arch is high, rises when domed, and makes the foot shorter by."""
_RING: Point = (90.0, 85.0)
"""The middle of the circle over the toes, beside a foot that stands."""
_RADIUS, _HEAD = 20.0, 13.0
"""How large that circle is, and the head of the arrow that goes around it."""


@dataclass(frozen=True, slots=True)
class Instep:
    """A pose of the foot from the inner side."""

    arch: float = 0.0
    """How far the arch domes, 0 to 1."""
    raised: float = 0.0
    """Units the whole foot is off the floor."""
    pitch: float = 0.0
    """Degrees the foot is turned up around the ankle."""
    ahead: float = 0.0
    """Units the toes are further ahead, as they look when they point away from us; below 0 towards us."""
    orbit: tuple[float, ...] = ()
    """Which way from the middle of a circle over the toes its arrow is, x and y; no circle without one."""
    rise: float = 0.0
    """An arrow upwards over the arch, 0 to 1."""
    draw_in: float = 0.0
    """An arrow over the toes towards the heel, 0 to 1."""

    def draw(self, pen: Pen) -> None:
        """Draw shank and foot in outline, the toes filled, then the marks."""
        heel, top = self._placed(_HEEL), self._placed(self._instep())
        shank = SHANK + self.raised
        pen.path(((15, shank), (13, 62 + self.raised), *heel, *self._placed((*self._vault(), *_BALL))), 3)
        pen.path((*top, (38, 66 + self.raised), (39, shank)), 3)
        start, end = self._placed(_TOE)
        pen.line(start, end, 14)
        pointer(pen, (57, 46), (57, 80), self.rise, 15)
        pointer(pen, (99, 37), (68, 37), self.draw_in, 15)
        if self.orbit:
            self._ring(pen)

    @property
    def crown(self) -> float:
        """How high the arch is."""
        return max(y for _, y in self._vault()) + self.raised

    @property
    def tip(self) -> Point:
        """The middle of the toes' end."""
        return self._at(_TOE[1])

    def _vault(self) -> tuple[Point, ...]:
        (left, right), high = _ARCH, _FLAT + _DOME * self.arch
        steps = (number / 10 for number in range(1, 10))
        return tuple((left + (right - left) * step, 1.5 + high * sin(pi * step) ** 0.8) for step in steps)

    def _instep(self) -> tuple[Point, ...]:
        return tuple((x, y + 4 * self.arch * (45 < x < 70)) for x, y in _TOP)

    def _placed(self, points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(self._at(point) for point in points)

    def _at(self, point: Point) -> Point:
        """Return where a point of the standing foot is: drawn in by the dome, turned around the ankle, raised."""
        x, y = point
        left, right = _ARCH
        along = min(1.0, max(0.0, (x - left) / (right - left)))
        x += self.ahead * along - _SHORTER * self.arch * along
        dx, dy = x - ANKLE[0], y - ANKLE[1]
        angle = radians(self.pitch * min(1.0, max(0.0, (50 - y) / 16)))
        return (
            ANKLE[0] + dx * cos(angle) - dy * sin(angle),
            ANKLE[1] + dx * sin(angle) + dy * cos(angle) + self.raised,
        )

    def _ring(self, pen: Pen) -> None:
        """Draw a circle with a gap, and before that the arrow's head that goes around as a clock's hand does."""
        (x, y), start = (_RING[0], _RING[1] + self.raised), atan2(self.orbit[1], self.orbit[0])
        turns = (start + radians(15 * step) for step in range(19))
        pen.path(tuple((x + _RADIUS * cos(turn), y + _RADIUS * sin(turn)) for turn in turns))
        x, y = x + _RADIUS * cos(start), y + _RADIUS * sin(start)
        if abs(sin(start)) > abs(cos(start)):
            ahead = copysign(_HEAD, sin(start))
            pointer(pen, (x - ahead / 4, y), (x + ahead, y), head=_HEAD)
        else:
            ahead = copysign(_HEAD, -cos(start))
            pointer(pen, (x, y - ahead / 4), (x, y + ahead), head=1.5 * _HEAD)
