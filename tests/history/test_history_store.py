"""What the store keeps, and when."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from history_samples import NOW, TIMELINE, attempt, moment

from foottimer.history.database import READ_CACHE
from foottimer.history.record import Answers, PauseRow, Record, Status
from foottimer.history.store import Store, StoreError, open_for_reading, open_store
from foottimer.routine.model import Unit
from foottimer.session.events import Outcome, Reason

Follow = Callable[..., str]
LATER = NOW + timedelta(minutes=5)


def elsewhere(path: Path, session: str) -> Record:
    """The session as another program sees it now."""
    other = open_for_reading(path)
    assert other is not None
    with other:
        return other.record(session)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def test_a_session_is_on_the_disk_as_soon_as_it_began(store: Store, path: Path) -> None:
    session = store.begin(TIMELINE, moment(), NOW)
    seen = elsewhere(path, session)
    assert (seen.status, seen.routine, seen.name, seen.series, seen.level) == (
        Status.RUNNING,
        "mini",
        "Mini",
        "minis",
        2,
    )
    assert (seen.planned_ms, seen.work_ms) == (135_000, 100_000)
    assert seen.ended is None


def test_each_attempt_is_on_the_disk_when_the_call_returns(store: Store, path: Path) -> None:
    session = store.begin(TIMELINE, moment(), NOW)
    for seq, index in enumerate((0, 1, 2)):
        store.add_attempt(session, attempt(index, seq), NOW)
        assert [row.index for row in elsewhere(path, session).attempts] == list(range(seq + 1))


def test_a_pause_an_end_an_answer_and_a_correction_are_on_the_disk_when_the_call_returns(
    store: Store, path: Path
) -> None:
    session = store.begin(TIMELINE, moment(), NOW)
    store.add_attempt(session, attempt(7, 0), NOW)
    store.add_pause(session, PauseRow(1_000, 2_000, Reason.KEY), NOW)
    assert elsewhere(path, session).pauses == (PauseRow(1_000, 2_000, Reason.KEY),)
    store.close(session, Status.PARTIAL, LATER, 20_000, 2_000, LATER)
    assert elsewhere(path, session).status is Status.PARTIAL
    store.answer(session, Answers(rpe=7), LATER)
    assert elsewhere(path, session).answers.rpe == 7
    store.correct(session, 0, recorded=12.5, now=LATER)
    assert elsewhere(path, session).attempts[0].recorded == 12.5


def test_what_is_written_is_what_is_read(store: Store) -> None:
    session = store.begin(TIMELINE, moment(), NOW)
    written = [
        attempt(0, 0),
        attempt(1, 1, actual=12_345, outcome=Outcome.LEFT),
        attempt(1, 2, attempt=2, outcome=Outcome.EXTENDED),
        attempt(5, 3, reps_done=None, outcome=Outcome.SKIPPED),
        attempt(7, 4, recorded=12.0, outcome=Outcome.CUT),
    ]
    for row in written:
        store.add_attempt(session, row, NOW)
    answers = Answers(rpe=0, pain=10, red_flag=False, technique=True, note="knee\nok 🦶")
    store.close(session, Status.COMPLETED, LATER, 300_000, 0, LATER)
    store.answer(session, answers, LATER)
    record = store.record(session)
    assert record.attempts == tuple(written)
    assert record.answers == answers
    assert record.moment == moment()
    assert (record.ended, record.active_ms, record.paused_ms) == (LATER, 300_000, 0)


def test_the_timeline_that_was_run_comes_back_as_it_was(store: Store, follow: Follow) -> None:
    assert store.record(follow()).timeline == TIMELINE


def test_sessions_of_one_timeline_share_one_snapshot(follow: Follow, path: Path) -> None:
    follow(0)
    follow(1)
    assert rows(path, "SELECT count(*) FROM snapshot") == [(1,)]


def test_while_a_session_runs_its_sums_come_from_its_rows(store: Store) -> None:
    session = store.begin(TIMELINE, moment(), NOW)
    store.add_attempt(session, attempt(0, 0), NOW)
    store.add_attempt(session, attempt(1, 1, actual=9_000), NOW)
    store.add_pause(session, PauseRow(5_000, 700, Reason.GAP), NOW)
    store.add_pause(session, PauseRow(2_000, 300, Reason.QUESTION), NOW)
    record = store.record(session)
    assert (record.active_ms, record.paused_ms) == (19_000, 1_000)
    assert [pause.at_ms for pause in record.pauses] == [2_000, 5_000]


def test_records_come_newest_first_with_their_own_rows(store: Store, follow: Follow) -> None:
    middle, newest, oldest = follow(1, indices=(1,)), follow(2, indices=(0, 1)), follow(0, indices=(3, 5, 7))
    found = store.records()
    assert [record.id for record in found] == [newest, middle, oldest]
    assert [[row.index for row in record.attempts] for record in found] == [[0, 1], [1], [3, 5, 7]]
    assert store.records(limit=2) == found[:2]
    assert store.records(limit=0) == ()


def test_a_list_asks_as_often_for_many_sessions_as_for_one(path: Path, store: Store, follow: Follow) -> None:
    asked: list[str] = []
    store._db.set_trace_callback(asked.append)
    follow(0)
    asked.clear()
    store.records()
    for_one = len(asked)
    for day in range(1, 9):
        follow(day)
    asked.clear()
    assert len(store.records()) == 9
    assert len(asked) == for_one


def test_a_deleted_session_is_read_no_more_but_stays_in_the_file(store: Store, follow: Follow, path: Path) -> None:
    session = follow()
    store.delete(session, LATER)
    assert store.records() == ()
    assert store.days() == ()
    assert store.last_done() == {}
    with pytest.raises(KeyError):
        store.record(session)
    assert rows(path, "SELECT id, deleted_at FROM session") == [(session, "2026-03-02T06:20:00.250+00:00")]
    assert rows(path, "SELECT count(*) FROM attempt") == [(8,)]


def test_a_deleted_session_can_be_changed_no_more(store: Store, follow: Follow) -> None:
    session = follow()
    store.delete(session, LATER)
    with pytest.raises(KeyError):
        store.answer(session, Answers(rpe=1), LATER)
    with pytest.raises(KeyError):
        store.close(session, Status.PARTIAL, LATER, 0, 0, LATER)
    with pytest.raises(KeyError):
        store.delete(session, LATER)


def test_what_does_not_exist_cannot_be_corrected_and_nothing_changes(store: Store, follow: Follow) -> None:
    session = follow()
    before = store.record(session)
    with pytest.raises(KeyError):
        store.correct(session, 99, reps_done=1, now=LATER)
    with pytest.raises(KeyError):
        store.correct("no such", 0, reps_done=1, now=LATER)
    assert store.record(session) == before


def test_a_correction_changes_what_is_named_and_nothing_else(store: Store, follow: Follow) -> None:
    session = follow()
    store.correct(session, 7, reps_done=4, recorded=17, now=LATER)
    store.correct(session, 7, recorded=18, now=LATER)
    row = store.record(session).attempts[7]
    assert (row.reps_done, row.recorded, row.unit) == (4, 18, Unit.REPS)
    store.correct(session, 7, recorded=None, now=LATER)
    assert store.record(session).attempts[7].recorded is None


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1.0, 1e9, 10**30])
def test_a_correction_is_a_number_that_can_be(store: Store, follow: Follow, number: float) -> None:
    session = follow()
    with pytest.raises(ValueError, match="from 0 to"):
        store.correct(session, 7, recorded=number, now=LATER)
    assert store.record(session).attempts[7].recorded is None


def test_days_are_the_frozen_days_of_sessions_that_count_each_once(store: Store, follow: Follow) -> None:
    for days in (3, 0, 0):
        follow(days)
    follow(1, indices=(0, 1))
    follow(2, status=Status.ABANDONED)
    store.begin(TIMELINE, moment(4), NOW)
    assert store.days() == (date(2026, 3, 2), date(2026, 3, 5))


def test_last_done_is_the_last_day_that_counted(store: Store, follow: Follow) -> None:
    assert store.last_done() == {}
    follow(3)
    follow(0)
    follow(5, indices=(0,))
    assert store.last_done() == {"mini": date(2026, 3, 5)}


def test_a_session_counts_from_its_rows_whenever_they_are_written(store: Store) -> None:
    """Rows that came after the end, as on a disk that was full, count at the next change."""
    session = store.begin(TIMELINE, moment(), NOW)
    store.close(session, Status.PARTIAL, LATER, 0, 0, LATER)
    assert store.days() == ()
    for seq, index in enumerate((1, 3, 5)):
        store.add_attempt(session, attempt(index, seq), LATER)
    store.correct(session, 2, reps_done=12, now=LATER)
    assert store.days() == (date(2026, 3, 2),)


def test_every_row_has_a_uuid_and_says_when_it_was_changed(store: Store, follow: Follow, path: Path) -> None:
    session = follow()
    store.add_pause(session, PauseRow(1, 2, Reason.KEY), NOW)
    store.correct(session, 3, reps_done=1, now=LATER)
    for table in ("session", "attempt", "pause", "snapshot"):
        for identity, changed, deleted in rows(path, f"SELECT id, changed_at, deleted_at FROM {table}"):
            assert str(UUID(str(identity))) == identity
            assert datetime.fromisoformat(str(changed)).tzinfo is not None
            assert deleted is None
    changed = "2026-03-02T06:20:00.250+00:00"
    assert rows(path, f"SELECT seq FROM attempt WHERE changed_at = '{changed}'") == [(3,)]
    assert rows(path, "SELECT changed_at FROM session") == [(changed,)]


def test_an_instant_is_stored_in_utc_and_needs_its_offset(store: Store, path: Path) -> None:
    store.begin(TIMELINE, moment(), moment().utc.astimezone())
    assert rows(path, "SELECT started_at, zone, offset_minutes, day FROM session") == [
        ("2026-03-02T06:15:00.250+00:00", "Europe/Helsinki", 120, "2026-03-02")
    ]
    with pytest.raises(ValueError, match="offset"):
        store.begin(TIMELINE, moment(), datetime(2026, 3, 2))  # noqa: DTZ001
    assert len(store.records()) == 1


def test_the_same_attempt_twice_is_refused_and_the_first_stays(store: Store) -> None:
    session = store.begin(TIMELINE, moment(), NOW)
    store.add_attempt(session, attempt(0, 0), NOW)
    with pytest.raises(StoreError):
        store.add_attempt(session, attempt(1, 0), NOW)
    assert [row.index for row in store.record(session).attempts] == [0]


def test_an_attempt_of_no_session_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        store.add_attempt("no such", attempt(0, 0), NOW)
    assert store.records() == ()


def test_an_answer_out_of_range_is_refused_and_the_old_one_stays(store: Store, follow: Follow) -> None:
    session = follow()
    store.answer(session, Answers(rpe=5, pain=1), LATER)
    with pytest.raises(StoreError):
        store.answer(session, Answers(rpe=11), LATER)
    assert store.record(session).answers == Answers(rpe=5, pain=1)


def test_a_note_that_is_not_text_is_stored_as_far_as_it_is(store: Store, follow: Follow) -> None:
    session = follow()
    store.answer(session, Answers(note="a\udcffb"), LATER)
    assert store.record(session).answers.note == "a?b"


def test_two_programs_write_their_sessions_side_by_side(store: Store, path: Path) -> None:
    with open_store(path) as other:
        mine, theirs = store.begin(TIMELINE, moment(), NOW), other.begin(TIMELINE, moment(0, 1), NOW)
        for seq, index in enumerate((0, 1)):
            store.add_attempt(mine, attempt(index, seq), NOW)
            other.add_attempt(theirs, attempt(index, seq), NOW)
        assert [record.id for record in store.records()] == [theirs, mine]
        assert [len(record.attempts) for record in other.records()] == [2, 2]


def test_the_file_and_its_folder_are_their_owners_alone(store: Store, path: Path) -> None:
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_is_written_through_and_can_be_read_anywhere(store: Store, path: Path) -> None:
    (journal,) = store._db.execute("PRAGMA journal_mode").fetchone()
    (synchronous,) = store._db.execute("PRAGMA synchronous").fetchone()
    assert (journal, synchronous) == ("delete", 3)
    assert [file.name for file in path.parent.iterdir()] == ["history.db"]


@pytest.mark.usefixtures("store")
def test_reading_keeps_little_of_the_file(path: Path) -> None:
    reader = open_for_reading(path)
    assert reader is not None
    with reader:
        assert reader._db.execute("PRAGMA cache_size").fetchone() == (-READ_CACHE,)


def test_a_moment_in_utc_is_the_instant_it_was(store: Store, follow: Follow) -> None:
    began = store.record(follow()).moment.utc
    assert began == NOW
    assert began.tzinfo is UTC
