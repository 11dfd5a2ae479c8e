"""Lists of sessions, asked of the store."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from foottimer.history.columns import Columns
from foottimer.history.database import storable
from foottimer.history.dated import SENSELESS, sessions_of_day, understanding, unreadable
from foottimer.history.fetching import Skip, each_row, first_row, made_of
from foottimer.history.listing import After, Facets, SessionLine, Wanted
from foottimer.history.reading import flag_of, moment_of
from foottimer.history.record import Answers, Origin, Status
from foottimer.history.searching import text_conditions
from foottimer.history.walking import each_name

_LINE = Columns(
    "id:text routine:text name:text series:text? level:whole? status:text origin:text started_at:text zone:text "
    "offset_minutes:whole day:text planned_ms:ms active_ms:ms? counts:whole rpe:whole? pain:whole? "
    "red_flag:whole? technique:whole? note:text"
)

_LATEST_NAME = """
    SELECT name FROM session WHERE routine = ? AND deleted_at IS NULL ORDER BY day DESC, started_at DESC, id LIMIT 1
"""
_EXERCISE_NAME = """
    SELECT attempt.name FROM attempt CROSS JOIN session ON session.id = session_id
    WHERE exercise = ? AND session.deleted_at IS NULL LIMIT 1
"""
_FROM_ATTEMPTS = "id IN (SELECT session_id FROM attempt WHERE exercise = :exercise)"
_FROM_SESSIONS = "EXISTS (SELECT 1 FROM attempt WHERE exercise = :exercise AND session_id = session.id)"
_FEW = 5_000
"""So many attempts at an exercise are few no more."""


def load_lines(
    db: sqlite3.Connection, wanted: Wanted, limit: int | None, after: After | None, skip: Skip
) -> tuple[SessionLine, ...]:
    """At most `limit` (None: all) of the sessions that are `wanted`, newest first, from right behind `after` on.

    `skip` is told of those that make no sense; others come in their place.
    """
    where, parameters = _conditions(db, wanted, skip, few=_few_have(db, wanted.exercise))
    if after is not None:
        where += " AND day <= :after_day AND (day, started_at, id) < (:after_day, :after_started, :after_id)"
        parameters |= {"after_day": after.day.isoformat(), "after_started": after.started, "after_id": after.id}
    query = (
        f"SELECT {_LINE.select} FROM session WHERE {where} "  # noqa: S608
        "ORDER BY day DESC, started_at DESC, id DESC LIMIT :limit OFFSET :offset"
    )
    if limit is None:
        return tuple(made_of(each_row(db, query, {**parameters, "limit": -1, "offset": 0}), _understood, skip))
    found: list[SessionLine] = []
    read = 0
    while (lacking := limit - len(found)) > 0:
        rows = list(each_row(db, query, {**parameters, "limit": lacking, "offset": read}))
        found.extend(made_of(rows, _understood, skip))
        read += len(rows)
        if len(rows) < lacking:
            break
    return tuple(found)


def count_lines(db: sqlite3.Connection, wanted: Wanted, skip: Skip) -> int:
    """How many sessions are `wanted`, those that make no sense among them."""
    # All that have an exercise are quicker found from its attempts on.
    where, parameters = _conditions(db, wanted, skip, few=True)
    return int(db.execute(f"SELECT count(*) FROM session WHERE {where}", parameters).fetchone()[0])  # noqa: S608


def load_facets(db: sqlite3.Connection) -> Facets:
    """What there are sessions of; a name that is no text is left out, and told of where its whole row is read."""
    routines = [(routine, _name(db, _LATEST_NAME, routine)) for routine in each_name(db, "routine")]
    exercises = [(exercise, _name(db, _EXERCISE_NAME, exercise)) for exercise in each_name(db, "exercise")]
    return Facets(_by_name(routines), each_name(db, "series"), _by_name(exercises))


def load_ends(db: sqlite3.Connection, skip: Skip) -> tuple[date, date] | None:
    """The first and the last day there are sessions of; `skip` is told of the sessions whose day is none."""
    ends = [
        first_row(db, f"SELECT {end}(day) FROM session WHERE deleted_at IS NULL")  # noqa: S608
        for end in ("min", "max")
    ]
    days = [day for row in ends if row is not None for day in row if day is not None]
    try:
        return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None
    except SENSELESS:  # what is odd comes before all days, or after them
        return _ends_among_all(db, skip)


def _ends_among_all(db: sqlite3.Connection, skip: Skip) -> tuple[date, date] | None:
    found: list[date] = []
    for (day,) in each_row(db, "SELECT DISTINCT day FROM session WHERE deleted_at IS NULL"):
        try:
            found.append(date.fromisoformat(day))
        except SENSELESS as error:
            for identity in sessions_of_day(db, day):
                skip(unreadable(f"session {identity}", error, identity))
    return (min(found), max(found)) if found else None


def _conditions(db: sqlite3.Connection, wanted: Wanted, skip: Skip, *, few: bool) -> tuple[str, dict[str, Any]]:
    """The conditions on a session, and what they are given; `few` says how to look for those with the exercise.

    Few are found from its attempts on; where there are many, the first of them come soon on the way through all.
    """
    stated = {
        "routine": ("routine = :routine", wanted.routine),
        "series": ("series = :series", wanted.series),
        "first": ("day >= :first", _iso(wanted.first)),
        "last": ("day <= :last", _iso(wanted.last)),
        "exercise": (_FROM_ATTEMPTS if few else _FROM_SESSIONS, wanted.exercise),
        "pain": ("pain >= :pain", wanted.pain),
    }
    given = {name: (condition, value) for name, (condition, value) in stated.items() if value is not None}
    words, parameters = text_conditions(db, wanted.text, skip)
    conditions = ("deleted_at IS NULL", *(condition for condition, _ in given.values()), *words)
    values = {name: storable(value) if isinstance(value, str) else value for name, (_, value) in given.items()}
    return " AND ".join(conditions), {**parameters, **values}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _few_have(db: sqlite3.Connection, exercise: str | None) -> bool:
    """Whether there are but few attempts at an exercise."""
    query = "SELECT count(*) FROM (SELECT 1 FROM attempt WHERE exercise = ? LIMIT ?)"
    return bool(db.execute(query, (exercise and storable(exercise), _FEW)).fetchone()[0] < _FEW)


def _name(db: sqlite3.Connection, query: str, value: str) -> str | None:
    found = first_row(db, query, (value,))
    return found[0] if found and isinstance(found[0], str) else None


def _by_name(named: list[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    """Those that have a name, in the order of their names."""
    known = ((identity, name) for identity, name in named if name is not None)
    return tuple(sorted(known, key=lambda pair: (pair[1].casefold(), pair[0])))


def _understood(row: tuple[Any, ...]) -> SessionLine:
    with understanding(f"session {row[0]}", row[0]):
        return _line(row)


def _line(row: tuple[Any, ...]) -> SessionLine:
    _LINE.check(row)
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
        moment=moment_of(started, zone, offset, day),
        planned_ms=planned,
        active_ms=active or 0,
        counts=bool(counted),
        answers=Answers(rpe, pain, flag_of(red_flag), flag_of(technique), note),
    )
