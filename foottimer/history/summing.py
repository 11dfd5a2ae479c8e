"""Sums over days, asked of the store. SQLite adds them up, from indexes; the database is opened and closed elsewhere.

What was completed or partial enters, what was discarded, deleted or still runs does not.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, TypeAlias, TypeVar

from foottimer.history.columns import Columns
from foottimer.history.database import UnreadableRowError
from foottimer.history.dated import understanding
from foottimer.history.fetching import Skip, each_row, made_of, refuse
from foottimer.history.sums import Check, DaySum, ExerciseDay, SeriesSum
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind

Senseless: TypeAlias = Callable[[], Collection[str]]
"""Finds the ids of the sessions that make no sense; is asked only where something makes none, since it reads all."""
Rows: TypeAlias = Callable[[str, Mapping[str, str]], Iterable[tuple[Any, ...]]]
"""Asks for rows, by what leaves sessions out and what the queries are given."""
Made = TypeVar("Made")

_BUT = "/* but */"
"""Where a query says that sessions are left out."""
_LEAVING_OUT = "AND session.id NOT IN (SELECT value FROM json_each(:senseless))"
_AMONG = "/* among */"
"""Where a query says which exercises are wanted."""
_OVERFLOW = "integer overflow"
"""How SQLite calls a sum that is too large."""

_DONE = f"deleted_at IS NULL AND status IN ('completed', 'partial') AND day BETWEEN :first AND :last {_BUT}"

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

# A day at a time: so there are few rows to be sorted, which takes most of the time, and their days are none to compare.
_DAYS_DONE = f"SELECT DISTINCT day FROM session WHERE {_DONE} ORDER BY day"  # noqa: S608
_EXERCISES = f"""
    SELECT :day, exercise, attempt.name, side, kind, sum(outcome IN ('done', 'extended')), total(reps_done),
        sum(actual_ms)
    FROM session CROSS JOIN attempt ON session_id = session.id
    WHERE session.deleted_at IS NULL AND status IN ('completed', 'partial') AND session.day = :day
        AND attempt.deleted_at IS NULL AND kind IN ('reps', 'hold', 'time', 'open') {_AMONG} {_BUT}
    GROUP BY exercise, attempt.name, side, kind ORDER BY exercise, attempt.name, side, kind
"""  # noqa: S608

# Few sessions have any: they are found first.
_TESTED = """
    (SELECT DISTINCT session_id FROM attempt WHERE recorded IS NOT NULL) AS tested
    CROSS JOIN session ON session.id = tested.session_id
"""
_CHECKS = f"""
    SELECT session.day, session.id, exercise, attempt.name, side, unit, recorded
    FROM {_TESTED}
    CROSS JOIN attempt ON attempt.session_id = session.id
    WHERE session.deleted_at IS NULL AND status IN ('completed', 'partial') AND session.day BETWEEN :first AND :last
        AND attempt.deleted_at IS NULL AND recorded IS NOT NULL AND unit IS NOT NULL {_BUT}
    ORDER BY session.day, session.started_at, session.id, seq
