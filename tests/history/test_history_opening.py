"""Opening the store: what is made, and what is refused and left as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, attempt, kill_within_a_write, moment

from foottimer.history import database, migrations
from foottimer.history.migrations import APPLICATION_ID, VERSION, migrate
from foottimer.history.store import Store, StoreError, open_for_reading, open_store

Follow = Callable[..., str]
OPENERS = [open_store, open_for_reading]


def make(path: Path, *statements: str) -> bytes:
    """Make a database by hand; returns its bytes."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)
    return path.read_bytes()


def refusal(opener: Callable[[Path], object], path: Path) -> str:
    """The message with which a file is refused; it is left as it was, with nothing beside it."""
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        opener(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder and what is in it, not to be written."""
    files = list(folder.iterdir())
    for file in files:
        file.chmod(0o400)
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("the superuser may write anywhere")
        yield
    finally:
        folder.chmod(0o700)
        for file in files:
            file.chmod(0o600)


def test_reading_where_there_is_no_store_makes_nothing(path: Path) -> None:
    assert open_for_reading(path) is None
    assert not path.parent.exists()


def test_reading_an_empty_file_is_reading_no_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert open_for_reading(path) is None
    assert path.read_bytes() == b""


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with open_store(path) as store:
        assert store.records() == ()


def test_a_new_store_says_whose_and_of_which_version_it_is(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_opening_again_changes_nothing_and_finds_all(path: Path) -> None:
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
    before = path.read_bytes()
    with open_store(path) as store:
        assert [record.id for record in store.records()] == [session]
    assert path.read_bytes() == before


@pytest.mark.parametrize("opener", OPENERS)
def test_a_newer_version_is_refused(path: Path, opener: Callable[[Path], object]) -> None:
    make(path, "CREATE TABLE t (x)", f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 99")
    assert "newer foottimer (version 99" in refusal(opener, path)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE bookmarks (x)"],
        ["CREATE TABLE bookmarks (x)", "PRAGMA application_id = 7"],
        ["PRAGMA application_id = 7"],
        ["PRAGMA user_version = 1"],
    ],
)
def test_another_programs_database_is_refused(
    path: Path, opener: Callable[[Path], object], statements: list[str]
) -> None:
    make(path, *statements)
    assert "another program" in refusal(opener, path)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"\0" * 5000, b"SQLite format 3"])
def test_what_is_no_database_is_refused(path: Path, opener: Callable[[Path], object], content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert "not a database" in refusal(opener, path)


@pytest.mark.parametrize("opener", OPENERS)
def test_a_file_that_was_cut_short_is_refused(path: Path, opener: Callable[[Path], object]) -> None:
    with open_store(path) as store:
        store.begin(TIMELINE, moment(), NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(opener, path)


def test_damage_found_while_reading_is_said(path: Path) -> None:
    with open_store(path) as store:
        store.begin(TIMELINE, moment(), NOW)
        (page,) = store._db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempt'").fetchone()
        (size,) = store._db.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)
    with open_store(path) as store, pytest.raises(StoreError, match="damaged"):
        store.records()
    assert path.read_bytes() == bytes(content)


def test_a_row_that_makes_no_sense_is_left_out_and_said(store: Store, follow: Follow) -> None:
    session = follow()
    store._db.execute("UPDATE session SET status = 'asleep'")
    assert store.records() == ()
    assert store.left_out == (f"session {session}: 'asleep' is not a valid Status",)
    with pytest.raises(StoreError, match=r"history\.db holds a row .*asleep"):
        store.record(session)


def test_a_day_that_is_none_is_left_out_and_said_once(store: Store, follow: Follow) -> None:
    session = follow()
    store._db.execute("UPDATE session SET day = 'soon'")
    assert store.days() == ()
    assert store.last_done() == {}
    assert store.left_out == (f"session {session}: Invalid isoformat string: 'soon'",)


def test_a_timeline_that_makes_no_sense_is_said_and_spares_the_list(store: Store, follow: Follow) -> None:
    session = follow()
    store._db.execute("UPDATE snapshot SET body = '{}'")
    with pytest.raises(StoreError, match="cannot be understood"):
        store.record(session)
    assert len(store.records()) == 1


@pytest.mark.parametrize("opener", OPENERS)
def test_a_folder_in_its_place_is_refused(path: Path, opener: Callable[[Path], object]) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        opener(path)
    assert path.is_dir()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "data" / "history.db")
    assert (tmp_path / "data").read_text() == "a file"


@pytest.mark.parametrize("opener", OPENERS)
def test_a_place_that_cannot_be_looked_at_is_said(tmp_path: Path, opener: Callable[[Path], object]) -> None:
    with pytest.raises(StoreError, match=r"cannot be (made|read)"):
        opener(tmp_path / ("x" * 300) / "history.db")
    assert list(tmp_path.iterdir()) == []


def test_a_store_in_a_read_only_folder_is_read(path: Path) -> None:
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
    with read_only(path.parent):
        reader = open_for_reading(path)
        assert reader is not None
        with reader:
            assert [record.id for record in reader.records()] == [session]


def test_a_store_in_a_read_only_folder_is_not_written_and_says_so(path: Path) -> None:
    with open_store(path):
        pass
    with read_only(path.parent), pytest.raises(StoreError, match="read-only"), open_store(path) as store:
        store.begin(TIMELINE, moment(), NOW)


def test_a_store_opened_for_reading_cannot_be_written(store: Store, path: Path) -> None:
    reader = open_for_reading(path)
    assert reader is not None
    with reader, pytest.raises(StoreError, match="read-only"):
        reader.begin(TIMELINE, moment(), NOW)
    assert store.records() == ()


def test_a_store_that_another_program_holds_is_said_to_be_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.0)
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreError, match="in use"):
                store.add_attempt(session, attempt(0), NOW)
            with pytest.raises(StoreError, match="in use"):
                store.records()
        store.add_attempt(session, attempt(0), NOW)
        assert len(store.record(session).attempts) == 1


def test_a_full_disk_is_said_and_what_was_saved_is_kept(store: Store) -> None:
    session = store.begin(TIMELINE, moment(), NOW)
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    saved = 0

    def go_on() -> None:
        nonlocal saved
        for seq in range(1000):
            store.add_attempt(session, attempt(0, seq), NOW)
            saved += 1

    with pytest.raises(StoreError, match="disk is full"):
        go_on()
    assert saved > 0
    assert len(store.record(session).attempts) == saved
    store._db.execute("PRAGMA max_page_count = 100000")
    store.add_attempt(session, attempt(0, saved), NOW)
    assert len(store.record(session).attempts) == saved + 1


def test_a_full_disk_at_the_start_leaves_no_half_session(store: Store) -> None:
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        store.begin(replace(TIMELINE, name="long" * 5000), moment(), NOW)
    store._db.execute("PRAGMA max_page_count = 100000")
    assert store.records() == ()
    assert store._db.execute("SELECT count(*) FROM snapshot").fetchone() == (0,)


def test_a_program_killed_in_the_middle_of_a_write_is_undone_even_by_a_reader(path: Path) -> None:
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
    kill_within_a_write(path, session)
    assert path.with_name("history.db-journal").exists()
    reader = open_for_reading(path)
    assert reader is not None
    with reader:
        assert reader.record(session).name == "Mini"
        assert reader.record(session).pauses == ()


def test_steps_are_taken_once_and_in_order(tmp_path: Path) -> None:
    first, second = ("CREATE TABLE a (x)",), ("ALTER TABLE a ADD COLUMN y", "INSERT INTO a VALUES (1, 2)")
    with closing(sqlite3.connect(tmp_path / "m.db", isolation_level=None)) as db:
        migrate(db, [first])
        migrate(db, [first, second])
        migrate(db, [first, second])
        assert db.execute("SELECT x, y FROM a").fetchall() == [(1, 2)]
        assert db.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_step_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    first = ("CREATE TABLE a (x)",)
    with closing(sqlite3.connect(tmp_path / "m.db", isolation_level=None)) as db:
        migrate(db, [first])
        with pytest.raises(sqlite3.OperationalError):
            migrate(db, [first, ("DROP TABLE a", "CREATE nonsense")])
        assert db.execute("SELECT count(*) FROM a").fetchone() == (0,)
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert not db.in_transaction


def test_an_older_store_is_brought_up_to_date_also_to_read_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
    newer = (*migrations.MIGRATIONS, ("CREATE TABLE more (x)",))
    monkeypatch.setattr(database, "VERSION", len(newer))
    monkeypatch.setattr(database, "migrate", lambda db: migrate(db, newer))
    reader = open_for_reading(path)
    assert reader is not None
    with reader:
        assert reader.record(session).name == "Mini"
        assert reader._db.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)


def test_names_of_columns_are_not_words_of_sql(store: Store) -> None:
    names = {
        row[1]
        for table in ("session", "attempt", "pause", "snapshot", "goal")
        for row in store._db.execute(f"PRAGMA table_info({table})")
    }
    assert names.isdisjoint({"index", "set", "order", "group", "at"})
