"""Days as screens have room for them."""

from __future__ import annotations

from datetime import date

from foottimer.chart.year import MONTHS, WEEKDAYS
from foottimer.history.told import MONTHS as WHOLE_MONTHS


def short_day(day: date) -> str:
    """Return a day of the months around: "2 Mar"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def dated(day: date) -> str:
    """Return a day with its year: "2 Mar 2026"."""
    return f"{short_day(day)} {day.year}"


def long_day(day: date) -> str:
    """Return a day as a sentence says it: "Mon 2 March 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {WHOLE_MONTHS[day.month - 1]} {day.year}"
