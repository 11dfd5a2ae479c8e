from __future__ import annotations

import pytest

from foottimer.routine.card import dose_text
from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Dose, Duty, Exercise, Phase, Side, Sides
from foottimer.routine.practice import LEVELS, levels_of, practice
from foottimer.routine.timeline import Kind, timeline_from_json, timeline_to_json
from foottimer.routine.words import is_slug

TEXT = """
format = 1
[exercises.calf-raise]
name = "Calf raise"
kit = ["wall"]
sides = "each"
duty = "reps"
phases = [["up", 2], ["down", 3]]
doses = [
  { sets = 2, reps = 4 },
  { sets = 3, reps = 6, rest = 30, sides = "both", note = "on the floor" },
  { sets = 3, reps = 8, rest = 30 },
]
[exercises.stand]
name = "Stand"
sides = "each"
duty = "hold"
doses = [{ sets = 2, hold = 20 }, { sets = 2, hold = 30 }, { sets = 3, hold = 40 }]
[exercises.hop]
name = "Hop"
duty = "time"
bpm = 120
doses = [{ sets = 3, time = 10 }, { sets = 5, time = 10 }, { sets = 6, time = 10 }]
[exercises.bound]
name = "Bound"
sides = "alternate"
duty = "open"
doses = [{ sets = 2, reps = 6 }, { sets = 2, reps = 8 }, { sets = 3, reps = 12, note = "20 m" }]
[exercises.shake]
name = "Shake"
"""


def exercise(id_: str) -> Exercise:
    found = parse_catalogue(TEXT)[0].get(id_)
    assert found is not None
    return found


def test_it_is_one_set_of_the_level_with_its_sides_and_note() -> None:
    routine = practice(exercise("calf-raise"), 1)
    assert (routine.id, routine.name, routine.equipment) == ("practice-calf-raise", "Practice: Calf raise", ("wall",))
    assert [(i.kind, i.length) for i in expand(routine).intervals] == [
        (Kind.READY, 10_000),
        (Kind.REPS, 4 * 5_000),
        (Kind.SWITCH, 5_000),
        (Kind.REPS, 4 * 5_000),
    ]
    _, work = expand(practice(exercise("calf-raise"), 2)).intervals
    assert (work.reps, work.side, work.sets, work.note) == (6, None, 1, "on the floor")


def test_holds_and_timed_work_take_the_dose_s_time() -> None:
    assert [i.length for i in expand(practice(exercise("stand"), 3)).intervals if i.is_work] == [40_000, 40_000]
    (hop,) = (i for i in expand(practice(exercise("hop"), 2)).intervals if i.is_work)
    assert (hop.kind, hop.length, hop.bpm) == (Kind.TIME, 10_000, 120)


def test_open_work_is_expected_to_take_a_second_a_contact_and_asks_for_no_number() -> None:
    (bound,) = (i for i in expand(practice(exercise("bound"), 3)).intervals if i.is_work)
    assert (bound.kind, bound.length, bound.record, bound.note) == (Kind.OPEN, 12_000, None, "20 m")


def test_a_hold_that_would_alternate_has_a_pass_a_side() -> None:
    cling = Exercise("cling", "Cling", sides=Sides.ALTERNATE, duty=Duty.HOLD, doses=(Dose(1, 9_000),))
    assert [i.side for i in expand(practice(cling, 1)).intervals if i.is_work] == [Side.LEFT, Side.RIGHT]
    assert dose_text(cling, cling.doses[0]) == "1 x 9 s each side"


def test_a_set_that_no_routine_could_hold_says_so() -> None:
    endless = Exercise("endless", "Endless", phases=(Phase("on", 6 * 3_600_000),))
    with pytest.raises(ValueError, match=r"^Endless cannot be practised so: the routine takes more than 24 hours"):
        practice(endless, 1)


def test_an_exercise_without_doses_has_one_level() -> None:
    assert levels_of(exercise("shake")) == (1,)
    (work,) = (i for i in expand(practice(exercise("shake"), 3)).intervals if i.is_work)
    assert (work.kind, work.reps) == (Kind.REPS, 8)


@pytest.mark.parametrize("level", LEVELS)
def test_every_exercise_can_be_practised_and_kept(level: int) -> None:
    for each in bundled_catalogue().exercises.values():
        timeline = expand(practice(each, level))
        assert is_slug(timeline.routine)
        assert any(interval.is_work for interval in timeline.intervals)
        assert timeline_from_json(timeline_to_json(timeline)) == timeline
