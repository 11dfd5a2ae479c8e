"""Days, months, years and times of day as a person types them. Pure."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The days that have a name, by how far they are from today."""
HOW = 'write a day as 2026-08-31, or "today" or "yesterday"'
"""How a day is written."""


def day_named(text: str, today: date) -> date:
    """Return the day that is meant: "2026-08-31", "today", "yesterday" or "tomorrow".

    Raises ValueError, whose message says how to write it.
    """
    typed = text.strip().lower()
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if found := _DAY.fullmatch(typed):
        return _day(*map(int, found.groups()))
    raise ValueError(f"no day is called {_quoted(text)}: {HOW}")


def days_named(text: str, today: date) -> tuple[date, date]:
    """Return the first and the last day that are meant: of a day, of a month as "2026-08", of a year as "2026".

    Raises ValueError, whose message says how to write it.
    """
    typed = text.strip()
    if found := _MONTH.fullmatch(typed):
        first = _day(int(found[1]), int(found[2]), 1)
        return first, _last_of_month(first)
    if _YEAR.fullmatch(typed):
        first = _day(int(typed), 1, 1)
        return first, first.replace(month=12, day=31)
    day = day_named(text, today)
    return day, day


def time_named(text: str) -> time:
    """Return the time of day that is meant, as "18:07"; raises ValueError, whose message says how to write it."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = map(int, found.groups()) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"no time of day is called {_quoted(text)}: write it as 18:07")
    return time(hour, minute)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no {year:04}-{month:02}-{day:02} in the calendar: {HOW}") from None


def _last_of_month(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)


def _quoted(text: str) -> str:
    """Return what was typed as a sentence can show it: short."""
    text = text.strip()
    return f'"{text}"' if len(text) <= 24 else f'"{text[:23]}…"'
