"""Folders in which a stranger put things: nothing is waited for, followed without end, or leads out of its folder."""

from __future__ import annotations

import json
import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from foottimer.cli import main
from foottimer.cue import kept as sentences
from foottimer.keeping import recovery, trash
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.routine import remembered, shelving
from foottimer.routine.library import USER, Entry, load_exercises, load_library
from foottimer.routine.remembered import remembered_cards
from foottimer.routine.remembering import RememberedLibrary
from foottimer.settings.read import load_settings

GOOD = 'format = 1\nname = "Mine"\n\n[[block]]\nname = "Stand"\nhold = 20\n'
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="such files are of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of routines with one that is good and everything that is none."""
    routines = tmp_path / "routines"
    (routines / "folder.toml").mkdir(parents=True)
    (routines / "mine.toml").write_text(GOOD, encoding="utf-8")
    os.mkfifo(routines / "pipe.toml")
    (routines / "loop.toml").symlink_to("loop.toml")
    (routines / "endless.toml").symlink_to("/dev/zero")
    (routines / "nowhere.toml").symlink_to("nothing")
    (routines / "large.toml").write_bytes(b"#" * (10 * 2**20))
    (routines / "nul.toml").write_bytes(b"\0")
    (routines / "latin.toml").write_bytes('name = "\xe9"'.encode("latin-1"))
    (routines / "MINE.toml").write_text(GOOD, encoding="utf-8")
    (routines / "..toml").write_text(GOOD, encoding="utf-8")
    (routines / "a\nb\x1b[31m.toml").write_text(GOOD, encoding="utf-8")
    (routines / os.fsdecode(b"\xff\xfe.toml")).write_text(GOOD, encoding="utf-8")
    (routines / ("x" * 250 + ".toml")).write_text(GOOD, encoding="utf-8")
    (routines / "-rf.toml").write_text(GOOD, encoding="utf-8")
    (routines / "bom.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    return routines


def said_of(folder: Path) -> dict[str, str]:
    """Return the first problem of each of the person's own, empty for none."""
    mine = [entry for entry in load_library(folder) if entry.source == USER]
    return {entry.path.name: entry.problems[0].message if entry.problems else "" for entry in mine}


def test_nothing_of_a_folder_is_waited_for_and_all_of_it_is_told(folder: Path) -> None:
    said = said_of(folder)
    assert [name for name, message in said.items() if not message] == ["bom.toml", "mine.toml", "x" * 250 + ".toml"]
    assert said["pipe.toml"] == said["folder.toml"] == said["endless.toml"] == "not a regular file"
    assert said["loop.toml"] == "cannot be read: Too many levels of symbolic links"
    assert said["nowhere.toml"] == "there is no such file"
    assert said["large.toml"] == "larger than 1 MiB, the most a file may have"
    assert "NUL" in said["nul.toml"]
    assert said["latin.toml"].startswith("not UTF-8 text")
    for odd in ("MINE.toml", "a\nb\x1b[31m.toml", os.fsdecode(b"\xff\xfe.toml"), "-rf.toml"):
        assert said[odd].startswith("the file's name is made of a-z, 0-9 and dashes"), odd
    assert "..toml" not in said


def test_what_is_remembered_of_a_folder_is_what_is_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "SETTLED", -(10**10))
    cache = folder.parent / "cache"

    def start() -> tuple[Entry, ...]:
        library = RememberedLibrary(cache, folder, folder.parent / "exercises.toml")
        found = library.read()
        library.keep()
        return found

    first, written = start(), (cache / remembered.NAME).stat()
    assert [entry.card for entry in start()] == [entry.card for entry in load_library(folder)]
    assert (cache / remembered.NAME).stat().st_ino == written.st_ino
    assert len(remembered_cards(cache, folder, folder.parent / "exercises.toml")) >= len(first) - 8
    for kind in ("folder", "pipe", "endless", "loop"):
        put_in_place(cache / remembered.NAME, kind)
        assert remembered_cards(cache, folder, folder.parent / "exercises.toml") == ()
        assert start() == first


