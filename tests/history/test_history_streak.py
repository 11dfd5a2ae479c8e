"""The weekly streak: its figures one by one, the edges of the calendar, and what always holds."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.history.calendar import Goal, PausedDays
from foottimer.history.streak import State, streak, streak_to_json

MONDAY = date(2026, 3, 2)


def week(number: int, *weekdays: int) -> list[date]:
    """Days of the week so many after the first, 0 for Monday."""
    return [MONDAY + timedelta(weeks=number, days=weekday) for weekday in weekdays]


def full(*numbers: int) -> list[date]:
    """Monday, Wednesday and Friday of each week."""
    return [day for number in numbers for day in week(number, 0, 2, 4)]


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


PAUSED_WEEK = {"pauses": [PausedDays(day("03-16"), day("03-22"), "holiday")]}


def test_why_names_the_week_that_ended_it() -> None:
    ended = streak(full(0, 1) + week(2, 0), day("03-23"))
    assert ended.why == "week of 16 March: 1 of 3"


def test_why_stays_through_the_empty_weeks_after() -> None:
    assert streak(full(0, 1) + week(2, 0), day("06-01")).why == "week of 16 March: 1 of 3"


def test_why_is_silent_while_a_streak_is_alive_and_before_the_first() -> None:
    assert streak(full(0, 1), day("03-18")).why == ""
    assert streak(full(0, 2), day("03-20")).why == ""
    assert streak(week(0, 0), day("03-30")).why == ""


def test_why_names_the_year_when_it_is_another() -> None:
    assert streak(full(0), date(2027, 1, 4)).why == "week of 9 March 2026: 0 of 3"


def test_two_sessions_a_day_are_one_day() -> None:
    assert streak(week(0, 0, 0, 0), day("03-02")) == streak(week(0, 0), day("03-02"))


def test_days_after_today_wait_until_they_come() -> None:
    assert streak([*full(0), *full(1, 2)], day("03-08")) == streak(full(0), day("03-08"))
    assert streak(full(5), day("03-08")).state is State.NONE


def test_a_day_more_than_the_goal_is_secured_all_the_same() -> None:
    found = streak(week(0, 0, 1, 2, 3), day("03-05"))
    assert (found.this_week, found.state, found.streak_weeks) == (4, State.SECURED, 1)


def test_the_running_week_does_not_earn_a_freeze_before_it_is_over() -> None:
    assert streak(full(*range(4)), day("03-29")).freezes == 0
    assert streak(full(*range(4)), day("03-30")).freezes == 1


def test_no_more_than_two_freezes_are_in_hand() -> None:
    assert streak(full(*range(40)), MONDAY + timedelta(weeks=40)).freezes == 2


def test_a_freeze_is_not_for_a_week_that_is_two_short() -> None:
    found = streak(full(*range(8)) + week(8, 0), MONDAY + timedelta(weeks=9))
    assert (found.streak_weeks, found.freezes, found.why) == (0, 0, "week of 27 April: 1 of 3")


def test_the_count_toward_a_freeze_goes_on_over_a_frozen_week() -> None:
    days = full(*range(4)) + week(4, 0, 2) + full(5, 6, 7, 8)
    assert streak(days, MONDAY + timedelta(weeks=8)).freezes == 0
    assert streak(days, MONDAY + timedelta(weeks=9)).freezes == 1
    assert streak(days, MONDAY + timedelta(weeks=9)).streak_weeks == 8


def test_a_new_streak_counts_toward_a_freeze_from_its_beginning() -> None:
    days = full(0, 1, 2, 4, 5)
    assert streak(days, MONDAY + timedelta(weeks=6)).freezes == 0
    assert streak(days, MONDAY + timedelta(weeks=6)).streak_weeks == 2


def test_one_paused_day_makes_a_short_week_neutral() -> None:
    found = streak(full(0, 1), day("03-23"), pauses=[PausedDays(day("03-22"), day("03-22"))])
    assert (found.streak_weeks, found.why) == (2, "")


def test_a_paused_week_that_was_secured_all_the_same_adds_one() -> None:
    assert streak(full(0, 1, 2), day("03-23"), **PAUSED_WEEK).streak_weeks == 3  # type: ignore[arg-type]


def test_a_paused_day_leaves_the_score() -> None:
    on_sunday = streak(full(0, 1), day("03-15"))
    paused = streak(full(0, 1), day("03-22"), **PAUSED_WEEK)  # type: ignore[arg-type]
    assert paused.score == on_sunday.score
    assert streak(full(0, 1), day("03-22")).score != on_sunday.score


def test_a_goal_set_on_the_weeks_first_day_is_in_force_in_it() -> None:
    assert streak([], day("03-04"), goals=[Goal(day("03-02"), 5)]).goal_per_week == 5
    assert streak([], day("03-04"), goals=[Goal(day("03-03"), 5)]).goal_per_week == 3
    assert streak([], day("03-09"), goals=[Goal(day("03-03"), 5)]).goal_per_week == 5


def test_the_goal_set_last_is_in_force_whatever_the_order_of_days() -> None:
    goals = [Goal(day("03-01"), 2), Goal(day("02-01"), 5), Goal(day("03-01"), 4)]
    assert streak([], day("03-04"), goals=goals).goal_per_week == 4


@pytest.mark.parametrize("per_week", [0, 8, -1])
def test_a_goal_is_one_to_seven_days(per_week: int) -> None:
    with pytest.raises(ValueError, match="1 to 7"):
        Goal(MONDAY, per_week)


def test_weeks_run_over_the_leap_day() -> None:
    found = streak([date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)], date(2028, 3, 1))
    assert (found.this_week, found.state, found.today_done) == (3, State.SECURED, True)
    assert found.last_7_days == (False, False, False, False, True, True, True)


def test_weeks_run_over_the_change_to_summer_time_and_over_new_year() -> None:
    summer = [date(2026, 3, 27), date(2026, 3, 28), date(2026, 3, 29)]
    assert streak(summer, date(2026, 3, 30)).streak_weeks == 1
    new_year = [date(2026, 12, 28), date(2026, 12, 31), date(2027, 1, 3)]
    assert streak(new_year, date(2027, 1, 4)).streak_weeks == 1


def test_the_last_seven_days_are_oldest_first() -> None:
    found = streak(week(0, 1, 6), day("03-08"))
    assert found.last_7_days == (False, True, False, False, False, False, True)
    assert found.today_done
    assert not streak(week(0, 1, 6), day("03-09")).today_done


@pytest.mark.parametrize("first_weekday", range(7))
def test_the_ends_of_the_calendar_are_days_like_others(first_weekday: int) -> None:
    first = streak([date.min, date(1, 1, 2), date(1, 1, 3)], date(1, 3, 1), first_weekday=first_weekday)
    assert first.best_weeks <= 1
    assert streak([date.max], date.max, first_weekday=first_weekday).today_done


def test_the_json_has_the_keys_that_others_rely_on() -> None:
    assert streak_to_json(streak(full(0), day("03-06"))) == {
        "goal_per_week": 3,
        "this_week": 3,
        "state": "secured",
        "streak_weeks": 1,
        "best_weeks": 1,
        "freezes": 0,
        "score": 0.049,
        "last_7_days": [False, False, True, False, True, False, True],
        "today_done": True,
    }


def test_the_streak_is_computed_without_a_database() -> None:
    script = "import sys, foottimer.history.streak; print('sqlite3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


spans = st.integers(0, 120).map(lambda number: MONDAY + timedelta(days=number))
histories = st.lists(spans, max_size=80)
goal_lists = st.lists(st.builds(Goal, spans, st.integers(1, 7)), max_size=3)
pause_lists = st.lists(
    st.builds(lambda first, length: PausedDays(first, first + timedelta(days=length)), spans, st.integers(0, 20)),
    max_size=3,
)
weekdays = st.integers(0, 6)


@given(histories, spans, goal_lists, pause_lists, weekdays, st.randoms(use_true_random=False))
def test_the_order_of_days_does_not_matter(
    days: list[date], today: date, goals: list[Goal], pauses: list[PausedDays], first: int, random: object
) -> None:
    shuffled = [*days, *days]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert streak(shuffled, today, goals, pauses, first) == streak(days, today, goals, pauses, first)


@given(histories, spans, goal_lists, pause_lists, weekdays)
def test_figures_stay_in_their_ranges_and_agree(
    days: list[date], today: date, goals: list[Goal], pauses: list[PausedDays], first: int
) -> None:
    found = streak(days, today, goals, pauses, first)
    assert 0 <= found.score <= 1
    assert 0 <= found.freezes <= 2
    assert 0 <= found.streak_weeks <= found.best_weeks
    assert 0 <= found.this_week <= 7
    assert (found.state is State.SECURED) == (found.this_week >= found.goal_per_week)
    assert (found.state is State.NONE) == (not found.this_week and not found.streak_weeks)
    assert found.today_done == found.last_7_days[-1]
    assert not (found.why and found.streak_weeks)


@given(histories, spans, goal_lists, pause_lists, weekdays)
def test_the_running_week_never_ends_a_streak(
    days: list[date], today: date, goals: list[Goal], pauses: list[PausedDays], first: int
) -> None:
    start = today - timedelta(days=(today.weekday() - first) % 7)
    at_start = streak([done for done in days if done < start], start, goals, pauses, first)
    for passed in range(7):
        now = streak([done for done in days if done < start], start + timedelta(days=passed), goals, pauses, first)
        assert (now.streak_weeks, now.freezes) == (at_start.streak_weeks, at_start.freezes)
    later = streak(days, start + timedelta(days=6), goals, pauses, first)
    assert later.streak_weeks - at_start.streak_weeks in (0, 1)


@given(histories, spans, spans, goal_lists, pause_lists, weekdays)
def test_one_more_day_never_lowers_the_score(
    days: list[date], more: date, today: date, goals: list[Goal], pauses: list[PausedDays], first: int
) -> None:
    before, after = (streak(found, today, goals, pauses, first) for found in (days, [*days, more]))
    assert after.score >= before.score
    assert after.this_week >= before.this_week


@given(st.integers(0, 60), st.integers(1, 7))
def test_full_weeks_are_all_counted(weeks: int, goal: int) -> None:
    days = [day for number in range(weeks) for day in week(number, *range(goal))]
    found = streak(days, MONDAY + timedelta(weeks=weeks), [Goal(MONDAY, goal)])
    assert (found.streak_weeks, found.best_weeks) == (weeks, weeks)
    assert found.freezes == min(2, weeks // 4)
