"""The weekly streak: a pure function of training days, goals, pauses, the first weekday and today.

Days are counted as ordinals inside, so that nothing overflows at the ends of the calendar.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

DEFAULT_GOAL = 3
"""Training days a week, before any goal was set."""
MOST_FREEZES = 2
"""Freezes in hand at most."""
WEEKS_A_FREEZE = 4
"""Secured weeks that earn a freeze."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class State(StrEnum):
    """How the running week stands."""

    SECURED = "secured"
    """Its goal is met."""
    IN_PROGRESS = "in_progress"
    """It has a training day, or a streak is alive."""
    NONE = "none"
    """Neither."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Training days a week, from a day on; a week's goal is the one in force on its first day.

    Raises ValueError when `per_week` is not 1-7.
    """

    since: date
    """The day it was set."""
    per_week: int
    """1-7."""

    def __post_init__(self) -> None:
        if not 1 <= self.per_week <= 7:
            raise ValueError(f"a goal is 1 to 7 days a week, not {self.per_week}")


def goal_on(goals: Iterable[Goal], day: date) -> int | None:
    """The goal in force on a day; the first one also before it was set, and None where none was."""
    ordered = sorted(goals, key=_since)
    in_force = [goal for goal in ordered if goal.since <= day] or ordered[:1]
    return in_force[-1].per_week if in_force else None


def with_goal(goals: Iterable[Goal], per_week: int, today: date) -> tuple[Goal, ...]:
    """The goals, with `per_week` as set today unless it is in force; the first of them holds for all the past."""
    ordered = sorted(goals, key=_since)
    if goal_on(ordered, today) != per_week:
        ordered = sorted((*ordered, Goal(today, per_week)), key=_since)
    return (replace(ordered[0], since=date.min), *ordered[1:])


def _since(goal: Goal) -> date:
    return goal.since


@dataclass(frozen=True, slots=True)
class PausedDays:
    """A range of paused days, as for an injury or a holiday."""

    first: date
    """Its first day."""
    last: date
    """Its last day, itself paused."""
    reason: str = ""
    """Free text."""
    id: str = ""
    """The store's; empty where it was not stored."""


@dataclass(frozen=True, slots=True)
class Streak:
    """How the weeks stand today."""

    goal_per_week: int
    """The running week's goal, in days."""
    this_week: int
    """Training days of the running week so far."""
    state: State
    """How the running week stands."""
    streak_weeks: int
    """Secured weeks of the streak that is alive, 0 when none is."""
    best_weeks: int
    """The longest streak ever."""
    freezes: int
    """Freezes in hand, 0-2."""
    score: float
    """Strength of the habit, 0-1."""
    last_7_days: tuple[bool, ...]
    """Whether each of the last seven days was a training day, oldest first; the last is today."""
    today_done: bool
    """Whether today is a training day."""
    why: str
    """While no streak is alive, the week that ended the last one, as "week of 3 August: 1 of 3"; else empty."""


def streak(
    days: Iterable[date],
    today: date,
    goals: Sequence[Goal] = (),
    pauses: Sequence[PausedDays] = (),
    first_weekday: int = 0,
) -> Streak:
    """How the weeks stand `today`; `first_weekday` is 0 for Monday to 6 for Sunday.

    Days after today, which a clock that was set back leaves behind, do not enter until they come.
    """
    calendar = _Calendar(days, today, goals, pauses, first_weekday)
    now = calendar.today
    run = _completed_weeks(calendar)
    week = calendar.week_start(now)
    goal, this_week = calendar.goal(week), calendar.trained(week, now)
    secured = this_week >= goal
    weeks = run.weeks + secured
    return Streak(
        goal_per_week=goal,
        this_week=this_week,
        state=State.SECURED if secured else State.IN_PROGRESS if this_week or weeks else State.NONE,
        streak_weeks=weeks,
        best_weeks=max(run.best, weeks),
        freezes=run.freezes,
        score=_score(calendar),
        last_7_days=tuple(day in calendar.days for day in range(now - 6, now + 1)),
        today_done=now in calendar.days,
        why="" if weeks else run.why,
    )


