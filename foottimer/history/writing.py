"""Sessions, attempts, pauses and goals as rows of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias
from uuid import NAMESPACE_OID, uuid4, uuid5

from foottimer.history.bodies import body_of, id_of
from foottimer.history.database import UnreadableRowError, storable
from foottimer.history.dated import understanding
from foottimer.history.decisions import Decision, kinds_before
from foottimer.history.fetching import first_row
from foottimer.history.reading import load_record
from foottimer.history.record import Answers, AttemptRow, Moment, Origin, PauseRow, Status, counts
from foottimer.routine.timeline import Timeline

Value: TypeAlias = str | float | None
"""What a column holds."""

Deletable: TypeAlias = Literal["session", "paused_days", "decision"]
"""The tables whose rows can be deleted and restored."""

_CHANGED = """
    max(
        session.changed_at,
        coalesce((SELECT max(changed_at) FROM attempt WHERE session_id = session.id), ''),
        coalesce((SELECT max(changed_at) FROM pause WHERE session_id = session.id), '')
    )
"""
"""When a session or a row of it was changed last."""


def insert_session(
    db: sqlite3.Connection,
    timeline: Timeline,
    moment: Moment,
    now: datetime,
    origin: Origin = Origin.FOLLOWED,
    identity: str | None = None,
) -> str:
    """Insert a running session, and its timeline unless the same was run before; returns the session's id."""
    identity = identity or str(uuid4())
    _insert(
        db,
        "session",
        id=identity,
        snapshot_id=_insert_snapshot(db, timeline, now),
        routine=timeline.routine,
        name=timeline.name,
        series=timeline.series,
        level=timeline.level,
        status=Status.RUNNING.value,
        **_moment_columns(moment),
        planned_ms=timeline.total,
        work_ms=timeline.work,
        origin=origin.value,
        changed_at=to_text(now),
    )
    return identity


def change_timeline(db: sqlite3.Connection, session_id: str, timeline: Timeline, now: datetime) -> None:
    """Have a session be of another timeline.

    Raises KeyError when there is no such session or it is deleted.
    """
    snapshot = _insert_snapshot(db, timeline, now)
    update_session(db, session_id, now, snapshot_id=snapshot, planned_ms=timeline.total, work_ms=timeline.work)


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


def remove_session(db: sqlite3.Connection, session_id: str) -> None:
    """Remove a session with all that belongs to it; the timeline stays, which others may have."""
    for table in ("under_way", "attempt", "pause"):
        db.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))  # noqa: S608
    db.execute("DELETE FROM session WHERE id = ?", (session_id,))


def set_goal(db: sqlite3.Connection, day: date, per_week: int, now: datetime) -> None:
    """Write down the goal that was set on a day, in place of another one that was set on it."""
    identity = str(uuid5(NAMESPACE_OID, f"goal {day}"))
    found = db.execute("SELECT changed_at FROM goal WHERE id = ?", (identity,)).fetchone()
    db.execute(
        "INSERT INTO goal (id, day, per_week, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET per_week = excluded.per_week, changed_at = excluded.changed_at, deleted_at = NULL",
        (identity, day.isoformat(), per_week, _later(found[0] if found else None, now)),
    )


def insert_paused_days(db: sqlite3.Connection, first: date, last: date, reason: str, now: datetime) -> str:
    """Insert a range of paused days; returns its id."""
    identity = str(uuid4())
    columns = _range_columns(first, last, reason)
    _insert(db, "paused_days", id=identity, **columns, changed_at=to_text(now))
    return identity


def update_paused_days(
    db: sqlite3.Connection, identity: str, first: date, last: date, reason: str, now: datetime
) -> None:
    """Replace all columns of a range of paused days.

    Raises KeyError when there is no such range or it is deleted.
    """
    found = db.execute("SELECT changed_at FROM paused_days WHERE id = ?", (identity,)).fetchone()
    changed = _later(found[0] if found else None, now)
    if not _update(db, "paused_days", "id = :row", _range_columns(first, last, reason), row=identity, now=changed):
        raise KeyError(identity)


