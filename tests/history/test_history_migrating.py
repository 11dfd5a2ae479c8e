"""Stores of earlier versions, brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from old_stores import old_store

from foottimer.history.listing import Wanted
from foottimer.history.record import Answers, Origin, PauseRow, Status
from foottimer.history.store import Store, open_store
from foottimer.session.events import Reason

LATER = NOW + timedelta(days=30)


@pytest.fixture(params=[1, 2])
def old(path: Path, request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The ids of three sessions in a store of an earlier version."""
    return old_store(path, 4, 0, 2, version=request.param)


def test_what_was_followed_is_all_there(path: Path, old: tuple[str, ...]) -> None:
    with open_store(path) as store:
        record = store.record(old[0])
        assert record.attempts == tuple(attempt(index, index) for index in range(8))
        assert record.pauses == (PauseRow(5_000, 2_000, Reason.KEY),)
        assert (record.status, record.origin, record.moment) == (Status.COMPLETED, Origin.FOLLOWED, moment(4))
        assert (record.answers, record.timeline) == (Answers(rpe=6, note="fine"), TIMELINE)
        assert store.days() == (date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 6))
        assert store.last_done() == {"mini": date(2026, 3, 6)}
        assert [goal.per_week for goal in store.goals()] == [3]
        assert store.paused_days() == ()


def test_it_is_listed_and_added_up(path: Path, old: tuple[str, ...]) -> None:
    with open_store(path) as store:
        assert [line.id for line in store.sessions()] == [old[0], old[2], old[1]]
        assert store.count(Wanted(text="fine balance", exercise="calf-raise", series="minis")) == 3
        assert store.facets().routines == (("mini", "Mini"),)
        assert [day.active_ms for day in store.day_sums(*(store.ends_of() or ()))] == [TIMELINE.total] * 3


def test_it_can_be_edited_deleted_and_restored(path: Path, old: tuple[str, ...]) -> None:
    with open_store(path) as store:
        store.edit(old[0], answers=Answers(rpe=1), day=date(2026, 3, 3), now=LATER)
        store.delete(old[1], LATER)
        store.restore(old[1], LATER)
        store.pause(date(2026, 3, 9), date(2026, 3, 9), "", LATER)
        assert store.days() == (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4))
        assert len(store.paused_days()) == 1


def test_what_was_deleted_by_an_earlier_version_can_be_restored(path: Path, old: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE session SET deleted_at = changed_at WHERE id = ?", (old[2],))
    with open_store(path) as store:
        assert store.count() == 2
        store.restore(old[2], NOW - timedelta(days=99))
        assert store.record(old[2]).timeline == TIMELINE


def schema(store: Store) -> set[str]:
    return {row[0] for row in store._db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


@pytest.mark.usefixtures("old")
def test_its_tables_and_indexes_are_those_of_a_new_one(path: Path, tmp_path: Path) -> None:
    with open_store(path) as brought, open_store(tmp_path / "new.db") as new:
        assert schema(brought) == schema(new)


def test_a_store_of_an_earlier_version_takes_new_sessions(path: Path, old: tuple[str, ...]) -> None:
    with open_store(path) as store:
        logged = store.log(TIMELINE, moment(9), Answers(), LATER)
        assert store.sessions()[0].id == logged
        assert store._db.execute("SELECT count(*) FROM snapshot").fetchone() == (1,), "they share one timeline"
        assert len(old) + 1 == store.count()
