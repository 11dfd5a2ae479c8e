from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import pytest
from spectra import alike, in_all, moments, one_after_the_other

from foottimer.cue import tones
from foottimer.cue.tones import NAMES, RATE, count, edition, gain, length, samples

ASKED = [
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
    "next",
    "last_set",
    "end",
    "done",
    "say",
    "pause",
]
TICKS = ("countdown", "countdown_end", "rep", "phase", "phase_2", "phase_3", "beat")
"""What comes once a second or more often."""
FAR_APART = ("countdown", "go", "switch", "rest", "done")
"""What must be told from each other by its spectrum alone."""
PHASES = ("rep", "phase", "phase_2", "phase_3")
made = cache(samples)


@cache
def spectrum(name: str) -> list[list[float]]:
    return moments(made(name))


def loudest(part: list[int]) -> int:
    return max(map(abs, part))


def test_every_cue_has_a_tone() -> None:
    assert sorted(NAMES) == sorted(ASKED)


@pytest.mark.parametrize("name", NAMES)
def test_a_tone_begins_at_once_and_without_a_click(name: str) -> None:
    wave = list(made(name))
    peak = loudest(wave)
    assert wave[0] == 0
    assert loudest(wave[: RATE * 2 // 1_000]) > peak * 0.1
    assert max(abs(b - a) for a, b in pairwise(wave[: RATE // 4_000])) < peak * 0.2
    assert loudest(wave[: RATE * 15 // 1_000]) > peak * 0.4


@pytest.mark.parametrize("name", NAMES)
def test_a_tone_dies_away(name: str) -> None:
    wave = list(made(name))
    assert loudest(wave[-RATE // 100 :]) < loudest(wave) * 0.02
    assert wave[-1] == 0


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off(name: str) -> None:
    assert 0.4 < loudest(list(made(name))) / 32_767 < 0.9


@pytest.mark.parametrize("name", NAMES)
def test_the_length_is_known_before_the_tone_is_made(name: str) -> None:
    assert count(name) == len(made(name))
    assert length(name) == pytest.approx(len(made(name)) * 1_000 / RATE, abs=0.1)


def test_what_comes_often_is_short_and_nothing_is_long() -> None:
    assert max(length(name) for name in TICKS) <= 120
    assert max(map(length, NAMES)) <= 1_500


def near(rows: dict[str, list[float]], most: float) -> list[tuple[str, str, float]]:
    """The pairs that are more alike than that."""
    pairs = [(one, other, alike(rows[one], rows[other])) for one, other in combinations(rows, 2)]
    return [pair for pair in pairs if pair[2] > most]


def test_what_matters_most_differs_in_its_spectrum() -> None:
    assert near({name: in_all(spectrum(name)) for name in FAR_APART}, 0.4) == []


def test_every_tone_is_told_from_every_other() -> None:
    assert near({name: one_after_the_other(spectrum(name)) for name in NAMES}, 0.6) == []


def test_a_repetition_is_brightest_and_its_phases_step_down() -> None:
    strongest = []
    for name in PHASES:
        powers = in_all(spectrum(name))
        strongest.append(powers.index(max(powers)))
    assert all(b <= a - 2 for a, b in pairwise(strongest)), strongest


@pytest.mark.parametrize(("name", "rises"), [("go", True), ("ready", True), ("rest", False), ("pause", False)])
def test_a_start_rises_and_an_end_falls(name: str, rises: bool) -> None:
    found = spectrum(name)
    first, last = found[1], in_all(found[-len(found) // 3 :])
    assert (last.index(max(last)) > first.index(max(first))) is rises


def test_switching_goes_there_and_back() -> None:
    found = spectrum("switch")
    strongest = [found[at * RATE // 1_000 // 1_024 + 1] for at in (0, 150, 300)]
    there = [powers.index(max(powers)) for powers in strongest]
    assert there[1] > there[0] == there[2]


def test_the_volume_goes_by_steps_that_are_heard() -> None:
    gains = [gain(volume) for volume in range(1, 11)]
    assert gains[-1] == 1
    assert all(b / a == pytest.approx(1.4125, abs=0.001) for a, b in pairwise(gains))
    quiet = loudest(list(samples("go", 1)))
    assert quiet == pytest.approx(loudest(list(made("go"))) * gains[0], abs=2)
    assert quiet > 800


@pytest.mark.parametrize("volume", [0, 11, -3])
def test_a_volume_that_is_none(volume: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 10"):
        samples("go", volume)


def test_a_name_that_is_no_tones() -> None:
    with pytest.raises(KeyError):
        samples("gong")


def test_each_asked_for_is_the_callers_own() -> None:
    first = samples("beat")
    first[0] = 5
    assert samples("beat")[0] == 0


def test_the_edition_changes_with_the_recipes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = edition()
    assert before == edition()
    monkeypatch.setitem(tones.RECIPES, "go", tones.RECIPES["rest"])
    changed = edition()
    monkeypatch.setattr(tones, "MAKING", 99)
    assert len({before, changed, edition()}) == 3
