"""What comes before routines that were named: sessions that were interrupted are asked about, and gone on with."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from foottimer.history.store import StoreError
from foottimer.routine.timeline import Timeline
from foottimer.ui.flow import take_up
from foottimer.ui.interruptions import kept_text, left_behind, question
from foottimer.ui.left import Left
from foottimer.ui.screens.resuming import ResumingScreen, Wish

if TYPE_CHECKING:
    from foottimer.history.underway import UnderWay
    from foottimer.ui.app import FootTimer


async def first_of_all(app: FootTimer, timelines: Sequence[Timeline]) -> Sequence[Timeline] | None:
    """Ask about sessions that were interrupted; return what is still to be followed, None where one was ended early.

    One that is taken up stands for the first of the timelines that is of the same routine.
    """
    app.follow_settings()
    left = _left(app)
    if left.kept:
        app.farewell.append(kept_text(left.kept, app.settings.offer_hours))
    for place, found in enumerate(left.offered):
        asked = question(left.offered[place:], app.services.clock.wall())
        wish = await app.push_screen_wait(ResumingScreen(*asked))
        if wish is None:
            break
        if wish is not Wish.RESUME:
            await _settle(app, found, wish)
        elif await take_up(app, found.id):
            timelines = _without(timelines, found.timeline.routine)
        else:
            app.farewell.extend(f"{timeline.name}: not started." for timeline in timelines)
            return None
    return timelines


def _left(app: FootTimer) -> Left:
    """Return what earlier programs left; not in a thread, as nothing is on the screen that could wait for it."""
    try:
        return left_behind(app.services)
    except StoreError:  # that will be said where it matters: training goes on
        return Left()


async def _settle(app: FootTimer, found: UnderWay, wish: Wish) -> None:
    """Write what becomes of a session, and say it."""
    desk, services = app.session_desk, app.services
    doing = desk.keep(found, services.claims()) if wish is Wish.KEEP else desk.discard(found, services.claims())

    def write() -> str:
        with services.open_to_write() as store:
            return doing(store).said

    try:
        said = await asyncio.to_thread(write)
    except StoreError as error:
        said = f"Nothing was changed: {error}"
        app.notify(said, severity="error", markup=False)
    app.farewell.append(said)


def _without(timelines: Sequence[Timeline], routine: str) -> Sequence[Timeline]:
    place = next((place for place, timeline in enumerate(timelines) if timeline.routine == routine), None)
    return timelines if place is None else (*timelines[:place], *timelines[place + 1 :])
