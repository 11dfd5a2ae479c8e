"""Make a store of any number of plausible sessions.

    python -m benchmarks.generate --sessions N --home DIR [--days N] [--seed N] [--last DAY]

The same arguments make the same store. They are on so many days (as many as there are sessions, ten years at most,
unless said) up to and with the last one, which is today unless said. A session has about twenty rows of intervals and
takes about 9 KB: 3,650 are 33 MB and made in a second or two, a million are 9 GB and take some minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from uuid import NAMESPACE_OID, UUID, uuid5

from benchmarks.plausible import Done, Person
from foottimer.history.database import open_to_write
from foottimer.history.record import AttemptRow, Status
from foottimer.history.writing import set_goal, to_text
from foottimer.routine.timeline import Timeline, timeline_to_json

TEN_YEARS = 3650
"""Days that sessions are spread over at most, unless said."""
_AT_ONCE = 5_000
"""Sessions that are handed to SQLite at a time."""
_SESSION = """
    INSERT INTO session (id, snapshot_id, routine, name, series, level, status, started_at, zone, offset_minutes, day,
        ended_at, planned_ms, work_ms, active_ms, paused_ms, counts, rpe, pain, red_flag, technique, note, changed_at,
        deleted_at, origin)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ATTEMPT = """
    INSERT INTO attempt (id, session_id, recorded, changed_at, seq, interval_index, nth, kind, exercise, name, side,
        round_number, set_number, block, start_ms, planned_ms, actual_ms, reps_planned, reps_done, unit, load, outcome)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PAUSE = "INSERT INTO pause (id, session_id, at_ms, length_ms, reason, changed_at) VALUES (?, ?, ?, ?, ?, ?)"
_AWAY = "INSERT INTO paused_days (id, first_day, last_day, reason, changed_at) VALUES (?, ?, ?, ?, ?)"


def generate(path: Path, sessions: int, last: date, days: int | None = None, seed: int = 1) -> None:
    """Make a store at `path`, where there is none yet."""
    person = Person(sessions, days or min(sessions, TEN_YEARS), last, seed)
    with closing(open_to_write(path)) as db:
        # A store that is lost with the power is made again.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        indexes = _without_indexes(db)
        _fill(db, person, random.Random(seed))
        for statement in indexes:
            db.execute(statement)
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode = DELETE")


def _without_indexes(db: sqlite3.Connection) -> list[str]:
    """Drop every index that was asked for; return the statements that make them again, which is quicker at the end."""
    found = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in found:
        db.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def _fill(db: sqlite3.Connection, person: Person, chance: random.Random) -> None:
    for since, per_week in person.goals():
        set_goal(db, since, per_week, _at_noon(since))
    away = [one for one in person.breaks if one.reason]
    db.executemany(
        _AWAY,
        (
            (_uuid(chance), one.first.isoformat(), one.last.isoformat(), one.reason, to_text(_at_noon(one.last)))
            for one in away
        ),
    )
    snapshots: dict[int, str] = {}
    attempts: dict[int, list[tuple[object, ...]]] = {}
    made = person.sessions()
    while some := list(islice(made, _AT_ONCE)):
        for done in some:
            timeline = done.way.timeline
            if id(timeline) not in snapshots:
                snapshots[id(timeline)] = _snapshot(db, timeline, done)
            if id(done.way) not in attempts:
                attempts[id(done.way)] = [_columns(row) for row in done.way.attempts]
        ids = [_uuid(chance) for _ in some]
        named = list(zip(ids, some, strict=True))
        db.executemany(_SESSION, (_session(id_, done, snapshots[id(done.way.timeline)]) for id_, done in named))
        db.executemany(_ATTEMPT, _attempts(named, attempts))
        db.executemany(_PAUSE, _pauses(named))


def _attempts(
    named: list[tuple[str, Done]], columns: dict[int, list[tuple[object, ...]]]
) -> Iterator[tuple[object, ...]]:
    for id_, done in named:
        stem, changed, numbers = id_[:-4], _ended(done), done.numbers
        for seq, row in enumerate(columns[id(done.way)]):
            yield (f"{stem}{seq:04x}", id_, numbers.get(seq), changed, *row)


def _pauses(named: list[tuple[str, Done]]) -> Iterator[tuple[object, ...]]:
    for id_, done in named:
        for seq, row in enumerate(done.way.pauses):
            yield (f"{id_[:-4]}{seq:04x}", id_, row.at_ms, row.length_ms, row.reason.value, _ended(done))


def _session(id_: str, done: Done, snapshot: str) -> tuple[object, ...]:
    how, answers, timeline, moment = done.way, done.answers, done.way.timeline, done.moment
    ended = _ended(done)
    return (
        id_, snapshot, timeline.routine, timeline.name, timeline.series, timeline.level, how.status.value,
        to_text(moment.utc), moment.zone, moment.offset_minutes, moment.day.isoformat(), ended, timeline.total,
        timeline.work, how.active_ms, sum(row.length_ms for row in how.pauses), how.counts, answers.rpe, answers.pain,
        answers.red_flag, answers.technique, answers.note, ended, ended if done.deleted else None,
        "logged" if done.logged and how.status is Status.COMPLETED else "followed",
    )  # fmt: skip


def _columns(row: AttemptRow) -> tuple[object, ...]:
    return (
        row.seq, row.index, row.attempt, row.kind.value, row.exercise, row.name, row.side.value if row.side else None,
        row.round, row.set, row.block, row.start_ms, row.planned_ms, row.actual_ms, row.reps_planned, row.reps_done,
        row.unit.value if row.unit else None, row.load, row.outcome.value,
    )  # fmt: skip


def _snapshot(db: sqlite3.Connection, timeline: Timeline, done: Done) -> str:
    """Keep a timeline as the store does; return its id."""
    body = json.dumps(timeline_to_json(timeline), separators=(",", ":"))
    id_ = str(uuid5(NAMESPACE_OID, body))
    db.execute(
        "INSERT INTO snapshot (id, body, changed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (id_, body, to_text(done.moment.utc)),
    )
    return id_


def _ended(done: Done) -> str:
    paused = sum(row.length_ms for row in done.way.pauses)
    return to_text(done.moment.utc + timedelta(milliseconds=done.way.active_ms + paused))


def _at_noon(day: date) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def _uuid(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def main() -> None:
    """Make a store, and say how large it is and how long it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sessions", type=int, required=True, metavar="N")
    parser.add_argument("--home", type=Path, required=True, metavar="DIR", help="FOOTTIMER_HOME of the store")
    parser.add_argument("--days", type=int, metavar="N", help="over so many days")
    parser.add_argument("--last", type=date.fromisoformat, default=date.today(), metavar="DAY")  # noqa: DTZ011
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    path = options.home / "data" / "history.db"
    if path.exists():
        parser.error(f"{path} is there already; choose another folder, or delete it")
    began = time.perf_counter()
    generate(path, options.sessions, options.last, options.days, options.seed)
    took = time.perf_counter() - began
    print(f"{path}: {options.sessions:,} sessions, {path.stat().st_size / 1e6:,.1f} MB, made in {took:.1f} s")


if __name__ == "__main__":
    main()
