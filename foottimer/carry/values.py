"""What a file of sessions may say in one place: each kind of value is checked, and told in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache, partial
from typing import TypeAlias

from foottimer.routine.words import quote, unsafe_character
from foottimer.values import dataclass

Value: TypeAlias = str | int | float | bool | None
"""What one place of a row holds."""

MOST_MS = 10**12
"""No length in ms is longer: about 30 years."""
MOST_COUNT = 10**9
"""No number that is counted or given reaches this."""
MOST_TEXT = 2**20
"""Characters that a text has at most, as many as a routine's whole file may have bytes."""
LAST_YEAR = 9998
"""No instant or day is later, so that something can always come after it."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Twice(dict[str, object]):
    """An object of a file that has a key twice, so that nobody knows which of the two is meant."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


@dataclass(frozen=True, slots=True)
class Takes:
    """A kind of value."""

    words: str
    """What it is, as "a day, as 2026-03-02"; follows "has to be"."""
    check: Callable[[object], Value]
    """Returns the value in the form in which it is compared; raises ValueError for what is none."""


def quoted(value: object) -> str:
    """Return a value of a file as a message may show it."""
    if isinstance(value, Twice):
        return f"an object that has the key {quote(value.key)} twice"
    if isinstance(value, dict):
        return "an object"
    return "null" if value is None else quote(value)


def whole(least: int, most: int) -> Takes:
    """A whole number from `least` to `most`."""
    return Takes(f"a whole number from {least:,} to {most:,}", partial(_whole, least, most))


def one_of(words: type[StrEnum]) -> Takes:
    """One of the words of an enumeration."""
    return Takes(f"one of {', '.join(words)}", partial(_one_of, frozenset(map(str, words))))


def _whole(least: int, most: int, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError
    return value


def _one_of(words: Iterable[str], value: object) -> str:
    if not isinstance(value, str) or value not in words:
        raise ValueError
    return value


def _uuid(value: object) -> str:
    return _matching(_UUID, value)


def _instant(value: object) -> str:
    return _real_instant(_matching(_INSTANT, value))


@lru_cache(maxsize=1024)
def _real_instant(text: str) -> str:
    if datetime.fromisoformat(text).year > LAST_YEAR:
        raise ValueError
    return text


def _day(value: object) -> str:
    text = _matching(_DAY, value)
    if date.fromisoformat(text).year > LAST_YEAR:
        raise ValueError
    return text


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError
    return value


def _number(value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < MOST_COUNT:
        raise ValueError
    return int(value) if value == int(value) else value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise ValueError
    value.encode()  # half of a character, as "\ud800", can be written in JSON and stored nowhere
    return value


def _line(value: object) -> str:
    text = _text(value)
    if not text.isprintable() and unsafe_character(text):
        raise ValueError
    return text


def _lines(value: object) -> str:
    text = _text(value)
    if not text.isprintable() and unsafe_character(text, newlines=True):
        raise ValueError
    return text


UUID = Takes("an id, as 5f0c1d2e-8a4b-4c6d-9e0f-1a2b3c4d5e6f", _uuid)
INSTANT = Takes("an instant in UTC, as 2026-03-02T06:15:00.250+00:00", _instant)
DAY = Takes("a day, as 2026-03-02", _day)
MS = whole(0, MOST_MS)
COUNT = whole(0, MOST_COUNT - 1)
NUMBER = Takes(f"a number from 0 to below {MOST_COUNT:,}", _number)
FLAG = Takes("true or false", _flag)
LINE = Takes("a text on one line, without control characters", _line)
LINES = Takes("a text without control characters but for new lines", _lines)
FREE = Takes(f"a text of at most {MOST_TEXT:,} characters", _text)
