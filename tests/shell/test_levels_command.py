"""`levels`: how each series stands, why, and a level of one's own choice."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.commands import day, levels
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.record import Answers, moment_at
from foottimer.history.store import open_for_reading
from foottimer.routine.library import bundled_folder, load_file
from foottimer.session.clock import ManualClock

Call = Callable[..., Any]
TODAY = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
GREEN = Answers(rpe=5, pain=0, red_flag=False)
SERIES = (
    *("ankle-mobility", "balance", "calf-capacity", "foot-strength", "lower-body", "plyo-intro", "plyo-progress"),
)


@pytest.fixture(autouse=True)
def _stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day, "local_now", lambda: TODAY)
    monkeypatch.setattr(levels, "SystemClock", lambda: ManualClock(TODAY))


def did(routine: str, *days_ago: int, answers: Answers = GREEN) -> None:
    timeline = load_file(bundled_folder() / f"{routine}.toml").timeline
    assert timeline is not None
    with quick_store(paths.history_file()) as store:
        for days in days_ago:
            store.log(timeline, moment_at(TODAY - timedelta(days=days)), answers, TODAY)


def decided() -> Sequence[Decision]:
    store = open_for_reading(paths.history_file())
    if store is None:
        return ()
    with store:
        return store.decisions()


def of(call: Call, series: str) -> dict[str, Any]:
    (found,) = json.loads(call("levels", series, "--json").out)["series"]
    return dict(found)


def test_every_series_is_told_with_its_reason(call: Call) -> None:
    did("foot-strength-1", 13, 8, 3)
    told = call("levels")
    blocks = told.out.rstrip("\n").split("\n\n")
    assert tuple(block.partition(":")[0] for block in blocks) == SERIES
    assert all(len(block.splitlines()) > 1 for block in blocks), "no level without why"
    (own,) = [block for block in blocks if block.startswith("foot-strength")]
    assert own.splitlines()[0] == "foot-strength: level 2 of 3 since 20 November"
    assert "level 2 is earned." in own
    assert max(map(len, told.lines)) <= 80


def test_without_a_history_all_are_at_their_first_level_and_nothing_is_made(call: Call, home: Any) -> None:
    found = json.loads(call("levels", "--json").out)
    assert {one["series"]: one["level"] for one in found["series"]} == dict.fromkeys(SERIES, 1)
    assert (found["today"], found["sore"]) == ("2026-11-23", [])
    assert not home.exists()


def test_one_series_is_told_with_its_numbers_and_steps(call: Call) -> None:
    did("foot-strength-1", 22, 18, 12)
    did("foot-strength-2", 9, 5)
    out = call("levels", "foot-strength").out
    assert "foot-strength: level 2 of 3 since 11 November, 2 sessions at it" in out
    assert "Green sessions of the last 3" in out
    assert "2026-11-11, level 2: Three green sessions" in out
    assert "balance" not in out
    found = of(call, "foot-strength")
    assert (found["level"], found["top"], found["since"], found["chosen"]) == (2, 3, "2026-11-11", False)
    assert [(one["day"], one["colour"], one["share"]) for one in found["sessions"]] == [
        ("2026-11-14", "green", 1.0),
        ("2026-11-18", "green", 1.0),
    ]
    assert found["steps"][0]["level"] == 2
    assert found["why"]
    assert {fact["label"] for fact in found["facts"]} >= {"Green sessions of the last 3", "Days since the first"}


def test_a_level_of_ones_own_choice_is_written_down_and_counts(call: Call) -> None:
    done = call("levels", "set", "foot-strength", "3")
    assert done.lines[0] == "foot-strength is at level 3 from now on; it was 1. Written down as your own choice."
    assert done.lines[-1] == "To go back: foottimer levels set foot-strength 1"
    (entry,) = decided()
    assert (entry.kind, entry.day, entry.about, entry.value) == (
        DecisionKind.LEVEL,
        date(2026, 11, 23),
        "foot-strength",
        "3",
    )
    assert (of(call, "foot-strength")["level"], of(call, "foot-strength")["chosen"]) == (3, True)
    assert "level 3 of 3 since 23 November, your own choice" in call("levels").out
    assert call("levels", "set", "foot-strength", "3").lines == [
        "foot-strength is at level 3 already, so nothing was written down."
    ]
    assert call("levels", "set", "foot-strength", "1").status == 0
    assert [one.value for one in decided()] == ["3", "1"]
    assert of(call, "foot-strength")["level"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "fot-strength", "2"), "did you mean foot-strength?"),
        (("set", "xyz", "2"), "there are ankle-mobility, balance,"),
        (("set", "foot-strength", "4"), "foot-strength has no level 4: it has 1, 2, 3"),
        (("set", "foot-strength", "0"), "has no level 0"),
        (("set", "foot-strength", "two"), "has no level two"),
        (("set", "foot-strength", "\x1b[2J"), "has no level \\x1b[2J"),
        (("set", "foot-strength"), "set takes a series and a level"),
        (("set", "foot-strength", "2", "--json"), "set takes a series and a level"),
        (("foot-strength", "balance"), "give one series"),
        (("desk-break",), "there is no series desk-break with levels"),
    ],
)
def test_what_can_not_be_meant_is_refused_and_nothing_is_written(
    call: Call, arguments: tuple[str, ...], said: str
) -> None:
    refused = call("levels", *arguments)
    assert (refused.status, refused.out) == (2, "")
    assert said in refused.err
    assert decided() == ()


def test_sore_exercises_are_named(call: Call) -> None:
    with quick_store(paths.history_file()) as store:
        store.decide(Decision(DecisionKind.SORE, date(2026, 11, 3), "toe-splay-press"), TODAY)
    assert "Sore: toe-splay-press since 3 November." in call("levels").out
    assert json.loads(call("levels", "--json").out)["sore"] == [{"exercise": "toe-splay-press", "since": "2026-11-03"}]


def test_a_row_that_makes_no_sense_is_told_of(call: Call) -> None:
    with quick_store(paths.history_file()) as store:
        store.decide(Decision(DecisionKind.LEVEL, date(2026, 11, 3), "balance", "2"), TODAY)
        store._db.execute("UPDATE decision SET value = 'high'")
    told = call("levels", "balance")
    assert told.lines[0].startswith("balance: level 1 of 3")
    assert "1 row of the history makes no sense and is left out" in told.err
