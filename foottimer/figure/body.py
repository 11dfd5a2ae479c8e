"""A person seen from the side, facing right, 100 units tall: a few numbers, and legs that find their feet."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, cos, degrees, floor, hypot, radians, sin, sqrt

from foottimer.figure.canvas import Point
from foottimer.figure.marks import arrow
from foottimer.figure.pen import Pen
from foottimer.values import dataclass, replace

THIGH = SHANK = 24.0
"""From hip to knee and from knee to ankle."""
REACH = THIGH + SHANK - 0.1
"""The furthest an ankle is from the hip: a straight leg."""
TRUNK, NECK, HEAD = 29.0, 10.5, 6.5
"""From hip to shoulder, from shoulder to the middle of the head, and the head's radius."""
UPPER_ARM, FOREARM = 15.0, 15.0
SOLE, TOES = 14.0, 6.0
"""From heel to ball, and from ball to toe tip: longer than life, since feet are what matters here."""
ANKLE: Point = (-9.5, 6.0)
"""Where the ankle is from the ball of a flat foot."""
STRAIGHT = 200.0
"""A hip height that nobody reaches: the legs are as straight as the feet allow."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a foot is. On its ball with the heel up, on its heel with the toes up, or flat."""

    x: float
    """The ball, where the foot is flat or on its ball."""
    y: float = 0.0
    """How high what it stands on is, or would be."""
    pitch: float = 0.0
    """Degrees: above 0 the heel is up and the ball stays, below 0 the toes are up and the heel stays."""
    toes: float = 0.0
    """Degrees the toes are up from the ground, or from a foot with its toes up; below 0 they hang."""

    @property
    def ball(self) -> Point:
        """The ball of the foot, at its sole."""
        lifted = radians(min(0.0, self.pitch))
        return (self.x - SOLE + SOLE * cos(lifted), self.y - SOLE * sin(lifted))

    @property
    def heel(self) -> Point:
        """The heel, at its sole."""
        return self.at((-SOLE, 0.0))

    @property
    def ankle(self) -> Point:
        """The joint."""
        return self.at(ANKLE)

    @property
    def tip(self) -> Point:
        """The end of the toes."""
        angle = radians(max(0.0, -self.pitch) + self.toes)
        x, y = self.ball
        return (x + TOES * cos(angle), y + TOES * sin(angle))

    def at(self, place: Point) -> Point:
        """Return where a point of the flat foot is, given from the ball."""
        turn, (x, y) = radians(self.pitch), self.ball
        return (x + place[0] * cos(turn) + place[1] * sin(turn), y - place[0] * sin(turn) + place[1] * cos(turn))


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm, whichever way the trunk leans."""

    swing: float = -30.0
    """Degrees of the upper arm from hanging down; above 0 forward, 180 straight up."""
    bend: float = 48.0
    """Degrees the elbow is bent."""


@dataclass(frozen=True, slots=True)
class Side:
    """The joints of a leg, once it has reached its foot as far as it can."""

    hip: Point
    knee: Point
    ankle: Point
    foot: Foot


@dataclass(frozen=True, slots=True)
class Body:
    """A pose of the whole person."""

    near: Foot
    """The foot of the side we see."""
    far: Foot
    """The other foot."""
    x: float = 0.0
    """Where the hip is."""
    hip: float = STRAIGHT
    """How high the hip is; lowered at once as far as both legs need to reach their feet."""
    lean: float = 0.0
    """Degrees the trunk leans forward."""
    nod: float = 0.0
    """Degrees the head is further forward than the trunk."""
    near_arm: Arm = Arm()
    far_arm: Arm = Arm()
    rope: tuple[float, ...] = ()
    """A skipping rope, as x, y three times: its middle, and what it bows towards from the near and the far hand."""
    arrow: tuple[float, ...] = ()
    """An upright arrow beside the person: where it is, how high it begins and how high it ends."""
    strokes: tuple[float, ...] = ()
    """Short strokes around the person, as x and y of both ends of each; a dot where both are the same."""

    def __post_init__(self) -> None:
        """Lower the hip to where both legs reach, so that feet stay where they stand whatever is blended."""
        hip = self.hip
        for x, y in (self.near.ankle, self.far.ankle):
            aside = min(REACH, abs(x - self.x))
            hip = min(hip, y + sqrt(REACH * REACH - aside * aside))
        object.__setattr__(self, "hip", hip)

    @property
    def pelvis(self) -> Point:
        """The hip."""
        return (self.x, self.hip)

    @property
    def shoulder(self) -> Point:
        """Where the trunk ends."""
        return _from(self.pelvis, self.lean, TRUNK)

    @property
    def head(self) -> Point:
        """The middle of the head."""
        return _from(self.shoulder, self.lean + self.nod, NECK)

    def leg(self, foot: Foot) -> Side:
        """Return the leg that stands on a foot of this body."""
        return reach(self.pelvis, foot)

    def arm(self, arm: Arm) -> tuple[Point, Point, Point]:
        """Return shoulder, elbow and hand."""
        shoulder = self.shoulder
        elbow = _from(shoulder, 180 - arm.swing, UPPER_ARM)
        return (shoulder, elbow, _from(elbow, 180 - arm.swing - arm.bend, FOREARM))

    def draw(self, pen: Pen) -> None:
        """Draw the far side thin, then the trunk and head, then the near side thick."""
        _limb(pen, self.arm(self.far_arm), _FAR)
        _leg(pen, self.leg(self.far), _FAR, _FAR)
        self._draw_trunk(pen)
        self._draw_head(pen)
        _leg(pen, self.leg(self.near), 5.0, 4.2)
        _limb(pen, self.arm(self.near_arm), 3.6)
        if self.rope:
            self._draw_rope(pen)
        if self.arrow and abs(self.arrow[2] - self.arrow[1]) > _LEAST_ARROW:
            x, start, end = self.arrow
            arrow(pen, (x, start), (x, end), min(6.5, abs(end - start) / 2))
        for place in range(0, len(self.strokes), 4):
            x0, y0, x1, y1 = self.strokes[place : place + 4]
            pen.line((x0, y0), (x1, y1))

    def _draw_trunk(self, pen: Pen) -> None:
        """Draw the trunk with a chest, and the neck."""
        pelvis, shoulder, lean = self.pelvis, self.shoulder, self.lean
        pen.line(pelvis, _from(pelvis, lean, TRUNK - 2), 6)
        low, high = (_from(_from(pelvis, lean, along), lean + 90, _CHEST) for along in (TRUNK - 13, TRUNK - 4))
        pen.line(low, high, 7.5)
        pen.line(shoulder, _from(shoulder, lean + self.nod, NECK - HEAD - 1), 2.5)

    def _draw_head(self, pen: Pen) -> None:
        """Draw a ring with a nose on the side it looks to, in whole dots: so small a ring would shimmer as it moves."""
        tilt, thick = self.lean + self.nod, pen.thick(2)
        x, y = pen.at(self.head)
        x, y = floor(x) + 0.5, 2.0 * round(y / 2)  # two dots high are one block: every head has the same ones
        radius = max(2, round(HEAD * pen.scale - thick / 2))
        edge, inside = _ROUND.get(radius, (radius + thick / 2, radius - thick / 2))
        pen.canvas.blank((x, y), inside)
        pen.canvas.ring((x, y), (edge + inside) / 2, edge - inside)
        turn, side = radians(tilt + 98), -1 if pen.mirror else 1
        for out in range(max(1, round(_NOSE * pen.scale))):
            far = edge + 0.5 + out
            pen.canvas.line(*((x + side * far * sin(turn), y - far * cos(turn)),) * 2, pen.thick(_NOSE))

    def _draw_rope(self, pen: Pen) -> None:
        """Draw the rope from either hand to its middle, each half a bow."""
        end, *bows = zip(self.rope[::2], self.rope[1::2], strict=True)
        for arm, bow in zip((self.near_arm, self.far_arm), bows, strict=True):
            pen.path([_bow(self.arm(arm)[2], bow, end, step / 8) for step in range(9)], 1.2)


_FAR = 2.7
"""How thick the far side's limbs are."""
_CHEST = 0.9
"""How far the chest is out."""
_NOSE = 1.8
"""How long the nose is."""
_ROUND = {2: (2.75, 1.85), 3: (3.7, 2.4), 4: (3.9, 2.6)}
"""By a small head's radius, in dots: how far out the ring ends and begins that looks round around the edge of a row."""
_POINTED = 65.0, 115.0
"""Degrees of a foot from which its heel begins to vanish behind the ankle, and where nothing is left of it."""
_LEAST_ARROW = 5.0
"""The length below which an arrow is not drawn."""


