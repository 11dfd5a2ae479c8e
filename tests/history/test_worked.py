"""What advice is computed from is what the records say, and does not grow with what lies further back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from hypothesis import given, settings
from random_stores import HISTORIES, History, in_memory, write

from foottimer.history.record import Record, Status, counts, done_share
from foottimer.history.store import Store
from foottimer.history.worked import WorkedAt
from foottimer.routine.model import Side
from foottimer.routine.timeline import Kind
from foottimer.session.events import Outcome

EXERCISES = ("balance", "calf-raise", "pogo-low")


def in_order(records: tuple[Record, ...]) -> list[Record]:
    done = [record for record in records if record.status in (Status.COMPLETED, Status.PARTIAL)]
    return sorted(done, key=lambda record: (record.moment.day, record.moment.utc, record.id))


@settings(max_examples=50)
@given(HISTORIES)
def test_it_is_what_the_records_say(history: History) -> None:
    with in_memory() as store:
        write(history, store)
        records = in_order(store.records())
        worked = store.worked(date.min, date.max, EXERCISES)
        assert [one.id for one in worked] == [record.id for record in records]
        for one, record in zip(worked, records, strict=True):
            assert one.share == done_share(record)
            assert one.counts == counts(record)
            assert (one.day, one.began, one.active_ms) == (record.moment.day, record.moment.utc, record.active_ms)
            assert (one.answers.rpe, one.answers.pain) == (record.answers.rpe, record.answers.pain)
            assert one.answers.red_flag == record.answers.red_flag
            assert set(one.at) == set(by_hand(record))


def by_hand(record: Record) -> Iterator[WorkedAt]:
    rows = [row for row in record.attempts if row.kind.is_work and row.exercise in EXERCISES]
    for exercise, kind, side in {(row.exercise, row.kind, row.side) for row in rows}:
        some = [row for row in rows if (row.exercise, row.kind, row.side) == (exercise, kind, side)]
        lengths = [row.actual_ms for row in some]
        yield WorkedAt(exercise or "", kind, side, sum(row.reps_done or 0 for row in some), sum(lengths), max(lengths))


def test_only_these_days_enter(shelf: Store) -> None:
    for days in (0, 1, 2):
        session = shelf.begin(TIMELINE, moment(days), NOW)
        shelf.close(session, Status.PARTIAL, NOW, 0, 0, NOW)
    day = moment(1).day
    assert [one.day for one in shelf.worked(day, day)] == [day]
    assert len(shelf.worked(day - timedelta(days=1), day)) == 2


def add(store: Store, *rows: tuple[int, int | None, Outcome]) -> str:
    session = store.begin(TIMELINE, moment(), NOW)
    for seq, (index, actual, outcome) in enumerate(rows):
        store.add_attempt(session, attempt(index, seq, actual, outcome=outcome), NOW)
    store.close(session, Status.PARTIAL, NOW, 1_000, 0, NOW)
    return session


WHOLE = ((1, None, Outcome.DONE), (3, None, Outcome.DONE), (5, 10_000, Outcome.DONE))


def test_what_was_not_done_is_nothing(shelf: Store) -> None:
    add(shelf)
    (one,) = shelf.worked(date.min, date.max, EXERCISES)
    assert (one.share, one.counts, one.at) == (0.0, False, ())


def test_holds_and_reps_of_each_side_are_told_apart(shelf: Store) -> None:
    add(shelf, *WHOLE, (1, 31_000, Outcome.EXTENDED))
    (one,) = shelf.worked(date.min, date.max, ("balance",))
    assert set(one.at) == {
        WorkedAt("balance", Kind.HOLD, Side.LEFT, 0, 51_500, 31_000),
        WorkedAt("balance", Kind.HOLD, Side.RIGHT, 0, 20_500, 20_500),
    }


@pytest.mark.parametrize(
    ("column", "value"),
    [("actual_ms", "long"), ("actual_ms", 3.5), ("planned_ms", "long"), ("outcome", "flown"), ("actual_ms", 2**62)],
)
def test_an_attempt_that_makes_no_sense_is_left_out(shelf: Store, column: str, value: object) -> None:
    session = add(shelf, *WHOLE)
    add(shelf, *WHOLE)
    shelf._db.execute(f"UPDATE attempt SET {column} = ? WHERE session_id = ? AND seq = 0", (value, session))
    found = {one.id: one.share for one in shelf.worked(date.min, date.max)}
    assert found.pop(session) == 0.595
    assert list(found.values()) == [0.8]
    assert any(f"an attempt of session {session}" in line for line in shelf.left_out)


@pytest.mark.parametrize("value", [2**63 - 1, -(2**63)])
def test_sums_that_are_too_large_are_read_of_the_rows(shelf: Store, value: int) -> None:
    session = add(shelf, *WHOLE, *WHOLE)
    shelf._db.execute("PRAGMA ignore_check_constraints = ON")
    shelf._db.execute("UPDATE attempt SET actual_ms = ?", (value,))
    assert [one.share for one in shelf.worked(date.min, date.max)] == [0.0]
    assert any(session in line for line in shelf.left_out)


@pytest.mark.parametrize(
    ("column", "value"), [("day", b"\xff"), ("rpe", "hard"), ("counts", "x"), ("work_ms", "all"), ("series", b"x")]
)
def test_a_session_that_makes_no_sense_is_left_out(shelf: Store, column: str, value: object) -> None:
    odd, right = add(shelf, *WHOLE), add(shelf, *WHOLE)
    shelf._db.execute("PRAGMA ignore_check_constraints = ON")
    shelf._db.execute(f"UPDATE session SET {column} = ? WHERE id = ?", (value, odd))
    assert [one.id for one in shelf.worked(date.min, date.max)] == [right]


def plan_of(store: Store, query: str) -> str:
    return " ".join(
        row[3]
        for row in store._db.execute(
            f"EXPLAIN QUERY PLAN {query}", {"first": "2026-01-01", "last": "2026-12-31", "exercises": "[]"}
        )
    )


def test_it_is_found_by_the_days_that_are_asked_for(shelf: Store) -> None:
    from foottimer.history.summing import _RECENT_CHECKS
    from foottimer.history.working import _AT, _SESSIONS, _SHARES

    for query in (_SESSIONS, _SHARES, _AT, _RECENT_CHECKS):
        plan = plan_of(shelf, query)
        assert "SCAN session" not in plan, plan
        assert "SCAN attempt" not in plan, plan
        assert "(day>? AND day<?)" in plan, plan
