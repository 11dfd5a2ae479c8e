"""foottimer on real terminals, ended from outside or by a mistake of its own; `soaks.ends` does it over and over."""

from __future__ import annotations

import sys

import pytest

from soaks.ends import PLACES, WAYS, Run, break_down, done

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal that is watched through /proc")
WAY = {way.name: way for way in WAYS}
PLACE = {place.name: place for place in PLACES}
NO_HURRY = 60.0
"""Seconds to end within: how long that takes is for the long trial to say, on a machine that does nothing else."""


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ("SIGTERM", "session"),
        ("window closed, SIGHUP ignored", "plain"),
        ("nobody reads, SIGTERM", "session"),
    ],
)
def test_however_it_is_ended_the_terminal_is_as_it_was_and_the_session_waits(way: str, place: str) -> None:
    wrong, _ = done(Run(0, WAY[way], PLACE[place], early=0, late=0), within=NO_HURRY)
    assert wrong == []


def test_a_mistake_is_told_below_a_screen_that_is_the_shells_again() -> None:
    wrong, _ = break_down("key")
    assert wrong == []
