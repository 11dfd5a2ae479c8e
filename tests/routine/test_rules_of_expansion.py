"""The six rules of the section "Expansion" of the format, and its worked examples."""

import itertools
from dataclasses import replace

import pytest
from routine_help import read, routine_of, steps, timeline_of

from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Side
from foottimer.routine.outline import outline
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Kind

NO_READY = "[defaults]\nget_ready = 0\n"
WORKED = """
[[block]]
name = "A"
hold = 20
[[block]]
rounds = 2
  [[block.block]]
  rest = 15
  [[block.block]]
  name = "B"
  hold = 20
  [[block.block]]
  rounds = 2
    [[block.block.block]]
    name = "C"
    hold = 10
    [[block.block.block]]
    rest = 5
[[block]]
name = "D"
hold = 20
"""
EXAMPLE = """
format = 1
name   = "Foot-strength essentials"
series = "foot-strength"
level  = 1
about  = "Toes, arch, balance and calves. Barefoot, a wall within reach."
tags   = ["foot", "strength"]
equipment = ["wall"]

[goal]
per_week = 3

[defaults]
get_ready  = 10
transition = 10
switch     = 5
rest       = 15

[exercises.towel-scrunch]
name   = "Towel scrunch"
cues   = ["Pull the towel in", "Let it go slowly"]
phases = [["pull", 2], ["hold", 1], ["release", 2]]

[[block]]
exercise = "toe-splay-press"
reps     = 6

[[block]]
exercise = "quadripod-balance"
hold     = 20
sides    = "each"
sets     = 2

[[block]]
rest = 30

[[block]]
name   = "Calves"
rounds = 2
round_rest = 45

  [[block.block]]
  exercise = "calf-raise-double"
  reps  = 10
  tempo = "2-1-3"

  [[block.block]]
  exercise = "towel-scrunch"
  reps  = 8

[[block]]
name   = "Single-leg calf raises to fatigue"
open   = true
expect = 75
record = "reps"
sides  = "each"
switch = 20
"""


def test_rule_1_get_ready_is_always_first() -> None:
    first = timeline_of("[[block]]\nrest=5\n[[block]]\nname='A'\nhold=5").intervals[0]
    assert (first.kind, first.name, first.length, first.start, first.block) == (
        Kind.READY,
        "Get ready",
        10_000,
        0,
        None,
    )


def test_rule_2_sets_of_passes_with_switches_and_rests() -> None:
    body = "[[block]]\nname='A'\nhold=20\nsides='each'\nsets=2\n"
    assert steps(body) == [
        ("hold", 20),
        ("switch", 5),
        ("hold", 20),
        ("rest", 15),
        ("hold", 20),
        ("switch", 5),
        ("hold", 20),
    ]


def test_rule_2_block_order_switches_once() -> None:
    body = "[[block]]\nname='A'\nhold=20\nsides='each'\nsets=2\nside_order='block'"
    side = [("hold", 20), ("rest", 15), ("hold", 20)]
    assert steps(body) == [*side, ("switch", 5), *side]


def test_rule_2_a_paced_block_takes_what_the_formula_says() -> None:
    body = NO_READY + "[[block]]\nexercise='raise'\nreps=5\nsides='each'\nsets=3\nswitch=7\nrest=11"
    assert timeline_of(body).total == (3 * (2 * 30 + 7) + 2 * 11) * 1000


def test_rule_3_a_transition_stands_between_blocks_but_not_beside_a_rest_block() -> None:
    body = "[[block]]\nname='A'\nhold=1\n[[block]]\nname='B'\nhold=2\n[[block]]\nrest=3\n[[block]]\nname='C'\nhold=4"
    assert steps(body) == [("hold", 1), ("transition", 10), ("hold", 2), ("rest", 3), ("hold", 4)]
    transition = timeline_of(body).intervals[2]
    assert (transition.name, transition.block) == ("Next exercise", "1")


def test_rule_3_a_circuit_is_no_rest_block_whatever_it_begins_or_ends_with() -> None:
    body = "[[block]]\nname='A'\nhold=1\n[[block]]\n[[block.block]]\nrest=2\n[[block.block]]\nname='B'\nhold=3"
    body += "\n[[block.block]]\nrest=4\n[[block]]\nname='C'\nhold=5"
    expected = [("hold", 1), ("transition", 10), ("rest", 2), ("hold", 3), ("rest", 4), ("transition", 10), ("hold", 5)]
    assert steps(body) == expected


def test_rule_3_after_a_circuit_its_own_transition_counts_and_its_last_childs_is_ignored_with_a_warning() -> None:
    body = "[[block]]\ntransition=7\n[[block.block]]\nname='A'\nhold=1\ntransition=99\n[[block]]\nname='B'\nhold=2"
    reading = read(body)
    [problem] = reading.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "block[1].block[1].transition", 8)
    assert reading.routine is not None
    assert [i.length for i in expand(reading.routine).intervals if i.kind is Kind.TRANSITION] == [7_000]


CIRCUIT = "[[block]]\nrounds=3\n{keys}\n[[block.block]]\nname='A'\nhold=1\n"


