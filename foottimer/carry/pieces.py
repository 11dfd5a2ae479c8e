"""Rows of the store as pieces of a file, and pieces as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foottimer.carry.merging import Piece, Sort, piece
from foottimer.carry.portable import REGISTERS, Row, Snapshot, piece_text
from foottimer.carry.shape import ATTEMPT, GOAL, PAUSE, PAUSED_DAYS, SESSION, Field
from foottimer.carry.sheet import COLUMNS
from foottimer.carry.values import FLAG, NUMBER, Value
from foottimer.history.bodies import text_of
from foottimer.history.columns import shown
from foottimer.history.dated import understanding
from foottimer.history.migrations import transaction
from foottimer.history.reading import load_records_of
from foottimer.history.record import counts


@dataclass(frozen=True, slots=True)
class Table:
    """Where pieces of a sort are kept."""

    name: str
    """The table's name."""
    fields: tuple[Field, ...]
    """Its columns, but for the registers."""
    order: str
    """By what a file lists them."""


TABLES: Mapping[Sort, Table] = {
    Sort.SESSION: Table("session", SESSION, "started_at, id"),
    Sort.GOAL: Table("goal", GOAL, "day, id"),
    Sort.PAUSED_DAYS: Table("paused_days", PAUSED_DAYS, "first_day, id"),
}
"""The table of each sort."""
_AT_ONCE = 500
"""Sessions that are written at a time."""
PARTS = (("attempt", ATTEMPT), ("pause", PAUSE))
"""The tables of what belongs to a session."""

# The names of tables and columns in the statements below are this program's own words, never a person's or a file's.


def load_pieces(
    db: sqlite3.Connection, sort: Sort, first: date | None = None, last: date | None = None
) -> Iterator[Piece]:
    """Every piece of a sort, also those that are deleted; of sessions those of the days from `first` to `last`."""
    table = TABLES[sort]
    where = f"WHERE {_WITHIN}" if sort is Sort.SESSION else ""
    query = f"SELECT {_columns(sort)} FROM {table.name} {where} ORDER BY {table.order}"  # noqa: S608
    for values in db.execute(query, _days(first, last) if where else {}):
        yield _understood(db, sort, values)


def load_piece(db: sqlite3.Connection, sort: Sort, id_: str) -> Piece | None:
    """The piece of an id; None where there is none."""
    query = f"SELECT {_columns(sort)} FROM {TABLES[sort].name} WHERE id = ?"  # noqa: S608
    values = db.execute(query, (id_,)).fetchone()
    return None if values is None else _understood(db, sort, values)


def load_snapshots(db: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Snapshot]:
    """The timelines of some ids, in their order; UnreadableRowError where one is missing or no JSON."""
    with understanding("timelines"):
        ordered = sorted(map(_text, ids))
    for id_ in ordered:
        with understanding(f"timeline {id_}"):
            found = db.execute("SELECT body, changed_at FROM snapshot WHERE id = ?", (id_,)).fetchone()
            if found is None:
                raise ValueError("is missing, though a session has it")
            body, changed = found
            snapshot = Snapshot(id_, text_of(json.loads(body)), _text(changed))
        yield snapshot


def snapshot_ids(db: sqlite3.Connection, first: date | None, last: date | None) -> frozenset[str]:
    """The ids of the timelines of all sessions of the days; where no day is stated, of every timeline there is."""
    if first is None and last is None:
        return frozenset(row[0] for row in db.execute("SELECT id FROM snapshot UNION SELECT snapshot_id FROM session"))
    query = f"SELECT DISTINCT snapshot_id FROM session WHERE {_WITHIN}"  # noqa: S608
    return frozenset(row[0] for row in db.execute(query, _days(first, last)))


def load_sheet(db: sqlite3.Connection, first: date | None, last: date | None) -> Iterator[tuple[Value, ...]]:
    """The values of each row of the table of `sheet`, the oldest session first; deleted sessions are left out."""
    yield from db.execute(
        f"SELECT {', '.join(column.source for column in COLUMNS)} FROM session "  # noqa: S608
        "LEFT JOIN attempt ON attempt.session_id = session.id AND attempt.deleted_at IS NULL "
        f"WHERE session.deleted_at IS NULL AND {_WITHIN} "
        "ORDER BY session.day, session.started_at, session.id, attempt.seq",
        _days(first, last),
    )


def save_snapshots(db: sqlite3.Connection, snapshots: Iterable[Snapshot]) -> None:
    """Insert timelines whose ids are new."""
    db.executemany(
        "INSERT INTO snapshot (id, body, changed_at) VALUES (?, ?, ?)",
        ((snapshot.id, snapshot.body, snapshot.changed_at) for snapshot in snapshots),
    )


def save_pieces(db: sqlite3.Connection, sort: Sort, pieces: Sequence[Piece]) -> None:
    """Insert pieces whose ids are new; whether a session counts is computed from its rows.

    It is done in parts: what is asked about JSON locks the whole file, also where the rows are not in it.
    """
    for begin in range(0, len(pieces), _AT_ONCE):
        some = [json.loads(found.text) for found in pieces[begin : begin + _AT_ONCE]]
        with transaction(db, "DEFERRED"):
            _insert_pieces(db, sort, some)
        if sort is Sort.SESSION:
            save_counts(db, miscounted(db, [said["id"] for said in some]))
    save_registers(db, sort, pieces)


