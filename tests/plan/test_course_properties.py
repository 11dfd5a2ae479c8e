"""What holds for every plan, however it is followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from course_help import LETTERS, MONDAY, course, day, decided, done, letters, plan, situation, swap
from hypothesis import given, settings
from hypothesis import strategies as st

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.course.course import Course, CourseDay, CourseState, DayState, course_of
from foottimer.plan.course.weekwalk import is_warm_up
from foottimer.plan.model import Done, Plan, PlanItem

DAYS = st.sampled_from([".", ".", "F", "F", "B", "C", "M", "PC", "WT", "W"])
"""What a day of a plan asks for."""
PLANS = st.lists(st.lists(DAYS, min_size=7, max_size=7).map(" ".join), min_size=1, max_size=4).map(lambda w: plan(*w))
SESSIONS = st.lists(st.tuples(st.integers(-2, 40), st.sampled_from([*LETTERS]), st.integers(1, 3)), max_size=40).map(
    lambda found: tuple(done(on, letter, level) for on, letter, level in sorted(found))
)
PAUSES = st.lists(st.tuples(st.integers(-3, 30), st.integers(0, 12)), max_size=3).map(
    lambda found: [(first, first + length) for first, length in found]
)
KINDS = st.sampled_from([DecisionKind.PLAN_PAUSE, DecisionKind.PLAN_RESUME])
LOGS = st.lists(
    st.one_of(st.tuples(KINDS, st.integers(0, 30)), st.builds(swap, *[st.integers(0, 30)] * 3)), max_size=6
).map(lambda found: decided(*sorted(found, key=lambda one: one[1])))
Pauses = list[tuple[int, int]]
TODAYS = st.integers(-2, 45)


def pending(found: Course) -> list[str]:
    """What is due today and lies ahead in the running week, in the order of its days."""
    assert found.week is not None
    lying = (DayState.DUE, DayState.AHEAD)
    return [letters(one.items) for one in found.week.days if one.state in lying]


@given(PLANS, TODAYS, SESSIONS, PAUSES, LOGS)
def test_every_day_and_all_that_is_planned_has_its_one_place(
    of: Plan, today: int, did: tuple[Done, ...], paused: Pauses, log: tuple[Decision, ...]
) -> None:
    found = course(of, today, did, paused=paused, decisions=log)
    nothing_piles_up(of, found)
    every_day_of_the_calendar_appears_once(found, today)
    every_training_day_has_one_fate(found)
    what_is_left_today_is_of_today_and_undone(found)


def nothing_piles_up(of: Plan, found: Course) -> None:
    """No day has more than the plan has on one day, and every week no more than the plan's."""
    on_one_day = [list(items) for week in of.weeks for items in week.days if items]
    if found.due:
        assert any(all(item in items for item in found.due) for items in on_one_day)
    for week in found.weeks:
        asked = [one.items for one in week.days if one.state in (DayState.DUE, DayState.AHEAD)]
        assert all(list(items) in on_one_day for items in asked)
        assert len(asked) + week.done_days <= week.training_days
        assert week.training_days == sum(bool(items) for items in of.weeks[week.number - 1].days)


def every_day_of_the_calendar_appears_once(found: Course, today: int) -> None:
    days = [one.day for week in found.weeks for one in week.days]
    assert days == [MONDAY + timedelta(days=place) for place in range(len(days))]
    assert all(len(week.days) == 7 and week.days[0].day == week.first for week in found.weeks)
    if found.state not in (CourseState.WAITING, CourseState.FINISHED):
        assert day(today) in days
        assert found.today == found.day(day(today))
    assert (found.today is None) == (not MONDAY <= day(today) <= found.ends)


def every_training_day_has_one_fate(found: Course) -> None:
    """What was planned for a day is there, or on the day that is named, which names it, or is left out."""
    for week in found.weeks:
        planned = [one for one in week.days if one.planned]
        left = [one for one in planned if one.to_day is None and not _there(one)]
        assert sorted("".join(letters(one.planned) for one in left)) == sorted(letters(week.left_out))
        for one in planned:
            if one.to_day is not None:
                target = found.day(one.to_day)
                assert target is not None
                assert target.day in {other.day for other in week.days}
                assert set(one.planned) <= set(target.items)


