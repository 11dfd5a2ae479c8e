"""Rows of the store as records."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from foottimer.history.columns import Columns
from foottimer.history.database import UnreadableRowError, storable
from foottimer.history.dated import SENSELESS, understanding, unreadable
from foottimer.history.fetching import Skip, each_row, first_row, made_of, refuse
from foottimer.history.record import Answers, AttemptRow, Moment, Origin, PauseRow, Record, Status
from foottimer.history.walking import each_name
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind, Timeline, timeline_from_json
from foottimer.session.events import Outcome, Reason

_SESSION = Columns(
    "id:text routine:text name:text series:text? level:whole? status:text started_at:text zone:text "
    "offset_minutes:whole day:text ended_at:text? planned_ms:ms work_ms:ms active_ms:ms? paused_ms:ms? "
    "rpe:whole? pain:whole? red_flag:whole? technique:whole? note:text origin:text"
)
_ATTEMPT = Columns(
    "seq:whole interval_index:whole nth:whole kind:text exercise:text? name:text side:text? round_number:whole? "
    "set_number:whole? block:text? start_ms:ms planned_ms:ms actual_ms:ms reps_planned:whole? "
    "reps_done:whole? recorded:number? unit:text? load:text? outcome:text"
)
_PAUSE = Columns("at_ms:ms length_ms:ms reason:text")
_KINDS = {kind.value: kind for kind in Kind}
_SIDES: dict[str | None, Side | None] = {None: None} | {side.value: side for side in Side}
_UNITS: dict[str | None, Unit | None] = {None: None} | {unit.value: unit for unit in Unit}
_DAY = 24 * 60
"""Minutes that no offset reaches."""
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

# The same sessions in each of the three queries of a list.
_NEWEST = "FROM session WHERE deleted_at IS NULL ORDER BY started_at DESC, id LIMIT :limit"
_EVERY = "deleted_at IS NULL"
_AMONG_NEWEST = f"deleted_at IS NULL AND session_id IN (SELECT id {_NEWEST})"
_STATED = "(SELECT value FROM json_each(:ids))"
_AMONG_STATED = f"deleted_at IS NULL AND session_id IN {_STATED}"
_ONE = "deleted_at IS NULL AND session_id = :id"


def load_records(db: sqlite3.Connection, skip: Skip, limit: int | None = None) -> tuple[Record, ...]:
    """The newest `limit` sessions (None: all), newest first, without their timelines.

    `skip` is told of what makes no sense: of a session, all is left out, of an attempt or a pause, that alone.
    """
    chosen, parameters = (_EVERY, {"limit": -1}) if limit is None else (_AMONG_NEWEST, {"limit": limit})
    return _records(db, _NEWEST, chosen, parameters, skip)


def load_records_of(db: sqlite3.Connection, ids: Iterable[str], skip: Skip) -> tuple[Record, ...]:
    """The sessions of these ids, in their order, without their timelines; those that are not there are left out.

    `skip` is told of what makes no sense, as by `load_records`.
    """
    places = {identity: place for place, identity in enumerate(ids)}
    sessions = f"FROM session WHERE deleted_at IS NULL AND id IN {_STATED}"
    found = _records(db, sessions, _AMONG_STATED, {"ids": json.dumps(list(places))}, skip)
    return tuple(sorted(found, key=lambda record: places[record.id]))


def load_record(db: sqlite3.Connection, session_id: str) -> Record:
    """One session with its timeline.

    Raises KeyError when there is none or it is deleted, UnreadableRowError when a row cannot be understood.
    """
    parameters = {"id": session_id}
    row = first_row(
        db,
        f"SELECT {_SESSION.select}, (SELECT body FROM snapshot WHERE id = snapshot_id) "  # noqa: S608
        "FROM session WHERE id = :id AND deleted_at IS NULL",
        parameters,
    )
    if row is None:
        raise KeyError(session_id)
    with understanding(f"session {session_id}"):
        attempts = _attempts(db, _ONE, parameters, refuse).get(session_id, [])
        pauses = _pauses(db, _ONE, parameters, refuse).get(session_id, [])
        return _record(row[:-1], attempts, pauses, timeline_from_json(json.loads(row[-1])))


def load_last_done(db: sqlite3.Connection, skip: Skip) -> Mapping[str, date]:
    """The last training day of each routine, by its id; `skip` is told of days that are none."""
    done = {routine: _last_day(db, routine, skip) for routine in each_name(db, "routine")}
    return MappingProxyType({routine: day for routine, day in done.items() if day is not None})


def _last_day(db: sqlite3.Connection, routine: str, skip: Skip) -> date | None:
    where = "FROM session WHERE routine = ? AND counts = 1 AND deleted_at IS NULL"
    found = first_row(db, f"SELECT max(day) {where}", (routine,))
    try:
        return date.fromisoformat(found[0]) if found and found[0] is not None else None
    except SENSELESS:  # what is odd may come after all days
        rows = each_row(db, f"SELECT id, day {where}", (routine,))
        return max(made_of(rows, _day, skip), default=None)


def _day(row: tuple[Any, ...]) -> date:
    with understanding(f"session {row[0]}", row[0]):
        return date.fromisoformat(row[1])


def count_sessions(db: sqlite3.Connection, routine: str) -> int:
    """How many sessions there are of a routine's id."""
    query = "SELECT count(*) FROM session WHERE routine = ? AND deleted_at IS NULL"
    return int(db.execute(query, (routine,)).fetchone()[0])


