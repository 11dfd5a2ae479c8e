"""Movements: mobility."""

from __future__ import annotations

from foottimer.figure.body import Body, Foot, holding
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor, Wall

_FLOOR_AND_WALL = (Floor(), Wall(27, 96))


def _drive(x: float, hip: float, lean: float) -> Body:
    return holding(Body(Foot(9), Foot(-42, pitch=62), x, hip, lean), (17.5, 66))


def _straight(x: float, lean: float) -> Body:
    return holding(Body(Foot(-28), Foot(15), x, lean=lean), (25.5, 74))


def _bent(x: float, hip: float) -> Body:
    return holding(Body(Foot(-20), Foot(15), x, hip, 12), (25.5, 70))


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "knee-to-wall",
        Box(-54, 0, 25, 92),
        (Key("shin upright", _drive(-22, 29, 8)), Key("knee to wall, heel down", _drive(-7, 26, 6))),
        (Stage("drive", (0, 1)), Stage("hold", (1,)), Stage("back", (1, 0))),
        still=1,
        props=(Floor(), Wall(19, 90)),
    ),
    Movement(
        "calf-stretch-straight",
        Box(-48, 0, 33, 100),
        (
            Key("upright", _straight(-20, 4)),
            Key("leaned in, back knee straight", _straight(-8, 18)),
            Key("breathe out, sink in", _straight(-5, 20)),
        ),
        loop=(1, 2),
        still=1,
        props=_FLOOR_AND_WALL,
    ),
    Movement(
        "calf-stretch-bent",
        Box(-48, 0, 33, 100),
        (
            Key("straight", _bent(-14, 53)),
            Key("back knee bent, heel down", _bent(-14, 40)),
            Key("breathe out, sink in", _bent(-13, 37)),
        ),
        loop=(1, 2),
        still=1,
        props=_FLOOR_AND_WALL,
    ),
)
