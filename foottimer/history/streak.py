"""The weekly streak: a pure function of training days, goals, pauses, the first weekday and today."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from foottimer.history.calendar import Calendar, Goal, PausedDays, to_date
from foottimer.history.told import day_text
from foottimer.history.weeks import JudgedWeek, judged_in
from foottimer.values import dataclass

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from typing import Any


class State(StrEnum):
    """How the running week stands."""

    SECURED = "secured"
    """Its goal is met."""
    IN_PROGRESS = "in_progress"
    """It has a training day, or a streak is alive."""
    NONE = "none"
    """Neither."""


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
    calendar = Calendar(days, today, goals, pauses, first_weekday)
    return streak_of(calendar, judged_in(calendar))


def streak_of(calendar: Calendar, weeks: Sequence[JudgedWeek]) -> Streak:
    """The same, of a calendar and its judged weeks."""
    now, week = calendar.today, weeks[-1]
    secured = week.trained >= week.goal
    return Streak(
        goal_per_week=week.goal,
        this_week=week.trained,
        state=State.SECURED if secured else State.IN_PROGRESS if week.trained or week.streak_weeks else State.NONE,
        streak_weeks=week.streak_weeks,
        best_weeks=max(each.streak_weeks for each in weeks),
        freezes=week.freezes,
        score=_score(calendar),
        last_7_days=tuple(day in calendar.days for day in range(now - 6, now + 1)),
        today_done=now in calendar.days,
        why="" if week.streak_weeks else _why(weeks, to_date(now)),
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


def week_line(streak: Streak) -> str:
    """How the week stands, as "2 of 3 this week · 5 weeks in a row"."""
    return f"{_of_this_week(streak)}{_in_a_row(streak.streak_weeks)}"


def _of_this_week(streak: Streak) -> str:
    if streak.state is not State.SECURED:
        return f"{streak.this_week} of {streak.goal_per_week} this week"
    if streak.this_week == streak.goal_per_week:
        return f"{streak.this_week} of {streak.goal_per_week} this week, secured"
    return f"{streak.this_week} days this week, secured"


def _in_a_row(weeks: int) -> str:
    # One week is no row yet.
    return {0: "", 1: " · 1 week so far"}.get(weeks, f" · {weeks} weeks in a row")


def _why(weeks: Sequence[JudgedWeek], today: date) -> str:
    """The week that ended the last streak, as "week of 3 August: 1 of 3"; empty when none did."""
    ending = next((week for week in reversed(weeks) if week.ended), None)
    return f"week of {day_text(ending.first, today)}: {ending.trained} of {ending.goal}" if ending else ""


def _score(calendar: Calendar) -> float:
    """Loop's habit score: a little every day it nears what the last 14 days show of the goal.

    The goal is the running week's for all days: a goal that is raised lowers the score at once.
    """
    goal = calendar.goal(calendar.week)
    keep = math.pow(0.5, math.sqrt(goal / 7) / 13)
    score, recent = 0.0, 0
    for day in range(calendar.first_day or calendar.today + 1, calendar.today + 1):
        recent += (day in calendar.days) - (day - 14 in calendar.days)
        if not calendar.paused(day, day):
            score = score * keep + min(1.0, recent / (2 * goal)) * (1 - keep)
    return score