"""  # noqa: S608

# Where only some days are asked for, their sessions are found first.
_RECENT_CHECKS = _CHECKS.replace(_TESTED, "session")

_LARGEST = Columns("pain:whole? active_ms:ms?")
_SERIES_ROW = Columns("day:text series:text level:whole sessions:whole work_ms:whole")
_EXERCISE_ROW = Columns(
    "day:text exercise:text? name:text side:text? kind:text sets:whole reps_done:number actual_ms:whole"
)
_CHECK_ROW = Columns("day:text session_id:text exercise:text? name:text side:text? unit:text recorded:number")
"""What the columns of these queries hold."""


def load_day_sums(
    db: sqlite3.Connection, first: date, last: date, skip: Skip, senseless: Senseless
) -> tuple[DaySum, ...]:
    """The sums of every day from `first` to `last` that has sessions, oldest first.

    Where something makes no sense, the sessions that are `senseless` do not enter; of what still makes none, `skip` is
    told.
    """
    return _answered(_rows_of(db, _DAYS), _range(first, last), lambda row: _day_sum(*row), skip, senseless)


def load_series_sums(
    db: sqlite3.Connection, first: date, last: date, skip: Skip, senseless: Senseless
) -> tuple[SeriesSum, ...]:
    """The sums of each series at each level, of every day from `first` to `last`, oldest first.

    Routines without a series or without a level do not enter. For what makes no sense see `load_day_sums`.
    """
    return _answered(_rows_of(db, _SERIES), _range(first, last), _series_sum, skip, senseless)


def load_exercise_days(
    db: sqlite3.Connection,
    first: date,
    last: date,
    skip: Skip,
    senseless: Senseless,
    exercises: Collection[str] | None = None,
) -> tuple[ExerciseDay, ...]:
    """The work at each exercise and side, of every day from `first` to `last`, oldest first.

    With `exercises` only at these ids. For what makes no sense see `load_day_sums`.
    """
    parameters = _range(first, last)
    among = ""
    if exercises is not None:
        names = {f"exercise{place}": exercise for place, exercise in enumerate(sorted(exercises))}
        parameters |= names
        among = f"AND exercise IN ({', '.join(f':{name}' for name in names)})"
    query = _EXERCISES.replace(_AMONG, among)

    def rows(but: str, given: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
        for (day,) in each_row(db, _DAYS_DONE.replace(_BUT, but), given):
            if isinstance(day, str):
                yield from each_row(db, query.replace(_BUT, but), {**given, "day": day})
            else:  # it equals no text: what is made of a row says so
                yield (day,)

    return _answered(rows, parameters, _exercise_day, skip, senseless)


def load_checks(db: sqlite3.Connection, first: date, last: date, skip: Skip, senseless: Senseless) -> tuple[Check, ...]:
    """The numbers that were given of tests on the days from `first` to `last`, in the order they were.

    For what makes no sense see `load_day_sums`.
    """
    return _answered(_rows_of(db, _CHECKS), _range(first, last), _check, skip, senseless)


def load_recent_checks(
    db: sqlite3.Connection, first: date, last: date, skip: Skip, senseless: Senseless
) -> tuple[Check, ...]:
    """The same as `load_checks`, found by the sessions of these days: it does not grow with what lies before."""
    return _answered(_rows_of(db, _RECENT_CHECKS), _range(first, last), _check, skip, senseless)


def _rows_of(db: sqlite3.Connection, query: str) -> Rows:
    """The rows of one query."""
    return lambda but, given: each_row(db, query.replace(_BUT, but), given)


def _answered(
    rows: Rows,
    parameters: Mapping[str, str],
    make: Callable[[tuple[Any, ...]], Made],
    skip: Skip,
    senseless: Senseless,
) -> tuple[Made, ...]:
    """What is made of these rows; where that fails, once more without the sessions that make no sense.

    What is summed up is not known by its rows any more, and one of them spoils the sum of its day.
    """
    with suppress(UnreadableRowError):
        try:
            return tuple(made_of(rows("", parameters), make, refuse))
        except sqlite3.OperationalError as error:
            if _OVERFLOW not in str(error):
                raise
    given = {**parameters, "senseless": json.dumps(senseless())}
    return tuple(made_of(rows(_LEAVING_OUT, given), make, skip))


def _series_sum(row: tuple[Any, ...]) -> SeriesSum:
    with understanding(f"series on {row[0]}"):
        _SERIES_ROW.check(row)
        day, series, level, sessions, work = row
        return SeriesSum(date.fromisoformat(day), series, level, sessions, work)


def _exercise_day(row: tuple[Any, ...]) -> ExerciseDay:
    with understanding(f"exercises on {row[0]}"):
        _EXERCISE_ROW.check(row)
        day, exercise, name, side, kind, sets, reps, ms = row
        return ExerciseDay(
            day=date.fromisoformat(day),
            exercise=exercise,
            name=name,
            side=Side(side) if side else None,
            kind=Kind(kind),
            sets=sets,
            reps=int(reps),
            ms=ms,
        )


def _check(row: tuple[Any, ...]) -> Check:
    with understanding(f"an attempt of session {row[1]}", row[1]):
        _CHECK_ROW.check(row)
        day, session, exercise, name, side, unit, value = row
        return Check(date.fromisoformat(day), session, exercise, name, Side(side) if side else None, Unit(unit), value)


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
    with understanding(f"sessions on {day}"):
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


def _range(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
