"""What a routine needs, and what stands in where some of it is lacking."""

from __future__ import annotations

import pytest
from routine_help import lines, read

from foottimer.routine.adjust import Changes, adjust
from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.expand import expand
from foottimer.routine.library import load_library
from foottimer.routine.model import Duty, Routine, Sides, Work
from foottimer.routine.needs import (
    KIT,
    SILENT,
    Fit,
    fit,
    is_silent,
    lacking_text,
    needs,
    offers,
    own_names,
    stand_ins,
    swappable,
)
from foottimer.routine.outline import outline
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Interval, Kind
from foottimer.ui.today import Today

CATALOGUE, PROBLEMS = parse_catalogue("""
format = 1

[exercises.step-down]
name = "Step touch-down"
kit = ["step", "wall"]
instead = { step = "lunge" }
sides = "each"
duty = "reps"
phases = [["lower", 3], ["touch", 1], ["rise", 2]]
cues = ["Knee over toes"]
safety = "A firm step."

[exercises.lunge]
name = "Reverse lunge"
sides = "alternate"
duty = "reps"
phases = [["down", 2], ["pause", 1], ["return", 2]]
cues = ["Step back"]
safety = "A clear floor."

[exercises.bounding]
name = "Bounding"
kit = ["outdoors"]
instead = { outdoors = "rope" }
sides = "alternate"
duty = "open"
contacts = { per_rep = 1 }

[exercises.rope]
name = "Jump rope"
kit = ["rope"]
instead = { rope = "pogo" }
duty = "time"
bpm = 140
contacts = { per_second = 2 }

[exercises.pogo]
name = "Low pogo"
duty = "time"
bpm = 120
doses = [{ time = 10 }, { time = 12 }, { time = 14 }]
contacts = { per_second = 2 }

[exercises.dip]
name = "Dip"
kit = ["chair", "towel"]
instead = { towel = "two", chair = "hang" }
duty = "reps"
phases = [["down", 1], ["up", 1]]

[exercises.two]
name = "Two"
kit = ["chair"]
instead = { chair = "dip" }
duty = "reps"

[exercises.hang]
name = "Hang"
sides = "alternate"
duty = "hold"
doses = [{ hold = 25 }, { hold = 30 }, { hold = 40 }]

[exercises.endless]
name = "Endless"
kit = ["box"]
instead = { box = "vague" }
duty = "time"

[exercises.vague]
name = "Vague"
duty = "reps"

[exercises.deep-dip]
name = "Deep dip"
kit = ["towel"]
instead = { towel = "dip" }
duty = "reps"
phases = [["down", 3], ["up", 1]]

[exercises.row]
name = "Row"
kit = ["box"]
instead = { box = "vague-row" }
duty = "time"

[exercises.vague-row]
name = "Vague row"
kit = ["rope"]
instead = { rope = "sure-row" }
duty = "reps"

[exercises.sure-row]
name = "Sure row"
duty = "time"

[exercises.skip]
name = "Skip"
kit = ["box"]
instead = { box = "leap" }
duty = "reps"

[exercises.leap]
name = "Leap"
duty = "open"
""")


def routine_of(body: str) -> Routine:
    reading = read_routine(f'format = 1\nname = "Test"\n{body}', "test", CATALOGUE)
    assert reading.problems == ()
    assert reading.routine is not None
    return reading.routine


def block(exercise: str, keys: str) -> str:
    return f"\n[[block]]\nexercise = '{exercise}'\n{keys}\n"


def swapped(keys: str, exercise: str, other: str) -> Work:
    """The one block of a routine, done with another exercise, which expands."""
    routine = routine_of(block(exercise, keys))
    done = adjust(routine, Changes(swaps={"1": other}))
    assert expand(done).total > 0
    (only,) = done.blocks
    assert isinstance(only, Work)
    return only


def work(routine: Routine) -> list[Interval]:
    return [interval for interval in expand(routine).intervals if interval.is_work]


def test_the_catalogue_of_these_tests_is_sound() -> None:
    assert PROBLEMS == ()


# What it needs -----------------------------------------------------------------------------------


def test_needs_are_of_file_and_exercises_each_once_in_a_fixed_order() -> None:
    routine = routine_of('equipment = ["rope", "mat", "wall"]' + block("step-down", "reps = 4"))
    assert needs(routine) == ("wall", "step", "rope", "mat")
    assert needs(routine_of(block("lunge", "reps = 4"))) == ()


