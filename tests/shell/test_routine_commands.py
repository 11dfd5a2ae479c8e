from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

GOOD = """\
format = 1
name = "Mine"
tags = ["foot"]
equipment = ["wall", "chair"]
[defaults]
get_ready = 0
[[block]]
name = "Stand"
hold = 20
sides = "each"
"""
FIVE_MISTAKES = """\
format = 1
name = "Five"
level = "one"
[[block]]
exercise = "short-fot"
reps = 5
[[block]]
name = "Stand"
hold = -3
sides = "eech"
[[block]]
name = "Two"
hold = 5
sets = 0
"""
LIST_KEYS = ["id", "name", "series", "level", "total_seconds", "estimated", "contacts"]
LIST_KEYS += ["tags", "equipment", "source", "path", "needs", "silent", "stand_ins", "left_out"]
SHOW_KEYS = ["id", "name", "series", "level", "cues", "total_seconds", "estimated", "intervals", "contacts"]
STEPS = """
format = 1
name = "Steps"
[exercises.down]
name = "Step down"
kit = ["step"]
instead = { step = "lunge" }
duty = "time"
[exercises.lunge]
name = "Lunge"
[[block]]
exercise = "down"
time = 20
"""
HOPS = """
format = 1
name = "Hops"
[exercises.hop]
name = "Hop"
kit = ["rope"]
contacts = { per_second = 2 }
[[block]]
exercise = "hop"
time = 20
"""
INTERVAL_KEYS = [
    *("index", "kind", "exercise", "name", "block", "round", "rounds", "set", "sets"),
    *("side", "reps", "phases", "start", "seconds", "cues"),
]


def test_list_has_a_line_for_every_bundled_routine_with_its_time(call: Call) -> None:
    called = call("list")
    assert (called.status, called.err) == (0, "")
    assert any(line.split() == ["desk-break", "2:59"] for line in called.lines)


def test_list_as_json_has_exactly_the_keys_that_are_promised(call: Call, routine: Callable[..., Path]) -> None:
    path = routine(GOOD)
    entries = json.loads(call("list", "--json").out)
    assert all(list(entry) == LIST_KEYS for entry in entries)
    mine = next(entry for entry in entries if entry["id"] == "mine")
    assert mine == {
        "id": "mine",
        "name": "Mine",
        "series": None,
        "level": None,
        "total_seconds": 45,
        "estimated": False,
        "contacts": 0,
        "tags": ["foot"],
        "equipment": ["wall", "chair"],
        "source": "user",
        "path": str(path),
        "needs": ["wall", "chair"],
        "silent": True,
        "stand_ins": [],
        "left_out": [],
    }
    bundled = next(entry for entry in entries if entry["id"] == "foot-strength-1")
    assert (bundled["source"], bundled["series"], bundled["level"]) == ("bundled", "foot-strength", 1)
    assert bundled["total_seconds"] == 630
    assert {entry["id"]: entry["contacts"] for entry in entries}["plyo-intro-1"] == 66


def test_list_says_a_name_once_for_its_levels_and_again_where_it_changes(
    call: Call, routine: Callable[..., Path]
) -> None:
    for level, name in ((1, "Stairs"), (2, "Stairs"), (3, "Steep stairs")):
        text = GOOD.replace('name = "Mine"', f'name = "{name}"\nseries = "stairs"\nlevel = {level}')
        routine(text, f"stairs-{level}.toml")
    assert [" ".join(line.split()) for line in call("list").lines[-5:]] == [
        "Stairs",
        "stairs-1 0:45 level 1 wall, chair yours",
        "stairs-2 0:45 level 2 wall, chair yours",
        "Steep stairs",
        "stairs-3 0:45 level 3 wall, chair yours",
    ]


def test_list_shows_what_can_be_done_without_some_kit_or_silently(call: Call, routine: Callable[..., Path]) -> None:
    routine(STEPS, "steps.toml")
    routine(HOPS, "hops.toml")

    def listed(*arguments: str) -> dict[str, str]:
        called = call("list", *arguments)
        assert (called.status, called.err) == (0, "")
        return {line.split()[0]: line for line in called.lines}

    assert {"steps", "hops"} <= listed().keys()
    without = listed("--without", "Step, rope")
    assert "hops" not in without
    assert without["steps"].split()[-5:] == ["0:30", "1", "stand-in", "·", "yours"]
    assert listed("--without", "step", "--without=rope").keys() == without.keys()
    assert listed("--silent").keys() & {"steps", "hops"} == {"steps"}
    entries = {entry["id"]: entry for entry in json.loads(call("list", "--json", "--without", "step").out)}
    assert (entries["hops"]["needs"], entries["hops"]["silent"]) == (["rope"], False)
    assert (entries["steps"]["needs"], entries["steps"]["silent"]) == ([], True)
    assert entries["steps"]["stand_ins"] == [{"block": "1", "exercise": "lunge"}]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("stepp", "--without knows no stepp (did you mean 'step'?)"),
        ("step,\x1b[31m", "--without knows no "),
        ("zebra", ": it is one of chair, step, box, rope, towel, outdoors"),
        ("step,", "--without knows no empty word"),
    ],
)
def test_list_refuses_what_is_no_word_of_kit(call: Call, typed: str, says: str) -> None:
    called = call("list", "--without", typed)
    assert (called.status, called.out) == (2, "")
    assert says in called.err
    assert "\x1b" not in called.err


