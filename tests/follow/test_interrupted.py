"""A session whose program is gone is offered for a time, and goes on, is kept or is discarded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import hold, line, manual, opened, ready, reps, rest
from parts import NOON, FakeDisplay, FakeWatch, lent, quick_store

from foottimer.follow.claims import Claims
from foottimer.follow.heartbeat import Gap
from foottimer.follow.interrupted import (
    LONGEST_NAME,
    ago,
    bring_back,
    claimed,
    discard,
    interrupted,
    keep,
    keep_stale,
    said,
)
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.record import PauseRow, Record, Status
from foottimer.history.store import Store
from foottimer.history.underway import Position, UnderWay
from foottimer.routine.model import Unit
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.clock import ManualClock
from foottimer.session.events import CountingIn, Outcome, Reason
from foottimer.session.machine import State

FEET = (ready(), hold(), rest(), hold(), rest(), hold())
MINUTE = 60_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with quick_store(tmp_path / "history.db") as opened_store:
        yield opened_store


class Program:
    """A program that follows a session, and may end at any instant; the time of day goes on."""

    def __init__(self, store: Store, folder: Path, at: datetime = NOON, reading: int = 1_000) -> None:
        self.store = store
        self.clock = ManualClock(at - timedelta(milliseconds=reading), ms=reading)
        self.claims = Claims(folder / "running")
        self.watch, self.display = FakeWatch(), FakeDisplay()
        self.folder = folder

    def begin(self, *intervals: Interval) -> Program:
        self._follow(line(*(intervals or FEET)))
        self.runner.start()
        return self

    def take_up(self, found: UnderWay) -> Program:
        self._follow(found.timeline)
        self.happened = self.runner.take_up(found, self.store.record(found.id))
        return self

    def _follow(self, timeline: Timeline) -> None:
        self.journal = Journal(lent(self.store), timeline, self.clock, claims=self.claims)
        self.runner = Runner(timeline, self.clock, self.journal, self.watch, self.display)

    @property
    def now(self) -> datetime:
        return self.clock.wall()

    def wait(self, ms: int) -> Program:
        self.clock.move(ms)
        self.runner.tick()
        return self

    def killed(self, ms: int = 0) -> Program:
        """Return the program that is started `ms` after this one was killed."""
        self.claims.release()
        return Program(self.store, self.folder, self.now + timedelta(milliseconds=ms), reading=77)

    def terminated(self, ms: int = 0) -> Program:
        """Return the program that is started `ms` after this one was asked to end."""
        self.runner.interrupt()
        return self.killed(ms)

    def offered(self, hours: int = 12) -> tuple[UnderWay, ...]:
        return interrupted(self.store, self.claims, self.now, hours)

    def record(self) -> Record:
        return self.store.record(self.journal.session_id)


@pytest.fixture
def program(store: Store, tmp_path: Path) -> Program:
    return Program(store, tmp_path)


# Where it stands ---------------------------------------------------------------------------------


def place(program: Program) -> tuple[int, int, int, int]:
    (found,) = program.store.under_way()
    at = found.position
    assert found.seen == found.began + timedelta(milliseconds=at.at_ms)
    return at.index, at.start_ms, at.held_ms, at.at_ms


def test_a_session_that_is_killed_stands_at_the_beginning_of_its_interval(program: Program) -> None:
    program.begin().wait(17_000)
    assert place(program) == (1, 10_000, 0, 10_000)


def test_a_session_that_is_asked_to_end_stands_where_it_was(program: Program) -> None:
    program.begin().wait(17_000)
    program.runner.interrupt()
    assert place(program) == (1, 10_000, 7_000, 17_000)
    assert program.runner.session.state is State.PAUSED
    assert not program.display.held


def test_an_interruption_first_catches_up(program: Program) -> None:
    program.begin()
    program.clock.move(32_500)
    program.runner.interrupt()
    assert place(program) == (2, 30_000, 2_500, 32_500)
    assert [row.index for row in program.record().attempts] == [0, 1]


def test_a_paused_session_stands_at_the_beginning_of_its_pause(program: Program) -> None:
    program.begin().wait(17_000)
    program.runner.pause()
    program.wait(40_000)
    program.clock.sleep(MINUTE)
    program.runner.adjust(10_000)
    program.runner.interrupt()
    assert place(program) == (1, 10_000, 7_000, 17_000)
    assert program.store.under_way()[0].position.length_ms == 30_000


def test_a_count_in_that_is_interrupted_is_still_the_pause_before(program: Program) -> None:
    program.begin().wait(17_000)
    program.runner.pause()
    program.wait(5_000)
    program.runner.resume()
    program.wait(1_000)
    program.runner.interrupt()
    assert place(program) == (1, 10_000, 7_000, 17_000)


def test_a_session_that_goes_on_stands_where_it_went_on(program: Program) -> None:
    program.begin().wait(17_000)
    program.runner.pause()
    program.wait(5_000)
    program.runner.resume()
    program.wait(9_000)
    assert place(program) == (1, 10_000, 7_000, 25_000)


def test_a_jump_within_a_pause_stands_there_from_the_pause_on(program: Program) -> None:
    program.begin().wait(17_000)
    program.runner.pause()
    program.wait(5_000)
    program.runner.jump(3)
    assert place(program) == (3, 22_000, 0, 17_000)


def test_a_gap_stands_at_its_beginning(program: Program) -> None:
    program.begin().wait(12_000)
    program.clock.move(2_000)
    program.clock.sleep(MINUTE)
    program.watch.found = Gap(15_000, MINUTE, MINUTE)
    program.runner.interrupt()
    assert place(program) == (1, 10_000, 4_000, 14_000)


@pytest.mark.parametrize("over", [False, True])
def test_what_does_not_run_is_not_interrupted(program: Program, over: bool) -> None:
    program.begin()
    if over:
        program.wait(10 * MINUTE)
        assert program.runner.interrupt() == ()
        assert program.store.under_way() == ()
    else:
        program._follow(line(*FEET))
        assert program.runner.interrupt() == ()


def test_within_a_step_nothing_is_added_to_what_was_written(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.begin().wait(12_000)
    before = place(program)
    monkeypatch.setattr(program.journal, "note", lambda *_: program.runner.interrupt())
    program.clock.move(30_000)
    program.runner.tick()
    assert place(program) == before


def test_a_rehearsal_is_interrupted_without_a_trace(program: Program) -> None:
    timeline = line(*FEET)
    runner = Runner(timeline, program.clock, Journal(None, timeline, program.clock))
    runner.start()
    runner.interrupt()
    assert runner.session.state is State.PAUSED
    assert program.store.under_way() == ()


# What is offered ---------------------------------------------------------------------------------


def test_a_session_that_runs_is_offered_to_nobody(program: Program) -> None:
    program.begin().wait(12_000)
    assert program.offered() == ()
    assert Program(program.store, program.folder, program.now).offered() == ()
    (found,) = program.killed().offered()
    assert (found.id, found.position.index) == (program.journal.session_id, 1)


def test_what_has_ended_lets_go_of_its_lock(program: Program) -> None:
    program.begin()
    assert program.claims.held(program.journal.session_id)
    program.runner.end()
    assert not program.claims.held(program.journal.session_id)
    assert program.offered() == ()


def test_the_newest_is_offered_first(program: Program) -> None:
    first = program.begin()
    later = first.killed(MINUTE).begin()
    ids = [found.id for found in later.killed().offered()]
    assert ids == [later.journal.session_id, first.journal.session_id]


@pytest.mark.parametrize(
    ("after", "hours", "offered"), [(12, 12, True), (13, 12, False), (0, 0, False), (90, 168, True)]
)
def test_it_is_offered_for_so_many_hours_and_then_kept(program: Program, after: int, hours: int, offered: bool) -> None:
    later = program.begin().wait(12_000).killed(after * 60 * MINUTE - 2_000)
    assert bool(later.offered(hours)) is offered
    kept = keep_stale(later.store, later.claims, later.now, hours)
    assert [found.id for found in kept] == ([] if offered else [program.journal.session_id])
    assert program.record().status is (Status.RUNNING if offered else Status.PARTIAL)
    assert keep_stale(later.store, later.claims, later.now, hours) == ()


def test_one_that_cannot_be_kept_holds_up_no_other(program: Program) -> None:
    odd = program.begin().wait(12_000)
    later = odd.killed(MINUTE).begin().wait(12_000)
    program.store._db.execute("UPDATE attempt SET kind = 'x' WHERE session_id = ?", (odd.journal.session_id,))
    last = later.killed(99 * 60 * MINUTE)
    assert [found.id for found in keep_stale(last.store, last.claims, last.now, 12)] == [later.journal.session_id]
    assert [found.id for found in last.offered(168)] == [odd.journal.session_id]


def test_what_runs_is_never_kept_as_stale(program: Program) -> None:
    program.begin()
    assert keep_stale(program.store, Claims(program.folder / "running"), program.now + timedelta(days=9), 1) == ()
    assert program.record().status is Status.RUNNING


def test_a_clock_that_was_set_back_changes_no_offer(program: Program) -> None:
    program.begin().wait(12_000)
    later = program.killed(-5 * 60 * MINUTE)
    (found,) = later.offered()
    assert said(found, later.now).endswith("just now")
    later.take_up(found).wait(10_000)
    assert later.record().pauses == (PauseRow(10_000, 10_000, Reason.INTERRUPTED),)


def test_a_running_session_from_elsewhere_is_never_touched(program: Program) -> None:
    program.begin().wait(12_000)
    program.store._db.execute("DELETE FROM under_way")
    later = program.killed(99 * 60 * MINUTE)
    assert later.offered() == ()
    assert keep_stale(later.store, later.claims, later.now, 1) == ()
    assert program.record().status is Status.RUNNING


def test_one_that_cannot_be_understood_keeps_no_other_from_being_offered(program: Program) -> None:
    odd = program.begin()
    later = odd.killed(MINUTE).begin()
    odd.store._db.execute("UPDATE under_way SET held_ms = -5 WHERE session_id = ?", (odd.journal.session_id,))
    assert [found.id for found in later.killed().offered()] == [later.journal.session_id]


# What is said ------------------------------------------------------------------------------------


def test_it_is_said_which_session_it_is(program: Program) -> None:
    program.begin().wait(20_400)
    (found,) = program.terminated(6 * MINUTE).offered()
    assert said(found, found.seen + timedelta(minutes=6)) == "Feet, interval 2 of 6, 1:20 left, 6 minutes ago"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        *(
            (-90_000, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (359, "5 minutes ago"),
            (3_599, "59 minutes ago"),
        ),
        *((3_600, "1 hour ago"), (169_200, "47 hours ago"), (172_800, "2 days ago"), (604_800, "7 days ago")),
    ],
)
def test_how_long_ago_is_said_in_words(seconds: int, words: str) -> None:
    assert ago(NOON, NOON + timedelta(seconds=seconds)) == words


@pytest.mark.parametrize("name", ["\x1b]0;x\x07", "\u202edne", "[@click=app.quit]", "x" * 10_000, "\u0301" * 500])
def test_no_name_steers_the_terminal(name: str) -> None:
    timeline = replace(line(hold()), name=name)
    found = UnderWay("1", NOON, 0, Position(0, 0, 20_000, 0, 0), NOON, timeline)
    words = said(found, NOON)
    assert words.isprintable()
    assert len(words) < LONGEST_NAME + 60
    assert words.endswith(", interval 1 of 1, 0:20 left, just now")


# Kept or discarded --------------------------------------------------------------------------------


def test_what_is_kept_is_partial_and_ended_when_it_was_seen(program: Program) -> None:
    program.begin(ready(), hold(200_000), hold())
    program.wait(10_000 + 190_000)
    later = program.terminated(6 * MINUTE)
    (found,) = later.offered()
    assert keep(later.store, found, later.now)
    record = program.record()
    assert (record.status, record.active_ms, record.paused_ms) == (Status.PARTIAL, 200_000, 0)
    assert record.ended == NOON + timedelta(milliseconds=200_000)
    last = record.attempts[-1]
    assert (last.seq, last.index, last.attempt, last.start_ms) == (1, 1, 1, 10_000)
    assert (last.actual_ms, last.outcome) == (190_000, Outcome.CUT)
    assert later.store.days() == (NOON.date(),)
    assert later.offered() == ()
    assert not keep(later.store, found, later.now)
    assert not discard(later.store, found, later.now)


def test_of_a_killed_interval_nothing_is_kept_but_what_was_before_it(program: Program) -> None:
    later = program.begin(reps(2), hold()).wait(15_000).killed()
    keep(later.store, later.offered()[0], later.now)
    record = program.record()
    assert [(row.index, row.outcome) for row in record.attempts] == [(0, Outcome.DONE)]
    assert record.active_ms == 10_000


def test_reps_that_were_done_are_kept(program: Program) -> None:
    program.begin(hold(), reps(4)).wait(20_000 + 11_000)
    program.runner.back()
    later = program.wait(6_000).terminated()
    keep(later.store, later.offered()[0], later.now)
    rows = program.record().attempts
    assert [(row.attempt, row.reps_done, row.outcome) for row in rows[1:]] == [
        (1, 2, Outcome.LEFT),
        (2, 1, Outcome.CUT),
    ]
    assert [row.seq for row in rows] == [0, 1, 2]


def test_what_is_given_up_can_be_brought_back(program: Program) -> None:
    later = program.begin().wait(32_000).terminated(MINUTE)
    (found,) = later.offered()
    assert discard(later.store, found, later.now)
    assert program.record().status is Status.ABANDONED
    assert program.record().active_ms == 30_000
    assert later.offered() == ()
    assert bring_back(later.store, found, later.now)
    assert later.offered() == (found,)
    assert (program.record().status, program.record().ended) == (Status.RUNNING, None)
    later.take_up(found)
    assert later.wait(10_000 + 15_000).record().attempts[-1].actual_ms == 15_000


def test_what_was_deleted_is_not_brought_back(program: Program) -> None:
    later = program.begin().wait(32_000).killed()
    (found,) = later.offered()
    later.store.delete(found.id, later.now)
    assert later.offered() == ()
    assert not bring_back(later.store, found, later.now)
    assert not keep(later.store, found, later.now)


def test_two_programs_do_not_take_up_the_same(program: Program) -> None:
    one = program.begin().wait(12_000).killed(MINUTE)
    two = Program(one.store, one.folder, one.now)
    (found,) = one.offered()
    assert claimed(one.store, one.claims, found.id) == found
    assert claimed(two.store, two.claims, found.id) is None
    assert two.offered() == ()
    one.take_up(found).runner.end()
    assert claimed(two.store, two.claims, found.id) is None
    assert not two.claims.held(found.id)


# Taken up ----------------------------------------------------------------------------------------


def test_a_session_goes_on_in_the_same_row(program: Program) -> None:
    program.begin().wait(20_000)
    later = program.terminated(6 * MINUTE)
    (found,) = later.offered()
    later.take_up(found)
    assert [type(event) for event in later.happened] == [CountingIn]
    assert later.display.held
    assert later.watch.on
    assert later.claims.held(found.id)
    later.wait(10_000)
    later.wait(10_000)
    assert later.runner.session.index == 2
    assert later.wait(10 * MINUTE).runner.session.state is State.ENDED
    record = later.record()
    assert (record.id, record.status, record.active_ms) == (found.id, Status.COMPLETED, 100_000)
    assert record.paused_ms == 6 * MINUTE + 10_000
    assert record.pauses == (PauseRow(20_000, 6 * MINUTE + 10_000, Reason.INTERRUPTED),)
    rows = [(row.seq, row.index, row.attempt, row.start_ms) for row in record.attempts]
    assert rows == [
        *((0, 0, 1, 0), (1, 1, 1, 10_000), (2, 2, 1, 400_000)),
        *((3, 3, 1, 415_000), (4, 4, 1, 435_000), (5, 5, 1, 450_000)),
    ]
    assert later.store.records() == (later.store.records_of([found.id])[0],)


def test_a_killed_interval_is_repeated(program: Program) -> None:
    later = program.begin().wait(29_900).killed(MINUTE)
    later.take_up(later.offered()[0]).wait(10_000)
    assert later.runner.session.elapsed(later.clock.now()) == 0
    later.wait(20_000)
    rows = [(row.index, row.attempt, row.actual_ms, row.outcome) for row in later.record().attempts]
    assert rows == [(0, 1, 10_000, Outcome.DONE), (1, 1, 20_000, Outcome.DONE)]


def test_a_session_is_taken_up_again_and_again(program: Program) -> None:
    later = program.begin().wait(20_000).terminated(MINUTE)
    for _ in range(3):
        later.take_up(later.offered()[0]).wait(12_000)
        later = later.terminated(MINUTE)
    later.take_up(later.offered()[0]).wait(9_000)  # in the count-in: it stands as before
    later = later.killed(MINUTE)
    (found,) = later.offered()
    assert (found.position.index, found.position.held_ms) == (1, 16_000)
    later.take_up(found).wait(14_000)
    record = later.record()
    assert [pause.length_ms for pause in record.pauses] == [70_000, 70_000, 70_000, MINUTE + 9_000 + 70_000]
    assert record.attempts[-1].actual_ms == 20_000


def test_numbers_asked_for_are_those_of_the_whole_block(program: Program) -> None:
    program.begin(opened(record=Unit.REPS, block="1"), rest(), opened(record=Unit.REPS, block="1"), hold())
    program.wait(1_000).runner.done()
    later = program.wait(1_000).killed(MINUTE)
    later.take_up(later.offered()[0]).wait(10_000 + 15_000)
    events = later.runner.done()
    assert [row.seq for row in later.runner.numbers_due(events)] == [0, 2]


class Trace:
    """What is done and when, in each life of a session."""

    move = st.sampled_from(["pause", "resume", "skip", "back", "done", "longer", "shorter", "jump", "sleep", "tick"])
    steps = st.lists(st.tuples(st.integers(0, 30_000), move), max_size=6)
    lives = st.lists(st.tuples(steps, st.booleans(), st.integers(0, 5 * MINUTE)), min_size=1, max_size=3)


def act(program: Program, move: str) -> None:
    runner = program.runner
    match move:
        case "longer" | "shorter":
            runner.adjust(10_000 if move == "longer" else -10_000)
        case "jump":
            runner.jump(1)
        case "sleep":
            if runner.session.state is State.PAUSED:
                program.clock.sleep(7_000)
                runner.tick()
        case _:
            getattr(runner, move)()


@given(Trace.lives)
@settings(max_examples=60, deadline=None)
def test_whatever_was_done_before_no_time_is_lost_or_counted_twice(
    shared: Program, lives: Sequence[tuple[Sequence[tuple[int, str]], bool, int]]
) -> None:
    shared.store._db.execute("DELETE FROM under_way")
    program = Program(shared.store, shared.folder).begin(
        ready(), hold(), rest(40_000), manual(), reps(), opened(max=MINUTE)
    )
    began = program.now
    for steps, asked, later in lives:
        for ms, move in steps:
            act(program.wait(ms), move)
        elapsed = program.runner.session.elapsed(program.clock.now())
        if not program.runner.session.is_open:
            break
        program = program.terminated(later) if asked else program.killed(later)
        (found,) = program.offered()
        assert not asked or found.position.held_ms == elapsed
        program.take_up(found)
    program.runner.resume()
    program.wait(5_000)
    program.runner.end()
    record = program.record()
    assert record.ended is not None
    assert record.active_ms == sum(row.actual_ms for row in record.attempts)
    assert record.paused_ms == sum(pause.length_ms for pause in record.pauses)
    assert [row.seq for row in record.attempts] == list(range(len(record.attempts)))
    took = (record.ended - began) // timedelta(milliseconds=1)
    assert record.active_ms + record.paused_ms == took
    for before, after in zip(record.attempts, record.attempts[1:], strict=False):
        assert after.start_ms >= before.start_ms + before.actual_ms
    for before, after in zip(record.pauses, record.pauses[1:], strict=False):
        assert after.at_ms >= before.at_ms + before.length_ms


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    folder = tmp_path_factory.mktemp("shared")
    with quick_store(folder / "history.db") as opened_store:
        yield Program(opened_store, folder)


# Numbers that were being asked for ---------------------------------------------------------------


def in_a_question(program: Program) -> Program:
    """A program that asks for the number of a block, as the rest after it begins."""
    program.begin(opened(record=Unit.REPS), rest(), hold()).wait(9_000)
    assert program.runner.numbers_due(program.runner.done())
    program.runner.pause(Reason.QUESTION)
    return program


def test_a_number_that_was_not_answered_any_more_is_asked_for_again(program: Program) -> None:
    program = in_a_question(program).terminated(MINUTE)
    program.take_up(*program.offered())
    assert [row.index for row in program.runner.numbers_left()] == [0]
    program.journal.correct(0, recorded=21)
    assert program.runner.numbers_left() == ()


def test_a_question_that_was_over_is_not_asked_again(program: Program) -> None:
    program = in_a_question(program)
    program.runner.resume()
    program = program.wait(8_000).terminated()
    program.take_up(*program.offered())
    assert program.runner.numbers_left() == ()


def test_only_a_block_that_is_over_has_numbers_left(program: Program) -> None:
    first, second = (opened(record=Unit.REPS, block="1", set=number, sets=2) for number in (1, 2))
    program.begin(first, replace(rest(), block="1"), second, hold()).wait(9_000).runner.done()
    program = program.killed()
    program.take_up(*program.offered())
    assert program.runner.numbers_left() == ()
