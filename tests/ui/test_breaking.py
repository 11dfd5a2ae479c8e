"""Mistakes of the app's own, wherever they are made: the session is kept, and what need not end goes on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.traceback import Traceback
from stage import Stage, stage, timeline_of
from textual.app import ComposeResult
from textual.screen import Screen

from foottimer.history.store import open_for_reading
from foottimer.rescue.breakdown import threads_heard
from foottimer.ui.breaking import BrokenError

HOLD = '[[block]]\nname = "Hold"\nhold = 20\n'


def fail() -> None:
    raise RuntimeError("a mistake")


class Broken(Screen[None]):
    """A screen that cannot be made."""

    def compose(self) -> ComposeResult:
        fail()
        yield from ()


async def work() -> None:
    fail()


def in_thread(on: Stage) -> None:
    thread = threading.Thread(target=fail, name="beats")
    with threads_heard(on.app.thread_broke):
        thread.start()
        thread.join()


ENDING: dict[str, Callable[[Stage], object]] = {
    "a screen": lambda on: on.app.push_screen(Broken()),
    "a timer": lambda on: on.app.set_timer(0.001, fail),
    "a message": lambda on: on.player.call_later(fail),
    "a worker": lambda on: on.app.run_worker(work()),
    "a worker's thread": lambda on: on.app.run_worker(fail, thread=True),
}


@pytest.mark.parametrize("where", ENDING)
async def test_a_mistake_interrupts_the_session_and_ends_the_app(tmp_path: Path, where: str) -> None:
    bounded: list[int] = []
    staged: list[Stage] = []

    async def break_it() -> None:
        async with stage(tmp_path, [timeline_of(HOLD)]) as on:
            staged.append(on)
            on.app.within = bounded.append
            await on.move(17)
            ENDING[where](on)
            await asyncio.wait_for(on.app._exception_event.wait(), 30)

    with pytest.raises(Exception, match="a mistake"):
        await break_it()
    app = staged[0].app
    assert (repr(app.broken), app.return_code, bounded) == ("RuntimeError('a mistake')", 1, [1])
    assert app.farewell == ["Stage: interrupted, what was done is kept; foottimer resume goes on with it."]
    store = open_for_reading(tmp_path / "history.db")
    assert store is not None
    with store:
        assert [(found.position.index, found.position.held_ms) for found in store.under_way()] == [(1, 7_000)]


def in_callback(on: Stage) -> None:
    asyncio.get_running_loop().call_soon(fail)


@pytest.mark.parametrize("act", [in_callback, in_thread])
async def test_a_mistake_behind_the_screen_is_told_once_and_the_session_goes_on(
    tmp_path: Path, act: Callable[[Stage], None]
) -> None:
    kept: list[BaseException] = []

    def write_down(error: BaseException) -> Path:
        kept.append(error)
        return Path("crash.txt")

    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        on.app.write_down = write_down
        await on.move(17)
        for _ in range(2):
            act(on)
            await on.pilot.pause()
        said = [notification.message for notification in on.app._notifications]
        await on.move(1)
        assert on.player.runner.session.is_open
    assert said == [
        "Something behind the screen broke, and foottimer goes on without it: RuntimeError: a mistake. "
        "It is written down in crash.txt."
    ]
    assert [repr(error) for error in kept] == ["RuntimeError('a mistake')"]
    assert on.app.broken is None


async def test_without_the_thread_that_draws_the_app_ends(tmp_path: Path) -> None:
    ended: list[int] = []
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        on.app.end = ended.append
        on.app.thread_broke("textual-output", RuntimeError("a mistake"))
    assert (ended, repr(on.app.broken)) == ([1], "RuntimeError('a mistake')")


async def test_a_mistake_in_the_thread_that_reads_keys_ends_the_app(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        await on.move(17)
        try:
            fail()
        except RuntimeError:
            on.app.panic(Traceback())
        assert isinstance(on.app.broken, BrokenError)
        assert str(on.app.broken) == "RuntimeError: a mistake"
        assert "in fail" in on.app.broken.__notes__[0]
        with on.stored() as store:
            assert [found.position.held_ms for found in store.under_way()] == [7_000]
    assert on.app.return_code == 1


async def test_what_breaks_while_the_app_ends_anyway_is_no_news(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        await on.move(17)
        on.app.stop(143)
        on.app._handle_exception(RuntimeError("half of it is gone"))
        on.app.panic("half of it is gone")
    assert (on.app.broken, on.app.return_code) == (None, 143)


async def test_a_copy_that_cannot_be_kept_does_not_keep_the_session_from_it(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        await on.move(17)
        setattr(on.player, "keep_now", fail)  # noqa: B010 - as an editor has it
        on.app.stop(143)
        with on.stored() as store:
            assert [found.position.held_ms for found in store.under_way()] == [7_000]


async def test_no_key_that_waits_makes_an_interrupted_session_go_on(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        await on.move(17)
        on.app.save()
        await on.press("space", "n", "b")
        await on.move(5)
        with on.stored() as store:
            assert [(found.position.index, found.position.held_ms) for found in store.under_way()] == [(1, 7_000)]


async def test_a_signal_before_anything_is_drawn_ends_the_app_once_it_listens(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        on.app._listening = None
        on.app.stop_soon(129)
        assert on.app.return_code != 129
        on.app.listen()
    assert on.app.return_code == 129
