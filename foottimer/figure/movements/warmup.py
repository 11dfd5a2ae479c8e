"""Movements: warmup."""

from __future__ import annotations

from foottimer.figure.body import Arm, Body, Foot, lifted, swapped
from foottimer.figure.movement import Key, Movement
from foottimer.figure.pen import Box
from foottimer.figure.props import Floor, Trail

_EASY = (
    Body(Foot(24, pitch=-16), Foot(-8, pitch=34), near_arm=Arm(-30, 10), far_arm=Arm(20, 14)),
    Body(Foot(8), lifted((11, 14), -4), hip=53.2, near_arm=Arm(-12, 14), far_arm=Arm(6, 14)),
)
_BRISK = (
    Body(Foot(32, pitch=-24), Foot(-14, pitch=46), lean=5, near_arm=Arm(-48, 80), far_arm=Arm(26, 80)),
    Body(Foot(9), lifted((12, 15), -4), hip=53, lean=5, near_arm=Arm(-8, 80), far_arm=Arm(-8, 80)),
)
_RUN = (
    Body(Foot(-16, pitch=60), lifted((3, 28), 10), 0, 57, 9, -4, Arm(32, 95), Arm(-52, 95)),
    Body(lifted((-27, 22), 95), lifted((13, 13), -6), 0, 57, 9, -4, Arm(12, 95), Arm(-36, 95)),
    Body(lifted((-14, 31), 112), Foot(16), 0, 50, 9, -4, Arm(-26, 95), Arm(8, 95)),
)


def _steps(words: tuple[str, ...], poses: tuple[Body, ...]) -> tuple[Key, ...]:
    """Return the keys of two steps, the second with the sides exchanged."""
    return tuple(map(Key, words * 2, (*poses, *map(swapped, poses))))


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "walk-easy",
        Box(-28, 0, 32, 104),
        _steps(("heel strikes", "pass"), _EASY),
        loop=(0, 1, 2, 3),
        period=1400,
        props=(Floor(),),
    ),
    Movement(
        "walk-brisk",
        Box(-34, 0, 38, 104),
        _steps(("long stride", "pass"), _BRISK),
        loop=(0, 1, 2, 3),
        period=1200,
        props=(Floor(), Trail(-24, 56, 2)),
    ),
    Movement(
        "run-slow",
        Box(-46, 0, 34, 112),
        _steps(("push off", "float", "land"), _RUN),
        loop=(0, 1, 3, 4),
        period=1200,
        still=1,
        props=(Floor(), Trail(-34, 60, 1, 8)),
    ),
)
