"""`foottimer config`: what it prints can be saved, and what it sets is there."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from foottimer import paths
from foottimer.history.calendar import Goal
from foottimer.history.store import open_store
from foottimer.session.clock import ManualClock
from foottimer.settings.read import read_settings, reading_of
from foottimer.settings.registry import ENTRIES, find, value_of

Call = Callable[..., Any]
MINE = """\
# mine
[look]
digits = "thin"   # or "solid"
[cues]
countdown = false
only = ["done"]
[words]
rest = "Rest \\"{seconds}\\""
[week]
goal = 3
[keys]
"read(1)" = "f1"
"""


@pytest.fixture
def file(home: Path) -> Path:
    home.mkdir()
    return home / "settings.toml"


@pytest.mark.parametrize("text", ["", MINE])
def test_what_is_printed_can_be_saved_and_means_the_same(text: str, call: Call, file: Path) -> None:
    file.write_text(text, encoding="utf-8")
    called = call("config")
    assert (called.status, called.err) == (0, "")
    then, problems = read_settings(called.out)
    assert problems == ()
    now, _ = read_settings(text)
    assert {key: value_of(then, entry) for key, entry in ENTRIES.items()} == {
        key: value_of(now, entry) for key, entry in ENTRIES.items()
    }
    assert then.keys == now.keys
    by_only = {key for key in ENTRIES if key.startswith("cues.")} if "only" in text else {"cues.only"}
    assert set(ENTRIES) - reading_of(called.out).stated <= by_only | {"you.age"}
    assert max(map(len, called.lines)) <= 88


def test_what_the_file_states_is_marked(call: Call, file: Path) -> None:
    file.write_text(MINE, encoding="utf-8")
    lines = call("config").lines
    assert [line for line in lines if "  # set" in line] == [
        'digits = "thin"  # set; default: "solid"',
        "countdown = 0  # set; default: 3",
        'only = ["done"]  # set; default: not set',
        'rest = "Rest \\"{seconds}\\""  # set; default: "Rest, {seconds} seconds."',
        "goal = 3  # set",
        '"read(1)" = "f1"  # set; default: not set',
    ]
    assert "# How the large seconds are drawn. (one of solid, thin, plain)" in lines
    assert "# only is not set" not in lines
    file.unlink()
    assert "# only is not set" in call("config").lines


def test_json_has_every_setting_with_its_default(call: Call, file: Path) -> None:
    file.write_text(MINE, encoding="utf-8")
    listed = json.loads(call("config", "--json").out)
    assert [setting["key"] for setting in listed] == [*ENTRIES, "keys.read(1)"]
    digits = next(setting for setting in listed if setting["key"] == "look.digits")
    assert digits == {
        "key": "look.digits",
        "value": "thin",
        "default": "solid",
        "set": True,
        "allowed": "one of solid, thin, plain",
        "help": "How the large seconds are drawn.",
    }
    assert sum(setting["set"] for setting in listed) == 6


def test_nothing_is_made_by_asking(call: Call, home: Path) -> None:
    assert call("config").status == 0
    assert call("config", "get", "look.theme").out == "foottimer-dark\n"
    assert call("config", "unset", "look.theme").out == "look.theme: foottimer-dark\n"
    assert not home.exists()


@pytest.mark.parametrize(
    ("key", "typed", "stated", "said"),
    [
        ("look.theme", ["nord"], "nord", "nord"),
        ("outputs.voice", ["true"], True, "on"),
        ("outputs.bell", ["on"], "on", "on"),
        ("sound.volume", ["3"], 3, "3"),
        ("sound.ahead", ["0.2"], 0.2, "0.2 s"),
        ("voice.speaker", ["Zoe", "(Premium)"], "Zoe (Premium)", "Zoe (Premium)"),
        ("voice.speaker", [""], "", "usual"),
        ("words.go", ["Off", "you go: {next}"], "Off you go: {next}", "Off you go: {next}"),
        ("words.go", [""], "", "nothing"),
        ("cues.countdown", ["5"], 5, "5 s"),
        ("cues.countdown", ["false"], False, "none"),
        ("cues.only", ["go,done"], ["go", "done"], "go, done"),
        ("keys.skip", ["n,right"], "n,right", "n, right"),
        ("keys.read(1)", ["f1"], "f1", "f1"),
    ],
)
def test_a_value_is_set_as_it_is_typed(
    key: str, typed: list[str], stated: object, said: str, call: Call, file: Path
) -> None:
    called = call("config", "set", key, *typed)
    assert (called.status, called.out, called.err) == (0, f"{key}: {said}\n", "")
    table, name = key.split(".", 1)
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {table: {name: stated}}
    entry = find(key)
    assert entry is not None
    before = file.read_bytes()
    got = call("config", "get", key).out.removesuffix("\n")
    assert call("config", "set", key, got).status == 0
    assert stated is False or file.read_bytes() == before


def test_a_setting_is_taken_out_and_comments_stay(call: Call, file: Path) -> None:
    file.write_text(MINE, encoding="utf-8")
    assert call("config", "unset", "look.digits").out == "look.digits: solid\n"
    kept = MINE.replace('digits = "thin"   # or "solid"\n', '# or "solid"\n\n')  # parted from what it does not head
    assert file.read_text(encoding="utf-8") == kept


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["get", "look.them"], "there is no setting look.them: did you mean look.theme?"),
        (["get", "volume"], "there is no setting volume: did you mean sound.volume?"),
        (["set", "zork", "1"], "there is no setting zork: `foottimer config` prints them all"),
        (["unset", "look"], "look is a table of settings: look.theme, look.digits"),
        (["get", "keys"], "keys is a table of settings: as keys.skip"),
        (["set", "look.digits", "sold"], "look.digits: must be one of 'solid', 'thin', 'plain', not 'sold' (did you"),
        (["set", "sound.volume", "loud"], "sound.volume: must be a whole number from 1 to 10, not 'loud'"),
        (["set", "outputs.sound", "maybe"], "outputs.sound: must be true or false, not 'maybe'"),
        (["set", "words.go", "{nxt}"], "words.go: '{nxt}' is no place (did you mean 'next'?)"),
        (["set", "look.theme", "\x1b[2J"], "look.theme: must be one of"),
        (["get", "\x1b[2J"], "there is no setting \\x1b[2J"),
    ],
)
def test_what_is_not_known_or_not_taken_is_said(arguments: list[str], said: str, call: Call, home: Path) -> None:
    called = call("config", *arguments)
    assert (called.status, called.out) == (1, "")
    assert called.err.startswith(f"foottimer: {said}")
    assert "\x1b" not in called.err
    assert not home.exists()


@pytest.mark.parametrize("arguments", [["set"], ["set", "look.theme"], ["get"], ["unset"], ["put"], ["get", "a", "b"]])
def test_a_command_line_that_means_nothing_is_a_usage_error(arguments: list[str], call: Call) -> None:
    called = call("config", *arguments)
    assert (called.status, called.out) == (2, "")
    assert called.err.startswith("usage: foottimer config")


def test_a_broken_file_is_said_and_left_alone(call: Call, file: Path) -> None:
    broken = '[look]\ndigits = "sold"\n[week]\ngoal = 5\n'
    file.write_text(broken, encoding="utf-8")
    for arguments in ([], ["--json"], ["get", "week.goal"]):
        called = call("config", *arguments)
        assert called.status == 1
        assert called.err.startswith(f"{file}:2:10: look.digits: must be one of")
    assert call("config", "get", "week.goal").out == "5\n"
    called = call("config", "set", "sound.volume", "3")
    assert (called.status, called.out) == (1, "")
    assert called.err.startswith(f"foottimer: {file}:2:10: look.digits: must be one of")
    assert file.read_text(encoding="utf-8") == broken
    assert call("config", "set", "look.digits", "thin").out == "look.digits: thin\n"
    assert file.read_text(encoding="utf-8") == broken.replace("sold", "thin")


def test_a_warning_is_said_and_nothing_more(call: Call, file: Path) -> None:
    file.write_text("zork = 1\n", encoding="utf-8")
    called = call("config", "set", "week.goal", "5")
    assert (called.status, called.out) == (0, "week.goal: 5 days\n")
    assert called.err == f"{file}:1:1: warning: zork: unknown key: it does nothing\n"


def test_a_goal_that_is_set_is_kept_with_its_day(call: Call, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("config", "set", "week.goal", "4").status == 0
    assert not paths.history_file().exists()
    with open_store(paths.history_file()):
        pass
    for day, change in (("2026-03-02", "3"), ("2026-03-18", "5"), ("2026-03-19", "5")):
        clock = ManualClock(datetime.fromisoformat(f"{day}T12:00+01:00"))
        monkeypatch.setattr("foottimer.session.clock.SystemClock", lambda clock=clock: clock)
        assert call("config", "set", "week.goal", change).out == f"week.goal: {change} days\n"
    with open_store(paths.history_file()) as store:
        assert store.goals() == (Goal(date(2026, 3, 2), 3), Goal(date(2026, 3, 18), 5))


def test_a_goal_is_set_also_where_the_store_cannot_be_read(call: Call, file: Path) -> None:
    paths.history_file().parent.mkdir(parents=True)
    paths.history_file().write_bytes(b"no store" * 99)
    called = call("config", "set", "week.goal", "5")
    assert (called.status, called.err, called.out) == (0, "", "week.goal: 5 days\n")
