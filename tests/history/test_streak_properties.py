"""What always holds of judged weeks, streak and outlook, whatever was done when."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from slow_streak import stands

from foottimer.history.calendar import Goal, PausedDays
from foottimer.history.outlook import Outlook, Stake, outlook, risk_line, stake_line, to_go_line
from foottimer.history.streak import Streak, streak
from foottimer.history.weeks import JudgedWeek, Verdict, judged
from foottimer.history.why import why_of, why_text

MONDAY = date(2026, 3, 2)
LETTERS = {Verdict.SECURED: "s", Verdict.FROZEN: "f", Verdict.PAUSED: "p", Verdict.SHORT: "x"}


@dataclass(frozen=True)
class History:
    """What weeks are judged by."""

    days: tuple[date, ...]
    today: date
    goals: tuple[Goal, ...]
    pauses: tuple[PausedDays, ...]
    first_weekday: int

    @property
    def streak(self) -> Streak:
        return streak(self.days, self.today, self.goals, self.pauses, self.first_weekday)

    @property
    def weeks(self) -> tuple[JudgedWeek, ...]:
        return judged(self.days, self.today, self.goals, self.pauses, self.first_weekday)

    @property
    def outlook(self) -> Outlook:
        return outlook(self.days, self.today, self.goals, self.pauses, self.first_weekday)

    @property
    def start(self) -> date:
        """The running week's first day."""
        return self.weeks[-1].first


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


numbers = st.integers(0, 150)
spans = numbers.map(day)
steady = st.builds(
    lambda weeks, often, gaps: tuple(
        day(7 * week + weekday) for week in range(weeks) for weekday in range(often) if (week, weekday) not in gaps
    ),
    st.integers(0, 22),
    st.integers(1, 7),
    st.sets(st.tuples(st.integers(0, 22), st.integers(0, 3)), max_size=5),
)
"""So many weeks of the same days, with some left out: random days alone hardly ever make a streak."""
pause_ranges = st.builds(
    lambda first, length: PausedDays(first, first + timedelta(days=length)), spans, st.integers(0, 20)
)
histories = st.builds(
    History,
    st.one_of(steady, st.lists(spans, max_size=80).map(tuple)),
    spans,
    st.lists(st.builds(Goal, spans, st.integers(1, 7)), max_size=3, unique_by=lambda goal: goal.since).map(
        lambda goals: (Goal(date.min, 3), *goals)
    ),
    st.lists(pause_ranges, max_size=3).map(tuple),
    st.integers(0, 6),
)


def slow(history: History) -> tuple[object, ...]:
    goals = [(goal.since, goal.per_week) for goal in history.goals]
    pauses = [(pause.first, pause.last) for pause in history.pauses]
    return tuple(stands(history.days, history.today, goals, pauses, history.first_weekday))


@given(histories)
def test_it_is_what_the_reference_says(history: History) -> None:
    found, ahead, weeks = history.streak, history.outlook, history.weeks
    this_week, state, alive, best, freezes, score, left, to_go, why, letters = slow(history)
    assert (found.this_week, found.state.value, found.streak_weeks) == (this_week, state, alive)
    assert (found.best_weeks, found.freezes) == (best, freezes)
    assert abs(found.score - score) < 1e-9  # type: ignore[operator]
    assert (ahead.days_left, ahead.sessions_to_go) == (left, to_go)
    assert bool(found.why) == bool(why)
    assert "".join(LETTERS[week.verdict] for week in weeks[:-1]) == letters


@given(histories)
def test_weeks_follow_each_other_up_to_the_running_one(history: History) -> None:
    weeks = history.weeks
    assert weeks[-1].verdict is Verdict.RUNNING
    assert weeks[-1].first <= history.today <= weeks[-1].last
    assert all(week.verdict is not Verdict.RUNNING for week in weeks[:-1])
    assert all(later.first - week.first == timedelta(weeks=1) for week, later in itertools.pairwise(weeks))
    past = [each for each in history.days if each <= history.today]
    assert weeks[0].first <= min(past, default=history.today) <= weeks[0].last
    assert sum(week.trained for week in weeks) == len(set(past))


