"""Sentences that are rendered ahead, kept, and given up when the engine is."""

from __future__ import annotations

import os
import threading
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from cue_helps import TONE, read_sound, write_sound
from hypothesis import given
from hypothesis import strategies as st

from foottimer.cue import voice as room
from foottimer.cue.engines import SpeakingEngine, VoiceError, WritingEngine
from foottimer.cue.kept import tidy
from foottimer.cue.pcm import scaled
from foottimer.cue.voice import Voice, trimmed

SILENCE = array("h", [0] * 3_000)


class FakeEngine(WritingEngine):
    """Writes a tone between silences, unless the text is one that it does not like."""

    def __init__(self) -> None:
        super().__init__("fake", "", lambda *_: ([], ""))
        self.asked: list[str] = []
        self.bad: set[str] = set()
        self.samples = SILENCE + TONE + SILENCE
        self.may_go = threading.Event()
        self.may_go.set()
        self.begun = threading.Event()
        self.stopped = False

    def render(self, text: str, path: Path, rate: int, speaker: str) -> None:
        self.asked.append(text)
        self.begun.set()
        assert self.may_go.wait(10)
        if text in self.bad:
            raise VoiceError("fake failed with status 1")
        write_sound(path, self.samples)

    def stop(self) -> None:
        self.stopped = True
        self.may_go.set()


