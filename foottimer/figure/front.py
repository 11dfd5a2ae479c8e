"""A person from the front, about 100 units tall, as in a mirror: the person's left is on the left of the picture.

The base pose stands on the left leg, which is drawn thick where it stands alone; mirrored it is the right one.
"""

from __future__ import annotations

from math import cos, floor, hypot, radians, sin, sqrt

from foottimer.figure.canvas import Point
from foottimer.figure.marks import LEAST, pattern
from foottimer.figure.pen import Pen
from foottimer.values import dataclass

THIGH = SHANK = 24.0
"""From hip to knee and from knee to ankle."""
TRUNK, NECK, HEAD = 30.0, 5.5, 9.8
"""From the middle of the hips to that of the shoulders, to the head, and its radius: a large one, for the eyes."""
SHOULDER, PELVIS = 10.0, 6.0
"""Half of what is between the shoulders, and between the hips."""
UPPER_ARM, FOREARM = 15.0, 14.0
ANKLE = 4.0
"""How high the ankle is above the floor."""
_EYE: Point = (34.0, 103.0)
"""Where the large eye is."""
_ROOM = 0.38
"""Dots a unit from which on there is room for it beside the head."""
_OPEN = ("...#######...", ".##.......##.", "#....###....#", ".##.......##.", "...#######...")
_SHUT = ("##.........##", "..###...###..", "....#####....", ".............", "..#...#...#..", "..#...#...#..")
"""The large eye in its pattern: open with its pupil, and the lowered lid with three lashes below."""


@dataclass(frozen=True, slots=True)
class Leg:
    """Where a foot is, and how its leg is drawn."""

    x: float
    y: float = 0.0
    """Its sole; above 0 it is in the air, or further away from us."""
    flare: float = 1.0
    """How far a bent knee shows beside the leg: 1 all of it, 0 none, as of a knee that comes towards us."""
    thick: float = 5.0
    """Units across."""
    knee: tuple[float, ...] = ()
    """Where the knee is, x and y, of a leg that comes towards us; nothing where thigh and shank say where."""
    tilt: float = 0.0
    """Degrees the foot's outer end is up; from 90 it points inwards, and below -45 it hangs, seen from its top."""