def test_list_says_so_where_nothing_can_be_done(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "hops.toml").write_text(HOPS, encoding="utf-8")
    monkeypatch.setattr("foottimer.routine.library.bundled_folder", lambda: tmp_path)
    called = call("list", "--without", "rope", "--silent")
    assert (called.status, called.out, called.err) == (0, "", "No routine can be done without rope · silent.\n")


def test_show_says_what_stands_in(call: Call, routine: Callable[..., Path]) -> None:
    lines = call("show", str(routine(STEPS))).lines
    assert lines[1:3] == ["You need: step", "Without step: Lunge instead of Step down"]


def test_a_file_of_ones_own_stands_in_for_the_bundled_one_and_list_says_so(
    call: Call, routine: Callable[..., Path]
) -> None:
    routine(GOOD, "desk-break.toml")
    entries = [entry for entry in json.loads(call("list", "--json").out) if entry["id"] == "desk-break"]
    assert [entry["source"] for entry in entries] == ["user"]
    assert any("instead of the bundled one" in line for line in call("list").lines)


def test_a_broken_file_hides_no_other_and_its_problem_is_on_standard_error(
    call: Call, routine: Callable[..., Path]
) -> None:
    path = routine("format = 1\nname =\n")
    for arguments in (["list"], ["list", "--json"]):
        called = call(*arguments)
        assert called.status == 0
        assert "desk-break" in called.out
        assert called.err.startswith(f"{path}:2:")


def test_show_as_json_has_what_is_promised(call: Call, routine: Callable[..., Path]) -> None:
    path = routine(GOOD)
    shown = json.loads(call("show", str(path), "--json").out)
    assert list(shown) == SHOW_KEYS
    assert (shown["id"], shown["total_seconds"], shown["estimated"]) == ("mine", 45, False)
    assert [(i["kind"], i["side"], i["start"], i["seconds"]) for i in shown["intervals"]] == [
        ("hold", "left", 0, 20),
        ("switch", None, 20, 5),
        ("hold", "right", 25, 20),
    ]
    assert all(list(interval)[: len(INTERVAL_KEYS)] == INTERVAL_KEYS for interval in shown["intervals"])
    assert shown["intervals"][0]["reps"] is None


def test_show_reads_like_text(call: Call, routine: Callable[..., Path]) -> None:
    called = call("show", str(routine(GOOD)))
    assert called.lines == ["Mine: 0:45", "You need: wall, chair", "", "1  0:45  Stand  20 s each side"]


def test_show_says_the_ground_contacts_where_there_are_any(call: Call) -> None:
    assert call("show", "plyo-intro-1").lines[0] == "Plyometric intro, level 1: 4:24, 66 contacts"
    assert json.loads(call("show", "plyo-progress-1", "--json").out)["contacts"] == 102


@pytest.mark.parametrize("name", ["foot-strength-1", "foot-strength"])
def test_a_name_is_an_id_or_a_series(call: Call, name: str) -> None:
    assert json.loads(call("show", name, "--json").out)["id"] == "foot-strength-1"


def test_an_unknown_name_gets_a_suggestion_and_1(call: Call) -> None:
    called = call("show", "desk-brake")
    assert (called.status, called.out) == (1, "")
    assert called.err == "foottimer: there is no routine desk-brake: did you mean desk-break?\n"


