"""Rows that are about to be taken in: made ready beside the store, so that it is locked only while they are moved.

The tables beside it are temporary ones of the same names, and SQLite takes those first: what reads and writes the
store's tables by their names reads and writes these, while they are there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from foottimer.carry.pieces import PARTS, TABLES

_ROOM = 64 * 2**20
"""Bytes of the store that may be in memory while many rows are moved: their ids lie all over its indexes."""
_MARKS = {
    "session": """
        id, changed_at, deleted_at, restored_at,
        (SELECT count(*) || max(changed_at) FROM main.attempt WHERE session_id = session.id),
        (SELECT count(*) || max(changed_at) FROM main.pause WHERE session_id = session.id)
    """,
    "goal": "id, changed_at, deleted_at",
    "paused_days": "id, changed_at, deleted_at, restored_at",
    "decision": "id, changed_at, deleted_at, restored_at",
}
"""What differs in a piece that was written to, by its table."""
_NAMES = ("snapshot", *(table.name for table in TABLES.values()), *(name for name, _ in PARTS))

# The names of tables and columns in the statements below are the schema's own words, never a person's or a file's.


@contextmanager
def beside(db: sqlite3.Connection) -> Iterator[None]:
    """Have empty tables stand before those of the store, until the end or until they are moved; the store is free."""
    db.execute(f"PRAGMA main.cache_size = -{_ROOM // 1024}")
    tables = db.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'table'").fetchall()
    try:
        for name, statement in tables:
            if name in _NAMES:
                db.execute(statement.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        yield
    finally:
        _drop(db)


def marks(db: sqlite3.Connection, table: str, ids: Iterable[str]) -> frozenset[tuple[object, ...]]:
    """What is another one when any of the store's rows of these ids was written to, or what belongs to a session."""
    query = f"SELECT {_MARKS[table]} FROM main.{table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    return frozenset(db.execute(query, (json.dumps(list(ids)),)))


def move(db: sqlite3.Connection) -> None:
    """Move what was made ready into the store, in the place of what has its ids; within a transaction.

    A session that is moved has only the attempts and pauses that are moved with it.
    """
    db.execute(
        "INSERT INTO main.snapshot SELECT * FROM temp.snapshot WHERE true "
        "ON CONFLICT (id) DO UPDATE SET changed_at = min(changed_at, excluded.changed_at)"
    )
    for table in TABLES.values():
        columns = [row[1] for row in db.execute(f"PRAGMA main.table_info({table.name})")]
        setting = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "id")
        db.execute(
            f"INSERT INTO main.{table.name} SELECT * FROM temp.{table.name} WHERE true "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET {setting}"
        )
    for name, _ in PARTS:
        db.execute(f"DELETE FROM main.{name} WHERE session_id IN (SELECT id FROM temp.session)")  # noqa: S608
        db.execute(f"INSERT INTO main.{name} SELECT * FROM temp.{name} ORDER BY id")  # noqa: S608
    _drop(db)


def _drop(db: sqlite3.Connection) -> None:
    for name in reversed(_NAMES):
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")
