"""Days and numbers, as sentences say them. Pure."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months, in full."""


def day_text(day: date, today: date) -> str:
    """A day as "3 August", with its year when that is not today's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def many(number: int, noun: str) -> str:
    """So many of a thing, as "1 week" or "1,200 weeks"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
