"""When a player is given up, and what the person is told."""

from __future__ import annotations

from foottimer.cue.ladder import Ladder
from foottimer.cue.players import Player

ONE, TWO = Player("one", ("/one",)), Player("two", ("/two", "-q"))


def test_a_player_that_never_played_is_given_up_at_once() -> None:
    ladder = Ladder([ONE, TWO])
    ladder.failed(ONE, "crashed")
    assert ladder.left == (TWO,)
    assert ladder.last_word() is None


def test_one_that_has_played_may_fail_once() -> None:
    ladder = Ladder([ONE, TWO])
    for _ in range(3):
        ladder.played(ONE)
        ladder.failed(ONE, "crashed")
        assert ladder.left == (ONE, TWO)
    ladder.failed(ONE, "did not end")
    assert ladder.left == (TWO,)


def test_the_person_is_told_once_what_became_of_each() -> None:
    ladder = Ladder([ONE, TWO])
    ladder.failed(ONE, "could not be started")
    ladder.failed(TWO, "ended with status 1")
    assert ladder.left == ()
    told = "Sound is off, the session goes on without it: one could not be started, two ended with status 1."
    assert [ladder.last_word(), ladder.last_word()] == [told, None]


def test_one_that_fails_after_it_was_given_up_is_told_of_once() -> None:
    ladder = Ladder([ONE])
    for _ in range(3):
        ladder.failed(ONE, "crashed")
    assert ladder.last_word() == "Sound is off, the session goes on without it: one crashed."


def test_one_that_never_ends_and_is_always_stopped_for_a_newer_sound_is_given_up() -> None:
    ladder = Ladder([ONE, TWO])
    for over in (900, -100, 900):
        ladder.stopped(ONE, over, most=1_800)
    assert ladder.left == (ONE, TWO)
    ladder.stopped(ONE, 1, most=1_800)
    assert ladder.left == (TWO,)
    ladder.failed(TWO, "crashed")
    assert "one did not end, two crashed" in (ladder.last_word() or "")


def test_one_that_has_played_may_end_late_as_often_as_it_likes() -> None:
    ladder = Ladder([ONE])
    ladder.played(ONE)
    for _ in range(10):
        ladder.stopped(ONE, 1_000, most=1_800)
    assert ladder.left == (ONE,)


def test_without_any_player_that_is_what_is_told() -> None:
    told = "Sound is off, the session goes on without it: no program that plays it was found."
    assert Ladder([]).last_word() == told
