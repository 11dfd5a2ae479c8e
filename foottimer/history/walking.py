"""The different values of an indexed column: each is one step in the index, however many rows have it."""

from __future__ import annotations

import sqlite3

from foottimer.history.fetching import each_row

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from typing import Any, Literal, TypeAlias

    Column: TypeAlias = Literal["day", "routine", "series", "exercise"]
    """Columns that an index begins with."""

_TABLES = {
    "day": "session WHERE deleted_at IS NULL AND counts = 1 AND day",
    "routine": "session WHERE deleted_at IS NULL AND routine",
    "series": "session WHERE deleted_at IS NULL AND series",
    "exercise": "attempt WHERE exercise",
}


def each_name(db: sqlite3.Connection, column: Column) -> tuple[str, ...]:
    """Every text of a column, as `each_value` has them; what is none is told of where its whole row is read."""
    return tuple(value for value in each_value(db, column) if isinstance(value, str))


def each_value(db: sqlite3.Connection, column: Column) -> tuple[Any, ...]:
    """Every value of a column, in order, each a text unless another program wrote it.

    What is deleted does not enter, but for exercises; days are training days.
    """
    table = _TABLES[column]
    # The column's names are this module's own.
    query = f"""
        WITH RECURSIVE walk (found) AS (
            SELECT min({column}) FROM {table} IS NOT NULL
            UNION ALL SELECT (SELECT min({column}) FROM {table} > found) FROM walk WHERE found IS NOT NULL
        )
        SELECT found FROM walk WHERE found IS NOT NULL
    """  # noqa: S608
    return tuple(row[0] for row in each_row(db, query))
