"""What helps a figure say what happens: arrows, drawn in any rig's units."""

from __future__ import annotations

from math import cos, hypot, radians, sin

from foottimer.figure.canvas import Point
from foottimer.figure.pen import Pen

LEAST = 0.15
"""A share of a mark below which it is not drawn."""


def arrow(pen: Pen, start: Point, end: Point, head: float = 5.0, units: float = 2.5) -> None:
    """Draw an arrow with a filled head, `head` units long."""
    (x0, y0), (x1, y1) = start, end
    long = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / long, (y1 - y0) / long
    neck = (x1 - dx * head, y1 - dy * head)
    pen.line(start, neck, units)
    pen.fill((end, (neck[0] - dy * head, neck[1] + dx * head), (neck[0] + dy * head, neck[1] - dx * head)))


def growing(pen: Pen, start: Point, end: Point, share: float, head: float = 7.0) -> None:
    """Draw the first `share` (0 to 1) of an arrow; nothing where that is too short to be one."""
    if share > LEAST:
        (x0, y0), (x1, y1) = start, end
        arrow(pen, start, (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share), head * share)


def arc(pen: Pen, middle: Point, radius: float, first: float, last: float, units: float = 2.5) -> None:
    """Draw a part of a circle, from one angle to another, in degrees from the right, turning left."""
    steps = max(2, round(abs(last - first) / 15))
    turns = (radians(first + (last - first) * step / steps) for step in range(steps + 1))
    pen.path(tuple((middle[0] + radius * cos(turn), middle[1] + radius * sin(turn)) for turn in turns), units)
