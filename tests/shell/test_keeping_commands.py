"""New files, files that were sent, and the way into the editor."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foottimer.routine.library import bundled_catalogue, bundled_folder
from foottimer.routine.read import read_routine
from foottimer.text.templates import EMPTY, templates

Call = Callable[..., Any]
Put = Callable[..., Path]

MAILED = (
    '\ufeffformat = 1\r\nname = "Mailed"\r\n[defaults]\r\nget_ready = 0\r\n[[block]]\r\nname = "Stand"\r\nhold = 20\r\n'
)


@pytest.fixture
def mailed(tmp_path: Path) -> Callable[..., str]:
    def writing(text: str = MAILED, name: str = "mailed.toml") -> str:
        (tmp_path / name).write_bytes(text.encode("utf-8"))
        return str(tmp_path / name)

    return writing


def own(home: Path) -> list[str]:
    folder = home / "routines"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def text_of(path: Path | str) -> str:
    return Path(path).read_bytes().decode("utf-8")


def test_new_makes_a_routine_that_can_be_followed_and_prints_its_path(call: Call, home: Path) -> None:
    called = call("new", "  Füße & Waden ")
    path = home / "routines" / "fusse-waden.toml"
    assert (called.status, called.out, called.err) == (0, f"{path}\n", "")
    assert 'name   = "Füße & Waden"\n' in text_of(path)
    assert call("check", str(path)).status == 0
    assert call("show", "fusse-waden").lines[0].startswith("Füße & Waden: ")


@pytest.mark.parametrize("template", templates(), ids=lambda found: found.id)
def test_every_template_reads_well_and_begins_a_routine(template: Any, call: Call, home: Path) -> None:
    called = call("new", "Mine", "--from", template.id)
    text = text_of(called.out.strip())
    assert text == template.named("Mine")
    assert text.startswith("# ")
    assert max(map(len, text.splitlines())) <= 100
    problems = [problem.message for problem in read_routine(text, "mine", bundled_catalogue()).problems]
    assert problems == (["there is no block: add [[block]] with what to do"] if template.id == EMPTY else [])
    assert ("it has no block yet" in called.err) == (template.id == EMPTY)


def test_new_begins_with_a_routine_and_its_comments(call: Call) -> None:
    called = call("new", 'Feet, "mine"', "--from", "foot-strength")
    text, bundled = text_of(called.out.strip()), text_of(bundled_folder() / "foot-strength-1.toml")
    assert 'name   = "Feet, \\"mine\\""\n' in text
    assert "series" not in read_keys(text)
    assert set(text.splitlines()) - set(bundled.splitlines()) == {'name   = "Feet, \\"mine\\""'}
    assert call("show", "feet-mine").lines[1:] == call("show", "foot-strength-1").lines[1:]


def read_keys(text: str) -> set[str]:
    return {line.partition("=")[0].strip() for line in text.splitlines() if "=" in line and not line.startswith("#")}


def test_new_begins_with_a_file(call: Call, mailed: Callable[..., str]) -> None:
    path = call("new", "Mine", "--from", mailed()).out.strip()
    assert text_of(path) == MAILED.replace("Mailed", "Mine")


def test_new_is_never_made_over_another(call: Call, home: Path, routine: Put) -> None:
    path = routine(MAILED, "mine.toml")
    called = call("new", "Mine")
    assert (called.status, called.out) == (1, "")
    assert called.err == ("foottimer: you have a routine mine already: choose another name, or foottimer edit mine\n")
    path.rename(path.with_name("MINE.toml"))
    assert call("new", "Mine").status == 1
    assert [text_of(home / "routines" / name) for name in own(home)] == [MAILED]


def test_new_says_that_it_stands_in_for_a_bundled_one(call: Call) -> None:
    called = call("new", "Desk break")
    assert called.status == 0
    assert called.err == "desk-break came with foottimer too: yours stands in for it, until you delete yours\n"


@pytest.mark.parametrize(
    ("name", "status", "why"),
    [
        (" ", 2, "a routine needs a name"),
        ("a\x1bb", 2, "the name holds the character U+001B"),
        ("a\udcffb", 2, "the name holds the character U+DCFF"),
        ("Con", 1, "con is a name that Windows keeps for itself"),
    ],
)
def test_new_refuses_what_cannot_be_a_name(name: str, status: int, why: str, call: Call, home: Path) -> None:
    called = call("new", name)
    assert (called.status, called.out) == (status, "")
    assert called.err.startswith(f"foottimer: {why}")
    assert not home.exists()


def test_new_takes_words_without_a_letter_for_a_file(call: Call) -> None:
    assert Path(call("new", "足").out.strip()).name == "routine.toml"
    assert Path(call("new", "足").out.strip()).name == "routine-2.toml"


def test_new_refuses_what_it_cannot_begin_with(call: Call, home: Path, mailed: Callable[..., str]) -> None:
    assert "there is no routine zork" in call("new", "Mine", "--from", "zork").err
    assert "does not load" in call("new", "Mine", "--from", mailed("[")).err
    assert own(home) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may write everything is not refused")
def test_a_folder_that_may_not_be_written_is_said(call: Call, home: Path) -> None:
    (home / "routines").mkdir(parents=True)
    (home / "routines").chmod(0o555)
    assert "cannot be made: you may not" in call("new", "Mine").err


def test_a_file_in_the_place_of_the_folder_is_said(call: Call, home: Path) -> None:
    home.mkdir()
    (home / "routines").write_text("", encoding="utf-8")
    called = call("new", "Mine")
    assert (called.status, called.err) == (
        1,
        f"foottimer: {home / 'routines' / 'mine.toml'} cannot be made: something else is in the way\n",
    )


def test_add_shows_a_routine_and_takes_it_in_as_it_is(call: Call, home: Path, mailed: Callable[..., str]) -> None:
    called = call("add", mailed())
    path = home / "routines" / "mailed.toml"
    assert (called.status, called.err) == (0, "")
    assert called.lines == ["Mailed: 0:20", "", "1  0:20  Stand  20 s", "", f"Added as mailed: {path}"]
    assert text_of(path) == MAILED


def test_add_shows_what_to_mind(call: Call, mailed: Callable[..., str]) -> None:
    called = call("add", mailed(text_of(bundled_folder() / "hop-five-1.toml").replace("hops", "leaps"), "leaps.toml"))
    assert "100 contacts" in called.lines[0]
    assert any(line.startswith("Take care: ") for line in called.lines)


def test_add_takes_a_free_id_and_the_same_file_once(
    call: Call, home: Path, mailed: Callable[..., str], routine: Put
) -> None:
    routine(MAILED.replace("20", "30"), "mailed.toml")
    assert call("add", mailed()).lines[-1] == (
        f"Added as mailed-2, since there is another mailed: {home / 'routines' / 'mailed-2.toml'}"
    )
    again = call("add", mailed())
    assert (again.status, again.lines[-1]) == (0, "You have it already, as mailed-2: nothing was added.")
    assert own(home) == ["mailed-2.toml", "mailed.toml"]


def test_add_stands_in_for_a_bundled_routine_only_where_it_is_told_to(
    call: Call, home: Path, mailed: Callable[..., str]
) -> None:
    file = mailed(name="desk-break.toml")
    assert "Added as desk-break-2, since there is another desk-break" in call("add", file).out
    assert call("add", file, "--as", "desk-break").lines[-1] == (
        "desk-break came with foottimer too: yours stands in for it, until you delete yours"
    )
    taken = call("add", file, "--as", "desk-break")
    assert taken.status == 1
    assert taken.err == "foottimer: there is a file desk-break.toml already: choose another name\n"
    assert "../up is no id" in call("add", file, "--as", "../up").err
    assert own(home) == ["desk-break-2.toml", "desk-break.toml"]


def test_add_refuses_a_broken_routine_with_its_lines_and_takes_the_others(
    call: Call, home: Path, mailed: Callable[..., str]
) -> None:
    broken = mailed(MAILED.replace("hold = 20", "hold = -1\nzork = '\x1b'"), "broken.toml")
    called = call("add", broken, mailed(), mailed(MAILED + "# 2", "Two words.toml"))
    assert called.status == 1
    assert called.err.startswith(f"{broken}:8:")
    assert "\x1b" not in called.err
    assert own(home) == ["mailed.toml", "two-words.toml"]


def test_add_has_a_name_for_what_has_none(call: Call, home: Path, mailed: Callable[..., str]) -> None:
    call("add", mailed(name="足.toml"))
    call("add", mailed(MAILED.replace("Mailed", "足"), "脚.toml"))
    assert own(home) == ["mailed.toml", "routine.toml"]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are others there")
def test_add_follows_no_link_and_reads_no_device(
    call: Call, tmp_path: Path, home: Path, mailed: Callable[..., str]
) -> None:
    (tmp_path / "link.toml").symlink_to(mailed())
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "large.toml").write_bytes(b"#" * 1_048_577)
    for name, why in (
        ("link", " is a link: add the file that it leads to"),
        ("pipe", ":1:1: not a regular file"),
        ("large", ":1:1: larger than 1 MiB, the most a file may have"),
        ("none", ":1:1: there is no such file"),
    ):
        file = tmp_path / f"{name}.toml"
        called = call("add", str(file))
        assert (called.status, called.out, called.err) == (1, "", f"foottimer: {file}{why}\n")
    assert call("add", "/dev/null").status == 1
    assert own(home) == []


def test_add_says_where_exercises_go(call: Call, home: Path, mailed: Callable[..., str]) -> None:
    called = call("add", mailed('format = 1\n[exercises.a]\nname = "A"\n'))
    assert called.status == 1
    assert called.err.endswith(f"holds exercises, no routine: copy them into {home / 'exercises.toml'}\n")


def test_add_under_an_id_is_for_one_file(call: Call, mailed: Callable[..., str]) -> None:
    assert call("add", mailed(), mailed(name="two.toml"), "--as", "one").status == 2


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that the app was opened with, on a terminal that there is."""
    found: list[Path] = []

    def run_app(edit: Path) -> int:
        found.append(edit)
        return 0

    monkeypatch.setattr("foottimer.commands.edit.why_not_drawn", lambda: None)
    monkeypatch.setattr("foottimer.ui.run.run_app", run_app)
    return found


