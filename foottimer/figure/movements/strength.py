"""Movements: strength."""

from __future__ import annotations

from foottimer.figure.body import Arm, Body, Foot
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor

_SQUAT = (
    Body(Foot(9), Foot(12)),
    Body(Foot(9), Foot(12), x=-6, hip=42, lean=24, near_arm=Arm(50, 10), far_arm=Arm(54, 10)),
    Body(Foot(9), Foot(12), x=-12, hip=25, lean=38, nod=-20, near_arm=Arm(85, 5), far_arm=Arm(89, 5)),
)

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "squat",
        Box(-30, 0, 34, 102),
        (Key("stand", _SQUAT[0]), Key("half way", _SQUAT[1]), Key("bottom", _SQUAT[2])),
        (Stage("down", (0, 1, 2)), Stage("pause", (2,)), Stage("up", (2, 1, 0))),
        still=2,
        props=(Floor(),),
    ),
)
