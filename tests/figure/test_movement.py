"""Which frame belongs to an instant: phases, loops, repetitions; and how poses blend."""

from dataclasses import dataclass

import pytest

from foottimer.figure.movement import (
    STEPS,
    Key,
    Moment,
    Movement,
    Stage,
    at_rest,
    draw,
    in_loop,
    in_phase,
    in_repetition,
    pose_at,
)
from foottimer.figure.pen import Box, Pen
from foottimer.figure.pose import blend


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot, and what else can be in a pose."""

    x: float = 0.0
    parts: tuple[float, ...] = ()
    flag: bool = False
    name: str = "one"

    def draw(self, pen: Pen) -> None:
        pen.line((self.x, 1), (self.x, 1))


BOX = Box(0, 0, 20, 20)
KEYS = tuple(Key(words, Spot(x)) for words, x in (("flat", 2), ("half", 6), ("top", 10)))
RAISE = Movement("raise", BOX, KEYS, (Stage("up", (0, 1, 2)), Stage("top", (2,)), Stage("down", (2, 0))))
SWAY = Movement("sway", BOX, KEYS, loop=(0, 1, 2, 1), period=8000, still=2)
UP_TOP_DOWN = ("up", "top", "down")


@pytest.mark.parametrize(
    ("index", "elapsed", "expected"),
    [
        (0, 0, Moment(0, 0)),
        (0, 500, Moment(0, 1, STEPS // 2)),
        (0, 1000, Moment(1, 1)),
        (0, 2000, Moment(2, 2)),
        (0, 9000, Moment(2, 2)),
        (1, 700, Moment(2, 2)),
        (2, 1000, Moment(2, 0, STEPS // 2)),
        (2, 2000, Moment(0, 0)),
    ],
)
def test_a_phase_goes_through_its_key_poses_evenly(index: int, elapsed: int, expected: Moment) -> None:
    assert in_phase(RAISE, UP_TOP_DOWN, index, elapsed, 2000) == expected


def test_a_phase_of_no_length_is_over() -> None:
    assert in_phase(RAISE, UP_TOP_DOWN, 0, 0, 0) == Moment(2, 2)


def test_phases_that_a_tempo_dropped_are_found_by_name() -> None:
    assert in_phase(RAISE, ("up", "down"), 1, 0, 1000) == Moment(2, 2)
    assert in_phase(RAISE, ("up", "down"), 1, 1000, 1000) == Moment(0, 0)
    assert in_phase(RAISE, ("top",), 0, 500, 1000) == Moment(2, 2)


def test_two_phases_of_one_name_are_taken_in_turn() -> None:
    stages = (Stage("a up", (0, 1)), Stage("down", (1, 0)), Stage("b up", (0, 2)), Stage("down", (2, 0)))
    switch = Movement("switch", BOX, KEYS, stages)
    assert in_phase(switch, ("a up", "down", "down"), 2, 0, 1000) == Moment(2, 2)


def test_phases_that_nobody_drew_share_the_whole_movement() -> None:
    assert in_phase(RAISE, ("rise", "sink"), 0, 0, 1000) == Moment(0, 0)
    assert in_phase(RAISE, ("rise", "sink"), 1, 1000, 1000) == Moment(0, 0)
    seen = [in_phase(RAISE, ("rise", "sink"), 0, elapsed, 1000) for elapsed in range(0, 1001, 50)]
    assert Moment(1, 1) in seen
    assert in_phase(SWAY, ("rise",), 0, 0, 1000) == Moment(0, 0)


def test_a_loop_comes_back_and_goes_on() -> None:
    assert in_loop(SWAY, 0) == in_loop(SWAY, 8000) == Moment(0, 0)
    assert in_loop(SWAY, 2000) == in_loop(SWAY, 6000) == Moment(1, 1)
    assert in_loop(SWAY, 5000) == Moment(2, 1, STEPS // 2)
    assert in_loop(SWAY, 7999) == Moment(0, 0)


def test_a_metronome_sets_the_pace_of_a_loop() -> None:
    assert in_loop(SWAY, 500, bpm=30) == Moment(1, 1)
    assert in_loop(SWAY, 2000, bpm=30) == Moment(0, 0)


def test_a_quick_loop_shows_few_poses_in_steady_turns() -> None:
    slow = {in_loop(SWAY, elapsed) for elapsed in range(0, 8000, 20)}
    assert len(slow) == 4 * STEPS - 1  # "half" is passed twice
    ends = [in_loop(SWAY, elapsed, bpm=120) for elapsed in (0, 249, 250, 499, 500)]
    assert ends == [Moment(0, 0), Moment(0, 0), Moment(2, 2), Moment(2, 2), Moment(0, 0)]


def test_what_has_no_loop_stands_still() -> None:
    assert in_loop(Movement("still", BOX, KEYS, still=2), 1234) == Moment(2, 2)


def test_repetitions_follow_each_other_in_the_lengths_of_the_phases() -> None:
    phases = (("up", 2000), ("top", 1000), ("down", 3000))
    assert in_repetition(RAISE, phases, 1000) == Moment(1, 1)
    assert in_repetition(RAISE, phases, 2500) == Moment(2, 2)
    assert in_repetition(RAISE, phases, 4500) == Moment(2, 0, STEPS // 2)
    assert in_repetition(RAISE, phases, 7000) == Moment(1, 1)
    assert in_repetition(RAISE, (("up", 2000), ("top", 0), ("down", 2000)), 2000) == Moment(2, 2)


def test_phases_of_ones_own_are_drawn_by_their_names_and_what_nobody_drew_stands_still() -> None:
    two = (("up", 2000), ("down", 1000))
    assert [in_repetition(RAISE, two, ms) for ms in (0, 2000, 2999)] == [Moment(0, 0), Moment(2, 2), Moment(0, 0)]
    four = (("ready", 1000), ("up", 2000), ("stay", 1000), ("down", 1000))
    assert {in_repetition(RAISE, four, ms) for ms in range(0, 1000, 100)} == {Moment(0, 0)}
    assert {in_repetition(RAISE, four, ms) for ms in range(3000, 4000, 100)} == {Moment(2, 2)}
    assert in_repetition(RAISE, four, 4999) == Moment(0, 0)


def test_at_rest_is_where_the_movement_begins() -> None:
    assert at_rest(RAISE) == Moment(0, 0)
    assert at_rest(SWAY) == Moment(0, 0)
    assert at_rest(Movement("still", BOX, KEYS, still=2)) == Moment(2, 2)


def test_the_nearer_key_pose_of_a_frame_is_named() -> None:
    assert Moment(0, 1, STEPS // 2 - 1).nearest == 0
    assert Moment(0, 1, STEPS // 2).nearest == 1
    assert RAISE.words == "flat, half, top"


def test_numbers_blend_in_a_straight_line_and_flags_change_half_way() -> None:
    one, other = Spot(2, (0, 10)), Spot(6, (4, 0), flag=True, name="other")
    assert blend(one, other, 0.25) == Spot(3, (1, 7.5))
    assert blend(one, other, 0.75) == Spot(5, (3, 2.5), flag=True, name="other")
    assert blend(one, other, 0) is one
    assert blend(one, other, 1) is other


def test_tuples_of_different_lengths_change_half_way() -> None:
    assert blend(Spot(parts=()), Spot(parts=(4,)), 0.4).parts == ()
    assert blend(Spot(parts=()), Spot(parts=(4,)), 0.6).parts == (4,)


def test_a_frame_is_drawn_between_its_key_poses_and_mirrored() -> None:
    moment = Moment(0, 1, STEPS // 2)
    assert pose_at(RAISE, moment) == Spot(4)
    ((x, _),) = draw(RAISE, moment, 10, 5).dots()
    ((mirrored, _),) = draw(RAISE, moment, 10, 5, mirror=True).dots()
    assert (x, mirrored) == (4, 16)
