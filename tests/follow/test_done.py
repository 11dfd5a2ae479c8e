"""What was done against what was planned."""

from __future__ import annotations

from datetime import date

import pytest
from lines import hold, line, opened, ready, reps, rest
from parts import clock

from foottimer.follow.done import DoneSet, Measure, clock_text, done_rows, farewell, percent, record_of
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.record import Status
from foottimer.history.streak import streak
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Timeline
from foottimer.settings.model import Length

MONDAY = date(2026, 3, 2)


def runner_of(timeline: Timeline) -> Runner:
    watch = clock()
    runner = Runner(timeline, watch, Journal(None, timeline, watch))
    runner.start()
    return runner


def run_to_end(runner: Runner) -> None:
    runner.clock.move(runner.session.timeline.total)  # type: ignore[attr-defined]
    runner.tick()


def test_sets_and_rounds_of_one_exercise_and_side_share_a_row() -> None:
    timeline = line(
        ready(), *(hold(9_000, side=side, round=turn) for turn in (1, 2) for side in (Side.LEFT, Side.RIGHT))
    )
    rows = done_rows(timeline, ())
    assert [(row.side, len(row.sets), row.measure, row.unit) for row in rows] == [
        (Side.LEFT, 2, Measure.SECONDS, "s"),
        (Side.RIGHT, 2, Measure.SECONDS, "s"),
    ]
    assert rows[0].sets[0] == DoneSet(None, 9, None)


def test_reps_by_turns_count_a_side() -> None:
    (row,) = done_rows(line(reps(4, side=Side.ALTERNATE)), ())
    assert (row.unit, row.sets[0].planned) == ("reps a side", 4)


def test_of_several_tries_the_finished_one_is_shown() -> None:
    runner = runner_of(line(hold(20_000), rest(), hold(5_000, name="Other")))
    runner.clock.move(22_000)  # type: ignore[attr-defined]
    runner.jump(0)
    runner.clock.move(4_000)  # type: ignore[attr-defined]
    runner.skip()
    (first, _) = done_rows(runner.session.timeline, runner.journal.attempts)
    assert first.sets == (DoneSet(0, 20, 20, finished=True),)


def test_a_number_shows_on_the_try_that_it_was_given_for() -> None:
    runner = runner_of(line(opened(10_000, record=Unit.CM), rest()))
    for _ in range(2):
        runner.clock.move(3_000)  # type: ignore[attr-defined]
        runner.done()
        runner.back()
    runner.journal.correct(0, recorded=8.5)
    (row,) = done_rows(runner.session.timeline, runner.journal.attempts)
    assert (row.sets[0].seq, row.sets[0].done) == (0, 8.5)


def test_distances_are_shown_in_the_persons_unit() -> None:
    runner = runner_of(line(opened(10_000, record=Unit.CM), opened(10_000, name="Other", record=Unit.SECONDS)))
    runner.done()
    runner.done()
    runner.journal.correct(0, recorded=10.16)
    runner.journal.correct(1, recorded=10.16)
    rows = done_rows(runner.session.timeline, runner.journal.attempts, Length.INCH)
    assert [(row.unit, row.sets[0].done) for row in rows] == [("in", 4.0), ("s", 10.16)]
    assert [row.unit for row in done_rows(runner.session.timeline, ())] == ["cm", "s"]


def test_percent_is_100_only_when_all_is_done() -> None:
    runner = runner_of(line(hold(1_000_000)))
    runner.clock.move(999_999)  # type: ignore[attr-defined]
    runner.end()
    assert percent(record_of(runner, Status.PARTIAL)) == 99


def test_a_time_counts_seconds_that_are_over() -> None:
    assert clock_text(629_999) == "10:29"


@pytest.mark.parametrize(
    ("status", "kept", "text"),
    [
        (Status.COMPLETED, True, "Feet: 0:30 done, 100 % of the work. 0 of 3 this week."),
        (Status.PARTIAL, True, "Feet: ended early, 0:30 done, 100 % of the work. 0 of 3 this week."),
        (Status.COMPLETED, False, "Feet: rehearsal, not saved."),
    ],
)
def test_the_farewell(status: Status, kept: bool, text: str) -> None:
    runner = runner_of(line(ready(), hold(20_000)))
    run_to_end(runner)
    assert farewell(record_of(runner, status), streak((), MONDAY), kept) == text
