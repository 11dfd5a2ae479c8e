"""`foottimer render`: the file, what is said of it, and what is refused."""

from __future__ import annotations

import io
import os
import signal
import sys
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foottimer.commands.progress import ProgressLine
from foottimer.cue.engines import SpeakingEngine, VoiceError, WritingEngine
from foottimer.cue.mix import Track
from foottimer.follow import hearing
from foottimer.routine.library import load_library
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style

Call = Callable[..., Any]
HOLD = """\
format = 1
name = "Stand"
[defaults]
get_ready = 5
[[block]]
name = "Stand [[tall]] --now"
hold = 20
"""
WAITING = """\
format = 1
name = "Wait"
[defaults]
get_ready = 0
[[block]]
name = "Scrunch"
reps = 5
sets = 2
rest = 5
[[block]]
name = "As long as you like"
open = true
expect = 12
"""


class Talker(WritingEngine):
    """Writes a tenth of a second for each sentence, but for those that hold a word it does not like."""

    def __init__(self, name: str = "talker") -> None:
        super().__init__(name, "", lambda *_: ([], ""))
        self.bad = "\n"
        self.asked: list[tuple[str, int, str]] = []

    def render(self, text: str, path: Path, rate: int, speaker: str) -> None:
        self.asked.append((text, rate, speaker))
        if self.bad in text:
            raise VoiceError("talker failed with status 1")
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 44_100, 4_410, "NONE", ""))
            file.writeframes(array("h", [9_000, -9_000] * 2_205).tobytes())


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = [Talker()]
    monkeypatch.setattr(hearing, "find_engines", lambda *_: tuple(found))
    monkeypatch.setattr(hearing, "os_release", lambda: "ID=debian")
    return found


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def facts(path: Path) -> tuple[int, int, int, int]:
    with wave.open(str(path)) as file:
        return file.getframerate(), file.getnchannels(), file.getsampwidth(), file.getnframes() * 1000 // 44_100


def samples(path: Path) -> array[int]:
    with wave.open(str(path)) as file:
        return array("h", file.readframes(file.getnframes()))


def test_a_routine_becomes_a_file(call: Call, routine: Call, out: Path) -> None:
    called = call("render", str(routine(HOLD)), "out.wav")
    assert (called.status, called.err) == (0, "")
    assert facts(out / "out.wav") == (44_100, 1, 2, 25_000 + 1_460)
    assert called.lines == ["out.wav: 0:27, 10 cues, 2.3 MB"]
    assert os.listdir(out) == ["out.wav"]


def test_the_labels_are_the_plan(call: Call, out: Path) -> None:
    called = call("render", "desk-break", "out.wav", "--labels", "out.txt")
    assert (called.status, len(called.lines)) == (0, 2)
    timeline = next(entry.timeline for entry in load_library(None) if entry.id == "desk-break")
    assert timeline is not None
    plan = [(cue.at, cue.cue.kind.value) for cue in CueSheet(timeline, Style()).plan() if cue.cue.tone]
    rows = [line.split("\t") for line in (out / "out.txt").read_text(encoding="utf-8").splitlines()]
    assert [(round(float(begin) * 1000), name) for begin, _, name in rows] == plan
    assert all(float(begin) < float(end) for begin, end, _ in rows)
    assert called.lines[1] == f"out.txt: {len(plan)} labels"


def test_the_settings_choose_cues_words_and_volume(call: Call, routine: Call, out: Path, engines: list[Any]) -> None:
    file = str(routine(HOLD))
    chosen = '[cues]\ncountdown = 1\n[words]\ndone = "Well done"\n[voice]\nrate = 200\nspeaker = "Alan"\n'
    (routine(HOLD).parent.parent / "settings.toml").write_text(chosen + "[sound]\nvolume = 3\n", encoding="utf-8")
    call("render", file, "soft.wav", "--voice", "--labels", "soft.txt")
    call("render", file, "loud.wav", "--volume", "9")
    call("render", file, "same.wav", "--volume", "3")
    assert engines[0].asked == [
        ("Get ready. Stand [[tall]] --now, hold 20 seconds.", 200, "Alan"),
        ("Halfway.", 200, "Alan"),
        ("Well done", 200, "Alan"),
    ]
    names = [line.split("\t")[2] for line in Path("soft.txt").read_text(encoding="utf-8").splitlines()]
    assert names == [
        "ready: Get ready. Stand [[tall]] --now, hold 20 seconds.",
        *("countdown", "go", "halfway: Halfway.", "countdown", "done: Well done"),
    ]
    tick = slice(4 * 44_100, 5 * 44_100)
    assert samples(out / "soft.wav")[tick] == samples(out / "same.wav")[tick]
    assert max(samples(out / "loud.wav")[tick]) > 5 * max(samples(out / "same.wav")[tick]) > 0