@given(histories)
def test_each_week_does_to_the_streak_what_its_verdict_says(history: History) -> None:
    weeks = history.weeks
    for before, week in itertools.pairwise(weeks[:-1]):
        change, freezes = week.streak_weeks - before.streak_weeks, week.freezes - before.freezes
        match week.verdict:
            case Verdict.SECURED:
                assert change == 1
                assert freezes in (0, 1)
            case Verdict.FROZEN:
                assert (change, freezes, week.goal - week.trained) == (0, -1, 1)
            case Verdict.PAUSED:
                assert (change, freezes) == (0, 0)
                assert week.paused_days
            case _:
                assert (week.streak_weeks, week.freezes, week.ended) == (0, 0, before.streak_weeks)
        assert (week.ended > 0) == (week.verdict is Verdict.SHORT and before.streak_weeks > 0)


@given(histories, spans)
def test_a_training_day_more_never_lowers_the_days_of_its_week_or_the_score(history: History, more: date) -> None:
    after = replace(history, days=(*history.days, more)).streak
    assert after.score >= history.streak.score
    assert after.this_week >= history.streak.this_week


@given(histories, st.integers(0, 76).map(day))
def test_in_eleven_weeks_a_training_day_more_never_lowers_the_best(history: History, more: date) -> None:
    """Later one can: see the next test."""
    short = replace(history, days=tuple(each for each in history.days if each <= day(76)), today=day(76))
    assert replace(short, days=(*short.days, more)).streak.best_weeks >= short.streak.best_weeks


def weeks_of(*trained: int) -> tuple[date, ...]:
    return tuple(day(7 * week + weekday) for week, days in enumerate(trained) for weekday in range(days))


def test_a_freeze_that_is_lost_as_two_are_in_hand_may_be_missed_later() -> None:
    """The rules as they are: what is secured earlier earns its freeze earlier, also where that one is too many."""
    rest = (*(11 * [3]), 2, 3, 2, 2, 3, 3)
    began_later, began_earlier = (History(weeks_of(first, *rest), day(7 * 18), (), (), 0).streak for first in (2, 3))
    assert (began_later.best_weeks, began_earlier.best_weeks) == (14, 13)


@given(histories, spans)
def test_days_that_are_to_come_do_not_matter(history: History, later: date) -> None:
    known = tuple(each for each in history.days if each <= history.today)
    to_come = history.today + (later - MONDAY) + timedelta(days=1)
    with_later, without = replace(history, days=(*known, to_come)), replace(history, days=known)
    assert (with_later.streak, with_later.weeks, with_later.outlook) == (
        without.streak,
        without.weeks,
        without.outlook,
    )


@given(histories, st.integers(-300, 300))
def test_whole_weeks_later_everything_is_the_same(history: History, weeks: int) -> None:
    by = timedelta(weeks=weeks)
    moved = History(
        tuple(each + by for each in history.days),
        history.today + by,
        tuple(goal if goal.since == date.min else replace(goal, since=goal.since + by) for goal in history.goals),
        tuple(replace(pause, first=pause.first + by, last=pause.last + by) for pause in history.pauses),
        history.first_weekday,
    )
    assert replace(moved.streak, why="") == replace(history.streak, why="")
    assert moved.weeks == tuple(replace(week, first=week.first + by) for week in history.weeks)
    assert moved.outlook == history.outlook


@given(histories, st.integers(1, 6))
def test_no_weekday_is_another_than_the_others(history: History, days: int) -> None:
    by = timedelta(days=days)
    moved = History(
        tuple(each + by for each in history.days),
        history.today + by,
        tuple(goal if goal.since == date.min else replace(goal, since=goal.since + by) for goal in history.goals),
        tuple(replace(pause, first=pause.first + by, last=pause.last + by) for pause in history.pauses),
        (history.first_weekday + days) % 7,
    )
    assert replace(moved.streak, why="") == replace(history.streak, why="")
    assert moved.outlook == history.outlook


@given(histories, st.integers(0, 20))
def test_a_week_paused_whole_is_as_if_it_had_not_been(history: History, place: int) -> None:
    """Of everything but the score, which looks back 14 days."""
    plain = replace(history, goals=history.goals[:1], pauses=())
    cut = plain.weeks[min(place, len(plain.weeks) - 1)].first
    week = timedelta(weeks=1)
    inserted = replace(
        plain,
        days=tuple(each + week if each >= cut else each for each in plain.days),
        today=plain.today + week,
        pauses=(PausedDays(cut, cut + timedelta(days=6)),),
    )
    was, now = plain.streak, inserted.streak
    assert (now.streak_weeks, now.best_weeks, now.freezes, now.this_week, now.state) == (
        was.streak_weeks,
        was.best_weeks,
        was.freezes,
        was.this_week,
        was.state,
    )
    others = [each.verdict for each in inserted.weeks if each.first != cut]
    assert others == [each.verdict for each in plain.weeks]


