"""A session is written down as it happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lines import hold, line, opened, ready, reps, rest
from parts import NOON, FailingStore, FakeWatch, lent, quick_store

from foottimer.follow.heartbeat import Gap
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.saving import AGAIN
from foottimer.history.calendar import Goal
from foottimer.history.record import Answers, PauseRow, Record, Status
from foottimer.history.store import Store
from foottimer.history.underway import Position
from foottimer.routine.model import Unit
from foottimer.routine.timeline import Interval
from foottimer.session.clock import ManualClock
from foottimer.session.events import Outcome, Reason
from foottimer.settings.model import DEFAULTS, Settings


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with quick_store(tmp_path / "history.db") as opened_store:
        yield opened_store


class Followed:
    """A runner with a journal in a store."""

    def __init__(self, store: Any, *intervals: Interval, settings: Settings = DEFAULTS, start: datetime = NOON) -> None:
        self.store = store
        self.clock: ManualClock = ManualClock(start, ms=1_000)
        self.watch = FakeWatch()
        timeline = line(*intervals)
        self.journal = Journal(lent(store), timeline, self.clock, settings)
        self.runner = Runner(timeline, self.clock, self.journal, self.watch)
        self.runner.start()

    def wait(self, ms: int) -> None:
        self.clock.move(ms)
        self.runner.tick()

    def record(self) -> Record:
        record: Record = self.store.record(self.journal.session_id)
        return record


def test_a_session_runs_until_it_is_closed(store: Store) -> None:
    followed = Followed(store, ready(), hold())
    record = followed.record()
    assert (record.status, record.ended, record.attempts) == (Status.RUNNING, None, ())
    assert record.moment.utc == NOON + timedelta(seconds=1)
    assert record.timeline == followed.runner.session.timeline
    assert followed.journal.kept


def test_a_session_after_midnight_is_of_the_day_before_where_days_begin_later(store: Store) -> None:
    late = datetime.fromisoformat("2026-07-02T00:30:00+02:00")
    for day_start in (0, 4):
        Followed(store, hold(), settings=Settings(day_start=day_start), start=late).wait(20_000)
    assert sorted(record.moment.day for record in store.records()) == [date(2026, 7, 1), date(2026, 7, 2)]
    assert {record.moment.utc for record in store.records()} == {late + timedelta(seconds=1)}
    assert store.days() == (date(2026, 7, 1), date(2026, 7, 2))


def test_a_session_over_the_beginning_of_a_day_is_of_the_day_that_it_began_on(store: Store) -> None:
    late = datetime.fromisoformat("2026-07-02T03:59:30+02:00")
    followed = Followed(store, hold(60_000), settings=Settings(day_start=4), start=late)
    followed.wait(60_000)
    assert followed.record().moment.day == date(2026, 7, 1)


def test_a_day_start_that_is_changed_leaves_the_days_that_are_stored(store: Store) -> None:
    late = datetime.fromisoformat("2026-07-02T02:30:00+02:00")
    first = Followed(store, hold(), settings=Settings(day_start=4), start=late)
    first.wait(20_000)
    before = store._db.execute("SELECT * FROM session").fetchall()
    Followed(store, hold(), settings=Settings(day_start=0), start=late + timedelta(days=5)).wait(20_000)
    assert store._db.execute("SELECT * FROM session WHERE id = ?", (first.journal.session_id,)).fetchall() == before
    assert store.days() == (date(2026, 7, 1), date(2026, 7, 7))


def test_the_goal_is_kept_with_the_session_from_its_day_on(store: Store) -> None:
    late = datetime.fromisoformat("2026-07-02T00:30:00+02:00")
    Followed(store, hold(), settings=Settings(goal=4, day_start=4), start=late)
    Followed(store, hold(), settings=Settings(goal=4, day_start=4), start=late + timedelta(days=1))
    Followed(store, hold(), settings=Settings(goal=2), start=late + timedelta(days=9))
    assert store.goals() == (Goal(date(2026, 7, 1), 4), Goal(date(2026, 7, 11), 2))


def test_each_attempt_is_written_when_it_ends(store: Store) -> None:
    followed = Followed(store, ready(), hold(), rest(), hold())
    followed.wait(10_000)
    assert [row.index for row in followed.record().attempts] == [0]
    followed.wait(20_000)
    followed.runner.skip()
    rows = followed.record().attempts
    assert [(row.seq, row.index, row.outcome) for row in rows] == [
        (0, 0, Outcome.DONE),
        (1, 1, Outcome.DONE),
        (2, 2, Outcome.SKIPPED),
    ]
    assert list(rows) == followed.journal.attempts


def test_tries_at_one_interval_are_counted(store: Store) -> None:
    followed = Followed(store, hold(), hold())
    followed.wait(8_000)
    followed.runner.back()
    followed.wait(5_000)
    followed.runner.back()
    followed.wait(20_000)
    tries = [(row.index, row.attempt, row.outcome, row.start_ms) for row in followed.record().attempts]
    assert tries == [(0, 1, Outcome.LEFT, 0), (0, 2, Outcome.LEFT, 8_000), (0, 3, Outcome.DONE, 13_000)]


def test_a_finished_session_is_completed(store: Store) -> None:
    followed = Followed(store, ready(), hold())
    followed.wait(30_500)
    record = followed.record()
    assert (record.status, record.active_ms, record.paused_ms) == (Status.COMPLETED, 30_000, 0)
    assert record.ended is not None


@pytest.mark.parametrize("status", [Status.PARTIAL, Status.ABANDONED])
def test_a_session_ended_early_is_closed_as_it_is_told(store: Store, status: Status) -> None:
    followed = Followed(store, ready(), hold())
    followed.wait(14_000)
    followed.runner.end(status)
    record = followed.record()
    assert (record.status, record.active_ms) == (status, 14_000)
    assert record.attempts[-1].actual_ms == 4_000


def test_pauses_are_written_when_they_are_over(store: Store) -> None:
    followed = Followed(store, rest(), hold())
    followed.wait(5_000)
    followed.runner.pause()
    followed.wait(7_000)
    assert followed.record().pauses == ()
    followed.runner.resume()
    assert followed.record().pauses == (PauseRow(5_000, 7_000, Reason.KEY),)
    followed.runner.end()
    assert followed.record().paused_ms == followed.journal.paused_ms == 7_000


def test_an_interval_that_was_paused_keeps_its_start(store: Store) -> None:
    followed = Followed(store, rest(), rest(), hold())
    followed.wait(18_000)
    followed.runner.pause()
    followed.clock.sleep(600_000)
    followed.wait(7_000)
    followed.runner.resume()
    followed.wait(12_000)
    rows = followed.record().attempts
    assert [(row.start_ms, row.actual_ms) for row in rows] == [(0, 15_000), (15_000, 15_000)]


def test_what_begins_after_a_pause_begins_that_much_later(store: Store) -> None:
    followed = Followed(store, rest(), rest(), hold())
    followed.runner.pause()
    followed.clock.sleep(600_000)
    followed.wait(7_000)
    followed.runner.resume()
    followed.wait(30_000)
    followed.runner.pause()
    followed.wait(1_000)
    followed.runner.end()
    record = followed.record()
    assert [row.start_ms for row in record.attempts] == [0, 622_000]
    assert record.pauses == (PauseRow(0, 607_000, Reason.KEY), PauseRow(637_000, 1_000, Reason.KEY))


def test_what_is_begun_within_a_pause_begins_after_the_sleep_so_far(store: Store) -> None:
    followed = Followed(store, rest(), rest(), hold())
    followed.runner.pause()
    followed.clock.sleep(600_000)
    followed.wait(7_000)
    followed.runner.skip()
    followed.clock.sleep(100_000)
    followed.runner.resume()
    followed.wait(15_000)
    assert [row.start_ms for row in followed.record().attempts] == [0, 607_000]


def test_a_gap_is_a_pause_with_its_reason_and_whole_length(store: Store) -> None:
    followed = Followed(store, rest(), hold())
    followed.wait(3_000)
    followed.clock.sleep(60_000)
    followed.clock.move(500)
    followed.watch.found = Gap(4_000, 60_500, 60_000)
    followed.runner.tick()
    followed.runner.resume()
    assert followed.record().pauses == (PauseRow(3_000, 60_500, Reason.GAP),)


def test_a_rehearsal_keeps_its_rows_in_memory() -> None:
    followed = Followed(None, rest(), hold())
    followed.runner.pause()
    followed.wait(1_000)
    followed.runner.resume()
    followed.wait(15_000)
    followed.runner.end()
    journal = followed.journal
    assert (journal.kept, journal.session_id, journal.trouble) == (False, "", "")
    assert [row.index for row in journal.attempts] == [0]
    assert [pause.length_ms for pause in journal.pauses] == [1_000]


def test_a_store_that_fails_for_a_while_loses_nothing_and_keeps_the_order(store: Store) -> None:
    failing = FailingStore(store)
    followed = Followed(failing, rest(), rest(), hold())
    failing.failures = 1
    followed.wait(15_000)
    assert "the disk is full" in followed.journal.trouble
    failing.failures = 1
    followed.runner.pause()
    followed.wait(4_000)
    assert "the disk is full" in followed.journal.trouble
    assert store.record(followed.journal.session_id).attempts == ()
    followed.runner.resume()
    assert followed.journal.trouble == ""
    followed.wait(15_000)
    assert followed.journal.trouble == ""
    record = followed.record()
    assert [row.seq for row in record.attempts] == [0, 1]
    assert record.pauses == (PauseRow(15_000, 4_000, Reason.KEY),)


def test_a_session_that_is_deleted_while_it_runs_is_said_to_be_and_whole_once_it_is_back(store: Store) -> None:
    followed = Followed(store, rest(), hold())
    followed.wait(15_000)
    store.delete(followed.journal.session_id, NOON)
    followed.wait(20_000)
    assert "deleted while it ran" in followed.journal.trouble
    store.restore(followed.journal.session_id, NOON)
    followed.journal.answer(Answers(rpe=4))
    assert followed.journal.trouble == ""
    record = followed.record()
    assert (record.status, record.answers.rpe) == (Status.COMPLETED, 4)
    assert [row.seq for row in record.attempts] == [0, 1]


def test_a_session_that_the_store_refuses_at_its_start_goes_on_and_is_saved_later(store: Store) -> None:
    failing = FailingStore(store)
    failing.failures = 1
    followed = Followed(failing, rest(), hold())
    assert followed.journal.trouble == "Not saved yet, the whole session: the disk is full"
    assert store.records() == ()
    followed.wait(15_000)
    assert followed.journal.trouble == ""
    assert [row.seq for row in followed.record().attempts] == [0]


def test_what_could_not_be_written_is_tried_again_after_a_while(store: Store) -> None:
    failing = FailingStore(store)
    failing.failures = 1
    followed = Followed(failing, rest(), hold())
    followed.wait(AGAIN - 1)
    assert store.records() == ()
    assert followed.journal.saving.again_at == 1_000 + AGAIN
    followed.wait(1)
    assert followed.record().status is Status.RUNNING
    assert (followed.journal.trouble, followed.journal.saving.again_at) == ("", None)


def test_where_a_session_stands_is_written_with_what_happens_in_it(store: Store) -> None:
    followed = Followed(store, rest(), hold(), rest())
    followed.wait(19_000)
    (found,) = store.under_way()
    assert (found.id, found.position) == (followed.journal.session_id, Position(1, 15_000, 20_000, 0, 15_000))
    followed.runner.pause()
    followed.clock.sleep(60_000)
    followed.wait(2_000)
    assert store.under_way()[0].position == Position(1, 15_000, 20_000, 4_000, 19_000)
    followed.runner.adjust(10_000)
    assert store.under_way()[0].position == Position(1, 15_000, 30_000, 4_000, 19_000)
    followed.runner.skip()
    assert store.under_way()[0].position == Position(2, 81_000, 15_000, 0, 19_000)
    followed.runner.end()
    assert store.under_way() == ()


def test_an_attempt_and_where_the_session_stands_after_it_are_written_together(store: Store) -> None:
    followed = Followed(store, rest(), hold())
    written: list[int] = []
    store._db.set_trace_callback(lambda statement: written.append(1) if statement == "COMMIT" else None)
    followed.wait(15_000)
    assert len(written) == 1
    assert (len(followed.record().attempts), store.under_way()[0].position.index) == (1, 1)
    written.clear()
    followed.wait(1_000)
    followed.runner.end()
    assert len(written) == 1
    assert (len(followed.record().attempts), store.under_way()) == (2, ())


def test_numbers_can_be_recorded_and_corrected(store: Store) -> None:
    followed = Followed(store, opened(record=Unit.REPS), reps(4), hold())
    followed.wait(12_000)
    followed.runner.done()
    followed.journal.correct(0, recorded=23)
    followed.wait(20_000)
    followed.journal.correct(1, reps_done=3)
    followed.journal.correct(0, recorded=24.5)
    rows = followed.record().attempts
    assert [(row.recorded, row.reps_done) for row in rows] == [(24.5, None), (None, 3)]
    assert list(rows) == followed.journal.attempts


def test_the_latest_attempts_of_a_block_are_one_an_interval(store: Store) -> None:
    followed = Followed(store, opened(block="1"), replace(rest(), block="1"), opened(block="1"), hold(block="2"))
    followed.wait(9_000)
    followed.runner.jump(2)
    followed.wait(5_000)
    followed.runner.done()
    followed.runner.back()
    followed.wait(7_000)
    followed.runner.jump(0)
    followed.wait(1_000)
    followed.runner.done()
    assert [(row.index, row.actual_ms) for row in followed.journal.latest("1")] == [(0, 1_000), (2, 7_000)]
    assert followed.journal.latest("2") == ()


def test_a_correction_of_no_attempt_is_refused(store: Store) -> None:
    with pytest.raises(IndexError):
        Followed(store, hold()).journal.correct(0, recorded=1)


def test_answers_are_written(store: Store) -> None:
    followed = Followed(store, hold())
    followed.wait(20_000)
    answers = Answers(rpe=6, pain=1, red_flag=False, technique=True, note="fine")
    followed.journal.answer(answers)
    assert followed.record().answers == answers
