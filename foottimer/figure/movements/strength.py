"""Movements: strength."""

from __future__ import annotations

from foottimer.figure.body import Arm, Body, Foot, lifted
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Arrow, Block, Chair, Floor

_HIPS = Arm(-42, 92)
"""A hand on the hip."""
_STEP = 14.0
"""How high the step of the step-down is."""

_SQUAT = (
    Body(Foot(9), Foot(9)),
    Body(Foot(9), Foot(9), -6, 42, 24, -8, Arm(50, 10), Arm(50, 10)),
    Body(Foot(9), Foot(9), -12, 25, 38, -22, Arm(85, 5), Arm(85, 5)),
)
_LUNGE_BACK = (
    Body(Foot(9), Foot(9), near_arm=_HIPS, far_arm=_HIPS),
    Body(Foot(9), Foot(-36, pitch=50), -8, 44, 4, 0, _HIPS, _HIPS),
    Body(Foot(9), Foot(-42, pitch=58), -20, 33, 4, 0, _HIPS, _HIPS),
)
_LUNGE_AHEAD = (
    Body(Foot(9), Foot(9), near_arm=_HIPS, far_arm=_HIPS),
    Body(Foot(38, 6, -14), Foot(9, pitch=20), 8, 50, 4, 0, _HIPS, _HIPS),
    Body(Foot(56), Foot(9, pitch=58), 29, 33, 4, 0, _HIPS, _HIPS),
)
_STEP_DOWN = (
    Body(Foot(0, _STEP), lifted((17, 28), -8), -7, near_arm=_HIPS, far_arm=_HIPS),
    Body(Foot(0, _STEP), lifted((18, 18), -12), -9, 55, 6, 0, _HIPS, _HIPS),
    Body(Foot(0, _STEP), Foot(28, 0, -24), -10, 46, 12, -4, _HIPS, _HIPS),
)
_TO_CHAIR = (
    Body(Foot(9), lifted((21, 20), -6), near_arm=Arm(20, 20), far_arm=Arm(24, 20)),
    Body(Foot(9), lifted((23, 18), -12), -8, 43, 24, -10, Arm(55, 10), Arm(59, 10)),
    Body(Foot(9), lifted((23, 22), -20), -18, 29.5, 34, -20, Arm(84, 6), Arm(88, 6)),
)


def _there_and_back(down: str, low: str, up: str) -> tuple[Stage, ...]:
    return (Stage(down, (0, 1, 2)), Stage(low, (2,)), Stage(up, (2, 1, 0)))


def _keys(words: tuple[str, str, str], poses: tuple[Body, ...]) -> tuple[Key, ...]:
    return tuple(map(Key, words, poses))


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "squat",
        Box(-31, 0, 37, 102),
        _keys(("stand", "half way", "bottom"), _SQUAT),
        _there_and_back("down", "pause", "up"),
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "lunge-reverse",
        Box(-54, 0, 22, 102),
        _keys(("stand", "step back", "low"), _LUNGE_BACK),
        _there_and_back("back and down", "pause", "return"),
        still=2,
        props=(Floor(), Arrow(-26, -50, 90)),
    ),
    Movement(
        "lunge-forward",
        Box(-15, 0, 66, 102),
        _keys(("stand", "step out", "low"), _LUNGE_AHEAD),
        _there_and_back("step and down", "pause", "push back"),
        still=2,
        props=(Floor(), Arrow(38, 62, 90)),
    ),
    Movement(
        "step-down",
        Box(-33, 0, 37, 116),
        _keys(("on the step", "half way", "heel touches floor"), _STEP_DOWN),
        _there_and_back("lower", "touch", "rise"),
        still=2,
        props=(Floor(), Block(-28, 6, _STEP)),
    ),
    Movement(
        "single-leg-squat",
        Box(-39, 0, 43, 102),
        _keys(("one leg", "half way", "seat touches"), _TO_CHAIR),
        _there_and_back("lower", "touch", "rise"),
        still=2,
        props=(Floor(), Chair(-25)),
    ),
)
