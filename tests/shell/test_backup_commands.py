"""`foottimer backup` and `foottimer restore`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.commands import backup, opening, restore
from foottimer.history.backups import back_up
from foottimer.history.database import clear
from foottimer.history.record import Answers, moment_at
from foottimer.history.store import open_for_reading, open_store
from foottimer.locks import hold
from foottimer.rescue import bundle
from foottimer.routine.library import bundled_folder, load_file

Call = Callable[..., Any]
NOW = datetime(2026, 7, 2, 9, 0, 7, tzinfo=timezone(timedelta(hours=2)))
TEXT = 'format = 1\nname = "Mine"\n[[block]]\nname = "A"\ntime = 5\n'


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        def wall(self) -> datetime:
            return NOW

    for module in (backup, restore):
        monkeypatch.setattr(module, "SystemClock", Stopped)
    monkeypatch.setattr(opening, "local_now", lambda: NOW)


@pytest.fixture(autouse=True)
def suspects() -> Any:
    yield
    clear(paths.history_file())


def logged(days: int = 0) -> str:
    timeline = load_file(bundled_folder() / "desk-break.toml").timeline
    assert timeline is not None
    began = NOW + timedelta(days=days)
    with quick_store(paths.history_file()) as store:
        return store.log(timeline, moment_at(began), Answers(), began)


def days() -> list[str]:
    store = open_for_reading(paths.history_file())
    assert store is not None
    with store:
        return [day.isoformat() for day in store.days()]


def spoil() -> bytes:
    paths.history_file().write_bytes(b"\0" * 9000)
    return b"\0" * 9000


def test_without_a_name_it_goes_where_the_backups_are_and_is_listed(call: Call, routine: Callable[..., Path]) -> None:
    logged(-1)
    routine(TEXT)
    file = paths.backups_folder() / "foottimer-2026-07-02-090007.zip"
    assert call("backup").lines == [f"Saved in {file}: your history and 1 routine."]
    back_up(paths.history_file(), NOW - timedelta(days=7))
    listed = call("backup", "--list")
    assert [line.split("  ")[0] for line in listed.lines[:2]] == ["2026-07-02 09:00:07", "2026-06-25 09:00:07"]
    assert "everything" in listed.lines[0]
    assert "history: 1 session, the last one of 2026-07-01" in listed.lines[1]


def test_what_is_not_in_it_is_said(call: Call, routine: Callable[..., Path]) -> None:
    logged()
    routine(TEXT).with_name("a:b.toml").write_text(TEXT)
    done = call("backup")
    assert done.status == 0
    assert done.err.startswith("routines/a:b.toml: left out, ")


def test_there_is_no_backup_yet(call: Call, home: Path) -> None:
    assert "There is no backup" in call("backup", "--list").out
    assert not home.exists()


def test_it_goes_back_and_keeps_what_was_there(call: Call, routine: Callable[..., Path], tmp_path: Path) -> None:
    logged(-1)
    mine = routine(TEXT)
    assert call("backup", str(tmp_path / "feet.zip")).status == 0
    logged()
    mine.write_text(TEXT + "# changed")
    other = routine(TEXT, "other.toml")
    tried = call("restore", str(tmp_path / "feet.zip"), "--dry-run")
    assert tried.lines[:2] == [
        "Backup of 2026-07-02 09:00.",
        "History: 1 session, the last one of 2026-07-01; before: 2 sessions, the last one of 2026-07-02",
    ]
    assert "routines/mine.toml: would be put back as it was" in tried.lines
    assert tried.lines[-1] == "Nothing was changed: this was a dry run."
    assert (days(), mine.read_text()) == (["2026-07-01", "2026-07-02"], TEXT + "# changed")
    done = call("restore", str(tmp_path / "feet.zip"))
    assert done.status == 0
    assert (days(), mine.read_text(), other.exists()) == (["2026-07-01"], TEXT, True)
    kept = [Path(line.removeprefix("What was there is kept: ")) for line in done.lines[-2:]]
    assert [file.name for file in kept] == [
        "foottimer-2026-07-02-090007-before-restore.zip",
        "history-2026-07-02-090007-before-restore.db",
    ]
    assert call("restore", str(kept[0]), "--only", "routines").status == 0
    assert call("restore", str(kept[1])).status == 0
    assert (days(), mine.read_text()) == (["2026-07-01", "2026-07-02"], TEXT + "# changed")


def test_only_the_routines_leaves_the_history(call: Call, routine: Callable[..., Path], tmp_path: Path) -> None:
    logged(-1)
    mine = routine(TEXT)
    call("backup", str(tmp_path / "feet.zip"))
    logged()
    mine.unlink()
    assert "History" not in call("restore", str(tmp_path / "feet.zip"), "--only", "routines").out
    assert (len(days()), mine.read_text()) == (2, TEXT)


def test_plans_go_with_it_and_come_back(call: Call, routine: Callable[..., Path], tmp_path: Path) -> None:
    mine = routine(TEXT)
    plan = paths.plans_folder() / "spring.toml"
    plan.parent.mkdir()
    plan.write_text("# spring")
    assert call("backup", str(tmp_path / "feet.zip")).lines == [
        f"Saved in {tmp_path / 'feet.zip'}: 1 routine and 1 plan."
    ]
    plan.write_text("# summer")
    mine.unlink()
    assert "plans/spring.toml: put back as it was" in call("restore", str(tmp_path / "feet.zip"), "--only", "plans").out
    assert (plan.read_text(), mine.exists()) == ("# spring", False)
    plan.with_name("other.toml").write_text("# stays")
    assert call("restore", str(tmp_path / "feet.zip")).status == 0
    assert (plan.with_name("other.toml").read_text(), mine.read_text()) == ("# stays", TEXT)


def test_a_day_names_the_newest_backup_of_it(call: Call) -> None:
    logged(-9)
    back_up(paths.history_file(), NOW - timedelta(days=7))
    logged()
    assert call("restore", "2026-06-25").status == 0
    assert days() == ["2026-06-23"]
    assert call("restore", "2026-07-02 09:00").status == 0
    assert days() == ["2026-06-23", "2026-07-02"]
    missing = call("restore", "2020-01-01")
    assert (missing.status, missing.out) == (1, "")
    assert "there is no backup of 2020-01-01" in missing.err


def test_without_a_name_a_whole_history_is_left(call: Call) -> None:
    logged()
    before = paths.history_file().read_bytes()
    assert "Your history is whole (1 session" in call("restore").out
    assert paths.history_file().read_bytes() == before


def test_without_a_name_a_damaged_history_is_mended(call: Call, home: Path) -> None:
    logged()
    back_up(paths.history_file(), NOW)
    broken = spoil()
    read = call("history")
    assert (read.status, read.out) == (1, "")
    assert "`foottimer restore` mends it" in read.err
    assert "is damaged: it would be set aside; the backup of 2026-07-02" in call("restore", "--dry-run").out
    assert paths.history_file().read_bytes() == broken
    done = call("restore")
    aside = home / "data" / "history.damaged-2026-07-02-090007.db"
    assert (done.status, done.err) == (0, "")
    assert str(aside) in done.out
    assert aside.read_bytes() == broken
    assert days() == ["2026-07-02"]


def test_a_history_that_is_gone_comes_back(call: Call) -> None:
    logged()
    back_up(paths.history_file(), NOW)
    paths.history_file().unlink()
    assert call("restore").status == 0
    assert days() == ["2026-07-02"]


def test_what_backup_wrote_mends_as_a_weekly_copy_does(call: Call) -> None:
    logged()
    back_up(paths.history_file(), NOW - timedelta(days=7))
    logged(-1)
    call("backup")
    spoil()
    said = call("restore", "--dry-run")
    assert "the backup of 2026-07-02 09:00 takes its place" in said.out
    assert "It is mended, from the backup of 2026-07-02 09:00" in call("restore").out
    assert days() == ["2026-07-01", "2026-07-02"]
    paths.history_file().unlink()
    assert call("restore").lines[0] == "History: 2 sessions, the last one of 2026-07-02"
    assert days() == ["2026-07-01", "2026-07-02"]


def test_what_backup_wrote_is_passed_over_where_it_is_damaged(call: Call) -> None:
    logged()
    back_up(paths.history_file(), NOW - timedelta(days=7))
    paths.backups_folder().joinpath("foottimer-2026-07-02-080000.zip").write_bytes(b"PK\x03\x04" * 99)
    spoil()
    assert "from the backup of 2026-06-25 09:00" in call("restore").out
    assert days() == ["2026-07-02"]


def test_it_is_not_passed_over_where_it_only_has_no_room(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    logged()
    back_up(paths.history_file(), NOW - timedelta(days=7))
    call("backup")
    spoiled = spoil()
    monkeypatch.setattr(bundle.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 9})())
    said = call("restore")
    assert said.status == 1
    assert said.err.startswith(f"foottimer: not restored: {paths.history_file()} is damaged and was not mended: ")
    assert "foottimer-2026-07-02-090007.zip holds a history of" in said.err
    assert paths.history_file().read_bytes() == spoiled


def test_who_only_reads_is_told_of_backups_where_there_is_no_history(call: Call) -> None:
    logged()
    assert call("backup").err == ""
    paths.history_file().unlink()
    assert "any more, but a backup of 2026-07-02 09:00: `foottimer restore` brings it back" in call("history").err
    assert not paths.history_file().exists()


def test_without_a_backup_a_history_that_is_gone_stays_gone(call: Call, home: Path) -> None:
    done = call("restore")
    assert (done.status, done.out) == (1, "")
    assert "no backup of it that is whole" in done.err
    assert not home.exists()


def test_while_a_session_runs_nothing_is_restored(call: Call) -> None:
    logged()
    made = back_up(paths.history_file(), NOW)
    paths.running_folder().mkdir()
    descriptor = hold(paths.running_folder() / "some-session.lock")
    assert descriptor is not None
    before = paths.history_file().read_bytes()
    with open(descriptor, "rb"):
        for arguments in ([], [str(made)]):
            refused = call("restore", *arguments)
            assert (refused.status, refused.out) == (1, "")
            assert "in use by a session that runs" in refused.err
    assert paths.history_file().read_bytes() == before


@pytest.mark.parametrize("name", ["nothing.zip", "settings.toml", "."])
def test_what_is_no_backup_is_said(call: Call, home: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("# x")
    monkeypatch.chdir(home)
    done = call("restore", name)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("foottimer: not restored: ")


def test_a_command_that_writes_mends_first_and_says_so(call: Call, home: Path) -> None:
    logged(-1)
    back_up(paths.history_file(), NOW)
    spoil()
    done = call("log", "desk-break", "2026-07-02")
    assert done.status == 0
    assert done.err.startswith("foottimer: Your history was damaged. It is mended, from the backup of 2026-07-02")
    assert days() == ["2026-07-01", "2026-07-02"]


def test_a_session_line_by_line_mends_first_and_says_so(call: Call, routine: Callable[..., Path]) -> None:
    logged(-1)
    back_up(paths.history_file(), NOW - timedelta(days=30))
    spoil()
    file = routine('format = 1\nname = "S"\n[defaults]\nget_ready = 0\n[[block]]\nname = "A"\ntime = 0.01\n')
    done = call("run", str(file), "--plain")
    assert done.status == 0
    assert "Your history was damaged. It is mended" in done.err
    with open_store(paths.history_file()) as store:
        assert store.count() == 2
    assert len(list(paths.backups_folder().glob("history-*.db"))) == 2, "and a week has gone by"


def test_a_rehearsal_touches_no_store(call: Call, routine: Callable[..., Path]) -> None:
    logged()
    broken = spoil()
    file = routine('format = 1\nname = "S"\n[defaults]\nget_ready = 0\n[[block]]\nname = "A"\ntime = 0.01\n')
    call("run", str(file), "--plain", "--speed", "100")
    assert paths.history_file().read_bytes() == broken


def test_a_home_whose_disk_is_not_there_gets_nothing(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path / "stick" / "foot"))
    for arguments in (
        ["log", "desk-break", "2026-07-01"],
        ["new", "Mine"],
        ["config", "set", "week.goal", "4"],
        ["pause", "2026-07-02"],
        ["backup"],
        ["restore"],
    ):
        done = call(*arguments)
        assert (done.status, done.out) == (1, ""), arguments
        assert "stick" in done.err
    assert not (tmp_path / "stick").exists()
