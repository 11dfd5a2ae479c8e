"""Stores that are whole, and such that are not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import generate

NOW = datetime(2026, 3, 2, 12)  # noqa: DTZ001  as a wall clock says it
SESSIONS = 40
PAGE = 4096


@cache
def whole_store() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        generate(path, SESSIONS, date(2026, 3, 1))
        return path.read_bytes()


def counted(file: Path) -> tuple[int, int]:
    """How many sessions and attempts a store has; asserts that it is whole."""
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        sessions, attempts = (
            db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("session", "attempt")
        )
        return sessions, attempts


def page_of(file: Path, table: str) -> int:
    """The number of the page that a table begins at, from 1."""
    with closing(sqlite3.connect(file)) as db:
        return int(db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])


def ruin(file: Path, *pages: int) -> None:
    """Overwrite pages of 4 kB, numbered from 1."""
    data = bytearray(file.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    file.write_bytes(data)
