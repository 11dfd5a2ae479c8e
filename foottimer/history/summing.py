"""Sums over days, asked of the store. SQLite adds them up, from indexes; the database is opened and closed elsewhere.

What was completed or partial enters, what was abandoned, deleted or still runs does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from foottimer.history.columns import Columns
from foottimer.history.dated import understanding
from foottimer.history.sums import Check, DaySum, ExerciseDay, SeriesSum
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind

_DONE = "deleted_at IS NULL AND status IN ('completed', 'partial') AND day BETWEEN :first AND :last"

_DAYS = f"""
    SELECT day, count(*), sum(counts), total(active_ms), total(rpe), count(rpe), max(pain), total(pain), count(pain),
        total(technique), count(technique), total(red_flag), max(active_ms)
    FROM session WHERE {_DONE} GROUP BY day ORDER BY day
"""  # noqa: S608

_SERIES = f"""
    SELECT day, series, level, count(*), sum(work_ms)
    FROM session WHERE series IS NOT NULL AND level IS NOT NULL AND {_DONE}
    GROUP BY day, series, level ORDER BY day, series, level
"""  # noqa: S608

_EXERCISES = """
    SELECT session.day, exercise, attempt.name, side, kind, sum(outcome IN ('done', 'extended')), total(reps_done),
        sum(actual_ms)
    FROM session CROSS JOIN attempt ON session_id = session.id
    WHERE session.deleted_at IS NULL AND status IN ('completed', 'partial') AND session.day BETWEEN :first AND :last
        AND attempt.deleted_at IS NULL AND kind IN ('reps', 'hold', 'time', 'open') {among}
    GROUP BY session.day, exercise, attempt.name, side, kind ORDER BY session.day, exercise, attempt.name, side, kind
"""

# Few sessions have any: they are found first.
_CHECKS = """
    SELECT session.day, session.id, exercise, attempt.name, side, unit, recorded
    FROM (SELECT DISTINCT session_id FROM attempt WHERE recorded IS NOT NULL) AS tested
    CROSS JOIN session ON session.id = tested.session_id
    CROSS JOIN attempt ON attempt.session_id = session.id
    WHERE session.deleted_at IS NULL AND status IN ('completed', 'partial') AND session.day BETWEEN :first AND :last
        AND attempt.deleted_at IS NULL AND recorded IS NOT NULL AND unit IS NOT NULL
    ORDER BY session.day, session.started_at, session.id, seq
"""

_LARGEST = Columns("pain:whole? active_ms:whole?")
_SERIES_ROW = Columns("day:text series:text level:whole sessions:whole work_ms:whole")
_EXERCISE_ROW = Columns(
    "day:text exercise:text? name:text side:text? kind:text sets:whole reps_done:number actual_ms:whole"
)
_CHECK_ROW = Columns("day:text session_id:text exercise:text? name:text side:text? unit:text recorded:number")
"""What the columns of these queries hold."""


def load_day_sums(db: sqlite3.Connection, first: date, last: date) -> tuple[DaySum, ...]:
    """The sums of every day from `first` to `last` that has sessions, oldest first.

    Raises UnreadableRowError when a row cannot be understood.
    """
    rows = db.execute(_DAYS, _range(first, last))
    with understanding():
        return tuple(_day_sum(*row) for row in rows)


def load_series_sums(db: sqlite3.Connection, first: date, last: date) -> tuple[SeriesSum, ...]:
    """The sums of each series at each level, of every day from `first` to `last`, oldest first.

    Routines without a series or without a level do not enter. Raises UnreadableRowError as `load_day_sums` does.
    """
    rows = db.execute(_SERIES, _range(first, last))
    with understanding():
        return tuple(
            SeriesSum(date.fromisoformat(day), series, level, sessions, work)
            for day, series, level, sessions, work in _checked(_SERIES_ROW, rows)
        )


def load_exercise_days(
    db: sqlite3.Connection, first: date, last: date, exercises: Collection[str] | None = None
) -> tuple[ExerciseDay, ...]:
    """The work at each exercise and side, of every day from `first` to `last`, oldest first.

    With `exercises` only at these ids. Raises UnreadableRowError as `load_day_sums` does.
    """
    parameters = _range(first, last)
    among = ""
    if exercises is not None:
        names = {f"exercise{place}": exercise for place, exercise in enumerate(sorted(exercises))}
        parameters |= names
        among = f"AND exercise IN ({', '.join(f':{name}' for name in names)})"
    rows = db.execute(_EXERCISES.format(among=among), parameters)
    with understanding():
        return tuple(
            ExerciseDay(
                day=date.fromisoformat(day),
                exercise=exercise,
                name=name,
                side=Side(side) if side else None,
                kind=Kind(kind),
                sets=sets,
                reps=int(reps),
                ms=ms,
            )
            for day, exercise, name, side, kind, sets, reps, ms in _checked(_EXERCISE_ROW, rows)
        )


def load_checks(db: sqlite3.Connection, first: date, last: date) -> tuple[Check, ...]:
    """The numbers that were given of tests on the days from `first` to `last`, in the order they were.

    Raises UnreadableRowError as `load_day_sums` does.
    """
    rows = db.execute(_CHECKS, _range(first, last))
    with understanding():
        return tuple(
            Check(date.fromisoformat(day), session, exercise, name, Side(side) if side else None, Unit(unit), value)
            for day, session, exercise, name, side, unit, value in _checked(_CHECK_ROW, rows)
        )


def _day_sum(
    day: str,
    sessions: int,
    counted: int,
    active: float,
    rpe: float,
    rpe_answers: int,
    worst: int | None,
    pain: float,
    pain_answers: int,
    good: float,
    technique_answers: int,
    flags: float,
    longest: int | None,
) -> DaySum:
    """Build the sums of a day from the columns of `_DAYS`."""
    _LARGEST.check((worst, longest))
    return DaySum(
        day=date.fromisoformat(day),
        sessions=sessions,
        counted=counted,
        active_ms=int(active),
        rpe_sum=int(rpe),
        rpe_answers=rpe_answers,
        pain_worst=worst,
        pain_sum=int(pain),
        pain_answers=pain_answers,
        technique_good=int(good),
        technique_answers=technique_answers,
        red_flags=int(flags),
        longest_ms=longest or 0,
    )


def _checked(columns: Columns, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        columns.check(row)
        yield row


def _range(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
