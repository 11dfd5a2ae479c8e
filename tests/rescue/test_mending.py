"""Damaged stores: set aside, replaced by a backup, and joined with what can still be read of them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from broken_stores import NOW, PAGE, SESSIONS, counted, page_of, ruin, whole_store

from foottimer.history import database
from foottimer.history.backups import back_up, backups_in
from foottimer.history.database import DamagedError, RefusedStoreError, StoreError
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.migrations import MIGRATIONS, migrate
from foottimer.history.store import Store, open_for_reading, open_store
from foottimer.locks import hold
from foottimer.rescue import aside, mending, restoring, salvage
from foottimer.rescue.aside import alone, is_damaged, put_aside
from foottimer.rescue.mending import mend
from foottimer.rescue.opening import open_mended, open_unless_emptied
from foottimer.rescue.restoring import put_back

WHOLE = len(whole_store())
LENGTHS = [0, 1, 16, 99, 100, 511, PAGE, PAGE + 1, WHOLE // 2, WHOLE - PAGE]
"""One of every class: nothing, less than a header, less than a page, less than its tables begin at, less than all."""


def mended(path: Path) -> str:
    with open_mended(path, open_store, NOW) as store:
        return store.notice


def set_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("history.damaged-*.db"))


def made(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file.name not in (path.name, "backups"))


def test_a_whole_store_is_opened_as_it_is_and_nothing_is_said(path: Path) -> None:
    before = path.read_bytes()
    assert mended(path) == ""
    assert path.read_bytes() == before
    assert made(path) == []


@pytest.mark.parametrize("length", LENGTHS)
def test_a_store_cut_short_is_set_aside_and_its_backup_takes_its_place(path: Path, length: int) -> None:
    back_up(path, NOW)
    path.write_bytes(whole_store()[:length])
    said = mended(path)
    assert said.startswith("Your history ")
    assert "from the backup of 2026-03-02 12:00" in said
    (kept,) = set_aside(path)
    assert str(kept) in said
    assert kept.read_bytes() == whole_store()[:length], "it is kept as it was"
    assert counted(path)[0] == SESSIONS
    assert path.stat().st_mode & 0o777 == 0o600
    assert mended(path) == "", "it is said once"


@pytest.mark.parametrize("content", [b"\0" * 9000, b"\xff" * 9000, bytes(Random(1).randbytes(9000))])
def test_what_is_no_database_any_more_is_set_aside_too(path: Path, content: bytes) -> None:
    back_up(path, NOW)
    path.write_bytes(content)
    assert "from the backup of 2026-03-02 12:00; what was done since could not be read of it." in mended(path)
    assert set_aside(path)[0].read_bytes() == content
    assert counted(path)[0] == SESSIONS


def test_a_text_in_its_place_is_somebody_elses_and_left(path: Path) -> None:
    back_up(path, NOW)
    path.write_text("Fußnoten, not a database\n" * 200, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        mended(path)
    assert path.read_text(encoding="utf-8").startswith("Fußnoten")
    assert set_aside(path) == []


WRITES = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.mark.parametrize("how", ["mended", "put back"])
def test_nobody_writes_to_a_store_that_is_being_replaced(path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    said = []

    def replacing(draft: Path, store: Path) -> None:
        trial = [sys.executable, "-c", WRITES, str(store)]
        said.append(subprocess.run(trial, capture_output=True, text=True, check=True).stdout)
        aside.put_in_place(draft, store)

    backup = back_up(path, NOW)
    for module in (mending, restoring):
        monkeypatch.setattr(module, "put_in_place", replacing)
    if how == "mended":
        ruin(path, page_of(path, "pause"))
        mend(path, NOW)
    else:
        restoring.put_back(path, backup, NOW)
    assert said == ["database is locked\n"]
    assert counted(path)[0] == SESSIONS


def test_a_store_that_is_written_all_the_time_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = back_up(path, NOW)
    monkeypatch.setattr(aside, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            restoring.put_back(path, backup, NOW)
        writer.execute("ROLLBACK")
    assert made(path) == []


def test_a_session_does_not_make_an_emptied_store_pass_for_a_whole_one(path: Path) -> None:
    back_up(path, NOW)
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="is an empty file, though there are backups of it: the next start mends it"):
        open_unless_emptied(path, open_store, NOW)
    assert path.read_bytes() == b""
    assert "from the backup of 2026-03-02 12:00" in mended(path)
    open_unless_emptied(path, open_store, NOW).shut()


def test_a_store_is_not_mended_without_what_can_be_read_where_that_has_no_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_little_room(target: sqlite3.Connection) -> None:
        migrate(target)
        (pages,) = target.execute("PRAGMA page_count").fetchone()
        target.execute(f"PRAGMA max_page_count = {pages + 2}")

    back_up(path, NOW)
    ruin(path, page_of(path, "pause"))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(salvage, "migrate", in_little_room)
        with pytest.raises(StoreError, match=r"was not mended: the disk is full; make room$"):
            mend(path, NOW)
    assert path.read_bytes() == before
    assert made(path) == [], "it waits for the next start as it is"
    mend(path, NOW)
    assert counted(path)[0] == SESSIONS


def test_a_store_is_not_mended_either_where_temporary_files_have_no_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def joined(_: sqlite3.Connection, draft: Path) -> tuple[int, int]:
        raise RefusedStoreError(f"{draft} is as it was: the disk that temporary files are on is full")

    monkeypatch.setattr(mending, "join", joined)
    ruin(path, page_of(path, "pause"))
    with pytest.raises(StoreError, match=r"was not mended: \S+/history.db is as it was: the disk that temporary"):
        mend(path, NOW)
    assert made(path) == []


def test_reading_leaves_a_damaged_store_and_says_what_mends_it(path: Path) -> None:
    back_up(path, NOW)
    path.write_bytes(whole_store()[:9000])
    with pytest.raises(DamagedError, match="`foottimer restore` mends it"):
        open_for_reading(path)
    assert path.read_bytes() == whole_store()[:9000]
    assert set_aside(path) == []


def test_sessions_after_the_backup_are_read_from_the_damaged_file(path: Path) -> None:
    back_up(path, NOW)
    with open_store(path) as store:
        record = store.records(1)[0]
        moment = record.moment
        later = store.log(store.record(record.id).timeline, moment, record.answers, moment.utc + timedelta(days=9))
    data = path.read_bytes()
    path.write_bytes(b"\0" * 100 + data[100:])
    said = mended(path)
    assert ", with 1 newer session that could still be read of it. The file" in said
    with open_store(path) as store:
        assert store.record(later).attempts
        assert store.count() == len(_alive(whole_store(), path.parent)) + 1


def test_decisions_after_the_backup_are_read_from_the_damaged_file(path: Path) -> None:
    sore = Decision(DecisionKind.SORE, NOW.date(), "short-foot")
    begun = Decision(DecisionKind.PLAN_START, NOW.date(), "eight-weeks")
    with open_store(path) as store:
        known = store.decide(sore, NOW.astimezone())
    back_up(path, NOW)
    with open_store(path) as store:
        later = store.decide(begun, NOW.astimezone())
        store.undecide(known, NOW.astimezone())
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    mended(path)
    with open_store(path) as store:
        assert [(one.id, one.kind, one.about) for one in store.decisions()] == [(later, begun.kind, begun.about)]
        store.restore_decision(known, NOW.astimezone())


def _alive(data: bytes, folder: Path) -> list[str]:
    file = folder / "other.db"
    file.write_bytes(data)
    with closing(sqlite3.connect(file)) as db:
        return [row[0] for row in db.execute("SELECT id FROM session WHERE deleted_at IS NULL")]


@pytest.mark.parametrize("damage", ["head", "first page", "cut"])
def test_without_a_backup_what_can_be_read_makes_the_new_store(path: Path, damage: str) -> None:
    data = whole_store()
    broken = {"head": b"\0" * 100 + data[100:], "first page": b"\0" * PAGE + data[PAGE:], "cut": data[: WHOLE - PAGE]}
    path.write_bytes(broken[damage])
    assert f"There is no backup, but {SESSIONS} sessions could still be read of it." in mended(path)
    assert counted(path)[0] == SESSIONS


def test_with_nothing_to_be_read_a_new_one_is_begun_and_that_is_said(path: Path) -> None:
    path.write_bytes(b"\0" * 9000)
    assert "nothing could be read of it: a new one was begun. The file as it was is kept" in mended(path)
    assert counted(path) == (0, 0)


def test_an_empty_file_without_a_backup_is_a_new_store(path: Path) -> None:
    path.write_bytes(b"")
    assert mended(path) == ""
    assert counted(path) == (0, 0)
    assert made(path) == []


def test_a_store_that_went_away_is_begun_anew_and_its_backup_is_named(path: Path) -> None:
    back_up(path, NOW)
    path.unlink()
    assert "`foottimer restore 2026-03-02` brings it back" in mended(path)
    assert counted(path) == (0, 0)


def test_of_several_backups_the_newest_whole_one_is_taken(path: Path) -> None:
    back_up(path, NOW - timedelta(days=14))
    with open_store(path) as store:
        store.delete(store.records(1)[0].id, store.records(1)[0].moment.utc + timedelta(days=99))
    back_up(path, NOW - timedelta(days=7))
    ruin(back_up(path, NOW), 9, 10)
    path.write_bytes(b"\0" * 9000)
    assert "from the backup of 2026-02-23 12:00" in mended(path)
    assert len(backups_in(path.parent / "backups", NOW)) == 3


def test_damage_found_while_reading_is_mended_at_the_next_opening_to_write(path: Path) -> None:
    back_up(path, NOW)
    ruin(path, page_of(path, "attempt"))
    assert mended(path) == "", "what opens a store reads its first page alone"
    with open_store(path) as store, pytest.raises(DamagedError):
        store.record(store.records(1)[0].id)
    assert "; nothing that could still be read of it was newer." in mended(path)
    assert counted(path)[0] == SESSIONS


def test_what_seemed_damaged_once_and_is_whole_is_left(path: Path) -> None:
    database._suspects.add(str(path))
    assert mended(path) == ""
    assert not database.is_suspect(path)
    assert set_aside(path) == []


def test_its_journal_goes_with_it_and_never_lies_beside_another_store(path: Path) -> None:
    path.with_name("history.db-journal").write_bytes(b"half a journal")
    kept = put_aside(path, "damaged", NOW)
    assert kept.read_bytes() == path.read_bytes()
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"half a journal"
    assert not path.with_name("history.db-journal").exists()


def test_what_was_set_aside_before_is_never_overwritten(path: Path) -> None:
    back_up(path, NOW)
    for number in range(3):
        path.write_bytes(b"\0" * (9000 + number))
        mended(path)
    assert sorted(file.stat().st_size for file in set_aside(path)) == [9000, 9001, 9002]


def test_nothing_is_mended_while_a_session_runs(path: Path) -> None:
    back_up(path, NOW)
    path.write_bytes(b"\0" * 9000)
    (path.parent / "running").mkdir()
    descriptor = hold(path.parent / "running" / "some-session.lock")
    assert descriptor is not None
    with open(descriptor, "rb"), pytest.raises(StoreError, match="in use by a session that runs"):
        mended(path)
    assert path.read_bytes() == b"\0" * 9000
    assert "It is mended" in mended(path)


def test_two_programs_do_not_mend_at_once(path: Path) -> None:
    back_up(path, NOW)
    path.write_bytes(b"\0" * 9000)
    with alone(path), pytest.raises(StoreError, match="being mended by another"):
        mended(path)
    assert path.read_bytes() == b"\0" * 9000


def test_who_comes_second_finds_it_mended(path: Path) -> None:
    back_up(path, NOW)
    with pytest.raises(StoreError, match="was mended meanwhile"):
        mend(path, NOW)
    assert path.read_bytes() == whole_store()


def test_a_disk_without_room_leaves_the_damaged_store_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    back_up(path, NOW)
    path.write_bytes(b"\0" * 9000)
    monkeypatch.setattr(mending, "put_in_place", full)
    with pytest.raises(DamagedError, match="is damaged and was not mended: the disk is full; make room"):
        mended(path)
    assert path.read_bytes() == b"\0" * 9000
    assert not list(path.parent.glob(".history.db.*"))


def test_killed_in_the_middle_it_is_mended_at_the_next_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class KilledError(BaseException):
        """The process is gone."""

    def killed(*_: object) -> None:
        raise KilledError

    back_up(path, NOW)
    path.write_bytes(b"\0" * 9000)
    with monkeypatch.context() as patched:
        patched.setattr(mending, "put_in_place", killed)
        with pytest.raises(KilledError):
            mended(path)
    assert path.read_bytes() == b"\0" * 9000, "at every moment there is one or the other"
    assert "It is mended" in mended(path)
    assert [file.read_bytes() for file in set_aside(path)] == [b"\0" * 9000] * 2


def test_an_index_that_errs_is_found_by_a_thorough_look_and_made_anew(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        (id_,) = db.execute("SELECT id FROM session ORDER BY id LIMIT 1").fetchone()
    data = path.read_bytes()
    at = data.rindex(id_.encode())  # in one of the places that should agree
    path.write_bytes(data[:at] + b"\xc3\xa9" + data[at + 2 :])
    back_up(path, NOW)
    assert not is_damaged(path), "a quick check does not compare them"
    assert is_damaged(path, thorough=True)
    database._suspects.add(str(path))
    assert "Your history was damaged. It is mended" in mended(path)
    counted(path)


def test_pages_that_lead_back_to_each_other_are_not_read_for_ever(path: Path) -> None:
    root = page_of(path, "attempt")
    data = path.read_bytes()
    page = bytearray(data[(root - 1) * PAGE : root * PAGE])
    assert page[0] == 5, "an inner page, whose cells begin with the number of another one"
    for cell in range(int.from_bytes(page[3:5], "big")):
        begin = int.from_bytes(page[12 + 2 * cell : 14 + 2 * cell], "big")
        page[begin : begin + 4] = root.to_bytes(4, "big")
    path.write_bytes(data[: (root - 1) * PAGE] + page + data[root * PAGE :])
    database._suspects.add(str(path))
    assert "There is no backup, but" in mended(path)
    assert counted(path)[0] == SESSIONS


def test_a_pipe_in_its_place_is_no_emptied_store(path: Path) -> None:
    back_up(path, NOW)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(StoreError, match="it is a pipe"):
        mended(path)
    assert path.is_fifo()


def test_a_folder_where_nothing_may_be_written_is_said_with_the_damage(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> None:
        raise OSError(13, "Permission denied")

    path.write_bytes(b"\0" * 9000)
    monkeypatch.setattr(aside, "hold", refused)
    with pytest.raises(
        DamagedError, match=r"is damaged and was not mended: .*you may not write there; nothing was changed"
    ):
        mended(path)
    assert path.read_bytes() == b"\0" * 9000


@pytest.fixture
def linked(path: Path, tmp_path: Path) -> Path:
    """A store that is backed up, and a link to where it is."""
    back_up(path, NOW)
    (tmp_path / "disk").mkdir()
    path.rename(tmp_path / "disk" / "feet.db")
    path.symlink_to(tmp_path / "disk" / "feet.db")
    return path


def test_a_link_to_the_store_stays_one(linked: Path, tmp_path: Path) -> None:
    path, elsewhere = linked, tmp_path / "disk"
    path.write_bytes(b"\0" * 9000)
    assert "from the backup of 2026-03-02 12:00" in mended(path), "its backups are beside the link"
    assert path.is_symlink()
    assert counted(path)[0] == SESSIONS
    (kept,) = elsewhere.glob("feet.damaged-*.db")
    assert kept.read_bytes() == b"\0" * 9000
    assert not database.is_suspect(path)


def test_a_store_behind_a_link_that_was_emptied_is_mended_too(linked: Path) -> None:
    linked.write_bytes(b"")
    assert "Your history is an empty file. It is mended" in mended(linked)
    assert counted(linked)[0] == SESSIONS


def test_a_store_behind_a_link_is_not_replaced_while_a_session_runs(linked: Path) -> None:
    (linked.parent / "running").mkdir()
    held = hold(linked.parent / "running" / "one.lock")
    assert held is not None
    linked.write_bytes(b"\0" * 9000)
    with pytest.raises(DamagedError, match="in use by a session that runs"):
        mended(linked)
    with pytest.raises(StoreError, match="in use by a session that runs"):
        put_back(linked, backups_in(linked.parent / "backups", NOW)[0].path, NOW)
    os.close(held)
    assert linked.read_bytes() == b"\0" * 9000


def test_going_back_behind_a_link_keeps_link_and_backup(linked: Path) -> None:
    kept = put_back(linked, backups_in(linked.parent / "backups", NOW)[0].path, NOW)
    assert linked.is_symlink()
    assert Path(kept).parent == linked.parent / "backups"


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(path: Path) -> None:
    (path.parent / "backups").mkdir()
    old = path.parent / "backups" / "history-2026-01-01-100000-before-4.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:3])
    path.write_bytes(b"\0" * 9000)
    assert "from the backup of 2026-01-01 10:00" in mended(path)
    with open_store(path) as store:
        assert store.under_way() == ()


def test_where_a_session_stood_is_saved_too(path: Path) -> None:
    with open_store(path) as store:
        running = _begun(store)
    data = path.read_bytes()
    path.write_bytes(b"\0" * 100 + data[100:])
    mended(path)
    with open_store(path) as store:
        assert [found.id for found in store.under_way()] == [running]


def _begun(store: Store) -> str:
    from foottimer.history.underway import Position

    record = store.records(1)[0]
    timeline, moment = store.record(record.id).timeline, record.moment
    session = store.begin(timeline, moment, moment.utc)
    store.stand(session, Position(1, 5, 10, 3, 8), moment.utc)
    return session


@pytest.mark.parametrize("share", [0.005, 0.015, 0.05, 0.5])
def test_whatever_pages_are_ruined_what_is_left_is_a_whole_store(path: Path, share: float) -> None:
    pages = WHOLE // PAGE
    ruin(path, *Random(share).sample(range(2, pages + 1), max(1, round(share * pages))))
    database._suspects.add(str(path))
    assert "Your history was damaged" in mended(path)
    sessions, _ = counted(path)
    assert 0 <= sessions <= SESSIONS
    with open_store(path) as store:
        for record in store.records():
            assert store.record(record.id).id == record.id
