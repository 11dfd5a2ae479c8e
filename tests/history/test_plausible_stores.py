"""The stores that benchmarks and pictures are made of hold what the program itself would have written."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from benchmarks.generate import generate
from foottimer.history.record import Origin, Record, Status, counts
from foottimer.history.store import Store, open_for_reading

LAST = date(2026, 3, 1)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 300 sessions over 600 days."""
    path = tmp_path_factory.mktemp("years") / "history.db"
    generate(path, 300, LAST, days=600)
    return path


@pytest.fixture(scope="module")
def records(years: Path) -> tuple[Record, ...]:
    with opened(years) as store:
        return tuple(reversed(store.records()))


def opened(path: Path) -> Store:
    store = open_for_reading(path)
    assert store is not None
    return store


@pytest.mark.parametrize(("sessions", "days"), [(1, None), (7, 7), (60, 3), (25, 400)])
def test_there_are_as_many_as_were_asked_for(tmp_path: Path, sessions: int, days: int | None) -> None:
    generate(tmp_path / "history.db", sessions, LAST, days)
    with opened(tmp_path / "history.db") as store:
        deleted = sessions - store.count()
        assert 0 <= deleted <= sessions / 20
        ends = store.ends_of()
        assert ends is not None
        assert LAST - timedelta(days=days or sessions) < ends[0] <= ends[1] <= LAST


def test_one_seed_makes_one_store(tmp_path: Path) -> None:
    for name, seed in (("one", 5), ("same", 5), ("other", 6)):
        generate(tmp_path / name, 20, LAST, seed=seed)
    one, same, other = (records_of(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same
    assert {record.id for record in one}.isdisjoint({record.id for record in other})


def records_of(path: Path) -> tuple[Record, ...]:
    with opened(path) as store:
        return store.records()


def test_what_counts_is_what_the_rows_say(years: Path, records: tuple[Record, ...]) -> None:
    with opened(years) as store:
        assert set(store.days()) == {record.moment.day for record in records if counts(record)}
        for record in records[::25]:
            whole = store.record(record.id)
            assert whole.timeline is not None
            assert (whole.planned_ms, whole.work_ms) == (whole.timeline.total, whole.timeline.work)
            assert all(row.name == whole.timeline.intervals[row.index].name for row in whole.attempts)


def test_rows_fit_together(records: tuple[Record, ...]) -> None:
    for record in records:
        assert UUID(record.id).version == 4
        assert [row.seq for row in record.attempts] == list(range(len(record.attempts)))
        assert record.active_ms == sum(row.actual_ms for row in record.attempts)
        assert record.paused_ms == sum(pause.length_ms for pause in record.pauses)
        assert record.ended == record.moment.utc + timedelta(milliseconds=record.active_ms + record.paused_ms)


def test_a_history_has_everything_that_a_review_shows(years: Path, records: tuple[Record, ...]) -> None:
    assert {record.status for record in records} == {Status.COMPLETED, Status.PARTIAL, Status.ABANDONED}
    assert {record.origin for record in records} == set(Origin)
    assert any(record.answers.pain and record.answers.pain >= 3 for record in records)
    assert any(record.pauses for record in records)
    assert any(row.attempt == 2 for record in records for row in record.attempts)
    with opened(years) as store:
        assert len(store.goals()) == 2
        away = store.paused_days()
        assert away
        assert not any(one.first <= record.moment.day <= one.last for one in away for record in records)
        weeks = {(record.moment.day - date(2024, 1, 1)).days // 7 for record in records}
        assert len(weeks) < 600 // 7
        assert store.checks(date.min, LAST)


def test_levels_rise(records: tuple[Record, ...]) -> None:
    strength = [record.level or 0 for record in records if record.series == "foot-strength"]
    assert (strength[0], max(strength)) == (1, 3)
    assert sum(later > earlier for earlier, later in pairwise(strength)) < 10
