"""The library on disk: bundled and own routines, broken files, names."""

import os
from pathlib import Path

import pytest

from foottimer.routine.library import (
    BUNDLED,
    USER,
    Entry,
    bundled_catalogue,
    bundled_folder,
    find,
    holds_exercises,
    kept_bundled,
    load_exercises,
    load_file,
    load_library,
    suggest,
)

GOOD = 'format = 1\nname = "Mine"\n[[block]]\nname = "A"\nhold = 20\n'


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


def test_the_bundled_folder_of_an_installed_package_goes_before_the_checkouts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "foottimer"
    (package / "routine").mkdir(parents=True)
    monkeypatch.setattr("foottimer.routine.shipped.__file__", str(package / "routine" / "shipped.py"))
    assert bundled_folder() == tmp_path / "routines"
    (package / "_routines").mkdir()
    assert bundled_folder() == package / "_routines"


def test_a_bundled_catalogue_with_a_mistake_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "catalogue.toml").write_text("format = 2")
    monkeypatch.setattr("foottimer.routine.library.__file__", str(tmp_path / "library.py"))
    with pytest.raises(ValueError, match=r"catalogue\.toml:1:10: format"):
        bundled_catalogue.__wrapped__()


def test_the_catalogue_is_read_once() -> None:
    assert bundled_catalogue() is bundled_catalogue()


def test_own_routines_stand_beside_the_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD)
    entries = load_library(tmp_path)
    mine = find("mine", entries)
    assert mine is not None
    assert (mine.source, mine.stands_in, mine.total, mine.path) == (USER, False, 30_000, tmp_path / "mine.toml")
    assert sorted([*ids(load_library(None)), "mine"]) == sorted(ids(entries))


def test_a_file_of_the_same_id_stands_in_for_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "desk-break.toml").write_text(GOOD)
    entries = load_library(tmp_path)
    assert [(entry.source, entry.stands_in, entry.name) for entry in entries if entry.id == "desk-break"] == [
        (USER, True, "Mine")
    ]


def test_a_broken_file_is_listed_with_its_problem_and_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "desk-break.toml").write_text("format = 1\nname = ")
    (tmp_path / "a.toml").write_bytes(b"\xff")
    (tmp_path / "b.toml").write_text(GOOD)
    entries = load_library(tmp_path)
    assert sorted(ids(entries)) == sorted([*ids(load_library(None)), "a", "b", "desk-break"])
    assert [entry.id for entry in entries if entry.broken] == ["a", "desk-break"]
    assert all(entry.problems for entry in entries if entry.broken)
    found = find("desk-break", entries)
    assert found is not None
    assert (found.source, found.broken) == (BUNDLED, False)


def test_a_broken_entry_has_a_name_and_no_length(tmp_path: Path) -> None:
    entry = load_file(tmp_path / "gone.toml")
    assert (entry.id, entry.name, entry.series, entry.level, entry.total) == ("gone", "gone", None, None, 0)
    assert not entry.estimated
    assert [problem.message for problem in entry.problems] == ["there is no such file"]


@pytest.mark.parametrize("name", ["My Routine.toml", "UPPER.toml", "a\x1b[2J.toml", "a\u202eb.toml"])
def test_a_file_name_that_is_no_slug_is_listed_with_a_hint(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD)
    [entry] = [entry for entry in load_library(tmp_path) if entry.source == USER]
    assert entry.broken
    assert "rename it" in entry.problems[0].message
    assert entry.id.isprintable()


def test_other_files_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    for name in ("notes.txt", ".hidden.toml", "x.toml~", "y.toml.bak"):
        (tmp_path / name).write_text("x")
    assert [entry for entry in load_library(tmp_path) if entry.source == USER] == []


def test_folders_and_pipes_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    (tmp_path / "null.toml").symlink_to("/dev/zero")
    own = [entry for entry in load_library(tmp_path) if entry.source == USER]
    messages = {entry.id: entry.problems[0].message for entry in own}
    assert {id_: messages[id_] for id_ in ("folder", "null", "pipe")} == dict.fromkeys(
        ("folder", "null", "pipe"), "not a regular file"
    )
    assert messages["loop"].startswith("cannot be read: ")


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text(GOOD)
    (tmp_path / "link.toml").symlink_to(tmp_path / "real.txt")
    assert load_file(tmp_path / "link.toml").name == "Mine"


