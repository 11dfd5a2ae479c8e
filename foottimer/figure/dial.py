"""A clock on the floor from above, twelve at the top: one foot stands in its middle, the other leg is its hand.

The left foot stands; mirrored it is the right one. The dial is 100 units across.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from foottimer.figure.canvas import Point
from foottimer.figure.pen import Pen

RADIUS = 48.0
"""From the middle of the dial to its rim."""
HIP: Point = (6.0, -4.0)
"""Where the reaching leg begins, beside the standing foot."""
_FOOT, _WIDE = 13.0, 12.0
"""How long the reaching foot is, without its round ends, and units across."""
_PRINT: tuple[Point, ...] = (
    *((-4, 6), (-3, 13), (-5, 18), (-9, 18.5), (-14, 15), (-18, 9), (-18, 2), (-15, -5), (-15.5, -13)),
    *((-14, -17.5), (-10.5, -19), (-7, -17.5), (-6, -12), (-7, -5), (-5, 1)),
)
"""The print of the foot that stands, the big toe on the right."""


@dataclass(frozen=True, slots=True)
class Dial:
    """A pose of the leg that reaches."""

    x: float
    """Where its toes are."""
    y: float

    def draw(self, pen: Pen) -> None:
        """Draw the dial, the foot that stands, the leg and the foot that reaches."""
        _draw_dial(pen)
        pen.fill(_PRINT)
        dx, dy = self.x - HIP[0], self.y - HIP[1]
        far = hypot(dx, dy) or 1.0
        toes, heel = (
            (self.x - dx / far * back, self.y - dy / far * back) for back in (_WIDE / 2, min(far, _WIDE / 2 + _FOOT))
        )
        pen.line(HIP, heel, 5)
        pen.line(heel, toes, _WIDE)


def _draw_dial(pen: Pen) -> None:
    """Draw the rim, with a stroke inwards at twelve, three, six and nine and a dot at every other hour."""
    turns = tuple(pi * step / 24 for step in range(48))
    pen.path(tuple((RADIUS * cos(turn), RADIUS * sin(turn)) for turn in turns), closed=True)
    for hour, turn in enumerate(turns[::4]):
        x, y = cos(turn), sin(turn)
        if hour % 3:
            pen.disc(((RADIUS - 6) * x, (RADIUS - 6) * y), 1.2)
        else:
            pen.line((RADIUS * x, RADIUS * y), ((RADIUS - 9) * x, (RADIUS - 9) * y), 5)
