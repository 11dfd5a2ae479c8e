"""Movements: foot. From above (`Sole`), from the front (`Toes`) or from the inner side (`Instep`): the left foot."""

from __future__ import annotations

from foottimer.figure.instep import Instep
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor
from foottimer.figure.sole import Sole
from foottimer.figure.toes import Toes

_ABOVE = Box(-43, -1, 43, 120)
"""A foot from above with its toes fanned, arrows over them and strokes around them."""
_INNER = Box(0, 0, 101, 102)
"""A foot from its inner side with its toes up."""
_AHEAD = Box(-67, 0, 58, 138)
"""A foot from the front with its toes up."""
_AIR = Box(-8, 0, 123, 159)
"""A foot in the air and the circle over its toes."""

_FLAT = Toes()
_BIG = Toes((1, 0, 0, 0, 0), inner=1)
_SMALL = Toes((0, 1, 1, 1, 1), outer=1)

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
        (
            Key("toes at rest", Sole()),
            Key("fan wide", Sole(spread=1, apart=1)),
            Key("press down", Sole(spread=1, press=1)),
        ),
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
        _AHEAD,
        (
            Key("all toes up", Toes((1, 1, 1, 1, 1), 1, 1)),
            Key("little toe first", Toes((1, 1, 1, 0.5, 0), outer=-1)),
            Key("one by one", Toes((1, 0.5, 0, 0, 0), outer=-1)),
            Key("big toe last", Toes((0.7, 0, 0, 0, 0), inner=-1)),
            Key("all toes down", _FLAT),
        ),
        (Stage("lift", (4, 0)), Stage("wave down", (0, 1, 2, 3, 4)), Stage("relax", (4,))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "big-toe-lift",
        _AHEAD,
        (Key("all toes down", _FLAT), Key("big toe up", _BIG)),
        (Stage("lift", (0, 1)), Stage("hold", (1,)), Stage("lower", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "lesser-toe-lift",
        _AHEAD,
        (Key("all toes down", _FLAT), Key("small toes up", _SMALL)),
        (Stage("lift", (0, 1)), Stage("hold", (1,)), Stage("lower", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "toe-yoga-switch",
        _AHEAD,
        (Key("all toes down", _FLAT), Key("big toe up", _BIG), Key("small toes up", _SMALL)),
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
            Key("arch domed", Instep(arch=1, rise=1, draw_in=1)),
            Key("hold and breathe", Instep(arch=1)),
        ),
        (Stage("draw in", (0, 1)), Stage("hold", (1, 2, 1)), Stage("release", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "ankle-circles",
        _AIR,
        (
            Key("toes up", Instep(raised=40, pitch=24, orbit=(0, 1))),
            Key("toes out", Instep(raised=40, ahead=7, orbit=(1, 0))),
            Key("toes down", Instep(raised=40, pitch=-24, orbit=(0, -1))),
            Key("toes in", Instep(raised=40, ahead=-7, orbit=(-1, 0))),
        ),
        (Stage("circle", (0, 1, 2, 3, 0)),),
        still=1,
    ),
)
