"""The store as the power leaves it: whatever is not on the disk yet is damaged, and nothing told of is lost."""

from __future__ import annotations

import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from foottimer.history.store import open_store
from soaks.power import Told, copies, faults_in, take_power

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the trials are made for Linux")


def test_what_a_program_was_writing_when_the_power_went_is_undone(tmp_path: Path) -> None:
    counts, faults = copies(tmp_path, 12, random.Random(7))
    assert faults == []
    assert counts["rows told of"] > 0


def test_the_pages_that_are_being_written_are_put_back(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    open_store(path).shut()
    before = path.read_bytes()
    copy = tmp_path / "copy"
    copy.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        # With room for one page alone, it writes before the end.
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("BEGIN IMMEDIATE")
        goals = [(str(number), "2026-03-02", 3, "2026") for number in range(2_000)]
        db.executemany("INSERT INTO goal (id, day, per_week, changed_at) VALUES (?, ?, ?, ?)", goals)
        for file in tmp_path.glob("history.db*"):
            (copy / file.name).write_bytes(file.read_bytes())
        db.execute("ROLLBACK")
    assert (copy / "history.db").read_bytes() != before
    assert take_power(copy, random.Random(1)) == "while pages were written"
    assert faults_in(copy, {}) == []
    with open_store(copy / "history.db") as store:
        assert store.goals() == ()


def test_a_row_that_is_missing_is_found(tmp_path: Path) -> None:
    open_store(tmp_path / "history.db").shut()
    assert faults_in(tmp_path, {"gone": Told(3, closed=False)}) == ["the session gone is missing"]
    (tmp_path / "history.db").write_bytes(b"SQLite format 3\0" + bytes(4_000))
    assert faults_in(tmp_path, {}) != []