@given(histories, pause_ranges)
def test_pauses_that_overlap_pause_each_day_once(history: History, pause: PausedDays) -> None:
    days = [
        PausedDays(pause.first + timedelta(days=number), pause.first + timedelta(days=number))
        for number in range((pause.last - pause.first).days + 1)
    ]
    whole = replace(history, pauses=(*history.pauses, pause))
    assert whole.streak == replace(history, pauses=(*history.pauses, *days, pause, *days)).streak
    assert whole.weeks == replace(history, pauses=(*days, *history.pauses)).weeks


# What is ahead --------------------------------------------------------------------------------------


def after(history: History, more: int) -> History:
    """As the next week begins, with so many of the days that are left trained."""
    left = days_left(history)[:more]
    return replace(
        history,
        days=(*(each for each in history.days if each <= history.today), *left),
        today=history.start + timedelta(weeks=1),
    )


def days_left(history: History) -> Sequence[date]:
    week = [history.start + timedelta(days=number) for number in range(7)]
    return [each for each in week if each >= history.today and each not in history.days]


@given(histories)
def test_what_becomes_of_the_week_if_nothing_is_done_is_what_becomes_of_it(history: History) -> None:
    ahead, later = history.outlook, after(history, 0)
    assert later.weeks[-2].verdict is ahead.if_nothing if len(later.weeks) > 1 else not ahead.trained
    lost = later.weeks[-2].ended if len(later.weeks) > 1 else 0
    assert (ahead.stake is Stake.STREAK) == (lost > 0)
    assert not lost or lost == ahead.streak_weeks
    assert (ahead.stake is Stake.FREEZE) == (ahead.if_nothing is Verdict.FROZEN)


@given(histories)
def test_what_is_reachable_can_be_reached_and_no_more(history: History) -> None:
    known = replace(history, days=tuple(each for each in history.days if each <= history.today))
    ahead = known.outlook
    best = after(known, ahead.days_left)
    secured = len(best.weeks) > 1 and best.weeks[-2].verdict is Verdict.SECURED
    assert ahead.reachable == secured
    assert (ahead.next_streak, ahead.next_freezes) == (best.streak.streak_weeks, best.streak.freezes)
    assert (ahead.next_goal, ahead.next_paused) == (best.outlook.goal, best.weeks[-1].paused_days)


@given(histories)
def test_it_takes_so_many_days_to_keep_the_streak_and_not_one_less(history: History) -> None:
    known = replace(history, days=tuple(each for each in history.days if each <= history.today))
    ahead = known.outlook
    alive = [bool(after(known, more).streak.streak_weeks) for more in range(ahead.days_left + 1)]
    if known.streak.streak_weeks:
        assert ahead.to_keep == (alive.index(True) if True in alive else None)
    else:
        assert ahead.to_keep is None


@given(histories)
def test_what_is_said_has_its_singulars_and_ends_as_sentences_do(history: History) -> None:
    ahead = history.outlook
    said = [to_go_line(ahead), stake_line(ahead), risk_line(ahead), why_text(history.weeks, history.today)]
    for text in said:
        assert not any(f" 1 {noun}s" in f" {text}" for noun in ("day", "week", "session", "more session"))
        assert "  " not in text
    assert all(text.endswith(".") for text in said[1:] if text)
    assert bool(stake_line(ahead)) or ahead.stake is Stake.NOTHING


@given(histories)
def test_why_is_of_the_streak_that_is_alive_or_the_last_one(history: History) -> None:
    found, why = history.streak, why_of(history.weeks)
    if found.streak_weeks:
        assert (why.weeks, why.ended, why.freezes) == (found.streak_weeks, None, found.freezes)
    else:
        assert (why.ended is not None) == bool(found.why)
        assert why.ended is None or why.weeks == why.ended.ended
    secured = [week for week in history.weeks if why.since and week.first >= why.since]
    assert not secured or secured[0].trained >= secured[0].goal
    assert all(week.verdict is Verdict.FROZEN for week in why.frozen)
    assert all(week.verdict is Verdict.PAUSED for week in why.paused)
