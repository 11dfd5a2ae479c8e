"""How many frames a movement is worth."""

from __future__ import annotations

import pytest

from foottimer.figure.movement import STEPS, Moment, draw
from foottimer.figure.movements import find, movements
from foottimer.figure.travel import worth_showing


def frames(exercise: str, one: int, other: int, size: tuple[int, int]) -> set[Moment]:
    movement = movements()[exercise]
    return {worth_showing(movement, Moment(one, other, step), *size) for step in range(1, STEPS)}


def test_a_way_of_few_dots_has_few_frames() -> None:
    assert len(frames("calf-raise-double", 0, 1, (16, 13))) < len(frames("squat", 0, 1, (16, 13)))
    assert len(frames("calf-raise-double", 0, 1, (16, 13))) <= len(frames("calf-raise-double", 0, 1, (34, 28)))


def test_a_key_pose_stays_what_it_is() -> None:
    squat = find("squat")
    assert squat is not None
    assert worth_showing(squat, Moment(1, 1), 16, 13) == Moment(1, 1)


@pytest.mark.parametrize("exercise", ["calf-raise-double", "squat", "short-foot", "toe-splay", "quadripod-balance"])
def test_frames_left_out_are_hardly_different(exercise: str) -> None:
    movement = movements()[exercise]
    for step in range(1, STEPS):
        moment = Moment(0, 1, step)
        shown = worth_showing(movement, moment, 16, 13)
        near = set(draw(movement, shown, 16, 13).dots())
        there = set(draw(movement, moment, 16, 13).dots())
        assert all(
            any((x + dx, y + dy) in near for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)) for x, y in there
        )
