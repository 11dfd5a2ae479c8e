"""What is due is written down though the front end stands still: nobody reads its terminal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import any_line, hold, line, manual, ready, rest
from parts import FakeDisplay, FakeWatch, Lent, clock, quick_store

from foottimer.follow.heartbeat import Gap
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.stepping import OVERDUE
from foottimer.history.record import Status
from foottimer.history.store import Store, open_for_reading
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import ManualClock
from foottimer.session.events import CountingIn, Event, Finished, IntervalBegan, IntervalEnded, Paused, Reason, Resumed
from foottimer.session.machine import Session, State

STEPS = line(hold(1_000), hold(1_000), hold(60_000), hold(1_000))


class Heard:
    """What a runner tells those who give its cues."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def told(self, session: Session, events: tuple[Event, ...]) -> None:
        self.events += events

    def join(self, seconds: float) -> None:
        pass


class Room:
    """A runner that writes into a store of its own."""

    def __init__(
        self, path: Path, timeline: Timeline = STEPS, opening: Callable[[], Any] | None = None, kept: bool = True
    ) -> None:
        self.path = path / "history.db"
        self.clock, self.watch, self.display, self.heard = clock(), FakeWatch(), FakeDisplay(), Heard()
        journal = Journal((opening or self.open) if kept else None, timeline, self.clock)
        self.runner = Runner(timeline, self.clock, journal, self.watch, self.display, on_gap=None, sounding=self.heard)

    def open(self) -> Store:
        return quick_store(self.path)

    def started(self) -> Room:
        self.runner.start()
        return self

    def beat(self) -> None:
        """Have the heartbeat beat, and wait for what it begins."""
        assert self.watch.on_beat is not None
        self.watch.on_beat()
        for thread in threading.enumerate():
            if thread.name == "standing in":
                thread.join(10)

    def stored(self) -> tuple[Status, list[int], list[int]]:
        """How the session stands in the store, its attempts, and its place while it is open."""
        store = open_for_reading(self.path)
        assert store is not None
        with store:
            (record,) = store.records()
            return record.status, [row.index for row in record.attempts], [s.position.index for s in store.under_way()]


def test_what_is_over_is_in_the_store_though_nobody_looks(tmp_path: Path) -> None:
    room = Room(tmp_path).started()
    room.clock.move(1_000 + OVERDUE - 1)
    room.beat()
    assert room.stored() == (Status.RUNNING, [], [0])
    room.clock.move(1)
    room.beat()
    assert room.stored() == (Status.RUNNING, [0, 1], [2])


def test_after_that_the_next_is_there_at_once(tmp_path: Path) -> None:
    room = Room(tmp_path, line(*[hold(2_000)] * 5)).started()
    room.clock.move(2_000 + OVERDUE)
    room.beat()
    room.clock.move(1_000)
    room.beat()
    assert room.stored() == (Status.RUNNING, [0, 1], [2])


def test_who_looks_again_is_told_of_it_once_and_the_cues_are_not_told_twice(tmp_path: Path) -> None:
    room = Room(tmp_path).started()
    before = room.runner.session
    room.clock.move(4_000)
    room.beat()
    assert room.runner.session is before
    room.clock.move(500)
    told = room.runner.tick()
    assert [type(event) for event in told] == [IntervalEnded, IntervalBegan] * 2
    assert (room.runner.session.index, room.runner.tick()) == (2, ())
    assert room.heard.events == [IntervalBegan(1_000, 0), *told]


def test_a_session_that_ends_meanwhile_is_completed(tmp_path: Path) -> None:
    room = Room(tmp_path).started()
    room.clock.move(64_000)
    room.beat()
    assert room.stored() == (Status.COMPLETED, [0, 1, 2, 3], [])
    assert (room.watch.on, room.display.held, room.runner.session.is_open) == (False, False, True)
    assert room.runner.end()[-1] == Finished(64_000)
    assert (room.runner.session.state, room.runner.end()) == (State.ENDED, ())
    assert room.stored()[0] is Status.COMPLETED


def test_one_that_ended_meanwhile_is_not_interrupted(tmp_path: Path) -> None:
    room = Room(tmp_path).started()
    room.clock.move(64_000)
    room.beat()
    assert room.runner.interrupt()[-1] == Finished(64_000)
    assert room.stored() == (Status.COMPLETED, [0, 1, 2, 3], [])


def test_a_count_in_is_over_though_nobody_looks(tmp_path: Path) -> None:
    room = Room(tmp_path, line(hold(2_000), hold())).started()
    room.runner.pause()
    room.runner.resume()
    room.clock.move(3_000 + 2_000 + OVERDUE)
    room.beat()
    assert room.stored() == (Status.RUNNING, [0], [1])
    assert [type(event) for event in room.runner.tick()] == [Resumed, IntervalEnded, IntervalBegan]