def count_rows(db: sqlite3.Connection, session_id: str) -> tuple[int, int] | None:
    """How many attempts and pauses there are of a session, also of a deleted one; None where it is not here."""
    query = """
        SELECT (SELECT count(*) FROM attempt WHERE session_id = :id),
            (SELECT count(*) FROM pause WHERE session_id = :id)
        FROM session WHERE id = :id
    """
    found = db.execute(query, {"id": session_id}).fetchone()
    return None if found is None else (int(found[0]), int(found[1]))


def session_ids(db: sqlite3.Connection, routine: str) -> frozenset[str]:
    """The ids of all sessions of a routine's id, those that are deleted too."""
    return frozenset(row[0] for row in db.execute("SELECT id FROM session WHERE routine = ?", (routine,)))


def matching_ids(db: sqlite3.Connection, beginning: str, limit: int) -> tuple[str, ...]:
    """The ids of at most `limit` sessions that begin like this, in any case."""
    start = storable(beginning.lower())
    # Ids are of hexadecimal digits and dashes: all of them sort before a "g".
    query = "SELECT id FROM session WHERE id >= ? AND id < ? AND deleted_at IS NULL ORDER BY id LIMIT ?"
    return tuple(row[0] for row in each_row(db, query, (start, f"{start}g", limit)))


def senseless_sessions(db: sqlite3.Connection, skip: Skip) -> tuple[str, ...]:
    """The ids of the sessions that make no sense, or an attempt or pause of which makes none; reads every row."""
    found: set[str] = set()

    def note(error: UnreadableRowError) -> None:
        skip(error)
        if isinstance(error.session, str):
            found.add(error.session)

    _records(db, _NEWEST, _EVERY, {"limit": -1}, note)
    return tuple(sorted(found))


def _records(
    db: sqlite3.Connection, sessions: str, chosen: str, parameters: dict[str, Any], skip: Skip
) -> tuple[Record, ...]:
    """Sessions with those of their rows that are `chosen`, all of them in three queries."""
    attempts = _attempts(db, chosen, parameters, skip)
    pauses = _pauses(db, chosen, parameters, skip)
    rows = each_row(db, f"SELECT {_SESSION.select} {sessions}", parameters)
    return tuple(made_of(rows, lambda row: _understood(row, attempts.get(row[0], []), pauses.get(row[0], [])), skip))


def _attempts(
    db: sqlite3.Connection, chosen: str, parameters: dict[str, Any], skip: Skip
) -> dict[str, list[AttemptRow]]:
    found: dict[str, list[AttemptRow]] = defaultdict(list)
    query = f"SELECT session_id, {_ATTEMPT.select} FROM attempt WHERE {chosen}"  # noqa: S608
    for session, *values in each_row(db, query, parameters):
        try:  # of very many rows: a context would take as long as the rest
            _ATTEMPT.check(values)
            found[session].append(_attempt(values))
        except SENSELESS as error:
            skip(unreadable(f"an attempt of session {session}", error, session, several=True))
    for rows in found.values():
        rows.sort(key=lambda row: row.seq)
    return found


def _attempt(values: list[Any]) -> AttemptRow:
    """Build an attempt from the columns of `_ATTEMPT`, which stand as its fields do; there are very many."""
    values[3], values[6] = _KINDS[values[3]], _SIDES[values[6]]
    values[16], values[18] = _UNITS[values[16]], _OUTCOMES[values[18]]
    return AttemptRow(*values)


def _pauses(db: sqlite3.Connection, chosen: str, parameters: dict[str, Any], skip: Skip) -> dict[str, list[PauseRow]]:
    found: dict[str, list[PauseRow]] = defaultdict(list)
    query = f"SELECT session_id, {_PAUSE.select} FROM pause WHERE {chosen}"  # noqa: S608
    for session, *values in each_row(db, query, parameters):
        try:
            _PAUSE.check(values)
            at_ms, length_ms, reason = values
            found[session].append(PauseRow(at_ms, length_ms, Reason(reason)))
        except SENSELESS as error:
            skip(unreadable(f"a pause of session {session}", error, session, several=True))
    for rows in found.values():
        rows.sort(key=lambda row: row.at_ms)
    return found


def _understood(row: tuple[Any, ...], attempts: list[AttemptRow], pauses: list[PauseRow]) -> Record:
    with understanding(f"session {row[0]}", row[0]):
        return _record(row, attempts, pauses)


def _record(
    row: tuple[Any, ...], attempts: list[AttemptRow], pauses: list[PauseRow], timeline: Timeline | None = None
) -> Record:
    """Build a record; what a running session does not say yet is summed up from its rows."""
    _SESSION.check(row)
    identity, routine, name, series, level, status, started, zone, offset, day, ended, planned, work = row[:13]
    active, paused, rpe, pain, red_flag, technique, note, origin = row[13:]
    return Record(
        id=identity,
        routine=routine,
        name=name,
        series=series,
        level=level,
        status=Status(status),
        moment=moment_of(started, zone, offset, day),
        ended=instant_of(ended) if ended else None,
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


def moment_of(started: str, zone: str, offset: int, day: str) -> Moment:
    """When a session was, of the columns that say so; raises ValueError where no clock and no calendar has it."""
    utc = instant_of(started)
    if not -_DAY < offset < _DAY:
        raise ValueError(f"offset_minutes is {offset}")
    utc + timedelta(minutes=offset)  # the clock on the wall is shown; it may not be before the first year
    return Moment(utc, zone, offset, date.fromisoformat(day))


def instant_of(text: str) -> datetime:
    """The instant that a column says; raises ValueError where it says none, or nothing of its offset."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text} says nothing of its offset")
    return instant


def flag_of(value: int | None) -> bool | None:
    """What a column of 1 or 0 says; None where nothing was said."""
    return None if value is None else bool(value)
