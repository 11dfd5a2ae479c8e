"""What is suggested for a day in many situations, with the words of its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from situations import checked_in, day, decided, did, situation

from foottimer.history.calendar import PausedDays
from foottimer.history.checkin import CheckSeries
from foottimer.history.decisions import Decision, DecisionKind, Morning
from foottimer.plan.model import Done, Offer
from foottimer.plan.situation import Situation
from foottimer.plan.today.asdone import as_done
from foottimer.plan.today.ground import Ground
from foottimer.plan.today.shorter import RESTING, for_minutes, gentle_for_minutes
from foottimer.plan.today.suggest import suggest
from foottimer.plan.today.suggestion import Suggested, Suggestion
from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.routine.needs import fit
from foottimer.settings.model import Settings

PLAN = decided("w1 mon", DecisionKind.PLAN_START, "eight-weeks")
WEEKS_1_2 = (
    did("w1 mon", "foot-activation"),
    did("w1 mon", "check-in"),
    did("w1 tue", "foot-strength-1"),
    did("w1 wed", "ankle-mobility-1"),
    did("w1 thu", "foot-strength-1"),
    did("w1 fri", "balance-1"),
    did("w1 sat", "foot-strength-1"),
    did("w2 mon", "foot-strength-1"),
    did("w2 tue", "ankle-mobility-1"),
    did("w2 wed", "foot-strength-1"),
    did("w2 thu", "balance-1"),
    did("w2 fri", "foot-strength-1"),
    did("w2 sat", "lower-body-1"),
    did("w2 sun", "ankle-mobility-1"),
)
WEEKS_1_4 = (
    *WEEKS_1_2,
    did("w3 mon", "calf-capacity-1"),
    did("w3 tue", "balance-1"),
    did("w3 wed", "foot-strength-2"),
    did("w3 thu", "calf-capacity-1"),
    did("w3 fri", "lower-body-1"),
    did("w3 sat", "foot-strength-2"),
    did("w4 mon", "foot-activation"),
    did("w4 mon", "check-in"),
    did("w4 wed", "foot-strength-2"),
    did("w4 thu", "calf-capacity-1"),
    did("w4 fri", "balance-2"),
    did("w4 sat", "foot-strength-2"),
)
"""Four weeks of the plan, all of it done."""


def ids(suggestion: Suggestion) -> list[str]:
    return [item.offer.id for item in suggestion.items]


def said(suggestion: Suggestion) -> str:
    return " ".join(suggestion.why)


def swapped(decided_on: str, one: str, other: str) -> Decision:
    return decided(decided_on, DecisionKind.PLAN_SWAP, "", f"{day(one).isoformat()} {day(other).isoformat()}")


def planned(
    today: str, *more: Done, decisions: Sequence[Decision] = (), checks: tuple[CheckSeries, ...] = ()
) -> Situation:
    """The plan's day after four weeks of it."""
    return situation(today, [*WEEKS_1_4, *more], [PLAN, *decisions], checks or checked_in("w4 mon"))


def test_the_day_of_the_plan_with_a_light_calf_block() -> None:
    done = (*WEEKS_1_2, did("w3 mon", "calf-capacity-1", rpe=8), did("w3 tue", "balance-1"))
    suggestion = suggest(situation("w3 wed", done, [PLAN]))
    assert suggestion.line == "Foot-strength essentials · 2, 17:32"
    assert ids(suggestion) == ["foot-strength-2"]
    assert suggestion.why[0] == (
        "Wednesday of week 3: foot-strength 2. Monday's calf-capacity was hard (RPE 8): the calves get another light "
        "day, so its calf block is the light one."
    )
    assert suggestion.items[0].why == suggestion.why[0]
    assert suggestion.next == "Tomorrow: Calf capacity · 1."
    assert not suggestion.rest


# With a plan --------------------------------------------------------------------------------------

