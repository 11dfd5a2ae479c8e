"""Rows of the store as records."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from foottimer.history.database import storable
from foottimer.history.dated import understanding
from foottimer.history.record import Answers, AttemptRow, Moment, Origin, PauseRow, Record, Status
from foottimer.history.walking import each_value
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind, Timeline, timeline_from_json
from foottimer.session.events import Outcome, Reason

_SESSION = """
    id, routine, name, series, level, status, started_at, zone, offset_minutes, day, ended_at,
    planned_ms, work_ms, active_ms, paused_ms, rpe, pain, red_flag, technique, note, origin
"""
_ATTEMPT = """
    seq, interval_index, nth, kind, exercise, name, side, round_number, set_number, block, start_ms, planned_ms,
    actual_ms, reps_planned, reps_done, recorded, unit, load, outcome
"""
_KINDS = {kind.value: kind for kind in Kind}
_SIDES: dict[str | None, Side | None] = {None: None} | {side.value: side for side in Side}
_UNITS: dict[str | None, Unit | None] = {None: None} | {unit.value: unit for unit in Unit}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

# The same sessions in each of the three queries of a list.
_NEWEST = "FROM session WHERE deleted_at IS NULL ORDER BY started_at DESC, id LIMIT :limit"
_EVERY = "deleted_at IS NULL"
_AMONG_NEWEST = f"deleted_at IS NULL AND session_id IN (SELECT id {_NEWEST})"
_STATED = "(SELECT value FROM json_each(:ids))"
_AMONG_STATED = f"deleted_at IS NULL AND session_id IN {_STATED}"
_ONE = "deleted_at IS NULL AND session_id = :id"


def load_records(db: sqlite3.Connection, limit: int | None = None) -> tuple[Record, ...]:
    """The newest `limit` sessions (None: all), newest first, without their timelines.

    Raises UnreadableRowError when a row cannot be understood.
    """
    chosen, parameters = (_EVERY, {"limit": -1}) if limit is None else (_AMONG_NEWEST, {"limit": limit})
    return _records(db, _NEWEST, chosen, parameters)


def load_records_of(db: sqlite3.Connection, ids: Iterable[str]) -> tuple[Record, ...]:
    """The sessions of these ids, in their order, without their timelines; those that are not there are left out.

    Raises UnreadableRowError when a row cannot be understood.
    """
    places = {identity: place for place, identity in enumerate(ids)}
    sessions = f"FROM session WHERE deleted_at IS NULL AND id IN {_STATED}"
    found = _records(db, sessions, _AMONG_STATED, {"ids": json.dumps(list(places))})
    return tuple(sorted(found, key=lambda record: places[record.id]))


def load_record(db: sqlite3.Connection, session_id: str) -> Record:
    """One session with its timeline.

    Raises KeyError when there is none or it is deleted, UnreadableRowError when a row cannot be understood.
    """
    parameters = {"id": session_id}
    row = db.execute(
        f"SELECT {_SESSION}, (SELECT body FROM snapshot WHERE id = snapshot_id) "  # noqa: S608
        "FROM session WHERE id = :id AND deleted_at IS NULL",
        parameters,
    ).fetchone()
    if row is None:
        raise KeyError(session_id)
    with understanding():
        attempts = _attempts(db, _ONE, parameters).get(session_id, [])
        pauses = _pauses(db, _ONE, parameters).get(session_id, [])
        return _record(row[:-1], attempts, pauses, timeline_from_json(json.loads(row[-1])))


def load_last_done(db: sqlite3.Connection) -> Mapping[str, date]:
    """The last training day of each routine, by its id; UnreadableRowError when one is no date."""
    query = "SELECT max(day) FROM session WHERE routine = ? AND counts = 1 AND deleted_at IS NULL"
    found = ((routine, db.execute(query, (routine,)).fetchone()[0]) for routine in each_value(db, "routine"))
    with understanding():
        return MappingProxyType({routine: date.fromisoformat(day) for routine, day in found if day})


def count_sessions(db: sqlite3.Connection, routine: str) -> int:
    """How many sessions there are of a routine's id."""
    query = "SELECT count(*) FROM session WHERE routine = ? AND deleted_at IS NULL"
    return int(db.execute(query, (routine,)).fetchone()[0])


