"""What the plan's screen says of weeks and days; how a plan goes on has tests of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from plan.course_help import day, decided, done, plan, situation

from foottimer.history.decisions import DecisionKind
from foottimer.plan.course.course import CourseWeek, DayState, course_of
from foottimer.plan.levels.standing import standings
from foottimer.plan.model import Done, Offer, Plan, PlanItem, PlanWeek
from foottimer.plan.saying import plan_facts
from foottimer.ui.fitting import Part, cells
from foottimer.ui.plan_grid_view import (
    MARKS,
    day_parts,
    item_text,
    items_text,
    legend_parts,
    week_parts,
    weekday_line,
)
from foottimer.ui.plan_view import day_lines, title_parts, week_line
from foottimer.ui.planned import Planned
from foottimer.ui.plans_view import plans_lines

MINUTE = 60_000
OFFERS = (
    *(Offer(f"foot-strength-{n}", "Foot strength", "foot-strength", n, (8 + 2 * n) * MINUTE) for n in (1, 2)),
    Offer("balance-1", "Balance", "balance", 1, 5 * MINUTE),
    Offer("calf-capacity-1", "Calf capacity", "calf-capacity", 1, 9 * MINUTE),
    Offer("plyo-intro-1", "Plyometric intro", "plyo-intro", 1, 4 * MINUTE, contacts=66),
    Offer("foot-activation", "Foot activation", total_ms=5 * MINUTE),
    Offer("check-in", "Check-in", total_ms=8 * MINUTE),
)
TWO = plan("WT F . F B F .", "PC F . PC B F .")


def planned(today: int, sessions: str = "", of: Plan = TWO, paused: Sequence[tuple[int, int]] = ()) -> Planned:
    found = situation(of, today, sessions, paused=paused, offers=OFFERS)
    return Planned(course_of(found), found, standings(found))


def week(shown: Planned, number: int = 0) -> CourseWeek:
    assert shown.course is not None
    return shown.course.weeks[number]


def text(parts: Sequence[Part]) -> str:
    return "".join(told for told, _ in parts)


def said(shown: Planned, number: int, width: int = 76) -> str:
    return "\n".join(text(line) for line in day_lines(shown, day(number), width))


# Items ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "told"),
    [(20, "foot-strength 2"), (14, "foot 2"), (6, "foot 2"), (5, "fo. 2")],
)
def test_an_item_is_said_in_the_cells_there_are(width: int, told: str) -> None:
    assert item_text(PlanItem("foot-strength", 2), width) == told
    assert item_text(PlanItem("balance", 1), 6) == "bal. 1"
    assert item_text(PlanItem("check-in"), 6) == "check"


def test_of_several_items_what_weighs_most_stands_for_them() -> None:
    shown = planned(0)
    assert items_text((PlanItem("plyo-intro", 1), PlanItem("calf-capacity", 1)), shown, 6) == "plyo+"
    assert items_text((PlanItem("foot-activation"), PlanItem("check-in")), shown, 6) == "check+"
    assert items_text((PlanItem("foot-activation"), PlanItem("check-in")), shown, 12) == "foot, check"
    assert items_text((PlanItem("foot-activation"), PlanItem("check-in")), shown, 40) == "foot-activation, check-in"
    assert items_text((), shown, 6) == ""


# The grid ------------------------------------------------------------------------------------------


def test_a_week_tells_each_day_by_a_character_and_sums_up() -> None:
    shown = planned(4, "0WT 1F 4F")
    row = text(week_parts(week(shown), shown, 74))
    assert row.split("  ")[0].startswith("1 ● check+")
    assert "→ Fri" in row
    assert "– " in row
    assert row.split()[-1] == "48"
    assert text(week_parts(week(shown, 1), shown, 74)).split()[-2:] == ["51", "132"]


def test_two_rows_say_what_became_of_a_day_in_a_word() -> None:
    shown = planned(4, "0WT 1F")
    words = text(week_parts(week(shown), shown, 114, row=1, rows=2))
    assert words.split()[:2] == ["done", "done"]
    assert "moved Fri" in words
    assert "due" in words
    assert "foot, check" in text(week_parts(week(shown), shown, 114, rows=2))


def test_every_state_has_a_mark_of_its_own_or_means_the_same() -> None:
    marks = [MARKS[state][0] for state in DayState if state is not DayState.RESTED]
    assert len(set(marks)) == len(marks)


def test_today_is_in_brackets_and_the_first_day_is_that_of_the_plan() -> None:
    shown = planned(1, "0WT")
    assert shown.course is not None
    line = text(weekday_line(shown.course, day(1), 74))
    assert line.split()[:3] == ["Mon", "[Tue]", "Wed"]
    assert line.endswith("min cont")
    assert text(weekday_line(shown.course, day(1), 114)).endswith("min  contacts")


def test_a_week_that_runs_again_has_a_plus() -> None:
    shown = planned(8, "0WT")
    assert [text(week_parts(each, shown, 74))[:2] for each in shown.course.weeks][:2] == ["1 ", "1+"]  # type: ignore[union-attr]
    assert "run for the second time" in text(week_line(shown, day(8), 76))


def test_narrow_a_day_is_a_row_with_its_word() -> None:
    shown = planned(4, "0WT 1F")
    rows = [text(day_parts(each, shown, 36)) for each in week(shown).days]
    assert rows[0].split() == ["●", "Mon", "2", "foot,", "check-in", "done"]
    assert rows[3].split() == ["→", "Thu", "5", "foot-strength", "1", "moved", "Fri"]
    assert rows[4].split()[-1] == "due"


@pytest.mark.parametrize("width", [66, 74, 90, 114, 160])
def test_rows_of_the_grid_are_no_wider_than_there_is_room(width: int) -> None:
    shown = planned(11, "0WT 1F 3F 4B 5F 7P", paused=[(9, 9)])
    assert shown.course is not None
    rows = [
        week_parts(each, shown, width, row=row, rows=rows)
        for each in shown.course.weeks
        for row, rows in ((0, 1), (1, 2))
    ]
    assert max(map(cells, (*rows, weekday_line(shown.course, day(11), width)))) <= width


# What is said ---------------------------------------------------------------------------------------


def test_every_day_is_told_with_its_reason() -> None:
    shown = planned(4, "0WT 1F")
    for each in shown.days:
        told = " ".join(said(shown, (each.day - day(0)).days).split())
        if each.day != day(4):
            assert reason(each.why) in told
    assert shown.course is not None
    assert all(reason(why) in " ".join(said(shown, 4).split()) for why in shown.course.why)
    assert said(shown, 4).startswith("Today, Fri 6 November  ○ due")


def reason(why: str) -> str:
    """What is said besides the week and the routines, which stand above."""
    return re.sub(r"^(Week \d of \d(, \w+)?\. )?((For today|To come|Done): [^.]*\. ?)?", "", why)


def test_nothing_is_said_of_a_day_that_stands_above_already() -> None:
    shown = planned(4, "0WT 1F")
    due, why = said(shown, 4).splitlines()[1:3]
    assert due == "  Foot strength · level 1  10:00"
    assert why.startswith("The plan had it yesterday; it is still undone")
    assert said(shown, 1).splitlines()[1:] == ["  Foot strength · level 1  10:00", "Done  foot-strength 1 100 %"]
    assert "To come" not in said(shown, 9)


def test_what_speaks_against_today_stands_before_what_the_plan_has() -> None:
    shown = replace(planned(4, "0WT 1F"), against="Rest today. Calf work was red.")
    assert "! Rest today. Calf work was red." in said(shown, 4)
    assert "! Rest" not in said(shown, 5)


def test_a_ceiling_above_the_level_that_is_earned_says_so() -> None:
    two = Plan("mine", "Mine", (PlanWeek("Base", ((PlanItem("foot-strength", 2),), (), (), (), (), (), ())),))
    told = said(planned(0, of=two), 0)
    assert "Foot strength · level 2  12:00" in told
    assert "You have earned level 1 so far, so it comes to that, 10:00." in told
    assert "earned" not in said(planned(0), 1)


def test_what_was_done_and_what_is_missing_is_named() -> None:
    assert "Done  foot-strength 1 100 %" in said(planned(2, "0WT 1F"), 1)
    gone = Plan("mine", "Mine", (PlanWeek("", ((PlanItem("swimming", 1),), *((),) * 6)),))
    assert "there is no such routine any more" in said(planned(0, of=gone), 0)


def test_the_title_says_how_the_plan_stands() -> None:
    assert text(title_parts(planned(4, "0WT 1F"))) == "Mine  week 1 of 2 · ends Sun 15 November"
    assert text(title_parts(planned(-3))) == "Mine  begins Mon 2 November · ends Sun 15 November"
    none = situation(TWO, 0, decisions=())
    assert text(title_parts(Planned(None, none))) == "Plan  none is running"
    stopped = situation(TWO, 2, decisions=decided((DecisionKind.PLAN_STOP, 2)))
    assert text(title_parts(Planned(course_of(stopped), stopped))) == "Mine  stopped"
    paused = situation(TWO, 2, decisions=decided((DecisionKind.PLAN_PAUSE, 2)))
    assert "paused in week 1 of 2" in text(title_parts(Planned(course_of(paused), paused)))


def test_the_legend_names_the_marks_that_are_there() -> None:
    shown = planned(4, "0WT 1F")
    assert shown.course is not None
    assert text(legend_parts(shown.course, 90)).split("  ")[:4] == ["● done", "○ due", "· to come", "→ moved"]
    assert "paused" not in text(legend_parts(shown.course, 90))


def test_what_is_asked_for_once_is_one_day() -> None:
    one = Plan("one", "One", (PlanWeek("", ((PlanItem("balance", 1),), *[()] * 6)),))
    assert plan_facts(one, situation(one, 0, offers=OFFERS)) == ("1 week", "1 day a week", "5 min a week")


def test_plans_whose_files_are_gone_or_do_not_load_are_told() -> None:
    gone = situation(replace(TWO, id="other"), 0, decisions=decided())
    told = text(plans_lines(Planned(None, gone), "b", 500)[0])
    assert told.startswith("Your plan mine is not followed: its file is gone or does not load.")
    odd = situation(TWO, 0, decisions=())
    assert "these do not load" not in text(plans_lines(Planned(None, odd), "b", 500)[0])
    told = text(plans_lines(Planned(None, replace(odd, unread=("mine", "yours"))), "b", 500)[0])
    assert "these do not load: mine, yours." in told


def test_without_a_plan_each_says_what_it_asks_for() -> None:
    found = situation(TWO, 0, decisions=(), offers=OFFERS)
    facts = ("2 weeks", "5 days a week", "48 to 51 min a week", "up to 132 ground contacts a week")
    assert plan_facts(TWO, found) == facts
    told = "\n".join(text(line) for line in plans_lines(Planned(None, found), "b", 76))
    assert "b begins one." in told
    assert "Mine  mine" in told
    assert " · ".join(facts) in " ".join(told.split("\n"))
    assert "gone" not in told
    none = situation(TWO, 0, decisions=())
    empty = Planned(None, type(none)(none.today))
    assert "There is no plan that can be followed." in text(plans_lines(empty, "b", 76)[-1])


def test_sessions_that_the_plan_does_not_ask_for_are_told_too() -> None:
    extra = Done("x", day(2), "desk-break", share=0.5)
    found = situation(TWO, 3, (done(0, "W"), done(0, "T"), extra), offers=OFFERS)
    told = said(Planned(course_of(found), found, standings(found)), 2)
    assert "desk-break 50 %" in told
