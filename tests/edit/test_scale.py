"""A routine made shorter or longer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_routines import routine_of_file, routines, tables
from routine_help import routine_of

from foottimer.edit.knobs import Kind
from foottimer.edit.scale import Plan, nearness, scale
from foottimer.edit.stages import LEAST_DOSE, LEAST_PAUSE, SHORTEST_PAUSE
from foottimer.routine.adjust import walk
from foottimer.routine.contacts import planned_contacts
from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.routine.limits import excess, measure, measure_blocks
from foottimer.routine.model import Circuit, Duty, Exercise, Rest, Routine, Work
from foottimer.routine.practice import dose_of, in_full
from foottimer.routine.read import read_routine
from foottimer.routine.settle import settle

BUNDLED = {entry.id: entry.routine for entry in load_library(None) if entry.routine}
PARTS = st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.97, 1.0, 1.1, 1.3, 1.5, 2.0, 3.0, 10.0])

WALK = '[[block]]\nname = "Walk"\ntime = 60\noptional = true\n'
STAND = '[[block]]\nname = "Stand"\nhold = 20\nsets = 3\n'
RAISE = '[[block]]\nexercise = "raise"\nreps = 10\nsets = 2\nrest = 40\n'


def lines(plan: Plan) -> list[str]:
    return [f"{step.name}: {step.text} ({step.saves / 1000:g})" for step in plan.steps]


def bundled(text: str) -> Routine:
    """A routine of the bundled exercises."""
    reading = read_routine(f'format = 1\nname = "N"\n{text}', "n", bundled_catalogue())
    assert reading.routine is not None, reading.problems
    return reading.routine


# By hand -----------------------------------------------------------------------------------------


def test_optional_blocks_go_first() -> None:
    # 10 + 60 + 10 + 90 + 10 + 160
    routine = routine_of(WALK + STAND + RAISE)
    plan = scale(routine, 270_000)
    assert lines(plan) == ["Walk: left out, it is optional (70)"]
    assert (plan.before, plan.after, plan.off, plan.deletions) == (340_000, 270_000, 0, ((0,),))
    assert dict(plan.changes) == {}
    assert plan.verdict == "That is it."


def test_then_sets_where_there_are_most() -> None:
    routine = routine_of(STAND + RAISE)
    assert lines(scale(routine, 235_000)) == ["Stand: 3 -> 2 sets (35)"]
    assert lines(scale(routine, 133_000)) == ["Stand: 3 -> 2 sets (35)", "Calf raise: 2 -> 1 set (100)"]


def test_then_rounds_then_pauses_then_doses() -> None:
    inner = (STAND + RAISE).replace("sets = 3\n", "").replace("sets = 2\nrest = 40\n", "")
    routine = routine_of("[[block]]\nrounds = 2\nround_rest = 30\n" + inner.replace("[[block]]", "[[block.block]]"))
    # 10 + 2 x (20 + 10 + 60) + 30
    assert lines(scale(routine, 100_000)) == ["Circuit: 2 -> 1 round (120)"]
    shorter = scale(routine, 205_000)
    assert lines(shorter)[0].startswith("Circuit: between rounds 30 s -> ")
    assert shorter.defaults
    least = scale(routine, 1_000)
    assert least.verdict == "This is as short as it gets and stays the same routine: 1:01."
    assert lines(least)[-2:] == ["Stand: hold 20 s -> 15 s (5)", "Calf raise: 10 -> 6 reps (24)"]


def test_what_is_changed_is_said_for_the_file() -> None:
    plan = scale(routine_of(WALK + RAISE + STAND), 40_000)
    assert {place: dict(keys) for place, keys in plan.changes.items()} == {
        (1,): {"sets": 1, "reps": 6},
        (2,): {"sets": 1, "hold": 15},
    }
    assert dict(plan.defaults) == {"transition": 5, "get_ready": 5}
    assert plan.deletions == ((0,),)
    assert not plan.near


def test_longer_takes_sets_first_where_there_are_fewest() -> None:
    # 10 + 160 + 10 + 90
    plan = scale(routine_of(RAISE + STAND), 370_000)
    assert lines(plan) == ["Calf raise: 2 -> 3 sets (-100)"]
    assert plan.near
    far = scale(routine_of(RAISE + STAND), 24 * 3_600_000)
    assert far.verdict.startswith("This is as long as it gets and stays the same routine:")


def test_nothing_is_changed_for_a_few_seconds() -> None:
    routine = routine_of(STAND)
    plan = scale(routine, measure(routine).ms + nearness(100_000))
    assert plan.empty
    assert plan.verdict == "It takes about that long already."
    assert plan.routine == routine


def test_a_warm_up_is_never_left_out_and_a_circuit_keeps_a_block() -> None:
    warm = '[[block]]\nexercise = "walk-easy"\ntime = 300\noptional = true\n'
    inner = '[[block]]\n[[block.block]]\nname = "A"\nhold = 90\noptional = true\n'
    plan = scale(bundled(warm + inner + STAND), 1_000)
    assert plan.deletions == ()
    assert plan.changes[(0,)]["time"] == 180


def test_plyometric_rests_stay_and_its_sets_do_not_grow_beyond_the_dose_of_the_level() -> None:
    hops = '[[block]]\nexercise = "pogo-low"\ntime = 10\nsets = 3\nrest = 30\n'
    shorter = scale(bundled(hops), 1_000)
    assert all(step.kind is not Kind.REST for step in shorter.steps)
    assert scale(bundled(hops), 3_600_000).empty
    second = scale(bundled("level = 2\n" + hops), 3_600_000)
    assert dict(second.changes[(0,)]) == {"sets": 5}
    # The dose of the level rests 30 s.
    assert scale(bundled("level = 2\n" + hops.replace("rest = 30", "rest = 10")), 3_600_000).empty
    assert dict(scale(bundled(hops.replace("time = 10", "time = 8")), 3_600_000).changes[(0,)]) == {"time": 10}


@pytest.mark.parametrize("minutes", [3, 5, 8, 12, 20])
@pytest.mark.parametrize("id_", sorted(BUNDLED))
def test_bundled_routines_get_near_or_say_that_they_do_not(id_: str, minutes: int) -> None:
    plan = scale(BUNDLED[id_], minutes * 60_000)
    check(BUNDLED[id_], plan)
    assert plan.near or "as it gets" in plan.verdict or "nothing nearer" in plan.verdict
    if plan.off and "it gets" not in plan.verdict and not plan.empty:
        assert plan.verdict.endswith(f"{'more' if plan.off > 0 else 'less'} than {minutes}:00.")
    check_contacts(BUNDLED[id_], plan)


def check_contacts(routine: Routine, plan: Plan) -> None:
    """Assert that no plyometric exercise is done more than before, unless its level's dose has as much."""
    before, after = contacts(routine), contacts(plan.routine)
    for id_, count in after.items():
        exercise = routine.exercises[id_]
        dose = in_full(exercise, dose_of(exercise, routine.level or 1))
        assert count <= max(before[id_], planned_contacts(expand(dose), dose.exercises))


