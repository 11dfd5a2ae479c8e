"""What a person types into a field, as the value that a file has for it; and back."""

from __future__ import annotations

import re

from foottimer.edit.field import Control, Field
from foottimer.edit.lengths import ms_of, tempo_ms, tempo_text, typed_duration
from foottimer.edit.stepping import within
from foottimer.routine.keys import Key, Kind
from foottimer.routine.words import did_you_mean, is_slug, slug_of, unsafe_character

_BETWEEN = re.compile(r"\s*[;\n]\s*")
_BETWEEN_WORDS = re.compile(r"\s*[;,\n]\s*")
_BETWEEN_NUMBERS = re.compile(r"\s*[-/;\s]\s*")
_DIGITS = re.compile(r"[0-9]{1,9}")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*%")
_MOMENT = re.compile(r"([0-9.:,]+\s*(?:%|[hms]\w*)?)\s+(.+)", re.IGNORECASE)
_PHASE = re.compile(r"(.+?)\s+([0-9.:]+\s*[a-z]*)", re.IGNORECASE)
_YES = ("yes", "true", "on", "1")
_NO = ("no", "false", "off", "0")
_WORDS = ("tags", "equipment", "only")
"""Lists of short words, which may have commas between them."""


def plain(field: Field) -> str:
    """Return what holds as a person would type it; empty for nothing."""
    value = field.actual
    if value is None:
        return ""
    if field.control is Control.TEMPO and field.path[0] == "tempo":
        return str(value).split("-")[field.part or 0]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, list):
        return str(value)
    return (", " if field.key.name in (*_WORDS, "phases") else "; ").join(map(_plain_entry, value))


def _plain_entry(entry: object) -> str:
    if isinstance(entry, list):
        return " ".join(map(str, entry))
    if isinstance(entry, dict):
        when = entry.get("when", "")
        return f"{when}{' s' if isinstance(when, int | float) else ''} {entry.get('say', '')}".strip()
    return str(entry)


def parsed(field: Field, typed: str) -> object:
    """Return what was typed as the value to write; None, to take it out of the file, for nothing.

    Forgiving: "1:30", "90", "1 min", "2 1 3" for a tempo, the beginning of a choice. Raises ValueError with the fix.
    """
    typed = typed.strip()
    key, kind = field.key, field.key.kind
    if not typed:
        _check_missing(field)
        return None
    if field.control is Control.TEMPO:
        return _parsed_tempo(field, typed)
    if kind is Kind.DURATION:
        return typed_duration(typed, field.value, zero=key.zero)
    if kind in (Kind.WHOLE, Kind.COUNTDOWN):
        return _parsed_whole(key, typed)
    if kind is Kind.CHOICE:
        return _chosen(typed, field.choices)
    if kind is Kind.FLAG:
        return _parsed_flag(field, typed)
    if field.control is Control.LIST:
        return _parsed_list(key, typed)
    return _parsed_text(key, typed)


def _check_missing(field: Field) -> None:
    """Raise ValueError where the value has to be there."""
    if field.key.required and field.path[0] not in ("exercise",):
        raise ValueError(f"{field.title} cannot be left out: {_such(field.key)}")
    if field.control is Control.TEMPO and field.path[0] != "tempo":
        raise ValueError("a phase needs its seconds: write 0 to leave it out")


def _such(key: Key) -> str:
    return f"write something like {key.example}"


def _parsed_tempo(field: Field, typed: str) -> object:
    if field.path[0] != "tempo":
        return typed_duration(typed, field.value, zero=field.key.zero)
    numbers = [number for number in _BETWEEN_NUMBERS.split(typed.replace(",", ".")) if number]
    lengths = tempo_ms(str(field.actual))
    if len(numbers) not in (1, len(lengths)):
        names = ", ".join(field.choices)
        raise ValueError(f"{len(numbers)} numbers, but there are {len(lengths)} phases ({names}): one for each, or one")
    typed_ms = [ms_of(typed_duration(number, None, zero=True)) or 0 for number in numbers]
    if len(typed_ms) == 1:
        lengths[field.part or 0] = typed_ms[0]
    else:
        lengths = typed_ms
    return tempo_text(lengths)


def _parsed_whole(key: Key, typed: str) -> int:
    least = f"from {key.least or 0}" + (f" to {key.most}" if key.most is not None else "")
    if not _DIGITS.fullmatch(typed) or within(key, int(typed)) != int(typed):
        raise ValueError(f"{typed!r} does not fit: {key.title} is a whole number {least}")
    return int(typed)


def _chosen(typed: str, words: tuple[str, ...]) -> str:
    """Return the word that was typed, or the only one that begins so."""
    text = typed.casefold()
    found = [word for word in words if word.startswith(text)]
    if text in words or len(found) == 1:
        return text if text in words else found[0]
    raise ValueError(f"{typed!r} is none of {', '.join(words)}{did_you_mean(text, words)}")


def _parsed_flag(field: Field, typed: str) -> bool | None:
    text = typed.casefold()
    if any(word.startswith(text) for word in (*_YES, *_NO)) and text != "o":
        chosen = any(word.startswith(text) for word in _YES)
        return None if not field.key.falls and chosen is field.key.default else chosen
    raise ValueError(f"{typed!r}: write yes or no")


def _parsed_list(key: Key, typed: str) -> list[object]:
    if key.kind is Kind.PHASES:
        return [_parsed_phase(part) for part in _BETWEEN_WORDS.split(typed) if part]
    between = _BETWEEN_WORDS if key.name in _WORDS else _BETWEEN
    parts = [part for part in between.split(typed) if part]
    if key.kind is Kind.TABLES:
        return [_parsed_say(part) for part in parts]
    if key.kind is Kind.CHOICES:
        return [_chosen(part, key.choices) for part in parts]
    return [_safe(part) for part in parts]


def _parsed_phase(part: str) -> list[object]:
    match = _PHASE.fullmatch(part)
    if match is None:
        raise ValueError(f"{part!r} is no phase: write a word and its seconds, as up 2, top 1, down 3")
    return [_safe(match.group(1)), typed_duration(match.group(2), None, zero=True)]


def _parsed_say(part: str) -> dict[str, object]:
    match = _MOMENT.fullmatch(part)
    if match is None:
        raise ValueError(f"{part!r}: write when and what is said, as 50% Halfway; 10 s Go on")
    when, text = match.group(1).strip(), _safe(match.group(2))
    percent = _PERCENT.fullmatch(when.replace(",", "."))
    if percent and float(percent.group(1)) <= 100:
        return {"when": f"{percent.group(1)}%", "say": text}
    if "%" in when:
        raise ValueError(f"{when!r}: write 0% to 100%")
    return {"when": typed_duration(when, None, zero=True), "say": text}


def _parsed_text(key: Key, typed: str) -> object:
    text = _safe(typed, newlines=key.kind is Kind.PROSE)
    if key.kind is Kind.SLUG and not is_slug(text):
        slug = slug_of(text)
        raise ValueError("use a-z, 0-9 and dashes" + (f", as {slug}" if slug else ""))
    if key.kind is Kind.LOAD and re.fullmatch(r"[0-9]{1,5}(?:[.,][0-9]{1,3})?", text):
        number = float(text.replace(",", "."))
        if not number:
            raise ValueError("a load of 0 is none: leave it out")
        return int(number) if number.is_integer() else number
    return text


def _safe(text: str, *, newlines: bool = False) -> str:
    bad = unsafe_character(text, newlines=newlines)
    if bad is not None:
        raise ValueError(f"it holds the character U+{ord(bad):04X}, which no text may hold: take it out")
    return text
