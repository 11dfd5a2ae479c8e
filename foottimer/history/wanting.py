"""Which sessions are asked for, as a line that a person types: `routine:desk-break from:2026-08 calf`. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from foottimer.history.daynames import days_named
from foottimer.history.listing import Facets, Wanted
from foottimer.routine.words import nearest
from foottimer.values import replace

KEYS = ("routine", "series", "exercise", "from", "to", "in", "pain")
"""What can stand before a colon."""

_TOLD = 4
"""So many names are told of those that may have been meant."""
_TOKEN = re.compile(r'(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))?')


def parse_wanted(text: str, today: date) -> Wanted:
    """Return what a typed line asks for; words without a colon are looked for in names and notes.

    A value with blanks stands in double quotes. What is said twice counts as it is said last. Raises ValueError, with
    a sentence, for a day that is none, or a word before a colon that is nearly one of `KEYS`.
    """
    wanted, words = Wanted(), list[str]()
    for key, value in _tokens(text):
        if key in KEYS:
            wanted = _stated(wanted, key, value, today)
        elif key and (meant := nearest(key, KEYS)):
            raise ValueError(f"there is no filter {key}: did you mean {meant}:{value}?")
        else:
            words.append(f"{key}:{value}" if key else value)
    return _in_order(replace(wanted, text=" ".join(words)))


def _stated(wanted: Wanted, key: str, value: str, today: date) -> Wanted:
    """Return what is wanted with one more condition; one without a value is none."""
    match key:
        case _ if not value:
            return wanted
        case "from":
            return replace(wanted, first=days_named(value, today)[0])
        case "to":
            return replace(wanted, last=days_named(value, today)[1])
        case "in":
            first, last = days_named(value, today)
            return replace(wanted, first=first, last=last)
        case "pain":
            return replace(wanted, pain=pain_named(value))
        case "routine":
            return replace(wanted, routine=value)
        case "series":
            return replace(wanted, series=value)
        case _:
            return replace(wanted, exercise=value)


def pain_named(text: str) -> int:
    """Return the least pain that is meant, 0 to 10; raises ValueError, whose message says how to write it."""
    text = text.strip()
    if not text.isascii() or not text.isdigit() or len(text) > 2 or int(text) > 10:
        raise ValueError("write the least pain as a whole number from 0 to 10")
    return int(text)


def _in_order(wanted: Wanted) -> Wanted:
    if wanted.first and wanted.last and wanted.first > wanted.last:
        raise ValueError(f"{wanted.first.isoformat()} is after {wanted.last.isoformat()}: from: has the earlier day")
    return wanted


def _tokens(text: str) -> Iterable[tuple[str, str]]:
    """Yield what stands before and after the colon of each word; nothing before where there is no colon."""
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = _TOKEN.match(text, place)
        if found is None or found.end() == place:
            return
        key, quoted, plain = found.groups()
        yield (key or "").lower(), (quoted if quoted is not None else plain or "").strip()
        place = found.end()


def wanted_text(wanted: Wanted) -> str:
    """Return the line that asks for it, for `parse_wanted` to read."""
    stated = {
        "routine": wanted.routine,
        "series": wanted.series,
        "exercise": wanted.exercise,
        "from": wanted.first.isoformat() if wanted.first else None,
        "to": wanted.last.isoformat() if wanted.last else None,
        "pain": None if wanted.pain is None else str(wanted.pain),
    }
    parts = [f"{key}:{_quoted(value)}" for key, value in stated.items() if value]
    return " ".join((*parts, wanted.text)).strip()


def _quoted(value: str) -> str:
    value = value.replace('"', "")
    return f'"{value}"' if re.search(r"\s", value) or not value else value


def resolved(wanted: Wanted, facets: Facets) -> Wanted:
    """Return what is wanted with ids where names were typed, in any case.

    Raises ValueError, with a sentence, for a routine, series or exercise that no session is of.
    """
    return replace(
        wanted,
        routine=_known("routine", wanted.routine, dict(facets.routines)),
        series=_known("series", wanted.series, {name: name for name in facets.series}),
        exercise=_known("exercise", wanted.exercise, dict(facets.exercises)),
    )


def _known(what: str, typed: str | None, names: Mapping[str, str]) -> str | None:
    """Return the id that is meant: itself, or the one whose name it is."""
    if typed is None or typed in names:
        return typed
    folded = " ".join(typed.casefold().split())
    for id_, name in names.items():
        if folded in (id_.casefold(), " ".join(name.casefold().split())):
            return id_
    raise ValueError(f"no session is of the {what} {typed}{_meant(folded, names)}")


def _meant(folded: str, names: Mapping[str, str]) -> str:
    """Return which may have been meant: those that hold every word, else the one that is spelled most like it."""
    words = folded.split()
    holding = [id_ for id_, name in names.items() if all(word in f"{id_} {name}".casefold() for word in words)]
    if len(holding) > 1:
        more = f" and {len(holding) - _TOLD} more" if len(holding) > _TOLD else ""
        return f": there are {', '.join(holding[:_TOLD])}{more}"
    near = holding[0] if holding else nearest(folded, (*names, *names.values()))
    return f": did you mean {near}?" if near else ""


def wanted_parts(wanted: Wanted, facets: Facets, day_text: Callable[[date], str] = date.isoformat) -> tuple[str, ...]:
    """Return each condition in words: "Desk break", "series calf", "from 2026-08-01", 'with "knee"'."""
    exercises, routines = dict(facets.exercises), dict(facets.routines)
    parts = (
        routines.get(wanted.routine, wanted.routine) if wanted.routine else "",
        f"series {wanted.series}" if wanted.series else "",
        f"with {exercises.get(wanted.exercise, wanted.exercise)}" if wanted.exercise else "",
        _span(wanted, day_text),
        "" if wanted.pain is None else f"pain {wanted.pain}{' or more' if wanted.pain < 10 else ''}",
        f'"{wanted.text}"' if wanted.text else "",
    )
    return tuple(part for part in parts if part)


def _span(wanted: Wanted, day_text: Callable[[date], str]) -> str:
    first, last = wanted.first, wanted.last
    if first and last:
        return f"on {day_text(first)}" if first == last else f"{day_text(first)} to {day_text(last)}"
    if first:
        return f"from {day_text(first)}"
    return f"until {day_text(last)}" if last else ""
