"""A routine of a finished session, and its sessions under another id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from history_samples import NOW, TIMELINE, moment

from foottimer.history.again import text_from_session
from foottimer.history.record import Answers, Record, Status
from foottimer.history.store import Store
from foottimer.routine.adjust import Changes, adjust
from foottimer.routine.easing import ease
from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue, find, load_library
from foottimer.routine.model import Routine, Side
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Timeline


def record_of(timeline: Timeline | None) -> Record:
    return Record(
        *("s", "r", "R", None, None, Status.COMPLETED, moment(), None, 0, 0, 0, 0, Answers(), (), ()), timeline=timeline
    )


def bundled(name: str) -> Routine:
    entry = find(name, load_library(None))
    assert entry is not None
    assert entry.routine is not None
    return entry.routine


def read(text: str) -> Routine:
    reading = read_routine(text, "again", bundled_catalogue())
    assert reading.problems == ()
    assert reading.routine is not None
    return reading.routine


def test_what_was_changed_for_the_day_is_in_it_and_the_day_above_it() -> None:
    routine = bundled("foot-strength-1")
    changed = adjust(routine, Changes(sets={"5": 3}, rests={"5": 60_000}, first_side=Side.RIGHT))
    timeline = expand(changed)
    text = text_from_session(record_of(timeline), bundled_catalogue(), 'Feet, "mine"')
    assert text.startswith(f'# What was followed on {moment().day}.\nformat = 1\nname   = "Feet, \\"mine\\""\n')
    assert "sets     = 3\nrest     = 60\n" in text
    again = read(text)
    assert expand(replace(again, first_side=Side.RIGHT)).intervals == timeline.intervals
    assert (again.series, again.level) == (None, None)


def test_a_timeline_that_no_blocks_make_is_kept_interval_by_interval() -> None:
    reading = read_routine(text_from_session(record_of(TIMELINE), bundled_catalogue()), "again", bundled_catalogue())
    assert reading.routine is not None
    again = expand(reading.routine)
    assert again.total == TIMELINE.total
    assert [one.name for one in again.intervals if one.is_work] == [
        one.name for one in TIMELINE.intervals if one.is_work
    ]


def test_without_a_timeline_it_says_so() -> None:
    with pytest.raises(ValueError, match="not known what this session asked for"):
        text_from_session(record_of(None), bundled_catalogue())


def test_no_file_can_hold_nothing_to_do() -> None:
    idle = replace(TIMELINE, intervals=TIMELINE.intervals[:1])
    with pytest.raises(ValueError, match="cannot hold"):
        text_from_session(record_of(idle), bundled_catalogue())


def test_the_sessions_of_a_routine_follow_its_new_id(store: Store, follow: Callable[..., str]) -> None:
    first, second, deleted = follow(0), follow(1), follow(2)
    store.delete(deleted, NOW)
    assert store.sessions_of("mini") == 2
    assert store.rename_routine("mini", "tiny", NOW) == 2
    assert (store.sessions_of("mini"), store.sessions_of("tiny")) == (0, 2)
    assert {record.id: record.routine for record in store.records()} == {first: "tiny", second: "tiny"}
    assert {*store.last_done()} == {"tiny"}
    assert store.record(first).timeline == TIMELINE
    assert store.rename_routine("mini", "tiny", NOW) == 0


def test_sessions_join_those_that_the_new_id_has_already(store: Store, follow: Callable[..., str]) -> None:
    follow(0)
    store.rename_routine("mini", "tiny", NOW)
    follow(1)
    assert store.rename_routine("mini", "tiny", NOW) == 1
    assert store.sessions_of("tiny") == 2


@pytest.mark.parametrize("index", range(0, 24, 3))
def test_what_went_on_with_an_easier_exercise_is_kept_as_it_went(index: int) -> None:
    catalogue = bundled_catalogue()
    eased = ease(expand(bundled("foot-strength-2")), index, catalogue.exercises).timeline
    again = expand(read(text_from_session(record_of(eased), catalogue)))
    assert [(one.name, one.side, one.length) for one in again.intervals if one.is_work] == [
        (one.name, one.side, one.length) for one in eased.intervals if one.is_work
    ]
