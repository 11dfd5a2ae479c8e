"""This machine's outputs, and what is left of them where programs are missing, fail, hang or are slow."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from lines import hold, line, ready
from parts import clock

from foottimer.cue.engines import find_engines
from foottimer.cue.players import PROGRAMS, WINSOUND
from foottimer.follow import hearing, ways
from foottimer.follow.conducting import conduct
from foottimer.follow.hearing import local_outputs
from foottimer.follow.journal import Journal
from foottimer.follow.outputs import Outputs, Shown
from foottimer.follow.runner import Runner
from foottimer.routine.cues import CueKind
from foottimer.session.yielding import Cue
from foottimer.settings.model import AUTO, DEFAULTS, Settings
from foottimer.settings.registry import ENGINES, PLAYERS

GO = Cue(0, CueKind.GO, "go")
WAIT = 20
"""Seconds after which something is not expected any more."""


class Room:
    """A machine whose programs are scripts of the test's, and what the person there is told."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.shown: list[Shown] = []
        self._news = threading.Semaphore(0)
        (folder / "bin").mkdir()
        (folder / "os-release").write_text("ID=debian\n", encoding="utf-8")
        monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")
        monkeypatch.setattr(shutil, "which", self._which)
        monkeypatch.setattr(hearing.sys, "platform", "linux")
        monkeypatch.setattr(ways, "OS_RELEASE", folder / "os-release")

    def _which(self, name: str) -> str | None:
        path = self.folder / "bin" / name
        return str(path) if path.exists() else None

    def program(self, name: str, does: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\necho noise; echo noise >&2\n{does}\n", encoding="utf-8")
        path.chmod(0o755)

    def outputs(self, settings: Settings = DEFAULTS) -> Outputs:
        made = local_outputs(replace(settings, notify=False), self.folder / "cache", self.tell)
        made.show = self.shown.append
        return made

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)
        self._news.release()

    def wait(self) -> str:
        assert self._news.acquire(timeout=WAIT), "nothing was told"
        return self.told[-1]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(tmp_path, monkeypatch)


def test_without_a_player_the_bell_rings_and_the_person_is_told_once_what_to_install(room: Room) -> None:
    outputs = room.outputs()
    outputs.give(GO, 0)
    outputs.give(GO, 0)
    assert (outputs.sounds, outputs.audible) == (False, True)
    assert [shown.bell for shown in room.shown] == [True, True]
    [said] = room.told
    assert "nothing here plays sound. What helps: install paplay (apt install pulseaudio-utils)." in said


def test_what_is_not_wanted_is_not_missed(room: Room) -> None:
    room.outputs(replace(DEFAULTS, sound=False))
    assert room.told == []


def test_a_voice_needs_an_engine_and_a_player(room: Room) -> None:
    outputs = room.outputs(replace(DEFAULTS, voice=True))
    assert not outputs.speaks
    assert room.wait() == (
        "Cues don't sound as you chose: nothing here plays sound, nothing here speaks. What helps: install paplay (apt "
        "install pulseaudio-utils); install espeak-ng (apt install espeak-ng). Until then the bell and the screen tell "
        "you."
    )
    room.program("paplay", "exit 0")
    assert not room.outputs(replace(DEFAULTS, voice=True)).speaks
    assert room.told[-1].endswith("Until then the tones and the screen tell you.")
    room.outputs(replace(DEFAULTS, voice=True, sound=False))
    assert room.told[-1].endswith("Until then the bell and the screen tell you.")
    room.program("espeak-ng", "exit 0")
    assert room.outputs(replace(DEFAULTS, voice=True)).speaks


def test_a_voice_that_lacks_the_same_player_as_the_tones_is_no_second_trouble(room: Room) -> None:
    room.program("espeak-ng", "exit 0")
    room.outputs(replace(DEFAULTS, voice=True))
    assert room.wait().count("plays sound") == 1
    room.outputs(replace(DEFAULTS, voice=True, sound=False))
    assert "espeak-ng is there, but nothing here plays sound." in room.wait()


def test_another_player_than_the_chosen_one_is_not_taken(room: Room) -> None:
    room.program("paplay", "exit 0")
    assert room.outputs(replace(DEFAULTS, player="paplay")).sounds
    assert not room.outputs(replace(DEFAULTS, player="aplay")).sounds
    assert "aplay is not here. What helps: foottimer config set sound.player auto." in room.wait()


@pytest.mark.parametrize("does", ["exit 1", "kill -9 $$"])
def test_a_player_that_fails_is_told_of_once_and_the_bell_takes_over(
    room: Room, does: str, capfd: pytest.CaptureFixture[str]
) -> None:
    room.program("paplay", does)
    outputs = room.outputs()
    outputs.give(GO, 0)
    assert "paplay" in room.wait()
    for _ in range(3):
        outputs.give(GO, 0)
    assert [shown.bell for shown in room.shown] == [True, True, True]
    assert (len(room.told), outputs.sounds, outputs.audible) == (1, False, True)
    assert capfd.readouterr() == ("", "")


def test_a_player_that_fails_gives_way_to_one_that_plays(room: Room) -> None:
    room.program("pw-play", "exit 1")
    room.program("paplay", f'echo "$1" > {room.folder / "heard"}')
    outputs = room.outputs()
    outputs.give(GO, 0)
    waited = threading.Event()
    while not (room.folder / "heard").exists():
        assert not waited.wait(0.01)
    assert (room.told, outputs.sounds) == ([], True)


@pytest.mark.parametrize("does", ["exit 1", "exec sleep 600", "sleep 3"])
def test_the_session_runs_on_time_whatever_the_player_does(
    room: Room, does: str, capfd: pytest.CaptureFixture[str]
) -> None:
    room.program("paplay", does)
    outputs, now, timeline = room.outputs(), clock(), line(ready(2_000), *(hold(1_000) for _ in range(10)))
    sounding = conduct(timeline, now, outputs)
    runner = Runner(timeline, now, Journal(None, timeline, now), sounding=sounding)
    runner.start()
    begun: list[int] = []
    for _ in range(120):
        now.move(100)
        begun += [event.at for event in runner.tick() if hasattr(event, "index")]
    assert begun == list(range(3_000, 13_000, 1_000))
    sounding.join(WAIT)
    outputs.hush()
    assert len(room.told) <= 1
    assert capfd.readouterr() == ("", "")
    assert not any(thread.name == "cues" for thread in threading.enumerate())


def test_the_settings_name_all_programs_and_no_others() -> None:
    assert {AUTO, *PROGRAMS, WINSOUND} == set(PLAYERS)
    found = {engine.name for platform in ("darwin", "win32", "linux") for engine in find_engines(platform, str)}
    assert {AUTO, *found} == set(ENGINES)
