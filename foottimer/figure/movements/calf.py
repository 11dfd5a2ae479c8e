"""Movements: calf."""

from __future__ import annotations

from foottimer.figure.body import Body, Foot
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor

_BOX = Box(-27, 0, 27, 108)
_TOP = 52.0
"""Degrees of a foot on its toes."""


def _both(pitch: float) -> Body:
    return Body(Foot(9, pitch=pitch), Foot(14, pitch=pitch), x=pitch / 9)


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "calf-raise-double",
        _BOX,
        (Key("flat", _both(0)), Key("half way", _both(_TOP / 2)), Key("on toes", _both(_TOP))),
        (Stage("up", (0, 1, 2)), Stage("top", (2,)), Stage("down", (2, 1, 0))),
        still=2,
        props=(Floor(),),
    ),
)
