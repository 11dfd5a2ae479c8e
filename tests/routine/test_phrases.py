"""An interval in words."""

from __future__ import annotations

import pytest
from lines import hold, opened, reps

from foottimer.routine.model import Side
from foottimer.routine.phrases import amount, counters, span
from foottimer.routine.timeline import Interval


@pytest.mark.parametrize(
    ("ms", "text"),
    [(20_000, "20 s"), (7_500, "7.5 s"), (90_000, "1:30 min"), (90_001, "1:31 min"), (3_723_000, "1:02:03 h")],
)
def test_a_length_is_said_as_a_person_says_it(ms: int, text: str) -> None:
    assert span(ms) == text


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (hold(20_000), "20 s"),
        (reps(1), "1 rep"),
        (reps(6), "6 reps"),
        (reps(6, side=Side.ALTERNATE), "6 reps a side"),
        (opened(30_000), "until done"),
        (opened(30_000, max=45_000), "at most 45 s"),
    ],
)
def test_an_amount_is_what_the_interval_asks_for(interval: Interval, text: str) -> None:
    assert amount(interval) == text


def test_what_there_is_only_one_of_is_not_counted() -> None:
    assert counters(hold(set=1, sets=1, round=1, rounds=1)) == ""
    assert counters(hold(set=2, sets=3, round=1, rounds=2)) == "round 1 of 2 · set 2 of 3"
