"""A track: sounds at their times, mixed."""

from __future__ import annotations

import os
import wave
from array import array
from itertools import chain
from pathlib import Path

import pytest
from cue_helps import read_sound
from hypothesis import given, settings
from hypothesis import strategies as st

from foottimer.cue.mix import HIGHEST, LOWEST, Track
from foottimer.cue.tones import RATE

CLICK = array("h", [100, -200, 300])
Pieces = list[tuple[int, int, int]]


def nothing(done_ms: int, total_ms: int) -> None:
    """Take no notice of the progress."""


def mixed(track: Track) -> array[int]:
    return array("h", chain.from_iterable(track.seconds()))


def slowly(total_ms: int, pieces: Pieces) -> array[int]:
    """Mix pieces of a level and a length sample by sample."""
    sums = [0] * (total_ms * RATE // 1000)
    for at_ms, level, length in pieces:
        start = at_ms * RATE // 1000
        for at in range(max(0, start), min(len(sums), start + length)):
            sums[at] += level
    return array("h", [max(LOWEST, min(HIGHEST, value)) for value in sums])


def test_a_sound_begins_at_its_time_in_silence() -> None:
    track = Track(2_500)
    track.add(1_000, CLICK)
    track.add(2_010, CLICK)
    expected = array("h", bytes(5 * RATE))
    expected[RATE : RATE + 3] = expected[2_010 * 441 // 10 : 2_010 * 441 // 10 + 3] = CLICK
    assert mixed(track) == expected


def test_what_lies_outside_is_left_out() -> None:
    track = Track(10)
    for at_ms in (-100, -10, 10, 5_000):
        track.add(at_ms, array("h", [7] * 442))
    assert mixed(track) == array("h", [7] + [0] * 440)


def test_sounds_that_overlap_are_added_up_to_full_level() -> None:
    track = Track(10)
    for level in (30_000, 20_000, -25_000):
        track.add(0, array("h", [level] * 3))
    track.add(1, array("h", [-30_000, 30_000]))
    track.add(1, array("h", [-20_000, 20_000]))
    assert mixed(track)[:4] == array("h", [25_000] * 3 + [0])
    assert mixed(track)[44:46] == array("h", [LOWEST, HIGHEST])


@settings(max_examples=40)
@given(
    st.integers(0, 2_200),
    st.lists(st.tuples(st.integers(-50, 2_300), st.integers(LOWEST, HIGHEST), st.integers(0, 50_000)), max_size=6),
)
def test_it_is_the_same_as_adding_sample_by_sample(total_ms: int, pieces: Pieces) -> None:
    track = Track(total_ms)
    for at_ms, level, length in pieces:
        track.add(at_ms, array("h", [level]) * length)
    assert mixed(track) == slowly(total_ms, pieces)


def test_it_is_written_with_its_progress(tmp_path: Path) -> None:
    track = Track(2_500)
    track.add(999, CLICK)
    done: list[tuple[int, int]] = []
    track.write(tmp_path / "out.wav", lambda *given: done.append(given))
    with wave.open(str(tmp_path / "out.wav")) as sound:
        assert (sound.getframerate(), sound.getnframes()) == (RATE, 2_500 * RATE // 1000)
    assert read_sound(tmp_path / "out.wav") == mixed(track)
    assert done == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]
    assert os.listdir(tmp_path) == ["out.wav"]


def test_a_track_of_no_length_is_a_file_too(tmp_path: Path) -> None:
    Track(-5).write(tmp_path / "out.wav", nothing)
    assert read_sound(tmp_path / "out.wav") == array("h")


def test_a_file_stays_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "out.wav").write_text("mine")

    def stop(done_ms: int, total_ms: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Track(3_000).write(tmp_path / "out.wav", stop)
    assert (tmp_path / "out.wav").read_text() == "mine"
    assert os.listdir(tmp_path) == ["out.wav"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.wav").symlink_to(tmp_path / "out.wav")
    Track(10).write(tmp_path / "link.wav", nothing)
    assert (tmp_path / "link.wav").is_symlink()
    assert len(read_sound(tmp_path / "out.wav")) == 441


def test_a_device_is_written_to_and_not_replaced() -> None:
    Track(10).write(Path(os.devnull), nothing)
    assert not Path(os.devnull).is_file()


def test_a_folder_that_is_not_there_and_a_track_too_long_raise_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Track(10).write(tmp_path / "none" / "out.wav", nothing)
    with pytest.raises(OSError, match="13 hours"):
        Track(14 * 3_600_000).write(tmp_path / "out.wav", nothing)
    assert os.listdir(tmp_path) == []
