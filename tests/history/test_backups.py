"""Dated copies of the store: when, how many, and when not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import namedtuple
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, moment
from old_stores import old_store

from foottimer.history import backups
from foottimer.history.backups import RefusedBackupError, back_up, backups_in, is_due, is_good
from foottimer.history.database import LARGE, DamagedError, StoreError, clear
from foottimer.history.migrations import VERSION
from foottimer.history.store import Store, open_for_reading, open_store
from foottimer.rescue.weekly import back_up_if_due

Usage = namedtuple("Usage", "total used free")
WEEK = timedelta(days=7)


def names(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent / "backups"))


@pytest.mark.usefixtures("follow")
def test_a_backup_is_named_by_its_day_and_is_the_store(path: Path, follow: Callable[..., str]) -> None:
    session = follow()
    made = back_up(path, NOW)
    assert made.name == "history-2026-03-02-061500.db"
    assert names(path) == [made.name]
    assert made.stat().st_mode & 0o777 == 0o600
    with open_store(made) as copy:
        assert [record.id for record in copy.records()] == [session]


def test_two_of_one_second_are_two(store: Store, path: Path) -> None:
    assert back_up(path, NOW) != back_up(path, NOW)
    assert names(path) == ["history-2026-03-02-061500-2.db", "history-2026-03-02-061500.db"]


def test_a_store_that_is_written_meanwhile_is_copied_as_of_one_instant(store: Store, path: Path) -> None:
    def write() -> bool:
        if not written:
            written.append(store.begin(TIMELINE, moment(), NOW))
        return False

    written: list[str] = []
    made = back_up(path, NOW, stop=write, pages=5)
    with open_store(made) as copy:
        assert [record.id for record in copy.records()] == written


def test_one_that_never_comes_to_an_end_is_given_up_and_leaves_nothing(store: Store, path: Path) -> None:
    def write() -> bool:
        store.begin(TIMELINE, moment(), NOW)
        return False

    with pytest.raises(RefusedBackupError, match="written by another program all the time"):
        back_up(path, NOW, stop=write, pages=5)
    assert names(path) == []


def test_one_that_is_stopped_leaves_nothing(store: Store, path: Path) -> None:
    with pytest.raises(RefusedBackupError, match="being left"):
        back_up(path, NOW, stop=lambda: True, pages=5)
    assert names(path) == []


def test_a_store_that_somebody_writes_can_still_be_written_while_it_is_copied(store: Store, path: Path) -> None:
    tried: list[str] = []

    def write() -> bool:
        if len(tried) < 2:
            with open_store(path, 0.0) as other:
                tried.append(other.begin(TIMELINE, moment(), NOW))
        return False

    back_up(path, NOW, stop=write, pages=5)
    assert len(store.records()) == 2


def test_a_damaged_store_is_not_backed_up_and_no_backup_is_removed_for_it(store: Store, path: Path) -> None:
    for week in range(5):
        back_up(path, NOW + week * WEEK)
    before = names(path)
    (page,) = store._db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempt'").fetchone()
    store.shut()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        back_up(path, NOW + 9 * WEEK)
    assert "is damaged" in back_up_if_due(path, NOW + 9 * WEEK)
    assert names(path) == before
    clear(path)


def test_a_disk_without_three_times_the_room_has_none_made(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = 3 * path.stat().st_size - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free))
    with pytest.raises(RefusedBackupError, match="has no room for a backup"):
        back_up(path, NOW)
    assert back_up_if_due(path, NOW) == "", "training goes on; doctor says so"
    assert names(path) == []


def test_a_folder_that_cannot_be_made_is_said(store: Store, path: Path) -> None:
    (path.parent / "backups").write_text("a file")
    with pytest.raises(RefusedBackupError, match="no backup can be made"):
        back_up(path, NOW)
    assert (path.parent / "backups").read_text() == "a file"
    assert back_up_if_due(path, NOW) == ""


def test_a_store_of_another_tools_mode_is_copied_whole(store: Store, path: Path) -> None:
    store.shut()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE goal SET per_week = 4")
        other.execute("CREATE TABLE theirs (x)")
        made = back_up(path, NOW)
        with closing(sqlite3.connect(made)) as copy:
            assert copy.execute("SELECT count(*) FROM theirs").fetchone() == (0,)
            assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert names(path) == [made.name]


# When --------------------------------------------------------------------------------------------


def test_one_is_due_every_week(store: Store, path: Path) -> None:
    assert is_due(path.parent / "backups", NOW)
    assert back_up_if_due(path, NOW) == ""
    assert not is_due(path.parent / "backups", NOW + WEEK - timedelta(seconds=1))
    assert is_due(path.parent / "backups", NOW + WEEK)
    back_up_if_due(path, NOW + timedelta(days=2))
    assert len(names(path)) == 1


def test_one_before_something_is_none_of_every_week(store: Store, path: Path) -> None:
    back_up(path, NOW, "before-4")
    assert is_due(path.parent / "backups", NOW)


def test_a_clock_that_was_years_ahead_does_not_end_the_backups(store: Store, path: Path) -> None:
    for year in range(2031, 2037):
        back_up(path, NOW.replace(year=year))
    assert is_due(path.parent / "backups", NOW)
    back_up(path, NOW)
    assert not is_due(path.parent / "backups", NOW + timedelta(days=3))
    assert "history-2026-03-02-061500.db" in names(path), "the one just made stays"
    assert backups_in(path.parent / "backups", NOW)[0].when.year == 2026, "and counts as the newest"
    assert len(names(path)) == 5


def test_a_clock_set_back_by_days_makes_one_again_in_time(store: Store, path: Path) -> None:
    back_up(path, NOW)
    assert is_due(path.parent / "backups", NOW - timedelta(days=30))
    assert not is_due(path.parent / "backups", NOW - timedelta(hours=3)), "daylight saving is no month"


def test_only_small_ones_are_made_where_somebody_waits(store: Store, path: Path) -> None:
    back_up_if_due(path, NOW, most=10)
    assert not (path.parent / "backups").exists()


def test_no_store_and_an_empty_one_have_no_backup(path: Path) -> None:
    assert back_up_if_due(path, NOW) == ""
    path.parent.mkdir()
    path.touch()
    assert back_up_if_due(path, NOW) == ""
    assert os.listdir(path.parent) == ["history.db"]


# How many ----------------------------------------------------------------------------------------


def test_the_last_five_of_every_week_and_three_of_each_other_kind_are_kept(store: Store, path: Path) -> None:
    for week in range(8):
        back_up(path, NOW + week * WEEK)
        back_up(path, NOW + week * WEEK, f"before-{week + 2}")
        back_up(path, NOW + week * WEEK, "before-restore")
    found = backups_in(path.parent / "backups", NOW + 8 * WEEK)
    when = [(NOW + week * WEEK).replace(tzinfo=None, microsecond=0) for week in (7, 6, 5, 4, 3)]
    assert [backup.when for backup in found if not backup.occasion] == when
    assert [backup.occasion for backup in found if "restore" not in backup.occasion and backup.occasion] == [
        "before-9",
        "before-8",
        "before-7",
    ]
    assert [backup.when for backup in found if backup.occasion == "before-restore"] == when[:3]


def test_what_is_not_of_this_making_in_the_folder_stays_and_is_no_backup(store: Store, path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    odd = ["history-2026-03-02.db", "history-2026-13-40-000000.db", "notes.txt", "history-2026-03-02-000000.db.bak"]
    for name in odd:
        (folder / name).write_text("mine")
    (folder / "history-2026-03-02-000000.db").mkdir()
    assert backups_in(folder, NOW) == ()
    for week in range(7):
        back_up(path, NOW + week * WEEK)
    assert {
        name for name in os.listdir(folder) if (folder / name).is_file() and (folder / name).read_bytes() == b"mine"
    } == set(odd)


def test_only_a_whole_store_of_ours_is_a_good_backup(store: Store, path: Path, tmp_path: Path) -> None:
    made = back_up(path, NOW)
    assert is_good(made)
    assert not is_good(tmp_path / "none.db")
    (tmp_path / "empty.db").touch()
    assert not is_good(tmp_path / "empty.db")
    made.write_bytes(made.read_bytes()[:8000])
    assert not is_good(made)


# Before a migration ------------------------------------------------------------------------------


@pytest.mark.parametrize("opener", [open_store, open_for_reading])
def test_before_a_store_is_brought_up_to_date_it_is_backed_up(path: Path, opener: Callable[[Path], Store]) -> None:
    ids = old_store(path, 0, 2, version=2)
    with opener(path) as store:
        assert len(store.records()) == 2
    (made,) = backups_in(path.parent / "backups", datetime.now(UTC))
    assert made.occasion == f"before-{VERSION}"
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (2,)
        assert {row[0] for row in copy.execute("SELECT id FROM session")} == set(ids)


def test_without_room_for_it_the_steps_are_taken_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old_store(path, 0, version=2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, 0))
    with open_store(path) as store:
        assert len(store.records()) == 1
    assert names(path) == []


def test_a_damaged_store_is_not_brought_up_to_date(path: Path) -> None:
    old_store(path, 0, 2, version=2)
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempt'").fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        open_store(path)
    assert path.read_bytes() == bytes(data)
    clear(path)


def test_who_cannot_wait_does_not_wait_for_the_backup_of_a_large_one(path: Path) -> None:
    old_store(path, 0, version=2)
    os.truncate(path, LARGE + 4096)
    with pytest.raises(StoreError, match="takes a while: type `foottimer history` once"):
        open_store(path, 0.25)
    assert not (path.parent / "backups").exists()


def test_an_up_to_date_store_is_opened_without_a_copy_or_a_check(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(backups, "back_up", never)
    asked: list[str] = []
    with open_store(path) as again:
        again._db.set_trace_callback(asked.append)
        again.records()
    assert not [statement for statement in asked if "check" in statement]
