"""What a plan's day comes to where something of it has to wait."""

from __future__ import annotations

from situations import checked_in, decided, did, situation
from test_suggest import PLAN, WEEKS_1_2, WEEKS_1_4, ids, said

from foottimer.history.decisions import DecisionKind
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.plan.today.suggest import suggest

LITE = decided("w1 mon", DecisionKind.PLAN_START, "lite")
FEET = ("w1 mon", "w1 wed", "w2 mon", "w2 wed", "w3 mon", "w4 mon", "w5 mon", "w6 mon")
"""Foot-strength of six weeks of the plan for three days."""
SIX_WEEKS = (
    *(did(day, f"foot-strength-{1 if day < 'w3' else 2}") for day in FEET),
    *(did(f"w{week} fri", "balance-1") for week in (2, 3, 5)),
    *(did(f"w{week} wed", f"calf-capacity-{2 if week > 5 else 1}") for week in (3, 4, 5, 6)),
    *(did(f"w{week} wed", "plyo-intro-1") for week in (5, 6)),
)


def test_what_comes_before_stands_in_beside_the_rest_of_the_day() -> None:
    given = situation("w7 wed", [*SIX_WEEKS, did("w7 mon", "foot-strength-3")], [LITE], checked_in("w4 fri"))
    suggestion = suggest(given)
    assert ids(suggestion) == ["plyo-intro-2", "calf-capacity-2"]
    assert "So plyo-progress 1 waits, and plyo-intro 2 stands in." in said(suggestion)
    assert "is shut: green sessions of the last 2 (plyo-intro 2): 0, needed 2" in said(suggestion)


def test_a_week_that_runs_again_does_not_measure_again() -> None:
    lately = [did("w1 tue", "foot-activation"), did("w1 tue", "check-in"), did("w1 fri", "foot-strength-1")]
    suggestion = suggest(situation("w2 tue", lately, [PLAN]))
    assert ids(suggestion) == ["foot-strength-1"]
    assert "Monday's check-in still waits. Your last check-in was on Tuesday" in said(suggestion)
    again = suggest(situation("w3 tue", lately, [PLAN]))
    assert ids(again) == ["foot-activation", "check-in"]


def test_a_check_in_of_the_morning_is_done_for_the_day() -> None:
    suggestion = suggest(situation("w1 mon", [did("w1 mon", "check-in"), did("w1 mon", "foot-activation")], [PLAN]))
    assert "still waits" not in said(suggestion)
    assert suggestion.rest


def test_what_was_moved_and_is_shut_leaves_the_day_to_what_comes_after_it() -> None:
    """No check-in was done: hops stay shut, and calf-capacity did not wait for them on Monday."""
    weeks = [one for one in WEEKS_1_4 if one.routine != "check-in"]
    days = {"tue": "foot-strength-2", "wed": "balance-2", "thu": "calf-capacity-1", "fri": "lower-body-1"}
    weeks += [did(f"w{week} {name}", routine) for week in (5, 6, 7) for name, routine in days.items()]
    tuesday = suggest(situation("w8 tue", weeks, [PLAN]))
    assert [one.rsplit("-", 1)[0] for one in ids(tuesday)] == ["foot-strength"]
    assert "Monday's plyo-progress 1 still waits." in said(tuesday)
    weeks += [did("w8 tue", "foot-strength-2"), did("w8 wed", "balance-2"), did("w8 thu", "calf-capacity-1")]
    friday = suggest(situation("w8 fri", weeks, [PLAN]))
    assert (friday.rest, ids(friday)) == (True, [])
    assert "Monday's plyo-progress 1 still waits." in said(friday)


def test_what_was_moved_and_can_be_done_is_done() -> None:
    suggestion = suggest(situation("w3 tue", WEEKS_1_2, [PLAN]))
    assert ids(suggestion) == ["calf-capacity-1"]
    assert "It was Monday's, and moved here." in said(suggestion)


def test_heavy_calf_work_waits_where_tomorrow_is_for_jumps() -> None:
    days = (PlanItem("calf-capacity", 1),), (PlanItem("plyo-intro", 1),), *[()] * 5
    own = Plan("own", "Own", (PlanWeek("", days),))
    begun = decided("w3 mon", DecisionKind.PLAN_START, "own")
    suggestion = suggest(situation("w3 mon", WEEKS_1_2, [begun], checked_in("w1 mon"), plans=(own,)))
    assert "Your plan has plyo-intro tomorrow, and tired calves land hard" in said(suggestion)
    assert not any(one.startswith("calf-capacity") for one in ids(suggestion))