PLANNED = {
    "the day as it is listed": (
        situation("w1 tue", WEEKS_1_2[:2], [PLAN]),
        ["foot-strength-1"],
        ["Tuesday of week 1: foot-strength 1."],
    ),
    "two things on one day": (
        situation("w1 mon", (), [PLAN]),
        ["foot-activation", "check-in"],
        ["Monday of week 1: foot-activation and check-in."],
    ),
    "what is left of two things": (
        situation("w1 mon", WEEKS_1_2[:1], [PLAN]),
        ["check-in"],
        ["Monday of week 1: check-in.", "Foot activation: done already."],
    ),
    "a day that was missed": (
        situation("w1 wed", WEEKS_1_2[:2], [PLAN]),
        ["foot-strength-1"],
        ["Wednesday of week 1: foot-strength 1.", "It was Tuesday's, and moved here."],
    ),
    "a day of rest": (
        planned("w4 sun"),
        [],
        ["Sunday of week 4 is a day of rest."],
    ),
    "a level that is not earned yet": (
        situation(
            "w3 wed",
            [replace(done, rpe=8) for done in WEEKS_1_2]
            + [did("w3 mon", "calf-capacity-1"), did("w3 tue", "balance-1")],
            [PLAN],
        ),
        ["foot-strength-1"],
        ["foot-strength 1. Foot-strength 2 is listed, and level 1 is yours for now. Level 2 after"],
    ),
    "a level that is new": (
        situation("w3 wed", [*WEEKS_1_2, did("w3 mon", "calf-capacity-1"), did("w3 tue", "balance-1")], [PLAN]),
        ["foot-strength-2"],
        ["Foot-strength 2 is new: it is yours since Friday."],
    ),
    "calf work yesterday": (
        planned("w5 tue", did("w5 mon", "plyo-intro-1"), did("w5 mon", "calf-capacity-1")),
        ["foot-strength-2"],
        [
            "Tuesday of week 5: foot-strength 2.",
            "yesterday: the calves get a light day, so its calf block is the light",
        ],
    ),
    "jumps, their gate open": (
        planned("w5 mon"),
        ["plyo-intro-1", "calf-capacity-1"],
        ["Monday of week 5: plyo-intro 1 and calf-capacity 1."],
    ),
    "jumps, their gate shut": (
        planned("w5 mon", checks=checked_in("w4 mon", raises=11)),
        ["calf-capacity-1"],
        [
            "Monday of week 5: plyo-intro 1 and calf-capacity 1.",
            "The gate before Plyometrics is shut:",
            "calf raises on one leg: left 11, right 11, needed 15 each side.",
            "So plyo-intro 1 waits.",
        ],
    ),
    "an amber session yesterday": (
        situation(
            "w1 thu", [*WEEKS_1_2[:2], did("w1 tue", "foot-strength-1"), did("w1 wed", "ankle-mobility-1")], [PLAN]
        ),
        ["foot-strength-1"],
        ["Thursday of week 1: foot-strength 1."],
    ),
    "a hard session yesterday": (
        situation("w1 wed", [*WEEKS_1_2[:2], did("w1 tue", "foot-strength-1", rpe=9)], [PLAN]),
        ["ankle-mobility-1"],
        ["Wednesday of week 1: ankle-mobility 1.", "an effort of 9 of 10: take it easy today."],
    ),
    "a day that was swapped": (
        situation("w1 tue", WEEKS_1_2[:2], [PLAN, swapped("w1 tue", "w1 tue", "w1 wed")]),
        ["ankle-mobility-1"],
        ["Tuesday of week 1: ankle-mobility 1.", "You swapped it with Wednesday."],
    ),
    "a week that is run again, for the second time": (
        situation("w3 mon", [*WEEKS_1_2[:2], did("w2 mon", "foot-activation"), did("w2 mon", "check-in")], [PLAN]),
        ["foot-activation"],
        [
            "Monday of week 1: foot-activation and check-in.",
            "there is little new to measure. So check-in waits.",
            "Week 1 begins again",
            "Fewer days a week may suit you",
        ],
    ),
    "the plan is paused": (
        planned("w5 mon", decisions=[decided("w4 sun", DecisionKind.PLAN_PAUSE)]),
        [],
        ["is paused: nothing is due until it goes on."],
    ),
}


@pytest.mark.parametrize("name", PLANNED)
def test_with_a_plan(name: str) -> None:
    given, expected, words = PLANNED[name]
    suggestion = suggest(given)
    assert ids(suggestion) == expected
    for text in words:
        assert text in said(suggestion)
    assert suggestion.rest is not bool(expected)
    assert all(item.why for item in (*suggestion.items, *suggestion.instead.values()))


