"""A left foot from its inner side, toes to the right: an arch that domes, a foot that circles.

Mirrored it is the right foot, toes to the left. The foot is about 100 units long, its toes larger than life.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians, sin

from foottimer.figure.canvas import Point
from foottimer.figure.marks import pointer, spot
from foottimer.figure.pen import Pen

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
_RING: Point = (122.0, 10.7)
"""The middle of a ring that the toes of a level foot push a ball around."""
_AHEAD, _UP = (13.0, 0.0), (10.4, 26.8)
"""How far the ring goes ahead and back, as it looks from aslant, and up, in the toes' turn around the ankle."""


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
    """Which way from the middle of a ring before the toes its ball is, x and y; no ring without one."""
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
        """Draw the way around, and the ball on it."""
        turns = (radians(15 * step) for step in range(24))
        pen.path(tuple(self._on_ring(cos(turn), sin(turn)) for turn in turns), closed=True)
        spot(pen, self._on_ring(self.orbit[0], self.orbit[1]), 9)

    def _on_ring(self, ahead: float, up: float) -> Point:
        return (
            _RING[0] + _AHEAD[0] * ahead + _UP[0] * up,
            _RING[1] + _AHEAD[1] * ahead + _UP[1] * up + self.raised,
        )
