"""Movements: plyo."""

from __future__ import annotations

from foottimer.figure.body import REACH, Arm, Body, Foot, lifted, swapped
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Block, Floor

_TOP = 18.0
"""How high the box is."""


def _hop(height: float, pitch: float, bend: float = 0.0) -> Body:
    """Return a hop on both feet, so high above the floor, the hip so much lower than on straight legs.

    The ankles stay below the hip, so that nothing but the hop moves the body.
    """
    arms = Arm(-30, 92)
    near, far = (_below(x, height, pitch) for x in (-6, 6))
    return Body(near, far, 0, near.ankle[1] + REACH - 1 - bend, near_arm=arms, far_arm=arms)


def _hop_on_one(height: float, pitch: float, bend: float = 0.0) -> Body:
    """Return a hop on the near foot, the other held up behind."""
    foot = _below(0, height, pitch)
    hip, arms = foot.ankle[1] + REACH - bend, Arm(-30, 92)
    return Body(foot, lifted((-13, hip - 29.5), 108), 0, hip, near_arm=arms, far_arm=arms)


def _below(x: float, height: float, pitch: float) -> Foot:
    """Return a foot whose ankle is at `x`, however far its heel is up."""
    toes = -pitch * 0.3 if height else 0
    return Foot(x - Foot(0, height, pitch, toes).ankle[0], height, pitch, toes)


def _skip(height: float, pitch: float, arms: tuple[Arm, Arm], *rope: float) -> Body:
    """Return a hop with the rope there."""
    near, far = (Foot(x, height, pitch, -pitch * 0.3 if height else 0) for x in (0, 4))
    return Body(near, far, near.ankle[0] + 2, near.ankle[1] + REACH - 2, 0, 0, *arms, rope)


_WIDE = Arm(22, 40), Arm(-22, -40)
"""A hand ahead and one behind: arms held out to either side, seen a little aslant."""
_AHEAD = Arm(2, 60), Arm(2, 60)
_BEHIND = Arm(-36, -10), Arm(-36, -10)
_UP = Arm(110, 62)
"""An arm overhead, clear of the face."""
_SWUNG = Arm(-52, -8)
"""An arm swung back."""
_IMPACT = (-15, 6, -23, 14, 24, 6, 32, 14)
"""What a landing sends up on either side of the feet."""
_STICK = (
    Body(Foot(9), Foot(9), arrow=(29, 84, 84)),
    Body(Foot(9, pitch=50), Foot(9, pitch=50), 8, near_arm=_UP, far_arm=_UP, arrow=(29, 84, 52)),
    Body(Foot(9, 12, 14), Foot(9, 12, 14), -1, 57, 16, -8, _SWUNG, _SWUNG, arrow=(29, 70, 26)),
    Body(Foot(9), Foot(9), -9, 36, 34, -22, Arm(60, 14), Arm(60, 14), arrow=(29, 20, 20), strokes=_IMPACT),
)
_FLOWN = tuple(along for x in range(-48, 49, 8) for along in (x, 26 - x * x / 115) * 2)
"""The flat way of a bound through the air, dotted."""
_BOUND = (
    Body(Foot(-20, pitch=64), lifted((12, 36), 0), 0, 62, 8, -4, Arm(56, 80), Arm(-62, 70)),
    Body(lifted((-38, 58), 125), lifted((32, 50), -10), 0, 84, 6, -2, Arm(74, 60), Arm(-72, 50), strokes=_FLOWN),
    Body(lifted((-14, 31), 112), Foot(20), 0, 50, 8, -4, Arm(-10, 80), Arm(14, 80)),
)
_ON_BOX = Foot(36, _TOP + 2)
"""So high that it is seen above the box's edge."""
_JUMP = (
    Body(Foot(-7), Foot(-7), -16),
    Body(Foot(-7), Foot(-7), -22, 37, 38, -22, Arm(-84, -6), Arm(-84, -6)),
    Body(lifted((15, 37), 12), lifted((15, 37), 12), 0, 64, 24, -12, Arm(82, 8), Arm(82, 8)),
    Body(_ON_BOX, _ON_BOX, 15, 37 + _TOP, 32, -18, Arm(34, 40), Arm(34, 40)),
    Body(_ON_BOX, _ON_BOX, 27),
    Body(_ON_BOX, Foot(-2, 0, 40), 14, 56, 12, -6, Arm(10, 30), Arm(20, 30)),
)

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "landing-stick",
        Box(-33, 0, 38, 122),
        tuple(map(Key, ("stand", "on toes", "drop", "stick"), _STICK)),
        (
            Stage("rise", (0, 1)),
            Stage("drop and stick", (1, 2, 3, 3)),
            Stage("hold", (3,)),
            Stage("reset", (3, 0)),
        ),
        still=3,
        props=(Floor(),),
    ),
    Movement(
        "pogo-low",
        Box(-20, 0, 22, 117),
        (
            Key("heels brush", _hop(0, 8, 3)),
            Key("push off", _hop(0, 46)),
            Key("in the air", _hop(8, 50)),
        ),
        loop=(0, 1, 2, 1),
        period=500,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "pogo-single",
        Box(-30, 0, 18, 117),
        (
            Key("heel brushes", _hop_on_one(0, 8, 3)),
            Key("push off", _hop_on_one(0, 46)),
            Key("in the air", _hop_on_one(8, 50)),
        ),
        loop=(0, 1, 2, 1),
        period=500,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "jump-rope",
        Box(-43, 0, 43, 125),
        (
            Key("rope overhead", _skip(0, 20, _WIDE, 0, 122, 34, 122, -34, 122)),
            Key("rope in front", _skip(0, 46, _AHEAD, 22, 4, 64, 52, 64, 52)),
            Key("over the rope", _skip(16, 46, _WIDE, 0, 5, 34, 5, -34, 5)),
            Key("rope behind", _skip(4, 40, _BEHIND, -10, 120, -66, 76, -66, 76)),
        ),
        loop=(0, 1, 2, 3),
        period=500,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "bounding",
        Box(-55, 0, 54, 134),
        tuple(map(Key, ("push off", "long float", "land") * 2, (*_BOUND, *map(swapped, _BOUND)))),
        loop=(0, 1, 2, 3, 4, 5),
        period=1800,
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "box-jump",
        Box(-36, 0, 55, 122),
        tuple(
            map(Key, ("stand", "load", "in the air", "stick on the box", "stand tall", "step down"), _JUMP),
        ),
        (
            Stage("set", (0, 1)),
            Stage("jump and stick", (1, 2, 3, 3)),
            Stage("stand", (3, 4)),
            Stage("step down", (4, 5)),
            Stage("reset", (5, 0)),
        ),
        still=3,
        props=(Floor(), Block(17, 51, _TOP)),
    ),
)
