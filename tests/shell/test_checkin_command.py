"""`checkin`: both sides of each test, gaps, what changed, a rough comparison; and `checkin run`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.commands import checkin, day, run
from foottimer.history.record import Answers, moment_at
from foottimer.routine.library import bundled_folder, load_file

Call = Callable[..., Any]
TODAY = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
TIMELINE = load_file(bundled_folder() / "check-in.toml").timeline
NUMBERS = (38, 45, 10, 12, 18, 22, 8.0, 10.5)
"""Eyes open, closed, calf raises, knee to wall: left and right each."""


@pytest.fixture(autouse=True)
def _stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day, "local_now", lambda: TODAY)


def measured(days_ago: int, numbers: Sequence[float] = NUMBERS) -> None:
    assert TIMELINE is not None
    with quick_store(paths.history_file()) as store:
        session = store.log(TIMELINE, moment_at(TODAY - timedelta(days=days_ago)), Answers(), TODAY)
        attempts = [row for row in store.record(session).attempts if row.kind.is_work]
        for row, number in zip(attempts, numbers, strict=True):
            store.correct(session, row.seq, recorded=number, now=TODAY)


def chosen(text: str) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(text)


def test_before_the_first_one_it_says_how_to_begin(call: Call, home: Any) -> None:
    told = call("checkin")
    assert told.lines == [checkin._NOTHING]
    assert "foottimer checkin run" in told.out
    assert json.loads(call("checkin", "--json").out) == {"tests": []}
    assert not home.exists()


def test_one_check_in_has_both_sides_gaps_and_flags(call: Call) -> None:
    measured(3)
    told = call("checkin")
    assert told.lines[0] == "Tests of 2026-11-20"
    assert "  2026-11-20  left 38, right 45 seconds  gap 7 (16 %)" in told.lines
    assert "  2026-11-20  left 18, right 22 reps  gap 4 (18 %)  !" in told.lines
    assert "  2026-11-20  left 8, right 10.5 cm  gap 2.5 (24 %)  !" in told.lines
    assert "The sides are more than 10 % apart, and the left has less" in told.out
    assert "The sides are more than 2 cm apart, and the left has less" in told.out
    assert "against" not in told.out
    assert max(map(len, told.lines)) <= 80


def test_several_have_a_trend_and_the_first_one_is_always_listed(call: Call) -> None:
    for place in range(9):
        measured(90 - 10 * place, [number + place for number in NUMBERS])
    told = call("checkin")
    assert told.lines[0] == "9 days with tests, 2026-08-25 to 2026-11-13"
    days = [line.split()[0] for line in told.lines if line.startswith("  2026")]
    assert days[:7] == [
        *("2026-08-25", "2026-09-24", "2026-10-04", "2026-10-14", "2026-10-24", "2026-11-03", "2026-11-13")
    ]
    assert "  against the time before, 2026-11-03: left +1, right +1" in told.lines
    assert "  against the first, 2026-08-25: left +8, right +8" in told.lines
    assert len(json.loads(call("checkin", "--json").out)["tests"][0]["points"]) == 9


@pytest.mark.parametrize(
    ("settings", "compared"),
    [
        ("", False),
        ("[you]\nage = 45\n", False),
        ('[you]\nsex = "male"\n', False),
        ('[you]\nage = 45\nsex = "male"\n', True),
    ],
)
def test_others_are_compared_with_only_where_age_and_sex_were_entered(
    call: Call, settings: str, compared: bool
) -> None:
    measured(3)
    chosen(settings)
    out = " ".join(call("checkin").out.split())
    assert ("rough comparison at 45, men: 28 reps (Hebert-Losier 2017" in out) is compared
    assert ("it is no verdict on you" in out) is compared
    assert ("foottimer config set you.age" in out) is not compared
    norms = [test["comparison"] for test in json.loads(call("checkin", "--json").out)["tests"]]
    assert [norm is not None for norm in norms] == [compared, False, compared, compared]
    if compared:
        assert norms[2]["called"] == "rough comparison"
        assert (norms[2]["low"], norms[2]["high"]) == (28, 28)


def test_lengths_are_told_in_the_unit_that_was_chosen_and_kept_in_cm(call: Call) -> None:
    measured(3)
    chosen('[units]\nlength = "in"\n')
    assert "left 3.1, right 4.1 in" in call("checkin").out
    assert json.loads(call("checkin", "--json").out)["tests"][3]["points"][0]["left"] == 8.0


@pytest.mark.parametrize(("given", "passed"), [((), []), (("--plain",), ["--plain"])])
def test_run_warms_up_before_it_tests(
    call: Call, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], passed: list[str]
) -> None:
    followed: list[list[str]] = []
    monkeypatch.setattr(run, "run", lambda arguments: followed.append(list(arguments)) or 3)
    assert call("checkin", "run", *given).status == 3
    assert followed == [["foot-activation", "check-in", *passed]]


def test_the_routines_of_a_check_in_are_there(call: Call) -> None:
    assert [call("show", name).status for name in (checkin.WARM_UP, checkin.TEST)] == [0, 0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "--json"), "leave out run"),
        (("--plain",), "--plain goes with run"),
        (("walk",), "invalid choice: 'walk'"),
    ],
)
def test_what_can_not_be_meant_is_refused(call: Call, arguments: tuple[str, ...], said: str) -> None:
    refused = call("checkin", *arguments)
    assert (refused.status, refused.out) == (2, "")
    assert said in refused.err
