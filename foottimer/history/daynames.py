"""Days, months, years and times of day as a person types them. Pure."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The days that have a name, by how far they are from today."""
HOW = 'write a day as 2026-08-31, or "today" or "yesterday"'
"""How a day is written."""
HOW_PAST = 'write a day as 2026-08-31, "today", "yesterday" or "tuesday"'
"""How a day is written that is over."""
HOW_COMING = 'write a day as 2026-08-31, "today", "tomorrow" or "tuesday"'
"""How a day is written that is still to come."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_FEWEST = 3
"""The fewest letters of a weekday or a month."""


def day_named(text: str, today: date) -> date:
    """Return the day that is meant: "2026-08-31", "today", "yesterday" or "tomorrow".

    Raises ValueError, whose message says how to write it.
    """
    return _named(text, today, HOW)


def _named(text: str, today: date, how: str) -> date:
    typed = text.strip().lower()
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if found := _DAY.fullmatch(typed):
        return _day(*map(int, found.groups()))
    raise ValueError(f"no day is called {_quoted(text)}: {how}")


def past_day_named(text: str, today: date) -> date:
    """Return the day that is meant, of those up to today: as for `day_named`, or the latest "tuesday" or "tue".

    "last tuesday" is never today. Raises ValueError, whose message says how to write it.
    """
    last, _, named = " ".join(text.lower().split()).rpartition(" ")
    weekday = _place(named, _WEEKDAYS) if last in ("", "last") else None
    if weekday is None:
        return _named(text, today, HOW_PAST)
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=7 if last and not back else back)


def coming_day_named(text: str, today: date) -> date:
    """Return the day that is meant, of those to come: as for `day_named`, or the first "tuesday" or "tue".

    Today is one of those; "next tuesday" is never today. Raises ValueError, whose message says how to write it.
    """
    following, _, named = " ".join(text.lower().split()).rpartition(" ")
    weekday = _place(named, _WEEKDAYS) if following in ("", "next") else None
    if weekday is None:
        return _named(text, today, HOW_COMING)
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=7 if following and not ahead else ahead)


def days_named(text: str, today: date) -> tuple[date, date]:
    """Return the first and the last day that are meant: of a day, of a month as "2026-08", of a year as "2026".

    A day is one that is over, as "tuesday" is; "march" is the latest one that has begun. Raises ValueError, whose
    message says how to write it.
    """
    typed = text.strip()
    if found := _MONTH.fullmatch(typed):
        first = _day(int(found[1]), int(found[2]), 1)
        return first, _last_of_month(first)
    if _YEAR.fullmatch(typed):
        first = _day(int(typed), 1, 1)
        return first, first.replace(month=12, day=31)
    if month := _month_named(typed, today):
        return month, _last_of_month(month)
    day = past_day_named(text, today)
    return day, day


def _month_named(text: str, today: date) -> date | None:
    """Return the first day of a month that is called by its name: "march", "mar 2026"; None where none is."""
    words = text.lower().split()
    month = _place(words[0], _MONTHS) if 1 <= len(words) <= 2 else None
    if month is None or (len(words) == 2 and not _YEAR.fullmatch(words[1])):
        return None
    year = int(words[1]) if len(words) == 2 else today.year - (month + 1 > today.month)
    return _day(year, month + 1, 1)


def _place(typed: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the name that was typed, or the beginning of it; None where it is none of them."""
    if len(typed) < _FEWEST:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(typed)), None)


def time_named(text: str) -> time:
    """Return the time of day that is meant, as "18:07" or "18".

    Raises ValueError, whose message says how to write it.
    """
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
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
