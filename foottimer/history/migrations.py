"""The store's schema, as the steps that lead to it.

`PRAGMA user_version` counts the steps taken. A step that was released is never changed: a new one follows it.
Names of tables and columns avoid SQL's own words (`index`, `set`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

APPLICATION_ID = 0x466F6F74
"""Marks a database file as ours: "Foot"."""

Migration: TypeAlias = tuple[str, ...]
"""Single statements, in order."""

_FIRST: Migration = (
    # A timeline that was run. Its id is made from its text, so that sessions of one routine share one row.
    """
    CREATE TABLE snapshot (
        id TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT
    )
    """,
    # `counts` is computed from the attempts whenever they or the status change.
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY NOT NULL,
        snapshot_id TEXT NOT NULL REFERENCES snapshot (id),
        routine TEXT NOT NULL,
        name TEXT NOT NULL,
        series TEXT,
        level INTEGER,
        status TEXT NOT NULL,
        started_at TEXT NOT NULL,
        zone TEXT NOT NULL,
        offset_minutes INTEGER NOT NULL,
        day TEXT NOT NULL,
        ended_at TEXT,
        planned_ms INTEGER NOT NULL,
        work_ms INTEGER NOT NULL,
        active_ms INTEGER,
        paused_ms INTEGER,
        counts INTEGER NOT NULL DEFAULT 0,
        rpe INTEGER CHECK (rpe BETWEEN 0 AND 10),
        pain INTEGER CHECK (pain BETWEEN 0 AND 10),
        red_flag INTEGER CHECK (red_flag IN (0, 1)),
        technique INTEGER CHECK (technique IN (0, 1)),
        note TEXT NOT NULL DEFAULT '',
        changed_at TEXT NOT NULL,
        deleted_at TEXT
    )
    """,
    """
    CREATE TABLE attempt (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session (id),
        seq INTEGER NOT NULL,
        interval_index INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        kind TEXT NOT NULL,
        exercise TEXT,
        name TEXT NOT NULL,
        side TEXT,
        round_number INTEGER,
        set_number INTEGER,
        block TEXT,
        start_ms INTEGER NOT NULL,
        planned_ms INTEGER NOT NULL,
        actual_ms INTEGER NOT NULL,
        reps_planned INTEGER,
        reps_done INTEGER,
        recorded REAL,
        unit TEXT,
        load TEXT,
        outcome TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        UNIQUE (session_id, seq)
    )
    """,
    """
    CREATE TABLE pause (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session (id),
        at_ms INTEGER NOT NULL,
        length_ms INTEGER NOT NULL,
        reason TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT
    )
    """,
    "CREATE INDEX pause_of_session ON pause (session_id, at_ms)",
    "CREATE INDEX session_by_start ON session (started_at) WHERE deleted_at IS NULL",
    "CREATE INDEX session_by_day ON session (day) WHERE counts = 1 AND deleted_at IS NULL",
    "CREATE INDEX session_by_routine ON session (routine, day) WHERE counts = 1 AND deleted_at IS NULL",
)

_GOALS: Migration = (
    # Since when how many training days a week were the goal. The id is made from the day: a day has one goal, also
    # where two stores become one.
    """
    CREATE TABLE goal (
        id TEXT PRIMARY KEY NOT NULL,
        day TEXT NOT NULL,
        per_week INTEGER NOT NULL CHECK (per_week BETWEEN 1 AND 7),
        changed_at TEXT NOT NULL,
        deleted_at TEXT
    )
    """,
    # What was done before there were goals to be set was done for three days a week; its id is any UUID, version 4.
    """
    INSERT INTO goal (id, day, per_week, changed_at)
    SELECT lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a'
        || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
    ), day, 3, started_at
    FROM session WHERE deleted_at IS NULL ORDER BY day, started_at LIMIT 1
    """,
)

