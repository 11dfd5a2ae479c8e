"""What is said before a start: red flags, gates, levels, days; and what is written down where it is passed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gate_helps import CLIMB, EXERCISES, READY_CHECKS, TODAY, ago, at, decided, done, offer, ready, routines

from foottimer.history.decisions import DecisionKind
from foottimer.plan.gates.counsel import closes_eyes, counsel
from foottimer.plan.gates.lighter import lighter
from foottimer.plan.gates.redflag import checked, open_flags
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.plan.situation import Situation

FLAG = done(1, "cool-down", red_flag=True)


def test_nothing_speaks_against_the_first_level_of_anything_gentle() -> None:
    for name in ("desk-break", "foot-strength-1", "ankle-mobility-1", "pre-run", "check-in"):
        assert counsel(at(), routines()[name]).clear, name
    assert counsel(ready(), routines()["plyo-intro-1"]).clear


def test_gates_that_are_shut_are_named() -> None:
    found = counsel(at(), routines()["plyo-progress-2"])
    assert [gate.id for gate in found.gates] == ["plyometrics", "plyo-progress", "box-jump"]
    assert not found.clear
    assert not found.red_flag


def test_a_level_above_the_earned_one_is_chosen_by_starting_it() -> None:
    found = counsel(at(done(2)), routines()["foot-strength-2"])
    assert found.above == 2
    assert found.advice[0].startswith("It is level 2, and level 1 is yours for now.")
    (decision,) = found.anyway(TODAY)
    assert (decision.kind, decision.about, decision.value) == (DecisionKind.LEVEL, "foot-strength", "2")
    assert counsel(at(done(2), decisions=(decision,)), routines()["foot-strength-2"]).clear
    assert counsel(at(*CLIMB, done(12, "foot-strength-2")), routines()["foot-strength-2"]).clear


def test_gates_that_are_passed_are_written_down_and_named_the_next_time() -> None:
    found = counsel(at(), offer("plyo-intro-1"))
    (decision,) = found.anyway(TODAY)
    assert (decision.kind, decision.about, decision.value) == (DecisionKind.ANYWAY, "plyometrics", "plyo-intro-1")
    again = counsel(at(decisions=(replace(decision, day=ago(2)),)), offer("plyo-intro-1"))
    assert again.passed == ("You passed “Plyometrics” anyway on Monday.",)
    assert not again.clear


def test_days_and_rest_are_advice() -> None:
    assert counsel(at(done(1, "calf-capacity-1")), offer("calf-capacity-1")).advice != ()
    (rest,) = counsel(at(done(1, pain=6)), offer("foot-strength-1")).advice
    assert "Rest until Thursday" in rest
    assert counsel(at(done(2, pain=6)), offer("foot-strength-1")).clear
    untold = at(done(9, pain=6), done(1, pain=None, morning=None))  # the rest that red asks for is over for long
    assert counsel(untold, offer("foot-strength-1")).clear


def test_a_red_flag_stands_before_any_impact_until_it_is_checked() -> None:
    situation = ready(FLAG)
    for name in ("plyo-intro-1", "pre-run", "hop-five-1"):
        assert counsel(situation, routines()[name]).red_flag, name
    for name in ("balance-1", "desk-break", "calf-capacity-1"):
        assert not counsel(situation, routines()[name]).red_flag, name
    found = counsel(situation, offer("plyo-intro-1"))
    assert found.flagged == "On Tuesday you said that something was sharp, bony or swollen."
    looked_at = replace(situation, decisions=(checked(situation),))
    assert not counsel(looked_at, offer("plyo-intro-1")).red_flag
    assert [gate.id for gate in counsel(looked_at, offer("plyo-intro-1")).gates] == ["plyometrics"]  # for a fortnight
    assert counsel(looked_at, offer("pre-run")).clear


def test_what_is_safe_is_offered_instead_at_its_level() -> None:
    assert [one.id for one in counsel(ready(FLAG), offer("pre-run")).safe] == [
        "desk-break",
        "ankle-mobility-1",
        "balance-1",
    ]
    climbed = [done(days, "balance-1") for days in (30, 26, 19)]
    names = [one.id for one in counsel(at(*climbed, done(12, "balance-2"), FLAG), offer("pre-run")).safe]
    assert names == ["desk-break", "ankle-mobility-1", "balance-2"]
    assert counsel(Situation(TODAY, (FLAG,)), offer("pre-run")).safe == ()


@pytest.mark.parametrize(
    ("about", "value", "opens"),
    [
        (ago(1).isoformat(), "", 0),
        (ago(1).isoformat(), FLAG.id, 0),
        (ago(1).isoformat(), "another", 1),
        (ago(2).isoformat(), "", 1),
        ("", "", 0),
        ("no day", "", 0),
    ],
)
def test_a_check_is_about_the_flags_up_to_its_day(about: str, value: str, opens: int) -> None:
    assert len(open_flags(at(FLAG, decisions=(decided(DecisionKind.CHECKED, about, value),)))) == opens


def test_a_flag_after_the_check_counts_again_also_on_the_same_day() -> None:
    first = at(FLAG)
    later = replace(FLAG, id="later")
    assert open_flags(at(FLAG, later, decisions=(checked(first),))) == (later,)


def test_eyes_that_are_closed_after_all_are_asked_about() -> None:
    own = routines()["balance-2"]
    assert [gate.id for gate in counsel(at(), own).gates] == ["eyes-closed"]
    assert counsel(at(), lighter(at(), own, EXERCISES).done(own, EXERCISES)).gates == ()
    assert counsel(at(checks=READY_CHECKS), routines()["balance-1"]).clear
    assert not closes_eyes(routines()["check-in"])


def test_heavy_calf_work_is_not_for_the_day_before_planned_jumps() -> None:
    jumps = Plan("j", "J", (PlanWeek("", ((), (PlanItem("plyo-intro", 1),), (), (), (), (), ())),))
    situation = replace(at(), plans=(jumps,), decisions=(decided(DecisionKind.PLAN_START, "j"),))
    (said,) = counsel(situation, offer("calf-capacity-1")).advice
    assert said.startswith("Your plan has plyo-intro tomorrow")
    assert counsel(situation, offer("foot-strength-1")).clear
    for log in ((), (decided(DecisionKind.PLAN_START, "j", days=1),)):  # no plan, and jumps today
        assert counsel(replace(situation, decisions=log), offer("calf-capacity-1")).clear
