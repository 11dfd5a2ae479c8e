"""Movements: cooldown, from the front; the person's left is on the left, as in a mirror."""

from __future__ import annotations

from foottimer.figure.front import Front, Leg
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Chair, Floor

_WIDE_LEFT, _WIDE_RIGHT = Leg(-30, flare=0.6, thick=5.5), Leg(30, flare=0.6, thick=5.5)
_STAND = Leg(-7, thick=6, flare=0)

_BACKREST = (-29, 54)


def _crossed(x: float, y: float, knee: tuple[float, float]) -> Leg:
    """Return a leg whose shank lies across the other one."""
    return Leg(x, y, thick=3.4, tilt=140, knee=knee)


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "side-lunge",
        Box(-46, 0, 46, 97),
        (
            Key("feet wide", Front(_WIDE_LEFT, _WIDE_RIGHT, arms=(20, 20), bends=(60, 60))),
            Key("sit to one side", Front(_WIDE_LEFT, _WIDE_RIGHT, -16, 29, 6, 0.3, (30, 30), (85, 85))),
            Key("sit to the other", Front(_WIDE_LEFT, _WIDE_RIGHT, 16, 29, -6, 0.3, (30, 30), (85, 85))),
        ),
        (Stage("sink", (0, 1)), Stage("hold", (1,)), Stage("return", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "figure-four",
        Box(-50, 0, 41, 108),
        (
            Key("hand on a chair", Front(_STAND, Leg(7), grip=_BACKREST, arms=(8, 20), bends=(8, 40))),
            Key(
                "ankle over the knee",
                Front(_STAND, _crossed(-14, 25, (25, 42)), -1, grip=_BACKREST, arms=(8, 50), bends=(8, 10)),
            ),
            Key(
                "dip the hips",
                Front(_STAND, _crossed(-14, 16, (27, 32)), 1, 40, 8, 0.25, (8, 55), (8, 10), _BACKREST),
            ),
        ),
        (Stage("dip", (1, 2)), Stage("hold", (2,)), Stage("rise", (2, 1))),
        still=2,
        props=(Floor(), Chair(-38, -1, wide=18)),
    ),
)