def reach(hip: Point, foot: Foot) -> Side:
    """Return the leg from a hip to a foot, the knee forward; a foot out of reach comes along as far as it must."""
    ankle = foot.ankle
    dx, dy = ankle[0] - hip[0], ankle[1] - hip[1]
    long = hypot(dx, dy)
    if long > REACH:
        short = REACH / long - 1
        foot = Foot(foot.x + dx * short, foot.y + dy * short, foot.pitch, foot.toes)
        dx, dy, long = dx + dx * short, dy + dy * short, REACH
        ankle = (hip[0] + dx, hip[1] + dy)
    out = sqrt(max(0.0, THIGH * THIGH - long * long / 4))
    ahead = (-dy / long, dx / long) if long > 1e-6 else (1.0, 0.0)
    knee = (hip[0] + dx / 2 + ahead[0] * out, hip[1] + dy / 2 + ahead[1] * out)
    return Side(hip, knee, ankle, foot)


def lifted(ankle: Point, pitch: float = 0.0) -> Foot:
    """Return a foot off the ground by where its ankle is, with the toes in line with it."""
    at = Foot(0, 0, pitch).ankle
    return Foot(ankle[0] - at[0], ankle[1] - at[1], pitch, -max(0.0, pitch))


def holding(body: Body, hand: Point) -> Body:
    """Return a body with both hands at a point, the elbows hanging."""
    (sx, sy), (x, y) = body.shoulder, hand
    half = degrees(acos(min(1.0, hypot(x - sx, y - sy) / (UPPER_ARM + FOREARM))))
    arm = Arm(degrees(atan2(x - sx, sy - y)) - half, 2 * half)
    return replace(body, near_arm=arm, far_arm=arm)