@pytest.mark.parametrize(
    ("body", "silent"),
    [
        (block("lunge", "reps = 4"), True),
        ("[[block]]\nname = 'Anything'\ntime = 9", True),
        (block("pogo", "time = 9"), False),
        (block("lunge", "reps = 4") + block("bounding", "open = true"), False),
        ('equipment = ["outdoors"]' + block("lunge", "reps = 4"), False),
    ],
)
def test_silent_is_what_neither_hops_nor_goes_outdoors(body: str, silent: bool) -> None:
    assert is_silent(routine_of(body)) is silent


# Without some of it ------------------------------------------------------------------------------


def test_a_routine_fits_that_needs_nothing_of_what_is_lacking() -> None:
    routine = routine_of(block("step-down", "reps = 4"))
    assert fit(routine, {"rope", "silent"}) == Fit(routine)
    assert fit(routine, ()).fits


def test_a_stand_in_is_found_for_each_block_that_misses_something_also_inside_circuits() -> None:
    inside = "\n[[block]]\nrounds = 2\n[[block.block]]\nexercise = 'step-down'\nreps = 4\n"
    routine = routine_of(
        'equipment = ["step", "wall"]' + block("lunge", "reps = 3") + inside + block("rope", "time = 9")
    )
    found = fit(routine, {"step", "rope"})
    assert dict(found.swaps) == {"2.1": "lunge", "3": "pogo"}
    assert [exercise.id for exercise in found.routine.exercises.values()] == ["lunge", "pogo"]
    assert own_names(routine, found.swaps) == {"2.1": "Step touch-down", "3": "Jump rope"}
    assert needs(found.routine) == ()


def test_what_stands_in_may_need_a_stand_in_itself() -> None:
    routine = routine_of(block("bounding", "open = true\nexpect = 8"))
    assert dict(fit(routine, {"outdoors"}).swaps) == {"1": "rope"}
    assert dict(fit(routine, {"outdoors", "rope"}).swaps) == {"1": "pogo"}
    assert [exercise.id for exercise in stand_ins(routine, "bounding")] == ["rope", "pogo"]


def test_two_exercises_that_stand_in_for_each_other_come_to_an_end() -> None:
    routine = routine_of(block("dip", "reps = 4"))
    assert [exercise.id for exercise in stand_ins(routine, "dip")] == ["hang", "two"]
    assert dict(fit(routine, {"towel"}).swaps) == {"1": "two"}
    assert dict(fit(routine, {"towel", "chair"}).swaps) == {"1": "hang"}


@pytest.mark.parametrize(
    ("body", "lacking", "why"),
    [
        (block("step-down", "reps = 4"), {"wall"}, "needs a wall: nothing stands in for it"),
        (block("step-down", "reps = 4"), {"wall", "step"}, ""),
        (
            'equipment = ["outdoors"]' + block("lunge", "reps = 4"),
            {"outdoors"},
            "needs the outdoors: nothing stands in",
        ),
        (block("rope", "time = 9"), {"rope", "silent"}, "needs a rope: nothing stands in for it"),
        (block("bounding", "open = true"), {"silent"}, "is not silent: Bounding"),
        (block("endless", "time = 9"), {"box"}, "needs a box: nothing stands in for it"),
    ],
)
def test_why_a_routine_does_not_fit(body: str, lacking: set[str], why: str) -> None:
    found = fit(routine_of(body), lacking)
    assert (found.why.startswith(why), found.fits) == (True, not why)
    assert bool(found.swaps) is not bool(why)


def test_what_is_heard_is_left_out_where_that_may_be() -> None:
    walk = f"{block('bounding', 'open = true')}optional = true\n{block('lunge', 'reps = 4')}"
    found = fit(routine_of(walk), {"silent"})
    assert (found.fits, found.left_out, dict(found.swaps)) == (True, {"1"}, {})


def test_an_optional_block_that_nothing_stands_in_for_is_left_out_or_the_optional_circuit_around_it() -> None:
    step, circuit = block("step-down", "reps = 4"), "[[block]]\nrounds = 2\noptional = true\n"
    inside = (block("lunge", "reps = 4") + step).replace("[[block]]", "[[block.block]]")
    rest = f"{step}optional = true\n{block('dip', 'reps = 4')}"
    found = fit(routine_of(f'equipment = ["wall", "mat"]\n{circuit}{inside}{rest}'), {"wall", "towel"})
    assert (found.left_out, dict(found.swaps), found.mark) == ({"1", "2"}, {"3": "two"}, "3 changes")
    assert (needs(found.routine), [row.name for row in outline(found.routine)]) == (("chair", "mat"), ["Two"])
    only = routine_of(f"{step}optional = true\n")
    assert fit(only, {"wall"}).why == "cannot be done: nothing would be left to do"
    assert [fit(only, these).mark for these in ({"step"}, {"rope"})] == ["1 stand-in", ""]