def test_what_is_spoken_is_laid_over_the_tones(call: Call, routine: Call, out: Path, engines: list[Any]) -> None:
    called = call("render", str(routine(HOLD)), "out.wav", "--voice")
    assert called.lines == ["out.wav: 0:27, 10 cues (3 with words), 2.3 MB"]
    call("render", str(routine(HOLD)), "tones.wav")
    voice, alone = samples(out / "out.wav"), samples(out / "tones.wav")
    differing = {place * 10 // 44_100 for place, (a, b) in enumerate(zip(voice, alone, strict=True)) if a != b}
    assert differing == {0, 150, 250}


def test_work_that_waits_is_named(call: Call, routine: Call, out: Path) -> None:
    called = call("render", str(routine(WAITING)), "out.wav")
    assert called.status == 0
    assert facts(out / "out.wav")[3] > 12_000
    first, *rows = called.err.splitlines()
    assert "when it is expected" in first
    assert [row.split()[0] for row in rows] == ["Scrunch", "As"]
    assert "2 times, first at 0:00" in rows[0]
    assert "for 0:12  at 0:" in rows[1]


def test_a_routine_that_is_not_for_everybody_says_so(call: Call, out: Path) -> None:
    name = next(entry.id for entry in load_library(None) if entry.routine and entry.routine.opt_in)
    assert "is not for everybody." in call("render", name, "out.wav").err


def test_a_file_that_is_there_is_written_over_only_with_force(call: Call, out: Path) -> None:
    for name in ("out.wav", "out.txt"):
        (out / name).write_text("mine")
        called = call("render", "desk-break", "new.wav" if name == "out.txt" else name, "--labels", "out.txt")
        assert (called.status, called.err) == (1, f"foottimer: {name} is there already: --force writes over it\n")
        assert (out / name).read_text() == "mine"
    assert sorted(os.listdir(out)) == ["out.txt", "out.wav"]
    assert call("render", "desk-break", "out.wav", "--labels", "out.txt", "--force").status == 0
    assert facts(out / "out.wav")[0] == 44_100
    assert (out / "out.txt").read_text().count("\t") > 10


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (".", 1, ". is a folder: name a file in it"),
        ("none/out.wav", 1, "none/out.wav can't be written: there is no folder none"),
        ("file/out.wav", 1, "file/out.wav can't be written: there is no folder file"),
        ("mine.toml", 2, "what is written here ends in .wav, not as mine.toml"),
        ("\x1b[2J.wav/a", 2, "what is written here ends in .wav, not as \\x1b[2J.wav/a"),
    ],
)
def test_a_place_that_can_t_be_written(call: Call, out: Path, typed: str, status: int, said: str) -> None:
    (out / "file").write_text("")
    called = call("render", "desk-break", typed)
    assert (called.status, called.out, called.err) == (status, "", f"foottimer: {said}\n")
    assert os.listdir(out) == ["file"]


