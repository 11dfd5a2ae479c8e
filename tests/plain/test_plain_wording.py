"""The sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lines import hold, line, made, opened, reps, rest

from foottimer.plain import wording
from foottimer.routine.model import Phase, Side
from foottimer.routine.timeline import Interval, Kind


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0, "0 s"),
        (2_500, "2.5 s"),
        (20_000, "20 s"),
        (60_000, "1 min"),
        (75_000, "1 min 15 s"),
        (3_600_000, "1 h"),
        (3_725_000, "1 h 2 min 5 s"),
    ],
)
def test_lengths_are_read_out(ms: int, said: str) -> None:
    assert wording.lasting(ms) == said


def test_measured_lengths_are_whole_seconds() -> None:
    assert wording.whole(59_999) == "59 s"


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (hold(load="8 kg", set=1, sets=1), "Hold, hold 20 s, with 8 kg."),
        (
            hold(side=Side.RIGHT, set=2, sets=3, round=1, rounds=2),
            "Right foot: Hold, hold 20 s, set 2 of 3, round 1 of 2.",
        ),
        (made(Kind.TIME, 30_000, "Skip rope", bpm=120), "Skip rope, 30 s at 120 beats a minute."),
        (opened(0, bpm=60), "Raises to fatigue, until you say done at 60 beats a minute, Enter says done."),
        (opened(0, max=45_000), "Raises to fatigue, until you say done, at most 45 s, Enter says done."),
        (reps(1), "Raise, 1 rep, 5 s."),
        (hold(side=Side.RIGHT), "Right foot: Hold, hold 20 s."),
        (hold(cues=("Breathe!",)), "Hold, hold 20 s. Breathe!"),
    ],
)
def test_work_is_one_line(interval: Interval, said: str) -> None:
    assert wording.work(interval, interactive=True) == said


def test_the_tempo_is_said_in_words() -> None:
    phases = (Phase("spread", 2_000), Phase("hold", 3_000), Phase("press", 3_000), Phase("relax", 2_000))
    assert wording.tempo(reps(6, phases)) == ["6 reps: spread 2, hold 3, press 3, relax 2."]
    assert wording.tempo(hold()) == []


def test_a_level_is_said_in_the_header() -> None:
    timeline = replace(line(hold(), rest()), level=2)
    assert wording.header(timeline, True, True, 1.0)[0] == "Feet, level 2: 35 s, 2 intervals."
    assert "rehearsal" not in " ".join(wording.header(timeline, True, True, 1.0))
