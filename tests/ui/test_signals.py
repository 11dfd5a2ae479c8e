"""The signals that end the app, also while its event loop stands still."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest
from parts import FakeSpeaker
from stage import stage, timeline_of

from foottimer.history.record import Status
from foottimer.ui.run import save_and_hush, say_farewell
from foottimer.ui.signals import Signals

NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.mark.parametrize("number", NUMBERS)
async def test_a_signal_interrupts_the_session_but_ctrl_c_ends_it(tmp_path: Path, number: signal.Signals) -> None:
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "Hold"\nhold = 20\n')]) as on:
        await on.move(17)
        with Signals(on.app.stop_soon, on.app.save_for):
            signal.raise_signal(number)
            await on.pilot.pause()
        with on.stored() as store:
            left = [(found.position.index, found.position.held_ms) for found in store.under_way()]
            status = store.records()[0].status
    ended = number == signal.SIGINT
    assert (status, left) == ((Status.PARTIAL, []) if ended else (Status.RUNNING, [(1, 7_000)]))
    assert on.app.farewell == [
        "Stage: stopped, what was done is kept."
        if ended
        else "Stage: interrupted, what was done is kept; foottimer resume goes on with it."
    ]
    assert on.app.return_code == 128 + number


@pytest.mark.parametrize("status", [130, 143])
async def test_a_session_that_ended_before_anybody_looked_is_finished(tmp_path: Path, status: int) -> None:
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "Hold"\nhold = 20\n')]) as on:
        on.clock.move(31_000)
        on.app.save_for(status)
        with on.stored() as store:
            assert [record.status for record in store.records()] == [Status.COMPLETED]
    assert on.app.farewell[0] == "Stage: finished, what was done is kept."


def test_the_handlers_are_given_back() -> None:
    before = [signal.getsignal(number) for number in NUMBERS]
    with Signals(print, print):
        assert [signal.getsignal(number) for number in NUMBERS] != before
    assert [signal.getsignal(number) for number in NUMBERS] == before


async def test_what_is_ended_from_outside_is_kept_and_leaves_nothing_that_sounds(tmp_path: Path) -> None:
    speaker = FakeSpeaker()
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "Hold"\nhold = 20\n')], speaker=speaker) as on:
        await on.move(17)
        save_and_hush(on.app, on.app.services, 143)
        assert speaker.played[-1] == "close"
        with on.stored() as store:
            assert [found.position.held_ms for found in store.under_way()] == [7_000]


async def test_the_last_words_steer_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with stage(tmp_path) as on:
        on.app.farewell = ["Fe\x1b[31met\u202e: not started.", ""]
    say_farewell(on.app)
    assert capsys.readouterr().out == "Fe\\x1b[31met\\u202e: not started.\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT])
def test_a_second_signal_saves_and_ends_the_process(number: signal.Signals) -> None:
    happened: list[object] = []
    with Signals(happened.append, lambda status: happened.append(("saved", status)), happened.append):
        signal.raise_signal(number)
        assert happened == [128 + number]
        signal.raise_signal(number)
    assert happened[1:] == [("saved", 128 + number), 128 + number]


def test_a_window_that_says_twice_that_it_is_closed_says_it_once() -> None:
    happened: list[object] = []
    with Signals(happened.append, happened.append, happened.append):
        signal.raise_signal(signal.SIGHUP)
        signal.raise_signal(signal.SIGHUP)
    assert happened == [129]


def test_a_save_that_fails_does_not_keep_the_process() -> None:
    left: list[int] = []

    def fail(_: int) -> None:
        raise RuntimeError("within anything")

    with Signals(lambda _: None, fail, left.append):
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
    assert left == [143]


def test_an_app_that_does_not_end_is_ended_by_its_main_thread() -> None:
    """That one may use the store."""
    over = threading.Event()
    happened: list[object] = []

    def leave(status: int) -> None:
        happened.append((status, threading.current_thread() is threading.main_thread()))
        over.set()

    with Signals(lambda _: None, happened.append, leave, patience=0, grace=60):
        signal.raise_signal(signal.SIGHUP)
        assert any(over.wait(0.05) for _ in range(400))  # a signal just before a wait interrupts only the next one
    assert happened == [129, (129, True)]


def test_a_main_thread_that_hears_nothing_keeps_nothing_up() -> None:
    over = threading.Event()
    left: list[tuple[int, bool]] = []

    def leave(status: int) -> None:
        left.append((status, threading.current_thread() is threading.main_thread()))
        over.set()

    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        with Signals(lambda _: None, lambda _: None, leave, patience=0, grace=0) as signals:
            signals.end(129)
            assert over.wait(20)
            assert signal.sigtimedwait({signal.SIGTERM}, 0) is not None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    assert left == [(129, False)]


def test_what_ends_in_time_is_left_alone() -> None:
    left: list[int] = []
    with Signals(lambda _: None, left.append, left.append, patience=60) as signals:
        signals.within(1)
        signals.within(1)
    assert (left, signals.status) == ([], 0)
