"""Two programs on one store: each follows a session of its own, and one of them may be gone, or hold the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lines import hold, line, ready, rest
from parts import NOON, FakeWatch, quick_store

from foottimer.follow.claims import Claims
from foottimer.follow.interrupted import claimed, interrupted, keep_stale
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.saving import AGAIN
from foottimer.history.record import Record, Status
from foottimer.history.store import Store, open_for_reading
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import ManualClock

FEET = line(ready(), hold(), rest(), hold())
HANDS = line(ready(), hold(5_000), hold(7_000), name="Hands", routine="hands")


class Program:
    """A program of its own: with its own connection, and its own locks."""

    def __init__(self, folder: Path, timeline: Timeline, clock: ManualClock) -> None:
        self.path = folder / "history.db"
        self.claims = Claims(folder / "running")
        self.clock = clock
        self.journal = Journal(lambda: quick_store(self.path, busy=0), timeline, clock, claims=self.claims)
        self.runner = Runner(timeline, clock, self.journal, FakeWatch())

    def record(self) -> Record:
        with stored(self.path) as store:
            return store.record(self.journal.session_id)


def stored(path: Path) -> Store:
    store = open_for_reading(path)
    assert store is not None
    return store


def rows(record: Record) -> tuple[object, ...]:
    return record.status, record.attempts, record.pauses, record.active_ms, record.paused_ms


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON, ms=1_000)


@pytest.fixture
def two(tmp_path: Path, clock: ManualClock) -> tuple[Program, Program]:
    return Program(tmp_path, FEET, clock), Program(tmp_path, HANDS, clock)


def test_two_sessions_at_once_are_as_whole_as_one_alone(
    tmp_path: Path, two: tuple[Program, Program], clock: ManualClock
) -> None:
    (tmp_path / "alone").mkdir()
    alone = [Program(tmp_path / "alone", timeline, clock) for timeline in (FEET, HANDS)]
    for program in (*two, *alone):
        program.runner.start()
    for second in range(80):
        clock.move(1_000)
        for program in (*two, *alone):
            if second in (12, 15):
                program.runner.toggle()
            program.runner.tick()
    assert [rows(program.record()) for program in two] == [rows(program.record()) for program in alone]
    assert {program.record().status for program in two} == {Status.COMPLETED}


def test_only_the_session_whose_program_is_gone_is_offered(two: tuple[Program, Program], clock: ManualClock) -> None:
    gone, living = two
    for program in two:
        program.runner.start()
        clock.move(12_000)
        program.runner.tick()
    with stored(gone.path) as store:
        assert interrupted(store, Claims(gone.path.parent / "running"), clock.wall(), 12) == ()
        gone.claims.release()
        offered = interrupted(store, Claims(gone.path.parent / "running"), clock.wall(), 12)
    assert [found.id for found in offered] == [gone.journal.session_id]
    assert living.runner.session.is_open


def test_what_another_program_follows_is_neither_taken_nor_kept(
    two: tuple[Program, Program], clock: ManualClock
) -> None:
    living, other = two
    living.runner.start()
    clock.move(12_000)
    living.runner.tick()
    with quick_store(living.path) as store:
        assert claimed(store, other.claims, living.journal.session_id) is None
        assert keep_stale(store, other.claims, clock.wall(), 0) == ()
    assert living.record().status is Status.RUNNING


def test_of_two_that_take_up_the_same_session_one_gets_it(two: tuple[Program, Program], clock: ManualClock) -> None:
    gone, _ = two
    gone.runner.start()
    clock.move(12_000)
    gone.runner.tick()
    gone.claims.release()
    folder = gone.path.parent / "running"
    with quick_store(gone.path) as store:
        first, second = Claims(folder), Claims(folder)
        assert claimed(store, first, gone.journal.session_id) is not None
        assert claimed(store, second, gone.journal.session_id) is None
        first.release()


@given(st.lists(st.tuples(st.sampled_from(["take", "let go", "tick", "toggle", "skip"]), st.integers(0, 9_000))))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_store_that_another_program_holds_now_and_then_gets_all_of_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder, clock = tmp_path_factory.mktemp("held"), ManualClock(NOON, ms=1_000)
    quick_store(folder / "history.db").shut()
    program, alone = Program(folder, FEET, clock), Runner(FEET, clock, Journal(None, FEET, clock), FakeWatch())
    for runner in (program.runner, alone):
        runner.start()
    moves = {"toggle": Runner.toggle, "skip": Runner.skip}
    with closing(sqlite3.connect(program.path, isolation_level=None, timeout=0)) as other:
        for step, ms in steps:
            clock.move(ms)
            if step in ("take", "let go") and other.in_transaction == (step == "let go"):
                other.execute("COMMIT" if other.in_transaction else "BEGIN IMMEDIATE")
            for runner in (program.runner, alone):
                moves.get(step, Runner.tick)(runner)
    for runner in (program.runner, alone):
        runner.end()
    clock.move(AGAIN)
    program.runner.tick()
    assert program.journal.trouble == ""
    record = program.record()
    assert (list(record.attempts), list(record.pauses)) == (alone.journal.attempts, alone.journal.pauses)
    assert record.active_ms == alone.session.active
