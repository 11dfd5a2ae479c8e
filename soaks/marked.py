"""Everything that has words, with what a stranger may have put into them."""

from __future__ import annotations

import dataclasses
import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from foottimer.routine.entry import Entry

Value = TypeVar("Value")

MARKUP = "[@click=app.quit]Q[/][link=file:///etc]L[/link][/nope][bold"
"""What Textual and Rich would obey, or trip over."""
CONTROL = "\x1b]2;T\x07\x1b[31m\x9b7m\x7f\x00\r\b\u202e\u2066\u2028\ud800"
"""What a terminal would obey, and half a character."""
FLOOD = "z" + "\u0300" * 300 + "\u200b" * 300
MARKS = MARKUP + CONTROL + FLOOD
_SLUG = re.compile(r"[a-z0-9_.-]*")


def marked(value: Value, marks: str = MARKS) -> Value:
    """The same value, each text of it that is no id with `marks` behind it; what it is made of stays as it is."""
    return _marked(value, marks)  # type: ignore[no-any-return]


def _marked(value: Any, marks: str) -> Any:
    if isinstance(value, Enum | Path):
        return value
    if isinstance(value, str):
        return value if _SLUG.fullmatch(value) else value + marks
    if isinstance(value, tuple):
        return tuple(_marked(item, marks) for item in value)
    if isinstance(value, Entry):
        contents = _marked(value.opened(), marks)
        return Entry(dataclasses.replace(_marked(value.card, marks), path=value.card.path), lambda: contents)
    if isinstance(value, dict) or (isinstance(value, Mapping) and not dataclasses.is_dataclass(value)):
        return {key: _marked(item, marks) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.init}
        return dataclasses.replace(value, **{name: _marked(item, marks) for name, item in fields.items()})
    return value


def mark_store(path: Path, marks: str = MARKS) -> None:
    """Have another program write `marks` behind each text of a store that is none of its own words."""
    stored = marks.encode("utf-8", "replace").decode()
    with closing(sqlite3.connect(path)) as db, db:
        for table, column in (("session", "name"), ("session", "note"), ("attempt", "name"), ("attempt", "load")):
            db.execute(f"UPDATE {table} SET {column} = coalesce({column}, 'x') || ?", (stored,))
        db.execute("UPDATE session SET zone = zone || ?, series = series || ?", (stored, stored))
        said = [(kind, f"{about}{stored}") for kind, about in (("sore", "short-foot"), ("plan-start", "eight-weeks"))]
        db.executemany(
            "INSERT INTO decision (id, kind, day, about, made_at, changed_at) "
            "SELECT lower(hex(randomblob(16))), ?, min(day), ?, min(started_at), min(started_at) FROM session",
            said,
        )
        for identity, body in db.execute("SELECT id, body FROM snapshot").fetchall():
            changed = json.dumps(_marked_json(json.loads(body), stored))
            db.execute("UPDATE snapshot SET body = ? WHERE id = ?", (changed, identity))


def _marked_json(value: Any, marks: str) -> Any:
    if isinstance(value, dict):
        return {key: _marked_json(item, marks) for key, item in value.items()}
    if isinstance(value, list):
        return [_marked_json(item, marks) for item in value]
    return value + marks if isinstance(value, str) and not _SLUG.fullmatch(value) else value
