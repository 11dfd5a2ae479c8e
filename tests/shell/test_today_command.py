"""`today` on a real store."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from parts import NOON, FakeDisplay, lent, quick_store

from foottimer import paths
from foottimer.commands import day
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.routine.library import load_library
from foottimer.session.clock import ManualClock

Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day, "local_now", lambda: NOON)


def did(routine: str, days_ago: int) -> None:
    timeline = next(entry.timeline for entry in load_library(None) if entry.id == routine)
    now = ManualClock(NOON - timedelta(days=days_ago))
    assert timeline is not None
    with quick_store(paths.history_file()) as store:
        runner = Runner(timeline, now, Journal(lent(store), timeline, now), None, FakeDisplay())
        runner.start()
        now.move(timeline.total)
        runner.tick()


def test_who_never_did_anything_learns_how_to_begin(call: Call) -> None:
    lines = call("today").out.splitlines()
    assert lines[0] == "Desk-break toe yoga, 2:59"
    assert "  foottimer run desk-break" in lines
    assert lines[-1] == "foottimer plan start begins a plan; foottimer plan list shows which there are."


def test_what_is_due_is_said_with_its_reason_and_what_is_open(call: Call) -> None:
    did("foot-strength-1", 3)
    out = call("today").out
    lines = out.splitlines()
    assert lines[0] == "Foot-strength essentials · 1, 10:30"
    assert lines[1].startswith("Foot-strength was last done on Friday: it is meant for 3 days a week")
    assert "  foottimer run foot-strength-1" in lines
    assert " 5 min  Foot activation. This one wakes feet and calves, and tires little." in out
    assert "How was the morning after Friday? Nobody answered yet" in out


def test_a_day_of_rest_starts_nothing(call: Call) -> None:
    did("foot-strength-1", 0)
    lines = call("today").out.splitlines()
    assert lines[0] == "Done for today: Foot-strength essentials · 1"
    assert not any("foottimer run" in line for line in lines)


def test_json_has_the_same(call: Call) -> None:
    did("foot-strength-1", 3)
    with quick_store(paths.history_file()) as store:
        store.decide(Decision(DecisionKind.SORE, NOON.date(), "toe-splay-press"), NOON)
    told = json.loads(call("today", "--json").out)
    (item,) = told["items"]
    assert (told["today"], told["rest"], told["headline"]) == ("2026-03-02", False, "Foot-strength essentials · 1")
    assert (item["routine"], item["series"], item["level"]) == ("foot-strength-1", "foot-strength", 1)
    assert item["total_ms"] == told["total_ms"]
    assert item["why"] in told["why"]
    assert set(told["instead"]) == {"3", "5", "10", "20"}
    assert told["morning"] == "2026-02-27"
    assert any("Toe splay press is sore since today" in note for note in told["notes"])
