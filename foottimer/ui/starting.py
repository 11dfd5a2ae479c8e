"""What the app does first where something was named, before it leaves again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foottimer.ui.advising import advised_timelines
from foottimer.ui.breaking import PROBLEM
from foottimer.ui.flow import follow, take_up
from foottimer.ui.morning_first import ask_morning
from foottimer.ui.taking_up import first_of_all

if TYPE_CHECKING:
    from pathlib import Path

    from foottimer.routine.model import Routine
    from foottimer.routine.timeline import Timeline
    from foottimer.ui.app import FootTimer


async def follow_named(
    app: FootTimer, timelines: Sequence[Timeline], routines: Sequence[Routine], session: str
) -> bool:
    """Go on with the interrupted `session`, or follow timelines; return whether all was followed to the end.

    How the morning was, and what is advised about their `routines`, is asked about first. Runs in a worker of the app.
    """
    app.run_worker(lambda: _take_in_unsaved(app), thread=True, group="unsaved")
    if session:
        return await take_up(app, session)
    left = await first_of_all(app, timelines)
    if left is None:
        return False
    await ask_morning(app)
    ready = await advised_timelines(app, left, routines)
    return ready is not None and await follow(app, ready)


def edit_named(app: FootTimer, file: Path) -> None:
    """Open a file of a routine or of a plan in its editor, and leave when that is left."""
    from foottimer.ui.opening import open_editor
    from foottimer.ui.planning import is_plan, open_plan

    app.follow_settings()
    opening = open_plan if is_plan(file) else open_editor
    if not opening(app, file, lambda _: app.exit(0)):
        app.exit(PROBLEM)


def _take_in_unsaved(app: FootTimer) -> None:
    """Save what earlier runs could not, in a thread; the library does it where it is the first screen."""
    for sentence in app.services.take_in_unsaved():
        app.call_from_thread(app.notify, sentence, markup=False)
