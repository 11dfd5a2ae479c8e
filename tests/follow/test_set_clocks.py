"""Clocks that are set while a session runs, or between two programs: what is stored is what it is without."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import hold, line, ready, reps, rest
from parts import NOON, FakeWatch, make_empty

from foottimer.follow.claims import NoClaims
from foottimer.follow.interrupted import interrupted, keep, keep_stale, said
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.record import Record, Status
from foottimer.history.store import Store
from foottimer.history.underway import UnderWay
from foottimer.history.week import week_on
from foottimer.session.clock import ManualClock
from foottimer.session.events import Reason
from foottimer.session.machine import State
from foottimer.settings.model import DEFAULTS

FEET = line(ready(), hold(), rest(), reps(), hold(30_000))
HOUR, DAY = 3_600_000, 24 * 3_600_000
BERLIN = ZoneInfo("Europe/Berlin")
NOBODY = NoClaims()


class Kept(Store):
    """A store in memory, which has to outlast who shuts it."""

    def shut(self) -> None:
        """Stay open."""


class Program:
    """A program that follows a session, with a wall clock that somebody sets."""

    def __init__(self, store: Store, start: datetime = NOON) -> None:
        self.store = store
        self.clock = ManualClock(start, ms=1_000)
        self.journal = Journal(lambda: store, FEET, self.clock)
        self.runner = Runner(FEET, self.clock, self.journal, FakeWatch())
        self.runner.start()

    def wait(self, ms: int) -> Program:
        self.clock.move(ms)
        self.runner.tick()
        return self

    def set_by(self, ms: int) -> Program:
        self.clock.set_by += ms
        return self

    def killed(self) -> UnderWay:
        (found,) = self.store.under_way()
        return found

    def record(self) -> Record:
        return self.store.record(self.journal.session_id)


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make_empty(db)
        yield Kept(db, Path("memory"))


# While it runs -----------------------------------------------------------------------------------

MOVES: dict[str, Callable[[Runner], object]] = {
    "pause or go on": Runner.toggle,
    "skip": Runner.skip,
    "back": Runner.back,
    "tick": Runner.tick,
}
STEPS = st.tuples(st.integers(0, 20_000), st.sampled_from(sorted(MOVES)), st.sampled_from([0, 0, HOUR, 400 * DAY]))


def followed(steps: Sequence[tuple[int, str, int]], sign: int) -> tuple[object, ...]:
    """What is stored of a session whose clock was set, with `sign` 1 forward, with -1 back, with 0 not at all."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make_empty(db)
        program = Program(Kept(db, Path("memory")))
        for ms, move, by in steps:
            program.clock.move(ms)
            program.set_by(sign * by)
            MOVES[move](program.runner)
        program.runner.end()
        record = program.record()
    told = (record.status, record.moment, record.attempts, record.pauses, record.active_ms, record.paused_ms)
    return (*told, program.runner.session.state)


@given(st.lists(STEPS, max_size=12))
@settings(max_examples=40)
def test_a_wall_clock_that_is_set_changes_no_row(steps: list[tuple[int, str, int]]) -> None:
    untouched = followed(steps, 0)
    assert followed(steps, 1) == untouched
    assert followed(steps, -1) == untouched


def test_a_session_does_not_end_before_it_began(store: Store) -> None:
    program = Program(store).set_by(-2 * DAY).wait(FEET.total)
    record = program.record()
    assert record.status is Status.COMPLETED
    assert record.ended is not None
    assert record.ended >= record.moment.utc


def test_a_monotonic_clock_that_runs_backwards_neither_ends_nor_repeats_anything(store: Store) -> None:
    program = Program(store).wait(12_000)
    program.clock.ms -= 9_000
    for _ in range(3):
        program.runner.tick()
    assert [row.actual_ms for row in program.record().attempts] == [10_000]
    program.clock.ms += 9_000
    assert [row.actual_ms for row in program.wait(18_000).record().attempts] == [10_000, 20_000]


@pytest.mark.parametrize("ms", [-3 * HOUR, 3 * HOUR])
def test_a_pause_is_as_long_as_it_was_whatever_the_clock_is_set_to(store: Store, ms: int) -> None:
    program = Program(store).wait(12_000)
    program.runner.pause()
    program.clock.move(60_000)
    program.set_by(ms)
    program.runner.resume()
    program.wait(3_000)
    assert [(pause.at_ms, pause.length_ms) for pause in program.record().pauses] == [(12_000, 63_000)]


