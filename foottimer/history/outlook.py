"""What the running week still asks for, what is at stake in it, and what comes next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from foottimer.history.calendar import Calendar, Goal, PausedDays
from foottimer.history.told import many
from foottimer.history.weeks import JudgedWeek, Run, Verdict, after_week, judged_in
from foottimer.values import dataclass

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from typing import Any


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
    today_paused: bool
    """Whether today is paused."""
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
    paused: int
    """Its paused days, 0-7."""
    paused_left: int
    """Those from today on."""
    next_goal: int
    """Training days that next week asks for, 1-7."""
    next_paused: int
    """Paused days in next week, 0-7."""
    next_streak: int
    """Weeks of the streak when next week begins, if the rest of this one goes as well as it can."""
    next_freezes: int
    """Freezes in hand then, 0-2."""

    @property
    def may_rest(self) -> bool:
        """Whether nothing more is asked of the week: a pause covers it to its end, or it can't be secured any more."""
        ends = self.paused_left == self.days_left + self.today_done
        return self.if_nothing is Verdict.PAUSED and (ends or not self.reachable)


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
    paused = calendar.paused_days(week, week + 6)
    ends = [after_week(run, running.trained + more, running.goal, paused > 0) for more in range(left + 1)]
    nothing = ends[0][1]
    secured = running.trained >= running.goal
    best = ends[-1][0]
    return Outlook(
        goal=running.goal,
        trained=running.trained,
        days_left=left,
        sessions_to_go=max(0, running.goal - running.trained),
        today_done=done,
        today_paused=calendar.paused(now, now),
        reachable=running.goal - running.trained <= left,
        to_keep=next((more for more, (after, _) in enumerate(ends) if after.weeks), None)
        if running.streak_weeks
        else None,
        if_nothing=nothing,
        stake=_stake(nothing, run),
        streak_weeks=running.streak_weeks,
        freezes=run.freezes,
        toward_freeze=ends[0][0].toward_freeze if secured else run.toward_freeze,
        paused=paused,
        paused_left=calendar.paused_days(now, week + 6),
        next_goal=calendar.goal(week + 7),
        next_paused=calendar.paused_days(week + 7, week + 13),
        next_streak=best.weeks,
        next_freezes=best.freezes,
    )


def outlook_to_json(outlook: Outlook) -> dict[str, Any]:
    """What `streak --json` says of what is ahead."""
    return {
        "today_paused": outlook.today_paused,
        "days_left": outlook.days_left,
        "sessions_to_go": outlook.sessions_to_go,
        "reachable": outlook.reachable,
        "if_nothing": outlook.if_nothing.value,
        "stake": outlook.stake.value,
        "next_goal": outlook.next_goal,
        "next_paused_days": outlook.next_paused,
        "next_freezes": outlook.next_freezes,
    }


def _before(running: JudgedWeek) -> Run:
    """The streak as it was when the running week began."""
    return Run(running.streak_weeks - (running.trained >= running.goal), running.freezes, running.toward_freeze)


def _stake(nothing: Verdict, run: Run) -> Stake:
    if nothing is Verdict.FROZEN:
        return Stake.FREEZE
    return Stake.STREAK if nothing is Verdict.SHORT and run.weeks else Stake.NOTHING


def to_go_line(outlook: Outlook) -> str:
    """What is missing to the week's goal, as "2 days and 1 session to go"."""
    if not outlook.sessions_to_go:
        return "secured"
    if outlook.may_rest:
        return "paused, so it may stay short"
    days, sessions = many(outlook.days_left, "day"), many(outlook.sessions_to_go, "session")
    if not outlook.reachable:
        return f"can't be secured any more: {days if outlook.days_left else 'no day'} left, {sessions} missing"
    if outlook.days_left == 1:
        return f"{sessions} to go: {'tomorrow' if outlook.today_done else 'today'}"
    return f"{days} and {sessions} to go"


