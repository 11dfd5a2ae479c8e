"""Movements: balance. One foot from above, or the person from the front, as in a mirror."""

from __future__ import annotations

from foottimer.figure.dial import Dial
from foottimer.figure.front import Front, Leg
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor
from foottimer.figure.sole import Sole
from foottimer.values import replace

_DIM, _LIT = 0.1, 1.0
_STANDING = Leg(-6, thick=6.5)
_LIFTED = Leg(7, 22, thick=4.5, tilt=-70, knee=(19, 37))
_ONE_LEG = Front(_STANDING, _LIFTED, x=-3, arms=(55, 55), bends=(10, 10))
_ASIDE = Front(_STANDING, Leg(11, 22, thick=4.5, tilt=-70, knee=(22, 37)), x=-2, lean=8, arms=(80, 48), bends=(0, 10))
_BACK = Front(_STANDING, Leg(3, 22, thick=4.5, tilt=-70, knee=(16, 37)), x=-4, lean=-8, arms=(48, 74), bends=(10, 0))

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "quadripod-stand",
        Box(-33, -1, 32, 103),
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
        Box(-43, 0, 48, 115),
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
        Box(-43, 0, 48, 115),
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
        Box(-50, -50, 50, 50),
        (
            Key("on one leg", Dial(10, 0)),
            Key("tap in front", Dial(7.5, 24.4)),
            Key("tap to the side", Dial(30, 0)),
            Key("tap behind", Dial(7.5, -24.4)),
        ),
        (Stage("reach", (0, 1, 2, 3)), Stage("return", (3, 0))),
        still=2,
    ),
)
