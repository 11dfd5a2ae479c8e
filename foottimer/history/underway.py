"""Where sessions stand that are not over: written as they go, read when their program is gone."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Any

from foottimer.history.columns import Columns
from foottimer.history.dated import understanding
from foottimer.history.fetching import Skip, each_row, made_of
from foottimer.history.record import Status
from foottimer.routine.timeline import Timeline, timeline_from_json
from foottimer.values import dataclass

_ROW = Columns(
    "session.id:text started_at:text offset_minutes:whole interval_index:whole start_ms:whole length_ms:whole "
    "held_ms:whole at_ms:whole under_way.changed_at:text"
)
_LONGEST = 366 * 24 * 3_600_000
"""Ms that no session lasts."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a session stands, as of the latest thing that happened in it."""

    index: int
    """The current interval's place in the timeline, from 0."""
    start_ms: int
    """From the session's start to the beginning of this attempt at it, pauses included."""
    length_ms: int
    """The interval's length, as planned or as adjusted."""
    held_ms: int
    """Of it so much was done: more may have been before the program ended."""
    at_ms: int
    """From the session's start to the moment that this was written, pauses included."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A session that was not closed, whether its program lives or not."""

    id: str
    """The session's id."""
    began: datetime
    """When it began, aware, in UTC."""
    offset_minutes: int
    """East of UTC, there and then."""
    position: Position
    """Where it stands."""
    seen: datetime
    """When something was last written of it, aware, in UTC."""
    timeline: Timeline
    """What is followed."""

    @property
    def left_ms(self) -> int:
        """What is left of the timeline from the current interval on, less what was done of it."""
        ahead = sum(interval.length for interval in self.timeline.intervals[self.position.index + 1 :])
        return ahead + max(0, self.position.length_ms - self.position.held_ms)


def save_position(db: sqlite3.Connection, session_id: str, position: Position, instant: str) -> None:
    """Write down where a session stands, in place of where it stood."""
    db.execute(
        "INSERT OR REPLACE INTO under_way (session_id, interval_index, start_ms, length_ms, held_ms, at_ms, changed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            session_id,
            position.index,
            position.start_ms,
            position.length_ms,
            position.held_ms,
            position.at_ms,
            instant,
        ),
    )


def drop_position(db: sqlite3.Connection, session_id: str) -> None:
    """Forget where a session stood, which is over."""
    db.execute("DELETE FROM under_way WHERE session_id = ?", (session_id,))


def load_under_way(db: sqlite3.Connection, skip: Skip) -> tuple[UnderWay, ...]:
    """The sessions that run, or whose program is gone, the one seen last first.

    `skip` is told of those that make no sense: nobody could take them up, and others are to be.
    """
    query = f"""
        SELECT {_ROW.select}, snapshot.body
        FROM under_way JOIN session ON session.id = under_way.session_id JOIN snapshot ON snapshot.id = snapshot_id
        WHERE status = '{Status.RUNNING.value}' AND session.deleted_at IS NULL
        ORDER BY under_way.changed_at DESC, session.id
    """  # noqa: S608
    return tuple(made_of(each_row(db, query), _understood, skip))


def _understood(row: tuple[Any, ...]) -> UnderWay:
    with understanding(f"where session {row[0]} stands"):
        return _under_way(row)


def _under_way(row: tuple[Any, ...]) -> UnderWay:
    *values, body = row
    _ROW.check(values)
    session, began, offset, index, start, length, held, at, seen = values
    timeline = timeline_from_json(json.loads(body))
    index = min(index, len(timeline.intervals) - 1)  # an earlier version may have left it behind the last
    if min(index, start, held, at) < 0 or max(start, length, held, at) > _LONGEST:
        raise ValueError("a place that no session has")
    length = timeline.intervals[index].length if length < 0 else length
    position = Position(index, start, length, held, at)
    return UnderWay(session, _instant(began), offset, position, _instant(seen), timeline)


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant without its offset")
    return instant
