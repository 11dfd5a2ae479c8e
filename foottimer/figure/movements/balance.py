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
_BENDING = Leg(-6, thick=6.5, flare=0.4)
_REACHING = Leg(6, 10, thick=4, tilt=-30)
_ONE_LEG = Front(_STANDING, _LIFTED, x=-3, arms=(55, 55), bends=(10, 10))
_ASIDE = Front(_STANDING, Leg(9, 22, thick=4, tilt=-35), x=-2, lean=8, arms=(80, 48), bends=(0, 10))
_BACK = Front(_STANDING, Leg(1, 22, thick=4, tilt=-35), x=-4, lean=-8, arms=(48, 74), bends=(10, 0))

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "quadripod-stand",
        Box(-32, -1, 30, 99),
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
        Box(-42, 0, 42, 105),
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
        Box(-42, 0, 42, 105),
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
        Box(-41, -16, 37, 105),
        (
            Key("on one leg", Front(_STANDING, _REACHING, x=-3, arms=(35, 35), bends=(30, 30))),
            Key("tap in front", Front(_BENDING, Leg(1, -12, thick=4.5, flare=0.2), x=-3, hip=42, arms=(45, 45))),
            Key("tap to the side", Front(_BENDING, Leg(26, 0, thick=4), x=-6, hip=46, arms=(55, 55))),
            Key(
                "tap behind", Front(_BENDING, Leg(12, 11, thick=3.2, flare=0.5), x=-5, hip=44, fold=0.35, arms=(45, 45))
            ),
        ),
        (Stage("reach", (0, 1, 2, 3)), Stage("return", (3, 0))),
        still=2,
        props=(Clock(-6, 0, 33, 13),),
    ),
)