def streak_to_json(streak: Streak) -> dict[str, Any]:
    """The streak as `streak --json` prints it; the score with three decimals."""
    return {
        "goal_per_week": streak.goal_per_week,
        "this_week": streak.this_week,
        "state": streak.state.value,
        "streak_weeks": streak.streak_weeks,
        "best_weeks": streak.best_weeks,
        "freezes": streak.freezes,
        "score": round(streak.score, 3),
        "last_7_days": list(streak.last_7_days),
        "today_done": streak.today_done,
    }


class _Calendar:
    """The facts that a streak is computed from, by day ordinal."""

    def __init__(
        self, days: Iterable[date], today: date, goals: Sequence[Goal], pauses: Sequence[PausedDays], first_weekday: int
    ) -> None:
        self.today = today.toordinal()
        self.days = {day.toordinal() for day in days if day <= today}
        self._goals = sorted(((goal.since.toordinal(), goal.per_week) for goal in goals), key=lambda goal: goal[0])
        self._pauses = [(pause.first.toordinal(), pause.last.toordinal()) for pause in pauses]
        self._first_weekday = first_weekday

    def week_start(self, day: int) -> int:
        # Ordinal 1, the first of January of year 1, counts as a Monday.
        return day - (day - 1 - self._first_weekday) % 7

    def goal(self, week: int) -> int:
        """The goal in force on a week's first day; of two set on one day the later in the list."""
        in_force = [per_week for since, per_week in self._goals if since <= week]
        return in_force[-1] if in_force else DEFAULT_GOAL

    def trained(self, first: int, last: int) -> int:
        return sum(day in self.days for day in range(first, last + 1))

    def paused(self, first: int, last: int) -> bool:
        """Whether any day from `first` to `last` is."""
        return any(begin <= last and first <= end for begin, end in self._pauses)


@dataclass(frozen=True, slots=True)
class _Run:
    """The streak after some completed weeks."""

    weeks: int = 0
    best: int = 0
    freezes: int = 0
    toward_freeze: int = 0
    """Secured weeks since the last freeze was earned or the streak began."""
    why: str = ""
    """What ended the last streak."""


def _completed_weeks(calendar: _Calendar) -> _Run:
    run = _Run()
    if calendar.days:
        first = calendar.week_start(min(calendar.days))
        for week in range(first, calendar.week_start(calendar.today), 7):
            run = _after_week(run, calendar, week)
    return run


def _after_week(run: _Run, calendar: _Calendar, week: int) -> _Run:
    trained, goal = calendar.trained(week, week + 6), calendar.goal(week)
    if trained >= goal:
        return _secured(run)
    if calendar.paused(week, week + 6) or not run.weeks:
        return run
    if run.freezes and goal - trained == 1:
        return replace(run, freezes=run.freezes - 1)
    return _Run(best=run.best, why=f"week of {_day(week, calendar.today)}: {trained} of {goal}")


def _secured(run: _Run) -> _Run:
    weeks, toward, freezes = run.weeks + 1, run.toward_freeze + 1, run.freezes
    if toward == WEEKS_A_FREEZE:
        toward, freezes = 0, min(MOST_FREEZES, freezes + 1)
    return replace(run, weeks=weeks, best=max(run.best, weeks), freezes=freezes, toward_freeze=toward)


def _day(ordinal: int, today: int) -> str:
    """A day as "3 August", with its year when that is not today's."""
    day = date.fromordinal(max(1, ordinal))
    year = "" if day.year == date.fromordinal(today).year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def _score(calendar: _Calendar) -> float:
    """Loop's habit score: a little every day it nears what the last 14 days show of the goal.

    The goal is the running week's for all days: a goal that is raised lowers the score at once.
    """
    goal = calendar.goal(calendar.week_start(calendar.today))
    keep = math.pow(0.5, math.sqrt(goal / 7) / 13)
    score, recent = 0.0, 0
    for day in range(min(calendar.days, default=calendar.today + 1), calendar.today + 1):
        recent += (day in calendar.days) - (day - 14 in calendar.days)
        if not calendar.paused(day, day):
            score = score * keep + min(1.0, recent / (2 * goal)) * (1 - keep)
    return score
