"""How the weeks stand, by the store and by what the person chose."""

from __future__ import annotations

from datetime import date

from foottimer.history.calendar import Calendar, Goal, PausedDays, with_goal
from foottimer.history.outlook import Outlook, outlook_of
from foottimer.history.streak import Streak, streak_of
from foottimer.history.told import many
from foottimer.history.weeks import JudgedWeek, judged_in
from foottimer.settings.weekly import Weekday, Weekly
from foottimer.values import dataclass

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from foottimer.history.dated import Dated

WEEKDAYS = tuple(Weekday)
"""From Monday on, so that a place in it is the number of a weekday."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything about the weeks as of a day, from one look at the store."""

    today: date
    """The day it is as of."""
    streak: Streak
    """The figures."""
    weeks: tuple[JudgedWeek, ...]
    """Every week since the first training day's, the running one last."""
    outlook: Outlook
    """What is ahead."""
    pauses: tuple[PausedDays, ...]
    """The paused days, those to come too."""
    days: frozenset[date]
    """The training days."""
    first_weekday: int
    """The weekday that weeks begin on, 0 for Monday to 6 for Sunday."""


def standing_on(today: date, store: Dated | None, settings: Weekly) -> Standing:
    """How the weeks stand `today`; None is a store with nothing in it.

    The settings' goal enters as set today where the store does not know of it yet. Raises StoreError when the store
    cannot be read.
    """
    days, goals, pauses = _stored(store) if store else ((), (), ())
    first_weekday = WEEKDAYS.index(settings.first_day)
    calendar = Calendar(days, today, with_goal(goals, settings.goal, today), pauses, first_weekday)
    weeks = judged_in(calendar)
    return Standing(
        today=today,
        streak=streak_of(calendar, weeks),
        weeks=weeks,
        outlook=outlook_of(calendar, weeks),
        pauses=pauses,
        days=frozenset(days),
        first_weekday=first_weekday,
    )


def week_on(today: date, store: Dated | None, settings: Weekly) -> Streak:
    """How the weeks stand `today`, the figures alone; see `standing_on`."""
    return standing_on(today, store, settings).streak


def _stored(store: Dated) -> tuple[tuple[date, ...], tuple[Goal, ...], tuple[PausedDays, ...]]:
    """The training days, goals and paused days, as of one instant."""
    with store.still():
        return store.days(), store.goals(), store.paused_days()


def consequences(before: Streak, after: Streak) -> tuple[str, ...]:
    """What became of the streak by a change, a sentence each; none when nothing did."""
    told = []
    if before.streak_weeks != after.streak_weeks:
        was, now = many(before.streak_weeks, "week"), many(after.streak_weeks, "week")
        if not before.streak_weeks:
            told.append(f"Your streak is alive now: {now}.")
        elif not after.streak_weeks:
            told.append(f"That ends your streak of {was}.")
        else:
            told.append(f"Your streak was {was} and is {now} now.")
    if before.best_weeks != after.best_weeks:
        told.append(f"Your best was {many(before.best_weeks, 'week')} and is {many(after.best_weeks, 'week')} now.")
    if before.freezes != after.freezes:
        told.append(f"Freezes in hand were {before.freezes} and are {after.freezes} now.")
    return tuple(told)
