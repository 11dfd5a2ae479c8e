"""A plan that was begun: what becomes of its days, in a table, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from course_help import (
    MONDAY,
    course,
    day,
    decided,
    done,
    items,
    letters,
    plan,
    sessions,
    shown,
    shown_weeks,
    situation,
    swap,
)

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.course.course import ENOUGH, Course, CourseState, DayState, ceiling, course_of
from foottimer.plan.files.disk import plans
from foottimer.plan.levels.rule import Advice, Verdict
from foottimer.plan.levels.standing import SeriesStanding
from foottimer.plan.model import Offer, Plan, PlanItem, PlanWeek
from foottimer.plan.running import LONGEST

WEEK = plan("WT F M F B F .")
"""Six training days, and Sunday off."""
THREE = plan("F . C . B . .", "F . F . F . .")
"""Two weeks of three days."""
PAUSE, RESUME, STOP = DecisionKind.PLAN_PAUSE, DecisionKind.PLAN_RESUME, DecisionKind.PLAN_STOP

RUNNING_WEEK = [
    # today, done; the week: x done, / in part, ! due, . ahead, > moved, - left out, o rest, _ rested; still due
    ("the first day", 0, "", "!WT .F .M .F .B .F o", "WT"),
    ("the first day, done", 0, "0WT", "xWT .F .M .F .B .F o", ""),
    ("warmed up and no more", 0, "0W", "!WT .F .M .F .B .F o", "T"),
    ("warmed up twice", 0, "0W 0W", "!WT .F .M .F .B .F o", "T"),
    ("checked in without warming up", 0, "0T", "xWT .F .M .F .B .F o", ""),
    ("warmed up the day before and no more", 1, "0W", ">WT !WT .F .M .F .B .F", "WT"),
    ("the second day", 1, "0WT", "xWT !F .M .F .B .F o", "F"),
    ("a day missed", 1, "", ">WT !WT .F .M .F .B .F", "WT"),
    ("a day missed and made up for", 2, "1WT", ">WT xWT !F .M .F .B .F", "F"),
    ("the day of rest takes up what was moved", 6, "1WT 2F 3M 4F 5B", ">WT xWT xF xM xF xB !F", "F"),
    ("two days missed: the last is left out", 2, "", ">WT >F !WT .F .M .F .B", "WT"),
    ("all but the last day missed", 6, "", ">WT -F -M -F -B -F !WT", "WT"),
    ("two missed, then done in order", 3, "2WT", ">WT >F xWT !F .M .F .B", "F"),
    ("done out of order, ahead", 0, "0M", "xM .WT .F .F .B .F o", ""),
    ("done out of order, the day after", 1, "0M", "xM !WT .F .F .B .F o", "WT"),
    ("two days' in one: the second day is free", 1, "0WT 0F", "xWTF >F .M .F .B .F o", ""),
    ("the first undone of a kind is marked", 0, "0F", "xF .WT .M .F .B .F o", ""),
    ("both of a kind on one day", 0, "0F 0F", "xFF .WT .M >F .B .F o", ""),
    ("a fourth of a kind marks nothing", 1, "0F 0F 0F 0F", "xFFF !WT .M >F .B >F o", "WT"),
    ("what the plan does not have marks nothing", 1, "0L", ">WT !WT .F .M .F .B .F", "WT"),
    ("an early one leaves the order", 2, "0WT 1B", "xWT xB !F .M .F .F o", "F"),
    ("all done before the week's end", 5, "0WT 1F 2M 3F 4B 5F", "xWT xF xM xF xB xF o", ""),
    ("and on the day of rest", 6, "0WT 1F 2M 3F 4B 5F", "xWT xF xM xF xB xF o", ""),
]


@pytest.mark.parametrize(
    ("today", "did", "week", "due"), [row[1:] for row in RUNNING_WEEK], ids=[r[0] for r in RUNNING_WEEK]
)
def test_what_becomes_of_the_days_of_a_week(today: int, did: str, week: str, due: str) -> None:
    found = course(WEEK, today, did)
    assert (shown(found.weeks[0]), letters(found.due)) == (week, due)


PARTS = plan("PC F . PC B . .")
IN_PART = [
    ("one of two, today", 0, "0P", "/PC .F o .PC .B o o", "C"),
    ("one of two, the other way", 0, "0C", "/PC .F o .PC .B o o", "P"),
    ("in part is not due again", 1, "0P", "/PC !F o .PC .B o o", "F"),
    ("the rest of it done a day later", 1, "0P 1C", "xPC !F o .PC .B o o", "F"),
    ("and the day before it was due, still", 2, "0P 1C", "xPC xC !F .PC .B o o", "F"),
    ("and beside the day's own", 1, "0P 1C 1F", "xPC xF o .PC .B o o", ""),
    ("a second of a kind is the next day's", 3, "0P 0C 1F 3P", "xPC xF _ /PC .B o o", "C"),
    ("both days in part", 4, "0P 1F 3C", "/PC xF _ /PC !B o o", "B"),
]


@pytest.mark.parametrize(("today", "did", "week", "due"), [row[1:] for row in IN_PART], ids=[row[0] for row in IN_PART])
def test_what_was_done_in_part_is_not_carried_over(today: int, did: str, week: str, due: str) -> None:
    found = course(PARTS, today, did)
    assert (shown(found.weeks[0]), letters(found.due)) == (week, due)


def test_any_level_counts_and_a_session_that_does_not_count_does_not() -> None:
    assert shown(course(THREE, 0, [done(0, "F", 3)]).weeks[0]) == "xF o .C o .B o o"
    assert shown(course(THREE, 0, [done(0, "F", 1)]).weeks[0]) == "xF o .C o .B o o"
    assert shown(course(THREE, 0, [done(0, "F", counts=False)]).weeks[0]) == "!F o .C o .B o o"


WEEKS = [
    ("all done", 7, "0F 2C 4B", ["1 xF _ xC _ xB _ _", "2 !F o .F o .F o o"]),
    ("two of three are enough", 7, "0F 2C", ["1 xF _ xC _ -B _ _", "2 !F o .F o .F o o"]),
    ("one of three is not", 7, "0F", ["1 xF _ -C _ -B _ _", "1 !F o .C o .B o o", "2 .F o .F o .F o o"]),
    ("none is not", 7, "", ["1 -F _ -C _ -B _ _", "1 !F o .C o .B o o", "2 .F o .F o .F o o"]),
    ("nothing is carried over", 8, "0F 2C", ["1 xF _ xC _ -B _ _", "2 >F !F .F o .F o o"]),
    ("run again and done", 14, "0F 7F 9C 11B", ["1 xF _ -C _ -B _ _", "1 xF _ xC _ xB _ _", "2 !F o .F o .F o o"]),
]


@pytest.mark.parametrize(("today", "did", "weeks"), [row[1:] for row in WEEKS], ids=[row[0] for row in WEEKS])
def test_a_week_with_too_little_done_begins_again(today: int, did: str, weeks: list[str]) -> None:
    assert shown_weeks(course(THREE, today, did)) == weeks


@pytest.mark.parametrize(
    ("of", "did", "number"), [(2, 1, 2), (2, 0, 1), (3, 1, 1), (3, 2, 2), (4, 2, 2), (5, 2, 1), (1, 0, 1), (1, 1, 2)]
)
def test_half_of_the_days_take_one_on(of: int, did: int, number: int) -> None:
    one = " ".join(["F"] * of + ["."] * (7 - of))
    found = course(plan(one, one), 7, "".join(f"{place}F " for place in range(did)))
    assert found.week is not None
    assert (found.week.number, ENOUGH) == (number, 0.5)


def test_the_running_week_is_laid_out_as_run_again_where_half_of_it_can_be_done_no_more() -> None:
    assert shown_weeks(course(THREE, 6, "")) == ["1 >F _ -C _ -B _ !F", "1 .F o .C o .B o o", "2 .F o .F o .F o o"]


PAUSED = [
    (
        "two days: they are not missed, and the queue goes on",
        3,
        "0F",
        [(1, 2)],
        [],
        ["1 xF p p !C .B o o", "2 .F o .F o .F o o"],
    ),
    ("all of a week", 8, "0F 2C 4B", [(7, 13)], [], ["1 xF _ xC _ xB _ _", "2 p p p p p p p", "2 .F o .F o .F o o"]),
    ("a session on a paused day counts", 1, "0F", [(0, 1)], [], ["1 xF p .C o .B o o", "2 .F o .F o .F o o"]),
    ("the rest of the week", 3, "0F", [(3, 6)], [], ["1 xF _ -C p p p p", "1 .F o .C o .B o o", "2 .F o .F o .F o o"]),
    (
        "by choice, without an end",
        3,
        "0F",
        [],
        [(PAUSE, 3)],
        ["1 xF _ -C p p p p", "1 .F o .C o .B o o", "2 .F o .F o .F o o"],
    ),
    ("by choice, for two days", 3, "0F", [], [(PAUSE, 1), (RESUME, 3)], ["1 xF p p !C .B o o", "2 .F o .F o .F o o"]),
    (
        "begun and ended on one day",
        1,
        "0F",
        [],
        [(PAUSE, 1), (RESUME, 1)],
        ["1 xF o .C o .B o o", "2 .F o .F o .F o o"],
    ),
    (
        "twice, which is once",
        1,
        "0F",
        [],
        [(PAUSE, 1), (PAUSE, 3), (RESUME, 4)],
        ["1 xF p p p .C .B o", "2 .F o .F o .F o o"],
    ),
    ("to come", 0, "", [(2, 3)], [], ["1 !F o p p .C .B o", "2 .F o .F o .F o o"]),
]


@pytest.mark.parametrize(
    ("today", "did", "paused", "log", "weeks"), [row[1:] for row in PAUSED], ids=[row[0] for row in PAUSED]
)
def test_paused_days_are_not_missed(
    today: int, did: str, paused: list[tuple[int, int]], log: list[tuple[DecisionKind, int]], weeks: list[str]
) -> None:
    assert shown_weeks(course(THREE, today, did, paused=paused, decisions=decided(*log))) == weeks


def test_a_week_that_was_paused_is_no_repeat() -> None:
    found = course(THREE, 14, "", paused=[(0, 1)])
    assert [(week.number, week.repeats) for week in found.weeks] == [(1, 0), (1, 0), (1, 1), (2, 0)]


SWAPS = [
    ("two days to come", 0, "", [swap(0, 2, 4)], "!F o .B o .C o o"),
    ("with today", 0, "", [swap(0, 0, 4)], "!B o .C o .F o o"),
    ("with a day of rest, later", 0, "", [swap(0, 2, 3)], "!F o >C .C .B o o"),
    ("with a day of rest, earlier", 0, "", [swap(0, 1, 2)], "!F .C >C o .B o o"),
    ("twice is nothing", 0, "", [swap(0, 2, 4), swap(0, 4, 2)], "!F o .C o .B o o"),
    ("as the days lie after one was missed", 1, "", [swap(1, 1, 4)], ">F !B .C o .F o o"),
    ("twice after one was missed", 1, "", [swap(1, 1, 4), swap(1, 1, 4)], ">F !F .C o .B o o"),
    ("before the week began", 0, "", [swap(-3, 2, 4)], "!F o .B o .C o o"),
    ("then done", 5, "0B 2C 4F", [swap(0, 0, 4)], "xB _ xC _ xF o o"),
    ("decided after the day's session", 0, "0C", [swap(0, 2, 4)], "xC .F .B o >B o o"),
    ("of days that were over is none", 2, "", [swap(2, 1, 4)], ">F _ !F .C .B o o"),
    ("of two weeks is none", 0, "", [swap(0, 2, 9)], "!F o .C o .B o o"),
    ("of a day with itself is none", 0, "", [swap(0, 2, 2)], "!F o .C o .B o o"),
]


@pytest.mark.parametrize(("today", "did", "log", "week"), [row[1:] for row in SWAPS], ids=[row[0] for row in SWAPS])
def test_two_days_change_places(today: int, did: str, log: list[tuple[DecisionKind, int, int, int]], week: str) -> None:
    assert shown(course(THREE, today, did, decisions=decided(*log)).weeks[0]) == week


@pytest.mark.parametrize(
    "value", ["", "2026-11-02", "soon later", "2026-11-02 2026-11-04 2026-11-05", "2026-11-31 2026-11-02"]
)
def test_a_swap_that_makes_no_sense_is_none(value: str) -> None:
    log = (*decided(), Decision(DecisionKind.PLAN_SWAP, day(0), "mine", value))
    assert shown(course(THREE, 0, decisions=log).weeks[0]) == "!F o .C o .B o o"


def test_days_say_where_from_and_where_to() -> None:
    days = course(THREE, 1).weeks[0].days
    assert (days[0].from_day, days[0].to_day, letters(days[0].planned)) == (None, day(1), "F")
    assert (days[1].from_day, days[1].to_day, letters(days[1].planned)) == (day(0), None, "")
    early = course(THREE, 0, "0C").weeks[0].days
    assert (early[0].from_day, early[0].to_day, letters(early[0].planned)) == (day(2), day(1), "F")
    assert (early[2].from_day, early[2].to_day, letters(early[2].planned)) == (None, day(0), "C")
    assert [one.id for one in early[0].done] == ["0C"]


def test_a_day_lists_what_was_done_beside_the_plan_too() -> None:
    days = course(THREE, 1, "0F 1M").weeks[0].days
    assert [one.id for one in days[1].done] == ["1M"]
    assert days[1].state is DayState.REST


@pytest.mark.parametrize(
    ("today", "did", "log", "state"),
    [
        (-1, "", [], CourseState.WAITING),
        (0, "", [], CourseState.RUNNING),
        (13, "0F 2C 4B 7F 9F", [], CourseState.RUNNING),
        (11, "0F 2C 4B 7F 9F 11F", [], CourseState.FINISHED),
        (13, "0F 2C 4B 7F 9F 11F", [], CourseState.FINISHED),
        (14, "0F 2C 4B 7F 9F 11F", [], CourseState.FINISHED),
        (14, "0F 2C 4B 7F 9F", [], CourseState.FINISHED),
        (14, "0F 2C 4B 7F", [], CourseState.RUNNING),
        (3, "", [(PAUSE, 3)], CourseState.PAUSED),
        (4, "", [(PAUSE, 3), (RESUME, 4)], CourseState.RUNNING),
        (3, "", [(PAUSE, 4)], CourseState.RUNNING),
        (3, "", [(STOP, 3)], CourseState.STOPPED),
        (-1, "", [(STOP, -1)], CourseState.STOPPED),
        (30, "0F 2C 4B 7F 9F 11F", [(STOP, 20)], CourseState.FINISHED),
        (30, "0F 2C 4B 7F 9F", [(STOP, 10)], CourseState.STOPPED),
        (LONGEST - 1, "", [], CourseState.RUNNING),
        (LONGEST, "", [], CourseState.STOPPED),
    ],
)
def test_how_a_plan_stands(today: int, did: str, log: list[tuple[DecisionKind, int]], state: CourseState) -> None:
    found = course(THREE, today, did, decisions=decided(*log))
    assert found.state is state
    assert found.why
    assert (found.today is None) == (found.week is None)


def test_a_stopped_plan_has_no_weeks_to_come_and_its_last_day_is_that_before() -> None:
    found = course(THREE, 9, "0F 2C 4B 7F", decisions=decided((STOP, 9)))
    assert (shown_weeks(found)[1], len(found.weeks)) == ("2 xF _ -F o -F o o", 2)
    assert (found.ends, found.due, found.today) == (day(8), (), None)


def test_what_is_done_on_the_day_of_the_stop_is_no_more_in_it() -> None:
    assert shown(course(THREE, 2, "0F 2C", decisions=decided((STOP, 2))).weeks[0]) == "xF _ -C o -B o o"


def test_the_last_plan_that_was_begun_is_the_one() -> None:
    other = replace(THREE, id="other")
    log = (*decided((STOP, 3)), Decision(DecisionKind.PLAN_START, day(7), "other"))
    found = course_of(replace(situation(THREE, 5, "", log), plans=(THREE, other)))
    assert found is not None
    assert (found.plan.id, found.started, found.state) == ("other", day(7), CourseState.WAITING)


def test_a_start_that_lies_ahead_is_followed_by_what_is_decided_before_it_comes() -> None:
    made = [replace(one, day=day(7)) if one.kind is DecisionKind.PLAN_START else one for one in decided((STOP, 2))]
    found = course(THREE, 8, decisions=sorted(made, key=lambda one: one.day))
    assert found.state is CourseState.STOPPED


def test_what_was_said_of_another_plan_on_another_machine_is_none_of_this_one() -> None:
    log = decided((STOP, 1), (PAUSE, 1), swap(1, 2, 4))
    others = (log[0], *(replace(one, about="other") for one in log[1:]))
    assert course(THREE, 2, decisions=others) == course(THREE, 2)
    nameless = (log[0], replace(log[2], about=""))
    assert course(THREE, 2, decisions=nameless).state is CourseState.PAUSED


@pytest.mark.parametrize("log", [(), (Decision(DecisionKind.PLAN_START, MONDAY, "gone"),), (Decision(PAUSE, MONDAY),)])
def test_no_plan_no_course(log: tuple[Decision, ...]) -> None:
    assert course_of(situation(THREE, 0, "", log)) is None


def test_a_plan_begun_on_a_wednesday_keeps_order_and_spacing() -> None:
    found = course(THREE, 2, decisions=decided(at=2))
    assert found.weeks[0].first == day(2)
    assert shown_weeks(found) == ["1 !F o .C o .B o o", "2 .F o .F o .F o o"]
    assert found.ends == day(2 + 13)


def test_sessions_before_the_first_day_and_after_today_do_not_count() -> None:
    assert shown(course(THREE, 1, sessions("1C 2B"), decisions=decided(at=1)).weeks[0]) == "xC .F >C o .B o o"
    assert shown(course(THREE, 1, "0F 4B").weeks[0]) == "xF o .C o .B o o"


def test_the_time_and_contacts_of_a_week_are_those_of_the_levels_that_stand_there() -> None:
    offers = (
        Offer("foot-strength-1", "Foot", "foot-strength", 1, total_ms=600_000),
        Offer("plyo-intro-1", "Plyo", "plyo-intro", 1, total_ms=240_000, contacts=66),
        Offer("check-in", "Check", total_ms=480_000),
    )
    found = course(plan("F . P . FT . .", "P . P . . . ."), 0, offers=offers)
    assert [(week.total_ms, week.contacts) for week in found.weeks] == [(1_920_000, 66), (480_000, 132)]


def test_a_week_of_rest_alone_passes() -> None:
    found = course(plan(". . . . . . .", "F . . . . . ."), 7)
    assert shown_weeks(found) == ["1 _ _ _ _ _ _ _", "2 !F o o o o o o"]


def test_a_week_of_which_no_routine_is_there_any_more_passes() -> None:
    weeks = plan("B . B . . . .", "F . B . . . .", "F . . . . . .")
    there = [Offer("foot-strength-1", "Foot", "foot-strength", 1)]
    assert [week.number for week in course(weeks, 7, offers=there).weeks] == [1, 2, 3]
    assert [week.number for week in course(weeks, 14, "7F", offers=there).weeks] == [1, 2, 3]
    assert [week.number for week in course(weeks, 14, "", offers=there).weeks] == [1, 2, 2, 3]


@pytest.mark.parametrize(("listed", "earned", "level"), [(2, 1, 1), (2, 2, 2), (2, 3, 2), (1, 3, 1)])
def test_the_listed_level_is_a_ceiling(listed: int, earned: int, level: int) -> None:
    standing = SeriesStanding("balance", earned, 3, Verdict(Advice.STAY, earned, "", ()))
    assert ceiling(PlanItem("balance", listed), {"balance": standing}) == PlanItem("balance", level)


def test_what_has_no_levels_or_no_standing_stays() -> None:
    assert ceiling(PlanItem("check-in"), {}) == PlanItem("check-in")
    assert ceiling(PlanItem("balance", 3), {}) == PlanItem("balance", 3)


def test_odd_dates_harm_nothing() -> None:
    far = (Decision(DecisionKind.PLAN_START, date.max, "mine"),)
    assert course(THREE, 0, decisions=far).weeks == ()
    old = (Decision(DecisionKind.PLAN_START, date.min, "mine"),)
    assert course(THREE, 0, decisions=old).state is CourseState.STOPPED


FIRST = "it is still undone, and the first in order"
SAID = [
    (-5, "", "Mine begins on Monday, with foot-strength 1."),
    (0, "", "Week 1 of 2. For today: foot-strength 1."),
    (0, "0F", "Week 1 of 2. Done: foot-strength 1. | Next comes calf-capacity 1, on Wednesday."),
    (1, "0F", "Week 1 of 2. A day of rest: the plan has nothing on it. | Next comes calf-capacity 1, tomorrow."),
    (
        1,
        "",
        f"Week 1 of 2. For today: foot-strength 1. The plan had it yesterday; {FIRST}.",
    ),
    (
        7,
        "0F",
        "Week 1 of 2. For today: foot-strength 1. | Week 1 begins again: 1 of its 3 training days had been done, and "
        "with fewer than half of them the next week would come too early.",
    ),
    (
        6,
        "0F",
        f"Week 1 of 2. For today: calf-capacity 1. The plan had it on Wednesday; {FIRST}. | Balance 1 finds no day in "
        "this week any more: left out, so that nothing piles up.",
    ),
    (14, "0F 2C 4B 7F 9F 11F", "Mine is finished: all 2 weeks are behind you, the last day was Sunday."),
]


@pytest.mark.parametrize(("today", "did", "said"), SAID)
def test_what_is_said(today: int, did: str, said: str) -> None:
    assert " | ".join(course(THREE, today, did).why) == said


def test_what_is_left_out_is_told_once() -> None:
    said = " ".join(course(plan("F C B F . . M"), 6, "0F").why)
    assert said.count("left out") == 1
    assert "For today: calf-capacity 1." in said


def why(found: Course) -> str:
    return " ".join(found.why)


@pytest.mark.parametrize(("today", "offered"), [(13, False), (14, True), (21, True)])
def test_two_repeats_offer_fewer_days(today: int, offered: bool) -> None:
    some = [done(number, "F") for number in (0, 7, 14, 20)]
    found = course(THREE, today, some)
    assert ("the plan lite asks for three" in why(found)) is offered
    assert ("two days a week with foot-strength and calf-capacity" in why(found)) is offered


def test_who_follows_lite_is_not_sent_to_it() -> None:
    lite = replace(THREE, id="lite")
    log = (Decision(DecisionKind.PLAN_START, MONDAY, "lite"),)
    said = why(course(lite, 14, [done(7, "F")], decisions=log))
    assert "lite asks" not in said
    assert "two days a week" in said


@pytest.mark.parametrize(("today", "offered"), [(27, False), (28, True), (40, True)])
def test_four_weeks_off_offer_to_begin_anew(today: int, offered: bool) -> None:
    assert ("beginning the plan anew" in why(course(THREE, today, "0F"))) is offered
    assert "beginning the plan anew" not in why(course(THREE, today, [done(0, "F"), done(today, "M")]))


def test_every_day_has_its_reason() -> None:
    found = course(WEEK, 10, "0WT 1B 3F 7WT 9F", paused=[(5, 5)], decisions=decided(swap(8, 11, 12)))
    for week in found.weeks:
        assert all(one.why.endswith(".") for one in week.days)


def test_a_plan_of_eight_weeks_by_its_file() -> None:
    eight = next(entry.plan for entry in plans(None) if entry.id == "eight-weeks")
    assert eight is not None
    log = (Decision(DecisionKind.PLAN_START, MONDAY, "eight-weeks"),)
    found = course(eight, 0, decisions=log)
    assert (len(found.weeks), found.ends) == (8, day(55))
    assert [len(week.days) for week in found.weeks] == [7] * 8
    assert found.due == (PlanItem("foot-activation"), PlanItem("check-in"))


def test_a_plan_without_weeks_is_no_course() -> None:
    assert course_of(situation(Plan("mine", "Mine", ()), 0)) is None


def test_letters_and_items_are_each_others_inverse() -> None:
    assert letters(items("WTPC")) == "WTPC"
    assert plan("F . . . . . .").weeks == (PlanWeek("", ((PlanItem("foot-strength", 1),), *[()] * 6)),)