def _insert_pieces(db: sqlite3.Connection, sort: Sort, some: Sequence[dict[str, Any]]) -> None:
    table = TABLES[sort]
    # First as such that are not deleted, since only of those it is computed whether they count.
    cleared = dict.fromkeys((field.stored for field in REGISTERS[sort]), None)
    _insert(db, table.name, table.fields, ((said, cleared) for said in some))
    if sort is Sort.SESSION:
        for name, fields in PARTS:
            _insert(db, name, fields, ((row, {"session_id": said["id"]}) for said in some for row in said[f"{name}s"]))


def save_registers(db: sqlite3.Connection, sort: Sort, pieces: Iterable[Piece]) -> None:
    """Write whether pieces are deleted."""
    columns = [field.stored for field in REGISTERS[sort]]
    setting = ", ".join(f"{column} = :{column}" for column in columns)
    db.executemany(
        f"UPDATE {TABLES[sort].name} SET {setting} WHERE id = :id",  # noqa: S608
        ({"deleted_at": found.deleted_at, "restored_at": found.restored_at, "id": found.id} for found in pieces),
    )


def miscounted(db: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[bool, str]]:
    """Of these sessions the ones whose rows say otherwise whether they count, each after what the rows say."""
    found: list[tuple[bool, str]] = []
    for begin in range(0, len(ids), _AT_ONCE):
        some = ids[begin : begin + _AT_ONCE]
        said = dict(
            db.execute(
                "SELECT id, counts FROM session WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(some),)
            )
        )
        computed = ((counts(record), record.id) for record in load_records_of(db, some))
        found.extend((counted, id_) for counted, id_ in computed if counted != bool(said[id_]))
    return found


def save_counts(db: sqlite3.Connection, counted: Iterable[tuple[bool, str]]) -> None:
    """Write whether sessions count, which is no change of theirs."""
    db.executemany("UPDATE session SET counts = ? WHERE id = ?", counted)


def others_rows(db: sqlite3.Connection, found: Piece) -> str | None:
    """Where a session has a row whose id is that of another session's here, as "attempts[2].id"; else None."""
    said = json.loads(found.text)
    for name, _ in PARTS:
        query = f"SELECT session_id FROM {name} WHERE id = ?"  # noqa: S608
        for number, row in enumerate(said[f"{name}s"]):
            owner = db.execute(query, (row["id"],)).fetchone()
            if owner is not None and owner[0] != found.id:
                return f"{name}s[{number}].id"
    return None


_WITHIN = "(:first IS NULL OR day >= :first) AND (:last IS NULL OR day <= :last)"


def _days(first: date | None, last: date | None) -> dict[str, str | None]:
    return {"first": None if first is None else first.isoformat(), "last": None if last is None else last.isoformat()}


def _columns(sort: Sort) -> str:
    fields = (*TABLES[sort].fields, *REGISTERS[sort])
    return ", ".join(field.stored for field in fields)


def _understood(db: sqlite3.Connection, sort: Sort, values: Sequence[Value]) -> Piece:
    with understanding(f"{sort} {values[0]}"):
        return _piece(db, sort, values)


def _piece(db: sqlite3.Connection, sort: Sort, values: Sequence[Value]) -> Piece:
    fields = TABLES[sort].fields
    row = _said(fields, values)
    deleted, restored, *_ = (*values[len(fields) :], None)
    parts = [_rows(db, name, part, str(row["id"])) for name, part in PARTS] if sort is Sort.SESSION else [None, None]
    return piece(
        str(row["id"]),
        piece_text(row, *parts),
        max(str(one["changed_at"]) for one in (row, *(parts[0] or ()), *(parts[1] or ()))),
        None if deleted is None else str(deleted),
        None if restored is None else str(restored),
    )


def _rows(db: sqlite3.Connection, name: str, fields: Sequence[Field], session_id: str) -> list[Row]:
    columns = ", ".join(field.stored for field in fields)
    query = f"SELECT {columns} FROM {name} WHERE session_id = ?"  # noqa: S608
    return [_said(fields, values) for values in db.execute(query, (session_id,))]


def _said(fields: Sequence[Field], values: Sequence[Value]) -> dict[str, Value]:
    """A row of the store as a file says it: flags as such, whole numbers without a point, nothing where nothing is."""
    said: dict[str, Value] = {}
    for field, value in zip(fields, values, strict=False):
        if value is None and field.left_out:
            continue
        if field.takes is FLAG:
            value = bool(value)
        elif field.takes is NUMBER and isinstance(value, float) and value.is_integer():
            value = int(value)
        elif not isinstance(value, str | int | float):
            raise ValueError(f"{field.stored} is {shown(value)}")
        said[field.key] = value
    return said


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no text")
    return value


def _insert(
    db: sqlite3.Connection, table: str, fields: Sequence[Field], rows: Iterable[tuple[Row, Mapping[str, Value]]]
) -> None:
    """Insert rows, each with more columns that a file does not say."""
    statement = ""
    for said, more in rows:
        if not statement:
            columns = [*(field.stored for field in fields), *more]
            places = ", ".join("?" for _ in columns)
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
        db.execute(statement, (*(said.get(field.key) for field in fields), *more.values()))
