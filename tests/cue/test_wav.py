from __future__ import annotations

import io
import math
import os
import struct
import wave
from array import array
from pathlib import Path

import pytest

from foottimer.cue import pcm, wav
from foottimer.cue.pcm import scaled, wav_bytes
from foottimer.cue.tones import RATE, samples
from foottimer.cue.wav import read_as_written, read_wav, write_wav

SINE = array("h", [round(12_000 * math.sin(place * 0.05)) for place in range(2_000)])


def written(values: list[int], channels: int = 1, width: int = 2, rate: int = RATE) -> bytes:
    """A WAV file as the standard library writes it; values of 16 bits."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        for value in values:
            wide = (value << 8 * (width - 2)) if width > 1 else (value >> 8) + 128
            file.writeframesraw(wide.to_bytes(width, "little", signed=width > 1))
    return held.getvalue()


def test_what_is_written_is_what_others_read(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", SINE)
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert array("h", file.readframes(5_000)) == SINE
    assert (tmp_path / "a.wav").read_bytes() == wav_bytes(SINE)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", SINE)
    assert read_wav(tmp_path / "a.wav") == SINE


def test_sound_at_another_rate_is_written_and_read_as_it_is(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", SINE, 22_050)
    assert (tmp_path / "a.wav").read_bytes() == written(list(SINE), rate=22_050)
    assert read_as_written(tmp_path / "a.wav") == (SINE, 22_050)


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_samples_of_every_width_are_read(tmp_path: Path, width: int) -> None:
    (tmp_path / "a.wav").write_bytes(written(list(SINE), width=width))
    found = read_wav(tmp_path / "a.wav")
    assert len(found) == len(SINE)
    assert max(abs(a - b) for a, b in zip(found, SINE, strict=True)) <= (255 if width == 1 else 0)


def test_two_channels_become_one(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(written([1_000, 3_000, -400, -200], channels=2))
    assert list(read_wav(tmp_path / "a.wav")) == [2_000, -300]


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 48_000, 96_000])
def test_any_rate_becomes_ours(tmp_path: Path, rate: int) -> None:
    """A sine of 300 Hz stays one, as long and as loud."""
    values = [round(10_000 * math.sin(2 * math.pi * 300 * place / rate)) for place in range(rate // 5)]
    (tmp_path / "a.wav").write_bytes(written(values, rate=rate))
    found = read_wav(tmp_path / "a.wav")
    assert len(found) == pytest.approx(RATE / 5, abs=2)
    wanted = [10_000 * math.sin(2 * math.pi * 300 * place / RATE) for place in range(len(found))]
    assert max(abs(a - b) for a, b in zip(found[:-10], wanted, strict=False)) < 150


def test_a_file_out_of_a_pipe_may_claim_any_size() -> None:
    for claimed in (0xFFFFFFFF, 0x7FFFF000):
        data = bytearray(wav_bytes(SINE))
        struct.pack_into("<I", data, 4, claimed)
        struct.pack_into("<I", data, 40, claimed)
        assert pcm.from_wav(bytes(data)) == SINE


def test_the_extensible_form_and_chunks_between_are_read() -> None:
    form = struct.pack("<HHIIHHHHI", 0xFFFE, 1, RATE, 2 * RATE, 2, 16, 22, 16, 4) + struct.pack("<H", 1) + bytes(14)
    chunks = [(b"LIST", b"odd"), (b"fmt ", form), (b"data", SINE.tobytes())]
    inside = b"".join(struct.pack("<4sI", name, len(held)) + held + bytes(len(held) % 2) for name, held in chunks)
    assert pcm.from_wav(b"RIFF" + bytes(4) + b"WAVE" + inside) == SINE


def test_no_sound_at_all_is_a_sound() -> None:
    assert pcm.from_wav(wav_bytes(array("h"))) == array("h")
    assert pcm.from_wav(written([], rate=8_000)) == array("h")


def test_a_frame_that_breaks_off_is_left_out() -> None:
    data = written([1_000, 3_000, 5, 7], channels=2)
    assert list(pcm.from_wav(data[:-1])) == [2_000]


WRONG = {
    "empty": (b"", "no WAV"),
    "text": (b"RIFFRAFF of all kinds", "no WAV"),
    "cut": (wav_bytes(SINE)[:20], "breaks off"),
    "nothing of it": (b"RIFF\0\0\0\0WAVE", "nothing of its format"),
    "data first": (b"RIFF\0\0\0\0WAVEdata\4\0\0\0abcd", "nothing of its format"),
    "no data": (wav_bytes(SINE)[:36], "no sound"),
    "floats": (wav_bytes(SINE)[:20] + b"\3\0" + wav_bytes(SINE)[22:], "whole numbers"),
    "12 bits": (wav_bytes(SINE)[:34] + b"\x0c\0" + wav_bytes(SINE)[36:], "whole numbers"),
    "surround": (written([0] * 6, channels=6), "6 channels"),
    "too slow": (written([0] * 6, rate=10), "10 samples a second"),
}


@pytest.mark.parametrize("why", WRONG)
def test_what_is_no_sound_is_refused_with_a_sentence(tmp_path: Path, why: str) -> None:
    data, sentence = WRONG[why]
    (tmp_path / "a.wav").write_bytes(data)
    with pytest.raises(ValueError, match=sentence):
        read_wav(tmp_path / "a.wav")


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.wav").write_bytes(written([0] * 9_000, rate=4_000))
    monkeypatch.setattr(pcm, "LONGEST", 2)
    with pytest.raises(ValueError, match="longer than"):
        read_wav(tmp_path / "a.wav")
    monkeypatch.setattr(wav, "MOST", 1_000)
    with pytest.raises(ValueError, match="larger than"):
        read_wav(tmp_path / "a.wav")


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    write_wav(tmp_path / "a.wav", SINE)
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_wav(tmp_path / "a.wav", array("h", [1]))
    assert [file.name for file in tmp_path.iterdir()] == ["a.wav"]
    assert read_wav(tmp_path / "a.wav") == SINE


def test_a_volume_makes_quieter_and_never_touches_what_it_was_given() -> None:
    loud = samples("go")
    before = loud[:]
    quiet = scaled(loud, 4)
    assert max(quiet) == pytest.approx(max(loud) * 10 ** (-18 / 20), abs=1)
    same = scaled(loud, 10)
    assert same == loud
    same[0] = 9
    assert loud == before
    with pytest.raises(ValueError, match="from 1 to 10"):
        scaled(loud, 0)


def test_a_machine_with_its_bytes_the_other_way_round_writes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    turned = SINE[:]
    turned.byteswap()
    wanted = wav_bytes(SINE)
    monkeypatch.setattr(pcm.sys, "byteorder", "big")
    assert wav_bytes(turned) == wanted
    assert pcm.from_wav(wanted) == turned