def test_a_stand_in_that_nobody_knows_how_much_of_is_passed_over() -> None:
    routine = routine_of(block("row", "time = 9"))
    assert [other.id for other in stand_ins(routine, "row")] == ["vague-row", "sure-row"]
    assert [other.id for other in swappable(routine, "1")] == ["sure-row"]
    assert dict(fit(routine, {"box", "rope"}).swaps) == {"1": "sure-row"}
    assert Today(routine).swapped("1").changes.swaps == {"1": "sure-row"}
    vague = routine_of(block("endless", "time = 9\noptional = true") + block("lunge", "reps = 4"))
    assert fit(vague, {"box"}).left_out == {"1"}


def test_what_changes_inside_of_what_is_left_out_is_no_change() -> None:
    inside = block("dip", "reps = 4") + block("step-down", "reps = 4\noptional = true") + block("pogo", "time = 9")
    circuit = "[[block]]\noptional = true\n" + inside.replace("[[block]]", "[[block.block]]")
    found = fit(routine_of(circuit + block("lunge", "reps = 4")), {"towel", "wall", "silent"})
    assert (dict(found.swaps), found.left_out, found.mark) == ({}, {"1"}, "1 left out")


@pytest.mark.parametrize("thing", [*KIT, SILENT])
def test_every_bundled_routine_that_fits_without_a_thing_does_without_it(thing: str) -> None:
    for entry in load_library(None):
        assert entry.routine is not None
        found = fit(entry.routine, {thing})
        if found.fits:
            assert thing not in needs(found.routine)
            assert is_silent(found.routine) or thing != SILENT
            assert expand(found.routine).total > 0
        else:
            assert thing in needs(entry.routine) or not is_silent(entry.routine)


def test_what_is_offered_and_lacking_in_words() -> None:
    routine = routine_of(block("step-down", "reps = 4") + block("pogo", "time = 9"))
    assert offers(routine) == (("step", "Step touch-down", "Reverse lunge"),)
    assert lacking_text({"silent", "outdoors", "step"}) == "without step, outdoors · silent"
    assert [lacking_text(these) for these in ({"silent"}, {"rope"}, ())] == ["silent", "without rope", ""]


# The rules of a swap -----------------------------------------------------------------------------


def test_the_same_duty_keeps_reps_sets_and_rests_and_reps_a_side() -> None:
    routine = routine_of(
        block("step-down", "reps = 6\nsets = 2\nrest = 45\nload = '8 kg'\nnote = '10 cm'\ncues = ['Low']")
    )
    done = adjust(routine, Changes(swaps={"1": "lunge"}))
    assert [(i.name, i.exercise, i.reps, i.set, i.length, i.cues, i.load, i.note) for i in work(done)] == [
        ("Reverse lunge", "lunge", 6, n, 2 * 6 * 5_000, ("Step back",), "8 kg", "") for n in (1, 2)
    ]
    assert [i.length for i in expand(done).intervals if i.kind is Kind.REST] == [45_000]
    assert [phase.name for phase in work(done)[0].phases] == ["down", "pause", "return"]
    assert dict(done.exercises) == {"lunge": routine.stand_ins["lunge"]}
    assert adjust(done, Changes()) == done


def test_a_tempo_stays_where_it_fits_the_phases_and_own_phases_go() -> None:
    assert swapped("reps = 6\ntempo = '4-2'", "deep-dip", "dip").tempo == (4_000, 2_000)
    assert swapped("reps = 6\ntempo = '4-0-2'", "step-down", "lunge").tempo is None  # a touch is no pause
    assert swapped("reps = 6\ntempo = '4-2'", "dip", "two").tempo is None
    assert swapped("reps = 6\nphases = [['sink', 2]]", "step-down", "lunge").phases is None


def test_what_is_said_at_a_percent_of_a_time_that_nobody_knows_goes() -> None:
    says = "at = [{ when = '50%', say = 'Half' }, { when = 5, say = 'Go' }]\n"
    assert [say.text for say in swapped(f"reps = 6\n{says}", "skip", "leap").at] == ["Go"]
    assert [say.text for say in swapped(f"time = 6\n{says}", "skip", "leap").at] == ["Half", "Go"]