def contacts(routine: Routine) -> dict[str, int]:
    timeline = expand(routine)
    one: dict[str, Exercise] = dict(routine.exercises)
    return {id_: planned_contacts(timeline, {id_: exercise}) for id_, exercise in one.items()}


# For any routine ---------------------------------------------------------------------------------


def check(routine: Routine, plan: Plan) -> None:
    """Assert what holds of every plan."""
    changed = plan.routine
    assert plan.after == expand(changed).total == plan.before - sum(step.saves for step in plan.steps)
    assert excess(changed) is None
    assert measure_blocks(changed.blocks, changed).works
    assert applied(routine, plan) == (changed.blocks, changed.defaults)
    assert abs(plan.off) <= abs(plan.before - plan.target)
    check_idle(routine, plan)
    assert plan.empty == (changed == routine)


def check_idle(routine: Routine, plan: Plan) -> None:
    """Assert that what saves nothing by itself is there only because the others would save less without it."""
    idle = {step.place for step in plan.steps if not step.saves}
    if idle:
        blocks, defaults = applied(
            routine,
            replace(
                plan,
                changes={place: keys for place, keys in plan.changes.items() if place not in idle},
                deletions=tuple(place for place in plan.deletions if place not in idle),
            ),
        )
        assert measure(replace(routine, blocks=blocks, defaults=defaults)).ms != plan.after


def test_a_rest_goes_that_is_as_long_as_what_comes_back_for_it_where_rounds_go_too() -> None:
    inner = '[[block.block]]\nname = "A"\nreps = 1\n[[block.block]]\nrest = 7.5\noptional = true\n'
    routine = routine_of(f"[[block]]\nrounds = 4\n{inner}{STAND}")
    plan = scale(routine, 1_000)
    assert lines(plan)[0] == "Rest: left out, it is optional (0)"
    check(routine, plan)


