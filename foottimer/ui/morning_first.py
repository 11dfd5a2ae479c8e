"""How the morning after the last training day was, asked in the app before what was named is started."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from foottimer.history.store import StoreError
from foottimer.plan.today.mornings import morning_due
from foottimer.plan.today.morningwords import asked, decision_of
from foottimer.ui.advising import situated
from foottimer.ui.screens.morning import MorningScreen

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


async def ask_morning(app: FootTimer) -> None:
    """Ask where nobody answered yet, and write it down; where that can't be, say so. Runs in a worker of the app."""
    situation = await situated(app)
    day = morning_due(situation) if situation is not None else None
    if situation is None or day is None:
        return
    morning = await app.push_screen_wait(MorningScreen(*asked(situation, day)))
    if morning is None:
        return
    try:
        await asyncio.to_thread(app.services.decide, decision_of(situation.today, day, morning))
    except StoreError as error:
        app.notify(str(error), title="The answer was not kept", severity="warning", markup=False)
