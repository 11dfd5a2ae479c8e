"""What holds for every routine, over every duty and key of the format."""

from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from routine_help import CATALOGUE

from foottimer.routine.adjust import walk
from foottimer.routine.expand import expand
from foottimer.routine.limits import measure, measure_block
from foottimer.routine.model import Circuit, Duty, Routine, Side, Sides, Work
from foottimer.routine.outline import outline
from foottimer.routine.read import read_routine
from foottimer.routine.settle import settle, sides_of
from foottimer.routine.timeline import Kind, Timeline, timeline_from_json, timeline_to_json

LENGTHS = st.one_of(st.integers(1, 90), st.sampled_from([0.001, 7.5, "1m30s", "1:05", "2s"]))
GAPS = st.one_of(st.just(0), LENGTHS)
COUNTS = st.integers(1, 4)
NAMES = st.sampled_from(["Alpha", "Bravo"])
WHENS = st.one_of(GAPS, st.sampled_from(["0%", "50%", "33.3%", "100%"]))
SAYS = st.lists(st.fixed_dictionaries({"when": WHENS, "say": NAMES}), max_size=3)
PHASES = st.lists(st.tuples(NAMES, GAPS).map(list), max_size=3).filter(lambda ps: not ps or any(p[1] for p in ps))
TEMPO = (
    st.lists(st.sampled_from(["0", "1", "2.5"]), min_size=3, max_size=3).filter(lambda t: t != ["0"] * 3).map("-".join)
)


