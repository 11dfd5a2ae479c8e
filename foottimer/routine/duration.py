"""Durations as a person writes them, as whole milliseconds, and as a person reads them."""

from __future__ import annotations

import datetime
import math
import re

LONGEST = 24 * 60 * 60 * 1000
"""The longest duration that is taken: 24 hours, in ms."""

_SPELLINGS = 'write seconds (30, 7.5) or text like "30s", "1m30s", "1h", "1:30" or "1:02:03"'
_CLOCK = re.compile(r"(?:([0-9]{1,9}):)?([0-9]{1,9}):([0-9]{2})(?:\.([0-9]+))?")
_UNITS = re.compile(r"(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})(?:\.([0-9]+))?s)?")


def parse_duration(value: object) -> int:
    """Return the duration that a routine file states, in whole ms from 0 to `LONGEST`.

    Numbers are seconds. Raises ValueError, whose message says how to write it, for anything else.
    """
    if isinstance(value, str):
        ms = _parse_text(value)
    elif isinstance(value, datetime.time):
        raise ValueError(f"a time of day is no duration: put it in quotes for minutes and seconds, or {_SPELLINGS}")
    elif isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"not a duration: {_SPELLINGS}")
    else:
        ms = _parse_number(value)
    if ms > LONGEST:
        raise ValueError("longer than 24 hours, the most a duration may be")
    return ms


def _parse_number(value: float) -> int:
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"not a finite number: {_SPELLINGS}")
    if value < 0:
        raise ValueError("a duration cannot be negative: write 0 or more seconds")
    if value > LONGEST:  # spares the arithmetic on huge numbers; in seconds it is longer still
        return LONGEST + 1
    if round(value, 3) != value:
        raise ValueError("more than three decimals: a duration is kept in whole milliseconds")
    return round(value * 1000)


def _parse_text(text: str) -> int:
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds, fraction = clock.groups()
        if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
            raise ValueError("minutes and seconds after a colon go up to 59")
    elif text and (units := _UNITS.fullmatch(text)):
        hours, minutes, seconds, fraction = units.groups()
    elif text.startswith("-"):
        raise ValueError("a duration cannot be negative: write 0 or more seconds")
    elif re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        raise ValueError("text without a unit: leave out the quotes, or put an s after the number")
    else:
        raise ValueError(f"not a duration: {_SPELLINGS}")
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + _thousandths(fraction or "")


def _thousandths(fraction: str) -> int:
    if len(fraction) > 3:
        raise ValueError("more than three decimals: a duration is kept in whole milliseconds")
    return int(fraction.ljust(3, "0"))


def format_duration(ms: int) -> str:
    """Return "2:59" or, from an hour on, "1:02:03"; a part of a second counts as a whole one."""
    seconds = -(-max(0, ms) // 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