def test_a_name_that_is_a_file_here_says_how_to_write_it(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("zzzz").write_text(GOOD, encoding="utf-8")
    assert "write ./zzzz for the file" in call("show", "zzzz").err.replace("\\", "/")


def test_a_file_that_does_not_load_reports_every_problem_and_1(call: Call, routine: Callable[..., Path]) -> None:
    path = routine(FIVE_MISTAKES)
    for command in ("show", "run"):
        called = call(command, str(path))
        assert (called.status, called.out) == (1, "")
        assert called.err.count(f"\n{path}:") == 5


def test_check_prints_five_mistakes_with_line_and_column(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "five.toml"
    path.write_text(FIVE_MISTAKES, encoding="utf-8")
    called = call("check", str(path))
    assert (called.status, called.err) == (1, "")
    places = [line.removeprefix(f"{path}:").split(": ")[0] for line in called.lines]
    assert places == ["3:9", "5:12", "9:8", "10:9", "14:8"]
    assert "did you mean 'short-foot'?" in called.lines[1]


def test_check_of_good_files_says_ok_with_the_total(call: Call, routine: Callable[..., Path]) -> None:
    path = routine(GOOD)
    called = call("check", str(path))
    assert (called.status, called.lines) == (0, [f"{path}: ok, 0:45"])


def test_check_of_a_file_with_warnings_alone_is_0(call: Call, routine: Callable[..., Path]) -> None:
    path = routine(GOOD.replace('name = "Mine"', 'name = "Mine"\nzork = 1'))
    called = call("check", str(path))
    assert called.status == 0
    assert called.lines[0].startswith(f"{path}:3:1: warning: ")
    assert called.lines[1] == f"{path}: ok, 0:45"


def test_check_goes_on_after_a_bad_file(call: Call, routine: Callable[..., Path], tmp_path: Path) -> None:
    path = routine(GOOD)
    called = call("check", str(tmp_path / "none.toml"), str(path))
    assert (called.status, called.lines[-1]) == (1, f"{path}: ok, 0:45")


def test_an_estimate_is_said_to_be_one(call: Call, routine: Callable[..., Path]) -> None:
    path = routine('format = 1\nname = "Own"\n[[block]]\nname = "Lift"\nreps = 5\n')
    assert call("check", str(path)).lines == [f"{path}: ok, about 0:25"]
    assert call("show", str(path)).lines[0] == "Own: about 0:25"


def test_a_path_cannot_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb.toml"
    path.write_text(GOOD, encoding="utf-8")
    for command in ("check", "show"):
        called = call(command, str(path))
        assert "\x1b" not in called.out + called.err
        assert r"\x1b" in called.out + called.err


def test_huge_rounds_are_answered_with_a_limit(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    text = 'format = 1\nname = "H"\n[[block]]\nrounds = 1000000000\n[[block.block]]\nname = "A"\nhold = 5\n'
    path.write_text(text, encoding="utf-8")
    called = call("check", str(path))
    assert called.status == 1
    assert called.lines[0].startswith(f"{path}:4:10: ")


def test_where_lists_places_and_makes_none(call: Call, home: Path) -> None:
    called = call("where")
    assert called.status == 0
    assert any(line.startswith("history") and "not yet" in line and str(home) in line for line in called.lines)
    assert any(line.startswith("your exercises") and line.endswith("exercises.toml") for line in called.lines)
    assert any(line.startswith("bundled routines") and "there" in line for line in called.lines)
    for name in ("recovery", "unsaved", "running", "crashes", "backups"):
        assert any(line.startswith(name) and str(home / "data" / name) in line for line in called.lines), name
    assert not home.exists()


OWN = "format = 1\n[exercises.toe-tap]\nname = 'Toe tap'\nphases = [['tap', 1]]\n"


@pytest.fixture
def exercises(home: Path) -> Callable[[str], Path]:
    def writing(text: str) -> Path:
        home.mkdir(exist_ok=True)
        (home / "exercises.toml").write_text(text, encoding="utf-8")
        return home / "exercises.toml"

    return writing


def test_every_command_knows_the_exercises_of_ones_own(
    call: Call, routine: Callable[..., Path], exercises: Callable[[str], Path]
) -> None:
    path, file = routine(GOOD.replace('name = "Stand"\nhold = 20', 'exercise = "toe-tap"\nreps = 9')), exercises(OWN)
    assert "Toe tap" in call("show", "mine").out
    assert call("check", str(path), str(file)).lines == [f"{path}: ok, 0:23", f"{file}: ok, 1 exercise"]
    assert call("list").err == call("show", str(path)).err == ""


def test_exercises_that_are_broken_are_one_line_on_standard_error_and_stop_nothing(
    call: Call, exercises: Callable[[str], Path]
) -> None:
    file = exercises(OWN + "next = 'toe-tab'\neasier = 'zzz'\n")
    for arguments in (["list"], ["show", "desk-break"], ["run", "desk-break", "--plain", "--speed", "1000"]):
        called = call(*arguments)
        assert called.out
        line = called.err.splitlines()[0]
        assert line.startswith(f"{file}:5:8: exercises.toe-tap.next: no exercise has the id 'toe-tab'")
        assert line.endswith("(and 1 more); your exercises are left out")
    called = call("check", str(file))
    assert (called.status, [line.removeprefix(f"{file}:").split(" ")[0] for line in called.lines]) == (
        1,
        ["5:8:", "6:10:"],
    )


def test_what_is_checked_by_the_name_of_ones_own_exercises_is_checked_as_such(
    call: Call, exercises: Callable[[str], Path]
) -> None:
    file = exercises("format = 1\n[squat]\nname = 'Mine'\n")
    said = f"{file}:2:2: squat: there is no [exercises] table: write [exercises.squat]"
    assert (call("check", str(file)).status, call("check", str(file)).lines) == (1, [said])
    assert call("list").err == f"{said}; your exercises are left out\n"
    exercises(OWN + "[exercises.calf-raise-single]\nname = 'Raise'\n")
    called = call("check", str(file))
    assert (called.status, called.lines[-1]) == (0, f"{file}: ok, 2 exercises")
    assert called.lines[0].startswith(f"{file}:5:12: warning: exercises.calf-raise-single: foot-strength-3 keeps the")
