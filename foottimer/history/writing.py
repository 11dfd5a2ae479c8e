"""Sessions, attempts, pauses and goals as rows of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import NAMESPACE_OID, uuid4, uuid5

from foottimer.history.record import AttemptRow, Moment, PauseRow, Status
from foottimer.routine.timeline import Timeline, timeline_to_json


def insert_session(db: sqlite3.Connection, timeline: Timeline, moment: Moment, now: datetime) -> str:
    """Insert a running session, and its timeline unless the same was run before; returns the session's id."""
    identity, body = str(uuid4()), json.dumps(timeline_to_json(timeline), separators=(",", ":"))
    snapshot = str(uuid5(NAMESPACE_OID, body))
    db.execute(
        "INSERT INTO snapshot (id, body, changed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (snapshot, body, to_text(now)),
    )
    _insert(
        db,
        "session",
        id=identity,
        snapshot_id=snapshot,
        routine=timeline.routine,
        name=timeline.name,
        series=timeline.series,
        level=timeline.level,
        status=Status.RUNNING.value,
        started_at=to_text(moment.utc),
        zone=moment.zone,
        offset_minutes=moment.offset_minutes,
        day=moment.day.isoformat(),
        planned_ms=timeline.total,
        work_ms=timeline.work,
        changed_at=to_text(now),
    )
    return identity


def insert_attempt(db: sqlite3.Connection, session_id: str, row: AttemptRow, now: datetime) -> None:
    """Insert an attempt of a session."""
    _insert(
        db,
        "attempt",
        id=str(uuid4()),
        session_id=session_id,
        seq=row.seq,
        interval_index=row.index,
        nth=row.attempt,
        kind=row.kind.value,
        exercise=row.exercise,
        name=row.name,
        side=row.side.value if row.side else None,
        round_number=row.round,
        set_number=row.set,
        block=row.block,
        start_ms=row.start_ms,
        planned_ms=row.planned_ms,
        actual_ms=row.actual_ms,
        reps_planned=row.reps_planned,
        reps_done=row.reps_done,
        recorded=row.recorded,
        unit=row.unit.value if row.unit else None,
        load=row.load,
        outcome=row.outcome.value,
        changed_at=to_text(now),
    )


def insert_pause(db: sqlite3.Connection, session_id: str, row: PauseRow, now: datetime) -> None:
    """Insert a pause of a session."""
    _insert(
        db,
        "pause",
        id=str(uuid4()),
        session_id=session_id,
        at_ms=row.at_ms,
        length_ms=row.length_ms,
        reason=row.reason.value,
        changed_at=to_text(now),
    )


def set_goal(db: sqlite3.Connection, day: date, per_week: int, now: datetime) -> None:
    """Write down the goal that was set on a day, in place of another one that was set on it."""
    identity = str(uuid5(NAMESPACE_OID, f"goal {day}"))
    db.execute(
        "INSERT INTO goal (id, day, per_week, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET per_week = excluded.per_week, changed_at = excluded.changed_at, deleted_at = NULL",
        (identity, day.isoformat(), per_week, to_text(now)),
    )


def rename_routine(db: sqlite3.Connection, old: str, new: str, now: datetime, staying: Iterable[str] = ()) -> int:
    """Have every session of a routine's id be of another one, those that are deleted too, and return how many are not.

    Sessions whose ids are `staying` are left as they are.
    """
    query = "SELECT id, deleted_at IS NULL FROM session WHERE routine = ?"
    kept = frozenset(staying)
    moved = [row for row in db.execute(query, (old,)).fetchall() if row[0] not in kept]
    values = [(new, to_text(now), session) for session, _ in moved]
    db.executemany("UPDATE session SET routine = ?, changed_at = ? WHERE id = ?", values)
    return sum(counted for _, counted in moved)


def update_session(db: sqlite3.Connection, session_id: str, now: datetime, **values: str | float | None) -> None:
    """Change columns of a session.

    Raises KeyError when there is no such session or it is deleted.
    """
    if not _update(db, "session", "id = :session", values, session=session_id, now=to_text(now)):
        raise KeyError(session_id)


def update_attempt(db: sqlite3.Connection, session_id: str, seq: int, now: datetime, **values: float | None) -> None:
    """Change columns of an attempt.

    Raises KeyError when there is no such attempt.
    """
    where = "session_id = :session AND seq = :seq"
    if not _update(db, "attempt", where, values, session=session_id, seq=seq, now=to_text(now)):
        raise KeyError((session_id, seq))


def to_text(instant: datetime) -> str:
    """An instant as it is stored: in UTC and of one width, so that text sorts as time does.

    Raises ValueError when it does not know its offset.
    """
    if instant.utcoffset() is None:
        raise ValueError("the store needs instants that know their offset")
    return instant.astimezone(UTC).isoformat(timespec="milliseconds")


# The names of tables and columns below are this module's own words, never a person's or a file's.


def _insert(db: sqlite3.Connection, table: str, **values: str | float | None) -> None:
    places = ", ".join(f":{name}" for name in values)
    db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", values)  # noqa: S608


def _update(
    db: sqlite3.Connection,
    table: str,
    where: str,
    values: dict[str, str | float | None] | dict[str, float | None],
    **keys: str | int,
) -> int:
    """Returns how many rows were changed."""
    columns = "".join(f"{name} = :{name}, " for name in values)
    query = f"UPDATE {table} SET {columns}changed_at = :now WHERE {where} AND deleted_at IS NULL"  # noqa: S608
    return db.execute(query, {**values, **keys}).rowcount
