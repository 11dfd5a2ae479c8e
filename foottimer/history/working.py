"""Sessions with the share of their work that was done, asked of the store; SQLite adds the attempts up.

It costs as much as there are sessions on the days that are asked for, however many lie before.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from foottimer.history.columns import Columns
from foottimer.history.database import storable
from foottimer.history.dated import understanding
from foottimer.history.fetching import Skip, each_row, made_of
from foottimer.history.reading import flag_of, instant_of, load_records_of
from foottimer.history.record import Answers, done_share
from foottimer.history.worked import Worked, WorkedAt
from foottimer.routine.model import Side
from foottimer.routine.timeline import Kind

_DONE = "session.deleted_at IS NULL AND status IN ('completed', 'partial') AND day BETWEEN :first AND :last"
_ROW = Columns(
    "id:text day:text started_at:text routine:text series:text? level:whole? counts:whole rpe:whole? pain:whole? "
    "red_flag:whole? technique:whole? active_ms:ms? work_ms:ms"
)
_SESSIONS = f"SELECT {_ROW.select} FROM session WHERE {_DONE} ORDER BY day, started_at, id"  # noqa: S608
_WORK = "attempt.deleted_at IS NULL AND kind IN ('reps', 'hold', 'time', 'open')"
_NEVER = 10**12
"""No length in ms reaches this."""

# As `record.done_share` has it: of each interval what all tries are worth, at most what the last one asked for. What
# makes no sense becomes a text here, and a sum of a text is no whole number. A session at a time has few rows to sort.
_SHARES = f"""
    SELECT id,
        coalesce((SELECT sum(CASE typeof(asked) WHEN 'integer' THEN min(worth, asked) ELSE 'odd' END) FROM (
            SELECT max(seq), planned_ms AS asked,
                sum(CASE
                    WHEN max(actual_ms, planned_ms) >= {_NEVER} THEN 'odd'
                    WHEN outcome IN ('done', 'extended') AND kind IN ('reps', 'open') THEN max(actual_ms, planned_ms)
                    WHEN outcome IN ('done', 'extended', 'skipped', 'cut', 'left') THEN actual_ms
                    ELSE 'odd'
                END) AS worth
            FROM attempt WHERE session_id = session.id AND {_WORK} GROUP BY interval_index
        )), 0),
        CASE WHEN work_ms > 0 THEN 0 ELSE EXISTS (
            SELECT 1 FROM attempt WHERE session_id = session.id AND {_WORK} AND kind = 'open' AND outcome = 'done'
        ) END
    FROM session WHERE {_DONE}
"""  # noqa: S608
_AT = f"""
    SELECT session_id, exercise, kind, side, total(reps_done), total(actual_ms), max(actual_ms)
    FROM session CROSS JOIN attempt ON session_id = session.id
    WHERE {_DONE} AND {_WORK} AND exercise IN (SELECT value FROM json_each(:exercises))
    GROUP BY session_id, exercise, kind, side
"""  # noqa: S608
_AT_ROW = Columns("session_id:text exercise:text kind:text side:text? reps:number ms:number longest:ms")
_OVERFLOW = "integer overflow"
"""How SQLite calls a sum that is too large."""


def load_worked(
    db: sqlite3.Connection, first: date, last: date, exercises: Collection[str], skip: Skip
) -> tuple[Worked, ...]:
    """The sessions of the days from `first` to `last`, oldest first, with what they did at these exercises.

    `skip` is told of those that make no sense, which are left out, and of attempts that make none.
    """
    given = {"first": first.isoformat(), "last": last.isoformat()}
    shares = _shares(db, given)
    at: dict[str, list[WorkedAt]] = defaultdict(list)
    for session, work in made_of(each_row(db, _AT, {**given, "exercises": _listed(exercises)}), _worked_at, skip):
        at[session].append(work)

    def make(row: tuple[Any, ...]) -> Worked:
        with understanding(f"session {row[0]}", row[0]):
            _ROW.check(row)
            return _worked(row, _share(db, row, shares, skip), tuple(at.get(row[0], ())))

    return tuple(made_of(each_row(db, _SESSIONS, given), make, skip))


def _shares(db: sqlite3.Connection, given: Mapping[str, str]) -> Mapping[str, tuple[int, int]] | None:
    """For each session its ms of work and, where it asks for none, whether an open test was done; None is unknown."""
    try:
        return {session: (worth, tested) for session, worth, tested in each_row(db, _SHARES, given)}
    except sqlite3.OperationalError as error:
        if _OVERFLOW not in str(error):
            raise
        return None


def _share(
    db: sqlite3.Connection, row: tuple[Any, ...], shares: Mapping[str, tuple[int, int]] | None, skip: Skip
) -> float:
    """The share of its work that a session did; read of its rows where what they add up to makes no sense."""
    identity, planned = row[0], row[-1]
    worth, tested = (0, 0) if shares is None else shares.get(identity, (0, 0))
    if shares is None or type(worth) is not int:
        records = load_records_of(db, [identity], skip)
        return done_share(records[0]) if records else 0.0
    return min(1.0, max(0, worth) / planned) if planned > 0 else float(tested > 0)


def _worked(row: tuple[Any, ...], share: float, at: tuple[WorkedAt, ...]) -> Worked:
    identity, day, started, routine, series, level, counts, rpe, pain, red_flag, technique, active, _ = row
    return Worked(
        id=identity,
        day=date.fromisoformat(day),
        began=instant_of(started),
        routine=routine,
        series=series,
        level=level,
        share=share,
        counts=bool(counts),
        answers=Answers(rpe, pain, flag_of(red_flag), flag_of(technique)),
        active_ms=active or 0,
        at=at,
    )


def _worked_at(row: tuple[Any, ...]) -> tuple[str, WorkedAt]:
    with understanding(f"an attempt of session {row[0]}", row[0]):
        _AT_ROW.check(row)
        session, exercise, kind, side, reps, ms, longest = row
        return session, WorkedAt(exercise, Kind(kind), Side(side) if side else None, int(reps), int(ms), longest)


def _listed(texts: Collection[str]) -> str:
    return json.dumps([storable(text) for text in sorted(texts)])