def swapped(body: Body) -> Body:
    """Return the body with what its two sides do exchanged."""
    return replace(body, near=body.far, far=body.near, near_arm=body.far_arm, far_arm=body.near_arm)


def _from(start: Point, angle: float, far: float) -> Point:
    """Return the point `far` from another, `angle` degrees clockwise from straight up."""
    turn = radians(angle)
    return (start[0] + far * sin(turn), start[1] + far * cos(turn))


def _bow(start: Point, towards: Point, end: Point, share: float) -> Point:
    """Return a point of the curve from one point to another that bows towards a third."""
    first, both, last = (1 - share) ** 2, 2 * share * (1 - share), share * share
    x, y = (first * a + both * b + last * c for a, b, c in zip(start, towards, end, strict=True))
    return (x, y)


def _limb(pen: Pen, points: Sequence[Point], units: float) -> None:
    pen.path(points, units)


def _leg(pen: Pen, leg: Side, thigh: float, shank: float) -> None:
    """Draw thigh, shank and foot, the foot with its lower edge where it stands."""
    pen.line(leg.hip, leg.knee, thigh)
    pen.line(leg.knee, leg.ankle, shank)
    foot, thick = leg.foot, pen.thick(2.1)
    up = thick / 2 / pen.scale
    heel, ball, tip, ankle = ((x, y + up) for x, y in (_seen_heel(foot), foot.ball, foot.tip, foot.ankle))
    units = thick / pen.scale
    pen.fill((ankle, heel, ball))
    pen.path((ankle, heel, ball, tip), units)


def _seen_heel(foot: Foot) -> Point:
    """Return the heel; that of a foot pointed behind in the air is no spur in the leg's line."""
    (x, y), (ax, ay), (first, last) = foot.heel, foot.ankle, _POINTED
    gone = min(1.0, max(0.0, (foot.pitch - first) / (last - first)))
    return (x + (ax - x) * gone, y + (ay - y) * gone)
