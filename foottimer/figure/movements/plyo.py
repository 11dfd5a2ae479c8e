"""Movements: plyo."""

from __future__ import annotations

from foottimer.figure.body import Arm, Body, Foot
from foottimer.figure.movement import Key, Movement
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor

_BOX = Box(-27, 0, 27, 114)


def _hop(height: float, pitch: float, hip: float, bend: float) -> Body:
    arms = Arm(-12 + bend / 4, bend)
    return Body(Foot(9, height, pitch), Foot(12, height, pitch), x=2, hip=hip, near_arm=arms, far_arm=arms)


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "pogo-low",
        _BOX,
        (
            Key("heels brush", _hop(0, 8, 52, 80)),
            Key("push off", _hop(0, 45, 62, 70)),
            Key("in the air", _hop(9, 60, 70, 60)),
        ),
        loop=(0, 1, 2, 1),
        period=500,
        still=2,
        props=(Floor(),),
    ),
)
