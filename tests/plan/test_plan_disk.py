"""Which plans there are: the bundled ones, one's own in their place, and what does not load."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from plan_files import HEAD

from foottimer.plan.files.disk import (
    BUNDLED,
    MOST_FILES,
    USER,
    PlanEntry,
    bundled_folder,
    holds_plan,
    load_plan,
    plan_named,
    plans,
)

GOOD = f'{HEAD}[[week]]\nmon = ["check-in"]\n'


def put(folder: Path, name: str, text: str = GOOD) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def shown(entries: tuple[PlanEntry, ...]) -> list[tuple[str, str, bool, bool]]:
    return [(entry.id, entry.source, entry.broken, entry.stands_in) for entry in entries]


def test_without_any_of_ones_own_there_are_the_bundled_ones(tmp_path: Path) -> None:
    two = [("eight-weeks", BUNDLED, False, False), ("lite", BUNDLED, False, False)]
    assert shown(plans(None)) == shown(plans(tmp_path / "none")) == two
    assert {entry.path.parent for entry in plans(None)} == {bundled_folder()}


def test_ones_own_stand_in_for_bundled_ones_unless_they_are_broken(tmp_path: Path) -> None:
    put(tmp_path, "lite")
    put(tmp_path, "eight-weeks", 'name = "Mine"')
    put(tmp_path, ".hidden")
    (tmp_path / "notes.txt").write_text("no plan", encoding="utf-8")
    assert shown(plans(tmp_path)) == [
        ("eight-weeks", BUNDLED, False, False),
        ("eight-weeks", USER, True, False),
        ("lite", USER, False, True),
    ]
    assert [entry.name for entry in plans(tmp_path)] == ["Eight weeks", "Mine", "P"]


def test_a_name_means_ones_own_else_the_bundled_one_else_a_broken_one(tmp_path: Path) -> None:
    put(tmp_path, "lite")
    put(tmp_path, "eight-weeks", "")
    put(tmp_path, "broken", "")
    found = {name: plan_named(name, tmp_path) for name in ("lite", "eight-weeks", "broken", "none", "../lite", "")}
    assert {name: entry and shown((entry,))[0][1:] for name, entry in found.items()} == {
        "lite": (USER, False, True),
        "eight-weeks": (BUNDLED, False, False),
        "broken": (USER, True, False),
        "none": None,
        "../lite": None,
        "": None,
    }
    assert plan_named("lite", None) == next(entry for entry in plans(None) if entry.id == "lite")


def test_what_cannot_be_read_is_an_entry_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    os.symlink(tmp_path / "nowhere", tmp_path / "gone.toml")
    broken = {entry.id: entry.problems[0].message for entry in plans(tmp_path) if entry.source == USER}
    assert broken == {
        "bytes": "not UTF-8 text: save the file as UTF-8",
        "folder": "not a regular file",
        "gone": "there is no such file",
    }
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert [entry.id for entry in plans(tmp_path / "file") if entry.broken] == ["file"]


def test_of_a_folder_without_end_the_first_are_read_and_it_is_said(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        put(tmp_path, f"p{number:03}")
    own = [entry for entry in plans(tmp_path) if entry.source == USER]
    assert sum(not entry.broken for entry in own) == MOST_FILES
    assert [entry.problems[0].message for entry in own if entry.broken] == [
        "only the first 200 of 201 plans are read: move some elsewhere"
    ]


@pytest.mark.parametrize(
    ("text", "is_one", "likely"),
    [
        (GOOD, True, True),
        (HEAD, False, True),
        (f'{HEAD}[[block]]\nrest = 3\n[[week]]\nmon = ["check-in"]', False, False),
        ("name = ", False, True),
    ],
)
def test_a_plan_is_told_by_its_weeks(tmp_path: Path, text: str, is_one: bool, likely: bool) -> None:
    path = put(tmp_path, "p", text)
    assert (holds_plan(path), holds_plan(path, likely=True)) == (is_one, likely)


def test_any_file_can_be_named(tmp_path: Path) -> None:
    entry = load_plan(put(tmp_path, "p"), known=frozenset())
    assert [problem.show("p") for problem in entry.problems] == [
        "p:4:8: warning: week[1].mon[1]: there is no routine 'check-in'"
    ]
    assert entry.plan is not None
