"""What commands print of a stranger's words is words alone."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from scenes import entries

from foottimer.cli import COMMANDS, main
from screenshots.make import history
from screenshots.scenes import Past
from soaks.marked import MARKS, MARKUP, mark_store

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")
ESCAPED = MARKS.encode("unicode_escape").decode().replace('"', "")
CONTROL = "\x1b]2;T\x07\x1b[31m\x9b7m\u202e"
SAID = [
    ["list"],
    ["list", "--json"],
    ["list", "--without", CONTROL],
    ["show", "loud"],
    ["show", "loud", "--json"],
    ["show", CONTROL],
    ["check", "FOLDER/routines/loud.toml", "FOLDER/routines/obeyed.toml", f"{CONTROL}.toml"],
    ["run", CONTROL],
    ["run", f"./{CONTROL}.toml"],
    ["exercises"],
    ["exercises", "--json"],
    ["exercises", "own"],
    ["exercises", CONTROL],
    ["figure", CONTROL],
    ["glossary", CONTROL],
    ["history"],
    ["history", "--json"],
    ["history", "ID"],
    ["history", CONTROL],
    ["streak"],
    ["streak", "--json"],
    ["why"],
    ["stats"],
    ["stats", "--json"],
    ["today"],
    ["today", "--json"],
    ["levels"],
    ["levels", "--json"],
    ["levels", CONTROL],
    ["levels", "set", CONTROL, "2"],
    ["levels", "set", "balance", CONTROL],
    ["checkin"],
    ["checkin", "--json"],
    ["checkin", CONTROL],
    ["plan"],
    ["plan", CONTROL],
    ["plan", "start", CONTROL],
    ["plan", "start", "loud", CONTROL],
    ["plan", "start", f"./{CONTROL}.toml"],
    ["plan", "start", "loud", "today"],
    ["plan"],
    ["plan", "--json"],
    ["plan", "list"],
    ["plan", "list", "--json"],
    ["plan", "start", "lite"],
    ["plan", "swap", CONTROL, "today"],
    ["plan", "swap", "today", "tomorrow"],
    ["plan", "pause"],
    ["plan", "finish"],
    ["plan", "finish", "--json"],
    ["plan", "stop"],
    ["plan", "undo"],
    ["pause"],
    ["pause", CONTROL],
    ["log", CONTROL, "today"],
    ["log", "desk-break", CONTROL],
    ["export", "csv"],
    ["export", "json"],
    ["import", "FOLDER/carried.json", "--dry-run"],
    ["import", f"./{CONTROL}.json"],
    ["config"],
    ["config", "set", CONTROL, "1"],
    ["config", "set", "look.theme", CONTROL],
    ["cues", CONTROL],
    ["render", CONTROL, "x.wav"],
    ["diff", "loud", "desk-break"],
    ["diff", CONTROL],
    ["add", "FOLDER/routines/obeyed.toml"],
    ["new", CONTROL],
    ["where"],
    ["schema", CONTROL],
    [CONTROL],
    ["help", CONTROL],
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which strangers wrote whatever can be written."""
    home = tmp_path / f"ho{CONTROL}me"
    (home / "routines").mkdir(parents=True)
    (home / "data").mkdir()
    block = '[[block]]\nexercise = "own"\nreps = 5\n'
    words = MARKUP.replace('"', "") + "\\u200b" * 40
    (home / "routines" / "loud.toml").write_text(f'format = 1\nname = "{words}"\nabout = "{words}"\n{block}', "utf-8")
    (home / "routines" / "obeyed.toml").write_text(f'format = 1\nname = "{CONTROL}"\n{block}', "utf-8")
    (home / "routines" / f"x{CONTROL}.toml").write_text(f'format = 1\nname = "x"\n"{CONTROL}" = 1\n{block}', "utf-8")
    (home / "plans").mkdir()
    week = f'[[week]]\ntheme = "{words}"\nmon = ["loud"]\ntue = ["desk-break"]\n'
    (home / "plans" / "loud.toml").write_text(f'format = 1\nname = "{words}"\nabout = "{words}"\n{week}', "utf-8")
    (home / "exercises.toml").write_text(
        f'format = 1\n[[exercise]]\nid = "own"\nname = "{words}"\nhow = "{words}"\n', encoding="utf-8"
    )
    (home / "settings.toml").write_text('"\\u001b[31m" = 1\n[look]\ntheme = "\\u202e\\u001b[1m"\n', encoding="utf-8")
    mark_store(history(home / "data", entries(), Past.WEEKS))
    monkeypatch.setenv("FOOTTIMER_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    return home


def test_every_command_is_tried() -> None:
    assert {line[0] for line in SAID} >= set(COMMANDS) - {"edit", "about", "resume", "doctor", "backup", "restore"}


def test_no_command_prints_what_a_terminal_obeys(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["history", "--json"])
    session = json.loads(capfd.readouterr().out)[0]["id"]
    main(["export", "json"])
    (home / "carried.json").write_text(capfd.readouterr().out.replace("key", ESCAPED), encoding="utf-8")
    for line in SAID:
        arguments = [argument.replace("FOLDER", str(home)).replace("ID", session) for argument in line]
        status = main(arguments)
        said = capfd.readouterr()
        assert status in (0, 1, 2, 3, 4), line
        assert said.out or said.err, line
        for text in (said.out, said.err):
            assert (line, OBEYED.findall(text)) == (line, [])
        assert "Traceback" not in said.err
        if "--json" in line and said.out:
            json.loads(said.out)
            assert said.out.isascii()
    assert [name for name in os.listdir(home.parent) if name != home.name] == []
