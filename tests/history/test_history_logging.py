"""Sessions that are written down afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, moment

from foottimer.history.calendar import Goal
from foottimer.history.logged import logged_rows
from foottimer.history.record import Answers, Origin, Status, counts, moment_at
from foottimer.history.statistics import summary
from foottimer.history.store import Store, StoreError, open_for_reading
from foottimer.routine.timeline import Kind, Timeline
from foottimer.session.events import Outcome

LOCAL = datetime(2026, 2, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))
AGO = moment_at(LOCAL, "Europe/Paris")


def test_a_logged_session_is_a_whole_one_on_its_day(store: Store, path: Path) -> None:
    answers = Answers(rpe=4, pain=0, note="at the lake")
    session = store.log(TIMELINE, AGO, answers, NOW)
    other = open_for_reading(path)
    assert other is not None
    with other:
        record = other.record(session)
        (line,) = other.sessions()
    assert (record.status, record.origin, record.moment) == (Status.COMPLETED, Origin.LOGGED, AGO)
    assert (record.active_ms, record.paused_ms, record.pauses) == (TIMELINE.total, 0, ())
    assert record.ended == LOCAL.astimezone(UTC) + timedelta(milliseconds=TIMELINE.total)
    assert record.answers == answers
    assert record.timeline == TIMELINE
    assert record.attempts == logged_rows(TIMELINE)
    assert (line.origin, line.counts, line.active_ms) == (Origin.LOGGED, True, TIMELINE.total)
    assert store.days() == (date(2026, 2, 20),)


def test_what_is_logged_is_all_done_as_planned_and_gives_no_numbers() -> None:
    rows = logged_rows(TIMELINE)
    assert [(row.seq, row.index, row.attempt, row.start_ms) for row in rows] == [
        (place.index, place.index, 1, place.start) for place in TIMELINE.intervals
    ]
    assert {row.outcome for row in rows} == {Outcome.DONE}
    assert [row.reps_done for row in rows if row.kind is Kind.REPS] == [13]
    assert {row.recorded for row in rows} == {None}
    assert all(row.actual_ms == row.planned_ms for row in rows)


def test_the_summary_of_a_logged_session_is_full(shelf: Store) -> None:
    record = shelf.record(shelf.log(TIMELINE, AGO, Answers(), NOW))
    assert summary(record).share == 1.0
    assert counts(record)


def test_a_logged_session_of_too_little_work_does_not_count(shelf: Store) -> None:
    rest = Timeline("rest", "Rest", TIMELINE.intervals[:1])
    session = shelf.log(rest, AGO, Answers(), NOW)
    assert shelf.days() == ()
    assert shelf.sessions()[0].id == session


def test_logging_is_written_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(StoreError):
        store.log(TIMELINE, AGO, Answers(pain=99), NOW, goal=4)
    assert store.sessions() == ()
    assert store.goals() == ()
    assert store._db.execute("SELECT count(*) FROM attempt").fetchone() == (0,)


def test_the_goal_of_a_past_session_is_kept_only_where_there_was_none(shelf: Store) -> None:
    shelf.log(TIMELINE, AGO, Answers(), NOW, goal=4)
    assert shelf.goals() == (Goal(AGO.day, 4),)
    shelf.log(TIMELINE, moment(-100), Answers(), NOW, goal=5)
    assert shelf.goals() == (Goal(AGO.day, 4),)
