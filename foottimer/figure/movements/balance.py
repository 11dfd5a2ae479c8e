"""Movements: balance. One foot from above, or the person from the front, as in a mirror."""

from __future__ import annotations

from dataclasses import replace

from foottimer.figure.front import Front, Leg
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Clock, Floor
from foottimer.figure.sole import Sole

_DIM, _LIT = 0.1, 1.0
_STANDING = Leg(-6, thick=6.5)
_LIFTED = Leg(5, 22, thick=4, tilt=-35)
_REACHING = Leg(7, 12, thick=4, tilt=-30)
_ONE_LEG = Front(_STANDING, _LIFTED, x=-3, arms=(50, 50), bends=(-12, -12))
_ASIDE = Front(_STANDING, Leg(10, 22, thick=4, tilt=-35), x=-1, lean=9, arms=(84, 62), bends=(-6, -12))
_BACK = Front(_STANDING, Leg(0, 22, thick=4, tilt=-35), x=-5, lean=-9, arms=(62, 84), bends=(-12, -6))

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "quadripod-stand",
        Box(-36, -1, 36, 101),
        (
            Key("heel", Sole(points=(_LIT, _DIM, _DIM, _DIM))),
            Key("ball of the big toe", Sole(points=(_LIT, _LIT, _DIM, _DIM))),
            Key("ball of the little toe", Sole(points=(_LIT, _LIT, _LIT, _DIM))),
            Key("big toe: all four", Sole(points=(_LIT, _LIT, _LIT, _LIT))),
        ),
        loop=(0, 1, 2, 3, 3),
        period=8000,
        still=3,
    ),
    Movement(
        "quadripod-balance",
        Box(-40, 0, 40, 106),
        (
            Key("two feet", Front(Leg(-7), Leg(7))),
            Key("one foot lifted", _ONE_LEG),
            Key("sway", _ASIDE),
            Key("and back", _BACK),
        ),
        loop=(1, 2, 1, 3),
        period=8000,
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "quadripod-closed",
        Box(-40, 0, 40, 106),
        (
            Key("one foot, eyes open", replace(_ONE_LEG, eye=1)),
            Key("eyes closed", replace(_ONE_LEG, eye=1, shut=1)),
            Key("sway", replace(_ASIDE, eye=1, shut=1)),
            Key("and back", replace(_BACK, eye=1, shut=1)),
        ),
        loop=(1, 2, 1, 3),
        period=8000,
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "clock-reach",
        Box(-40, -16, 40, 104),
        (
            Key("on one leg", Front(_STANDING, _REACHING, x=-3, arms=(35, 35), bends=(30, 30))),
            Key("tap in front", Front(_STANDING, Leg(0, -12, thick=4.5), x=-3, hip=44, arms=(40, 40))),
            Key("tap to the side", Front(_STANDING, Leg(28, 0, thick=4), x=-4, hip=44, arms=(55, 45))),
            Key("tap behind", Front(_STANDING, Leg(2, 12, thick=3.5), x=-3, hip=46, fold=0.3, arms=(40, 40))),
        ),
        (Stage("reach", (0, 1, 2, 3)), Stage("return", (3, 0))),
        still=2,
        props=(Clock(-6, 0, 33, 12),),
    ),
)
