"""What the charts of progress show, against plain loops over the records of random histories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from history_samples import moment
from hypothesis import given, settings
from random_stores import DAYS, HISTORIES, TIMELINES, History, in_memory, write

from foottimer.history.calendar import Goal
from foottimer.history.record import Answers, Record, Status, counts
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Side
from foottimer.settings.model import Settings
from foottimer.settings.weekly import Weekday
from foottimer.ui.panels import Panel
from foottimer.ui.progress_data import MANY, Progressed, read_progress
from foottimer.ui.progress_view import panels_of

TODAY = moment(DAYS).day
_CATALOGUE = bundled_catalogue().exercises
KNOWN = {**_CATALOGUE, "pogo-low": replace(_CATALOGUE["pogo-low"], contacts_per_rep=2)}
"""The exercises, of which the hops of the histories land twice a repetition."""
CHOSEN = Settings(first_day=Weekday.WEDNESDAY, goal=4)


def week_of(day: date) -> date:
    """The Wednesday that begins a day's week, by going back day by day."""
    while day.weekday() != 2:
        day -= timedelta(days=1)
    return day


def mean(numbers: Sequence[float | None]) -> float | None:
    said = [number for number in numbers if number is not None]
    return sum(said) / len(said) if said else None


def values(panels: dict[str, Panel], key: str) -> list[float | None]:
    chart = panels[key].chart
    assert chart is not None
    return list(chart.series[0].values)


def about(numbers: Sequence[float | None]) -> list[object]:
    """The same numbers, up to what adding them up in another order makes of them."""
    return [None if number is None else pytest.approx(number) for number in numbers]


def contacts(records: Sequence[Record]) -> int:
    """Landings: the one exercise that hops lands once a rep, on each side."""
    each = KNOWN["pogo-low"].contacts_per_rep or 0
    return round(
        sum(
            (row.reps_done or 0) * (2 if row.side is Side.ALTERNATE else 1) * each
            for record in records
            for row in record.attempts
            if row.exercise == "pogo-low"
        )
    )


def goal_of(week: date, goals: Sequence[Goal]) -> int:
    """The last goal that was set by the week's first day; the first one before any."""
    before = [goal for goal in goals if goal.since <= week]
    return before[-1].per_week if before else goals[0].per_week if goals else CHOSEN.goal


@given(HISTORIES)
@settings(max_examples=40)
def test_every_chart_shows_what_loops_over_the_records_find(history: History) -> None:
    with in_memory() as store:
        write(history, store)
        records = store.records()
        read = read_progress(store, TODAY, 12, CHOSEN, KNOWN)
        goals = store.goals()
    if read is None:
        assert not records
        return
    panels = {panel.key: panel for panel in panels_of(read, CHOSEN)}
    done = [record for record in records if record.status in (Status.COMPLETED, Status.PARTIAL)]
    weeks = [week.first for week in read.progress.weeks]
    by_week = [[record for record in done if week_of(record.moment.day) == week] for week in weeks]
    assert weeks[-1] == week_of(TODAY)
    assert weeks[0] == week_of(min(record.moment.day for record in records))
    assert values(panels, "frequency") == [
        len({record.moment.day for record in some if counts(record)}) for some in by_week
    ]
    assert values(panels, "duration") == about(
        [mean([record.active_ms / 60_000 for record in some]) for some in by_week]
    )
    assert values(panels, "intensity") == about([mean([record.answers.rpe for record in some]) for some in by_week])
    assert values(panels, "pain") == [
        max((record.answers.pain for record in some if record.answers.pain is not None), default=None)
        for some in by_week
    ]
    good = [[100.0 * said for record in some if (said := record.answers.technique) is not None] for some in by_week]
    assert values(panels, "technique") == about([mean(some) for some in good])
    landed = [contacts(some) for some in by_week]
    assert values(panels, "contacts") == (landed if any(landed) else [None] * len(landed))
    frequency = panels["frequency"].chart
    assert frequency is not None
    if goals and goals[-1].per_week == CHOSEN.goal:  # else today's setting is a goal that the store does not know
        assert frequency.goal == tuple(float(goal_of(week, goals)) for week in weeks)


@given(HISTORIES)
@settings(max_examples=40)
def test_a_series_shows_its_highest_level_and_that_levels_dose(history: History) -> None:
    with in_memory() as store:
        write(history, store)
        records = store.records()
        read = read_progress(store, TODAY, 12, CHOSEN, KNOWN)
    if read is None:
        return
    panels = {panel.key: panel for panel in panels_of(read, CHOSEN)}
    done = [
        record
        for record in records
        if record.status in (Status.COMPLETED, Status.PARTIAL) and record.series == "minis" and record.level is not None
    ]
    assert ("progression minis" in panels) == bool(done)
    if not done:
        return
    expected = []
    for week in read.progress.weeks:
        some = [record for record in done if week_of(record.moment.day) == week.first]
        highest = max((record.level or 0 for record in some), default=0)
        expected.append(mean([record.work_ms / 60_000 for record in some if record.level == highest]))
    assert values(panels, "progression minis") == about(expected)
    chart = panels["progression minis"].chart
    assert chart is not None
    assert set(chart.series[0].marks) <= {"2", "3", "?"}


def test_of_many_sessions_all_but_the_exercises_is_shown_early() -> None:
    early: list[Progressed] = []
    with in_memory() as store:
        for session in range(MANY + 1):
            store.log(TIMELINES[2], moment(session % DAYS), Answers(rpe=5), moment(session).utc)
            if session == MANY - 1:
                assert read_progress(store, TODAY, 12, CHOSEN, KNOWN, early.append) is not None
                assert early == []
        whole = read_progress(store, TODAY, 12, CHOSEN, KNOWN, early.append)
    assert whole is not None
    (first,) = early
    assert first.exercises is None
    assert first.progress.frequency == whole.progress.frequency
    shown = {panel.key: panel for panel in panels_of(first, CHOSEN)}
    assert "exercises" not in shown
    contacts_early, contacts_whole = shown["contacts"].chart, panels_of(whole, CHOSEN)[5].chart
    assert contacts_early is not None
    assert contacts_whole is not None
    assert (contacts_early.empty, contacts_whole.is_empty) == ("Adding up …", False)
    assert panels_of(whole, CHOSEN)[-1].key == "exercises"
