"""Movements: plyo."""

from __future__ import annotations

from dataclasses import replace

from foottimer.figure.body import Arm, Body, Foot, lifted, swapped
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Block, Floor, Trail

_BOX = Box(-27, 0, 27, 121)
_TOP = 18.0
"""How high the box is."""


def _hop(height: float, pitch: float, hip: float) -> Body:
    """Return a hop on both feet, so high above the floor."""
    arms = Arm(-26, 84)
    toes = -pitch * 0.4 if height else 0.0
    near, far = Foot(9, height, pitch, toes), Foot(14, height, pitch, toes)
    return Body(near, far, 2, hip, near_arm=arms, far_arm=arms)


def _hop_on_one(height: float, pitch: float, hip: float) -> Body:
    """Return a hop on the near foot, the other held up behind."""
    return replace(_hop(height, pitch, hip), far=lifted((-14, hip - 26), 74))


def _skip(height: float, pitch: float, hip: float, rope: tuple[float, float]) -> Body:
    """Return a hop with the rope there."""
    arms = Arm(-14, 68)
    return replace(_hop(height, pitch, hip), near_arm=arms, far_arm=arms, rope=rope)


_STICK = (
    Body(Foot(9), Foot(14)),
    Body(Foot(9, pitch=52), Foot(14, pitch=52), 6, near_arm=Arm(146, 8), far_arm=Arm(154, 8)),
    Body(Foot(9), Foot(14), -9, 36, 34, -22, Arm(-40, 10), Arm(-34, 10)),
)
_BOUND = (
    Body(Foot(-20, pitch=64), lifted((10, 34), 6), 0, 62, 8, -4, Arm(56, 80), Arm(-62, 70)),
    Body(lifted((-38, 44), 80), lifted((32, 38), 0), 0, 72, 6, -2, Arm(74, 60), Arm(-72, 50)),
    Body(lifted((-22, 40), 84), Foot(20), 0, 50, 8, -4, Arm(0, 80), Arm(-10, 80)),
)
_JUMP = (
    Body(Foot(-7), Foot(-2), -16),
    Body(Foot(-7), Foot(-2), -24, 37, 40, -24, Arm(-58, 6), Arm(-52, 6)),
    Body(lifted((17, 37), 14), lifted((23, 37), 14), 0, 64, 24, -12, Arm(100, 14), Arm(108, 14)),
    Body(Foot(36, _TOP), Foot(41, _TOP), 18, 37 + _TOP, 32, -18, Arm(14, 50), Arm(20, 50)),
    Body(Foot(36, _TOP), Foot(41, _TOP), 27),
    Body(Foot(36, _TOP), Foot(-2, 0, 40), 14, 56, 12, -6, Arm(10, 30), Arm(20, 30)),
)

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "landing-stick",
        Box(-33, 0, 36, 122),
        tuple(map(Key, ("stand", "on toes", "drop and stick"), _STICK)),
        (
            Stage("rise", (0, 1)),
            Stage("drop and stick", (1, 2, 2)),
            Stage("hold", (2,)),
            Stage("reset", (2, 0)),
        ),
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "pogo-low",
        _BOX,
        (
            Key("heels brush", _hop(0, 8, 53)),
            Key("push off", _hop(0, 46, 60.5)),
            Key("in the air", _hop(12, 56, 72.5)),
        ),
        loop=(0, 1, 2, 1),
        period=500,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "pogo-single",
        _BOX,
        (
            Key("heel brushes", _hop_on_one(0, 8, 53)),
            Key("push off", _hop_on_one(0, 46, 60.5)),
            Key("in the air", _hop_on_one(12, 56, 72.5)),
        ),
        loop=(0, 1, 2, 1),
        period=500,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "jump-rope",
        Box(-44, 0, 46, 129),
        (
            Key("rope overhead", _skip(0, 20, 55, (0, 1))),
            Key("rope in front", _skip(0, 46, 60.5, (1, 0.1))),
            Key("over the rope", _skip(12, 50, 72, (0.04, -1))),
            Key("rope behind", _skip(4, 40, 64, (-1, 0.1))),
        ),
        loop=(0, 1, 2, 3),
        period=500,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "bounding",
        Box(-53, 0, 54, 122),
        tuple(map(Key, ("push off", "long float", "land") * 2, (*_BOUND, *map(swapped, _BOUND)))),
        loop=(0, 1, 2, 3, 4, 5),
        period=1500,
        still=1,
        props=(Floor(), Trail(-40, 74, 2)),
    ),
    Movement(
        "box-jump",
        Box(-36, 0, 56, 122),
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
        props=(Floor(), Block(17, 55, _TOP)),
    ),
)