def test_edit_opens_ones_own_routine_a_broken_one_too(
    call: Call, routine: Put, mailed: Callable[..., str], opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(mailed()).parent)
    for path, typed in (
        (routine("[broken", "mine.toml"), "mine"),
        (routine("[broken", "desk-break.toml"), "desk-break"),
        (Path(mailed()), "./mailed.toml"),
    ):
        called = call("edit", typed)
        assert (called.status, called.out, called.err) == (0, "", "")
        assert opened.pop() == path


def test_edit_of_a_bundled_routine_says_that_a_save_makes_ones_own(call: Call, home: Path, opened: list[Path]) -> None:
    called = call("edit", "foot-strength")
    assert called.err == (
        "foot-strength-1 came with foottimer: what you save becomes your own, "
        f"{home / 'routines' / 'foot-strength-1.toml'}\n"
    )
    assert opened == [bundled_folder() / "foot-strength-1.toml"]
    assert not home.exists()


def test_edit_without_a_terminal_says_so(call: Call, routine: Put) -> None:
    path = routine(MAILED)
    called = call("edit", "mine")
    assert (called.status, called.out) == (2, "")
    assert called.err.endswith(f"is not a terminal; use an editor of your own: the file is {path}\n")
    assert "`foottimer new NAME --from ROUTINE` makes a copy" in call("edit", "desk-break").err


def test_edit_refuses_what_is_no_routine(
    call: Call, mailed: Callable[..., str], routine: Put, opened: list[Path]
) -> None:
    routine("", "bytes.toml").write_bytes(b"\xff")
    for typed, why in (
        ("zork", "there is no routine zork"),
        ("./zork.toml", "there is no file ./zork.toml"),
        (mailed("format = 1\n[exercises.a]\n"), "holds exercises, no routine"),
        ("bytes", "bytes.toml:1:1: not UTF-8 text"),
    ):
        called = call("edit", typed)
        assert called.status == 1
        assert why in called.err
    assert opened == []
