"""A clock on the floor from above, twelve at the top: one foot stands in its middle, the other leg is its hand.

The left foot stands; mirrored it is the right one. The dial is 100 units across.
"""

from __future__ import annotations

from math import cos, pi, sin

from foottimer.figure.canvas import Point
from foottimer.figure.pen import Pen
from foottimer.values import dataclass

RADIUS = 48.0
"""From the middle of the dial to its rim."""
HIP: Point = (6.0, -3.0)
"""Where the reaching leg begins, beside the standing foot."""
STANDING: Point = (-10.0, 0.0)
"""The middle of the standing foot."""
_PRINT: tuple[Point, ...] = (
    *((6, 5), (6.9, 12), (5.6, 16.4), (-0.6, 16.4), (-4.2, 13.6), (-6.9, 8), (-6.6, 1.8), (-4.6, -4.5)),
    *((-4.6, -13), (-3, -16.4), (3, -16.4), (4.4, -13), (4.4, -6)),
)
"""The print of the left foot around its middle, the big toe on the right."""


@dataclass(frozen=True, slots=True)
class Dial:
    """A pose of the leg that reaches; its foot looks ahead wherever it is."""

    x: float
    """Where the middle of its foot is."""
    y: float

    def draw(self, pen: Pen) -> None:
        """Draw the dial, the foot that stands, the leg and the foot that reaches."""
        _draw_dial(pen)
        pen.line(HIP, (self.x, self.y), 2)
        for (x, y), side in ((STANDING, 1), ((self.x, self.y), -1)):
            pen.fill(tuple((x + side * aside, y + along) for aside, along in _PRINT))


def _draw_dial(pen: Pen) -> None:
    """Draw the rim, with a stroke inwards at twelve, three, six and nine and a dot at every other hour."""
    turns = tuple(pi * step / 24 for step in range(48))
    pen.path(tuple((RADIUS * cos(turn), RADIUS * sin(turn)) for turn in turns), closed=True)
    for hour, turn in enumerate(turns[::4]):
        x, y = cos(turn), sin(turn)
        if hour % 3:
            pen.disc(((RADIUS - 6) * x, (RADIUS - 6) * y), 1.2)
        else:
            pen.line((RADIUS * x, RADIUS * y), ((RADIUS - 5) * x, (RADIUS - 5) * y), 2)
