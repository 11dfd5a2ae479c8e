"""How the app is told of cues and of sound that fails, from other threads; and what it asks before closed eyes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from foottimer.follow.outputs import Outputs, Shown
from foottimer.routine.eyes import shuts_eyes, with_open_eyes
from foottimer.routine.timeline import Timeline
from foottimer.settings.registry import ENTRIES

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


def outputs_of(app: FootTimer) -> Outputs:
    """Return what cues are given with, which has the app show what is to be shown of them; called in its loop."""
    outputs = app.services.outputs(telling(app))
    outputs.show = partial(_show_soon, app, asyncio.get_running_loop())
    return outputs


def telling(app: FootTimer) -> Callable[[str], object]:
    """Return what says, from any thread, that something can't sound; called in the app's loop."""
    return partial(_tell_soon, app, asyncio.get_running_loop())


def soon(app: FootTimer, loop: asyncio.AbstractEventLoop, act: Callable[[], object]) -> None:
    """Have the app do something, asked from any thread.

    Not in the loop alone but in the app's own turn: a timer that is started elsewhere never fires.
    """
    with suppress(RuntimeError):  # the app is over
        loop.call_soon_threadsafe(app.call_later, act)


def _tell_soon(app: FootTimer, loop: asyncio.AbstractEventLoop, trouble: str) -> None:
    """Say what can't sound; asked from any thread."""
    soon(app, loop, partial(app.notify, trouble, severity="warning", markup=False))


def _show_soon(app: FootTimer, loop: asyncio.AbstractEventLoop, shown: Shown) -> None:
    """Have the player ring or flash for a cue; asked from the cues' thread."""
    at = app.services.clock.now()

    def signal() -> None:
        if app.player is not None:
            app.player.signal(shown, at)
        elif shown.bell:  # for the end, which the player has left by now
            app.bell()

    soon(app, loop, signal)


async def to_be_heard(app: FootTimer, timeline: Timeline, outputs: Outputs) -> Timeline | None:
    """Ask before closed eyes when nothing can be heard; return what to follow, None for nothing."""
    if outputs.audible or app.services.speed != 1 or not shuts_eyes(timeline):
        return timeline
    from foottimer.ui.screens.hearing import HearingScreen, Way

    way = await app.push_screen_wait(HearingScreen(not outputs.settings.sound))
    if way is Way.TONES:
        app.change_setting(ENTRIES["outputs.sound"], True)
        return await to_be_heard(app, timeline, outputs_of(app))
    if way is Way.OPEN:
        return with_open_eyes(timeline, app.services.exercises().exercises)
    return timeline if way is Way.BELL else None
