"""What is said of paused days: how long, from when to when, and what they do. Pure."""

from __future__ import annotations

from datetime import date

from foottimer.history.calendar import PausedDays, week_start
from foottimer.history.told import day_text, many


def effect(pause: PausedDays, first_weekday: int) -> str:
    """Return what paused days do, in a sentence."""
    first, last = (week_start(day.toordinal(), first_weekday) for day in (pause.first, pause.last))
    weeks = (last - first) // 7 + 1
    if weeks == 1:
        return "If its week stays short, the streak neither ends nor grows."
    return f"Of its {weeks} weeks, short ones neither end nor extend the streak."


def length(pause: PausedDays) -> str:
    """Return how long paused days are, as "7 days"."""
    return many((pause.last - pause.first).days + 1, "day")


def span(pause: PausedDays, today: date) -> str:
    """Return paused days as "19 November to 25 November 2025"; one day as itself."""
    # A year that is said of the last day goes for the first one too.
    first = day_text(pause.first, pause.last if pause.last > pause.first else today)
    last = day_text(pause.last, today)
    return first if first == last else f"{first} to {last}"
