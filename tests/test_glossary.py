"""The words of the field: each explained once, and found where they stand."""

from __future__ import annotations

from collections import Counter

import pytest

from foottimer.glossary import TERMS, find, matching, terms_in
from foottimer.routine.card import whole_text
from foottimer.routine.library import bundled_catalogue

ASKED = (
    *("dorsiflexion", "RPE", "quadripod", "proprioception", "intrinsic foot muscles", "foot core", "abductor hallucis"),
    *("adductor hallucis", "big-toe ball", "arch", "plantar fascia", "windlass", "Achilles tendon", "soleus"),
    *("gastrocnemius", "eccentric", "tempo", "isometric hold", "stretch-shortening cycle", "plyometrics"),
    *("ground contact", "heel kiss", "pogo", "cadence", "overstriding", "shock absorption", "kinetic chain"),
    *("hip flexors", "adductors", "IT band", "phase", "set", "rep", "round", "switch", "streak", "level", "series"),
    *("check-in", "red flag", "barefoot", "freeze"),
)


def names(text: str) -> list[str]:
    return [term.name for term in terms_in(text)]


@pytest.mark.parametrize("word", ASKED)
def test_the_word_is_explained(word: str) -> None:
    term = find(word)
    assert term is not None
    assert term.name == word


def test_no_spelling_means_two_things_and_meanings_are_sentences() -> None:
    spellings = Counter(spelling.casefold() for term in TERMS for spelling in term.spellings)
    assert [spelling for spelling, count in spellings.items() if count > 1] == []
    assert all(term.says.endswith(".") and 1 <= term.says.count(". ") + 1 <= 3 for term in TERMS)


def test_terms_stand_in_alphabetical_order() -> None:
    assert [term.name for term in TERMS] == sorted((term.name for term in TERMS), key=str.casefold)


def test_terms_are_found_as_whole_words_in_any_case_and_spelling_in_the_texts_order() -> None:
    assert names("SETS, then a Pogo; never resets or march") == ["set", "pogo"]
    assert names("on the ball of\n the big toe") == ["big-toe ball"]


def test_the_longer_term_is_meant() -> None:
    assert names("the foot core") == ["foot core"]
    assert names("ankle hops and arch lift, no arch") == ["pogo", "short foot", "arch"]


def test_nothing_is_found_in_nothing() -> None:
    assert terms_in("") == ()


def test_a_search_looks_at_names_first_and_at_meanings_where_no_name_matches() -> None:
    assert [term.name for term in matching("flex dorsi")] == ["dorsiflexion"]
    assert [term.name for term in matching("shin")] == ["dorsiflexion"]
    assert matching("zork") == ()
    assert matching("") == TERMS


def test_other_names_are_shown_but_not_other_endings() -> None:
    also = {term.name: term.also for term in TERMS}
    assert (also["IT band"], also["rep"], also["proprioception"]) == ("iliotibial band", "", "")


def test_every_exercise_uses_words_that_are_explained() -> None:
    assert all(terms_in(whole_text(exercise)) for exercise in bundled_catalogue().exercises.values())
