"""`foottimer cues`: what it says of the outputs, which cues it plays, and how it ends."""

from __future__ import annotations

import io
import json
import sys
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foottimer.commands import cues as room
from foottimer.cue.engines import VoiceError, WritingEngine
from foottimer.cue.players import Player
from foottimer.cue.tones import RECIPES
from foottimer.follow import hearing, trial, ways
from foottimer.follow.ways import Machine
from foottimer.routine.cues import NAMES

Call = Callable[..., Any]
NEWS = "\x1b]9;foottimer: This is how a notification looks.\x07"
SCRIPT = """\
#!/bin/sh
echo "${{1##*/}}" >> "{folder}/played"
{then}
"""


class Talker(WritingEngine):
    """Writes a little sound for each sentence, unless it is broken."""

    def __init__(self) -> None:
        super().__init__("talker", "", lambda *_: ([], ""))
        self.broken = False

    def render(self, text: str, path: Path, rate: int, speaker: str) -> None:
        if self.broken:
            raise VoiceError("talker failed with status 1")
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 22_050, 400, "NONE", ""))
            file.writeframes(array("h", [9_000, -9_000] * 200).tobytes())


class Place:
    """A machine whose players are scripts that write down what they are given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.players: list[Player] = []
        self.engine = Talker()
        self.speaks = False
        self.terminal = False

    def player(self, name: str, then: str = "exit 0") -> None:
        script = self.folder / name
        script.write_text(SCRIPT.format(folder=self.folder, then=then), encoding="utf-8")
        script.chmod(0o755)
        self.players.append(Player(name, (str(script),)))

    def played(self) -> list[str]:
        """The tones that were played; sentences as "-"."""
        file = self.folder / "played"
        names = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [tone if (tone := name.split("-")[0]) in RECIPES else "-" for name in names]

    def machine(self, terminal: bool) -> Machine:
        return Machine(
            "linux",
            tuple(player.name for player in self.players),
            ("talker",) if self.speaks else (),
            terminal=terminal,
            asks=terminal,
            os_release="ID=debian",
        )


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place(tmp_path)
    monkeypatch.setattr(room, "this_machine", made.machine)
    monkeypatch.setattr(hearing, "find_players", lambda *_: tuple(made.players))
    monkeypatch.setattr(hearing, "find_notifier", lambda *_: None)
    monkeypatch.setattr(hearing, "find_engines", lambda *_: (made.engine,) if made.speaks else ())
    monkeypatch.setattr(trial, "BETWEEN", 0)
    monkeypatch.setattr(trial, "RUNG", 0)
    return made


def settings(home: Path, text: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(text, encoding="utf-8")


posix = pytest.mark.skipif("sys.platform == 'win32'", reason="the players are shell scripts")


@posix
def test_every_cue_is_named_and_played(call: Call, place: Place) -> None:
    place.player("one")
    called = call("cues")
    assert (called.status, called.err) == (0, "")
    assert place.played() == [
        *(
            "ready",
            "go",
            "countdown",
            "countdown_end",
            "halfway",
            "rep",
            "phase",
            "phase_2",
            "phase_3",
            "beat",
            "switch",
            "rest",
        ),
        *("next", "last_set", "end", "done", "say", "pause"),
    ]
    heads = [line.split()[0] for line in called.lines if line and line[0] != " "]
    assert heads[:6] == ["screen", "flash", "bell", "sound", "voice", "notification"]
    assert heads[6:-2] == [*NAMES]
    assert "sound         live       one, volume 7 of 10" in called.lines
    assert "go         on   Go: when work begins." in called.lines
    assert "Too soft on the mat? The volume is 7 of 10" in called.lines[-2]
    assert max(map(len, called.lines)) <= 80
    assert '"' not in called.out


@posix
def test_with_a_voice_the_words_are_said_and_shown(call: Call, place: Place, home: Path) -> None:
    settings(home, '[outputs]\nvoice = true\n[words]\ndone = "That was {routine}"\n[cues]\ngo = false\ncountdown = 0\n')
    place.player("one")
    place.speaks = True
    called = call("cues", "go", "countdown", "tip", "done")
    assert (called.status, called.err) == (0, "")
    assert sorted(place.played()) == sorted(["go", "-", "countdown", "countdown_end", "-", "done", "-"])
    shown = "\n".join(called.lines[called.lines.index("") + 1 :])
    assert shown.startswith(
        "go         off  Go: when work begins.\n"
        '                "Calf raise, left foot first, 12 reps."\n'
        "countdown  off  Countdown: for each of the last seconds.\n"
        "tip        on   Tips: while the work goes on, with one more of the exercise's\n"
        "                cues; only spoken.\n"
        '                "Push through the big toe"\n'
        "done       on   Routine done: when the routine is over.\n"
        '                "That was Foot strength"\n'
    )


@pytest.mark.parametrize("arguments", [["--silent"], []])
def test_silent_or_with_nothing_to_be_heard_it_only_lists(
    call: Call, place: Place, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if arguments:
        place.player("one")
    monkeypatch.setattr(room, "local_trial", lambda *_: pytest.fail("something is tried"))
    called = call("cues", *arguments)
    assert (called.status, called.err, place.played()) == (0, "", [])
    assert [name for name in NAMES if f"\n{name} " not in called.out] == []
    assert ("Nothing can be heard here: follow the screen." in called.lines) is not bool(arguments)
    advised = "install paplay (apt install pulseaudio-utils)" in " ".join(called.out.split())
    assert advised is not bool(arguments)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bell_is_rung_to_try_and_for_what_matters_where_there_are_no_tones(
    call: Call, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    for name, value in {"TERM": "xterm", "TMUX": "", "STY": ""}.items():
        monkeypatch.setenv(name, value)
    assert call("cues").status == 0
    parts = screen.getvalue().replace(NEWS, "<news>").split("\a")
    assert parts[0].endswith("now once, to try\n")
    assert "while you look)\n<news>\n" in parts[1]
    kinds = [next(name for name in reversed(NAMES) if f"\n{name} " in f"\n{part}") for part in parts[1:-1]]
    assert kinds == ["ready", "go", "switch", "rest", "last_set", "end", "done"]
    assert "only the terminal's bell at ready, go, switch, rest, last_set, end," in parts[1]


def test_with_names_the_bell_is_not_tried(call: Call, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    assert call("cues", "rep", "rest").status == 0
    assert screen.getvalue().count("\a") == 1
    assert "to try" not in screen.getvalue()


@posix
def test_a_player_that_fails_is_named_once_and_another_goes_on(call: Call, place: Place) -> None:
    place.player("one", "exit 3")
    place.player("two")
    called = call("cues", "go", "rest")
    assert (called.status, called.err) == (0, "foottimer: one ended with status 3: two plays instead.\n")
    assert place.played() == ["go", "go", "rest"]


@posix
def test_when_no_player_is_left_that_is_said_once(call: Call, place: Place) -> None:
    place.player("one", "exit 3")
    place.player("two", "kill -9 $$")
    called = call("cues", "go", "switch", "rest")
    assert called.status == 1
    assert called.err == "foottimer: one ended with status 3, two crashed: nothing is left that plays.\n"
    assert place.played() == ["go", "go"]
    assert "\nrest " in called.out
    assert "Too soft" not in called.out


@posix
def test_a_voice_that_fails_is_said_once_and_the_tones_go_on(call: Call, place: Place, home: Path) -> None:
    settings(home, "[outputs]\nvoice = true\n")
    place.player("one")
    place.speaks = place.engine.broken = True
    called = call("cues", "go", "rest", "done")
    assert (called.status, called.err) == (1, "foottimer: Cues are not spoken: talker failed with status 1.\n")
    assert place.played() == ["go", "rest", "done"]


def test_json_lists_both_and_plays_nothing(call: Call, place: Place, home: Path) -> None:
    settings(home, "[cues]\ngo = false\n")
    place.player("one")
    called = call("cues", "go", "tip", "--json")
    found = json.loads(called.out)
    assert (called.status, place.played()) == (0, [])
    assert [output["name"] for output in found["outputs"]] == [
        *("screen", "flash", "bell", "sound", "voice", "notification"),
    ]
    assert found["outputs"][3] == {
        "name": "sound",
        "live": True,
        "state": "live",
        "why": "one, volume 7 of 10",
        "remedy": None,
        "program": "one",
        "others": [],
    }
    assert found["cues"][0] == {
        "kind": "go",
        "title": "Go",
        "when": "when work begins",
        "on": False,
        "tones": ["go"],
        "rings": True,
        "words": "Calf raise, left foot first, 12 reps.",
    }
    assert (found["cues"][1]["kind"], found["cues"][1]["tones"]) == ("tip", [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("swich", "there is no cue swich (did you mean 'switch'?)"),
        ("\x1b[2J", f"there is no cue \\x1b[2J: they are {', '.join(NAMES)}"),
    ],
)
def test_a_cue_that_there_is_not(call: Call, place: Place, typed: str, said: str) -> None:
    called = call("cues", "go", typed)
    assert (called.status, called.out, called.err) == (2, "", f"foottimer: {said}\n")


def test_every_way_is_looked_at_for_real(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "where_is", lambda _: None)
    called = call("cues", "--silent")
    assert called.status == 0
    assert "bell          missing    there is no terminal to ring it" in called.lines
