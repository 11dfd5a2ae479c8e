"""What is spoken for a cue."""

import pytest

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import PLACES, WORDS, fill, places_in, speech_ms

NEXT = WORDS[CueKind.NEXT]
FULL = {"next": "Clock reach", "side": "left", "amount": "6 reps", "set": "1", "sets": "2", "cue": "Reach and tap"}


def test_every_kind_has_words_of_known_places() -> None:
    assert set(WORDS) == set(CueKind)
    assert {name for template in WORDS.values() for name in places_in(template)} <= set(PLACES)


@pytest.mark.parametrize(
    ("lacking", "spoken"),
    [
        ((), "Next: Clock reach, left, 6 reps, set 1 of 2. Reach and tap."),
        (("set", "sets"), "Next: Clock reach, left, 6 reps. Reach and tap."),
        (("side", "cue", "set"), "Next: Clock reach, 6 reps."),
        (("next", "side", "amount", "set"), "Reach and tap."),
        (FULL, ""),
    ],
)
def test_a_part_without_its_value_is_left_out(lacking: tuple[str, ...], spoken: str) -> None:
    assert fill(NEXT, {name: value for name, value in FULL.items() if name not in lacking}) == spoken


def test_a_value_is_no_template_and_ends_its_sentence_itself() -> None:
    assert fill("{next}. {cue}.", {"next": "A {cue}, b", "cue": "Is it steady?"}) == "A {cue}, b. Is it steady?"


def test_words_without_places_stay_as_they_are() -> None:
    assert fill("Halfway.", {}) == "Halfway."
    assert fill("", FULL) == ""


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("spread", (522, 382, 274)),
        ("Rest, 20 seconds.", (2_081, 1_505, 1_035)),
        ("Stand up tall, no knee snap", (2_667, 1_848, 1_205)),
        ("Next: Quadripod balance, right, 30 seconds, set 1 of 3.", (6_415, 4_478, 2_984)),
        (
            "Get ready. Single-leg calf raise, both sides by turns, 10 reps. "
            "Stop when height drops, not when it burns.",
            (10_280, 7_229, 4_815),
        ),
    ],
)
def test_the_length_of_speech_is_guessed_near_what_espeak_ng_takes(text: str, taken: tuple[int, int, int]) -> None:
    for rate, ms in zip((120, 170, 250), taken, strict=True):
        assert 0.95 * ms <= speech_ms(text, rate) <= 1.33 * ms


def test_saying_nothing_takes_no_time() -> None:
    assert speech_ms("", 170) == 0
    assert speech_ms("Rest", 170) == 90 + 4 * 50 + 90
