"""Movements: cooldown, from the front; the person's left is on the left, as in a mirror."""

from __future__ import annotations

from foottimer.figure.front import Front, Leg
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Chair, Floor

_STAND = Leg(-4, thick=6, flare=0.5)
_CROSSED = Leg(-5, 24, thick=4, tilt=0)

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "side-lunge",
        Box(-46, 0, 46, 100),
        (
            Key("feet wide", Front(Leg(-32), Leg(32), hip=44, arms=(20, 20), bends=(60, 60))),
            Key("sit left", Front(Leg(-32), Leg(32), x=-20, hip=24, fold=0.4, lean=8, arms=(30, 30), bends=(90, 90))),
            Key("sit right", Front(Leg(-32), Leg(32), x=20, hip=24, fold=0.4, lean=-8, arms=(30, 30), bends=(90, 90))),
        ),
        (Stage("sink", (0, 1)), Stage("hold", (1,)), Stage("return", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "figure-four",
        Box(-46, 0, 36, 106),
        (
            Key("hand on a chair", Front(_STAND, Leg(7), grip=(-25, 54))),
            Key("ankle over the knee", Front(_STAND, _CROSSED, x=-2, grip=(-25, 54), arms=(8, 20), bends=(8, 50))),
            Key("dip the hips", Front(_STAND, _CROSSED, x=2, hip=40, fold=0.4, grip=(-25, 54), bends=(8, 50))),
        ),
        (Stage("dip", (1, 2)), Stage("hold", (2,)), Stage("rise", (2, 1))),
        still=2,
        props=(Floor(), Chair(-34, -1)),
    ),
)