def test_jumps_alone_that_are_shut_are_stood_in_for() -> None:
    days = {"tue": "foot-strength-2", "wed": "balance-2", "thu": "calf-capacity-1", "fri": "lower-body-1"}
    weeks_5_7 = [did(f"w{week} {name}", routine) for week in (5, 6, 7) for name, routine in days.items()]
    suggestion = suggest(situation("w8 mon", [*WEEKS_1_4, *weeks_5_7], [PLAN], checked_in("w4 mon")))
    assert ids(suggestion) == ["plyo-intro-1"]
    assert "The gate before Plyometric progress is shut: level of plyo-intro: 1, needed 2." in said(suggestion)
    assert "So plyo-progress 1 waits, and plyo-intro 1 stands in." in said(suggestion)
    assert suggestion.items[0].why == "Plyometric intro · 1 comes before plyo-progress 1, and may be done."


def test_a_plan_that_begins_later_is_told_and_leaves_the_day_free() -> None:
    begins = decided("w2 mon", DecisionKind.PLAN_START, "eight-weeks")
    suggestion = suggest(situation("w1 wed", [did("w1 mon", "foot-strength-1")], [begins]))
    assert ids(suggestion) == ["foot-strength-1"]
    assert "Eight weeks begins on Monday." in " ".join(suggestion.notes)


def test_a_plan_that_lists_what_is_not_there_says_so() -> None:
    given = situation("w1 tue", WEEKS_1_2[:2], [PLAN])
    without = replace(given, offers=tuple(offer for offer in given.offers if offer.series != "foot-strength"))
    suggestion = suggest(without)
    assert "Foot-strength 1 is not among your routines. So foot-strength 1 waits." in said(suggestion)


# Rest, whatever else ------------------------------------------------------------------------------


def test_red_pain_asks_for_two_days_of_rest() -> None:
    done = [did("w1 mon", "foot-strength-1", pain=6)]
    for today in ("w1 mon", "w1 tue"):
        suggestion = suggest(situation(today, done))
        assert suggestion.rest
        assert ids(suggestion) == []
        assert "pain 6. Rest for 48 hours, until Wednesday" in said(suggestion)
        assert {item.offer.id for item in suggestion.instead.values()} == {"desk-break"}
        assert "Leave it out where it hurts." in suggestion.instead[3].why
    after = suggest(situation("w1 wed", done))
    assert ids(after) == ["foot-strength-1"]
    assert "Monday's foot-strength was red: pain 6. The 48 hours of rest are over" in said(after)


def test_red_pain_rests_in_a_plan_too() -> None:
    suggestion = suggest(situation("w1 wed", [*WEEKS_1_2[:2], did("w1 tue", "foot-strength-1", pain=7)], [PLAN]))
    assert suggestion.rest
    assert "Foot-strength essentials · 1 was red yesterday: pain 7." in said(suggestion)


def test_pain_5_is_no_reason_for_two_days() -> None:
    suggestion = suggest(situation("w1 wed", [did("w1 mon", "foot-strength-1", pain=5)]))
    assert ids(suggestion) == ["foot-strength-1"]
    amber = suggest(situation("w1 tue", [did("w1 mon", "foot-strength-1", pain=5)]))
    assert "Yesterday's session was amber: pain 5. Take it easy today." in said(amber)


def test_nobody_is_told_to_rest_for_pain_who_is_not_asked_about_it() -> None:
    done = [did("w1 mon", "foot-strength-1", pain=7, red_flag=True)]
    suggestion = suggest(situation("w1 wed", done, settings=Settings(pain=False)))
    assert ids(suggestion) == ["foot-strength-1"]
    assert "red" not in said(suggestion)
    ground = Ground(situation("w6 wed", done, settings=Settings(pain=False)))
    lands = next(offer for offer in ground.situation.offers if offer.id == "plyo-intro-1")
    assert ground.against(lands) == "Something sharp, bony or swollen was not looked at yet."


