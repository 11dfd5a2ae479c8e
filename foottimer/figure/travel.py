"""How far a movement goes from one key pose to the next, and so how many frames it is worth."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from foottimer.figure.canvas import DOTS_TALL, DOTS_WIDE, Canvas, Point
from foottimer.figure.movement import STEPS, Moment, Movement
from foottimer.figure.pen import Pen


class _Trace(Canvas):
    """Remembers the points of every stroke instead of drawing it."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.points: list[Point] = []

    def dot(self, x: float, y: float) -> None:
        self.points.append((x, y))

    def line(self, start: Point, end: Point, thick: float = 1.0) -> None:  # noqa: ARG002
        self.points += (start, end)

    def disc(self, middle: Point, radius: float) -> None:
        self.points.append((middle[0], middle[1] - radius))

    def ring(self, middle: Point, radius: float, thick: float = 1.0) -> None:  # noqa: ARG002
        self.points.append((middle[0], middle[1] - radius))

    def fill(self, points: tuple[Point, ...]) -> None:
        self.points += points


def worth_showing(movement: Movement, moment: Moment, width: int, height: int) -> Moment:
    """Return the frame to show at a size of so many cells: the moment itself, or one so near that no dot is a dot off.

    A movement that goes only a few dots has only a few frames; more would repaint rows for nothing.
    """
    steps = min(STEPS, max(1, round(_travel(movement, moment.one, moment.other, width, height))))
    step = round(round(moment.step * steps / STEPS) * STEPS / steps)
    if step == 0 or step == STEPS:
        key = moment.one if step == 0 else moment.other
        return Moment(key, key)
    return Moment(moment.one, moment.other, step)


@lru_cache(maxsize=256)
def _travel(movement: Movement, one: int, other: int, width: int, height: int) -> float:
    """Return how many dots the point that goes farthest goes; many where the poses have not the same strokes."""
    before, after = (_traced(movement, key, width, height) for key in (one, other))
    if len(before) != len(after):
        return STEPS
    return max((hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in zip(before, after, strict=True)), default=0.0)


def _traced(movement: Movement, key: int, width: int, height: int) -> list[Point]:
    trace = _Trace(width * DOTS_WIDE, height * DOTS_TALL)
    movement.keys[key].pose.draw(Pen(trace, movement.box))
    return trace.points