def test_the_night_on_which_the_clocks_change_is_one_day_and_as_long_as_ever(store: Store) -> None:
    spring = Program(store, datetime(2026, 3, 29, 1, 59, 30, tzinfo=BERLIN)).wait(FEET.total)
    autumn = Program(store, datetime(2026, 10, 25, 2, 59, 30, fold=0, tzinfo=BERLIN)).wait(FEET.total)
    records = [program.record() for program in (spring, autumn)]
    assert [record.moment.day for record in records] == [date(2026, 3, 29), date(2026, 10, 25)]
    assert [f"{record.moment.local:%H:%M} {record.moment.offset_minutes}" for record in records] == [
        "01:59 60",
        "02:59 120",
    ]
    took = [(record.ended or NOON) - record.moment.utc for record in records]
    assert took == [timedelta(milliseconds=FEET.total)] * 2


def test_a_day_stays_what_it_was_where_the_clock_is_set_back_over_midnight(store: Store) -> None:
    late = datetime(2026, 3, 3, 0, 0, 30, tzinfo=UTC)
    program = Program(store, late).set_by(-HOUR).wait(FEET.total)
    yesterday, day = date(2026, 3, 2), program.record().moment.day
    assert (day, store.days()) == (date(2026, 3, 3), (date(2026, 3, 3),))
    assert [week_on(today, store, DEFAULTS).this_week for today in (yesterday, day)] == [0, 1]


# Between two programs ----------------------------------------------------------------------------


@pytest.mark.parametrize(("later", "told"), [(-2 * DAY, "just now"), (6 * 60_000, "6 minutes ago"), (-1, "just now")])
def test_a_session_seen_in_days_to_come_is_offered_as_of_just_now(store: Store, later: int, told: str) -> None:
    found = Program(store).wait(40_000).killed()
    now = found.seen + timedelta(milliseconds=later)
    assert interrupted(store, NOBODY, now, 12) == (found,)
    assert keep_stale(store, NOBODY, now, 12) == ()
    assert said(found, now).endswith(f", {told}")


@pytest.mark.parametrize(("by", "most"), [(-2 * DAY, 0), (90_000, 90_000), (4_000 * DAY, 366 * DAY)])
def test_what_is_taken_up_after_the_clock_was_set_has_a_break_that_can_be(store: Store, by: int, most: int) -> None:
    before = Program(store).wait(40_000)
    found = before.killed()
    clock = ManualClock(found.seen + timedelta(milliseconds=by))
    journal = Journal(lambda: store, found.timeline, clock)
    runner = Runner(found.timeline, clock, journal)
    runner.take_up(found, before.record())
    clock.move(FEET.total + 10_000)
    runner.tick()
    record = before.record()
    ((reason, length),) = [(pause.reason, pause.length_ms) for pause in record.pauses]
    assert (runner.session.state, record.status, reason) == (State.ENDED, Status.COMPLETED, Reason.INTERRUPTED)
    assert 0 <= length <= most
    starts = [row.start_ms for row in record.attempts]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert record.ended is not None
    assert record.ended >= record.moment.utc


def test_what_is_kept_after_the_clock_was_set_back_does_not_end_before_it_began(store: Store) -> None:
    program = Program(store).set_by(-DAY).wait(40_000)
    found = program.killed()
    assert keep(store, found, found.seen - timedelta(days=3))
    record = program.record()
    assert record.status is Status.PARTIAL
    assert record.ended == record.moment.utc


def test_a_zone_that_changes_leaves_a_session_where_it_began(store: Store) -> None:
    before = Program(store, datetime(2026, 7, 1, 23, 30, tzinfo=BERLIN)).wait(40_000)
    found = before.killed()
    there = ManualClock(found.seen.astimezone(ZoneInfo("America/New_York")) + timedelta(minutes=2))
    runner = Runner(found.timeline, there, Journal(lambda: store, found.timeline, there))
    runner.take_up(found, before.record())
    there.move(FEET.total + 10_000)
    runner.tick()
    record = before.record()
    assert (record.status, record.moment.day, record.moment.offset_minutes) == (
        Status.COMPLETED,
        date(2026, 7, 1),
        120,
    )
    assert said(found, there.start).endswith(", 2 minutes ago")