def test_the_same_is_suggested_where_nobody_asks_what_else_there_is() -> None:
    seen = situation("w3 mon", WEEKS_1_2, [PLAN])
    assert for_minutes(Ground(seen), ())
    assert not for_minutes(Ground(seen, alone=True), ())
    assert gentle_for_minutes(Ground(seen), RESTING)
    assert not gentle_for_minutes(Ground(seen, alone=True), RESTING)


def test_a_red_flag_leaves_what_does_not_land() -> None:
    done = [did("w1 mon", "foot-strength-1", red_flag=True)]
    at_once = suggest(situation("w1 tue", done))
    assert at_once.headline == "Rest today, and have it looked at"
    later = suggest(situation("w1 fri", done))
    assert ids(later) == ["desk-break"]
    assert later.line == "Nothing that lands: Desk-break toe yoga, 2:59"
    assert "No jumps, hops or runs until a physio or doctor looked at it" in said(later)
    checked = suggest(situation("w1 fri", done, [decided("w1 thu", DecisionKind.CHECKED)]))
    assert ids(checked) == ["foot-strength-1"]


def test_a_paused_day_is_for_resting() -> None:
    given = situation("w1 wed", [did("w1 mon", "foot-strength-1")])
    paused = PausedDays(given.today, given.today + timedelta(days=2), "flu")
    suggestion = suggest(replace(given, paused=(paused,)))
    assert suggestion.rest
    assert said(suggestion) == "Today is one of your paused days, up to Friday (flu): nothing is due."


# Done already -------------------------------------------------------------------------------------


def test_done_today_says_so_and_what_tomorrow_is() -> None:
    suggestion = suggest(planned("w4 sat"))
    assert suggestion.headline == "Done for today: Foot-strength essentials · 2"
    assert suggestion.rest
    assert "You did Foot-strength essentials · 2 today" in said(suggestion)
    assert suggestion.next == "Tomorrow: rest."
    assert {item.offer.series or item.offer.id for item in suggestion.instead.values()} == {
        "desk-break",
        "ankle-mobility",
    }


def test_a_desk_break_is_not_all_of_a_day() -> None:
    suggestion = suggest(situation("w1 wed", [did("w1 mon", "foot-strength-1"), did("w1 wed", "desk-break")]))
    assert ids(suggestion) == ["foot-strength-1"]


def test_what_was_broken_off_is_not_done() -> None:
    broken_off = did("w1 wed", "foot-strength-1", share=0.1, counts=False)
    suggestion = suggest(situation("w1 wed", [did("w1 mon", "foot-strength-1"), broken_off]))
    assert ids(suggestion) == ["foot-strength-1"]


# Without a plan -----------------------------------------------------------------------------------


def test_who_never_did_anything_begins_with_three_minutes() -> None:
    suggestion = suggest(situation("w1 wed"))
    assert ids(suggestion) == ["desk-break"]
    assert "seated, shoes off, without a sound" in said(suggestion)
    assert "A plan says what is for which day" in said(suggestion)
    assert suggestion.beginning
    assert [suggestion.instead[minutes].offer.id for minutes in (3, 5, 10, 20)] == [
        *("desk-break", "foot-activation", "foot-activation", "foot-strength-1")
    ]
    assert suggestion.next == ""


