"""Movements: calf."""

from __future__ import annotations

from dataclasses import replace

from foottimer.figure.body import Arm, Body, Foot, lifted, swapped
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Arrow, Floor, Roll

_BOX = Box(-27, 0, 27, 110)
_TOP = 52.0
"""Degrees of a foot on its toes."""
_RAISE = (Stage("up", (0, 1, 2)), Stage("top", (2,)), Stage("down", (2, 1, 0)))


def _both(pitch: float) -> Body:
    return Body(Foot(9, pitch=pitch), Foot(16, pitch=pitch), x=1 + pitch / 8)


def _bent(pitch: float) -> Body:
    arms = Arm(30, 40)
    hip = 45 + pitch / 9
    return Body(Foot(9, pitch=pitch), Foot(16, pitch=pitch), -3, hip, 10, near_arm=arms, far_arm=arms)


def _one(pitch: float, toes: float = 0) -> Body:
    """Return a stand on the near foot, the other leg bent behind."""
    foot = Foot(9, pitch=pitch, toes=toes)
    return _free(Body(foot, foot, x=pitch / 8))


def _free(body: Body) -> Body:
    """Return the body with its far foot held up behind."""
    x, y = replace(body, far=body.near).pelvis
    arm = Arm(12, 30)
    return replace(body, far=lifted((x - 17, y - 28), 72), far_arm=arm)


_TWO_ONE = (
    _both(0),
    _both(_TOP),
    _free(_both(_TOP)),
    _free(_both(_TOP * 0.35)),
)


def _tiptoe(step: float) -> tuple[Body, ...]:
    """Return the four poses of a walk on the toes, `step` units from foot to foot."""
    arms = Arm(-22, 26), Arm(14, 26)
    ahead = Body(Foot(step + 2, pitch=44), Foot(2 - step, pitch=58), near_arm=arms[0], far_arm=arms[1])
    under = Body(Foot(2, pitch=50), lifted((-8, 22), 62), hip=60)
    return ahead, under, swapped(ahead), swapped(under)


def _on_heels(step: float) -> tuple[Body, ...]:
    """Return the four poses of a walk on the heels."""
    arms = Arm(2, 60), Arm(30, 60)
    ahead = Body(Foot(step + 10, pitch=-34), Foot(10 - step, pitch=-34), -3, lean=7, near_arm=arms[0], far_arm=arms[1])
    under = Body(Foot(10, pitch=-34), lifted((-5, 14), -30), -3, 55.3, 7, 0, Arm(16, 60), Arm(16, 60))
    return ahead, under, swapped(ahead), swapped(under)


def _walk(words: tuple[str, str], poses: tuple[Body, ...]) -> tuple[Key, ...]:
    return tuple(Key(text, pose) for text, pose in zip((*words, words[0], words[1]), poses, strict=True))


MOVEMENTS: tuple[Movement, ...] = (
    Movement(
        "calf-raise-double",
        _BOX,
        (Key("flat", _both(0)), Key("half way", _both(_TOP / 2)), Key("on toes", _both(_TOP))),
        _RAISE,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "calf-raise-2up1down",
        _BOX,
        tuple(map(Key, ("two feet", "both up", "shift to one", "half down"), _TWO_ONE)),
        (Stage("up", (0, 1)), Stage("shift", (1, 2)), Stage("down", (2, 3, 0))),
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "calf-raise-single",
        _BOX,
        (Key("one foot, flat", _one(0)), Key("half way", _one(_TOP / 2)), Key("on toes", _one(_TOP))),
        _RAISE,
        still=2,
        props=(Floor(),),
    ),
    Movement(
        "calf-raise-bent",
        _BOX,
        (Key("bent, flat", _bent(0)), Key("bent, heels up", _bent(_TOP))),
        (Stage("up", (0, 1)), Stage("top", (1,)), Stage("down", (1, 0))),
        still=1,
        props=(Floor(),),
    ),
    Movement(
        "calf-raise-towel",
        _BOX,
        (
            Key("toes on the roll", _one(0, 50)),
            Key("half way", _one(_TOP / 2, 50)),
            Key("heel up", _one(_TOP, 50)),
        ),
        _RAISE,
        still=2,
        props=(Floor(), Roll(20)),
    ),
    Movement(
        "tiptoe-walk-forward",
        Box(-24, 0, 36, 110),
        _walk(("step ahead", "pass"), _tiptoe(11)),
        loop=(0, 1, 2, 3),
        period=1400,
        props=(Floor(), Arrow(16, 35, 30)),
    ),
    Movement(
        "tiptoe-walk-back",
        Box(-40, 0, 23, 110),
        _walk(("reach back", "pass"), _tiptoe(11)),
        loop=(0, 3, 2, 1),
        period=1600,
        props=(Floor(), Arrow(-20, -39, 30)),
    ),
    Movement(
        "heel-walk",
        Box(-27, 0, 27, 105),
        _walk(("step ahead, toes up", "pass"), _on_heels(9)),
        loop=(0, 1, 2, 3),
        period=1300,
        props=(Floor(),),
    ),
)