class Talk:
    """A voice of a fake engine, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = FakeEngine()
        self.told: list[str] = []
        self.voice = self.another()

    def another(self, rate: int = 170, speaker: str = "") -> Voice:
        return Voice(self.engine, self.folder, rate, speaker, self.told.append)

    def prepare(self, *texts: str) -> None:
        self.voice.prepare(texts)
        assert self.voice.wait(10)

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    made = Talk(tmp_path / "new" / "voice")
    yield made
    made.voice.close()
    assert made.voice.wait(10)


def test_sentences_are_rendered_in_order_and_found(talk: Talk) -> None:
    talk.prepare("Rest.", "Halfway.", "Rest.", "…")
    assert talk.engine.asked == ["Rest.", "Halfway."]
    path = talk.voice.path("Rest.")
    assert path is not None
    assert path != talk.voice.path("Halfway.")
    assert talk.files() == sorted({path.name, getattr(talk.voice.path("Halfway."), "name", "")})
    assert (talk.voice.path("…"), talk.voice.path("Never asked for.")) == (None, None)


def test_they_are_stored_without_the_silence_around(talk: Talk) -> None:
    talk.prepare("Rest.")
    path = talk.voice.path("Rest.")
    assert path is not None
    assert read_sound(path) == SILENCE[:100] + TONE + SILENCE[:100]
    assert talk.voice.ms("Rest.") == 1_200 * 1000 // 22_050
    assert talk.voice.ms("Halfway.") is None


def test_a_softer_sentence_is_made_of_the_one_that_is_there(talk: Talk) -> None:
    talk.prepare("Rest.")
    softer = talk.voice.path("Rest.", 2)
    assert softer is not None
    assert read_sound(softer) == scaled(SILENCE[:100] + TONE + SILENCE[:100], 5)
    assert talk.voice.path("Rest.", 2) == softer
    assert talk.voice.path("Rest.", 7) == talk.voice.path("Rest.")
    assert talk.voice.path("Halfway.", 5) is None
    loud = talk.voice.path("Rest.")
    assert loud is not None
    loud.write_bytes(b"damaged")
    assert talk.voice.path("Rest.", 4) is None


def test_preparing_returns_at_once_and_the_latest_wishes_go_first(talk: Talk) -> None:
    talk.engine.may_go.clear()
    talk.voice.prepare(["a", "b", "c"])
    assert talk.engine.begun.wait(10)
    assert (talk.voice.path("a"), talk.voice.left) == (None, 2)
    talk.voice.prepare(["d", "c"])
    assert not talk.voice.wait(0)
    talk.engine.may_go.set()
    assert talk.voice.wait(10)
    assert talk.engine.asked == ["a", "d", "c", "b"]
    assert talk.voice.left == 0


def test_what_was_rendered_is_not_rendered_again(talk: Talk) -> None:
    talk.prepare("Rest.")
    talk.prepare("Rest.")
    talk.voice = talk.another()
    assert talk.voice.path("Rest.") is None
    talk.prepare("Rest.")
    assert talk.voice.path("Rest.") is not None
    assert talk.voice.ms("Rest.") == 54
    assert talk.engine.asked == ["Rest."]


def test_another_rate_or_speaker_has_files_of_its_own(talk: Talk) -> None:
    talk.prepare("Rest.")
    for other in (talk.another(rate=200), talk.another(speaker="Alan")):
        talk.voice = other
        talk.prepare("Rest.")
    assert talk.engine.asked == ["Rest."] * 3
    assert len(talk.files()) == 3


@pytest.mark.parametrize("damage", [b"", b"RIFF", b"half"])
def test_a_damaged_file_is_not_served_but_rendered_anew(talk: Talk, damage: bytes) -> None:
    talk.prepare("Rest.")
    path = talk.voice.path("Rest.")
    assert path is not None
    whole = path.read_bytes()
    path.write_bytes(whole[:-50] if damage == b"half" else damage)
    talk.voice = talk.another()
    talk.prepare("Rest.")
    assert path.read_bytes() == whole
    assert talk.engine.asked == ["Rest."] * 2


def test_a_file_that_was_deleted_is_not_served(talk: Talk) -> None:
    talk.prepare("Rest.")
    path = talk.voice.path("Rest.")
    assert path is not None
    path.unlink()
    assert talk.voice.path("Rest.") is None
    talk.prepare("Rest.")
    assert talk.voice.path("Rest.") == path


def test_an_engine_that_fails_twice_in_a_row_is_given_up_and_told_of_once(talk: Talk) -> None:
    talk.engine.bad = {"b", "c"}
    talk.prepare("a", "b", "c", "d")
    assert talk.engine.asked == ["a", "b", "c"]
    assert talk.told == ["Cues are not spoken: fake failed with status 1."]
    assert not talk.voice.live
    assert talk.voice.path("a") is not None
    talk.prepare("e")
    assert talk.engine.asked[-1] == "c"
    assert len(talk.told) == 1


def test_telling_that_fails_ends_no_thread(talk: Talk) -> None:
    def fail(_: str) -> None:
        raise RuntimeError("nobody is there any more")

    talk.engine.bad = {"a"}
    talk.voice = Voice(talk.engine, talk.folder, 170, "", fail)
    talk.prepare("a")
    assert not talk.voice.live


def test_without_a_thread_to_be_had_nothing_is_ready(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(room, "in_background", lambda *_: None)
        talk.prepare("a")
    assert talk.voice.path("a") is None
    talk.prepare("b")
    assert talk.engine.asked == ["b", "a"]


def test_a_single_failure_is_tried_again_when_the_others_are_done(talk: Talk) -> None:
    talk.engine.bad = {"b"}
    talk.prepare("a", "b", "c", "d")
    assert talk.engine.asked == ["a", "b", "c", "d", "b"]
    assert (talk.voice.live, talk.told, talk.voice.path("b")) == (True, [], None)
    assert len(talk.files()) == 3


def test_the_only_sentence_failing_twice_is_enough(talk: Talk) -> None:
    talk.engine.bad = {"a"}
    talk.prepare("a")
    assert talk.engine.asked == ["a", "a"]
    assert len(talk.told) == 1


@pytest.mark.parametrize("samples", [SILENCE, array("h")])
def test_silence_and_nothing_are_failures(talk: Talk, samples: array[int]) -> None:
    talk.engine.samples = samples
    talk.prepare("a")
    assert talk.told == ["Cues are not spoken: fake wrote only silence."]
    assert talk.files() == []


def test_what_is_no_sound_is_a_failure(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk.engine, "render", lambda text, path, *_: path.write_bytes(b"RIFF"))
    talk.prepare("a")
    assert talk.told == ["Cues are not spoken: what fake wrote is no sound."]
    assert talk.files() == []


def test_a_cache_that_can_t_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    talk = Talk(tmp_path / "file")
    talk.prepare("a")
    assert talk.told == ["Cues are not spoken: no sentence can be kept (File exists)."]
    assert talk.voice.path("a") is None


def test_a_closed_voice_renders_nothing_more_and_tells_nothing(talk: Talk) -> None:
    talk.engine.bad = {"a", "b"}
    talk.engine.may_go.clear()
    talk.voice.prepare(["a", "b", "c"])
    assert talk.engine.begun.wait(10)
    talk.voice.close()
    assert talk.voice.wait(10)
    talk.voice.prepare(["d"])
    assert (talk.engine.asked, talk.told, talk.engine.stopped, talk.voice.live) == (["a"], [], True, False)


def test_the_cache_does_not_grow_for_ever(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    talk.prepare("old", "used again", "older")
    for age, text in enumerate(("older", "used again", "old")):
        path = talk.voice.path(text)
        assert path is not None
        os.utime(path, (1_000 + age, 1_000 + age))
    one = path.stat().st_size
    monkeypatch.setattr(room, "MOST_KEPT", 3 * one)
    before, talk.voice = talk.voice, talk.another()
    talk.prepare("used again", "new")
    assert [text for text in ("older", "old", "used again", "new") if before.path(text) or talk.voice.path(text)] == [
        "old",
        "used again",
        "new",
    ]


def test_what_is_in_use_stays_however_little_room_there_is(tmp_path: Path) -> None:
    kept, other, foreign = (write_sound(tmp_path / name) for name in ("a.wav", "b.wav", "c.txt"))
    tidy(tmp_path, 0, [kept])
    assert [path.exists() for path in (kept, other, foreign)] == [True, False, True]
    tidy(tmp_path / "nothing", 0)


class FakeSpeaking(SpeakingEngine):
    """Speaks at once, unless it is broken."""

    def __init__(self) -> None:
        super().__init__("spd-say", "")
        self.said: list[str] = []
        self.broken = False
        self.busy = False

    def speak(self, text: str, rate: int, speaker: str) -> bool:
        if self.broken:
            raise VoiceError("spd-say failed with status 1")
        self.said.append(f"{text} {rate} {speaker}")
        return not self.busy


def test_an_engine_that_speaks_directly_is_asked_at_once(tmp_path: Path) -> None:
    engine, told = FakeSpeaking(), list[str]()
    voice = Voice(engine, tmp_path / "voice", 170, "Alan", told.append)
    voice.prepare(["Rest."])
    voice.speak("Rest.")
    assert (voice.speaks_directly, voice.name, voice.path("Rest."), engine.said) == (
        *(True, "spd-say", None),
        ["Rest. 170 Alan"],
    )
    engine.broken = True
    for _ in range(3):
        voice.speak("Rest.")
    assert (told, voice.live) == (["Cues are not spoken: spd-say failed with status 1."], False)
    assert not (tmp_path / "voice").exists()


def test_an_engine_that_hangs_is_given_up_though_others_were_left_out_meanwhile(tmp_path: Path) -> None:
    engine, told = FakeSpeaking(), list[str]()
    voice = Voice(engine, tmp_path / "voice", 170, "", told.append)
    for engine.broken, engine.busy in ((True, False), (False, True), (False, True), (True, False)):
        voice.speak("Rest.")
    assert (len(told), voice.live) == (1, False)


def test_a_failure_is_forgotten_when_the_engine_speaks_again(tmp_path: Path) -> None:
    engine, told = FakeSpeaking(), list[str]()
    voice = Voice(engine, tmp_path / "voice", 170, "", told.append)
    for engine.broken in (True, False, True):
        voice.speak("Rest.")
    assert (told, voice.live) == ([], True)


def test_an_engine_that_writes_files_does_not_speak(talk: Talk) -> None:
    talk.voice.speak("Rest.")
    assert (talk.engine.asked, talk.voice.speaks_directly) == ([], False)


def test_sound_is_cut_to_where_it_is_heard() -> None:
    noise = array("h", [20, -20] * 1_500)
    assert trimmed(noise + TONE + noise) == noise[-100:] + TONE + noise[:100]
    assert trimmed(TONE) == TONE
    assert trimmed(SILENCE) == trimmed(array("h")) == array("h")
    assert trimmed(array("h", [0, -32_768, 0])) == array("h", [0, -32_768, 0])


@given(st.lists(st.integers(-32_768, 32_767), max_size=600))
def test_nothing_that_is_heard_is_cut_off(values: list[int]) -> None:
    samples = array("h", values)
    heard = trimmed(samples)
    loudest = max(map(abs, values), default=0)
    assert sum(abs(value) > loudest // 100 for value in heard) == sum(abs(value) > loudest // 100 for value in values)
    assert trimmed(heard) == heard