WEEK_5 = (
    did("w5 mon", "calf-capacity-1"),
    did("w5 wed", "foot-strength-2"),
    did("w5 fri", "lower-body-1"),
    did("w5 sat", "balance-2"),
    did("w5 sun", "foot-strength-2"),
)
FREE = {
    "every second day": (
        situation("w1 wed", [did("w1 mon", "foot-strength-1")]),
        "foot-strength-1",
        "Foot-strength was last done on Monday: it is meant for 3 days a week, and in the last 7 days you did it once.",
    ),
    "the day after": (
        situation("w1 tue", [did("w1 mon", "foot-strength-1")]),
        "ankle-mobility-1",
        "You trained yesterday. 2 training days are still missing this week and 5 days are left after today",
    ),
    "the day after, with too few days left": (
        situation("w1 sat", [did("w1 fri", "balance-1")]),
        "foot-strength-1",
        "Foot-strength is new to you",
    ),
    "the week's goal is met": (
        situation("w1 sat", [did(f"w1 {name}", "foot-strength-1") for name in ("mon", "wed", "fri")]),
        "ankle-mobility-1",
        "Your 3 training days of this week are done: the rest of it is for resting.",
    ),
    "balance after the first days": (
        situation(
            "w1 fri",
            [did("w1 mon", "foot-strength-1"), did("w1 wed", "foot-strength-1"), did("w1 thu", "desk-break")],
            settings=Settings(goal=5),
        ),
        "balance-1",
        "Balance is new to you, and it is time for it: it is meant for 1 day a week.",
    ),
    "calf work from week 3 on": (
        situation("w3 wed", [*WEEKS_1_2, did("w3 mon", "foot-strength-2")]),
        "calf-capacity-1",
        "Calf-capacity is new to you, and it is time for it: it is meant for 2 days a week.",
    ),
    "no calf work two days in a row": (
        situation("w3 tue", [*WEEKS_1_2, did("w3 mon", "calf-capacity-1")], settings=Settings(goal=7)),
        "foot-strength-2",
        "Calf-capacity was yesterday: the calves get a light day, so its calf block is the light one.",
    ),
    "three weeks away": (
        situation("w5 mon", [done for done in WEEKS_1_2 if done.series == "foot-strength"]),
        "foot-strength-1",
        "since Friday 13 November, 17 days ago. 14 days off cost a level: take level 1 for now",
    ),
    "jumps once their gate is open": (
        situation("w6 mon", [*WEEKS_1_4, *WEEK_5], checks=checked_in("w4 mon"), settings=Settings(goal=7)),
        "plyo-intro-1",
        "Plyo-intro is new to you, and it is time for it: it is meant for 2 days a week.",
    ),
}


@pytest.mark.parametrize("name", FREE)
def test_without_a_plan(name: str) -> None:
    given, expected, words = FREE[name]
    suggestion = suggest(given)
    assert ids(suggestion) == [expected]
    assert words in said(suggestion)


def test_three_days_in_a_row_end_in_rest() -> None:
    days = [did("w1 mon", "foot-strength-1"), did("w1 tue", "ankle-mobility-1"), did("w1 wed", "balance-1")]
    suggestion = suggest(situation("w1 thu", days))
    assert suggestion.rest
    assert suggestion.headline == "Rest today"
    assert "You trained yesterday." in said(suggestion)


def test_a_routine_of_ones_own_with_a_goal_is_suggested_too() -> None:
    given = situation(
        "w1 thu", [did("w1 mon", "foot-strength-1"), did("w1 wed", "foot-strength-1")], settings=Settings(goal=7)
    )
    own = Offer("hill-feet", "Hill feet", total_ms=400_000, per_week=4)
    suggestion = suggest(replace(given, offers=(*given.offers, own)))
    assert ids(suggestion) == ["hill-feet"]
    assert "Hill feet is new to you, and it is time for it: it is meant for 4 days a week." in said(suggestion)


def test_nobody_is_led_to_what_is_opt_in() -> None:
    given = situation("w9 mon", [*WEEKS_1_4], checks=checked_in("w4 mon"), settings=Settings(goal=7))
    found = suggest(given)
    assert all(not item.offer.opt_in for item in (*found.items, *found.instead.values()))
    assert {offer.series for offer in given.offers if offer.opt_in} == {"hop-five"}


# What else is looked at ---------------------------------------------------------------------------


def test_what_cannot_be_done_with_what_is_at_hand_is_not_suggested() -> None:
    given = situation("w3 wed", [*WEEKS_1_2, did("w3 mon", "calf-capacity-1"), did("w3 tue", "balance-1")], [PLAN])
    possible = {offer.id for offer in given.offers if offer.id != "foot-strength-2"}
    suggestion = suggest(given, possible)
    assert ids(suggestion) == ["foot-strength-1"]
    assert "Foot-strength 2 is listed and can't be done with what is at hand." in said(suggestion)
    without = suggest(given, {offer.id for offer in given.offers if offer.series != "foot-strength"})
    assert ids(without) == ["lower-body-1"]
    assert "Foot-strength 2 can't be done with what is at hand. So foot-strength 2 waits." in said(without)


