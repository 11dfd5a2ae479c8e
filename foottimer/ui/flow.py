"""How sessions follow on each other: player, summary, and the next routine."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from foottimer.history.record import Status
from foottimer.history.store import StoreError
from foottimer.routine.timeline import Timeline
from foottimer.ui.following import FOLLOW as FOLLOW
from foottimer.ui.interruptions import Taken, claim
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.sound import outputs_of, soon, to_be_heard

LEARN = "learn"
"""The group of the workers that read what there is to know of a session's exercises."""

if TYPE_CHECKING:
    from foottimer.follow.outputs import Outputs
    from foottimer.follow.runner import Runner
    from foottimer.ui.app import FootTimer


async def follow(app: FootTimer, timelines: Sequence[Timeline]) -> bool:
    """Follow the timelines one after another, a session each; return whether all were followed to the end.

    Runs in a worker of the app. A session that is ended early is the last one.
    """
    for place, timeline in enumerate(timelines, 1):
        if await _follow_one(app, timeline) is not Status.COMPLETED:
            app.farewell.extend(f"{left.name}: not started." for left in timelines[place:])
            return False
    return True


async def take_up(app: FootTimer, session: str) -> bool:
    """Go on with an interrupted session, by its id; return whether it was followed to the end.

    Runs in a worker of the app. Where that can't be, why is said.
    """
    app.follow_settings()
    try:
        taken = await asyncio.to_thread(claim, app.services, session)
    except StoreError as error:
        _refuse(app, str(error), "Not resumed")
        return False
    return await _follow_one(app, taken.found.timeline, taken=taken) is Status.COMPLETED


async def try_out(app: FootTimer, timeline: Timeline) -> None:
    """Follow a timeline as a session that is neither saved nor summed up."""
    await _follow_one(app, timeline, tried=True)


async def _follow_one(app: FootTimer, timeline: Timeline, tried: bool = False, taken: Taken | None = None) -> Status:
    """Follow one timeline; return how it ended, abandoned also when it could not be started.

    One that is only `tried` leaves no trace; one that is `taken` up goes on where it stood.
    """
    app.follow_settings()
    outputs = outputs_of(app)
    heard = await to_be_heard(app, timeline, outputs)
    if heard is None:
        if not tried:
            app.farewell.append(f"{timeline.name}: not {'resumed' if taken else 'started'}.")
        app.services.claims().release()
        return Status.ABANDONED
    outputs = outputs_of(app)  # others, if the settings were changed for it
    runner = _started(app, heard, outputs, not tried, taken)
    app.run_worker(_learn(app, runner), group=LEARN)
    status = await _played(app, runner, outputs, tried, taken is not None)
    if tried:
        return status
    try:
        if status is Status.ABANDONED:
            app.farewell.append(f"{timeline.name}: discarded.")
        else:
            await _sum_up(app, runner, status)
    finally:
        _part(app)
    return status


async def _played(app: FootTimer, runner: Runner, outputs: Outputs, tried: bool, taken_up: bool) -> Status:
    """Show a session until it is over; return how it ended."""
    app.player = PlayerScreen(runner, outputs, app.services.speed, app.settings, app.services.prefer)
    app.player.tried, app.player.taken_up = tried, taken_up
    try:
        return await app.push_screen_wait(app.player) or Status.ABANDONED
    finally:
        runner.interrupt()  # still open only when the app breaks down
        app.player = None


def _part(app: FootTimer) -> None:
    """Let go of the session that is over; say where it waits if the store has not all of it."""
    for sentence in app.services.part():
        app.unsaved = True
        app.farewell.append(sentence)
        app.notify(sentence, severity="warning", markup=False)


async def _learn(app: FootTimer, runner: Runner) -> None:
    """Have what is known of the exercises read while one gets ready: nobody waits for the disk to begin."""
    runner.known = await asyncio.to_thread(app.services.known, runner.session.timeline, runner.journal.session_id)
    app.look()


def _started(app: FootTimer, timeline: Timeline, outputs: Outputs, saved: bool, taken: Taken | None) -> Runner:
    """Start a session, or go on with it."""
    loop = asyncio.get_running_loop()
    runner = app.services.runner(timeline, lambda: soon(app, loop, app.look), outputs, saved)
    if taken is None:
        runner.start()
    else:
        runner.take_up(taken.found, taken.record)
    return runner


def _refuse(app: FootTimer, why: str, title: str) -> None:
    app.notify(why, title=title, severity="error", markup=False)
    app.farewell.append(why)
    app.unsaved = True


async def _sum_up(app: FootTimer, runner: Runner, status: Status) -> None:
    """Show what was done, and keep the line that is printed when the app is left."""
    from foottimer.follow.done import farewell, record_of
    from foottimer.ui.screens.summary import SummaryScreen

    line = ""
    try:
        line = await app.push_screen_wait(SummaryScreen(runner, status, app.settings)) or ""
    finally:
        # An app that is left at the summary cancels the wait for it.
        app.farewell.append(line or farewell(record_of(runner, status), None, runner.journal.kept))
