"""Which sessions a search for words is about, as a condition of a query."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from foottimer.history.database import storable
from foottimer.history.dated import understanding
from foottimer.history.fetching import Skip, each_row, made_of
from foottimer.history.walking import each_name

# What was run has few versions, and a routine few ids, however many sessions there are: only notes are looked at
# session by session.
_WORD = """
    (snapshot_id IN (SELECT value FROM json_each(:snapshots{place}))
    OR routine IN (SELECT value FROM json_each(:routines{place}))
    OR note <> '' AND holds(CAST(note AS BLOB), :word{place}))
"""


def text_conditions(db: sqlite3.Connection, text: str, skip: Skip) -> tuple[list[str], dict[str, str]]:
    """The conditions that a session has each word of a text, one for each word, and what they are given.

    Words are looked for in a routine's name and id, in a note and in the names of exercises, whatever their case.
    `skip` is told of timelines that make no sense: in those, no word is.
    """
    words = sorted(set(storable(text).casefold().split()))
    if not words:
        return [], {}
    db.create_function("holds", 2, _noted, deterministic=True)
    snapshots, routines = _snapshots(db, skip), [(name, name) for name in each_name(db, "routine")]
    given: dict[str, str] = {}
    for place, word in enumerate(words):
        given |= {f"word{place}": word}
        given |= {f"snapshots{place}": _among(snapshots, word), f"routines{place}": _among(routines, word)}
    return [_WORD.format(place=place) for place, _ in enumerate(words)], given


def _noted(note: bytes, word: str) -> bool:
    return _holds(note.decode("utf-8", "replace"), word)


def _holds(text: str, word: str) -> bool:
    return word in text.casefold()


def _among(named: Iterable[tuple[str, str]], word: str) -> str:
    """The ids of the texts that hold the word, as JSON."""
    return json.dumps([identity for identity, text in named if _holds(text, word)])


def _snapshots(db: sqlite3.Connection, skip: Skip) -> list[tuple[str, str]]:
    """The id of each timeline that was run, with the names in it, a line each."""
    return list(made_of(each_row(db, "SELECT id, body FROM snapshot"), _named, skip))


def _named(row: tuple[Any, ...]) -> tuple[str, str]:
    identity, body = row
    with understanding(f"timeline {identity}"):
        timeline = json.loads(body)
        named = {interval["name"] for interval in timeline["intervals"] if interval["exercise"]}
        return str(identity), "\n".join([timeline["name"], *sorted(named)])