def test_at_most_1_mib_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.touch()
    os.truncate(path, 2**40)
    assert "1 MiB" in load_file(path).problems[0].message


def test_a_folder_that_is_missing_is_empty_and_one_that_is_none_is_listed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert all(entry.source == BUNDLED for entry in load_library(tmp_path / "missing"))
    [entry] = [entry for entry in load_library(tmp_path / "file") if entry.source == USER]
    assert entry.problems[0].message.startswith("cannot be read: ")


def test_levels_of_a_series_stand_together_in_order(tmp_path: Path) -> None:
    for level in (10, 4):
        series = f'series = "foot-strength"\nlevel = {level}\n'
        (tmp_path / f"z{level}.toml").write_text(GOOD.replace("[[", series + "[[", 1))
    levels = [entry.id for entry in load_library(tmp_path) if entry.series == "foot-strength"]
    assert levels == ["foot-strength-1", "foot-strength-2", "foot-strength-3", "z4", "z10"]


def test_a_name_is_an_id_or_a_series_at_its_current_level_else_its_lowest(tmp_path: Path) -> None:
    (tmp_path / "harder.toml").write_text(GOOD.replace("[[", 'series = "foot-strength"\nlevel = 4\n[[', 1))
    entries = load_library(tmp_path)

    def found(name: str, levels: dict[str, int] | None = None) -> str | None:
        entry = find(name, entries, levels)
        return entry.id if entry else None

    assert found("harder") == "harder"
    assert found("foot-strength") == "foot-strength-1"
    assert found("foot-strength", {"foot-strength": 4}) == "harder"
    assert found("foot-strength", {"foot-strength": 9}) == "foot-strength-1"
    assert found("nothing") is None


