"""What is advised before a start, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gate_helps import answered, at, decided, done, ready, routines
from plain_help import Talked

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.store import StoreError
from foottimer.plain.advising import Advice
from foottimer.plan.situation import Situation
from foottimer.routine.expand import expand
from foottimer.routine.library import load_library

LIGHT = at(done(1, "calf-capacity-1"), decisions=(decided(DecisionKind.LEVEL, "foot-strength", "2", 5),))
FLAGGED = ready(done(1, "cool-down", red_flag=True))


class Told:
    """A routine that is run line by line on a day, and left as soon as it begins."""

    def __init__(
        self, name: str, situation: Situation, *typed: str, interactive: bool = True, as_written: bool = False
    ) -> None:
        self.written: list[Decision] = []
        routine = routines()[name]
        given = answered(situation)
        advice = Advice(lambda: given, self.written.append, lambda: load_library(None), as_written)
        script = [(0, line) for line in (*typed, "q", "d")] if interactive else []
        talked = Talked(
            None, expand(routine), script=script, interactive=interactive, routines=[routine], advice=advice, speed=1000
        )
        self.status = talked.run()
        self.lines = talked.lines

    def says(self, *parts: str) -> bool:
        return all(any(part in line for line in self.lines) for part in parts)


def test_what_is_lighter_is_said_and_done() -> None:
    told = Told("foot-strength-2", LIGHT, "")
    assert told.lines[:3] == [
        "Foot-strength essentials is lighter today.",
        "Calf-capacity was yesterday: the calves get a light day.",
        "Double-leg calf raise, 1 set of 12, not Up on two, down on one",
    ]
    assert "Enter does it so, w does it as written." in told.lines
    assert told.says("14 min 5 s")


def test_it_can_be_done_as_it_is_written() -> None:
    assert Told("foot-strength-2", LIGHT, "w").says("17 min 32 s")
    assert Told("foot-strength-2", LIGHT, as_written=True).says("17 min 32 s")
    assert not Told("foot-strength-2", LIGHT, as_written=True).says("lighter")


def test_where_nobody_types_it_is_done_lighter_and_said_how_not_to() -> None:
    told = Told("foot-strength-2", LIGHT, interactive=False)
    assert told.says("14 min 5 s", "With --as-written it is done as its file says.")
    assert told.status == 0


@pytest.mark.parametrize(("typed", "status"), [("", 3), ("x", 3)])
def test_a_gate_starts_nothing_unless_somebody_says_so(typed: str, status: int) -> None:
    told = Told("plyo-intro-1", at(), typed, "")
    assert told.status == status
    assert told.lines[0] == "Plyometric intro · level 1: its gate is not open yet."
    assert told.says(
        "Plyometrics: 1 of 5 is there. Jumping loads",
        "× missing: Calf raises on one leg: needs 15 each side, there: no check-in yet",
        "✓ there: Sharp, bony or swollen: needs none in 14 days, there: none",
        "Where this comes from: judgement",
    )
    assert told.written == []
    assert not told.says("Discarded.")


def test_a_gate_is_passed_with_a() -> None:
    told = Told("plyo-intro-1", at(), "a")
    assert told.says("Discarded.")
    assert [(one.kind, one.about) for one in told.written] == [(DecisionKind.ANYWAY, "plyometrics")]


def test_where_nobody_types_a_gate_is_said_and_it_goes_on() -> None:
    told = Told("plyo-intro-1", at(), interactive=False)
    assert told.status == 0
    assert told.says("its gate is not open yet")
    assert told.written == []


def test_a_level_above_the_earned_one_is_asked_about() -> None:
    told = Told("lower-body-2", at(done(2, "lower-body-1")), "a")
    assert told.says("It is level 2, and level 1 is yours for now.")
    assert [(one.kind, one.value) for one in told.written] == [(DecisionKind.LEVEL, "2")]


def test_a_red_flag_is_passed_by_saying_that_it_was_checked() -> None:
    told = Told("pre-run", FLAGGED, "a", "c")
    assert told.says("something was sharp, bony or swollen. Stop impact and get it checked.", "Please type 1 or 2")
    assert [one.kind for one in told.written] == [DecisionKind.CHECKED]
    assert told.says("Discarded.")


def test_a_red_flag_lets_nothing_with_impact_start_otherwise() -> None:
    told = Told("pre-run", FLAGGED, "")
    assert (told.status, told.written) == (3, [])
    told = Told("pre-run", FLAGGED, interactive=False)
    assert (told.status, told.written) == (1, [])
    assert told.lines[-1] == "Once it was checked: foottimer run pre-run --checked."


def test_what_is_safe_is_done_instead() -> None:
    told = Told("plyo-intro-1", FLAGGED, "1")
    assert told.says("1 Desk-break toe yoga, 2:59", "Desk-break toe yoga: ")
    assert told.written == []


def test_other_gates_are_asked_about_after_a_flag_was_checked() -> None:
    told = Told("plyo-intro-1", FLAGGED, "c", "a")
    assert told.says("× missing: Sharp, bony or swollen: needs none in 14 days, there: one yesterday")
    assert [one.kind for one in told.written] == [DecisionKind.CHECKED, DecisionKind.ANYWAY]


def test_a_store_that_fails_stops_nobody() -> None:
    def broken() -> Situation:
        raise StoreError("it is broken")

    def refused(_: Decision) -> None:
        raise StoreError("the disk is full")

    routine = routines()["plyo-intro-1"]
    for advice, said in ((Advice(broken, refused), ""), (Advice(lambda: at(), refused), "Not written down: the disk")):
        script = [(0, line) for line in (["a"] if said else []) + ["q", "d"]]
        talked = Talked(None, expand(routine), script=script, routines=[routine], advice=advice, speed=1000)
        assert talked.run() == 3
        assert any(line.startswith(said) for line in talked.lines)
        assert "Discarded." in talked.lines


def test_a_routine_that_is_unknown_is_followed_as_it_is() -> None:
    routine = replace(routines()["plyo-intro-1"], id="other")
    advice = Advice(lambda: at(), lambda _: None)
    line = expand(routines()["plyo-intro-1"])
    talked = Talked(None, line, script=[(0, "q"), (0, "d")], routines=[routine], advice=advice, speed=1000)
    assert talked.run() == 3
    assert "Discarded." in talked.lines
