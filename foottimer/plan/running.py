"""Which plan was begun last, and what was decided about it since. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from foottimer.history.calendar import PausedDays
from foottimer.history.decisions import Decision, DecisionKind, in_order, swapped
from foottimer.plan.model import WEEK, Plan
from foottimer.values import dataclass

LONGEST = 731
"""Days after which a plan that was begun is over, however far it came. Source: judgement, twice the 52 weeks that a
plan may have."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Two days of one week that change places."""

    decided: date
    """The day on which that was decided."""
    first: date
    """The earlier one."""
    second: date
    """The later one."""


@dataclass(frozen=True, slots=True)
class Run:
    """The plan that was begun last."""

    plan: str
    """Its id."""
    started: date
    """Its first day."""
    stopped: date | None = None
    """The first day on which it runs no more by choice; None while it was not stopped."""
    pauses: tuple[PausedDays, ...] = ()
    """The ranges in which it stood still by choice and went on again."""
    paused_since: date | None = None
    """The first day of the pause that has no end yet."""
    swaps: tuple[Swap, ...] = ()
    """Days that change places, in the order in which that was decided; one that was taken back is not among them."""

    def all_pauses(self, others: Iterable[PausedDays], today: date) -> tuple[PausedDays, ...]:
        """Return every range of paused days; one without an end lasts as long as the running week at least."""
        since = self.paused_since
        if since is None:
            return (*others, *self.pauses)
        late = max(today, since)
        left = WEEK - 1 - (late - self.started).days % WEEK
        return (*others, *self.pauses, PausedDays(since, _later(late, left)))


def run_of(decisions: Iterable[Decision]) -> Run | None:
    """Return the plan that was begun last with what was decided about it since; None where none ever was."""
    ordered = in_order(tuple(decisions))
    begun = [place for place, decision in enumerate(ordered) if decision.kind is DecisionKind.PLAN_START]
    if not begun:
        return None
    start = ordered[begun[-1]]
    # What another machine said of another plan is none of this one's, though it may be later.
    since = [one for one in ordered[begun[-1] + 1 :] if one.about in ("", start.about)]
    pauses, open_since = _pauses(since)
    return Run(start.about, start.day, _stopped(since), pauses, open_since, _swaps(since, start.day))


def lost(decisions: Iterable[Decision], plans: Iterable[Plan]) -> str:
    """Return the id of the plan that was begun last and not stopped, where it is none of `plans`; empty otherwise."""
    run = run_of(decisions)
    if run is None or run.stopped is not None or any(plan.id == run.plan for plan in plans):
        return ""
    return run.plan


def _stopped(decisions: Iterable[Decision]) -> date | None:
    return next((decision.day for decision in decisions if decision.kind is DecisionKind.PLAN_STOP), None)


def _pauses(decisions: Iterable[Decision]) -> tuple[tuple[PausedDays, ...], date | None]:
    """Return the pauses that have an end, and the first day of one that has none."""
    found: list[PausedDays] = []
    since: date | None = None
    for decision in decisions:
        if decision.kind is DecisionKind.PLAN_PAUSE and since is None:
            since = decision.day
        elif decision.kind is DecisionKind.PLAN_RESUME and since is not None:
            if decision.day > since:
                found.append(PausedDays(since, decision.day - timedelta(days=1)))
            since = None
    return tuple(found), since


def _swaps(decisions: Iterable[Decision], started: date) -> tuple[Swap, ...]:
    """Return what was swapped; the same two days twice, one right after the other, is nothing."""
    found: list[Swap] = []
    for decision in decisions:
        swap = _swap(decision, started) if decision.kind is DecisionKind.PLAN_SWAP else None
        if swap is None:
            continue
        if found and (found[-1].first, found[-1].second) == (swap.first, swap.second):
            found.pop()
        else:
            found.append(swap)
    return tuple(found)


def _swap(decision: Decision, started: date) -> Swap | None:
    """Return the days that change places; None where they lie in different weeks, or were over already."""
    try:
        first, second = sorted(swapped(decision.value))
    except ValueError:
        return None
    same_week = (first - started).days // WEEK == (second - started).days // WEEK
    if first == second or not same_week or first < max(started, decision.day):
        return None
    return Swap(decision.day, first, second)


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
