"""The colour of a session, on both sides of each number."""

from __future__ import annotations

from typing import Any

import pytest
from done_samples import done

from foottimer.history.decisions import Morning
from foottimer.plan.levels.colours import colour_of, colour_reason, waits_for_morning
from foottimer.plan.model import Colour

GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN
SKIPPED = Morning()

CASES = [
    # Pain during, and a good morning.
    (0, Morning(0, False), GREEN),
    (3, Morning(0, False), GREEN),
    (4, Morning(0, False), AMBER),
    (5, Morning(0, False), AMBER),
    (6, Morning(0, False), RED),
    (10, Morning(0, False), RED),
    # The morning.
    (0, Morning(2, False), GREEN),
    (3, Morning(2, False), GREEN),
    (0, Morning(3, False), AMBER),
    (0, Morning(5, False), AMBER),
    (0, Morning(6, False), RED),
    (0, Morning(0, True), AMBER),
    (3, Morning(2, True), AMBER),
    (0, Morning(6, True), RED),
    # No answer about the morning: not asked yet, or skipped.
    (2, None, GREEN),
    (3, None, AMBER),
    (5, None, AMBER),
    (6, None, RED),
    (2, SKIPPED, GREEN),
    (3, SKIPPED, AMBER),
    (6, SKIPPED, RED),
    # Half an answer is good for as much as none.
    (2, Morning(0, None), GREEN),
    (3, Morning(0, None), AMBER),
    (3, Morning(None, False), AMBER),
    (0, Morning(3, None), AMBER),
    (0, Morning(None, True), AMBER),
    (0, Morning(6, None), RED),
    # Pain was never answered: only what is bad tells anything.
    (None, None, UNKNOWN),
    (None, SKIPPED, UNKNOWN),
    (None, Morning(0, False), UNKNOWN),
    (None, Morning(2, False), UNKNOWN),
    (None, Morning(3, False), AMBER),
    (None, Morning(0, True), AMBER),
    (None, Morning(6, False), RED),
]


@pytest.mark.parametrize(("pain", "morning", "colour"), CASES)
def test_colour(pain: int | None, morning: Morning | None, colour: Colour) -> None:
    assert colour_of(done(1, pain=pain, morning=morning)) is colour


@pytest.mark.parametrize(("pain", "morning", "colour"), CASES)
def test_a_red_flag_is_red_whatever_else_was_said(pain: int | None, morning: Morning | None, colour: Colour) -> None:
    assert colour_of(done(1, pain=pain, morning=morning, red_flag=True)) is RED
    assert colour_of(done(1, pain=pain, morning=morning, red_flag=False)) is colour


@pytest.mark.parametrize(("pain", "morning", "colour"), CASES)
def test_what_is_red_or_amber_says_why(pain: int | None, morning: Morning | None, colour: Colour) -> None:
    assert bool(colour_reason(done(1, pain=pain, morning=morning))) == (colour in (RED, AMBER))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"pain": 6}, "pain 6"),
        ({"pain": 4}, "pain 4"),
        ({"pain": 3, "morning": None}, "pain 3"),
        ({"morning": Morning(7, True)}, "pain 7 the morning after"),
        ({"morning": Morning(3, True)}, "pain 3 and stiffer the morning after"),
        ({"pain": 5, "morning": Morning(0, True)}, "pain 5, and stiffer the morning after"),
        ({"pain": 4, "morning": Morning(3, True)}, "pain 4, and pain 3 and stiffer the morning after"),
        ({"pain": 8, "red_flag": True}, "something sharp, bony or swollen and pain 8"),
    ],
)
def test_reason(given: dict[str, Any], words: str) -> None:
    assert colour_reason(done(1, **given)) == words


@pytest.mark.parametrize(
    ("given", "waits"),
    [
        ({"pain": 3, "morning": None}, True),
        ({"pain": 3, "morning": SKIPPED}, True),
        ({"pain": 3, "morning": Morning(1, None)}, True),
        ({"pain": 2, "morning": None}, False),
        ({"pain": 4, "morning": None}, False),
        ({"pain": 3, "morning": Morning(None, True)}, False),
        ({"pain": None, "morning": Morning(3, None)}, False),
    ],
)
def test_only_pain_of_three_waits_for_the_morning(given: dict[str, Any], waits: bool) -> None:
    assert waits_for_morning(done(1, **given)) is waits
