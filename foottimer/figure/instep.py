"""A left foot from its inner side, toes to the right: an arch that domes, toes that lift, a foot that circles.

Mirrored it is the right foot, toes to the left. The foot is about 92 units long, its toes larger than life.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin

from foottimer.figure.canvas import Point
from foottimer.figure.pen import Pen

ANKLE: Point = (26.0, 34.0)
"""The joint that the foot turns around, of a foot that stands."""
SHANK = 100.0
"""How high the shank is drawn."""
_HEEL: tuple[Point, ...] = ((12, 46), (8, 30), (3, 17), (4, 6), (11, 1.5), (22, 1.5))
_BALL: tuple[Point, ...] = ((56, 1.5), (64, 1.5))
_TOP: tuple[Point, ...] = ((66, 17), (56, 25), (47, 35), (42, 47))
_ARCH = (22.0, 56.0)
"""From where to where the sole may leave the floor."""
_FLAT, _DOME, _SHORTER = 4.0, 18.0, 6.0
"""Units the arch is high, rises when domed, and makes the foot shorter by."""
_SMALL = ((24, 0.0), (22, 9.0), (20, 19.0), (17, 30.0))
"""Each small toe's length, and the degrees it is higher than the second one when all are up."""


@dataclass(frozen=True, slots=True)
class Instep:
    """A pose of the foot from the inner side."""

    arch: float = 0.0
    """How far the arch domes, 0 to 1."""
    big: float = 0.0
    """How far the big toe is up, 0 to 1."""
    small: float = 0.0
    """How far the four small toes are up, 0 to 1."""
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
    lifting: float = 0.0
    """An arrow upwards before the toes, 0 to 1."""
    breath: float = 0.0
    """How large the breath mark is, 0 to 1."""

    def draw(self, pen: Pen) -> None:
        """Draw shank and foot in outline, the toes filled, then the marks."""
        heel, top = self._placed(_HEEL), self._placed(self._instep())
        shank = SHANK + self.raised
        pen.path(((15, shank), (13, 62 + self.raised), *heel, *self._placed((*self._vault(), *_BALL))), 3.2)
        pen.path((*top, (38, 66 + self.raised), (39, shank)), 3.2)
        self._small_toes(pen)
        pen.line(*self.big_toe, 13)
        self._marks(pen)

    @property
    def big_toe(self) -> tuple[Point, Point]:
        """Where the big toe's middle begins and ends."""
        start, end = (66.0, 8.0), _off((66.0, 8.0), 68 * self.big, 20)
        return self._at(start), self._at(end)

    @property
    def small_toes(self) -> tuple[tuple[Point, Point], ...]:
        """Where each small toe begins and ends, from the second."""
        base = (65.0, 5.0 + 7 * self.small)
        ways = tuple(_off(base, (38 + apart) * self.small, long) for long, apart in _SMALL)
        return tuple((self._at(base), self._at(end)) for end in ways)

    @property
    def crown(self) -> float:
        """How high the arch is."""
        return max(y for _, y in self._vault()) + self.raised

    def _small_toes(self, pen: Pen) -> None:
        for start, end in self.small_toes:
            pen.line(start, end, 5)

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
        if self.rise > 0.1:
            _arrow(pen, (middle, 0), 14 * self.rise)
        if self.lifting > 0.1:
            _arrow(pen, (90, 26), 14 * self.lifting)
        if self.breath > 0.1:
            pen.ring((78, 62), 10 * self.breath, 2)
        if self.orbit:
            self._circle(pen)

    def _circle(self, pen: Pen) -> None:
        x, y = self.orbit
        long = hypot(x, y) or 1.0
        middle = (96.0, 14.0 + self.raised)
        for step in range(16):
            pen.disc(_off(middle, step * 22.5, 15), 0.5)
        pen.disc((middle[0] + 15 * x / long, middle[1] + 15 * y / long), 4.5)


def _off(start: Point, degrees: float, far: float) -> Point:
    return start[0] + far * cos(radians(degrees)), start[1] + far * sin(radians(degrees))


def _arrow(pen: Pen, start: Point, long: float) -> None:
    (x, y), tip = start, start[1] + long
    pen.line((x, y), (x, tip))
    pen.path(((x - 4, tip - 4), (x, tip), (x + 4, tip - 4)))
