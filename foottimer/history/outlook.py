"""What the running week still asks for, what is at stake in it, and what comes next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foottimer.history.calendar import Calendar, Goal, PausedDays
from foottimer.history.weeks import JudgedWeek, Run, Verdict, after_week, judged_in


class Stake(StrEnum):
    """What it costs when nothing more is done this week."""

    NOTHING = "nothing"
    """Nothing: the week is secured or paused, or there is no streak to lose."""
    FREEZE = "freeze"
    """A freeze, which keeps the streak."""
    STREAK = "streak"
    """The streak that is alive."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The rest of the running week, and the week after it."""

    goal: int
    """Training days that the running week asks for, 1-7."""
    trained: int
    """Its training days so far."""
    days_left: int
    """Its days on which there can be another training day: today unless it is done, and those after, 0-7."""
    sessions_to_go: int
    """Training days that are missing to the goal, 0-7."""
    today_done: bool
    """Whether today is a training day."""
    reachable: bool
    """Whether the goal is met or can still be."""
    to_keep: int | None
    """The fewest more training days with which the streak that is alive goes on; None without one, or too late."""
    if_nothing: Verdict
    """What becomes of the week if nothing more is done."""
    stake: Stake
    """What that costs."""
    streak_weeks: int
    """Weeks of the streak that is alive, those that are lost where it is at stake."""
    freezes: int
    """Freezes in hand, 0-2."""
    toward_freeze: int
    """Secured weeks since the last freeze was earned, 0-3, with the running one once it is secured."""
    paused_left: int
    """Paused days from today to the week's end."""
    next_goal: int
    """Training days that next week asks for, 1-7."""
    next_paused: int
    """Paused days in next week, 0-7."""
    next_streak: int
    """Weeks of the streak when next week begins, if the rest of this one goes as well as it can."""
    next_freezes: int
    """Freezes in hand then, 0-2."""


def outlook(
    days: Iterable[date],
    today: date,
    goals: Iterable[Goal] = (),
    pauses: Iterable[PausedDays] = (),
    first_weekday: int = 0,
) -> Outlook:
    """What is ahead as of `today`; `first_weekday` is 0 for Monday to 6 for Sunday."""
    calendar = Calendar(days, today, goals, pauses, first_weekday)
    return outlook_of(calendar, judged_in(calendar))


def outlook_of(calendar: Calendar, weeks: Sequence[JudgedWeek]) -> Outlook:
    """The same, of a calendar and its judged weeks."""
    now, week, running = calendar.today, calendar.week, weeks[-1]
    run = _before(running)
    done = now in calendar.days
    left = week + 7 - now - done
    paused = calendar.paused(week, week + 6)
    ends = [after_week(run, running.trained + more, running.goal, paused) for more in range(left + 1)]
    nothing = ends[0][1]
    secured = running.trained >= running.goal
    best = ends[-1][0]
    return Outlook(
        goal=running.goal,
        trained=running.trained,
        days_left=left,
        sessions_to_go=max(0, running.goal - running.trained),
        today_done=done,
        reachable=running.goal - running.trained <= left,
        to_keep=next((more for more, (after, _) in enumerate(ends) if after.weeks), None) if run.weeks else None,
        if_nothing=nothing,
        stake=_stake(nothing, run),
        streak_weeks=running.streak_weeks,
        freezes=run.freezes,
        toward_freeze=ends[0][0].toward_freeze if secured else run.toward_freeze,
        paused_left=calendar.paused_days(now, week + 6),
        next_goal=calendar.goal(week + 7),
        next_paused=calendar.paused_days(week + 7, week + 13),
        next_streak=best.weeks,
        next_freezes=best.freezes,
    )


def _before(running: JudgedWeek) -> Run:
    """The streak as it was when the running week began."""
    return Run(running.streak_weeks - (running.trained >= running.goal), running.freezes, running.toward_freeze)


def _stake(nothing: Verdict, run: Run) -> Stake:
    if nothing is Verdict.FROZEN:
        return Stake.FREEZE
    return Stake.STREAK if nothing is Verdict.SHORT and run.weeks else Stake.NOTHING


def to_go_line(outlook: Outlook) -> str:
    """What is missing to the week's goal, as "2 days left, 1 session to go"."""
    if not outlook.sessions_to_go:
        return "secured"
    if outlook.reachable:
        return f"{_many(outlook.days_left, 'day')} left, {_many(outlook.sessions_to_go, 'session')} to go"
    return (
        f"can't be secured any more: {_many(outlook.days_left, 'day')} left, "
        f"{_many(outlook.sessions_to_go, 'session')} missing"
    )


def stake_line(outlook: Outlook) -> str:
    """What it costs if nothing more is done this week, in a sentence."""
    match outlook.stake:
        case Stake.STREAK:
            return f"Left as it is, the week ends the streak of {_many(outlook.streak_weeks, 'week')}."
        case Stake.FREEZE:
            return "Left as it is, the week costs a freeze; the streak goes on."
        case Stake.NOTHING:
            return ""


def risk_line(outlook: Outlook) -> str:
    """Next week's risk, in a sentence or two."""
    return f"Next week asks for {_many(outlook.next_goal, 'day')}."


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
