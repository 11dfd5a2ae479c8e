"""Distances in inches, kept in centimetres."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.routine.model import Unit
from foottimer.settings.lengths import kept, shown, unit_word
from foottimer.settings.model import Length

CM, INCH = Length
tenths = st.integers(0, 3_900_000_000).map(lambda number: number / 10)
"""Numbers with one decimal, up to what the store takes."""


def test_an_inch_is_2_54_cm() -> None:
    assert kept(1, Unit.CM, INCH) == 2.54
    assert kept(3.9, Unit.CM, INCH) == 9.906
    assert shown(12.5, Unit.CM, INCH) == 4.9


@given(tenths)
def test_what_was_typed_is_shown_again(typed: float) -> None:
    number = kept(typed, Unit.CM, INCH)
    assert shown(number, Unit.CM, INCH) == typed
    for _ in range(3):
        number = kept(shown(number, Unit.CM, INCH), Unit.CM, INCH)
    assert number == kept(typed, Unit.CM, INCH)


@given(tenths)
def test_what_was_measured_in_cm_stays_as_it_is_when_inches_are_left_as_shown(cm: float) -> None:
    assert kept(shown(cm, Unit.CM, INCH), Unit.CM, INCH, before=cm) == cm
    assert shown(cm, Unit.CM, CM) == kept(cm, Unit.CM, CM) == cm


def test_what_was_typed_in_inches_is_shown_in_cm_with_one_decimal_and_is_kept_when_left() -> None:
    assert shown(10.922, Unit.CM, CM) == 10.9
    assert kept(10.9, Unit.CM, CM, before=10.922) == 10.922
    assert kept(10.8, Unit.CM, CM, before=10.922) == 10.8


@pytest.mark.parametrize("unit", [Unit.REPS, Unit.SECONDS, None])
def test_only_distances_are_converted(unit: Unit | None) -> None:
    assert shown(12.5, unit, INCH) == kept(12.5, unit, INCH) == 12.5


@pytest.mark.parametrize(
    ("unit", "words"),
    [(Unit.CM, ["cm", "in"]), (Unit.REPS, ["reps"] * 2), (Unit.SECONDS, ["seconds"] * 2)],
)
def test_the_words(unit: Unit, words: list[str]) -> None:
    assert [unit_word(unit, length) for length in Length] == words
