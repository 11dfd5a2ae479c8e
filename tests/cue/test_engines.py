"""The programs that speak, and what reaches them of a text."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from cue_helps import arguments, posix, program, read_sound, write_sound
from hypothesis import given
from hypothesis import strategies as st
from pretenders import ends

from foottimer.cue import engines
from foottimer.cue.engines import (
    LONGEST,
    SpeakingEngine,
    VoiceError,
    WritingEngine,
    checked,
    dispatcher_rate,
    find_engines,
    plain,
    windows_rate,
)

SENTENCE = "Next: Clock reach, left, 6 reps."


def which(*there: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in there else None


def command(platform: str, name: str, speaker: str = "", text: str = SENTENCE) -> tuple[list[str], str]:
    """The arguments and the standard input of an engine for a sentence at 200 words a minute."""
    (engine,) = find_engines(platform, which(name))
    assert isinstance(engine, WritingEngine)
    return engine._call(text, Path("/cache/x.wav"), 200, speaker)


@pytest.mark.parametrize(
    ("platform", "there", "found"),
    [
        ("darwin", ("say", "espeak-ng", "powershell"), ["say", "espeak-ng"]),
        ("win32", ("powershell", "say", "espeak-ng"), ["powershell", "espeak-ng"]),
        ("linux", ("spd-say", "espeak", "espeak-ng", "say", "powershell"), ["espeak-ng", "espeak", "spd-say"]),
        ("freebsd14", ("espeak",), ["espeak"]),
        ("linux", (), []),
    ],
)
def test_the_engines_of_a_machine_come_best_first(platform: str, there: tuple[str, ...], found: list[str]) -> None:
    engines = find_engines(platform, which(*there))
    assert [engine.name for engine in engines] == found
    assert [engine.program for engine in engines] == [f"/bin/{name}" for name in found]
    assert [engine.name for engine in engines if engine.speaks_directly] == [n for n in found if n == "spd-say"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SENTENCE, SENTENCE),
        ("Lift [[slnc 9000]] the [[rate 10]]toe", "Lift the toe"),
        ("Lift [[h@l@U", "Lift h@l@U"),
        ("[\x00[slnc 9]\x00] up", "slnc 9 up"),
        ('<speak><audio src="/etc/passwd"/>Hold</speak>', "Hold"),
        ("less than < 5 and > 3", "less than 5 and 3"),
        ("100 %n%s", "100 percent n percent s"),
        ("one\ttwo\r\nthree\x1b]9;x\x07 \u202efour", "one two three 9;x four"),
        ("-w other.wav", "-w other.wav"),
        ("…!?", ""),
        ("", ""),
        ("Dehne die Füße, 12×", "Dehne die Füße, 12×"),
    ],
)
def test_nothing_that_an_engine_obeys_is_spoken(text: str, said: str) -> None:
    assert plain(text) == said


def test_a_long_text_is_cut_between_words() -> None:
    said = plain("word " * 100)
    assert said == " ".join(["word"] * 60)
    assert plain("a" * 5_000) == "a" * LONGEST


@given(st.text(max_size=400))
def test_whatever_the_text_no_order_is_left(text: str) -> None:
    said = plain(text)
    assert not set("[]<>%") & set(said)
    assert said.isprintable()
    assert len(said) <= LONGEST
    assert plain(said) == said


@pytest.mark.parametrize("speaker", ["", "en-us+f3", "Kyoko (Enhanced)", "Amélie", "Microsoft Zira Desktop"])
def test_names_of_speakers_are_taken(speaker: str) -> None:
    assert checked(speaker) == speaker


@pytest.mark.parametrize("speaker", ["-w", "en/../../x", "a;b", "a\nb", "$(id)", 'a"b', "x" * 101, "%n"])
def test_what_is_no_name_of_a_speaker_is_refused(speaker: str) -> None:
    with pytest.raises(VoiceError, match="speaker's name") as caught:
        checked(speaker)
    assert speaker not in str(caught.value)


@pytest.mark.parametrize(("rate", "windows", "dispatcher"), [(80, -7, -100), (170, -1, 0), (180, 0, 4), (450, 8, 100)])
def test_rates_are_put_into_the_engine_s_own_measure(rate: int, windows: int, dispatcher: int) -> None:
    assert (windows_rate(rate), dispatcher_rate(rate)) == (windows, dispatcher)


def test_espeak_gets_the_text_by_its_input_and_a_short_path() -> None:
    assert command("linux", "espeak-ng", "en-us+f3") == (
        ["--stdin", "-b", "1", "-s", "200", "-v", "en-us+f3", "-w", "x.wav"],
        SENTENCE,
    )
    assert "-v" not in command("linux", "espeak")[0]


def test_say_gets_the_text_by_its_input() -> None:
    options = ["-r", "200", "-v", "Alex", "-o", "/cache/x.wav", "--data-format=LEI16@22050", "-f", "-"]
    assert command("darwin", "say", "Alex") == (options, SENTENCE)


def test_powershell_s_script_is_always_the_same() -> None:
    one, given = command("win32", "powershell", "Zira", "'; rm x")
    other, _ = command("win32", "powershell", "", "Rest")
    assert one == other
    assert '"' not in one[-1]
    assert given == "/cache/x.wav\n1\nZira\n'; rm x"


def engine(folder: Path, *lines: str, patience: float = 10) -> WritingEngine:
    return WritingEngine("fake", program(folder, "fake", *lines), engines._espeak, patience)


@posix
def test_a_sentence_is_written_to_a_file_however_long_its_path(tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "spoken.wav")
    fake = engine(tmp_path, f'cat > "{tmp_path}/heard"', f'cp "{sound}" "$7"')
    folder = tmp_path / ("deep" * 30) / ("deeper" * 20)
    folder.mkdir(parents=True)
    fake.render("Lift [[x]]\nthe toe", folder / "out.wav", 1_000, "")
    assert read_sound(folder / "out.wav") == read_sound(sound)
    assert (tmp_path / "heard").read_text() == "Lift the toe"
    assert arguments(fake.program) == ["--stdin", "-b", "1", "-s", "450", "-w", "out.wav"]


@posix
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("exit 3", "fake failed with status 3"),
        ("kill -9 $$", "fake failed with status -9"),
        ("true", "fake wrote no sound"),
        ('touch "$7"', "fake wrote no sound"),
    ],
)
def test_an_engine_that_fails_says_so_in_a_sentence(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "x.wav").write_text("of an earlier time")
    with pytest.raises(VoiceError) as caught:
        engine(tmp_path, line).render(SENTENCE, tmp_path / "x.wav", 170, "")
    assert str(caught.value) == reason


@posix
def test_an_engine_that_hangs_is_ended(tmp_path: Path) -> None:
    hanging = engine(tmp_path, "exec sleep 60", patience=0.02)
    with pytest.raises(VoiceError, match=r"no answer within 0\.02 s"):
        hanging.render(SENTENCE, tmp_path / "x.wav", 170, "")
    assert hanging._child is None


@posix
def test_a_sentence_under_way_can_be_stopped_with_what_the_engine_started(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "started")
    stopped = engine(tmp_path, f'sleep 600 & echo $! > "{tmp_path}/started"', "wait")
    failed: list[str] = []

    def render() -> None:
        try:
            stopped.render(SENTENCE, tmp_path / "x.wav", 170, "")
        except VoiceError as error:
            failed.append(str(error))

    thread = threading.Thread(target=render)
    thread.start()
    inner = int((tmp_path / "started").read_text())
    while thread.is_alive():
        stopped.stop()
        thread.join(0.01)
    assert failed == ["fake failed with status -9"]
    assert ends(inner)


def test_an_engine_that_can_t_be_started_says_so(tmp_path: Path) -> None:
    missing = WritingEngine("fake", str(tmp_path / "nothing"), engines._espeak)
    with pytest.raises(VoiceError, match="fake can't be used: No such file"):
        missing.render(SENTENCE, tmp_path / "x.wav", 170, "")


def test_nothing_to_say_and_a_wrong_speaker_start_nothing(tmp_path: Path) -> None:
    missing = WritingEngine("fake", str(tmp_path / "nothing"), engines._espeak)
    with pytest.raises(VoiceError, match="nothing to say"):
        missing.render("[[x]]", tmp_path / "x.wav", 170, "")
    with pytest.raises(VoiceError, match="speaker's name"):
        missing.render(SENTENCE, tmp_path / "x.wav", 170, "--help")


@posix
def test_spd_say_gets_the_text_after_its_options(tmp_path: Path) -> None:
    speaking = SpeakingEngine("spd-say", program(tmp_path, "spd-say"))
    speaking.speak("-S 100 %n", 170, "Alan")
    assert speaking._child._child is not None
    speaking._child._child.wait(10)
    assert arguments(speaking.program) == [
        *("--application-name", "foottimer", "--rate", "0", "--synthesis-voice", "Alan", "--"),
        "-S 100 percent n",
    ]


@posix
def test_spd_say_fails_with_the_sentence_after(tmp_path: Path) -> None:
    speaking = SpeakingEngine("spd-say", program(tmp_path, "spd-say", "exit 1"))
    speaking.speak(SENTENCE, 170, "")
    assert speaking._child._child is not None
    speaking._child._child.wait(10)
    with pytest.raises(VoiceError, match="spd-say failed with status 1"):
        speaking.speak(SENTENCE, 170, "")
    speaking.stop()


def test_spd_say_that_can_t_be_started_says_so(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="spd-say can't be used: No such file"):
        SpeakingEngine("spd-say", str(tmp_path / "nothing")).speak(SENTENCE, 170, "")


@posix
def test_one_spd_say_runs_at_a_time(tmp_path: Path) -> None:
    speaking = SpeakingEngine("spd-say", program(tmp_path, "spd-say", "exec sleep 60"))
    assert speaking.speak(SENTENCE, 170, "")
    first = speaking._child._child
    assert not speaking.speak("Rest.", 170, "")
    assert speaking._child._child is first
    speaking.stop()
    assert first is not None
    assert first.poll() is not None


@posix
def test_spd_say_that_hangs_is_ended_and_fails_with_the_sentence_after(tmp_path: Path) -> None:
    speaking = SpeakingEngine("spd-say", program(tmp_path, "spd-say", "exec sleep 60"), patience=0.05)
    assert speaking.speak(SENTENCE, 170, "")
    first = speaking._child._child
    assert first is not None
    assert first.wait(10) == -9
    with pytest.raises(VoiceError, match=r"spd-say gave no answer within 0\.05 s"):
        speaking.speak(SENTENCE, 170, "")
    speaking.stop()


@posix
def test_spd_say_may_be_given_time_to_hand_over_its_last_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gate")
    speaking = SpeakingEngine("spd-say", program(tmp_path, "spd-say", f'cat "{tmp_path}/gate"'))
    speaking.speak(SENTENCE, 170, "")
    last = speaking._child._child
    assert last is not None
    opened = threading.Thread(target=(tmp_path / "gate").write_text, args=("go",))
    opened.start()
    speaking.stop(10)
    opened.join()
    assert last.returncode == 0


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_ng_speaks(tmp_path: Path) -> None:
    speaking = next(one for one in find_engines("linux", shutil.which) if one.name == "espeak-ng")
    assert isinstance(speaking, WritingEngine)
    speaking.render("Halfway.", tmp_path / "x.wav", 170, "en-us")
    assert max(read_sound(tmp_path / "x.wav")) > 5_000
    with pytest.raises(VoiceError):
        speaking.render("Halfway.", tmp_path / "x.wav", 170, "nobody")
