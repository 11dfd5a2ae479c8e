"""A left foot seen from the front, as in a mirror: big toe on the right, every toe up or down by itself.

Mirrored it is the right foot. About 110 units wide; the toes are solid and stand before the forefoot.
"""

from __future__ import annotations

from foottimer.figure.canvas import Point
from foottimer.figure.marks import pointer
from foottimer.figure.pen import Pen
from foottimer.values import dataclass

TOES = ((33.0, 14.0), (6.0, 7.8), (-15.0, 7.5), (-35.0, 6.8), (-53.0, 6.0))
"""Each toe from the big one: where its middle is, and half its width."""
LIFT = 34.0
"""Units a toe rises."""
_HALF: tuple[Point, ...] = ((-46, 14), (-54, 19), (-57, 28), (-54, 42), (-45, 55), (-34, 66), (-28, 76))
_OUTER: tuple[Point, ...] = ((0, 14), *_HALF, (-30, 84), (-28, 93), (-24, 101), (-25, 116), (-29, 136))
_INNER: tuple[Point, ...] = (
    *((0, 14), (36, 14), (42, 19), (44, 28), (43, 42), (38, 56), (31, 68), (28, 78)),
    *((30, 87), (28, 97), (24, 105), (26, 118), (30, 136)),
)
"""Half of the forefoot's lower edge, then the side of the foot and the shank, from the floor up."""


@dataclass(frozen=True, slots=True)
class Toes:
    """A pose of the five toes."""

    lift: tuple[float, ...] = (0.0,) * 5
    """How far each toe is off the floor, from the big one, 0 to 1."""
    inner: float = 0.0
    """An arrow beside the big toe's side of the foot: upwards above 0, to 1, and downwards below, to -1."""
    outer: float = 0.0
    """The same above the small toes."""

    def draw(self, pen: Pen) -> None:
        """Draw the foot behind, then toe by toe, then the arrows."""
        pen.path(_OUTER, 3)
        pen.path(_INNER, 3)
        for number, (x, half) in enumerate(TOES):
            _pad(pen, (x, LIFT * self.lift[number]), half)
        _arrow(pen, 49, self.inner)
        _arrow(pen, -13, self.outer)


def _arrow(pen: Pen, x: float, share: float) -> None:
    low, high = (x, 76.0), (x, 118.0)
    pointer(pen, *((low, high) if share > 0 else (high, low)), share=abs(share), head=18)


def _pad(pen: Pen, foot: Point, half: float) -> None:
    """Draw a toe's end: an oval in whole dots, so that the gaps between toes stay clear."""
    (x, y), canvas = pen.at(foot), pen.canvas
    wide, tall = max(2, round(2 * half * pen.scale)), max(4, 2 * round(1.7 * half * pen.scale))
    left, last = round(x - wide / 2), 2 * round(min(canvas.height, y) / 2) - 1
    for row in range(tall):
        cut = _CUT[min(row, tall - 1 - row)] if min(row, tall - 1 - row) < len(_CUT) else 0.0
        side = round(cut * wide)
        for column in range(left + side, left + wide - side):
            canvas.dot(column, last - row)


_CUT = (0.22, 0.22, 0.07, 0.07)
"""How much narrower on each side an oval's rows are, from its end, as a share of its width."""
