"""Days as screens have room for them."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months, in three letters."""
WHOLE_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months, in full."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""The days of a week, from Monday on."""


def short_day(day: date) -> str:
    """Return a day of the months around: "2 Mar"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def dated(day: date) -> str:
    """Return a day with its year: "2 Mar 2026"."""
    return f"{short_day(day)} {day.year}"


def long_day(day: date) -> str:
    """Return a day as a sentence says it: "Mon 2 March 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {WHOLE_MONTHS[day.month - 1]} {day.year}"
