"""Stores as earlier versions wrote them, by the statements they had."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import NAMESPACE_OID, uuid4, uuid5

from history_samples import TIMELINE, moment

from foottimer.history.migrations import MIGRATIONS, migrate
from foottimer.history.writing import to_text
from foottimer.routine.timeline import timeline_to_json

_SESSION = """
    INSERT INTO session (
        id, snapshot_id, routine, name, series, level, status, started_at, zone, offset_minutes, day, planned_ms,
        work_ms, changed_at
    ) VALUES (?, ?, 'mini', 'Mini', 'minis', 2, 'running', ?, 'Europe/Helsinki', 120, ?, 135000, 100000, ?)
"""
_ATTEMPT = """
    INSERT INTO attempt (
        id, session_id, seq, interval_index, nth, kind, exercise, name, side, round_number, set_number, block,
        start_ms, planned_ms, actual_ms, reps_planned, reps_done, recorded, unit, load, outcome, changed_at
    ) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, 'done', ?)
"""
_PAUSE = "INSERT INTO pause (id, session_id, at_ms, length_ms, reason, changed_at) VALUES (?, ?, 5, 2000, 'key', ?)"
_CLOSED = """
    UPDATE session SET status = 'completed', ended_at = ?, active_ms = 135000, paused_ms = 2000, counts = 1, rpe = 6,
        note = 'fine', changed_at = ? WHERE id = ?
"""


def old_store(path: Path, *numbers: int, version: int = 1) -> tuple[str, ...]:
    """A store of this version, with a whole session so many days after the first Monday; returns the sessions' ids."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:version])
        ids = tuple(_train(db, number) for number in numbers)
        if version > 1 and numbers:
            began = moment(min(numbers))
            goal = (str(uuid5(NAMESPACE_OID, f"goal {began.day}")), began.day.isoformat(), 3, to_text(began.utc))
            db.execute("INSERT INTO goal (id, day, per_week, changed_at) VALUES (?, ?, ?, ?)", goal)
        return ids


def _train(db: sqlite3.Connection, number: int) -> str:
    began, session = moment(number), str(uuid4())
    instant = to_text(began.utc)
    body = json.dumps(timeline_to_json(TIMELINE), separators=(",", ":"))
    snapshot = str(uuid5(NAMESPACE_OID, body))
    db.execute("INSERT OR IGNORE INTO snapshot (id, body, changed_at) VALUES (?, ?, ?)", (snapshot, body, instant))
    db.execute(_SESSION, (session, snapshot, instant, began.day.isoformat(), instant))
    for place in TIMELINE.intervals:
        side, unit = place.side and place.side.value, place.record and place.record.value
        named = (str(uuid4()), session, place.index, place.index, place.kind.value, place.exercise, place.name, side)
        counted = (place.round, place.set, place.block, place.start, place.length, place.length, place.reps, place.reps)
        db.execute(_ATTEMPT, (*named, *counted, unit, place.load, instant))
    pause = (
        "INSERT INTO pause (id, session_id, at_ms, length_ms, reason, changed_at) VALUES (?, ?, 5000, 2000, 'key', ?)"
    )
    db.execute(pause, (str(uuid4()), session, instant))
    db.execute(_CLOSED, (instant, instant, session))
    return session
