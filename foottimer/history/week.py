"""How the weeks stand, by the store and by what the person chose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from foottimer.history.streak import Streak, streak, with_goal
from foottimer.settings.model import Settings, Weekday

if TYPE_CHECKING:
    from foottimer.history.store import Store

WEEKDAYS = tuple(Weekday)
"""From Monday on, so that a place in it is the number of a weekday."""


def week_on(today: date, store: Store | None, settings: Settings) -> Streak:
    """How the weeks stand `today`; None is a store with nothing in it.

    The settings' goal enters as set today where the store does not know of it yet. Raises StoreError when the store
    cannot be read.
    """
    days, goals = (store.days(), store.goals()) if store else ((), ())
    return streak(
        days,
        today,
        goals=with_goal(goals, settings.goal, today),
        first_weekday=WEEKDAYS.index(settings.first_day),
    )
