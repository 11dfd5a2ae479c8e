"""Movements: calf."""

from __future__ import annotations

from foottimer.figure.body import Arm, Body, Foot, holding, lifted, swapped
from foottimer.figure.movement import Key, Movement, Stage
from foottimer.figure.pen import Box
from foottimer.figure.props import Arrow, Floor, Roll, Wall
from foottimer.values import replace

_BOX = Box(-27, 0, 27, 110)
_WALL = Wall(28, 100)
_BY_WALL = Box(-29, 0, 33, 110)
"""What is seen of somebody with a wall in reach."""
_TOP = 56.0
"""Degrees of a foot on its toes."""
_PASS = Body(Foot(2, pitch=58), lifted((18, 17), 26), 0)
"""On the near toes, the far foot in front of it, clear of the floor and of the standing leg."""
_RAISE = (Stage("up", (0, 1, 2)), Stage("top", (2,)), Stage("down", (2, 1, 0)))


def _both(pitch: float, x: float = 3) -> Body:
    """Return a stand on both feet, one a little ahead so that there are two to see."""
    near, far = Foot(x, pitch=pitch), Foot(x + 12, pitch=pitch)
    return Body(near, far, (near.ankle[0] + far.ankle[0]) / 2 + 1)


def _bent(pitch: float) -> Body:
    arms = Arm(30, 40)
    hip = 45 + pitch / 9
    return Body(Foot(5, pitch=pitch), Foot(13, pitch=pitch), -3, hip, 10, near_arm=arms, far_arm=arms)


def _one(pitch: float, toes: float = 0) -> Body:
    """Return a stand on the near foot, the other leg bent behind, fingertips on the wall."""
    foot = Foot(9, pitch=pitch, toes=toes)
    return _steadied(_free(Body(foot, foot)))


def _free(body: Body) -> Body:
    """Return the body over its near foot, the far one held up behind."""
    body = replace(body, far=body.near, x=body.near.ankle[0] + 1)
    x, y = body.pelvis
    return replace(body, far=lifted((x - 12, y - 31), 104))


def _steadied(body: Body) -> Body:
    """Return the body with its fingertips on the wall."""
    return holding(body, (_WALL.x - 1, 70))


_TWO_ONE = (
    _steadied(_both(0, 7)),
    _steadied(_both(_TOP, 7)),
    _steadied(_free(_both(_TOP, 7))),
    _steadied(_free(_both(_TOP * 0.35, 7))),
)


def _tiptoe() -> tuple[Body, ...]:
    """Return the four poses of a walk on the toes."""
    arms = Arm(-26, 26), Arm(18, 26)
    ahead = Body(Foot(14, pitch=52), Foot(-9, pitch=62), near_arm=arms[0], far_arm=arms[1])
    return ahead, _PASS, swapped(ahead), swapped(_PASS)


def _tiptoe_back() -> tuple[Body, ...]:
    """Return the four poses of a walk backwards, the toes first on the floor."""
    arms = Arm(-26, 26), Arm(18, 26)
    behind = Body(Foot(10, pitch=48), Foot(-22, y=2, pitch=72, toes=-14), 1, lean=4, near_arm=arms[0], far_arm=arms[1])
    return behind, _PASS, swapped(behind), swapped(_PASS)


def _on_heels(step: float) -> tuple[Body, ...]:
    """Return the four poses of a walk on the heels."""
    arms = Arm(2, 60), Arm(30, 60)
    ahead = Body(Foot(step + 10, pitch=-34), Foot(10 - step, pitch=-34), -3, lean=7, near_arm=arms[0], far_arm=arms[1])
    under = Body(Foot(10, pitch=-34), lifted((9, 23), -30), -3, 55.3, 7, 0, Arm(16, 60), Arm(16, 60))
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
        _BY_WALL,
        tuple(map(Key, ("two feet", "both up", "shift to one", "half down"), _TWO_ONE)),
        (Stage("up", (0, 1)), Stage("shift", (1, 2)), Stage("down", (2, 3, 0))),
        still=2,
        props=(Floor(), _WALL),
    ),
    Movement(
        "calf-raise-single",
        _BY_WALL,
        (Key("one foot, flat", _one(0)), Key("half way", _one(_TOP / 2)), Key("on toes", _one(_TOP))),
        _RAISE,
        still=2,
        props=(Floor(), _WALL),
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
        _BY_WALL,
        (
            Key("toes on the roll", _one(0, 50)),
            Key("half way", _one(_TOP / 2, 50)),
            Key("heel up", _one(_TOP, 50)),
        ),
        _RAISE,
        still=2,
        props=(Floor(), _WALL, Roll(20)),
    ),
    Movement(
        "tiptoe-walk-forward",
        Box(-24, 0, 36, 110),
        _walk(("step ahead", "pass"), _tiptoe()),
        loop=(0, 1, 2, 3),
        period=1400,
        props=(Floor(), Arrow(17, 36, 88)),
    ),
    Movement(
        "tiptoe-walk-back",
        Box(-41, 0, 32, 110),
        _walk(("reach back", "pass"), _tiptoe_back()),
        loop=(0, 3, 2, 1),
        period=1600,
        props=(Floor(), Arrow(-20, -39, 88)),
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
