"""The last time at exercises, asked of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from foottimer.history.columns import Columns
from foottimer.history.database import UnreadableRowError, storable
from foottimer.history.dated import understanding
from foottimer.history.fetching import Skip, each_row, first_row, made_of
from foottimer.history.lasttime import LastTime, Tried, last_time_of
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind

_MOST_BACK = 400
"""So many sessions are looked through at most, the newest first: what was not done in all of them was long ago."""

_BEFORE = "AND (day, started_at, id) < (:day, :started, :id)"
_AMOUNT = "(recorded > 0 OR CASE kind WHEN 'reps' THEN reps_done ELSE actual_ms END > 0)"
_WORK = "attempt.deleted_at IS NULL AND kind IN ('reps', 'hold', 'time', 'open')"
_NEWEST = f"""
    SELECT found.id, found.day, found.rpe FROM (
        SELECT id, day, rpe FROM session WHERE deleted_at IS NULL AND status IN ('completed', 'partial') /* before */
        ORDER BY day DESC, started_at DESC, id DESC LIMIT {_MOST_BACK}
    ) AS found CROSS JOIN attempt ON session_id = found.id
    WHERE exercise = :exercise AND {_WORK} AND {_AMOUNT} LIMIT 1
"""  # noqa: S608
_TRIES = f"""
    SELECT interval_index, kind, side, reps_done, actual_ms, recorded, unit FROM attempt
    WHERE session_id = :session AND exercise = :exercise AND {_WORK} ORDER BY seq
"""  # noqa: S608
_FOUND = Columns("id:text day:text rpe:whole?")
_TRIED = Columns("interval_index:whole kind:text side:text? reps_done:whole? actual_ms:ms recorded:number? unit:text?")


def load_last_times(
    db: sqlite3.Connection, exercises: Collection[str], before: str | None, skip: Skip
) -> Mapping[str, LastTime]:
    """How each exercise went when it was done last, before a session where one is stated and there."""
    place = _place(db, before)
    query = _NEWEST.replace("/* before */", _BEFORE if place else "")
    found: dict[str, LastTime] = {}
    for exercise in sorted(exercises):
        given = {**place, "exercise": storable(exercise)}
        row = first_row(db, query, given)
        if row is not None:
            try:
                found[exercise] = _last_time(db, row, given["exercise"], skip)
            except UnreadableRowError as error:
                skip(error)
    return MappingProxyType(found)


def _place(db: sqlite3.Connection, session: str | None) -> dict[str, str]:
    """Where a session stands among all; empty where it is not there."""
    if session is None:
        return {}
    row = first_row(db, "SELECT day, started_at, id FROM session WHERE id = ?", (session,))
    return dict(zip(("day", "started", "id"), row, strict=True)) if row else {}


def _last_time(db: sqlite3.Connection, row: tuple[Any, ...], exercise: str, skip: Skip) -> LastTime:
    with understanding(f"session {row[0]}", row[0]):
        _FOUND.check(row)
        session, day, rpe = row
        tries = each_row(db, _TRIES, {"session": session, "exercise": exercise})
        return last_time_of(date.fromisoformat(day), rpe, made_of(tries, lambda one: _tried(one, session), skip))


def _tried(row: tuple[Any, ...], session: str) -> Tried:
    with understanding(f"an attempt of session {session}", session):
        _TRIED.check(row)
        index, kind, side, reps, ms, recorded, unit = row
        number = recorded if unit else None
        return Tried(
            index, Kind(kind), Side(side) if side else None, reps, ms, number, Unit(unit).value if unit else ""
        )
