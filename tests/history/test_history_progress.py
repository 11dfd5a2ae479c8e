"""Weeks, the five variables, exercises and totals, by hand and against loops over random records."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_stores import HISTORIES, History, in_memory, write

from foottimer.history.calendar import week_of
from foottimer.history.exercised import Amount, exercise_totals
from foottimer.history.overview import overview
from foottimer.history.progress import progress, weeks_between, weeks_of
from foottimer.history.record import Record, Status, counts
from foottimer.history.sums import DaySum, ExerciseDay, SeriesSum, Sums
from foottimer.history.totals import totals
from foottimer.routine.contacts import contacts_done, planned_contacts
from foottimer.routine.library import bundled_catalogue, bundled_folder, load_file
from foottimer.routine.model import Exercise, Side
from foottimer.routine.timeline import Kind

MONDAY = date(2026, 3, 2)
KNOWN = {"pogo-low": Exercise("pogo-low", "Low pogo hops", contacts_per_rep=1, contacts_per_second=2.0)}


def a_day(
    day: date,
    sessions: int = 1,
    counted: int = 1,
    minutes: float = 10,
    rpe: tuple[int, ...] = (),
    pain: tuple[int, ...] = (),
    technique: tuple[bool, ...] = (),
    flags: int = 0,
) -> DaySum:
    return DaySum(
        day=day,
        sessions=sessions,
        counted=counted,
        active_ms=round(minutes * 60_000),
        rpe_sum=sum(rpe),
        rpe_answers=len(rpe),
        pain_worst=max(pain, default=None),
        pain_sum=sum(pain),
        pain_answers=len(pain),
        technique_good=sum(technique),
        technique_answers=len(technique),
        red_flags=flags,
        longest_ms=round(minutes * 60_000) // sessions,
    )


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("day", "first_weekday", "first"),
    [
        (MONDAY, 0, MONDAY),
        (after(6), 0, MONDAY),
        (after(6), 6, after(6)),
        (after(5), 6, after(-1)),
        (date(2024, 2, 29), 3, date(2024, 2, 29)),
        (date(2024, 3, 1), 3, date(2024, 2, 29)),
        (date(1, 1, 2), 6, date.min),
    ],
)
def test_a_day_is_of_the_week_that_begins_on_the_first_weekday(day: date, first_weekday: int, first: date) -> None:
    assert week_of(day, first_weekday) == first


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.integers(0, 6), st.integers(0, 400))
def test_weeks_follow_one_another_without_a_gap(first: date, first_weekday: int, more: int) -> None:
    last = first + timedelta(days=more)
    weeks = weeks_between(first, last, first_weekday)
    assert weeks[0] <= first < weeks[0] + timedelta(days=7)
    assert weeks[-1] <= last < weeks[-1] + timedelta(days=7)
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(weeks))
    assert {week.weekday() for week in weeks} == {first_weekday}


def test_the_last_week_of_the_calendar_can_be_told() -> None:
    (week,) = weeks_of([a_day(date.max)], [], {}, 0, date.max, date.max)
    assert (week.first, week.days) == (date(9999, 12, 27), 1)


def test_a_week_sums_its_days_and_takes_means_of_what_was_said() -> None:
    days = [
        a_day(after(0), sessions=2, counted=1, minutes=20, rpe=(4, 8), pain=(0,), technique=(True, False)),
        a_day(after(2), counted=0, minutes=1.5, flags=1),
        a_day(after(6), minutes=10, rpe=(3,), pain=(6,), technique=(True,)),
    ]
    (week,) = weeks_of(days, [], {}, 0, after(0), after(6))
    assert (week.first, week.days, week.sessions, week.active_ms) == (MONDAY, 2, 4, 1_890_000)
    assert (week.rpe, week.pain, week.pain_worst, week.technique, week.red_flags) == (5.0, 3.0, 6, 2 / 3, 1)


def test_weeks_without_a_session_are_there_and_say_nothing() -> None:
    weeks = weeks_of([a_day(after(15))], [], {}, 0, after(3), after(17))
    assert [week.first for week in weeks] == [after(0), after(7), after(14)]
    assert [week.days for week in weeks] == [0, 0, 1]
    empty = weeks[0]
    assert (empty.rpe, empty.pain, empty.pain_worst, empty.technique, empty.contacts) == (None, None, None, None, 0)


def test_days_of_other_weeks_do_not_enter() -> None:
    weeks = weeks_of([a_day(after(-1)), a_day(after(7)), a_day(after(3))], [], {}, 0, after(0), after(0))
    assert [week.sessions for week in weeks] == [1]


def work(
    day: int, side: Side | None, kind: Kind, reps: int = 0, ms: int = 0, exercise: str = "pogo-low"
) -> ExerciseDay:
    return ExerciseDay(after(day), exercise, "Hops", side, kind, 1, reps, ms)


def test_contacts_are_counted_by_reps_or_seconds_and_twice_where_sides_alternate() -> None:
    done = [
        work(0, None, Kind.REPS, reps=10),
        work(1, Side.ALTERNATE, Kind.REPS, reps=6),
        work(2, Side.LEFT, Kind.TIME, ms=2_250),
        work(3, Side.LEFT, Kind.HOLD, ms=30_000),
        work(4, None, Kind.REPS, reps=99, exercise="squat"),
        work(7, None, Kind.OPEN, ms=10_000),
    ]
    weeks = weeks_of([], done, KNOWN, 0, after(0), after(13))
    assert [week.contacts for week in weeks] == [10 + 12 + round(4.5), 20]


@pytest.mark.parametrize("name", ["plyo-intro-1", "plyo-progress-3", "hop-five-6", "foot-strength-1"])
def test_a_routine_that_was_done_as_planned_has_the_contacts_that_were_planned(name: str) -> None:
    timeline = load_file(bundled_folder() / f"{name}.toml").timeline
    assert timeline is not None
    known = bundled_catalogue().exercises
    done = [
        ExerciseDay(MONDAY, one.exercise, one.name, one.side, one.kind, 1, one.reps or 0, one.length)
        for one in timeline.intervals
        if one.is_work
    ]
    (week,) = weeks_of([], done, known, 0, MONDAY, MONDAY)
    assert week.contacts == planned_contacts(timeline, known)
    assert (week.contacts > 0) == (name != "foot-strength-1")


def test_no_exercise_has_no_contacts() -> None:
    assert contacts_done(None, Kind.REPS, None, 10, 10) == 0


def test_the_five_variables_have_a_value_a_week() -> None:
    days = [
        a_day(after(0), sessions=2, counted=2, minutes=30, rpe=(4,), technique=(True, True, False, True)),
        a_day(after(14), minutes=12),
    ]
    weeks = weeks_of(days, [], {}, 0, after(0), after(20))
    drawn = progress(weeks, [], 0)
    assert drawn.frequency == (1, 0, 1)
    assert drawn.minutes == (30, 0, 12)
    assert drawn.duration == (15, None, 12)
    assert drawn.intensity == (4, None, None)
    assert drawn.technique == (75, None, None)
    assert drawn.progression == ()


def test_a_series_is_told_by_its_highest_level_of_the_week_and_what_that_asks_for() -> None:
    sums = [
        SeriesSum(after(0), "calf", 1, 3, 3 * 300_000),
        SeriesSum(after(2), "calf", 2, 1, 480_000),
        SeriesSum(after(3), "calf", 2, 1, 420_000),
        SeriesSum(after(16), "calf", 1, 1, 300_000),
        SeriesSum(after(8), "balance", 3, 2, 600_000),
        SeriesSum(after(30), "balance", 3, 2, 600_000),
    ]
    weeks = weeks_of([], [], {}, 0, after(0), after(20))
    balance, calf = progress(weeks, sums, 0).progression
    assert (calf.series, calf.levels, calf.doses, calf.sessions) == ("calf", (2, None, 1), (7.5, None, 5), (5, 0, 1))
    assert (balance.series, balance.levels, balance.sessions) == ("balance", (None, 3, None), (0, 2, 0))


def test_exercises_are_told_left_against_right() -> None:
    days = [
        ExerciseDay(after(0), "calf", "Calf raise", Side.LEFT, Kind.REPS, 2, 20, 60_000),
        ExerciseDay(after(0), "calf", "Calf raise", Side.RIGHT, Kind.REPS, 1, 12, 40_000),
        ExerciseDay(after(3), "calf", "Calf raise, single", Side.ALTERNATE, Kind.REPS, 1, 5, 30_001),
        ExerciseDay(after(1), None, "My test", None, Kind.OPEN, 1, 0, 90_000),
        ExerciseDay(after(1), None, "Another", None, Kind.OPEN, 1, 0, 90_000),
    ]
    calf, another, mine = exercise_totals(days)
    assert (calf.exercise, calf.name, calf.days) == ("calf", "Calf raise, single", 2)
    assert calf.whole == Amount(4, 42, 130_001)
    assert calf.left == Amount(3, 25, 75_000)
    assert calf.right == Amount(2, 17, 55_000)
    assert (another.name, mine.name) == ("Another", "My test")
    assert mine.left == mine.right == Amount()


def test_totals_of_nothing_are_nothing() -> None:
    none = totals([], weeks_of([], [], {}, 0, after(0), after(6)))
    assert (none.sessions, none.longest_day, none.best_week, none.first, none.rpe) == (0, None, None, None, None)


def test_the_best_week_has_most_days_then_most_time_then_came_first() -> None:
    days = [a_day(after(0), minutes=99), *(a_day(after(7 * week + day)) for week in (1, 2, 3) for day in (0, 1))]
    days[3] = a_day(after(14), minutes=11)
    told = totals(days, weeks_of(days, [], {}, 0, after(0), after(27)))
    assert told.best_week is not None
    assert told.best_week.first == after(14)
    assert (told.longest_day, told.first, told.last, told.days) == (after(0), after(0), after(22), 7)


def mean(values: list[int]) -> float | None:
    return sum(values) / len(values) if values else None


def in_week(records: list[Record], first: date) -> list[Record]:
    return [record for record in records if first <= record.moment.day <= first + timedelta(days=6)]


@settings(max_examples=60)
@given(HISTORIES, st.integers(0, 6))
def test_a_period_is_what_loops_over_the_records_give(history: History, first_weekday: int) -> None:
    first, last = after(0), after(41)
    with in_memory() as store:
        write(history, store)
        told = overview(store.sums(first, last), first, last, KNOWN, first_weekday)
        every = [store.record(record.id) for record in store.records()]
    records = [record for record in every if record.status in (Status.COMPLETED, Status.PARTIAL)]
    rows = [row for record in records for row in record.attempts if row.kind.is_work]
    assert told.totals.sessions == len(records)
    assert told.totals.days == len({record.moment.day for record in records if counts(record)})
    assert told.totals.active_ms == sum(record.active_ms for record in records)
    assert told.totals.longest_ms == max([record.active_ms for record in records], default=0)
    assert sum(total.whole.ms for total in told.exercises) == sum(row.actual_ms for row in rows)
    for week in told.progress.weeks:
        here = in_week(records, week.first)
        assert week.sessions == len(here)
        assert week.days == len({record.moment.day for record in here if counts(record)})
        assert week.rpe == mean([record.answers.rpe for record in here if record.answers.rpe is not None])
        assert week.pain == mean([record.answers.pain for record in here if record.answers.pain is not None])
        assert week.technique == mean(
            [record.answers.technique for record in here if record.answers.technique is not None]
        )
        hops = [row for record in here for row in record.attempts if row.exercise == "pogo-low"]
        assert week.contacts == 2 * sum(row.reps_done or 0 for row in hops)
    assert sum(week.sessions for week in told.progress.weeks) == len(records)
    assert sum(len(test.points) for test in told.tests) == len(
        {(record.id, row.name, row.unit) for record in records for row in record.attempts if row.recorded is not None}
    )


def test_a_store_that_is_not_there_is_a_period_without_sessions() -> None:
    told = overview(Sums(), after(0), after(13), KNOWN, 0)
    assert (told.totals.sessions, len(told.progress.weeks), told.exercises, told.tests) == (0, 2, (), ())
