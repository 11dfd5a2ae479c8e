"""One session under way, with its clock, watch, display and journal."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from lines import hold, line, manual, opened, ready, rest
from parts import FakeDisplay, FakeWatch, clock

from foottimer.follow.heartbeat import Gap
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.routine.timeline import Interval
from foottimer.session.clock import ManualClock
from foottimer.session.events import (
    Adjusted,
    CountingIn,
    Finished,
    IntervalBegan,
    IntervalEnded,
    Outcome,
    Paused,
    Reason,
    Resumed,
    Stopped,
)
from foottimer.session.machine import State


class Room(NamedTuple):
    runner: Runner
    clock: ManualClock
    watch: FakeWatch
    display: FakeDisplay


def room(*intervals: Interval, start: bool = True) -> Room:
    manual_clock, watch, display = clock(), FakeWatch(), FakeDisplay()
    timeline = line(*(intervals or (rest(20_000), hold(), hold())))
    journal = Journal(None, timeline, manual_clock)
    runner = Runner(timeline, manual_clock, journal, watch, display, on_gap=lambda: None)
    if start:
        runner.start()
    return Room(runner, manual_clock, watch, display)


def test_it_starts_at_the_clocks_reading() -> None:
    runner = room(start=False).runner
    assert runner.start() == (IntervalBegan(1_000, 0),)
    assert runner.now() == 1_000


def test_a_runner_does_without_watch_and_display() -> None:
    manual_clock, timeline = clock(), line(hold())
    runner = Runner(timeline, manual_clock, Journal(None, timeline, manual_clock))
    runner.start()
    runner.pause()
    runner.resume()
    assert runner.end()[-1] == Stopped(1_000)


def test_every_move_first_catches_up() -> None:
    runner, time, _, _ = room(ready(10_000), hold())
    time.move(12_000)
    assert [type(event) for event in runner.pause()] == [IntervalEnded, IntervalBegan, Paused]


def test_the_moves_move() -> None:
    runner, time, _, _ = room(hold(), rest(), hold(), opened(), hold())
    time.move(5_000)
    assert runner.adjust(10_000) == (Adjusted(6_000, 0, 30_000),)
    assert runner.skip()[-1] == IntervalBegan(6_000, 1)
    assert runner.back()[-1] == IntervalBegan(6_000, 0)
    assert runner.jump(3)[-1] == IntervalBegan(6_000, 3)
    assert runner.done()[-1] == IntervalBegan(6_000, 4)
    time.move(20_000)
    assert runner.tick()[-1] == Finished(26_000)


def test_a_jump_to_nowhere_is_refused() -> None:
    runner = room().runner
    with pytest.raises(IndexError):
        runner.jump(3)


def test_toggle_pauses_resumes_and_calls_the_count_in_off() -> None:
    runner = room(hold()).runner
    assert isinstance(runner.toggle()[0], Paused)
    assert isinstance(runner.toggle()[0], CountingIn)
    assert isinstance(runner.toggle()[0], Paused)


def test_go_says_done_where_that_is_waited_for() -> None:
    runner, time, _, _ = room(opened(), manual(), hold())
    time.move(1_000)
    assert runner.go()[-1] == IntervalBegan(2_000, 1)
    time.move(25_000)
    assert runner.go()[-1] == IntervalBegan(27_000, 2)


def test_go_pauses_what_does_not_wait_and_resumes_what_is_paused() -> None:
    runner, time, _, _ = room(manual(), hold())
    time.move(1_000)
    assert isinstance(runner.go()[0], Paused)
    assert isinstance(runner.go()[0], CountingIn)


def test_go_resumes_paused_open_work_instead_of_ending_it() -> None:
    runner = room(opened(), hold()).runner
    runner.pause()
    assert isinstance(runner.go()[0], CountingIn)


# The program stood still -------------------------------------------------------------------------


def test_a_gap_pauses_and_the_action_is_dropped() -> None:
    runner, time, watch, _ = room(hold(), hold())
    time.move(3_000)
    watch.found = Gap(2_000, 60_000, 58_000)
    assert runner.skip() == (Paused(2_000, Reason.GAP, 60_000),)
    assert (runner.session.index, runner.session.held) == (0, 1_000)
    assert not watch.on


def test_a_gap_after_the_last_deadline_finishes() -> None:
    runner, time, watch, _ = room(hold())
    time.move(90_000)
    watch.found = Gap(21_500, 60_000, 0)
    assert runner.skip()[-1] == Finished(21_000)


def test_a_gap_before_the_end_is_not_counted_as_exercise() -> None:
    runner, time, watch, _ = room(hold(), hold())
    time.move(90_000)
    watch.found = Gap(6_000, 85_000, 0)
    events = runner.end()
    assert [type(event) for event in events] == [Paused, IntervalEnded, Resumed, Stopped]
    assert runner.session.active == 5_000
    assert runner.journal.attempts[-1].outcome is Outcome.CUT


def test_what_the_machine_sleeps_in_a_pause_counts_as_pause() -> None:
    runner, time, _, _ = room(rest(), hold())
    runner.pause()
    time.move(2_000)
    time.sleep(3_600_000)
    assert runner.resume() == (Resumed(3_000, 1_000, Reason.KEY, 3_602_000),)


def test_sleep_before_the_pause_is_not_counted_twice() -> None:
    runner, time, _, _ = room(rest(), hold())
    time.sleep(4_000)
    runner.pause()
    time.move(2_000)
    assert runner.resume() == (Resumed(3_000, 1_000, Reason.KEY, 2_000),)


def test_two_clocks_that_differ_by_a_moment_are_no_sleep() -> None:
    runner, time, _, _ = room(rest(), hold())
    runner.pause()
    time.sleep(999)
    assert runner.resume() == (Resumed(1_000, 1_000, Reason.KEY, 0),)


# Watch and display -------------------------------------------------------------------------------


def test_watch_and_display_are_on_exactly_while_it_runs_or_counts_in() -> None:
    runner, _, watch, display = room(start=False)
    seen = [(display.held, watch.on)]
    for move in (runner.start, runner.pause, runner.resume, runner.pause, runner.skip, runner.resume, runner.end):
        move()
        seen.append((display.held, watch.on))
        if runner.session.state is State.COUNTING_IN:
            runner.pause()
            assert (display.held, watch.on) == (False, False)
            runner.resume()
    on, off = (True, True), (False, False)
    assert seen == [off, on, off, on, off, off, on, off]
    assert watch.on_gap is not None


def test_watch_and_display_are_off_after_the_last_interval() -> None:
    runner, time, watch, display = room(hold())
    time.move(20_000)
    runner.tick()
    assert (display.held, watch.on) == (False, False)


def test_ending_twice_is_harmless() -> None:
    runner = room().runner
    assert runner.end() == (Stopped(1_000),)
    assert runner.end() == ()


def test_ending_before_the_start_is_harmless() -> None:
    assert room(start=False).runner.end() == ()
