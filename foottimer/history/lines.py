"""Lists of sessions, asked of the store."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from typing import Any, TypeAlias

from foottimer.history.listing import After, Facets, Origin, SessionLine, Wanted
from foottimer.history.reading import understanding
from foottimer.history.record import Answers, Moment, Status

Parameters: TypeAlias = dict[str, str | int]
"""What a query is given, by name."""

_LINE = """
    id, routine, name, series, level, status, origin, started_at, zone, offset_minutes, day, planned_ms, active_ms,
    counts, rpe, pain, red_flag, technique, note
"""


def load_lines(
    db: sqlite3.Connection, wanted: Wanted, limit: int | None, after: After | None
) -> tuple[SessionLine, ...]:
    """At most `limit` (None: all) of the sessions that are `wanted`, newest first, from right behind `after` on.

    Raises UnreadableRowError when a row cannot be understood.
    """
    where, parameters = _conditions(wanted)
    if after is not None:
        where += " AND day <= :after_day AND (day, started_at, id) < (:after_day, :after_started, :after_id)"
        parameters |= {"after_day": after.day.isoformat(), "after_started": after.started, "after_id": after.id}
    parameters["limit"] = -1 if limit is None else limit
    query = f"SELECT {_LINE} FROM session WHERE {where} ORDER BY day DESC, started_at DESC, id DESC LIMIT :limit"  # noqa: S608
    with understanding():
        return tuple(_line(row) for row in db.execute(query, parameters))


def count_lines(db: sqlite3.Connection, wanted: Wanted) -> int:
    """How many sessions are `wanted`."""
    where, parameters = _conditions(wanted)
    return int(db.execute(f"SELECT count(*) FROM session WHERE {where}", parameters).fetchone()[0])  # noqa: S608


def load_facets(db: sqlite3.Connection) -> Facets:
    """What there are sessions of."""
    names = db.execute(
        "SELECT routine, name FROM session WHERE deleted_at IS NULL GROUP BY routine HAVING max(started_at)"
    )
    return Facets(tuple(names))


def load_ends(db: sqlite3.Connection) -> tuple[date, date] | None:
    """The first and the last day there are sessions of; UnreadableRowError when one is no date."""
    first, last = (
        db.execute(f"SELECT {end}(day) FROM session WHERE deleted_at IS NULL").fetchone()[0]  # noqa: S608
        for end in ("min", "max")
    )
    with understanding():
        return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


def _conditions(wanted: Wanted) -> tuple[str, Parameters]:
    """The conditions on a session, and what they are given."""
    stated: dict[str, str | None] = {
        "routine = :routine": wanted.routine,
        "series = :series": wanted.series,
        "day >= :first": wanted.first.isoformat() if wanted.first else None,
        "day <= :last": wanted.last.isoformat() if wanted.last else None,
        "EXISTS (SELECT 1 FROM attempt WHERE exercise = :exercise AND session_id = session.id)": wanted.exercise,
    }
    given = {condition: value for condition, value in stated.items() if value is not None}
    parameters: Parameters = {condition.split(":")[1].split()[0]: value for condition, value in given.items()}
    return " AND ".join(("deleted_at IS NULL", *given)), parameters


def _line(row: tuple[Any, ...]) -> SessionLine:
    identity, routine, name, series, level, status, origin, started, zone, offset, day, planned, active = row[:13]
    counted, rpe, pain, red_flag, technique, note = row[13:]
    return SessionLine(
        id=identity,
        routine=routine,
        name=name,
        series=series,
        level=level,
        status=Status(status),
        origin=Origin(origin),
        moment=Moment(datetime.fromisoformat(started), zone, offset, date.fromisoformat(day)),
        planned_ms=planned,
        active_ms=active or 0,
        counts=bool(counted),
        answers=Answers(rpe, pain, _flag(red_flag), _flag(technique), note),
    )


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)