def put_in_place(path: Path, kind: str) -> None:
    """Put something else in the place of a file."""
    path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "endless" else path)


def test_a_socket_is_not_connected_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may have some hundred bytes
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("sock.toml")
        assert said_of(tmp_path) == {"sock.toml": "not a regular file"}


def test_every_entry_of_a_folder_can_be_printed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(folder.parent))
    assert main(["list"]) == main(["list", "--json"]) == 0
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert all(line.isprintable() for line in (told.out + told.err).splitlines())


def test_of_a_folder_with_very_many_files_some_are_read_and_the_rest_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        (tmp_path / f"r{number}.toml").write_text(GOOD, encoding="utf-8")

    def mine() -> list[Entry]:
        return [entry for entry in load_library(tmp_path) if entry.source == USER]

    assert len(mine()) == 9
    for name, most in (("MOST_FILES", 5), ("MOST_READ", 5 * len(GOOD)), ("MOST_LAID_OUT", 9)):
        with monkeypatch.context() as patch:
            patch.setattr(shelving, name, most)
            broken = [entry for entry in mine() if entry.broken]
            assert len(mine()) == 6, name
        assert broken[0].path == tmp_path
        assert broken[0].problems[0].message.startswith("only the first 5 of 9 routines are read")


@pytest.mark.parametrize("name", ["exercises.toml", "settings.toml"])
@pytest.mark.parametrize("kind", ["pipe", "endless", "loop", "folder"])
def test_the_other_files_are_not_waited_for_either(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "endless" else path)
    problems = load_exercises(path).problems if name == "exercises.toml" else load_settings(path)[1]
    assert [problem.message.partition(":")[0] for problem in problems] in (["not a regular file"], ["cannot be read"])


def keeping_of(home: Path) -> Keeping:
    return Keeping(home / "routines", home / "trash", home / "recovery", lambda: NOW)


ODD_IDS = [
    *("../x", "..", ".", "", "/etc/passwd", "a/b", "a\\b", "a\nb", "\x1b[31m", "x" * 300, "con", "A", "a.b", "-a"),
    *("é", "a\0b"),
]


@pytest.mark.parametrize("id_", ODD_IDS)
def test_no_id_leads_out_of_the_folder(id_: str, tmp_path: Path) -> None:
    keeping = keeping_of(tmp_path)
    with pytest.raises(KeepError):
        keeping.create(id_, GOOD)
    mine = keeping.create("mine", GOOD)
    for refused in (lambda: keeping.rename(mine.path, id_), lambda: keeping.duplicate(mine.path, id_)):
        with pytest.raises(KeepError):
            refused()
    path = keeping.create(keeping.free_id(id_), GOOD).path
    assert path.parent == tmp_path / "routines"
    assert sorted(tmp_path.rglob("*.toml")) == sorted([mine.path, path])


def copy_in(home: Path, number: int, **other: object) -> Path:
    """Make a recovery copy of a dead editor, with something other in it."""
    folder = home / "recovery"
    folder.mkdir(exist_ok=True)
    data = {"format": 1, "path": "/nowhere/mine.toml", "when": NOW.isoformat(), "base": "", "text": f"# {number}\n"}
    copy = folder / f"{number:032x}.1.mine.json"
    copy.write_text(json.dumps(data | other), encoding="ascii")
    os.utime(copy, (number, number))
    return copy


@pytest.mark.parametrize(
    "other",
    [
        {"path": "mine.toml"}, {"path": 3}, {"path": "/a\0b"}, {"when": "yesterday"}, {"when": "2026-03-02T12:00:00"},
        {"when": "9999-12-31T23:59:59-23:00"}, {"text": 3}, {"text": None}, {"base": ["x"]},
        {"text": "x" * (2**20 + 1)},
    ],
)  # fmt: skip
def test_a_recovery_copy_that_no_editor_wrote_is_not_offered_and_stays(
    other: dict[str, object], tmp_path: Path
) -> None:
    copy = copy_in(tmp_path, 1, **other)
    assert keeping_of(tmp_path).recoveries() == ()
    assert copy.exists()