def session_ids(db: sqlite3.Connection, routine: str) -> frozenset[str]:
    """The ids of all sessions of a routine's id, those that are deleted too."""
    return frozenset(row[0] for row in db.execute("SELECT id FROM session WHERE routine = ?", (routine,)))


def matching_ids(db: sqlite3.Connection, beginning: str, limit: int) -> tuple[str, ...]:
    """The ids of at most `limit` sessions that begin like this, in any case."""
    start = storable(beginning.lower())
    # Ids are of hexadecimal digits and dashes: all of them sort before a "g".
    query = "SELECT id FROM session WHERE id >= ? AND id < ? AND deleted_at IS NULL ORDER BY id LIMIT ?"
    return tuple(row[0] for row in db.execute(query, (start, f"{start}g", limit)))


def _records(db: sqlite3.Connection, sessions: str, chosen: str, parameters: dict[str, Any]) -> tuple[Record, ...]:
    """Sessions with those of their rows that are `chosen`, all of them in three queries."""
    with understanding():
        attempts = _attempts(db, chosen, parameters)
        pauses = _pauses(db, chosen, parameters)
        rows = db.execute(f"SELECT {_SESSION} {sessions}", parameters)
        return tuple(_record(row, attempts.get(row[0], []), pauses.get(row[0], [])) for row in rows)


def _attempts(db: sqlite3.Connection, chosen: str, parameters: dict[str, Any]) -> dict[str, list[AttemptRow]]:
    found: dict[str, list[AttemptRow]] = defaultdict(list)
    for session, *values in db.execute(f"SELECT session_id, {_ATTEMPT} FROM attempt WHERE {chosen}", parameters):  # noqa: S608
        found[session].append(_attempt(values))
    for rows in found.values():
        rows.sort(key=lambda row: row.seq)
    return found


def _attempt(values: list[Any]) -> AttemptRow:
    """Build an attempt from the columns of `_ATTEMPT`, which stand as its fields do; there are very many."""
    values[3], values[6] = _KINDS[values[3]], _SIDES[values[6]]
    values[16], values[18] = _UNITS[values[16]], _OUTCOMES[values[18]]
    return AttemptRow(*values)


def _pauses(db: sqlite3.Connection, chosen: str, parameters: dict[str, Any]) -> dict[str, list[PauseRow]]:
    found: dict[str, list[PauseRow]] = defaultdict(list)
    query = f"SELECT session_id, at_ms, length_ms, reason FROM pause WHERE {chosen}"  # noqa: S608
    for session, at_ms, length_ms, reason in db.execute(query, parameters):
        found[session].append(PauseRow(at_ms, length_ms, Reason(reason)))
    for rows in found.values():
        rows.sort(key=lambda row: row.at_ms)
    return found


def _record(
    row: tuple[Any, ...], attempts: list[AttemptRow], pauses: list[PauseRow], timeline: Timeline | None = None
) -> Record:
    """Build a record; what a running session does not say yet is summed up from its rows."""
    identity, routine, name, series, level, status, started, zone, offset, day, ended, planned, work = row[:13]
    active, paused, rpe, pain, red_flag, technique, note, origin = row[13:]
    return Record(
        id=identity,
        routine=routine,
        name=name,
        series=series,
        level=level,
        status=Status(status),
        moment=Moment(datetime.fromisoformat(started), zone, offset, date.fromisoformat(day)),
        ended=datetime.fromisoformat(ended) if ended else None,
        planned_ms=planned,
        work_ms=work,
        active_ms=sum(row.actual_ms for row in attempts) if active is None else active,
        paused_ms=sum(row.length_ms for row in pauses) if paused is None else paused,
        answers=Answers(rpe, pain, flag_of(red_flag), flag_of(technique), note),
        pauses=tuple(pauses),
        attempts=tuple(attempts),
        timeline=timeline,
        origin=Origin(origin),
    )


def flag_of(value: int | None) -> bool | None:
    """What a column of 1 or 0 says; None where nothing was said."""
    return None if value is None else bool(value)
