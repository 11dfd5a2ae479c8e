"""Planned against done, and the line about the week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from history_samples import NOW, TIMELINE, attempt, moment

from foottimer.history.record import AttemptRow, Status
from foottimer.history.statistics import Part, Summary, summary
from foottimer.history.store import Store
from foottimer.history.streak import streak, week_line
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind, Timeline
from foottimer.session.events import Outcome

MONDAY = date(2026, 3, 2)


def summed_up(store: Store, *rows: AttemptRow, timeline: Timeline = TIMELINE) -> Summary:
    session = store.begin(timeline, moment(), NOW)
    for row in rows:
        store.add_attempt(session, row, NOW)
    store.close(session, Status.PARTIAL, NOW, 0, 0, NOW)
    return summary(store.record(session))


def test_each_exercise_and_side_is_a_part_in_the_timelines_order(store: Store) -> None:
    parts = summed_up(store).parts
    assert [(part.exercise, part.name, part.side, part.kind) for part in parts] == [
        ("balance", "Single-leg balance", Side.LEFT, Kind.HOLD),
        ("balance", "Single-leg balance", Side.RIGHT, Kind.HOLD),
        ("calf-raise", "Calf raise", None, Kind.REPS),
        (None, "As many as you can", None, Kind.OPEN),
    ]


def test_what_was_not_begun_is_planned_and_not_done(store: Store) -> None:
    found = summed_up(store)
    assert found.parts[2] == Part(
        exercise="calf-raise",
        name="Calf raise",
        side=None,
        kind=Kind.REPS,
        unit=None,
        sets_planned=1,
        sets_done=0,
        reps_planned=13,
        reps_done=None,
        planned_ms=39_000,
        done_ms=0,
        recorded=(),
        rows=(),
    )
    assert (found.share, found.planned_ms, found.done_ms) == (0.0, 100_000, 0)


def test_left_and_right_are_told_apart(store: Store) -> None:
    left, right, *_ = summed_up(
        store, attempt(1, 0), attempt(2, 1), attempt(3, 2, actual=9_000, outcome=Outcome.CUT)
    ).parts
    assert (left.sets_done, left.done_ms) == (1, 20_500)
    assert (right.sets_done, right.done_ms) == (0, 9_000)


def test_all_tries_are_summed_and_can_be_found_again(store: Store) -> None:
    tries = (
        attempt(5, 0, actual=9_000, reps_done=3, outcome=Outcome.LEFT),
        attempt(0, 1),
        attempt(5, 2, attempt=2),
        attempt(5, 3, attempt=3, actual=100, reps_done=None, outcome=Outcome.SKIPPED),
    )
    part = summed_up(store, *tries).parts[2]
    assert (part.sets_done, part.reps_done, part.done_ms) == (1, 16, 48_100)
    assert [row.seq for row in part.rows] == [0, 2, 3]


def test_sets_and_rounds_of_one_exercise_are_one_part(store: Store) -> None:
    again = replace(TIMELINE.intervals[5], index=8, start=135_000, set=2, reps=7)
    longer = replace(TIMELINE, intervals=(*TIMELINE.intervals, again))
    part = summed_up(store, attempt(5), replace(attempt(5, 1, reps_done=7), index=8), timeline=longer).parts[2]
    assert (part.sets_planned, part.sets_done, part.reps_planned, part.reps_done) == (2, 2, 20, 20)


def test_recorded_numbers_come_with_their_unit(store: Store) -> None:
    part = summed_up(store, attempt(7, 0, recorded=14.0), attempt(7, 1, recorded=15.5)).parts[3]
    assert (part.unit, part.recorded) == (Unit.REPS, (14.0, 15.5))


def test_a_summary_needs_the_timeline(store: Store, follow: Callable[..., str]) -> None:
    follow()
    with pytest.raises(ValueError, match="timeline"):
        summary(store.records()[0])


@pytest.mark.parametrize(
    ("weeks", "this_week", "line"),
    [
        (0, 0, "0 of 3 this week"),
        (0, 1, "1 of 3 this week"),
        (0, 3, "3 of 3 this week, secured · 1 week so far"),
        (1, 0, "0 of 3 this week · 1 week so far"),
        (1, 3, "3 of 3 this week, secured · 2 weeks in a row"),
        (5, 2, "2 of 3 this week · 5 weeks in a row"),
        (5, 5, "5 days this week, secured · 6 weeks in a row"),
    ],
)
def test_the_line_about_the_week(weeks: int, this_week: int, line: str) -> None:
    days = [MONDAY + timedelta(weeks=number, days=day) for number in range(weeks) for day in range(3)]
    days += [MONDAY + timedelta(weeks=weeks, days=day) for day in range(this_week)]
    assert week_line(streak(days, MONDAY + timedelta(weeks=weeks, days=6))) == line