@dataclass(frozen=True, slots=True)
class Front:
    """A pose of the person."""

    left: Leg
    """The person's left leg: on the left."""
    right: Leg
    """The other one."""
    x: float = 0.0
    """Where the middle of the hips is."""
    hip: float = 52.0
    """How high it is; lowered as far as both legs need to reach their feet."""
    lean: float = 0.0
    """Degrees the trunk leans to the right."""
    fold: float = 0.0
    """How far the trunk bows to us, which makes it shorter, 0 to 1."""
    arms: tuple[float, float] = (8.0, 8.0)
    """Degrees each arm, left and right, is up from hanging down."""
    bends: tuple[float, float] = (8.0, 8.0)
    """Degrees each elbow is bent; above 0 inwards."""
    grip: tuple[float, ...] = ()
    """Where the left hand holds on, x and y; then the left arm reaches for it. Nothing where it is free."""
    shut: float = 0.0
    """How far the eyes are shut, 0 to 1."""
    eye: float = 0.0
    """A large eye beside the head that shuts with those of the person: 1 with it, 0 without."""

    def draw(self, pen: Pen) -> None:
        """Draw the legs, the trunk, the arms, the head."""
        for side, leg in ((-1, self.left), (1, self.right)):
            hip, knee, ankle = self.joints(side, leg)
            pen.path((hip, knee, ankle), leg.thick)
            turn = radians(leg.tilt)
            end = (ankle[0] + side * 8 * cos(turn), ankle[1] - 2.5 + 8 * sin(turn))
            pen.line((ankle[0] - side * 1.5 * cos(turn), ankle[1] - 2.5), end, 3.5 + 2 * (leg.tilt < -45))
        self._draw_trunk(pen)
        for side, place in ((-1, 0), (1, 1)):
            pen.path(self._arm(side, place), 3.5)
        self._draw_head(pen)

    @property
    def pelvis(self) -> Point:
        """The middle of the hips: no higher than both legs reach."""
        y = self.hip
        for side, leg in ((-1, self.left), (1, self.right)):
            aside, long = self.x + side * PELVIS - leg.x, THIGH + SHANK - 0.1
            y = min(y, leg.y + ANKLE + sqrt(max(0.0, long * long - aside * aside)))
        return self.x, y

    def joints(self, side: int, leg: Leg) -> tuple[Point, Point, Point]:
        """Return hip, knee and ankle of the leg on a side, -1 left and 1 right."""
        (x, y), ankle = self.pelvis, (leg.x, leg.y + ANKLE)
        hip = (x + side * PELVIS, y)
        if leg.knee:
            return hip, (leg.knee[0], leg.knee[1]), ankle
        return hip, _bent(hip, ankle, THIGH, side * leg.flare), ankle

    def _up(self, along: float, aside: float) -> Point:
        """Return a point of the trunk: units up from the hips, and to the right of its middle."""
        (x, y), turn = self.pelvis, radians(self.lean)
        along *= 1 - 0.45 * self.fold
        return x + along * sin(turn) + aside * cos(turn), y + along * cos(turn) - aside * sin(turn)

    def _draw_trunk(self, pen: Pen) -> None:
        waist, top = PELVIS + 2.0, SHOULDER + 1.0
        left = (self._up(-3, -waist), self._up(TRUNK - 4, -top), self._up(TRUNK, -top + 3))
        right = (self._up(TRUNK, top - 3), self._up(TRUNK - 4, top), self._up(-3, waist))
        pen.fill((*left, *right))
        pen.line(self._up(TRUNK - 2, 0), self._up(TRUNK + NECK, 0), 5)

    def _arm(self, side: int, place: int) -> tuple[Point, Point, Point]:
        shoulder = self._up(TRUNK - 4, side * (SHOULDER - 0.5))
        if side < 0 and self.grip:
            hand = (self.grip[0], self.grip[1])
            return shoulder, _bent(shoulder, hand, UPPER_ARM, -side), hand
        angle = self.arms[place] + side * self.lean * 0.6
        elbow = _hang(shoulder, side * angle, UPPER_ARM)
        return shoulder, elbow, _hang(elbow, side * (angle - self.bends[place]), FOREARM)

    def _draw_head(self, pen: Pen) -> None:
        """Draw a ring with two eyes in whole dots and pairs of rows: so small a face would shimmer as it moves."""
        thick, canvas = pen.thick(2.2), pen.canvas
        (x, y), turn = self._up(TRUNK + NECK, 0), radians(self.lean)
        x, y = pen.at((x + HEAD * sin(turn), y + HEAD * cos(turn)))
        x, y = floor(x) + 0.5, 2.0 * floor(y / 2) + 1
        canvas.ring((x, y), max(2, round(HEAD * pen.scale - thick / 2)) - 0.2, thick)
        aside, wide = max(1, round(3.6 * pen.scale)), round(pen.scale)
        for eye in (x - aside, x + aside):
            canvas.dot(eye, y)
            if self.shut > 0.5:
                canvas.line((eye - wide, y), (eye + wide, y), thick)
            else:
                canvas.dot(eye, y - 1)
        if self.eye > LEAST and pen.scale > _ROOM:
            pattern(pen, _EYE, _SHUT if self.shut > 0.5 else _OPEN)


def _hang(start: Point, degrees: float, long: float) -> Point:
    """Return the end of a limb that hangs from `start`, swung to the right by so many degrees."""
    return start[0] + long * sin(radians(degrees)), start[1] - long * cos(radians(degrees))


def _bent(start: Point, end: Point, part: float, side: float) -> Point:
    """Return the joint between two parts of one length: to the left (-1) or right (1), half way where 0."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = hypot(dx, dy) or 1.0
    out = side * sqrt(max(0.0, part * part - far * far / 4))
    return (start[0] + end[0]) / 2 - dy / far * out, (start[1] + end[1]) / 2 + dx / far * out
