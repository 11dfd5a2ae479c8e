"""What is advised before a start: asked for in a thread, said on the start card, and asked about where it matters."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from foottimer.history.decisions import Decision
from foottimer.history.store import StoreError
from foottimer.plan.gates.counsel import counsel
from foottimer.plan.gates.lighter import lighter
from foottimer.plan.gates.redflag import checked
from foottimer.plan.model import Offer
from foottimer.plan.situation import Situation
from foottimer.routine.adjust import Changes, adjust
from foottimer.routine.expand import expand
from foottimer.routine.library import Entry
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.timeline import Timeline
from foottimer.ui.screens.gate import GateScreen, Passing
from foottimer.ui.screens.lighter import LightScreen
from foottimer.ui.screens.optin import OptInScreen
from foottimer.ui.today import Today
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


async def situated(app: FootTimer) -> Situation | None:
    """Return what advice is computed from; None where there is none, or the store can't be read."""
    gathering = app.services.situation
    if gathering is None:
        return None
    try:
        return await asyncio.to_thread(gathering)
    except StoreError:  # that is said where it matters: training goes on
        return None


def lightened(
    situation: Situation, today: Today, exercises: Mapping[str, Exercise], lacking: Collection[str] = ()
) -> Today:
    """Return what is done today as light as is advised."""
    done = adjust(today.routine, Changes(swaps=today.changes.swaps))
    light = lighter(situation, done, exercises, lacking)
    try:
        return today.lightened(light, exercises) if light.notes else today
    except ValueError:  # past a limit of routines: as written then
        return today


def entry_today(
    situation: Situation, entry: Entry, exercises: Mapping[str, Exercise], lacking: Collection[str] = ()
) -> Entry:
    """Return a routine of the library as light as is advised for today, without what is lacking."""
    if entry.routine is None:
        return entry
    today = lightened(situation, Today(entry.routine), exercises, lacking)
    return entry.done_as(today.done) if today.changed else entry


async def agreed(app: FootTimer, routine: Routine) -> bool | Offer:
    """Ask all that is to be asked before a routine; return whether to start it, or what to do instead."""
    if routine.opt_in and not await app.push_screen_wait(OptInScreen(routine)):
        return False
    return await heed(app, routine)


async def advised_timelines(
    app: FootTimer, timelines: Sequence[Timeline], routines: Sequence[Routine]
) -> list[Timeline] | None:
    """Return what is followed of what was named, as light as was agreed to; None where nothing is.

    All is asked before the first is started. What is done instead of one stands in its place.
    """
    ready: list[Timeline] = []
    for timeline in timelines:
        routine = next((one for one in routines if one.id == timeline.routine), None)
        if routine is None:
            ready.append(timeline)
            continue
        answer = await _named(app, routine)
        if answer is None:
            app.farewell.append(f"{timeline.name}: not started.")
            return None
        ready.append(timeline if answer is routine else expand(answer))
    return ready


async def _named(app: FootTimer, routine: Routine) -> Routine | None:
    """Return how a routine that was named is done today, or what is done instead; None for nothing."""
    done: Routine | None = routine
    situation = await situated(app)
    if situation is not None:
        today = lightened(situation, Today(routine), app.services.exercises().exercises)
        lighter_wanted = await app.push_screen_wait(LightScreen(today)) if today.changed else False
        done = None if lighter_wanted is None else today.done if lighter_wanted else routine
    if done is None:
        return None
    answer = await agreed(app, done)
    if isinstance(answer, Offer):
        return await asyncio.to_thread(_routine_of, app, answer)
    return done if answer else None


def _routine_of(app: FootTimer, offer: Offer) -> Routine | None:
    return next((entry.routine for entry in app.services.library() if entry.id == offer.id), None)


async def heed(app: FootTimer, routine: Routine) -> bool | Offer:
    """Say what speaks against a routine, as it is done today; return whether to start it, or what to do instead.

    What was passed against advice, and that a red flag was checked, is written down. Runs in a worker.
    """
    situation = await situated(app)
    while situation is not None:
        found = counsel(situation, routine)
        if found.clear:
            break
        answer = await app.push_screen_wait(GateScreen(found))
        if answer is Passing.CHECKED:
            decision = checked(situation)
            await _note(app, [decision])
            situation = replace(situation, decisions=(*situation.decisions, decision))
        elif answer is Passing.ANYWAY:
            await _note(app, found.anyway(situation.today))
            break
        else:
            return answer or False
    return True


async def _note(app: FootTimer, decisions: Iterable[Decision]) -> None:
    """Write decisions down; where that can't be, say so, and go on: what was decided holds for now."""
    try:
        for decision in decisions:
            await asyncio.to_thread(app.services.decide, decision)
    except StoreError as error:
        app.notify(str(error), title="Not written down", severity="warning", markup=False)
