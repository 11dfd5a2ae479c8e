"""What is spoken for a cue."""

import pytest

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import PLACES, WORDS, fill, places_in

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
