"""Movements: mobility."""

from __future__ import annotations

from foottimer.figure.body import Body, Foot, holding
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor, Wall

_FLOOR_AND_WALL = (Floor(), Wall(30, 96))


def _drive(x: float, hip: float, lean: float) -> Body:
    return holding(Body(Foot(9), Foot(-42, pitch=62), x, hip, lean), (17.5, 60))


def _straight(x: float, lean: float) -> Body:
    return holding(Body(Foot(-28), Foot(13), x, lean=lean), (28.5, 76))


def _bent(x: float, hip: float) -> Body:
    return holding(Body(Foot(-20), Foot(13), x, hip, 14), (28.5, 72))


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "knee-to-wall",
        Box(-54, 0, 25, 92),
        (Key("shin upright", _drive(-22, 29, 20)), Key("knee to wall", _drive(-7, 26, 6))),
        (Stage("drive", (0, 1)), Stage("hold", (1,)), Stage("back", (1, 0))),
        still=1,
        props=(Floor(), Wall(19, 90)),
    ),
    Movement(
        "calf-stretch-straight",
        Box(-48, 0, 33, 100),
        (
            Key("upright", _straight(-11, 12)),
            Key("lean, knee straight", _straight(-9, 18)),
            Key("breathe out, sink", _straight(-7, 20)),
        ),
        loop=(1, 2),
        still=1,
        props=_FLOOR_AND_WALL,
    ),
    Movement(
        "calf-stretch-bent",
        Box(-48, 0, 33, 100),
        (
            Key("upright", _bent(-9, 53)),
            Key("back knee bent", _bent(-9, 40)),
            Key("breathe out, sink", _bent(-8, 37)),
        ),
        loop=(1, 2),
        still=1,
        props=_FLOOR_AND_WALL,
    ),
)
