"""Movements: the cool-down that is seen from the side."""

from __future__ import annotations

from foottimer.figure.body import Arm, Body, Foot
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor

_LUNGE = (
    Body(Foot(32), Foot(-34, pitch=48), -4),
    Body(Foot(32), Foot(-36, pitch=56), 6, 31, near_arm=Arm(20, 40), far_arm=Arm(24, 40)),
    Body(Foot(32), Foot(-36, pitch=56), 8, 29, -4, -12, Arm(158, 0), Arm(158, 0)),
)

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "deep-lunge",
        Box(-50, 0, 43, 100),
        tuple(map(Key, ("long split stance", "sink the hips", "reach tall"), _LUNGE)),
        (Stage("sink", (0, 1)), Stage("reach", (1, 2)), Stage("ease", (2, 1, 0))),
        still=2,
        props=(Floor(),),
    ),
)
