"""A left foot seen from the front, as in a mirror: big toe on the right, every toe up or down by itself.

Mirrored it is the right foot. About 100 units wide; a toe on the floor is filled, one in the air is a ring.
"""

from __future__ import annotations

from dataclasses import dataclass

from foottimer.figure.canvas import Point
from foottimer.figure.marks import growing
from foottimer.figure.pen import Pen

TOES = ((29.5, 14.0), (2.5, 9.0), (-18.0, 8.0), (-36.5, 7.0), (-53.0, 6.0))
"""Each toe from the big one: where its middle is, and its radius."""
LIFT = 28.0
"""Units a toe rises."""
_OUTER: tuple[Point, ...] = ((-64, 4), (-65, 30), (-60, 46), (-48, 62), (-33, 76), (-23, 92), (-19, 108), (-19, 140))
_INNER: tuple[Point, ...] = ((49.5, 4), (49.5, 48), (45, 61), (34, 78), (25, 94), (21, 108), (21, 140))
"""The sides of the foot and the shank, from the floor up."""


@dataclass(frozen=True, slots=True)
class Toes:
    """A pose of the five toes."""

    lift: tuple[float, ...] = (0.0,) * 5
    """How far each toe is off the floor, from the big one, 0 to 1."""
    arrows: tuple[float, ...] = (0.0,) * 5
    """An arrow upwards under each toe, 0 to 1."""

    def draw(self, pen: Pen) -> None:
        """Draw the foot behind, then toe by toe."""
        pen.path(_OUTER, 3.6)
        pen.path(_INNER, 3.6)
        for number, (_, radius) in enumerate(TOES):
            middle = self.middle(number)
            if self.lift[number] < 0.12:
                pen.disc(middle, radius)
            else:
                pen.ring(middle, radius - 1.5, 3)
                pen.line((middle[0] - radius * 0.6, 1.5), (middle[0] + radius * 0.6, 1.5), 3)
            growing(pen, (middle[0], 6), (middle[0], 6 + LIFT * 0.7), self.arrows[number], min(8.0, radius * 0.7))

    def middle(self, number: int) -> Point:
        """Return where a toe's middle is."""
        x, radius = TOES[number]
        return x, radius + LIFT * self.lift[number]