def insert_decision(db: sqlite3.Connection, decision: Decision, now: datetime) -> str:
    """Insert an entry of the log; returns its id.

    It is later than those of its day and those of which it has to be the latest, also with a clock that was set back.
    One that has an id already is written once, however often that is tried.
    """
    identity, day = decision.id or str(uuid4()), decision.day.isoformat()
    if decision.id and first_row(db, "SELECT id FROM decision WHERE id = ?", (identity,)) is not None:
        return identity
    kinds = json.dumps(sorted(kinds_before(decision.kind)))
    made = _behind(first_row(db, _LAST_MADE, {"day": day, "kinds": kinds}), now)
    _insert(
        db,
        "decision",
        id=identity,
        kind=decision.kind.value,
        day=day,
        about=decision.about,
        value=decision.value,
        made_at=made,
        changed_at=made,
    )
    return identity


_LAST_MADE = """
SELECT max(made_at) FROM decision
WHERE deleted_at IS NULL AND (day = :day OR kind IN (SELECT value FROM json_each(:kinds)))
"""


def delete_row(db: sqlite3.Connection, table: Deletable, identity: str, now: datetime) -> None:
    """Mark a row as deleted, later than it was ever restored; when it was changed stays as it is.

    Raises KeyError when there is no such row or it is deleted.
    """
    query = f"SELECT restored_at FROM {table} WHERE id = ? AND deleted_at IS NULL"  # noqa: S608
    restored = _only(db, query, identity)
    db.execute(f"UPDATE {table} SET deleted_at = ? WHERE id = ?", (_later(restored, now), identity))  # noqa: S608


def restore_row(db: sqlite3.Connection, table: Deletable, identity: str, now: datetime) -> None:
    """Take a deletion back, later than it was deleted; when the row was changed stays as it is.

    Raises KeyError when there is no such row or it is not deleted.
    """
    query = f"SELECT deleted_at FROM {table} WHERE id = ? AND deleted_at IS NOT NULL"  # noqa: S608
    restored = _later(_only(db, query, identity), now)
    db.execute(f"UPDATE {table} SET deleted_at = NULL, restored_at = ? WHERE id = ?", (restored, identity))  # noqa: S608


def rename_routine(db: sqlite3.Connection, old: str, new: str, now: datetime, staying: Iterable[str] = ()) -> int:
    """Have every session of a routine's id be of another one, those that are deleted too, and return how many are not.

    Sessions whose ids are `staying` are left as they are.
    """
    query = f"SELECT id, deleted_at IS NULL, {_CHANGED} FROM session WHERE routine = ?"  # noqa: S608
    kept = frozenset(staying)
    moved = [row for row in db.execute(query, (old,)).fetchall() if row[0] not in kept]
    values = [(new, _later(changed, now), session) for session, _, changed in moved]
    db.executemany("UPDATE session SET routine = ?, changed_at = ? WHERE id = ?", values)
    return sum(counted for _, counted, _ in moved)


def answer_columns(answers: Answers) -> dict[str, Value]:
    """The columns of a session that say what was answered."""
    return {
        "rpe": answers.rpe,
        "pain": answers.pain,
        "red_flag": answers.red_flag,
        "technique": answers.technique,
        "note": storable(answers.note),
    }


def began(db: sqlite3.Connection, session_id: str) -> str:
    """When a session began, as it is stored.

    Raises KeyError when there is no such session or it is deleted.
    """
    query = "SELECT started_at FROM session WHERE id = ? AND deleted_at IS NULL"
    return _only(db, query, session_id) or ""


def update_session(db: sqlite3.Connection, session_id: str, now: datetime, **values: Value) -> None:
    """Change columns of a session.

    Raises KeyError when there is no such session or it is deleted.
    """
    changed = _changed(db, session_id, now)
    if not _update(db, "session", "id = :session", values, session=session_id, now=changed):
        raise KeyError(session_id)


