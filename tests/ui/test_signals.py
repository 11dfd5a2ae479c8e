"""The signals that end the app, also while its event loop stands still."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest
from parts import FakeSpeaker
from stage import stage, timeline_of

from foottimer.history.record import Status
from foottimer.ui.run import save_and_hush
from foottimer.ui.signals import Signals

NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.mark.parametrize("number", NUMBERS)
async def test_a_signal_keeps_the_session_as_partial(tmp_path: Path, number: signal.Signals) -> None:
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "Hold"\nhold = 20\n')]) as on:
        await on.move(17)
        with Signals(on.app.stop_soon, on.app.save):
            signal.raise_signal(number)
            await on.pilot.pause()
        with on.stored() as store:
            assert store.records()[0].status is Status.PARTIAL
    assert on.app.return_code == 128 + number


def test_the_handlers_are_given_back() -> None:
    before = [signal.getsignal(number) for number in NUMBERS]
    with Signals(print, print):
        assert [signal.getsignal(number) for number in NUMBERS] != before
    assert [signal.getsignal(number) for number in NUMBERS] == before


async def test_what_is_ended_from_outside_is_kept_and_leaves_nothing_that_sounds(tmp_path: Path) -> None:
    speaker = FakeSpeaker()
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "Hold"\nhold = 20\n')], speaker=speaker) as on:
        await on.move(17)
        save_and_hush(on.app, on.app.services)
        assert speaker.played[-1] == "close"
        with on.stored() as store:
            assert store.records()[0].status is Status.PARTIAL


@pytest.mark.parametrize("number", NUMBERS)
def test_a_second_signal_saves_and_ends_the_process(number: signal.Signals) -> None:
    happened: list[object] = []
    with Signals(happened.append, lambda: happened.append("saved"), happened.append):
        signal.raise_signal(number)
        assert happened == [128 + number]
        signal.raise_signal(number)
    assert happened[1:] == ["saved", 128 + number]


def test_an_app_that_does_not_end_is_ended() -> None:
    over = threading.Event()
    left: list[int] = []

    def leave(status: int) -> None:
        left.append(status)
        over.set()

    with Signals(lambda _: None, lambda: None, leave, patience=0):
        signal.raise_signal(signal.SIGTERM)
        assert over.wait(10)
    assert left == [143]
