"""A timeline becomes a file again, and that expands to the same timeline."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from routine_help import CATALOGUE, timeline_of
from test_properties import routines

from foottimer.routine.expand import expand
from foottimer.routine.fold import fold, fold_flat
from foottimer.routine.library import Entry, bundled_catalogue, load_library
from foottimer.routine.model import Routine
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Interval, Timeline
from foottimer.text.fresh import routine_text

BUNDLED = load_library(None)


def unfolded(text: str, like: Routine | None = None) -> Timeline:
    """What a text expands to, read without a problem; beginning with the side of another routine."""
    reading = read_routine(text, "again", CATALOGUE if like else bundled_catalogue())
    assert reading.routine is not None, (reading.problems, text)
    return expand(replace(reading.routine, first_side=like.first_side) if like else reading.routine)


def seen(timeline: Timeline) -> list[Interval]:
    """The intervals; that eyes are closed is what the catalogue says of an exercise."""
    return [replace(interval, eyes_closed=False) for interval in timeline.intervals]


@pytest.mark.parametrize("entry", BUNDLED, ids=lambda entry: entry.id)
def test_every_bundled_routine_is_found_again_whole(entry: Entry) -> None:
    assert entry.timeline is not None
    text = routine_text(fold(entry.timeline, bundled_catalogue()))
    reading = read_routine(text, "again", bundled_catalogue())
    assert reading.problems == ()
    assert reading.routine is not None
    again = expand(reading.routine)
    assert again.intervals == entry.timeline.intervals
    assert (again.name, again.cues) == (entry.timeline.name, entry.timeline.cues)


@given(routines())
@settings(max_examples=120)
def test_any_routine_is_found_again_whole(routine: Routine) -> None:
    timeline = expand(routine)
    assert seen(unfolded(routine_text(fold(timeline, CATALOGUE)), routine)) == seen(timeline)


def test_a_circuit_of_circuits_keeps_its_name() -> None:
    one = '[[block.block]]\n[[block.block.block]]\nname = "B"\nhold = 5\n'
    timeline = timeline_of(f'[[block]]\nname = "A"\nround_rest = 0\nrounds = 2\n{one}{one}')
    text = routine_text(fold(timeline, CATALOGUE))
    assert text.count('"A"') == 1
    assert seen(unfolded(text)) == seen(timeline)


@given(routines())
@settings(max_examples=100)
def test_a_block_for_each_interval_takes_as_long_and_asks_for_the_same_work(routine: Routine) -> None:
    timeline = expand(routine)
    flat = unfolded(routine_text(fold_flat(timeline, CATALOGUE)), routine)
    assert flat.total == timeline.total
    work = [
        (one.kind, one.name, one.start, one.length, one.side, one.phases) for one in timeline.intervals if one.is_work
    ]
    assert work == [
        (one.kind, one.name, one.start, one.length, one.side, one.phases) for one in flat.intervals if one.is_work
    ]


def test_it_reads_like_a_file_of_a_person() -> None:
    timeline = timeline_of("""
        [defaults]
        rest = 40
        transition = 20
        [[block]]
        exercise = "raise"
        reps = 10
        sets = 3
        tempo = "2-0-4"
        [[block]]
        name = "Calves"
        rounds = 2
        round_rest = 45
          [[block.block]]
          exercise = "balance"
          hold = "1m30s"
          sets = 2
          side_order = "block"
          switch = 7.5
          [[block.block]]
          rest = 30
          name = "Shake out"
        [[block]]
        name = "Walk"
        time = 30
        optional = true
        at = [{ when = "50%", say = "Half" }]
    """)  # fmt: skip
    assert routine_text(fold(timeline, CATALOGUE), "Again.") == (
        """\
# Again.
format = 1
name   = "Test"

[defaults]
transition = 20
rest       = 40

[[block]]
exercise = "raise"
reps     = 10
sets     = 3
tempo    = "2-0-4"

[[block]]
name       = "Calves"
rounds     = 2
round_rest = 45

  [[block.block]]
  exercise   = "balance"
  hold       = 90
  sets       = 2
  side_order = "block"
  switch     = 7.5

  [[block.block]]
  rest = 30
  name = "Shake out"

[[block]]
name     = "Walk"
time     = 30
at       = [{ when = 15, say = "Half" }]
optional = true
"""
    )


def test_an_exercise_that_is_not_in_the_catalogue_any_more_is_the_files_own() -> None:
    timeline = timeline_of("""
        [exercises.scrunch]
        name = "Towel scrunch"
        sides = "each"
        cues = ["Pull"]
        phases = [["pull", 2], ["go", 1]]
        [[block]]
        exercise = "scrunch"
        reps = 4
    """)
    text = routine_text(fold(timeline, CATALOGUE))
    assert '[exercises.scrunch]\nname = "Towel scrunch"\n' in text
    reading = read_routine(text, "again", CATALOGUE)
    assert reading.problems == ()
    assert reading.routine is not None
    assert expand(reading.routine).intervals == timeline.intervals