@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"\xff", b"[]", b"NaN", b'"x"', b"9" * 5000])
def test_a_recovery_copy_of_nonsense_is_not_offered(data: bytes, tmp_path: Path) -> None:
    copy_in(tmp_path, 1).write_bytes(data)
    assert keeping_of(tmp_path).recoveries() == ()


def test_a_large_recovery_copy_is_not_read_and_a_pipe_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "MOST_BYTES", 1000)
    copy_in(tmp_path, 1, text="x" * 1000)
    os.mkfifo(tmp_path / "recovery" / f"{2:032x}.1.mine.json")
    copy_in(tmp_path, 3)
    assert [left.text for left in keeping_of(tmp_path).recoveries()] == ["# 3\n"]


def test_of_very_many_recovery_copies_the_newest_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "MOST_LEFT", 3)
    for number in range(1, 8):
        copy_in(tmp_path, number)
    assert sorted(left.text for left in keeping_of(tmp_path).recoveries()) == ["# 5\n", "# 6\n", "# 7\n"]


def test_of_a_trash_with_very_many_files_the_newest_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trash, "MOST_SHOWN", 3)
    (tmp_path / "trash").mkdir()
    for number in range(7):
        when = (NOW + timedelta(minutes=number)).strftime("%Y%m%dT%H%M%SZ")
        (tmp_path / "trash" / f"{'zyxwvut'[number]}.{when}.toml").write_text(GOOD, encoding="utf-8")
    assert [thrown.stem for thrown in keeping_of(tmp_path).thrown()] == ["t", "u", "v"]


def test_what_the_trash_brings_back_stays_in_the_folder(tmp_path: Path) -> None:
    keeping = keeping_of(tmp_path)
    (tmp_path / "trash").mkdir()
    for stem in ("..", "a\nb", "x" * 200, "-rf", "con"):
        (tmp_path / "trash" / f"{stem}.20260302T120000Z.toml").write_text(GOOD, encoding="utf-8")
    thrown = keeping.thrown()
    assert len(thrown) == 4  # a dot in front is nothing of ours
    assert {keeping.restore(one).parent for one in thrown} == {tmp_path / "routines"}


def test_a_pipe_among_the_sentences_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "said.wav")
    assert sentences.length(tmp_path / "said.wav") is None


HOMES = [
    *("file", "file/below", "loop", "pipe", "nowhere/deep", "x" * 300, "/".join(["y" * 200] * 30), "a\nb", " "),
    "\x1b]0;x\x07",
]
COMMANDS = [
    ["list"],
    ["new", "Mine"],
    ["history"],
    ["log", "desk-break", "yesterday"],
    ["export", "json"],
    ["config", "set", "look.theme", "dark"],
    ["where"],
]


@pytest.mark.parametrize("home", HOMES)
def test_no_home_makes_a_command_fail_without_a_word(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTTIMER_HOME", home)
    for command in COMMANDS:
        status = main(command)
        told = capsys.readouterr()
        assert status in (0, 1, 2), command
        assert status == 0 or told.err.startswith("foottimer: "), command
        assert "\x1b" not in told.out + told.err, command


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TZ", "x" * 5000),
        ("TZ", "/dev/zero"),
        ("TZ", "\x1b[31m"),
        ("COLUMNS", "-5"),
        ("COLUMNS", "9" * 12),
        ("COLUMNS", "x"),
        ("LINES", "0"),
        ("NO_COLOR", "\x1b"),
        ("PATH", ""),
        ("PATH", "/dev/null"),
        ("EDITOR", '"'),
        ("TERM", "\x1b"),
        ("XDG_DATA_HOME", "rel"),
        ("FOOTTIMER_REDUCED_MOTION", "\x1b[31m"),
        ("SSH_CONNECTION", "\x1b"),
        ("TMUX", "\x1b"),
    ],
)
def test_no_variable_makes_a_command_fail(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    monkeypatch.setenv(name, value)
    for command in (
        ["list"],
        ["show", "--help"],
        ["streak"],
        ["config"],
        ["where"],
        ["check", "no.toml"],
        ["x" * 5000],
    ):
        assert main(command) in (0, 1, 2), command
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
