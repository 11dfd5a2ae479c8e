"""What of a routine is lighter today: calves after calf work, eyes that stay open, sore exercises, a set fewer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gate_helps import CLIMB, EXERCISES, READY_CHECKS, at, decided, done, routines

from foottimer.history.decisions import DecisionKind
from foottimer.plan.gates.lighter import Lighter, lighter
from foottimer.plan.model import Done
from foottimer.plan.situation import Situation
from foottimer.routine.adjust import Changes
from foottimer.routine.expand import expand
from foottimer.routine.model import Routine
from foottimer.routine.read import read_routine

CALVES = done(1, "calf-capacity-1")


def of(situation: Situation, routine: str) -> Lighter:
    return lighter(situation, routines()[routine], EXERCISES)


def doses(routine: Routine) -> list[tuple[str, int, int | None]]:
    """Each block that is done, as exercise, sets and reps."""
    timeline = expand(routine)
    return list(dict.fromkeys((i.exercise, i.sets or 1, i.reps) for i in timeline.intervals if i.exercise))


def test_nothing_is_lighter_where_nothing_asks_for_it() -> None:
    assert of(at(*CLIMB, checks=READY_CHECKS), "foot-strength-3") == Lighter()
    assert Lighter().done(routines()["balance-1"], EXERCISES) is routines()["balance-1"]


@pytest.mark.parametrize(
    ("routine", "own"),
    [("foot-strength-1", "calf-raise-double"), ("foot-strength-2", "calf-raise-2up1down")],
)
def test_calf_raises_are_light_after_calf_work(routine: str, own: str) -> None:
    light = of(at(CALVES), routine)
    before, after = doses(routines()[routine]), doses(light.done(routines()[routine], EXERCISES))
    assert own in [exercise for exercise, _, _ in before]
    assert ("calf-raise-double", 1, 12) in after
    assert [exercise for exercise, _, _ in after if exercise and exercise.startswith("calf-")] == ["calf-raise-double"]
    (note,) = light.notes
    assert note.why == "Calf-capacity was yesterday: the calves get a light day."
    assert "Double-leg calf raise, 1 set of 12" in note.what


def test_only_foot_strength_gives_way_to_calf_work() -> None:
    assert of(at(done(2, "calf-capacity-1", rpe=9)), "calf-capacity-1").notes == ()
    assert of(at(CALVES), "foot-activation").notes == ()


def test_eyes_stay_open_until_balance_is_shown() -> None:
    light = of(at(), "balance-2")
    assert dict(light.changes.swaps) == {"3": "quadripod-balance"}
    assert "30 s each side" in light.notes[0].why
    assert "no check-in yet" in light.notes[0].why
    assert of(at(checks=READY_CHECKS), "balance-2").notes == ()
    assert not any(i.eyes_closed for i in expand(light.done(routines()["balance-2"], EXERCISES)).intervals)


def test_a_test_is_left_as_it_is() -> None:
    sore = decided(DecisionKind.SORE, "knee-to-wall")
    assert of(at(decisions=(sore,)), "check-in") == Lighter()


def sore(*exercises: str) -> Situation:
    return at(decisions=tuple(decided(DecisionKind.SORE, one, days=3) for one in exercises))


def test_what_is_sore_gives_way_to_its_easier_one_and_on() -> None:
    assert dict(of(sore("short-foot"), "foot-strength-1").changes.swaps) == {"3": "toe-splay-press"}
    light = of(sore("short-foot", "toe-splay-press"), "foot-strength-1")
    assert dict(light.changes.swaps) == {"1": "toe-splay", "3": "toe-splay"}
    assert light.notes[1].why == "Short foot is marked sore since Sunday."
    assert light.notes[1].what == "Toe splay, not Short foot"


def test_what_nothing_stands_in_for_is_done_once() -> None:
    light = of(sore("calf-raise-double"), "foot-strength-1")
    assert dict(light.changes.sets) == {"5": 1}
    assert light.notes[0].what == "Double-leg calf raise, 1 set: nothing easier stands in for it"


def test_what_is_not_at_hand_stands_in_for_nothing() -> None:
    climbs = replace(EXERCISES["lunge-reverse"], kit=("step",))
    exercises = {**EXERCISES, "lunge-reverse": climbs}
    situation, routine = sore("lunge-forward"), routines()["lower-body-1"]
    own = replace(routine, exercises={**routine.exercises, "lunge-reverse": climbs})
    assert "lunge-reverse" in lighter(situation, own, exercises).changes.swaps.values()
    assert dict(lighter(situation, own, exercises, {"step"}).changes.swaps) == {"4": "squat"}


def ambers(routine: str) -> tuple[Done, Done]:
    return done(4, routine, pain=4), done(2, routine, pain=4)


def test_after_two_amber_sessions_there_is_a_set_fewer() -> None:
    light = of(at(*ambers("lower-body-1")), "lower-body-1")
    assert dict(light.changes.sets) == {"2": 1, "3": 1}
    assert all("amber" in note.why for note in light.notes)
    assert light.reasons == ((light.notes[0].why, ("Bodyweight squat, 1 set", "Reverse lunge, 1 set")),)
    assert of(at(*ambers("lower-body-1")), "balance-1").notes == ()


CIRCUITS = """
format = 1
name = "Mine"
series = "lower-body"
level = 1
[[block]]
rounds = 3
  [[block.block]]
  exercise = "squat"
  reps = 8
  sets = 2
[[block]]
rounds = 1
  [[block.block]]
  exercise = "squat"
  reps = 8
  sets = 2
"""


def test_a_circuit_has_a_round_fewer_instead() -> None:
    from foottimer.routine.library import bundled_catalogue

    routine = read_routine(CIRCUITS, "mine", bundled_catalogue()).routine
    assert routine is not None
    light = lighter(at(*ambers("lower-body-1")), routine, EXERCISES)
    assert dict(light.changes.sets) == {"1": 2, "2.1": 1}
    assert light.notes[0].what == "Circuit: 2 rounds"
    assert light.done(routine, EXERCISES).blocks != routine.blocks


def test_after_a_red_session_at_level_1_the_exercises_are_the_easier_ones() -> None:
    light = of(at(done(2, "foot-strength-1", pain=6)), "foot-strength-1")
    assert dict(light.changes.swaps)["1"] == "toe-splay"
    assert dict(light.changes.sets)["5"] == 1  # nothing is easier than calf raises on both legs
    assert {note.path for note in light.notes} == {"1", "2", "3", "4", "5", "6"}
    assert expand(light.done(routines()["foot-strength-1"], EXERCISES)).total > 0


def test_one_block_can_be_taken_back() -> None:
    light = of(sore("short-foot", "toe-splay-press"), "foot-strength-1").only({"3"})
    assert light.changes == Changes(swaps={"3": "toe-splay"})
    assert [note.path for note in light.notes] == ["3"]


@pytest.mark.parametrize("routine", sorted(routines()))
def test_every_routine_can_be_done_with_everything_sore(routine: str) -> None:
    everything = sore(*EXERCISES)
    light = lighter(everything, routines()[routine], EXERCISES)
    assert expand(light.done(routines()[routine], EXERCISES)).total > 0