def update_attempt(db: sqlite3.Connection, session_id: str, seq: int, now: datetime, **values: float | None) -> None:
    """Change columns of an attempt; its session counts as changed too.

    Raises KeyError when there is no such attempt, or its session is deleted.
    """
    changed = _changed(db, session_id, now)
    where = "session_id = :session AND seq = :seq"
    if not _update(db, "attempt", where, {**values}, session=session_id, seq=seq, now=changed):
        raise KeyError((session_id, seq))
    _update(db, "session", "id = :session", {}, session=session_id, now=changed)


def settle(db: sqlite3.Connection, session_id: str) -> None:
    """Compute from the rows whether the session counts, which is no change of its own.

    Raises KeyError when there is no such session or it is deleted.
    """
    counted = counts(load_record(db, session_id))
    db.execute("UPDATE session SET counts = ? WHERE id = ?", (counted, session_id))


def to_text(instant: datetime) -> str:
    """An instant as it is stored: in UTC and of one width, so that text sorts as time does.

    Raises ValueError when it does not know its offset.
    """
    if instant.utcoffset() is None:
        raise ValueError("the store needs instants that know their offset")
    return instant.astimezone(UTC).isoformat(timespec="milliseconds")


# The names of tables and columns below are this module's own words, never a person's or a file's.


def _changed(db: sqlite3.Connection, session_id: str, now: datetime) -> str:
    """When a session is changed that is changed `now`: later than all its rows, also with a clock that was set back.

    Of two versions of a session the one that was changed last is kept where two stores become one. Raises KeyError
    when there is no such session or it is deleted.
    """
    query = f"SELECT {_CHANGED} FROM session WHERE id = ? AND deleted_at IS NULL"  # noqa: S608
    return _later(_only(db, query, session_id), now)


def _only(db: sqlite3.Connection, query: str, identity: str) -> str | None:
    found = db.execute(query, (identity,)).fetchone()
    if found is None:
        raise KeyError(identity)
    return None if found[0] is None else str(found[0])


def _later(before: str | None, now: datetime) -> str:
    """`now` as text or, when it is no later than `before`, 1 ms after that."""
    stated = to_text(now)
    if before is None or before < stated:
        return stated
    with understanding():
        return to_text(datetime.fromisoformat(before) + timedelta(milliseconds=1))


def _behind(last: tuple[object, ...] | None, now: datetime) -> str:
    """`now` as text or, when it is no later than the last instant of a row, 1 ms after that; nothing is behind none."""
    try:
        return _later(last[0] if last and isinstance(last[0], str) else None, now)
    except UnreadableRowError:
        return to_text(now)


def _insert_snapshot(db: sqlite3.Connection, timeline: Timeline, now: datetime) -> str:
    """Insert the timeline that a session runs, unless it is there; returns its id."""
    body = body_of(timeline)
    identity = id_of(body)
    db.execute(
        "INSERT INTO snapshot (id, body, changed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (identity, body, to_text(now)),
    )
    return identity


def _moment_columns(moment: Moment) -> dict[str, Value]:
    return {
        "started_at": to_text(moment.utc),
        "zone": moment.zone,
        "offset_minutes": moment.offset_minutes,
        "day": moment.day.isoformat(),
    }


def _range_columns(first: date, last: date, reason: str) -> dict[str, Value]:
    return {"first_day": first.isoformat(), "last_day": last.isoformat(), "reason": storable(reason)}


def _insert(db: sqlite3.Connection, table: str, **values: Value) -> None:
    places = ", ".join(f":{name}" for name in values)
    stored = {name: storable(value) if isinstance(value, str) else value for name, value in values.items()}
    db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", stored)  # noqa: S608


def _update(db: sqlite3.Connection, table: str, where: str, values: dict[str, Value], **keys: str | int) -> int:
    """Returns how many rows were changed."""
    columns = "".join(f"{name} = :{name}, " for name in values)
    query = f"UPDATE {table} SET {columns}changed_at = :now WHERE {where} AND deleted_at IS NULL"  # noqa: S608
    return db.execute(query, {**values, **keys}).rowcount
