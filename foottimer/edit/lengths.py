"""Durations as a file spells them: stepped, typed, and written again in the same spelling."""

from __future__ import annotations

import re

from foottimer.routine.duration import LONGEST, parse_duration

SECOND = 1000
"""Of ms."""
_MINUTE = 60 * SECOND
_STEPS = ((15 * SECOND, 1 * SECOND), (2 * _MINUTE, 5 * SECOND), (10 * _MINUTE, 15 * SECOND))
"""Up to which length one step is how long, in ms."""
_LONG_STEP = 30 * SECOND
_UNIT_WORDS = (
    (re.compile(r"h(?:ours?|rs?)?"), "h"),
    (re.compile(r"m(?:in(?:ute)?s?)?|'(?!')"), "m"),
    (re.compile(r"s(?:ec(?:ond)?s?)?|''|\""), "s"),
)
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+|[0-9]+\.")
_ONE_UNIT = re.compile(r"([0-9]*\.?[0-9]+)([hms])")
_NO_LAST_UNIT = re.compile(r"(?:[0-9]+h)?[0-9]+m[0-9]+(?:\.[0-9]+)?|[0-9]+h[0-9]+")
_UNIT_MS = {"h": 60 * _MINUTE, "m": _MINUTE, "s": SECOND}
_HOW = 'write seconds (30, 7.5), or "1m30s" or "1:30"'


def ms_of(value: object) -> int | None:
    """Return a duration of a file in ms; None for what is none."""
    try:
        return parse_duration(value)
    except ValueError:
        return None


def stepped_ms(ms: int, by: int, least: int) -> int:
    """Return a duration so many steps longer or shorter, on a multiple of the step, not below `least`.

    A step is 1 s below 15 s, 5 s below 2 min, 15 s below 10 min, else 30 s.
    """
    for _ in range(min(abs(by), 1000)):
        if by > 0:
            step = _step(ms)
            ms = (ms // step + 1) * step
        else:
            step = _step(ms - 1)
            ms = (-(-ms // step) - 1) * step
    return min(max(ms, least), LONGEST)


def _step(ms: int) -> int:
    return next((step for end, step in _STEPS if ms < end), _LONG_STEP)


def seconds_of(ms: int) -> int | float:
    """Return ms as the number of seconds that a file has."""
    return ms // SECOND if ms % SECOND == 0 else ms / SECOND


def spelled(ms: int, like: object = None) -> int | float | str:
    """Return a duration as a file writes it: a number of seconds, or text in the spelling of another one."""
    if not isinstance(like, str):
        return seconds_of(ms)
    minutes, rest = divmod(ms, _MINUTE)
    hours, small = divmod(minutes, 60)
    seconds, thousandths = divmod(rest, SECOND)
    fraction = f".{thousandths:03}".rstrip("0") if thousandths else ""
    if ":" in like:
        long = like.count(":") == 2 or hours
        return f"{hours}:{small:02}:{seconds:02}{fraction}" if long else f"{minutes}:{seconds:02}{fraction}"
    if not like.strip("0123456789.s"):  # seconds alone, however many
        return f"{ms // SECOND}{fraction}s"
    if "h" not in like:
        hours, small = 0, minutes
    units = ((hours, "h"), (small, "m"))
    text = "".join(f"{count}{unit}" for count, unit in units if count)
    return text + (f"{seconds}{fraction}s" if seconds or fraction or not text else "")


def typed_duration(typed: str, like: object, *, zero: bool) -> int | float | str:
    """Return what a person typed as a file writes it: "90", "1:30", "1m", "1 min 30", "1.5 min", "2 s".

    A bare number of seconds is spelled `like` the value before. Raises ValueError, whose message says how to write it.
    """
    text = _normal(typed)
    one = _ONE_UNIT.fullmatch(text)
    if _NUMBER.fullmatch(text):
        value: int | float | str = spelled(_whole(float(text) * SECOND, typed), like)
    elif one and "." in one.group(1):
        value = spelled(_whole(float(one.group(1)) * _UNIT_MS[one.group(2)], typed), "1m")
    else:
        value = text
    try:
        ms = parse_duration(value)
    except ValueError as error:
        raise ValueError(f"{typed!r} is no time: {_HOW}" if "not a duration" in str(error) else str(error)) from None
    if not ms and not zero:
        raise ValueError("it has to be longer than 0: " + _HOW)
    return value


def _whole(ms: float, typed: str) -> int:
    """Return whole ms; raises ValueError."""
    if ms > LONGEST:
        raise ValueError("longer than 24 hours, the most a duration may be")
    if abs(ms - round(ms)) > 1e-6:
        raise ValueError(f"{typed!r} has more than three decimals: times are kept in whole milliseconds")
    return round(ms)


def _normal(typed: str) -> str:
    """Return what was typed without blanks, its units in one letter each."""
    text = "".join(typed.casefold().split()).replace(",", ".")
    for words, unit in _UNIT_WORDS:
        text = words.sub(unit, text)
    if _NO_LAST_UNIT.fullmatch(text):
        text += "s" if "m" in text else "m"
    return text


def tempo_ms(tempo: str) -> list[int]:
    """Return the lengths of phases in ms that a tempo says."""
    return [round(float(number) * SECOND) for number in tempo.split("-")]


def tempo_text(lengths: list[int]) -> str:
    """Return the lengths of phases in ms as a tempo; raises ValueError where nothing is left of a repetition."""
    if not any(lengths):
        raise ValueError("all phases would take 0 seconds: one of them needs a length")
    return "-".join(str(seconds_of(ms)) for ms in lengths)
