"""Movements: foot. From above (`Sole`) or from the inner side (`Instep`), always the left foot."""

from __future__ import annotations

from foottimer.figure.instep import Instep
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor
from foottimer.figure.sole import Sole

_ABOVE = Box(-41, 0, 41, 107)
"""A foot from above with its toes fanned and the marks around them."""
_INNER = Box(0, 0, 100, 100)
"""A foot from its inner side with its toes up."""
_AIR = Box(0, 0, 116, 110)
"""A foot in the air and the circle before it."""
_NO, _UP = 0.0, 1.0

MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "toe-splay",
        _ABOVE,
        (Key("toes at rest", Sole()), Key("fan wide", Sole(spread=1, apart=1)), Key("gaps stay", Sole(spread=1))),
        (Stage("spread", (0, 1)), Stage("hold", (1, 2)), Stage("relax", (2, 0))),
        still=1,
    ),
    Movement(
        "toe-splay-press",
        _ABOVE,
        (Key("toes at rest", Sole()), Key("fan wide", Sole(spread=1)), Key("press down", Sole(spread=1, press=1))),
        (Stage("spread", (0, 1)), Stage("hold", (1,)), Stage("press", (1, 2)), Stage("relax", (2, 0))),
        still=2,
    ),
    Movement(
        "toe-splay-squish",
        _ABOVE,
        (
            Key("toes at rest", Sole()),
            Key("fan wide", Sole(spread=1)),
            Key("squish tight", Sole(squeeze=1, together=1)),
        ),
        (Stage("spread", (0, 1)), Stage("hold", (1,)), Stage("squeeze", (1, 2)), Stage("relax", (2, 0))),
        still=2,
    ),
    Movement(
        "toe-wave",
        _ABOVE,
        (
            Key("toes down", Sole()),
            Key("all toes up", Sole(lift=(_UP,) * 5)),
            Key("little toe down", Sole(lift=(_UP, _UP, _UP, _UP, _NO))),
            Key("half down", Sole(lift=(_UP, _UP, _NO, _NO, _NO))),
            Key("big toe last", Sole(lift=(_UP, _NO, _NO, _NO, _NO))),
        ),
        (Stage("lift", (0, 1)), Stage("wave down", (1, 2, 3, 4, 0)), Stage("relax", (0,))),
        still=3,
    ),
    Movement(
        "big-toe-lift",
        _INNER,
        (Key("all toes down", Instep()), Key("big toe up", Instep(big=1, lifting=1))),
        (Stage("lift", (0, 1)), Stage("hold", (1,)), Stage("lower", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "lesser-toe-lift",
        _INNER,
        (Key("all toes down", Instep()), Key("small toes up", Instep(small=1, lifting=1))),
        (Stage("lift", (0, 1)), Stage("hold", (1,)), Stage("lower", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "toe-yoga-switch",
        _INNER,
        (Key("all toes down", Instep()), Key("big toe up", Instep(big=1)), Key("small toes up", Instep(small=1))),
        (
            Stage("big toe up", (0, 1)),
            Stage("down", (1, 0)),
            Stage("small toes up", (0, 2)),
            Stage("down", (2, 0)),
        ),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "short-foot",
        _INNER,
        (
            Key("arch flat", Instep()),
            Key("arch domed", Instep(arch=1, rise=1)),
            Key("hold and breathe", Instep(arch=1, rise=1, breath=1)),
        ),
        (Stage("draw in", (0, 1)), Stage("hold", (1, 2, 1)), Stage("release", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "ankle-circles",
        _AIR,
        (
            Key("toes up", Instep(raised=20, pitch=16, orbit=(0, 1))),
            Key("toes out", Instep(raised=20, pitch=-4, turn=1, orbit=(1, 0))),
            Key("toes down", Instep(raised=20, pitch=-26, orbit=(0, -1))),
            Key("toes in", Instep(raised=20, pitch=-4, turn=-1, orbit=(-1, 0))),
        ),
        (Stage("circle", (0, 1, 2, 3, 0)),),
        still=1,
    ),
)
