"""Movements: the cool-down that is seen from the side."""

from __future__ import annotations

from foottimer.figure.body import Arm, Body, Foot
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor

_LUNGE = (
    Body(Foot(32), Foot(-36, pitch=52), -5),
    Body(Foot(32), Foot(-36, pitch=58), 8, 28, near_arm=Arm(20, 40), far_arm=Arm(24, 40)),
    Body(Foot(32), Foot(-36, pitch=60), 10, 25, -6, -6, Arm(150, 8), Arm(158, 8)),
)

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "deep-lunge",
        Box(-50, 0, 41, 96),
        tuple(map(Key, ("long split stance", "sink the hips", "reach tall"), _LUNGE)),
        (Stage("sink", (0, 1)), Stage("reach", (1, 2)), Stage("ease", (2, 1, 0))),
        still=2,
        props=(Floor(),),
    ),
)
