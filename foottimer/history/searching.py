"""Which sessions a search for words is about, as a condition of a query."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from foottimer.history.database import storable
from foottimer.history.dated import understanding
from foottimer.history.walking import each_value

# What was run has few versions, and a routine few ids, however many sessions there are: only notes are looked at
# session by session.
_WORD = """
    (snapshot_id IN (SELECT value FROM json_each(:snapshots{place}))
    OR routine IN (SELECT value FROM json_each(:routines{place}))
    OR note <> '' AND holds(note, :word{place}))
"""


def text_conditions(db: sqlite3.Connection, text: str) -> tuple[list[str], dict[str, str]]:
    """The conditions that a session has each word of a text, one for each word, and what they are given.

    Words are looked for in a routine's name and id, in a note and in the names of exercises, whatever their case.
    Raises UnreadableRowError when a timeline cannot be understood.
    """
    words = sorted(set(storable(text).casefold().split()))
    if not words:
        return [], {}
    with understanding("names of routines"):
        return _looked_up(db, words)


def _looked_up(db: sqlite3.Connection, words: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    db.create_function("holds", 2, _holds, deterministic=True)
    snapshots, routines = _snapshots(db), [(name, name) for name in each_value(db, "routine")]
    given: dict[str, str] = {}
    for place, word in enumerate(words):
        given |= {f"word{place}": word}
        given |= {f"snapshots{place}": _among(snapshots, word), f"routines{place}": _among(routines, word)}
    return [_WORD.format(place=place) for place, _ in enumerate(words)], given


def _holds(text: str, word: str) -> bool:
    return word in text.casefold()


def _among(named: Iterable[tuple[str, str]], word: str) -> str:
    """The ids of the texts that hold the word, as JSON."""
    return json.dumps([identity for identity, text in named if _holds(text, word)])


def _snapshots(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """The id of each timeline that was run, with the names in it, a line each."""
    with understanding():
        return [(identity, _names(json.loads(body))) for identity, body in db.execute("SELECT id, body FROM snapshot")]


def _names(timeline: dict[str, Any]) -> str:
    named = {interval["name"] for interval in timeline["intervals"] if interval["exercise"]}
    return "\n".join([timeline["name"], *sorted(named)])