def stake_line(outlook: Outlook) -> str:
    """What it costs if nothing more is done this week, and what keeps it; empty where nothing is at stake."""
    streak = f"the streak of {many(outlook.streak_weeks, 'week')}"
    match outlook.stake:
        case Stake.FREEZE if outlook.reachable:
            return f"Without {_missing(outlook)} a freeze is spent; {streak} goes on."
        case Stake.FREEZE:
            return f"This week costs a freeze; {streak} goes on."
        case Stake.STREAK if outlook.to_keep:
            return f"{_price(outlook, outlook.to_keep)} {streak}{_cheaper(outlook)}."
        case Stake.STREAK:
            return f"This week ends {streak}. Ill, hurt or away? Pausing those days keeps it."
        case Stake.NOTHING if outlook.streak_weeks and outlook.may_rest:
            return f"{streak[0].upper()}{streak[1:]} goes on."
        case Stake.NOTHING if outlook.streak_weeks and outlook.if_nothing is Verdict.PAUSED:
            days = "a paused day" if outlook.paused == 1 else "paused days"
            return f"With {days} in it, this week can't end {streak}."
    return ""


def _price(outlook: Outlook, to_keep: int) -> str:
    """What keeps the streak: the goal where it is in reach, else fewer sessions and a freeze."""
    if outlook.reachable:
        return f"{_missing(outlook)} keep{'s' if outlook.sessions_to_go == 1 else ''}"
    return f"{many(to_keep, 'more session')} and a freeze keep"


def _missing(outlook: Outlook) -> str:
    """The sessions to go, as "2 more sessions"; nothing was done yet that they are more than where there are none."""
    return many(outlook.sessions_to_go, "more session" if outlook.trained else "session")


def _cheaper(outlook: Outlook) -> str:
    """What does as well, where the goal is in reach."""
    fewer = outlook.to_keep is not None and outlook.to_keep < outlook.sessions_to_go
    return f", or {outlook.to_keep} and a freeze" if outlook.reachable and fewer else ""


def risk_line(outlook: Outlook) -> str:
    """What next week asks for, and what it puts at risk."""
    harmless = ", so it can't end the streak" if outlook.streak_weeks and outlook.next_streak else ""
    if outlook.next_paused == 7:
        return f"Next week is paused{harmless}."
    more = outlook.next_goal - outlook.goal
    other = f", {abs(more)} {'more' if more > 0 else 'fewer'} than this one" if more else ""
    asked = f"Next week asks for {many(outlook.next_goal, 'day')}{other}."
    if outlook.next_paused:
        are = "is" if outlook.next_paused == 1 else "are"
        return f"{asked} {many(outlook.next_paused, 'day')} of it {are} paused{harmless}."
    if not outlook.streak_weeks and outlook.reachable and not outlook.may_rest:
        begin = "begins" if outlook.sessions_to_go == 1 else "begin"
        return f"{_missing(outlook)} this week {begin} a streak. {asked}"
    return f"{asked} {_risk(outlook)}"


def _risk(outlook: Outlook) -> str:
    if not outlook.streak_weeks:
        return "It can begin a streak."
    if not outlook.next_streak:
        return "It can begin a new streak."
    if not outlook.next_freezes:
        return "With no freeze in hand by then, a day short ends the streak."
    made_up = f"a freeze can make up for {'one of them' if outlook.next_goal > 1 else 'it'}"
    if not _may_lack_freeze(outlook):
        return f"{made_up[0].upper()}{made_up[1:]}."
    return f"If {'this week is secured' if outlook.reachable else 'the streak goes on'}, {made_up}."


def _may_lack_freeze(outlook: Outlook) -> bool:
    """Whether the freeze that can be in hand when next week begins depends on the rest of this one."""
    if outlook.if_nothing is Verdict.FROZEN:
        return outlook.freezes == 1
    return outlook.sessions_to_go > 0 and not (outlook.if_nothing is Verdict.PAUSED and outlook.freezes)
