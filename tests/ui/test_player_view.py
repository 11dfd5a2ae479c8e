"""What the player shows, as texts, without an app."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from stage import timeline_of

from foottimer.session.clock import ManualClock
from foottimer.session.machine import Session
from foottimer.ui.player_view import PlayerView, player_view

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def seen(text: str, *at: float, wall: datetime = NOON) -> PlayerView:
    """The view of a session of `text`, ticked at each second of `at` and read at the last."""
    session, _ = Session(timeline_of(text)).start(0)
    for seconds in at:
        session, _ = session.tick(round(seconds * 1000))
    return player_view(session, round(at[-1] * 1000), ManualClock(wall).wall)


def test_alternating_reps_show_the_side_of_the_very_rep() -> None:
    text = '[[block]]\nname = "Lunge"\nreps = 2\nsides = "alternate"\nphases = [["down", 2], ["up", 1]]'
    views = [seen(text, 10 + second) for second in (0, 3, 6, 9)]
    assert [view.shout for view in views] == ["◀ LEFT down", "down RIGHT ▶", "◀ LEFT down", "down RIGHT ▶"]
    assert [view.count for view in views] == ["1/2", "1/2", "2/2", "2/2"]


def test_self_paced_reps_count_up_and_wait() -> None:
    view = seen('[[block]]\nname = "Scrunch"\nreps = 8', 10 + 61)
    assert (view.shout, view.digits, view.counters, view.cue) == ("Go", "1:01", "8 reps", "Space when done")


def test_manual_work_whose_time_is_up_asks_whether_it_is_done() -> None:
    text = '[[block]]\nname = "Plank"\nhold = 20\nadvance = "manual"\ncues = ["Breathe"]'
    assert seen(text, 29).shout == "Hold"
    view = seen(text, 30)
    assert (view.shout, view.digits, view.cue) == ("Done?", "0", "Breathe · Space when done")


def test_a_total_that_waits_for_a_person_is_about_right() -> None:
    view = seen('[[block]]\nname = "Hang"\nopen = true\nexpect = 50', 10)
    assert view.left == "0:10 done · ~0:50 left · ends ~12:00"


@pytest.mark.parametrize(
    ("at", "name", "shout"),
    [
        (0, "Get into position", "Get ready"),
        (15, "Breathe, shake it out", "Rest"),
        (35, "Change over to the next exercise", "Next up"),
    ],
)
def test_each_pause_says_what_it_is(at: float, name: str, shout: str) -> None:
    text = '[[block]]\nname = "A"\nhold = 5\nsets = 2\n[[block]]\nname = "B"\nhold = 5'
    view = seen(text, at)
    assert (view.name, view.shout) == (name, shout)


def test_a_rest_block_with_a_name_keeps_it() -> None:
    text = '[[block]]\nname = "A"\nhold = 5\n[[block]]\nrest = 5\nname = "Drink"\n[[block]]\nname = "B"\nhold = 5'
    assert seen(text, 16).name == "Drink"


def test_load_and_round_stand_with_the_counters() -> None:
    text = '[[block]]\nrounds = 2\n[[block.block]]\nname = "Carry"\nhold = 5\nload = "8 kg"\nsets = 2'
    assert seen(text, 10).counters == "round 1 of 2 · set 1 of 2 · 8 kg"


def test_the_last_work_has_nothing_next() -> None:
    view = seen('[[block]]\nname = "A"\nhold = 8', 14)
    assert (view.next_name, view.loud_next) == ("", False)


def test_the_end_is_told_in_local_time_over_midnight() -> None:
    view = seen('[[block]]\nname = "A"\nhold = 120', 0, wall=datetime(2026, 3, 2, 23, 59, tzinfo=UTC))
    assert view.left.endswith("ends 00:01")


def test_the_end_is_told_by_the_clock_as_it_will_be_changed_by_then() -> None:
    night = datetime(2026, 3, 29, 1, 59, tzinfo=ZoneInfo("Europe/Berlin"))
    assert seen('[[block]]\nname = "A"\nhold = 120', 0, wall=night).left.endswith("ends 03:01")


def test_a_text_of_at_takes_the_place_of_the_cue() -> None:
    text = '[[block]]\nname = "A"\nhold = 20\ncues = ["Tall"]\nat = [{ when = "50%", say = "Halfway" }]'
    assert [seen(text, at).cue for at in (19, 20, 24.9, 25)] == ["Tall", "Halfway", "Halfway", "Tall"]