def test_rule_4_a_rest_of_round_rest_stands_between_rounds() -> None:
    rests = [i for i in timeline_of(CIRCUIT.format(keys="round_rest=45")).intervals if i.kind is Kind.REST]
    assert [(i.length, i.name, i.block, i.round) for i in rests] == [(45_000, "Rest", "1", 1), (45_000, "Rest", "1", 2)]


def test_rule_4_without_round_rest_it_is_the_default_transition() -> None:
    assert steps(CIRCUIT.format(keys="")) == [("hold", 1), ("transition", 10)] * 2 + [("hold", 1)]
    shorter = "[defaults]\ntransition=4\n" + CIRCUIT.format(keys="transition=99")
    assert steps(shorter) == [("hold", 1), ("transition", 4)] * 2 + [("hold", 1)]


@pytest.mark.parametrize("place", ["first", "last"])
def test_rule_4_it_is_left_out_when_the_first_or_last_block_is_a_rest(place: str) -> None:
    rest, hold = "[[block.block]]\nrest=2\n", "[[block.block]]\nname='A'\nhold=1\n"
    body = "[[block]]\nrounds=2\n" + (rest + hold if place == "first" else hold + rest)
    pair = [("rest", 2), ("hold", 1)] * 2 if place == "first" else [("hold", 1), ("rest", 2), ("hold", 1)]
    assert steps(body) == pair


def test_rule_4_a_round_rest_of_0_is_stated_and_vanishes() -> None:
    assert steps(CIRCUIT.format(keys="round_rest=0")) == [("hold", 1)] * 3


def test_rule_5_what_has_no_length_vanishes() -> None:
    body = (
        "[defaults]\nget_ready=0\ntransition=0\nswitch=0\nrest=0\n[[block]]\nname='A'\nhold=1\nsides='each'\nsets=2\n"
    )
    assert steps(body + "[[block]]\nname='B'\nopen=true\n", ready=True) == [("hold", 1)] * 4 + [("open", 0)]


def test_rule_5_a_timeline_never_ends_in_a_rest_switch_or_transition() -> None:
    body = "[[block]]\nname='A'\nhold=1\n[[block]]\nrounds=2\n[[block.block]]\nrest=5\n[[block]]\nrest=6\n"
    assert steps(body) == [("hold", 1)]


def test_rule_5_intervals_are_numbered_and_start_where_the_one_before_ends() -> None:
    intervals = timeline_of(WORKED).intervals
    assert [interval.index for interval in intervals] == list(range(len(intervals)))
    assert all(after.start == before.start + before.length for before, after in itertools.pairwise(intervals))


def test_rule_6_the_total_is_the_sum_and_an_estimate_when_any_interval_waits() -> None:
    paced = timeline_of("[[block]]\nname='A'\nhold=5")
    waiting = timeline_of("[[block]]\nname='A'\nhold=5\n[[block]]\nname='B'\nopen=true\nexpect=30\n")
    assert (paced.total, paced.estimated) == (15_000, False)
    assert (waiting.total, waiting.estimated) == (55_000, True)


def test_a_flat_routine_takes_its_blocks_and_the_transitions_between_them() -> None:
    assert timeline_of("".join(f"[[block]]\nname='A'\nhold={n}\n" for n in (20, 30, 40))).total == 120_000


def test_the_worked_example_takes_220_seconds() -> None:
    inner = [("rest", 15), ("hold", 20), ("transition", 10), ("hold", 10), ("rest", 5), ("hold", 10), ("rest", 5)]
    assert steps(WORKED, ready=True) == [
        ("ready", 10),
        ("hold", 20),
        ("transition", 10),
        *inner,
        *inner,
        ("transition", 10),
        ("hold", 20),
    ]
    assert timeline_of(WORKED).total == 220_000


def test_the_worked_example_takes_265_seconds_with_a_round_rest() -> None:
    assert timeline_of(WORKED.replace("rounds = 2\n", "rounds = 2\nround_rest = 45\n", 1)).total == 265_000


def test_the_example_of_the_format_has_no_problem_and_takes_660_seconds() -> None:
    reading = read_routine(EXAMPLE, "example", bundled_catalogue())
    assert reading.problems == ()
    assert reading.routine is not None
    timeline = expand(reading.routine)
    blocks = {"1": 60, "2": 105, "3": 30, "4": 265, "5": 170}
    assert [row.length // 1000 for row in outline(reading.routine) if row.depth == 0] == list(blocks.values())
    assert timeline.total == (10 + sum(blocks.values()) + 2 * 10) * 1000
    assert timeline.estimated


def test_the_first_side_can_be_chosen_for_a_day() -> None:
    routine = routine_of("[[block]]\nname='A'\nhold=5\nsides='each'\n[[block]]\nexercise='lunge'\nreps=2")
    right = expand(replace(routine, first_side=Side.RIGHT))
    assert [i.side for i in right.intervals if i.is_work] == [Side.RIGHT, Side.LEFT, Side.ALTERNATE]


def test_what_stands_between_sets_says_which_set_and_no_side() -> None:
    intervals = timeline_of("[[block]]\nname='A'\nhold=5\nsides='each'\nsets=2").intervals
    switch, rest = intervals[2], intervals[4]
    assert (switch.name, switch.block, switch.set, switch.sets, switch.side) == ("Switch sides", "1", 1, 2, None)
    assert (rest.name, rest.block, rest.set, rest.sets, rest.side) == ("Rest", "1", 1, 2, None)
