"""Whether the tables and indexes of a store are those that its version has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from foottimer.doctor.finding import Finding, note, wrong
from foottimer.history.migrations import MIGRATIONS, migrate


def look_at_schema(db: sqlite3.Connection, version: int) -> Iterator[Finding]:
    """Say what is missing, and what is there besides; nothing where all is as the steps to the version make it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migrate(made, MIGRATIONS[:version])
        wanted = _schema(made)
    found = _schema(db)
    missing = [name for name, what in wanted.items() if found.get(name) != what]
    besides = [name for name in found if name not in wanted]
    if missing:
        yield wrong(
            f"The history lacks, or has otherwise, {_listed(missing)}: another program changed it.",
            "A backup is of before that: foottimer backup --list, then foottimer restore with its date.",
        )
    if besides:
        yield note(
            f"The history has {_listed(besides)} besides, made by another program.", "Nothing: it is left as it is."
        )


def _schema(db: sqlite3.Connection) -> Mapping[str, object]:
    """What tells tables and indexes apart, by their names; how they were written down does not count."""
    found: dict[str, object] = {}
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    for sort, name, sql in rows:
        if sort == "table":
            columns = db.execute("SELECT name, type, [notnull], dflt_value, pk FROM pragma_table_info(?)", (name,))
            found[f"the table {name}"] = frozenset(columns.fetchall())
        else:
            found[f"the {sort} {name}"] = " ".join(str(sql).split())
    return found


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
