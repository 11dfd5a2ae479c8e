"""A plan as a track: where tones and sentences are laid, how loud, and what is cut off."""

from __future__ import annotations

import threading
import wave
from array import array
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from foottimer.cue import tones
from foottimer.cue.engines import VoiceError, WritingEngine
from foottimer.cue.mix import HIGHEST
from foottimer.cue.tones import RATE
from foottimer.cue.voice import Voice
from foottimer.follow.rendering import LOUDEST, SPOKEN, labels, render, sentences, speak
from foottimer.routine.cues import CueKind
from foottimer.session.cues import Planned
from foottimer.session.yielding import Cue

SECOND = RATE


def planned(at: int, kind: CueKind, words: str = "", tone: str | None = None) -> Planned:
    return Planned(at, 0, Cue(at, kind, kind.value if tone is None else tone, words))


def sound(ms: int, level: int = 10_000) -> array[int]:
    return array("h", [level, -level] * (ms * RATE // 2_000))


def samples(plan: Sequence[Planned], total: int, volume: int = 10, **speech: array[int]) -> array[int]:
    return array("h", chain.from_iterable(render(plan, total, volume, speech).track.seconds()))


def test_tones_are_laid_at_their_sample_and_between_them_is_silence() -> None:
    made = samples([planned(1_000, CueKind.COUNTDOWN), planned(2_001, CueKind.GO)], 3_000, 5)
    tick, go = tones.samples("countdown", 5), tones.samples("go", 5)
    begin = 2_001 * RATE // 1000
    assert made[:SECOND] == array("h", bytes(2 * SECOND))
    assert made[SECOND : SECOND + len(tick)] == tick
    assert not any(made[SECOND + len(tick) : begin])
    assert made[begin : begin + len(go)] == go
    assert not any(made[begin + len(go) :])


def test_a_track_lasts_until_the_routine_and_its_last_cue_are_over() -> None:
    assert render([], 2_000, 7).track.total_ms == 2_000
    done = render([planned(2_000, CueKind.DONE)], 2_000, 7)
    assert 0 <= done.track.total_ms - 2_000 - tones.length("done") <= 1
    tone = tones.samples("done")
    assert samples([planned(2_000, CueKind.DONE)], 2_000)[2 * SECOND :][: len(tone)] == tone
    spoken = render([planned(2_000, CueKind.DONE, "Done.")], 2_000, 7, {"Done.": sound(3_000)})
    assert spoken.track.total_ms == 5_000


def test_what_has_neither_a_tone_nor_a_sentence_here_is_no_part_of_it() -> None:
    plan = [
        planned(0, CueKind.TIP, "Stand tall", ""),
        planned(0, CueKind.GO, "Hold."),
        planned(9, CueKind.TIP, "a", ""),
    ]
    made = render(plan, 2_000, 7, {"a": sound(100)})
    assert [(piece.at, piece.cue.kind, piece.spoken) for piece in made.placed] == [
        (0, CueKind.GO, False),
        (9, CueKind.TIP, True),
    ]
    assert list(labels(made.placed)) == [("0.000", "0.620", "go"), ("0.009", "0.109", "tip: a")]
    assert render(plan, 2_000, 7).placed == made.placed[:1]


def test_a_sentence_that_would_last_into_the_next_is_cut_with_a_fade() -> None:
    plan = [planned(0, CueKind.TIP, "long", ""), planned(500, CueKind.TIP, "next", "")]
    made = samples(plan, 2_000, 7, long=sound(900, 20_000), next=sound(100, 20_000))
    begin = 500 * RATE // 1000
    before, after = made[: begin - 40 * RATE // 1000], made[begin : begin + SECOND // 10]
    assert min(map(abs, before)) == max(map(abs, before)) == max(map(abs, after))
    fading = [abs(value) for value in made[begin - 40 * RATE // 1000 : begin]]
    assert sorted(fading, reverse=True) == fading
    assert fading[-1] == 0
    assert fading[len(fading) // 2] == pytest.approx(before[0] / 2, rel=0.01)


def test_a_tone_does_not_cut_a_sentence_nor_does_one_that_is_not_there() -> None:
    plan = [planned(0, CueKind.TIP, "long", ""), planned(100, CueKind.GO), planned(300, CueKind.TIP, "missing", "")]
    (long, go) = render(plan, 2_000, 7, {"long": sound(900)}).placed
    assert (long.until, go.at) == (900, 100)


def test_of_two_sentences_at_once_the_later_one_is_heard() -> None:
    plan = [planned(0, CueKind.TIP, "one", ""), planned(0, CueKind.TIP, "two", "")]
    assert [piece.cue.words for piece in render(plan, 900, 7, {"one": sound(90), "two": sound(90)}).placed] == ["two"]


@pytest.mark.parametrize("volume", [1, 4, 7])
def test_speech_is_as_loud_beside_tones_at_any_volume(volume: int) -> None:
    plan = [planned(0, CueKind.GO), planned(900, CueKind.TIP, "soft", ""), planned(1_900, CueKind.TIP, "loud", "")]
    made = samples(plan, 3_000, volume, soft=sound(100, 3_000), loud=sound(100, 12_000))
    loudest = SPOKEN * HIGHEST * tones.gain(volume) / tones.gain(LOUDEST)
    assert max(made[2 * SECOND - SECOND // 10 :]) == pytest.approx(loudest, abs=1)
    assert max(made[SECOND * 9 // 10 : SECOND * 19 // 10]) == pytest.approx(loudest / 4, abs=1)
    assert max(made[: SECOND * 9 // 10]) == pytest.approx(0.85 * HIGHEST * tones.gain(volume), rel=0.05)


@pytest.mark.parametrize("name", tones.NAMES)
def test_no_tone_is_cut_off_beside_a_voice(name: str) -> None:
    plan = [planned(0, CueKind.GO, "loud", name)]
    made = samples(plan, 2_000, 10, loud=array("h", [HIGHEST, -HIGHEST] * RATE))
    assert max(map(abs, made)) < 0.97 * HIGHEST
    assert made == samples(plan, 2_000, LOUDEST, loud=array("h", [HIGHEST, -HIGHEST] * RATE))


def test_the_sentences_of_a_plan_are_those_that_can_be_spoken() -> None:
    plan = [planned(at, CueKind.TIP, words, "") for at, words in enumerate(("b", "a", "", "…", "b"))]
    assert sentences(plan) == ("b", "a")


class Talker(WritingEngine):
    """Writes 100 ms for each sentence; not for those that it does not like. Waits to be let in."""

    def __init__(self, *bad: str) -> None:
        super().__init__("talker", "", lambda *_: ([], ""))
        self.may_go = threading.Event()
        self._bad = bad

    def render(self, text: str, path: Path, rate: int, speaker: str) -> None:
        assert self.may_go.wait(10)
        if text in self._bad:
            raise VoiceError("talker failed with status 1")
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 22_050, 2_205, "NONE", ""))
            file.writeframes(array("h", [9_000, -9_000] * 1_102 + [9_000]).tobytes())

    def stop(self) -> None:
        self.may_go.set()


def test_sentences_are_waited_for_and_those_that_fail_are_left_out(tmp_path: Path) -> None:
    engine, told, seen = Talker("b"), list[str](), list[tuple[int, int]]()
    voice = Voice(engine, tmp_path, 170, "", told.append)

    def progress(done: int, all_: int) -> None:
        seen.append((done, all_))
        engine.may_go.set()

    speech = speak(voice, ("a", "b", "c"), progress)
    assert sorted(speech) == ["a", "c"]
    assert {len(samples) for samples in speech.values()} == {4_410}
    assert seen[0] == (1, 3)
    assert told == []
    voice.close()


def test_a_sentence_whose_file_is_gone_or_broken_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Talker()
    engine.may_go.set()
    voice = Voice(engine, tmp_path, 170, "", print)
    speak(voice, ("a", "b", "c"), lambda *_: None)
    paths = [voice.path(text) for text in "ab"]
    assert None not in paths
    (tmp_path / "x").write_bytes(b"no sound")
    found = {"a": tmp_path / "gone", "b": tmp_path / "x", "c": paths[0]}
    monkeypatch.setattr(Voice, "path", lambda _, text: found[text])
    assert list(speak(voice, ("a", "b", "c"), lambda *_: None)) == ["c"]
    voice.close()