def test_a_broken_file_is_found_by_its_id_when_nothing_else_has_it(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("")
    entry = find("mine", load_library(tmp_path))
    assert entry is not None
    assert entry.broken


def test_a_near_miss_of_an_id_or_series_is_suggested() -> None:
    entries = load_library(None)
    assert [suggest(name, entries) for name in ("deskbreak", "foot-strenght", "xyzzy")] == [
        "desk-break",
        "foot-strength",
        None,
    ]


def test_a_file_that_is_named_may_be_called_anything(tmp_path: Path) -> None:
    path = tmp_path / "My Stairs_2.toml"
    path.write_text('format = 1\nname = "Stairs"\n[[block]]\nname = "Up"\nhold = 5\n', encoding="utf-8")
    entry = load_file(path)
    assert entry.id == "my-stairs-2"
    assert entry.timeline is not None
    assert [(problem.severity, problem.line) for problem in entry.problems] == [("warning", 1)]


OWN = """format = 1
[exercises.squat]
name = "My squat"
next = "box-dip"
[exercises.box-dip]
name = "Box dip"
easier = "squat"
"""


def test_exercises_of_ones_own_are_added_and_replace_bundled_ones_everywhere(tmp_path: Path) -> None:
    file = tmp_path / "exercises.toml"
    file.write_text(OWN)
    found = load_exercises(file)
    assert (found.problems, found.trouble, found.own) == ((), "", 2)
    assert len(found.catalogue.ids()) == len(bundled_catalogue().ids()) + 1
    mine = tmp_path / "mine.toml"
    mine.write_text(GOOD.replace('name = "A"', 'exercise = "box-dip"'))
    assert load_file(mine).broken
    assert not load_file(mine, found.catalogue).broken
    entries = load_library(tmp_path, found.catalogue)
    bundled = find("ankle-mobility-1", entries)
    assert bundled is not None
    assert bundled.routine is not None
    assert bundled.routine.exercises["squat"].name == "My squat"
    assert [entry.broken for entry in entries if entry.id == "mine"] == [False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "format = 1\n[squat]\nname = 'M'",
            ":2:2: squat: there is no [exercises] table: write [exercises.squat]; your",
        ),
        (
            "format = 1\n[exercise.a]\nname = 'M'",
            ":2:2: exercise: there is no [exercises] table (did you mean 'exercises'?);",
        ),
        ("format = 1\n[exercises.me]\nname = 'M'\nnext = 'sqat'", ":4:8: exercises.me.next: no exercise has the id"),
        ("format = 1\nexercises = 3\nformat", "not valid TOML"),
        ("format = 2\n[exercises.me]", ":1:10: format: must be 1"),
    ],
)
def test_exercises_with_an_error_are_left_out_and_say_why(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "exercises.toml"
    file.write_text(text)
    found = load_exercises(file)
    assert found.catalogue.exercises == bundled_catalogue().exercises
    assert found.trouble.startswith(str(file))
    assert said in found.trouble
    assert found.trouble.endswith("; your exercises are left out")
    assert "\n" not in found.trouble


def test_an_exercise_with_an_error_takes_only_what_links_to_it_along(tmp_path: Path) -> None:
    file = tmp_path / "exercises.toml"
    entries = [
        'good]\nname = "Good"',
        "bad]\nname = 3",
        'after]\nname = "After"\neasier = "bad"',
        'also]\nname = "Also"',
    ]
    file.write_text("format = 1\n" + "".join(f"[exercises.{entry}\n" for entry in entries))
    found = load_exercises(file)
    assert found.left_out == ("after", "bad")
    assert {"good", "also"} <= set(found.catalogue.ids())
    assert not {"after", "bad"} & set(found.catalogue.ids())
    assert found.trouble.startswith(f"{file}:5:8: exercises.bad.name: must be text")
    assert found.trouble.endswith("; left out: after, bad")


def test_exercises_that_are_missing_are_no_trouble_but_those_that_cannot_be_read_are(tmp_path: Path) -> None:
    for path in (None, tmp_path / "none.toml"):
        assert (load_exercises(path).catalogue, load_exercises(path).trouble) == (bundled_catalogue(), "")
    assert "not a regular file" in load_exercises(tmp_path).trouble
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    assert "there is no such file" in load_exercises(tmp_path / "gone.toml").trouble


def test_a_warning_leaves_exercises_in(tmp_path: Path) -> None:
    file = tmp_path / "exercises.toml"
    file.write_text(OWN.replace("[exercises.squat]", "zork = 1\n[exercises.squat]"))
    found = load_exercises(file)
    assert (len(found.problems), found.trouble, found.own) == (1, "", 2)


def test_a_file_of_exercises_is_told_from_a_routine(tmp_path: Path) -> None:
    for name, text in (("a", OWN), ("b", GOOD), ("d", "[squat]")):
        (tmp_path / name).write_text(text)
    assert [holds_exercises(tmp_path / name) for name in "abcd"] == [True, False, False, False]
    assert [holds_exercises(tmp_path / name, likely=True) for name in "abcd"] == [True, False, False, True]


def test_a_bundled_routine_that_cannot_be_done_with_an_exercise_of_ones_own_keeps_the_bundled_ones(
    tmp_path: Path,
) -> None:
    file = tmp_path / "exercises.toml"
    file.write_text(OWN + "[exercises.calf-raise-single]\nname = 'My raise'\nphases = [['up', 1], ['down', 1]]\n")
    found = load_exercises(file)
    assert (found.problems, found.trouble) == ((), "")
    entries = load_library(None, found.catalogue)
    assert not [entry.id for entry in entries if entry.broken]
    kept = find("foot-strength-3", entries)
    assert kept is not None
    assert kept.routine is not None
    raised = kept.routine.exercises["calf-raise-single"]
    assert raised is bundled_catalogue().exercises["calf-raise-single"]
    (warning,) = kept_bundled(found)
    assert (warning.severity, warning.line, warning.path) == ("warning", 8, "exercises.calf-raise-single")
    assert warning.message.startswith("foot-strength-3 keeps the bundled exercises: block[")
    assert "tempo: has 3 numbers, but the exercise has 2 phases (up, down)" in warning.message
    assert kept_bundled(load_exercises(None)) == ()
