"""What a plan that was begun consists of: its weeks and days, and what became of each. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from foottimer.plan.model import Done, Plan, PlanItem
from foottimer.values import dataclass


class DayState(StrEnum):
    """What became of a day of a plan, or will."""

    DONE = "done"
    """All that it asked for was done."""
    PARTLY = "partly"
    """Some of it was; the rest is not carried over to another day."""
    DUE = "due"
    """It is today, and nothing was done yet."""
    AHEAD = "ahead"
    """It is to come."""
    MOVED = "moved"
    """What it asked for lies on `to_day` now: a later one where it went by undone or was swapped, or an earlier one on
    which that was done before."""
    LEFT_OUT = "left out"
    """What it asked for found no place in its week."""
    REST = "rest"
    """A day of rest, today or to come."""
    RESTED = "rested"
    """A day of rest that is over."""
    PAUSED = "paused"
    """It is paused: nothing is asked of it."""


class CourseState(StrEnum):
    """How a plan that was begun stands."""

    WAITING = "waiting"
    """Its first day lies ahead."""
    RUNNING = "running"
    """Today is in it."""
    PAUSED = "paused"
    """Today is paused."""
    FINISHED = "finished"
    """Its last week is over, or all of that is done."""
    STOPPED = "stopped"
    """It was ended before its end."""


@dataclass(frozen=True, slots=True)
class CourseDay:
    """One day of the calendar in a plan that was begun."""

    day: date
    """The day."""
    items: tuple[PlanItem, ...]
    """What it asks for, or what of the plan was done on it, as things stand; empty for a day of rest."""
    state: DayState
    """What became of it."""
    from_day: date | None = None
    """The day on which the plan has `items`, where that is another one."""
    to_day: date | None = None
    """Where `planned` went, where that is another day: a later one, or an earlier one on which it was done before."""
    done: tuple[Done, ...] = ()
    """Every session of the day that counts, also what the plan does not ask for."""
    planned: tuple[PlanItem, ...] = ()
    """What the plan has on this day, as its file says."""
    open: tuple[PlanItem, ...] = ()
    """What of `items` was not done; of a day that is over it is left out."""
    swapped: bool = False
    """Whether what it asks for, or what was planned for it, was swapped with another day by choice."""
    why: str = ""
    """What became of it and why, in a sentence or more."""


@dataclass(frozen=True, slots=True)
class CourseWeek:
    """Seven days of the calendar in which a week of the plan runs."""

    number: int
    """The week of the plan, from 1."""
    theme: str
    """The plan's words for it; may be empty."""
    first: date
    """Its first day."""
    days: tuple[CourseDay, ...]
    """Seven days, in order."""
    repeats: int = 0
    """How often the same week had been run before and had too little done; weeks with paused days don't count."""
    total_ms: int = 0
    """What the week asks for in ms, by the levels that the plan lists."""
    contacts: int = 0
    """Plyometric ground contacts that it asks for, by the levels that the plan lists."""
    left_out: tuple[PlanItem, ...] = ()
    """What found no place in it, or will find none."""
    training_days: int = 0
    """How many days of it ask for something."""
    done_days: int = 0
    """How many of those were done so far, all or in part."""
    sessions: int = 0
    """How many sessions it asks for."""
    done_sessions: int = 0
    """How many of those were done so far."""

    @property
    def last(self) -> date:
        """Its last day."""
        return self.days[-1].day


@dataclass(frozen=True, slots=True)
class Course:
    """A plan that was begun, as of a day."""

    plan: Plan
    """The plan, as its file is now."""
    started: date
    """Its first day."""
    weeks: tuple[CourseWeek, ...]
    """Every week that was run, that which runs, and those to come as they would be if all is done; none of a stopped
    plan after its end."""
    today: CourseDay | None
    """Today in it; None before it begins and after its end."""
    week: CourseWeek | None
    """The week that has today in it; None before it begins and after its end."""
    due: tuple[PlanItem, ...]
    """What is still to be done today; never more than one day's."""
    state: CourseState
    """How it stands."""
    why: tuple[str, ...]
    """What is asked for today and why, in sentences."""
    ends: date
    """Its last day, as things stand; of a stopped plan the last one it ran."""
    stopped: date | None = None
    """The day on which it was stopped, itself no more in it; None while it was not."""
    paused_since: date | None = None
    """The first day of a pause of the plan that has no end yet."""

    @property
    def is_on(self) -> bool:
        """Whether it runs, is paused or is yet to begin; else it is finished or was stopped."""
        return self.state not in (CourseState.FINISHED, CourseState.STOPPED)

    def day(self, day: date) -> CourseDay | None:
        """Return a day of it; None for one that is not in it."""
        return next((one for week in self.weeks for one in week.days if one.day == day), None)