@given(routines(), PARTS)
@settings(max_examples=150, deadline=None)
def test_a_plans_total_is_that_of_the_changed_routine_which_is_valid(routine: Routine, part: float) -> None:
    target = round(measure(routine).ms * part)
    plan = scale(routine, target)
    check(routine, plan)
    assert scale(routine, target) == plan


@given(tables(), PARTS)
@settings(max_examples=120, deadline=None)
def test_the_file_with_the_changes_is_read_without_an_error_as_the_plans_routine(
    file: dict[str, Any], part: float
) -> None:
    routine = routine_of_file(file)
    plan = scale(routine, round(measure(routine).ms * part))
    for place, keys in plan.changes.items():
        block_at(file, place).update(keys)
    for place in plan.deletions:
        del block_at(file, place[:-1])["block"][place[-1]]
    file["defaults"] = {**file["defaults"], **plan.defaults}
    read = routine_of_file(file)
    assert read.blocks == plan.routine.blocks
    assert read.exercises == plan.routine.exercises
    assert expand(read).total == plan.after


def block_at(file: dict[str, Any], place: tuple[int, ...]) -> dict[str, Any]:
    for number in place:
        file = file["block"][number]
    return file


@given(routines(), PARTS)
@settings(max_examples=120, deadline=None)
def test_nothing_goes_below_its_floor(routine: Routine, part: float) -> None:
    plan = scale(routine, round(measure(routine).ms * part))
    before = dict(walk(routine.blocks))
    for place, keys in plan.changes.items():
        block = before[".".join(str(number + 1) for number in place)]
        for key, value in keys.items():
            check_floor(block, key, value, part)
    ready = plan.defaults.get("get_ready")
    assert ready is None or ready >= min(5, (routine.defaults.get_ready or 10_000) / 1000)


def check_floor(block: object, key: str, value: Any, part: float) -> None:
    assert isinstance(block, Work | Rest | Circuit)
    if key in ("sets", "rounds"):
        assert value >= 1
    elif key in ("reps", "hold", "time"):
        assert isinstance(block, Work)
        was = block.reps if block.duty is Duty.REPS else (block.length or 0) / 1000
        assert value * 100 >= LEAST_DOSE * (was or 0)
    else:
        stated = block.length if isinstance(block, Rest) else getattr(block, key)
        was = 15_000 if stated is None else stated
        assert value * 1000 >= min(was, LEAST_PAUSE)
        assert value * 100 >= SHORTEST_PAUSE * was / 1000 or part > 1 or stated is None


def applied(routine: Routine, plan: Plan) -> tuple[Any, Any]:
    """The blocks and defaults when the plan's changes, then its deletions, are made to the routine as it is."""
    defaults = replace(routine.defaults, **{key: ms(value) for key, value in plan.defaults.items()})
    return _applied(routine.blocks, (), plan), defaults


def _applied(blocks: tuple[Any, ...], place: tuple[int, ...], plan: Plan) -> tuple[Any, ...]:
    made = []
    for number, block in enumerate(blocks):
        here = (*place, number)
        if here in plan.deletions:
            continue
        keys = {_field(block, key): _value(key, value) for key, value in plan.changes.get(here, {}).items()}
        if isinstance(block, Circuit):
            keys["blocks"] = _applied(block.blocks, here, plan)
        made.append(replace(block, **keys))
    return tuple(made)


def _field(block: object, key: str) -> str:
    return "length" if key in ("hold", "time") or isinstance(block, Rest) else key


def _value(key: str, value: Any) -> int:
    return int(value) if key in ("sets", "rounds", "reps") else ms(value)


def ms(value: Any) -> int:
    return round(value * 1000)


@given(routines())
@settings(max_examples=100, deadline=None)
def test_sets_that_start_on_time_still_do(routine: Routine) -> None:
    for part in (0.4, 2.5):
        made = scale(routine, round(measure(routine).ms * part)).routine
        for _, block in walk(made.blocks):
            assert not isinstance(block, Work) or block.every is None or settle(block, made).rest >= 0


def test_a_large_routine_is_no_work() -> None:
    # What is tried is few: a stage is halved, not walked.
    routine = BUNDLED["foot-strength-1"]
    large = replace(routine, blocks=routine.blocks * 40)
    plan = scale(large, measure(large).ms * 3 // 4)
    check(large, plan)
    assert plan.near