def test_labels_are_a_text_and_the_folder_has_to_be_writable(
    call: Call, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("render", "desk-break", "out.wav", "--labels", "a.toml").status == 2
    monkeypatch.setattr(os, "access", lambda *_: False)
    called = call("render", "desk-break", "out.wav")
    assert (called.status, called.err) == (*(1, "foottimer: out.wav can't be written: the folder . is read-only\n"),)
    assert os.listdir(out) == []


def test_a_disk_that_is_full_leaves_nothing(call: Call, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Track, "write", full)
    called = call("render", "desk-break", "out.wav")
    assert (called.status, called.err) == (1, "foottimer: out.wav can't be written: No space left on device\n")


@pytest.mark.parametrize("volume", ["0", "11", "loud", "-1", "٣", "00100", "1" * 5000])
def test_a_volume_that_is_none(call: Call, out: Path, volume: str) -> None:
    called = call("render", "desk-break", "out.wav", "--volume", volume)
    assert called.status == 2
    assert "1" in called.err


def test_what_a_wav_file_can_t_hold(call: Call, routine: Call, out: Path) -> None:
    long = 'format = 1\nname = "Long"\n[[block]]\nname = "A"\ntime = "14h"\n'
    called = call("render", str(routine(long)), "out.wav")
    assert called.status == 1
    assert "too long: a WAV file holds 13 hours" in called.err
    assert os.listdir(out) == []


def test_sentences_that_fail_are_named_and_left_out(call: Call, routine: Call, out: Path, engines: list[Any]) -> None:
    engines[0].bad = "Stand"
    called = call("render", str(routine(HOLD)), "out.wav", "--voice")
    assert called.status == 1
    assert called.lines == ["out.wav: 0:27, 10 cues (2 with words), 2.3 MB"]
    assert called.err.splitlines() == [
        "1 sentence could not be spoken, and the track is without:",
        "  Get ready. Stand [[tall]] --now.",
    ]


def test_when_nothing_can_be_spoken_nothing_is_written(
    call: Call, routine: Call, out: Path, engines: list[Any]
) -> None:
    engines[0].bad = ""
    called = call("render", str(routine(HOLD)), "out.wav", "--voice")
    assert (called.status, called.out) == (1, "")
    assert called.err == "foottimer: Cues are not spoken: talker failed with status 1.\n"
    assert os.listdir(out) == []


@pytest.mark.parametrize(
    ("found", "chosen", "said"),
    [
        ((), "auto", "nothing here speaks into files: install espeak-ng (apt install espeak-ng)"),
        (("spd-say",), "auto", "nothing here speaks into files: install espeak-ng (apt install espeak-ng)"),
        (("spd-say",), "spd-say", "spd-say does not speak into files: install espeak-ng (apt install espeak-ng)"),
        ((), "espeak", "espeak does not speak into files: install espeak (apt install espeak)"),
        (("talker",), "espeak", "espeak does not speak into files: foottimer config set voice.engine talker"),
        (("spd-say", "talker"), "auto", ""),
    ],
)
def test_a_voice_needs_an_engine_that_writes(
    call: Call, home: Path, out: Path, engines: list[Any], found: tuple[str, ...], chosen: str, said: str
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f'[voice]\nengine = "{chosen}"\n', encoding="utf-8")
    engines[:] = [SpeakingEngine(name, "") if name == "spd-say" else Talker(name) for name in found]
    called = call("render", "desk-break", "out.wav", "--voice")
    assert (called.status, called.err) == ((1, f"foottimer: {said}\n") if said else (0, ""))
    assert os.listdir(out) == ([] if said else ["out.wav"])


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_progress_is_one_line_that_is_gone_in_the_end(
    call: Call, routine: Call, out: Path, engines: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    call("render", str(routine(HOLD)), "out.wav", "--voice")
    shown = screen.getvalue()
    assert "\n" not in shown
    assert "\rWriting 79 %" in shown
    assert shown.index("Making the tones") < shown.index("Writing 3 %")
    last = shown.rsplit("\r", 2)
    assert (last[1].strip(), last[2]) == ("", "")
    assert len(last[1]) >= len("Writing 100 %")


def test_what_ends_it_begins_a_new_line(call: Call, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Track, __: Path, progress: Callable[[int, int], None]) -> None:
        progress(1, 4)
        raise OSError(28, "No space left on device")

    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(Track, "write", full)
    call("render", "desk-break", "out.wav")
    assert screen.getvalue().replace("\r", "\n").splitlines()[-2:] == [
        "Writing 25 %    ",
        "foottimer: out.wav can't be written: No space left on device",
    ]


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_ends_it_and_leaves_no_half_file(
    call: Call, out: Path, monkeypatch: pytest.MonkeyPatch, name: str, status: int
) -> None:
    if not hasattr(signal, name):
        pytest.skip("there is no such signal here")
    before = signal.getsignal(getattr(signal, name))
    begun: list[list[str]] = []

    def shows(_: ProgressLine, text: str) -> None:
        if text.startswith("Writing") and not begun:
            begun.append(os.listdir(out))
            signal.raise_signal(getattr(signal, name))

    monkeypatch.setattr(ProgressLine, "show", shows)
    called = call("render", "desk-break", "out.wav")
    assert (called.status, called.out, called.err) == (status, "", "")
    assert len(begun[0]) == 1
    assert os.listdir(out) == []
    assert signal.getsignal(getattr(signal, name)) is before
