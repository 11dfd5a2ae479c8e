"""The next value of a field, so many steps up or down."""

from __future__ import annotations

import re

from foottimer.edit.field import Control, Field
from foottimer.edit.lengths import SECOND, ms_of, spelled, stepped_ms, tempo_ms, tempo_text
from foottimer.routine.keys import Key, Kind

_DIGITS = re.compile(r"[0-9]{1,9}")


def stepped(field: Field, by: int) -> object:
    """Return the value so many steps up or down, in the spelling of the file; None to take it out of the file.

    Seconds go by 1 below 15 s, by 5 below 2 min, by 15 below 10 min, then by 30, and land on multiples of these.
    Raises ValueError, with what to do, for a field that has no steps.
    """
    kind = field.key.kind
    if field.control is Control.TEMPO:
        return _stepped_tempo(field, by)
    if kind is Kind.DURATION:
        ms = ms_of(field.actual)
        if ms is None:
            begins = (field.begin, field.key.default, _example(field.key))
            return next(begin for begin in begins if begin is not None)
        return spelled(stepped_ms(ms, by, _least(field.key, ms)), field.value)
    if kind in (Kind.WHOLE, Kind.COUNTDOWN):
        return _stepped_whole(field, by)
    if kind is Kind.CHOICE:
        return _stepped_choice(field, by)
    if kind is Kind.FLAG:
        chosen = field.actual is not True
        return None if not field.key.falls and chosen is field.key.default else chosen
    raise ValueError(f"{field.title} has no steps: type it")


def _least(key: Key, ms: int) -> int:
    """Return the least ms that steps lead to."""
    return 0 if key.zero else min(ms, SECOND)


def _example(key: Key) -> object:
    text = key.example.strip('"')
    return int(text) if _DIGITS.fullmatch(text) else text


def _stepped_whole(field: Field, by: int) -> int:
    key, actual = field.key, field.actual
    if actual is True and key.kind is Kind.COUNTDOWN:
        actual = key.default
    if not isinstance(actual, int) or isinstance(actual, bool):
        example = _example(key)
        return example if isinstance(example, int) else key.least or 0
    return within(key, actual + by)


def within(key: Key, number: int) -> int:
    """Return the number that a key takes which is nearest to this one."""
    least = key.least if key.least is not None else number
    return max(least, number if key.most is None else min(number, key.most))


def _stepped_choice(field: Field, by: int) -> str | None:
    nothing = field.key.default is None and not field.key.falls and not field.key.required
    words: tuple[str | None, ...] = (None, *field.choices) if nothing else field.choices
    here = words.index(field.actual) if field.actual in words else -1 if by > 0 else 0
    return words[(here + by) % len(words)]


def _stepped_tempo(field: Field, by: int) -> object:
    if field.path[0] != "tempo":
        ms = ms_of(field.actual) or 0
        return spelled(stepped_ms(ms, by, _least(field.key, ms)), field.value)
    lengths = tempo_ms(str(field.actual))
    part = field.part or 0
    lengths[part] = stepped_ms(lengths[part], by, 0)
    return tempo_text(lengths)