_REVIEW: Migration = (
    # Where a session comes from: "followed" with the clock, or "logged" afterwards.
    "ALTER TABLE session ADD COLUMN origin TEXT NOT NULL DEFAULT 'followed'",
    # When a deletion was last taken back, so that it stays taken back where two stores become one.
    "ALTER TABLE session ADD COLUMN restored_at TEXT",
    # Ranges of days that neither extend nor end a streak.
    """
    CREATE TABLE paused_days (
        id TEXT PRIMARY KEY NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        restored_at TEXT
    )
    """,
    # Training days, sums of days and sums of exercises are each read from one of these indexes alone. They repeat what
    # their WHERE says because SQLite looks into the table for what is not in them, even where it cannot differ.
    "DROP INDEX session_by_day",
    "CREATE INDEX training_days ON session (day, counts, deleted_at) WHERE counts = 1 AND deleted_at IS NULL",
    """
    CREATE INDEX session_sums ON session (day, status, counts, active_ms, rpe, pain, technique, red_flag, deleted_at)
    WHERE deleted_at IS NULL
    """,
    """
    CREATE INDEX attempt_of_work
    ON attempt (session_id, exercise, name, side, kind, outcome, reps_done, actual_ms, deleted_at)
    WHERE deleted_at IS NULL AND kind IN ('reps', 'hold', 'time', 'open')
    """,
    # Lists, and what they are narrowed down to.
    "CREATE INDEX session_in_order ON session (day, started_at, id) WHERE deleted_at IS NULL",
    "DROP INDEX session_by_routine",
    "CREATE INDEX session_of_routine ON session (routine, day) WHERE deleted_at IS NULL",
    "CREATE INDEX session_of_series ON session (series, day) WHERE deleted_at IS NULL AND series IS NOT NULL",
    "CREATE INDEX attempt_of_exercise ON attempt (exercise, session_id) WHERE exercise IS NOT NULL",
    "CREATE INDEX attempt_recorded ON attempt (session_id, recorded) WHERE recorded IS NOT NULL",
)

_UNDER_WAY: Migration = (
    # Where a session stands that is not over, for the time its program is gone. Of this machine alone: it is neither
    # exported nor merged, since only the machine that ran a session can take it up again.
    """
    CREATE TABLE under_way (
        session_id TEXT PRIMARY KEY NOT NULL REFERENCES session (id),
        interval_index INTEGER NOT NULL,
        start_ms INTEGER NOT NULL,
        length_ms INTEGER NOT NULL,
        held_ms INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_at TEXT NOT NULL
    )
    """,
    # What earlier versions left running stands behind its last attempt.
    """
    INSERT INTO under_way (session_id, interval_index, start_ms, length_ms, held_ms, at_ms, changed_at)
    SELECT
        id, coalesce(last.interval_index + 1, 0), coalesce(last.start_ms + last.actual_ms, 0), -1, 0,
        coalesce(last.start_ms + last.actual_ms, 0), max(session.changed_at, coalesce(last.changed_at, ''))
    FROM session LEFT JOIN (
        SELECT session_id, interval_index, start_ms, actual_ms, changed_at, max(seq) FROM attempt GROUP BY session_id
    ) AS last ON last.session_id = id
    WHERE status = 'running' AND origin = 'followed' AND deleted_at IS NULL
    """,
)

_DECISIONS: Migration = (
    # What the person decided or said apart from sessions; see `decisions`. Entries are added, never overwritten.
    """
    CREATE TABLE decision (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        about TEXT NOT NULL DEFAULT '',
        value TEXT NOT NULL DEFAULT '',
        made_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        restored_at TEXT
    )
    """,
    "CREATE INDEX decision_in_order ON decision (day, made_at, id) WHERE deleted_at IS NULL",
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _GOALS, _REVIEW, _UNDER_WAY, _DECISIONS)
"""From an empty file to the present schema; each takes the version up by one."""

VERSION = len(MIGRATIONS)
"""The schema's version that this program reads and writes."""


@contextmanager
def transaction(
    connection: sqlite3.Connection, mode: Literal["DEFERRED", "IMMEDIATE"] = "IMMEDIATE"
) -> Iterator[sqlite3.Connection]:
    """Commit what is done inside, or nothing of it when anything is raised."""
    connection.execute(f"BEGIN {mode}")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself, as on a full disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the steps that are still missing, all or none.

    Raises sqlite3.Error when one fails.
    """
    if _version(connection) >= len(migrations):
        return
    with transaction(connection):
        # Another process may have taken them since.
        for migration in migrations[_version(connection) :]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
