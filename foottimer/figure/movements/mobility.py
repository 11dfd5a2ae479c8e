"""Movements: mobility."""

from __future__ import annotations

from foottimer.figure.body import Body, Foot, holding
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor, Wall

_WALL_AT = 26.0
_FLOOR_AND_WALL = (Floor(), Wall(_WALL_AT, 96))


def _drive(x: float, hip: float, lean: float) -> Body:
    return holding(Body(Foot(9), Foot(-40, pitch=58), x, hip, lean), (16.5, 62))


def _straight(foot: float, x: float, lean: float) -> Body:
    return holding(Body(Foot(foot), Foot(11), x, lean=lean), (_WALL_AT - 1.5, 74))


def _bent(x: float, hip: float, lean: float) -> Body:
    return holding(Body(Foot(-14), Foot(11), x, hip, lean), (_WALL_AT - 1.5, 74))


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "knee-to-wall",
        Box(-54, 0, 25, 92),
        (Key("shin upright", _drive(-21, 33, 20)), Key("knee to wall", _drive(-7, 29, 6))),
        (Stage("drive", (0, 1)), Stage("hold", (1,)), Stage("back", (1, 0))),
        still=1,
        props=(Floor(), Wall(19, 90)),
    ),
    Movement(
        "calf-stretch-straight",
        Box(-49, 0, 31, 100),
        (
            Key("upright", _straight(-6, -3, 2)),
            Key("lean, knee straight", _straight(-33, -12, 24)),
            Key("breathe out, sink", _straight(-33, -9, 27)),
        ),
        loop=(1, 2),
        still=1,
        props=_FLOOR_AND_WALL,
    ),
    Movement(
        "calf-stretch-bent",
        Box(-49, 0, 31, 100),
        (
            Key("upright", _bent(-5, 60, 6)),
            Key("bend the back knee", _bent(-5, 47, 4)),
            Key("breathe out, sink", _bent(-3, 46, 9)),
        ),
        loop=(1, 2),
        still=1,
        props=_FLOOR_AND_WALL,
    ),
)
