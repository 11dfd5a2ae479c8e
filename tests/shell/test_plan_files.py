"""What the commands do with the files of plans."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foottimer.plan.files.disk import plan_named
from foottimer.plan.files.schema import schema
from foottimer.plan.files.shipped import bundled_folder
from foottimer.plan.files.template import TEMPLATE, new_plan

Call = Callable[..., Any]
Put = Callable[..., Path]
HEAD = 'format = 1\nname = "Mine"\n'
WEEK = '[[week]]\nmon = ["foot-strength 1"]\n'


@pytest.fixture
def own(home: Path) -> Put:
    def writing(text: str, name: str = "mine.toml") -> Path:
        folder = home / "plans"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return writing


def text_of(path: Path | str) -> str:
    return Path(path).read_text(encoding="utf-8")


@pytest.mark.parametrize(("id", "days"), [("eight-weeks", 50), ("lite", 24)])
def test_check_takes_a_file_with_weeks_for_a_plan(call: Call, id: str, days: int) -> None:
    path = bundled_folder() / f"{id}.toml"
    called = call("check", str(path))
    assert (called.status, called.err) == (0, "")
    assert called.out == f"{path}: ok, 8 weeks, {days} days of training\n"


def test_check_says_what_is_wrong_and_what_only_may_be(call: Call, own: Put, routine: Put) -> None:
    path = own(f'{HEAD}{WEEK}tue = ["my-own", "foot-strenght 1"]\nwed = ["Balance L1"]\n')
    called = call("check", str(path))
    assert called.status == 1
    assert called.lines == [
        f"{path}:5:8: warning: week[1].tue[1]: there is no routine 'my-own'",
        f"{path}:5:18: warning: week[1].tue[2]: there is no routine 'foot-strenght 1' (did you mean 'foot-strength"
        " 1'?)",
        f'{path}:6:8: week[1].wed[1]: must be a series and a level, as "foot-strength 2", or the id of a routine,'
        " as \"check-in\", not 'Balance L1': try 'balance 1'",
    ]
    routine(f'{HEAD}[[block]]\nname = "A"\nhold = 1\n', "my-own.toml")
    own(f'{HEAD}{WEEK}tue = ["my-own"]\n')
    assert call("check", str(path)).out == f"{path}: ok, 1 week, 2 days of training\n"


def test_check_takes_whatever_is_among_the_plans_for_one(call: Call, own: Put) -> None:
    path = own(HEAD)
    assert call("check", str(path)).out == f"{path}:1:1: there is no week: add [[week]] with what its days ask for\n"
    routine = own(f'{HEAD}[[block]]\nname = "A"\nhold = 1\n')
    assert call("check", str(routine)).out == f"{routine}: ok, 0:11\n"


def test_the_schema_of_plans_is_printed_and_written(call: Call, tmp_path: Path) -> None:
    assert json.loads(call("schema", "--plan").out) == schema()
    assert call("schema", "--plan", "--out", str(tmp_path / "p.json")).out.startswith("#:schema file://")
    assert json.loads(text_of(tmp_path / "p.json")) == schema()
    assert call("schema", "--plan", "--exercises").status == 2


def test_new_makes_a_plan_that_can_be_followed_and_prints_its_path(call: Call, home: Path) -> None:
    called = call("new", "--plan", " My weeks ")
    path = home / "plans" / "my-weeks.toml"
    assert (called.status, called.out, called.err) == (0, f"{path}\n", "")
    assert text_of(path) == new_plan("My weeks")
    assert call("check", str(path)).out == f"{path}: ok, 2 weeks, 6 days of training\n"
    assert not (home / "routines").exists()
    assert max(map(len, TEMPLATE.splitlines())) <= 120


def test_new_begins_with_another_plan_and_its_comments(call: Call, own: Put) -> None:
    lite = text_of(bundled_folder() / "lite.toml")
    assert text_of(call("new", "Mine", "--plan", "--like", "lite").out.strip()) == new_plan("Mine", lite)
    path = own(f"{HEAD}{WEEK}# mine\n", "other.toml")
    assert text_of(call("new", "Third", "--plan", "--like", str(path)).out.strip()) == new_plan("Third", text_of(path))


def test_new_says_that_a_plan_stands_in_for_a_bundled_one(call: Call, home: Path) -> None:
    called = call("new", "Lite", "--plan")
    assert called.err == "lite came with foottimer too: yours stands in for it, until you delete yours\n"
    entry = plan_named("lite", home / "plans")
    assert entry is not None
    assert entry.stands_in


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("Mine", "--like", "lite"), 2, "--like goes with --plan, --from with a routine"),
        (("Mine", "--plan", "--from", "desk-break"), 2, "--like goes with --plan, --from with a routine"),
        ((" ", "--plan"), 2, "a plan needs a name"),
        (("Mine", "--plan", "--like", "ligth"), 1, "there is no plan ligth: did you mean lite?"),
        (("Mine", "--plan", "--like", "zork"), 1, "there is no plan zork: there are broken, eight-weeks, lite"),
        (("Mine", "--plan", "--like", "broken"), 1, "broken does not load\n"),
        (
            ("Broken", "--plan"),
            1,
            "you have a plan broken already: choose another name, or foottimer edit --plan broken",
        ),
    ],
)
def test_new_refuses_what_it_cannot_make(
    arguments: tuple[str, ...], status: int, why: str, call: Call, own: Put, home: Path
) -> None:
    own("", "broken.toml")
    called = call("new", *arguments)
    assert (called.status, called.out) == (status, "")
    assert called.err.startswith(f"foottimer: {why}")
    assert [path.name for path in (home / "plans").iterdir()] == ["broken.toml"]


def test_where_names_the_folders_of_plans(call: Call, home: Path) -> None:
    lines = call("where").lines
    assert [line.split() for line in lines if " plans " in line] == [
        ["your", "plans", "not", "yet", str(home / "plans")],
        ["bundled", "plans", "there", str(bundled_folder())],
    ]
    assert not home.exists()


def test_doctor_tells_which_plans_do_not_load(call: Call, own: Put) -> None:
    own(HEAD, "empty.toml")
    own(f'{HEAD}{WEEK}tue = ["my-own"]\n', "warned.toml")
    own(HEAD + WEEK, "good.toml")
    found = json.loads(call("doctor", "--json").out)["findings"]
    told = [(finding["mark"], finding["says"]) for finding in found if finding["about"] == "plans"]
    assert told == [
        ("good", "2 plans of your own and 2 that come along load."),
        ("wrong", "empty.toml does not load: 1:1: there is no week: add [[week]] with what its days ask for."),
        ("note", "warned.toml loads, but: 5:8: warning: week[1].tue[1]: there is no routine 'my-own'."),
    ]


def test_edit_opens_a_plan_by_its_id_or_file(
    call: Call, own: Put, routine: Put, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("foottimer.commands.edit.why_not_drawn", lambda: "")
    monkeypatch.setattr("foottimer.ui.run.run_app", lambda edit: opened.append(edit) or 0)
    mine = own(HEAD + WEEK)
    called = call("edit", "lite")
    assert called.err == f"lite came with foottimer: what you save becomes your own, {home / 'plans' / 'lite.toml'}\n"
    assert [call("edit", what).err for what in ("mine", str(mine))] == ["", ""]
    assert opened == [bundled_folder() / "lite.toml", mine, mine]
    same = routine(f'{HEAD}[[block]]\nname = "A"\nhold = 1\n', "mine.toml")
    call("edit", "mine")
    call("edit", "mine", "--plan")
    assert opened[3:] == [same, mine]


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("zork", "--plan"), 1, "there is no plan zork: there are broken, eight-weeks, lite"),
        (("zork",), 1, "there is no routine zork"),
        (("broken",), 1, "broken does not load\n"),
        (("lite",), 2, "standard output is not a terminal"),
    ],
)
def test_edit_says_why_a_plan_is_not_opened(
    arguments: tuple[str, ...], status: int, why: str, call: Call, own: Put
) -> None:
    own("", "broken.toml")
    called = call("edit", *arguments)
    assert (called.status, called.out) == (status, "")
    assert why in called.err
    assert status == 1 or "`foottimer new NAME --plan --like PLAN` makes a copy for it" in called.err
