"""Days and lists, as the sentences of advice say them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from foottimer.history.told import day_text
from foottimer.settings.weekly import Weekday

NEAR_DAYS = 6
"""Days to either side of today within which a weekday alone is clear. Source: the calendar."""
_NEAREST = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def weekday(day: date) -> str:
    """A day's weekday, as "Thursday"."""
    return tuple(Weekday)[day.weekday()].value.capitalize()


def day_name(day: date, today: date) -> str:
    """A day as "today", "Thursday", or "Thursday 12 November" where the weekday alone is not clear."""
    if day == today:
        return "today"
    near = abs((day - today).days) <= NEAR_DAYS
    return weekday(day) if near else f"{weekday(day)} {day_text(day, today)}"


def when(day: date, today: date) -> str:
    """When a day is, as a sentence says it: "tomorrow", "on Friday", "on Monday 7 December"."""
    return _NEAREST.get((day - today).days) or f"on {day_name(day, today)}"


def day_names(days: Iterable[date], today: date) -> str:
    """Days as "Monday, Wednesday and Friday"."""
    return listed(day_name(day, today) for day in days)


def whose(day: date, today: date) -> str:
    """The beginning of a sentence about what was done on a day, as "Thursday's" or "Today's"."""
    return "Today's" if day == today else f"{day_name(day, today)}'s"


def listed(words: Iterable[str]) -> str:
    """Words as "a, b and c"."""
    *before, last = [*words] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def counted(number: int, noun: str) -> str:
    """So many of a thing, as "one session", "no sessions" or "27 days"."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{said} {noun}{'' if number == 1 else 's'}"


def first_lower(text: str) -> str:
    """A text as it goes on within a sentence; what begins with capitals, as RPE, stays so."""
    return text if text[1:][:1].isupper() else text[:1].lower() + text[1:]


def first_upper(text: str) -> str:
    """A text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
