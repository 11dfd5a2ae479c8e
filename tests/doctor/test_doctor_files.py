"""What doctor says of the person's files, and of what is left of sessions and stores; none of it is touched."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from foottimer.doctor.finding import Finding, Mark
from foottimer.doctor.kept import look_at_drafts, look_at_exercises, look_at_routines, look_at_settings
from foottimer.doctor.leftovers import look_at_aside, look_at_backups, look_at_interrupted, look_at_unsaved
from foottimer.follow.claims import Claims
from foottimer.history.underway import Position, UnderWay
from foottimer.routine.library import bundled_folder, load_file
from foottimer.settings.commands import NAMES

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
GOOD = 'format = 1\nname = "G"\n[[block]]\nname = "A"\ntime = 10\n'


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.mark.value, finding.says) for finding in findings]


# The person's files ------------------------------------------------------------------------------


def test_settings_that_are_right_wrong_and_not_there(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    assert told(list(look_at_settings(path, NAMES))) == [
        ("good", f"{path} is not there: all settings are at their defaults.")
    ]
    path.write_text("[week]\ngoal = 4\n")
    assert told(list(look_at_settings(path, NAMES))) == [("good", f"{path} states 1 setting, rightly.")]
    path.write_text("[week]\ngoal = 9\n[look]\nthmee = 1\n")
    wrong, warning = look_at_settings(path, NAMES)
    assert (wrong.mark, warning.mark) == (Mark.WRONG, Mark.NOTE)
    assert wrong.says.startswith(f"{path}:2:8: week.goal")
    assert "at its default" in wrong.mend


def test_exercises_that_are_right_and_wrong(tmp_path: Path) -> None:
    path = tmp_path / "exercises.toml"
    assert [finding.mark for finding in look_at_exercises(path)] == [Mark.GOOD]
    path.write_text("format = 1\n[exercises.mine]\nname = 4\n")
    found = list(look_at_exercises(path))
    assert found[0].mark is Mark.WRONG
    assert found[0].says.startswith(f"{path}:3:8: exercises.mine.name")


def test_every_routine_that_does_not_load_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    for name, text in {
        "good": GOOD,
        "odd": GOOD.replace("10", "-1"),
        "empty": 'format = 1\nname = "E"\n',
        "hint": GOOD + "colour = 1\n",
    }.items():
        (folder / f"{name}.toml").write_text(text)
    os.mkfifo(folder / "pipe.toml")
    (folder / "loop.toml").symlink_to("loop.toml")
    found = list(look_at_routines(folder, tmp_path / "exercises.toml", threading.Event()))
    said = {finding.says.split()[0]: finding for finding in found}
    assert said["2"].says.startswith("2 routines of your own and 31 that come along load")
    assert {name: said[f"{name}.toml"].mark.value for name in ("odd", "empty", "pipe", "loop", "hint")} == {
        "odd": "wrong",
        "empty": "note",
        "pipe": "wrong",
        "loop": "wrong",
        "hint": "note",
    }
    assert "5:8" in said["odd.toml"].says
    assert str(folder / "odd.toml") in said["odd.toml"].mend


def test_an_installation_without_its_routines_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foottimer.routine.library.bundled_folder", lambda: tmp_path)
    found = list(look_at_routines(tmp_path / "none", tmp_path / "none.toml", threading.Event()))
    assert found[-1].mend == "Install foottimer again."


def test_drafts_and_trash_are_counted_and_left_alone(tmp_path: Path) -> None:
    folders = tuple(tmp_path / name for name in ("recovery", "trash", "replaced"))
    assert told(list(look_at_drafts(*folders))) == [("good", "The trash has 0 files.")]
    for folder in folders:
        folder.mkdir()
    (folders[0] / f"{'a' * 32}.1.mine.json").write_text("{}")
    (folders[0] / f"{'a' * 32}.lock").touch()
    (folders[1] / "mine.20260302T080000Z.toml").write_text(GOOD)
    (folders[2] / "2026-03-02T080000.json").write_text("{}")
    before = sorted(tmp_path.rglob("*"))
    found = list(look_at_drafts(*folders))
    assert [finding.mark.value for finding in found] == ["note", "good", "note"]
    assert found[0].says == f"1 file typed into routines and not saved is kept in {folders[0]}."
    assert found[1].says == "The trash has 1 file, 53 bytes."
    assert sorted(tmp_path.rglob("*")) == before


# What is left ------------------------------------------------------------------------------------


@pytest.fixture
def left() -> UnderWay:
    timeline = load_file(bundled_folder() / "desk-break.toml").timeline
    assert timeline is not None
    return UnderWay("5f0c1d2e", NOW, 0, Position(1, 0, 5_000, 0, 0), NOW - timedelta(minutes=6), timeline)


def test_a_session_that_runs_is_told_from_one_that_was_interrupted(tmp_path: Path, left: UnderWay) -> None:
    running, gone = Claims(tmp_path), replace(left, id="6f0c1d2e")
    assert running.take(left.id)
    (tmp_path / f"{gone.id}.lock").touch()
    found = list(look_at_interrupted((left, gone), Claims(tmp_path), NOW))
    assert [finding.mark.value for finding in found] == ["good", "note"]
    assert "interval 2 of " in found[1].says
    assert "6 minutes ago" in found[1].says
    assert (tmp_path / f"{gone.id}.lock").exists()
    running.release()
    assert told(list(look_at_interrupted((), Claims(tmp_path), NOW))) == [
        ("good", "No session runs, and none was interrupted.")
    ]


def test_a_session_that_waits_in_a_file_is_not_said_to_run(tmp_path: Path, left: UnderWay) -> None:
    (tmp_path / f"2026-03-02-080000-{left.id}.json").touch()
    (found,) = look_at_interrupted((left,), Claims(tmp_path, [tmp_path]), NOW)
    assert found.mark is Mark.NOTE
    assert found.says.startswith("A session is not saved to its end: ")


def test_sessions_that_wait_in_files_are_named(tmp_path: Path) -> None:
    waiting = tmp_path / "2026-03-02-080000-x.json"
    waiting.touch()
    (finding,) = look_at_unsaved((tmp_path / "none", tmp_path))
    assert (finding.mark, finding.says) == (Mark.NOTE, f"{waiting} holds a session that the history did not take.")


BACKUPS: dict[str, tuple[list[int], bool, list[str], str]] = {
    "nothing yet": ([], False, ["good"], "nothing to back up yet"),
    "none yet": ([], True, ["note"], "no backup of the history yet"),
    "some": ([1, 8], True, ["good"], "2 backups of the history, 2 bytes; the newest was made 24 hours ago"),
    "late": (
        [20],
        True,
        ["note"],
        "There is 1 backup of the history, 1 byte; the newest was made 20 days ago",
    ),
    "gone": ([1], False, ["wrong", "good"], "is gone or empty, though it has 1 backup"),
}


@pytest.mark.parametrize("name", BACKUPS)
def test_backups_and_their_age(tmp_path: Path, name: str) -> None:
    days, is_there, wanted, says = BACKUPS[name]
    path = tmp_path / "history.db"
    if is_there:
        path.write_text("x")
    (tmp_path / "backups").mkdir()
    for day in days:
        (tmp_path / "backups" / f"history-{NOW - timedelta(days=day):%Y-%m-%d-%H%M%S}.db").write_text("x")
    found = list(look_at_backups(path, NOW))
    assert [finding.mark.value for finding in found] == wanted
    assert says in found[0].says


def test_stores_that_were_set_aside_are_named(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    assert list(look_at_aside(path)) == []
    names = ("history.damaged-2026-03-01-080000.db", "history.replaced-2026-03-01-080000-2.db")
    for name in (*names, "history.damaged.db", "other.db"):
        (tmp_path / name).touch()
    found = list(look_at_aside(path))
    assert [finding.says.split()[0] for finding in found] == sorted(str(tmp_path / name) for name in names)
    assert {finding.mark for finding in found} == {Mark.NOTE}