@pytest.mark.parametrize("intervals", [(manual(1_000), hold()), (hold(1_000),)])
def test_what_waits_or_stands_still_is_not_overdue(tmp_path: Path, intervals: tuple[Any, ...]) -> None:
    room = Room(tmp_path, line(*intervals)).started()
    if len(intervals) == 1:
        room.runner.pause()
    room.clock.move(600_000)
    room.beat()
    assert room.stored() == (Status.RUNNING, [], [0])


def test_nothing_stands_in_where_nothing_is_kept(tmp_path: Path) -> None:
    room = Room(tmp_path, kept=False).started()
    room.clock.move(64_000)
    room.beat()
    assert room.runner.journal.attempts == []


def test_a_gap_is_a_pause_all_the_same_and_who_acts_then_is_told_of_it_alone(tmp_path: Path) -> None:
    room = Room(tmp_path).started()
    room.clock.move(90_000)
    room.watch.found = Gap(2_500, 88_000, 0)
    room.beat()
    assert room.stored() == (Status.RUNNING, [0], [1])
    room.clock.move(1_000)
    assert room.runner.skip()[-1] == Paused(2_500, Reason.GAP, 88_000)
    assert (room.runner.session.index, room.runner.session.held) == (1, 500)
    assert isinstance(room.runner.toggle()[0], CountingIn)


def test_an_end_asked_for_while_another_thread_notes_waits_for_that(tmp_path: Path) -> None:
    interrupting, found = threading.Event(), list[tuple[Event, ...]]()

    class Slow(Lent):
        """A store in which somebody else asks for an end while an attempt is written."""

        def add_attempt(self, *what: Any) -> None:
            if not interrupting.is_set():
                interrupting.set()
                other.start()
                other.join(0.05)
            self._store.add_attempt(*what)

    room = Room(tmp_path, opening=lambda: Slow(quick_store(tmp_path / "history.db"))).started()
    other = threading.Thread(target=lambda: found.append(room.runner.interrupt()))
    room.clock.move(4_000)
    room.beat()
    other.join(10)
    assert [event for event in found[0] if isinstance(event, Paused)] == [Paused(5_000, Reason.INTERRUPTED)]
    assert room.stored() == (Status.RUNNING, [0, 1], [2])


# Nobody can tell afterwards ----------------------------------------------------------------------

MOVES: tuple[Callable[[Runner], object], ...] = (
    Runner.tick,
    Runner.pause,
    Runner.resume,
    Runner.toggle,
    Runner.go,
    Runner.done,
    Runner.skip,
    Runner.back,
    lambda runner: runner.adjust(10_000),
    lambda runner: runner.adjust(-10_000),
    lambda runner: runner.jump(0),
    Runner.end,
    Runner.interrupt,
)
moves = st.tuples(st.integers(0, 60_000), st.integers(0, 60_000), st.sampled_from(MOVES), st.booleans())


def ready_to_compare(timeline: Timeline) -> tuple[Runner, ManualClock, FakeWatch]:
    time, watch = clock(), FakeWatch()
    runner = Runner(timeline, time, Journal(None, timeline, time), watch)
    runner.start()
    return runner, time, watch


def done(runner: Runner) -> object:
    return replace(runner.session, seen=0), runner.journal.attempts, runner.journal.pauses, runner.journal.status


@given(any_line, st.lists(moves, max_size=8))
def test_what_somebody_did_leads_to_the_same_with_it_and_without(
    timeline: Timeline, followed: list[tuple[int, int, Callable[[Runner], object], bool]]
) -> None:
    one, its_time, its_watch = ready_to_compare(timeline)
    other, others_time, others_watch = ready_to_compare(timeline)
    for first, then, move, gap in followed:
        at = its_time.ms + first
        for time in (its_time, others_time):
            time.move(first)
        for watch in (its_watch, others_watch):
            watch.found = Gap(at - first // 2, first // 2, 0) if gap else None
        one.stand_in()
        for time in (its_time, others_time):
            time.move(then)
        one.stand_in()
        assert move(one) == move(other)
        assert done(one) == done(other)


def test_intervals_without_work_are_written_down_too(tmp_path: Path) -> None:
    room = Room(tmp_path, line(ready(1_000), hold(1_000), rest(1_000), hold())).started()
    room.clock.move(4_000)
    room.beat()
    assert room.stored() == (Status.RUNNING, [0, 1, 2], [3])