def test_another_duty_takes_as_long_as_was_expected_else_the_first_dose() -> None:
    done = swapped("open = true\nexpect = 8\nmax = 9\nrecord = 'reps'\nbpm = 90", "bounding", "pogo")
    assert (done.duty, done.length, done.expect, done.max, done.record, done.bpm) == (Duty.TIME, 8_000, *[None] * 4)
    assert swapped("open = true", "bounding", "pogo").length == 10_000
    routine = routine_of(block("bounding", "open = true\nexpect = 8"))
    assert [(i.kind, i.side, i.bpm) for i in work(adjust(routine, Changes(swaps={"1": "pogo"})))] == [
        (Kind.TIME, None, 120)
    ]


def test_a_hold_cannot_alternate_and_takes_the_first_dose_for_reps() -> None:
    done = swapped("reps = 6\ntempo = '1-1'", "dip", "hang")
    assert (done.duty, done.length, done.reps, done.tempo, done.sides) == (Duty.HOLD, 25_000, None, None, Sides.EACH)


def test_a_block_measured_otherwise_than_its_exercise_stays_so() -> None:
    done = swapped("time = 40", "step-down", "lunge")
    assert (done.duty, done.length) == (Duty.TIME, 40_000)


def test_a_block_of_one_side_stays_on_it() -> None:
    assert swapped("reps = 6\nsides = 'left'", "step-down", "lunge").sides is Sides.LEFT
    assert swapped("time = 6\nsides = 'left'", "rope", "pogo").sides is None


def test_a_timing_stays_while_it_can_be_kept() -> None:
    assert swapped("reps = 4\nsets = 2\nevery = 60", "step-down", "lunge").every == 60_000
    assert swapped("reps = 4\nsets = 2\nevery = 60", "dip", "two").every is None
    assert swapped("reps = 4\nsets = 2\nevery = 50", "dip", "hang").every is None


def test_kit_that_only_the_swapped_exercise_needed_goes() -> None:
    routine = routine_of('equipment = ["step", "wall", "mat"]' + block("step-down", "reps = 4"))
    assert adjust(routine, Changes(swaps={"1": "lunge"})).equipment == ("mat",)
    both = routine_of('equipment = ["step"]' + block("step-down", "reps = 4") * 2)
    assert adjust(both, Changes(swaps={"1": "lunge"})).equipment == ("step",)


def test_the_outline_says_what_something_stands_in_for() -> None:
    routine = routine_of(block("step-down", "reps = 4"))
    swaps = {"1": "lunge"}
    (row,) = outline(adjust(routine, Changes(swaps=swaps)), own_names(routine, swaps))
    assert (row.name, row.summary, row.instead_of) == ("Reverse lunge", "4 reps each side by turns", "Step touch-down")


@pytest.mark.parametrize(
    ("swaps", "says"),
    [
        ({"9": "lunge"}, "no block 9"),
        ({"1": "zebra"}, "no exercise 'zebra'"),
        ({"2": "lunge"}, "block 2 has no exercise"),
        ({"3": "lunge"}, "block 3 has no exercise"),
        ({"4": "vague"}, "no telling how much"),
    ],
)
def test_a_swap_that_cannot_be_made_says_why(swaps: dict[str, str], says: str) -> None:
    routine = routine_of(
        block("step-down", "reps = 4")
        + "[[block]]\nrest = 5\n[[block]]\nname = 'Free'\ntime = 9\n"
        + block("endless", "time = 9")
    )
    with pytest.raises(ValueError, match=says):
        adjust(routine, Changes(swaps=swaps))


def test_limits_hold_for_swaps_too() -> None:
    routine = routine_of(block("bounding", "open = true\nsets = 3000\nrest = 0"))
    assert adjust(routine, Changes(swaps={"1": "pogo"}))
    with pytest.raises(ValueError, match="24 hours"):
        adjust(routine, Changes(swaps={"1": "pogo"}, sets={"1": 9_000}))


# In a file ---------------------------------------------------------------------------------------


def test_a_file_brings_stand_ins_of_its_own_and_is_warned_of_one_that_is_not_there() -> None:
    body = """
[exercises.dip]
name = "Dip"
kit = ["chair", "box"]
instead = { chair = "plank", box = "blance" }
[exercises.plank]
name = "Plank"
kit = ["wall"]
instead = { wall = "balance" }
[[block]]
exercise = "dip"
reps = 3
"""
    routine = read(body).routine
    assert routine is not None
    assert list(routine.stand_ins) == ["plank", "balance"]
    warning = "warning: exercises.dip.instead.box: no exercise has the id 'blance' (did you mean 'balance'?)"
    assert [line.split(": ", 1)[1] for line in lines(body)] == [warning]
