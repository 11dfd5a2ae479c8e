from __future__ import annotations

import pytest

from foottimer.routine.card import GROUPS, dose_text, facts, matches, tempo, users, whole_text
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.routine.model import Dose, Duty, Exercise, Group, Phase, Sides

RAISE = Exercise(
    id="calf-raise",
    name="Calf raise",
    aliases=("heel lift",),
    group="calf",
    targets=("soleus",),
    kit=("wall", "step"),
    sides=Sides.EACH,
    duty=Duty.REPS,
    phases=(Phase("up", 2_000), Phase("down", 3_500)),
    doses=(Dose(2, 10, 45_000), Dose(1, 12, 60_000, note="slow"), Dose(3, 8, 60_000, Sides.BOTH, "on the floor")),
    cues=("Rise", "Sink"),
    next="hop",
    easier="seated-raise",
    instead={"step": "seated-raise"},
)


def said(exercise: Exercise, label: str) -> tuple[str, ...]:
    names = {"hop": "Hop", "seated-raise": "Seated raise"}
    return next((fact.lines for fact in facts(exercise, names.get, ("Feet",)) if fact.label == label), ())


def test_doses_are_said_in_words() -> None:
    assert said(RAISE, "Doses") == (
        "level 1: 2 x 10 each side, rest 45 s",
        "level 2: 1 x 12 each side, slow",
        "level 3: 3 x 8, rest 1:00 min, on the floor",
    )


@pytest.mark.parametrize(
    ("duty", "sides", "amount", "words"),
    [
        (Duty.HOLD, Sides.EACH, 20_000, "2 x 20 s each side"),
        (Duty.TIME, Sides.BOTH, 300_000, "2 x 5:00 min"),
        (Duty.REPS, Sides.ALTERNATE, 6, "2 x 6 each side by turns"),
        (Duty.OPEN, Sides.ALTERNATE, 6, "2 x 6"),
        (None, None, 6, "2 x 6"),
    ],
)
def test_an_amount_is_in_the_unit_of_the_duty(duty: Duty | None, sides: Sides | None, amount: int, words: str) -> None:
    assert dose_text(Exercise("a", "A", duty=duty, sides=sides), Dose(2, amount)) == words


def test_a_note_of_several_lines_is_one() -> None:
    assert dose_text(Exercise("a", "A"), Dose(1, 6, note=" on the\n  floor\n")) == "1 x 6, on the floor"


def test_open_work_of_landings_counts_contacts() -> None:
    bounds = Exercise("a", "A", duty=Duty.OPEN, contacts_per_second=1)
    assert dose_text(bounds, Dose(2, 6, note="10 m")) == "2 x 6 contacts, 10 m"


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        (RAISE, "up 2 · down 3.5"),
        (Exercise("a", "A", duty=Duty.TIME, bpm=120), "metronome 120"),
        (Exercise("a", "A", duty=Duty.HOLD), "held still"),
        (Exercise("a", "A"), "your own"),
    ],
)
def test_the_tempo_in_words(exercise: Exercise, words: str) -> None:
    assert tempo(exercise) == words


def test_other_exercises_are_named_and_kit_has_its_stand_in() -> None:
    assert (said(RAISE, "Easier"), said(RAISE, "Next"), said(RAISE, "Used in")) == (
        ("Seated raise",),
        ("Hop",),
        ("Feet",),
    )
    assert said(RAISE, "You need") == ("wall, step", "no step: Seated raise")


def test_what_is_not_stated_is_not_said() -> None:
    assert [fact.label for fact in facts(Exercise("a", "A"))] == ["You need", "Sides", "Tempo"]


@pytest.mark.parametrize("text", ["", "calf", "LIFT heel", "soleus wall", "calf-raise step"])
def test_every_word_is_looked_for_in_names_targets_group_and_kit(text: str) -> None:
    assert matches(RAISE, text)


@pytest.mark.parametrize("text", ["hop", "calf hop"])
def test_a_word_that_is_nowhere_matches_nothing(text: str) -> None:
    assert not matches(RAISE, text)


def test_a_series_is_said_once_among_the_routines_that_use_an_exercise() -> None:
    routines = [entry.routine for entry in load_library(None) if entry.routine]
    using = users("short-foot", routines)
    assert "Foot-strength essentials" in using
    assert len(using) == len(set(using))


def test_every_group_has_a_name_and_every_card_of_the_catalogue_its_words() -> None:
    assert set(GROUPS) == {group.value for group in Group}
    for exercise in bundled_catalogue().exercises.values():
        assert all(cue in whole_text(exercise) for cue in exercise.cues)
        assert {"Tempo", "Doses", "Cues", "Source"} <= {fact.label for fact in facts(exercise)}


def test_a_search_finds_what_an_exercise_is_good_for() -> None:
    found = [exercise.id for exercise in bundled_catalogue().exercises.values() if matches(exercise, "shin")]
    assert "heel-walk" in found