def test_each_number_of_minutes_has_what_fits_and_why() -> None:
    suggestion = suggest(planned("w5 mon"))
    assert {minutes: item.offer.id for minutes, item in suggestion.instead.items()} == {
        3: "desk-break",
        5: "plyo-intro-1",
        10: "calf-capacity-1",
        20: "plyo-intro-1",
    }
    assert suggestion.instead[5].why == "It is the part of today's that fits; the rest may wait."
    assert suggestion.instead[20].why == "It is what today is for, and there is time for all of it."
    assert [(minutes, item.offer.id) for minutes, item in suggestion.others] == [(3, "desk-break")]
    assert all(item.total_ms <= minutes * 60_000 for minutes, item in suggestion.instead.items())


def test_what_is_for_tomorrow_is_not_done_instead() -> None:
    suggestion = suggest(
        situation("w3 wed", [*WEEKS_1_2, did("w3 mon", "calf-capacity-1"), did("w3 tue", "balance-1")], [PLAN])
    )
    assert "calf-capacity-1" not in {item.offer.id for item in suggestion.instead.values()}
    assert suggestion.instead[10].offer.id == "lower-body-1"


def test_the_week_a_sore_exercise_and_an_open_morning_are_told() -> None:
    done = [replace(did("w1 mon", "foot-strength-1"), morning=None)]
    given = situation(
        "w1 tue", done, [decided("w1 mon", DecisionKind.SORE, one) for one in ("gone", "toe-splay-press")]
    )
    suggestion = suggest(given)
    assert suggestion.notes[0] == "Toe splay press is sore since Monday: the start card has what is easier."
    assert suggestion.notes[-1].startswith("1 of 3 this week.")
    assert suggestion.morning == given.today - timedelta(days=1)
    told = decided("w1 tue", DecisionKind.MORNING, done[0].day.isoformat(), "0 no")
    answered = replace(given, decisions=(told,), sessions=(replace(done[0], morning=Morning(0, False)),))
    assert suggest(answered).morning is None


def test_a_plan_whose_file_is_gone_is_told() -> None:
    given = situation("w1 tue", [], [decided("w1 mon", DecisionKind.PLAN_START, "mine")])
    assert any(note.startswith("Your plan mine is not followed: its file is gone") for note in suggest(given).notes)
    over = [*given.decisions, decided("w1 tue", DecisionKind.PLAN_STOP, "mine")]
    assert not any("mine" in note for note in suggest(replace(given, decisions=tuple(over))).notes)


def test_ones_own_file_of_the_plan_that_does_not_load_is_told() -> None:
    given = situation("w1 tue", [], [PLAN])
    assert not any("does not load" in note for note in suggest(given).notes)
    told = suggest(replace(given, unread=("mine", PLAN.about))).notes
    assert any(note.startswith(f"Your own file of the plan {PLAN.about} does not load") for note in told)


def test_tomorrow_is_as_if_today_were_done() -> None:
    suggestion = suggest(situation("w1 wed", [did("w1 mon", "foot-strength-1")]))
    assert ids(suggestion) == ["foot-strength-1"]
    assert suggestion.next == "Tomorrow: Ankle mobility · 1."


def test_what_is_lighter_takes_less_time() -> None:
    done = [*WEEKS_1_2, did("w3 mon", "calf-capacity-1", rpe=8), did("w3 tue", "balance-1")]
    given = situation("w3 wed", done, [PLAN])
    routines = {entry.id: entry.routine for entry in load_library(None) if entry.routine}
    suggestion = as_done(suggest(given), given, routines, bundled_catalogue().exercises)
    assert suggestion.line == "Foot-strength essentials · 2, 14:05"
    plain = situation("w3 sat", done, [PLAN])
    assert as_done(suggest(plain), plain, routines, {}).total_ms == suggest(plain).total_ms
    assert as_done(suggest(given), given, {}, {}) == suggest(given)


def test_what_stands_in_for_what_is_lacking_has_its_own_length() -> None:
    given = situation("w3 wed")
    routines = {entry.id: entry.routine for entry in load_library(None) if entry.routine}
    own = next(offer for offer in given.offers if offer.id == "lower-body-2")
    without = fit(routines["lower-body-2"], {"step"}).routine
    (item,) = as_done(
        Suggestion("", (Suggested(own, "It is due."),)), given, {own.id: without}, without.known, {"step"}
    ).items
    assert item.total_ms == expand(without).total != own.total_ms
