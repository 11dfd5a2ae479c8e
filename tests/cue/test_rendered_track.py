"""A whole routine as it was written into a file: what sounds when, found in the samples."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations

import pytest
from cue_helps import read_sound
from spectra import alike, in_all, moments

from benchmarks.onsets import onsets
from foottimer.cli import main
from foottimer.cue.tones import RATE, RECIPES, count
from foottimer.routine.library import load_library
from foottimer.session.cues import CueSheet, Planned
from foottimer.session.drafting import Style

NAME = "foot-strength-1"
CLOSE = 10
"""Ms within which a cue has to begin."""
FAR_APART = ("countdown", "go", "switch", "rest", "done")
"""What must be told from each other by its spectrum alone."""


@pytest.fixture(scope="module")
def track(tmp_path_factory: pytest.TempPathFactory) -> array[int]:
    folder = tmp_path_factory.mktemp("track")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTTIMER_HOME", str(folder))
        assert main(["render", NAME, str(folder / "out.wav"), "--volume", "10"]) == 0
    return read_sound(folder / "out.wav")


@pytest.fixture(scope="module")
def begun(track: array[int]) -> list[float]:
    return onsets(track)


@pytest.fixture(scope="module")
def planned() -> list[Planned]:
    timeline = next(entry.timeline for entry in load_library(None) if entry.id == NAME)
    assert timeline is not None
    return [cue for cue in CueSheet(timeline, Style()).plan() if cue.cue.tone]


def nearest(ms: float, instants: Sequence[float]) -> float:
    """How far the nearest of the instants, which are in order, is from one."""
    place = bisect_left(instants, ms)
    return min(abs(ms - instant) for instant in instants[max(0, place - 1) : place + 1])


def test_every_planned_cue_is_heard_at_its_time(begun: list[float], planned: list[Planned]) -> None:
    late = {(cue.at, cue.cue.tone): nearest(cue.at, begun) for cue in planned}
    assert len(late) > 200
    assert {cue: ms for cue, ms in late.items() if ms > CLOSE} == {}


def test_nothing_is_heard_that_is_not_planned(begun: list[float], planned: list[Planned]) -> None:
    strikes = sorted(cue.at + strike.at for cue in planned for strike in RECIPES[cue.cue.tone].strikes)
    assert [ms for ms in begun if nearest(ms, strikes) > CLOSE] == []


def test_the_last_tone_is_whole(track: array[int], planned: list[Planned]) -> None:
    last = planned[-1]
    assert last.cue.tone == "done"
    assert len(track) == pytest.approx(last.at * RATE // 1000 + count("done"), abs=RATE // 1000)


def test_what_matters_most_differs_in_its_spectrum_as_it_is_heard(track: array[int], planned: list[Planned]) -> None:
    """Of each the first that nothing else sounds beside."""
    spectra: dict[str, list[float]] = {}
    ends = [*(cue.at for cue in planned[1:]), len(track) * 1000 // RATE + 1]
    for cue, end in zip(planned, ends, strict=True):
        name, start = cue.cue.tone, cue.at * RATE // 1000
        if name in FAR_APART and name not in spectra and (end - cue.at) * RATE // 1000 >= count(name):
            spectra[name] = in_all(moments(track[start : start + count(name)]))
    assert sorted(spectra) == sorted(FAR_APART)
    near = {pair: alike(spectra[pair[0]], spectra[pair[1]]) for pair in combinations(FAR_APART, 2)}
    assert {pair: like for pair, like in near.items() if like > 0.4} == {}
