"""What a cue is given with, and what takes over where that is not there."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from parts import FakeSpeaker, FakeTones

from foottimer.follow.outputs import Outputs, Shown
from foottimer.follow.trial import sample
from foottimer.routine.cues import CueKind
from foottimer.session.yielding import Cue
from foottimer.settings.model import Motion, Settings, Switch

GO = Cue(0, CueKind.GO, "go", "Hold, left.")
TICK = Cue(0, CueKind.REP, "rep", "Up")
SHUT = replace(GO, insists=True)


@dataclass
class FakeVoice:
    live: bool = True
    speaks_directly: bool = False
    made: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)

    def prepare(self, texts: Iterable[str]) -> None:
        self.made += texts

    def path(self, text: str, volume: int) -> Path | None:
        return Path(f"hold-{volume}.wav") if text in self.made else None

    def ms(self, text: str) -> int | None:
        return 900

    def wait(self, seconds: float) -> bool:
        return True

    def speak(self, text: str) -> None:
        self.spoken.append(text)

    def stop(self) -> None:
        self.spoken.append("stop")

    def close(self, seconds: float = 0) -> None:
        self.live = False
        self.spoken.append(f"close {seconds:g}")


@dataclass
class Room:
    outputs: Outputs
    speaker: FakeSpeaker
    voice: FakeVoice
    shown: list[Shown] = field(default_factory=list)


def room(*, speaker: bool = True, spoken: bool = False, direct: bool = False, **settings: object) -> Room:
    heard, voice = FakeSpeaker(live=speaker), FakeVoice(speaks_directly=direct)
    chosen = replace(Settings(notify=False, voice=spoken), **settings)  # type: ignore[arg-type]
    made = Room(Outputs(chosen, FakeTones(), heard, voice), heard, voice)
    made.outputs.show = made.shown.append
    return made


def signals(made: Room, cue: Cue = GO) -> tuple[bool, bool]:
    made.shown.clear()
    made.outputs.give(cue, 3)
    return (made.shown[0].bell, made.shown[0].flash) if made.shown else (False, False)


def test_a_tone_is_played_at_the_volume_and_nothing_else_is_needed() -> None:
    made = room(volume=5)
    assert signals(made) == (False, False)
    assert made.speaker.played == ["go-5.wav 300 tone"]
    assert made.outputs.audible


@pytest.mark.parametrize(
    ("speaker", "settings", "expected"),
    [
        (False, {}, (True, False)),
        (True, {"sound": False}, (True, False)),
        (True, {"sound": False, "bell": Switch.OFF}, (False, True)),
        (False, {"bell": Switch.OFF, "flash": Switch.OFF}, (False, False)),
        (False, {"bell": Switch.OFF, "motion": Motion.REDUCED}, (False, False)),
        (True, {"bell": Switch.ON, "flash": Switch.ON}, (True, True)),
    ],
)
def test_what_is_not_there_is_stood_in_for_by_the_rung_below(
    speaker: bool, settings: dict[str, object], expected: tuple[bool, bool]
) -> None:
    made = room(speaker=speaker, **settings)
    assert signals(made) == expected
    assert made.outputs.audible is (expected[0] or (speaker and bool(settings.get("sound", True))))


def test_ticks_and_counts_neither_ring_nor_flash() -> None:
    made = room(speaker=False, bell=Switch.ON, flash=Switch.ON)
    assert signals(made, TICK) == (False, False)


def test_words_are_spoken_once_they_are_ready_and_wanted() -> None:
    made = room()
    made.outputs.prepare(["Hold, left."])
    made.outputs.give(GO, 0)
    assert (made.voice.made, made.speaker.played) == ([], ["go-7.wav 300 tone"])
    wanted = room(spoken=True)
    wanted.outputs.give(GO, 0)
    assert wanted.speaker.played == ["go-7.wav 300 tone"]
    wanted.outputs.prepare(["Hold, left."])
    wanted.outputs.give(GO, 0)
    assert wanted.speaker.played[1:] == ["go-7.wav 300 tone", "hold-7.wav 900 voice"]


def test_a_voice_without_files_speaks_itself() -> None:
    made = room(speaker=False, spoken=True, direct=True)
    assert made.outputs.speaks
    made.outputs.give(GO, 0)
    made.outputs.hush()
    assert made.voice.spoken == ["Hold, left.", "stop"]


def test_muted_is_silent_but_for_what_insists_and_can_be_seen() -> None:
    made = room()
    made.outputs.mute()
    assert signals(made) == (False, True)
    assert made.speaker.played == ["hush"]
    assert signals(made, SHUT) == (False, False)
    assert made.speaker.played[1:] == ["go-7.wav 300 tone"]
    made.outputs.mute()
    assert signals(made) == (False, False)


def test_one_key_goes_through_the_volumes_and_ends_the_silence() -> None:
    made = room()
    made.outputs.mute()
    seen = []
    for _ in range(6):
        made.outputs.louder()
        seen.append(made.outputs.volume)
    assert seen == [10, 1, 3, 5, 7, 10]
    assert not made.outputs.muted


def test_the_desktop_is_told_what_begins_and_what_is_over() -> None:
    made = room(notify=True)
    made.outputs.give(GO, 3)
    made.outputs.give(TICK, 3)
    assert [(shown.cue.kind, shown.index, shown.news) for shown in made.shown] == [(CueKind.GO, 3, True)]


def test_other_settings_are_followed_and_other_programs_need_other_outputs() -> None:
    outputs = room().outputs
    assert outputs.following(replace(outputs.settings, volume=3, bell=Switch.ON)) is outputs
    assert (outputs.volume, outputs.rings) == (3, True)
    assert outputs.following(replace(outputs.settings, sound=False)) is None
    assert not outputs.sounds


def test_closing_ends_every_program_and_may_wait_for_what_sounds() -> None:
    made = room()
    made.outputs.close(3)
    made.outputs.close()
    assert made.speaker.played == ["wait 3", "close", "close"]
    assert made.voice.spoken == ["close 3", "close 0"]
    Outputs(Settings()).close()


def test_a_setting_is_tried_by_its_own_output() -> None:
    made = room(spoken=True)
    sample(made.outputs, "sound", CueKind.REST)
    assert made.speaker.played == ["rest-7.wav 300 tone"]
    sample(made.outputs, "voice", CueKind.HALFWAY)
    for thread in [each for each in threading.enumerate() if each.name == "try"]:
        thread.join(20)
    assert made.voice.made == ["Halfway."]
    assert made.speaker.played[1:] == ["hold-7.wav 900 voice"]


def test_closed_outputs_are_neither_heard_nor_asked() -> None:
    made = room(spoken=True)
    made.outputs.prepare(["Hold, left."])
    made.outputs.close()
    assert (made.outputs.sounds, made.outputs.speaks) == (False, False)
    made.outputs.give(GO, 3)
    assert made.speaker.played == ["close"]
