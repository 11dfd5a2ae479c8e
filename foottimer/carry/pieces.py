"""Rows of the store as pieces of a file, and pieces as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from foottimer.carry.merging import Piece, Sort, piece
from foottimer.carry.portable import REGISTERS, Row, Snapshot, piece_text
from foottimer.carry.shape import ATTEMPT, CHANGED, DECISION, GOAL, PAUSE, PAUSED_DAYS, SESSION, Field
from foottimer.carry.sheet import COLUMNS
from foottimer.carry.sieve import AS_IT_IS, Sieve
from foottimer.carry.values import FLAG, NUMBER, Value
from foottimer.history.bodies import text_of
from foottimer.history.dated import SENSELESS, understanding, unreadable
from foottimer.history.fetching import each_row, first_row, made_of
from foottimer.history.migrations import transaction
from foottimer.history.reading import load_records_of
from foottimer.history.record import Record, counts
from foottimer.values import dataclass


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
    Sort.DECISION: Table("decision", DECISION, "day, made_at, id"),
}
"""The table of each sort."""
_AT_ONCE = 500
"""Sessions that are written at a time."""
PARTS = (("attempt", ATTEMPT), ("pause", PAUSE))
"""The tables of what belongs to a session."""
_PART = {"attempt": "an attempt", "pause": "a pause"}
_CALLED = {
    Sort.SESSION: "session",
    Sort.GOAL: "goal",
    Sort.PAUSED_DAYS: "paused days",
    Sort.DECISION: "decision",
}
"""What rows are called where they make no sense."""

# The names of tables and columns in the statements below are this program's own words, never a person's or a file's.


def load_pieces(
    db: sqlite3.Connection,
    sort: Sort,
    first: date | None = None,
    last: date | None = None,
    sieve: Sieve = AS_IT_IS,
) -> Iterator[Piece]:
    """Every piece of a sort, also those that are deleted; of sessions those of the days from `first` to `last`."""
    table = TABLES[sort]
    where = f"WHERE {_WITHIN}" if sort is Sort.SESSION else ""
    query = f"SELECT {_columns(sort)} FROM {table.name} {where} ORDER BY {table.order}"  # noqa: S608
    rows = each_row(db, query, _days(first, last) if where else {})
    yield from made_of(rows, lambda values: _understood(db, sort, values, sieve), sieve.skip)


def load_piece(db: sqlite3.Connection, sort: Sort, id_: str) -> Piece | None:
    """The piece of an id; None where there is none."""
    query = f"SELECT {_columns(sort)} FROM {TABLES[sort].name} WHERE id = ?"  # noqa: S608
    values = first_row(db, query, (id_,))
    return None if values is None else _understood(db, sort, values, AS_IT_IS)


def load_snapshots(db: sqlite3.Connection, ids: Iterable[str], sieve: Sieve = AS_IT_IS) -> Iterator[Snapshot]:
    """The timelines of some ids, in their order."""
    yield from made_of(((id_,) for id_ in sorted(ids)), lambda row: _snapshot(db, row[0], sieve), sieve.skip)


def _snapshot(db: sqlite3.Connection, id_: str, sieve: Sieve) -> Snapshot:
    with understanding(f"timeline {id_}"):
        found = first_row(db, "SELECT body, changed_at FROM snapshot WHERE id = ?", (id_,))
        if found is None:
            raise ValueError("is missing, though a session has it")
        said = json.loads(found[0])
        snapshot = Snapshot(id_, text_of(said), str(sieve.value(CHANGED, found[1])))
        sieve.take(snapshot, said)
        return snapshot


def snapshot_ids(db: sqlite3.Connection, first: date | None, last: date | None) -> frozenset[str]:
    """The ids of the timelines of all sessions of the days; where no day is stated, of every timeline there is.

    What is no text is none, as is told of the session that has it.
    """
    if first is None and last is None:
        rows = each_row(db, "SELECT id FROM snapshot UNION SELECT snapshot_id FROM session")
    else:
        query = f"SELECT DISTINCT snapshot_id FROM session WHERE {_WITHIN}"  # noqa: S608
        rows = each_row(db, query, _days(first, last))
    return frozenset(row[0] for row in rows if isinstance(row[0], str))


def load_sheet(db: sqlite3.Connection, first: date | None, last: date | None) -> Iterator[tuple[Value, ...]]:
    """The values of each row of the table of `sheet`, the oldest session first; deleted sessions are left out."""
    yield from each_row(
        db,
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
        computed = ((counts(record), record.id) for record in _whole_records(db, some))
        found.extend((counted, id_) for counted, id_ in computed if counted != bool(said[id_]))
    return found


def _whole_records(db: sqlite3.Connection, ids: Iterable[str]) -> list[Record]:
    """The sessions of these ids that make sense, with every row of them."""
    odd: set[object] = set()
    records = load_records_of(db, ids, lambda error: odd.add(error.session))
    return [record for record in records if record.id not in odd]


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


def _understood(db: sqlite3.Connection, sort: Sort, values: Sequence[Value], sieve: Sieve) -> Piece:
    with understanding(f"{_CALLED[sort]} {values[0]}", values[0] if sort is Sort.SESSION else None):
        return _piece(db, sort, values, sieve)


def _piece(db: sqlite3.Connection, sort: Sort, values: Sequence[Value], sieve: Sieve) -> Piece:
    fields = TABLES[sort].fields
    row = _said(fields, values, sieve)
    deleted, restored, *_ = (
        *(None if value is None else sieve.value(field, value) for field, value in _registers(sort, values)),
        None,
    )
    sieve.check(sort, row)
    parts = [_rows(db, name, row, sieve) for name, _ in PARTS] if sort is Sort.SESSION else [None, None]
    return piece(
        str(row["id"]),
        piece_text(row, *parts),
        max(str(one["changed_at"]) for one in (row, *(parts[0] or ()), *(parts[1] or ()))),
        None if deleted is None else str(deleted),
        None if restored is None else str(restored),
    )


def _registers(sort: Sort, values: Sequence[Value]) -> Iterable[tuple[Field, Value]]:
    return zip(REGISTERS[sort], values[len(TABLES[sort].fields) :], strict=True)


def _rows(db: sqlite3.Connection, name: str, session: Row, sieve: Sieve) -> list[Row]:
    fields, of = dict(PARTS)[name], f"{_PART[name]} of session {session['id']}"
    columns = ", ".join(field.stored for field in fields)
    query = f"SELECT {columns} FROM {name} WHERE session_id = ?"  # noqa: S608
    found: list[Row] = []
    for values in each_row(db, query, (session["id"],)):
        try:
            row = _said(fields, values, sieve)
            sieve.check_part(session, row)
        except SENSELESS as error:
            sieve.skip(unreadable(of, error, session["id"], several=True))
        else:
            found.append(row)
    return found


def _said(fields: Sequence[Field], values: Sequence[Value], sieve: Sieve) -> dict[str, Value]:
    """A row of the store as a file says it: flags as such, whole numbers without a point, nothing where nothing is."""
    said: dict[str, Value] = {}
    for field, value in zip(fields, values, strict=False):
        if value is None and field.left_out:
            continue
        if field.takes is FLAG:
            value = bool(value)
        elif field.takes is NUMBER and isinstance(value, float) and value.is_integer():
            value = int(value)
        said[field.key] = sieve.value(field, value)
    return said


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