def _there(one: CourseDay) -> bool:
    return one.from_day is None and one.state in (DayState.DONE, DayState.PARTLY, DayState.DUE, DayState.AHEAD)


def what_is_left_today_is_of_today_and_undone(found: Course) -> None:
    if found.today is None or found.today.state not in (DayState.DUE, DayState.PARTLY):
        assert found.due == ()
        return
    assert found.due
    assert set(found.due) <= set(found.today.items)
    if found.today.state is DayState.PARTLY:
        assert any(not is_warm_up(item) or item in found.due for item in found.due)


@settings(max_examples=25)
@given(PLANS, st.integers(0, 10))
def test_a_plan_of_so_many_weeks_done_perfectly_ends_after_exactly_as_many(of: Plan, later: int) -> None:
    did: list[Done] = []
    log = decided(at=later)
    for today in range(later, later + 7 * len(of.weeks)):
        found = course(of, today, did, decisions=log)
        assert found.today is not None
        assert found.today.items == of.weeks[(today - later) // 7].days[(today - later) % 7]
        assert found.ends == day(later + 7 * len(of.weeks) - 1)
        did += [done(today, letters([item])) for item in found.due]
        after = course(of, today, did, decisions=log)
        assert after.due == ()
        assert after.today is not None
        assert after.today.state in (DayState.DONE, DayState.REST)
    found = course(of, later + 7 * len(of.weeks), did, decisions=log)
    assert found.state is CourseState.FINISHED
    assert {one.state for week in found.weeks for one in week.days} <= {DayState.DONE, DayState.RESTED}
    assert all(week.repeats == 0 for week in found.weeks)


@settings(max_examples=20)
@given(PLANS, st.lists(st.booleans(), min_size=35, max_size=35))
def test_order_is_kept_by_who_does_what_is_due(of: Plan, trains: list[bool]) -> None:
    """Whoever does what is due on some days and nothing on others does a week's days in the plan's order."""
    did: list[Done] = []
    for today, trained in enumerate(trains):
        found = course(of, today, did)
        if found.week is None:
            break
        planned = [letters(items) for items in of.weeks[found.week.number - 1].days if items]
        done_so_far = [letters(one.items) for one in found.week.days if one.state in (DayState.DONE, DayState.PARTLY)]
        assert (done_so_far + pending(found)) == planned[: len(done_so_far + pending(found))]
        if trained:
            did += [done(today, letters([item])) for item in found.due]


@given(PLANS, TODAYS, SESSIONS, PAUSES, LOGS, st.integers(0, 30), st.integers(0, 30))
def test_a_swap_twice_is_nothing_and_so_is_what_is_done_later(
    of: Plan, today: int, did: tuple[Done, ...], paused: Pauses, log: tuple[Decision, ...], first: int, second: int
) -> None:
    given_ = situation(of, today, did, log, paused)
    found = course_of(given_)
    assert course_of(given_) == found
    both = [
        Decision(DecisionKind.PLAN_SWAP, day(max(today, 0)), "mine", f"{day(one)} {day(other)}")
        for one, other in ((first, second), (second, first))
    ]
    assert course_of(replace(given_, decisions=(*log, *both))) == found
    later = replace(given_, sessions=(*did, done(today + 1, "F"), done(today + 9, "B")))
    assert course_of(later) == found


@given(PLANS, st.integers(0, 27), SESSIONS, st.integers(0, 6), st.integers(0, 6))
def test_a_swap_exchanges_two_days_and_leaves_the_others(
    of: Plan, today: int, did: tuple[Done, ...], first: int, second: int
) -> None:
    before = course(of, today, did)
    if before.week is None or before.today is None or before.today.state in (DayState.DONE, DayState.PARTLY):
        return
    start = (before.week.first - MONDAY).days
    if first == second or min(first, second) + start < today:
        return
    after = course(of, today, did, decisions=decided(swap(today, start + first, start + second)))
    assert after.week is not None
    lies = [_asked(one) for one in before.week.days]
    lies[first], lies[second] = lies[second], lies[first]
    assert [_asked(one) for one in after.week.days] == lies


def _asked(one: CourseDay) -> tuple[PlanItem, ...]:
    return one.items if one.state in (DayState.DUE, DayState.AHEAD) else ()
