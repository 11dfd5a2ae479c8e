"""What holds for every routine, over every duty and key of the format."""

from dataclasses import replace
from itertools import groupby, pairwise

from hypothesis import given, settings
from random_routines import routines

from foottimer.routine.adjust import walk
from foottimer.routine.expand import expand
from foottimer.routine.limits import measure, measure_block
from foottimer.routine.model import Circuit, Duty, Routine, Sides, Work
from foottimer.routine.outline import outline
from foottimer.routine.settle import settle, sides_of
from foottimer.routine.timeline import Kind, Timeline, timeline_from_json, timeline_to_json


@given(routines())
@settings(max_examples=120, deadline=None)
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
@settings(max_examples=100, deadline=None)
def test_the_arithmetic_of_the_limits_is_the_expansions(routine: Routine) -> None:
    timeline = expand(routine)
    size = measure(routine)
    assert (size.count, size.ms) == (len(timeline.intervals), timeline.total)


@given(routines())
@settings(max_examples=100, deadline=None)
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
