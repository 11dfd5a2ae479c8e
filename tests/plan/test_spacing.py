"""Days between jumps and between heavy calf work, budgets of landings, the tendon guard, and what is sore."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from gate_helps import ago, at, decided, done, offer, ready

from foottimer.history.decisions import DecisionKind, Morning
from foottimer.plan.gates.spacing import calves_from, plyo_days, plyo_from, spacing, tendon_guard
from foottimer.plan.soreness import sore_now
from foottimer.settings.model import DEFAULTS


def test_plyometric_days_count_their_landings() -> None:
    hops = done(3, "hop-five-1")
    logged = done(5, "plyo-intro-1", contacts=0)
    days = plyo_days(ready(hops, done(3, "plyo-intro-1"), logged))
    assert list(days.items()) == [(ago(5), 0), (ago(3), 166)]


@pytest.mark.parametrize(("days", "wait"), [(1, 1), (2, 0), (3, 0)])
def test_jumps_are_two_days_apart(days: int, wait: int) -> None:
    situation = ready(done(days, "plyo-intro-1"))
    assert plyo_from(situation) == ago(-wait)
    assert len(spacing(situation, offer("plyo-intro-1"))) == (1 if wait else 0)


def test_more_jumps_on_the_same_day_count_landings_and_no_days() -> None:
    few, enough = (ready(done(0, "plyo-intro-1", contacts=contacts)) for contacts in (34, 35))
    assert plyo_from(enough) == ago(0)
    assert spacing(few, offer("plyo-intro-1")) == ()  # 34 and 66
    assert spacing(enough, offer("plyo-intro-1")) == (
        "You landed 35 times today already, and this adds 66: 100 are enough for one day. "
        "The next day for jumps is Friday.",
    )
    assert spacing(ready(done(0, "hop-five-1")), offer("plyo-intro-1")) == ()  # they have a ramp of their own


@pytest.mark.parametrize(("days", "wait"), [(0, 0), (1, 1), (2, 0)])
def test_jumps_wait_the_day_after_heavy_calf_work(days: int, wait: int) -> None:
    said = spacing(ready(done(days, "calf-capacity-1")), offer("plyo-intro-1"))
    assert len(said) == wait
    assert all(one.startswith("Calf capacity was yesterday") for one in said)


@pytest.mark.parametrize(
    ("days", "morning", "told"),
    [
        (1, Morning(2, False), ""),
        (1, Morning(3, False), "(pain 3)"),
        (1, Morning(0, True), "(stiffer)"),
        (1, Morning(3, True), "(pain 3 and stiffer)"),
        (1, Morning(), ""),
        (2, Morning(3, True), ""),
    ],
)
def test_calves_and_tendons_wait_for_a_calm_morning(days: int, morning: Morning, told: str) -> None:
    situation = ready(done(days, "balance-1", morning=morning))
    for wanted in ("plyo-intro-1", "calf-capacity-1"):
        said = spacing(situation, offer(wanted))
        assert len(said) == bool(told)
        assert told in " ".join(said)
    assert spacing(situation, offer("foot-strength-1")) == ()


def test_mornings_of_which_nobody_is_asked_any_more_hold_nothing_back() -> None:
    unasked = replace(DEFAULTS, pain=False)
    situation = ready(done(1, "balance-1", morning=Morning(5, True)), settings=unasked)
    assert spacing(situation, offer("calf-capacity-1")) == ()


def test_who_comes_too_early_is_told_until_when_to_wait() -> None:
    (said,) = spacing(ready(done(1, "plyo-intro-1")), offer("plyo-intro-2"))
    assert said.startswith("Your last jumps were yesterday.")
    assert said.endswith("wait until Thursday.")
    assert "48 to 72 hours" in said


def test_daily_hops_wait_for_other_jumps_only() -> None:
    assert spacing(ready(done(1, "hop-five-1")), offer("hop-five-2")) == ()
    assert len(spacing(ready(done(1, "plyo-progress-1")), offer("hop-five-2"))) == 1
    assert spacing(ready(done(1, "hop-five-1")), offer("plyo-intro-1")) != ()


@pytest.mark.parametrize(
    ("before", "wanted", "text"),
    [
        ((), "plyo-intro-2", ""),
        ((("plyo-intro-2", 4), ("plyo-intro-2", 2)), "plyo-intro-1", "You landed 172 times"),
        ((("plyo-intro-2", 3),), "plyo-intro-2", ""),  # 172 of 200
        ((("plyo-progress-3", 3),), "plyo-progress-3", ""),  # 268 of 280
        ((("plyo-progress-3", 3), ("plyo-intro-1", 6)), "plyo-progress-3", "more than the 280 of a week"),
        ((("plyo-progress-3", 3), ("plyo-intro-1", 7)), "plyo-progress-3", ""),  # a week ago today
    ],
)
def test_a_week_holds_two_full_sessions_of_landings(before: Any, wanted: str, text: str) -> None:
    said = " ".join(spacing(ready(*(done(days, name) for name, days in before)), offer(wanted)))
    assert text in said
    assert bool(text) == bool(said)


def test_there_is_said_when_a_week_has_room_again() -> None:
    (said,) = spacing(ready(done(4, "plyo-intro-2"), done(2, "plyo-intro-2")), offer("plyo-intro-2"))
    assert said.endswith("There is room for it from Saturday on.")  # seven days after the first of both


def test_a_session_has_a_budget_of_its_own() -> None:
    at_most, more = (replace(offer("plyo-intro-1"), contacts=contacts) for contacts in (100, 101))
    assert spacing(ready(), at_most) == ()
    assert "100 are enough" in spacing(ready(), more)[0]
    assert spacing(ready(), replace(offer("plyo-progress-1"), contacts=140)) == ()
    assert "140 are enough" in spacing(ready(), replace(offer("plyo-progress-1"), contacts=141))[0]


@pytest.mark.parametrize(("days", "wait"), [(0, 2), (1, 1), (2, 0)])
def test_heavy_calf_work_is_for_every_second_day(days: int, wait: int) -> None:
    situation = at(done(days, "calf-capacity-1"))
    assert calves_from(situation) == ago(-wait)
    assert len(spacing(situation, offer("calf-capacity-1"))) == (1 if wait else 0)
    assert spacing(situation, offer("foot-strength-1")) == ()


@pytest.mark.parametrize(
    ("session", "why"),
    [
        (done(0, "calf-capacity-1"), "Calf-capacity was today"),
        (done(1, "calf-capacity-1"), "Calf-capacity was yesterday"),
        (done(1, "plyo-intro-1"), "Jumping was yesterday"),
        (done(2, "calf-capacity-1"), ""),
        (done(2, "calf-capacity-1", rpe=6), ""),
        (done(2, "calf-capacity-1", rpe=7), "Monday's calf-capacity was hard (RPE 7)"),
        (done(2, "calf-capacity-1", pain=4), "Monday's calf-capacity was hard (pain 4)"),
        (done(2, "plyo-intro-1", morning=Morning(0, True)), "Monday's jumping was hard (stiffer the morning after)"),
        (done(2, "calf-capacity-1", pain=None), ""),
        (done(3, "calf-capacity-1", rpe=9), ""),
        (done(1, "foot-strength-3", rpe=9), ""),
    ],
)
def test_calves_get_a_light_day_after_a_heavy_one(session: Any, why: str) -> None:
    said = tendon_guard(at(session))
    assert said.startswith(why)
    assert bool(said) == bool(why)


def test_what_is_sore_stays_so_until_it_is_well() -> None:
    sore, well = DecisionKind.SORE, DecisionKind.WELL
    log = (decided(sore, "toe-splay", days=9), decided(sore, "toe-splay", days=8), decided(sore, "short-foot", days=7))
    assert sore_now(log) == {"toe-splay": ago(9), "short-foot": ago(7)}
    assert sore_now((*log, decided(well, "toe-splay", days=6))) == {"short-foot": ago(7)}
    again = (*log, decided(well, "toe-splay", days=6), decided(sore, "toe-splay", days=2))
    assert sore_now(again) == {"toe-splay": ago(2), "short-foot": ago(7)}