def table(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for a TOML table with these keys."""
    return st.fixed_dictionaries(required, optional=optional)


ANY_BLOCK = {"note": NAMES, "optional": st.booleans()}
WORK = {
    **ANY_BLOCK,
    "transition": GAPS,
    "sets": COUNTS,
    "rest": GAPS,
    "side_order": st.sampled_from(["set", "block"]),
    "switch": GAPS,
    "cues": st.lists(NAMES, max_size=2),
    "load": st.one_of(NAMES, st.integers(1, 20), st.just(7.5)),
}
SIDES = {"sides": st.sampled_from([side.value for side in Sides])}
HOLD_SIDES = {"sides": st.sampled_from(["both", "left", "right", "each"])}
ADVANCE = {"advance": st.sampled_from(["auto", "manual"])}
AT = {"at": SAYS}
WHO = st.one_of(
    st.fixed_dictionaries({"name": NAMES}),
    st.fixed_dictionaries({"exercise": st.sampled_from(["raise", "heel raise", "balance", "lunge", "hop", "own"])}),
)
REPS = table({"reps": COUNTS}, {**WORK, **SIDES, **ADVANCE, **AT, "phases": PHASES, "rep_time": LENGTHS})
TEMPO_REPS = table({"reps": COUNTS, "exercise": st.just("raise"), "tempo": TEMPO}, {**WORK, **SIDES, **ADVANCE})
HOLD = table({"hold": LENGTHS, "sides": HOLD_SIDES["sides"]}, {**WORK, **ADVANCE, **AT})
TIME = table({"time": LENGTHS}, {**WORK, **SIDES, **ADVANCE, **AT, "bpm": st.integers(30, 200)})
OPEN = table(
    {"open": st.just(True)},
    {**WORK, **SIDES, "expect": GAPS, "max": st.just(500), "record": st.sampled_from(["reps", "cm", "seconds"])},
)
OPEN_AT = table({"open": st.just(True), "expect": LENGTHS}, {**WORK, **SIDES, **AT})
TIMED = {key: value for key, value in WORK.items() if key not in ("rest", "switch")}
EVERY = st.one_of(
    table(
        {
            duty: st.integers(1, 20),
            "every": st.integers(45, 60),
            "sides": HOLD_SIDES["sides"],
            "switch": st.integers(0, 5),
            "advance": st.just("auto"),
        },
        TIMED,
    )
    for duty in ("hold", "time", "reps")
).map(lambda block: {**block, "phases": [["a", 1]]} if "reps" in block else block)
REST = table({"rest": LENGTHS}, {**ANY_BLOCK, "name": NAMES})


def named(duty: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Add a name or an exercise."""
    return st.tuples(duty, WHO).map(lambda both: {**both[0], **both[1]})


LEAVES = st.one_of(named(REPS), TEMPO_REPS, named(HOLD), named(TIME), named(OPEN), named(OPEN_AT), named(EVERY), REST)
CIRCUIT = {**ANY_BLOCK, "name": NAMES, "transition": GAPS, "rounds": COUNTS, "round_rest": GAPS}


def circuits(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return circuits of inner blocks."""
    return table({"block": st.lists(inner, min_size=1, max_size=3)}, CIRCUIT)


BLOCKS = st.one_of(LEAVES, circuits(LEAVES), circuits(st.one_of(LEAVES, circuits(LEAVES))))
DEFAULTS = table(
    {}, dict.fromkeys(("get_ready", "transition", "switch", "rest"), GAPS) | ADVANCE | {"rep_time": LENGTHS}
)


OWN = {"own": {"name": "Own", "sides": "each", "bpm": 60, "cues": ["Go"], "phases": [["in", 1], ["out", 0]]}}


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Draw a routine by way of its file."""
    blocks = [*draw(st.lists(BLOCKS, max_size=4)), draw(named(TIME)), *draw(st.lists(REST, max_size=1))]
    data = {"format": 1, "name": "N", "defaults": draw(DEFAULTS), "block": blocks, "exercises": OWN}
    reading = read_routine(tomli_w.dumps(data), "n", CATALOGUE)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    assert reading.routine is not None
    return replace(reading.routine, first_side=draw(st.sampled_from([Side.LEFT, Side.RIGHT])))


@given(routines())
@settings(max_examples=250, deadline=None)
def test_the_timeline_holds_together(routine: Routine) -> None:
    timeline = expand(routine)
    intervals = timeline.intervals
    assert [interval.index for interval in intervals] == list(range(len(intervals)))
    assert intervals[0].start == 0
    assert all(after.start == before.start + before.length for before, after in pairwise(intervals))
    assert timeline.total == sum(interval.length for interval in intervals)
    assert all(interval.length > 0 or interval.kind is Kind.OPEN for interval in intervals)
    assert intervals[-1].is_work
    assert all(phase.ms > 0 for interval in intervals for phase in interval.phases)
    assert [interval.kind for interval in intervals].count(Kind.READY) <= 1


@given(routines())
@settings(max_examples=150, deadline=None)
def test_the_arithmetic_of_the_limits_is_the_expansions(routine: Routine) -> None:
    timeline = expand(routine)
    size = measure(routine)
    assert (size.count, size.ms) == (len(timeline.intervals), timeline.total)


@given(routines())
@settings(max_examples=150, deadline=None)
def test_each_side_gets_the_full_duty_in_every_set(routine: Routine) -> None:
    timeline = expand(routine)
    for path, block in walk(routine.blocks):
        if isinstance(block, Work):
            check_sides(path, block, routine, timeline)


def check_sides(path: str, block: Work, routine: Routine, timeline: Timeline) -> None:
    """Assert that all passes of one block are there, as long as they should be, in order."""
    exercise = routine.exercises[block.exercise] if block.exercise else None
    passes = [interval for interval in timeline.intervals if interval.block == path and interval.is_work]
    settled = settle(block, routine)
    each = sides_of(block, exercise) is Sides.EACH
    rounds = len(passes) // (block.sets * (2 if each else 1))
    assert rounds >= 1
    assert {(interval.length, interval.reps) for interval in passes} == {(settled.length, block.reps)}
    if each:
        first, second = settled.sides
        assert first is routine.first_side
        once = [first, second] * block.sets
        if settled.by_block:
            once = [first] * block.sets + [second] * block.sets
        assert [interval.side for interval in passes] == once * rounds
    if block.duty is Duty.HOLD:
        assert settled.length == block.length


@given(routines())
@settings(max_examples=100, deadline=None)
def test_with_every_each_set_starts_that_long_after_the_one_before(routine: Routine) -> None:
    timeline = expand(routine)
    every = {path: block for path, block in walk(routine.blocks) if isinstance(block, Work) and block.every}
    for path, block in every.items():
        passes = [interval for interval in timeline.intervals if interval.block == path and interval.is_work]
        sets = [next(group).start for _, group in groupby(passes, key=lambda interval: (interval.round, interval.set))]
        if not settle(block, routine).by_block:
            for number, (before, after) in enumerate(pairwise(sets), start=1):
                assert number % block.sets == 0 or after - before == block.every


@given(routines())
@settings(max_examples=100, deadline=None)
def test_a_timeline_survives_its_json(routine: Routine) -> None:
    timeline = expand(routine)
    assert timeline_from_json(timeline_to_json(timeline)) == timeline


@given(routines())
@settings(max_examples=100, deadline=None)
def test_the_outline_has_a_row_for_every_block_with_its_length(routine: Routine) -> None:
    rows = outline(routine)
    assert [(row.path, row.length) for row in rows] == [
        (path, measure_block(block, routine).ms) for path, block in walk(routine.blocks)
    ]
    assert all(row.summary or row.kind == "rest" for row in rows)


@given(routines())
@settings(max_examples=60, deadline=None)
def test_the_same_routine_always_has_the_same_timeline(routine: Routine) -> None:
    assert expand(routine) == expand(replace(routine))
    assert any(isinstance(block, Work) for _, block in walk(routine.blocks))
    assert all(block.blocks for _, block in walk(routine.blocks) if isinstance(block, Circuit))
