"""The measure itself: what it finds in samples whose beginnings are known."""

from __future__ import annotations

import math
from array import array

import pytest

from benchmarks.onsets import onsets
from foottimer.cue.tones import NAMES, RATE, RECIPES, samples


def track(seconds: float, *sounds: tuple[float, array[int]]) -> array[int]:
    """Silence with sounds in it, each with its start in ms."""
    made = array("h", bytes(2 * round(seconds * RATE)))
    for ms, sound in sounds:
        start = round(ms * RATE / 1_000)
        for place, value in enumerate(sound, start):
            made[place] = max(-32_768, min(32_767, made[place] + value))
    return made


def hum(seconds: float, level: int) -> array[int]:
    return array("h", [round(level * math.sin(place * 0.02)) for place in range(round(seconds * RATE))])


def test_silence_has_none() -> None:
    assert onsets(array("h")) == []
    assert onsets(track(1)) == []
    assert onsets(hum(1, 200)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("volume", [10, 4])
def test_every_strike_of_every_tone_is_found_where_it_is(name: str, volume: int) -> None:
    found = onsets(track(2, (123.4, samples(name, volume))), threshold=150)
    strikes = sorted({123.4 + strike.at for strike in RECIPES[name].strikes})
    assert len(found) == len(strikes)
    assert all(0 <= a - b < 3 for a, b in zip(found, strikes, strict=True)), (found, strikes)
    assert found[0] - strikes[0] < 2


def test_a_steady_sound_begins_once() -> None:
    assert onsets(track(2, (500, hum(1.4, 9_000)))) == pytest.approx([500], abs=1.5)


def test_a_sound_over_a_tail_that_rings_is_found() -> None:
    found = onsets(track(2, (100, samples("end")), (350, samples("countdown")), (601, samples("go"))))
    assert found[:3] == pytest.approx([100, 350, 601], abs=3)


def test_ticks_in_a_row_are_counted() -> None:
    tick = samples("beat", 5)
    at = [10 + 120.3 * number for number in range(100)]
    found = onsets(track(13, *((ms, tick) for ms in at)))
    assert len(found) == 100
    assert max(abs(a - b) for a, b in zip(found, at, strict=True)) < 2


def test_another_rate_and_threshold() -> None:
    clap = array("h", [*([0] * 8_000), *([900] * 400), *([0] * 8_000)])
    assert onsets(clap, rate=8_000) == [1_000]
    assert onsets(clap, threshold=901, rate=8_000) == []
