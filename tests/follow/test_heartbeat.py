"""A program that stood still is told from one that nobody looked at."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from foottimer.follow import heartbeat
from foottimer.follow.heartbeat import Gap, Heartbeat, Pulse
from foottimer.session.clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 3, 2, 12, tzinfo=UTC), ms=1_000)


def test_a_beat_every_second_is_no_gap(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    for _ in range(100):
        clock.move(1_000)
        assert not pulse.beat()
    assert pulse.take() is None


def test_nobody_looking_for_minutes_is_no_gap_while_it_beats(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    for _ in range(300):
        clock.move(1_000)
        pulse.beat()
    assert pulse.take() is None


def test_five_seconds_without_a_beat_are_no_gap(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    clock.move(5_000)
    assert pulse.take() is None


def test_a_stopped_process_is_a_gap_since_its_last_beat(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    clock.move(900)
    pulse.beat()
    clock.move(60_000)
    assert pulse.take() == Gap(1_900, 60_000, 0)


def test_a_shut_lid_is_a_gap_that_the_monotonic_clock_did_not_see(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    clock.move(400)
    clock.sleep(3_600_000)
    assert pulse.take() == Gap(1_000, 3_600_400, 3_600_000)


def test_a_gap_is_told_once(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    clock.move(60_000)
    assert pulse.beat()
    assert pulse.beat()
    assert pulse.take() is not None
    assert pulse.take() is None
    assert not pulse.beat()


def test_two_gaps_that_nobody_took_are_one_from_the_first_on(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    clock.move(10_000)
    pulse.beat()
    clock.sleep(20_000)
    assert pulse.take() == Gap(1_000, 30_000, 20_000)


def test_what_lies_before_the_beginning_is_no_gap(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    clock.move(60_000)
    pulse.beat()
    pulse.begin()
    assert pulse.take() is None


def test_a_wall_clock_set_back_is_no_gap(clock: ManualClock) -> None:
    pulse = Pulse(clock)
    clock.move(1_000)
    clock.sleep(-7_200_000)
    assert pulse.take() is None


def test_how_long_a_gap_is_can_be_set_for_a_fast_clock(clock: ManualClock) -> None:
    pulse = Pulse(clock, longest=50_000)
    clock.move(50_000)
    assert not pulse.beat()
    clock.move(50_001)
    assert pulse.beat()


def test_a_heartbeat_tells_of_gaps_only_while_it_beats(clock: ManualClock) -> None:
    watch = Heartbeat(clock)
    clock.move(60_000)
    assert watch.take() is None
    watch.start()
    try:
        clock.move(60_000)
        assert watch.take() == Gap(61_000, 60_000, 0)
        clock.move(60_000)
    finally:
        watch.stop()
    assert watch.take() is None


def test_starting_and_stopping_twice_is_harmless(clock: ManualClock) -> None:
    watch = Heartbeat(clock)
    watch.stop()
    watch.start()
    started = beating()
    watch.start()
    assert beating() == started
    watch.stop()
    watch.stop()
    for thread in started:
        thread.join(10)
    assert not any(thread.is_alive() for thread in started)


def test_the_beating_thread_calls_when_it_finds_a_gap(clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "PERIOD", 0.001)
    called = threading.Event()
    watch = Heartbeat(clock)
    watch.start(called.set)
    clock.move(60_000)
    try:
        assert called.wait(10)
    finally:
        watch.stop()


def test_each_beat_is_told(clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "PERIOD", 0.001)
    beaten = threading.Barrier(2)

    def wait() -> None:
        with suppress(threading.BrokenBarrierError):  # it waits once more when the test is over
            beaten.wait(10)

    watch = Heartbeat(clock)
    watch.start(on_beat=wait)
    try:
        assert beaten.wait(10) + beaten.wait(10) in range(3)
    finally:
        watch.stop()
        beaten.abort()


def test_the_beating_thread_does_without_a_listener(clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    beats = threading.Event()

    def beat(self: Pulse) -> bool:
        beats.set()
        return True

    monkeypatch.setattr(heartbeat, "PERIOD", 0.001)
    monkeypatch.setattr(Pulse, "beat", beat)
    watch = Heartbeat(clock)
    watch.start()
    try:
        assert beats.wait(10)
        assert any(thread.is_alive() for thread in beating())
    finally:
        watch.stop()


def beating() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "heartbeat"]
