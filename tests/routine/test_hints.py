from __future__ import annotations

import pytest

from foottimer.routine.hints import HINTS, hint_words
from foottimer.routine.library import load_library


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.says)
def test_every_routine_of_a_hint_comes_along(hint: object) -> None:
    names = {name for entry in load_library(None) for name in (entry.id, entry.series)}
    assert set(getattr(hint, "names")) <= names  # noqa: B009


def test_every_hint_says_something_else_and_why() -> None:
    assert len({hint.says for hint in HINTS}) == len(HINTS)
    assert all(hint.why.endswith(".") for hint in HINTS)


def test_a_routine_is_meant_by_its_id_or_series_the_first_name_being_nearest() -> None:
    hint = next(hint for hint in HINTS if "balance" in hint.names and "desk-break" in hint.names)
    assert hint.names_one_of("balance-2", "balance")
    assert not hint.names_one_of("balance-2", None)
    assert hint.place("balance-2", "balance") < hint.place("desk-break", None)


def test_the_words_of_a_hint_stand_for_its_routines() -> None:
    assert "Stiff ankles" in hint_words("ankle-mobility-1", "ankle-mobility")
    assert hint_words("mine", None) == ""
