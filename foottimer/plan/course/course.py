"""A plan that was begun, as of a day: its weeks as they went and will go, and what is due. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from foottimer.history.calendar import Calendar, to_date
from foottimer.plan.course.coursedays import Course, CourseDay, CourseState, CourseWeek, DayState
from foottimer.plan.course.coursewords import reasons
from foottimer.plan.course.dayreasons import day_why
from foottimer.plan.course.laying import Lies, days_of, due_of
from foottimer.plan.course.weekwalk import SwapDays, Walk, walk
from foottimer.plan.levels.standing import SeriesStanding
from foottimer.plan.load import week_contacts, week_ms
from foottimer.plan.model import WEEK, Done, Plan, PlanItem
from foottimer.plan.running import LONGEST, Run, run_of
from foottimer.plan.situation import Situation
from foottimer.values import dataclass, replace

__all__ = ["Course", "CourseDay", "CourseState", "CourseWeek", "DayState", "ceiling", "course_of"]

ENOUGH = 0.5
"""Share of a week's training days with which the next week begins; with fewer it is run again. Source: judgement."""
_AFTER = "The plan was over before this day."


@dataclass(frozen=True, slots=True)
class _Ways:
    """What a plan's weeks are laid out by."""

    situation: Situation
    """What was done and decided."""
    run: Run
    """The plan that was begun."""
    plan: Plan
    """What its file says."""
    sessions: Mapping[int, Sequence[Done]]
    """Those that count up to today, by the ordinal of their day."""
    paused: Callable[[int], bool]
    """Whether the day of an ordinal is paused."""
    over: int
    """The ordinal of the first day on which it runs no more, however far it came."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A week that was laid out."""

    week: CourseWeek
    """As it is shown."""
    walk: Walk
    """What was done of it."""
    behind: int
    """How many weeks of the plan are behind it when it is over."""


def course_of(situation: Situation) -> Course | None:
    """Return the plan that was begun last as it stands today; None where none was, or its file is gone."""
    return situation.once(course_of, lambda: _followed(situation))


def _followed(situation: Situation) -> Course | None:
    run = run_of(situation.decisions)
    plan = next((plan for plan in situation.plans if run and plan.id == run.plan), None)
    if run is None or plan is None or not plan.weeks:
        return None
    ways = _ways(situation, run, plan)
    return _course(ways, tuple(_laid_out(ways)))


def ceiling(item: PlanItem, standings: Mapping[str, SeriesStanding]) -> PlanItem:
    """Return what to do of an item: at the level that the plan lists, or at the one for now where that is lower."""
    standing = standings.get(item.name)
    if item.level is None or standing is None:
        return item
    return replace(item, level=min(item.level, standing.level))


def _ways(situation: Situation, run: Run, plan: Plan) -> _Ways:
    sessions: dict[int, list[Done]] = defaultdict(list)
    for done in situation.sessions:
        if done.counts and run.started <= done.day <= situation.today:
            sessions[done.day.toordinal()].append(done)
    calendar = Calendar((), situation.today, pauses=run.all_pauses(situation.paused, situation.today))
    longest = run.started.toordinal() + LONGEST
    over = min(run.stopped.toordinal(), longest) if run.stopped else longest
    return _Ways(situation, run, plan, sessions, lambda day: calendar.paused(day, day), over)


def _laid_out(ways: _Ways) -> Iterator[_Laid]:
    """Every week from the first day on: those that were run, the running one, and those to come."""
    first, number, repeats = ways.run.started.toordinal(), 0, 0
    while number < len(ways.plan.weeks) and first < ways.over and first + WEEK <= date.max.toordinal():
        laid = _lay(ways, number, first, repeats)
        yield laid
        broken = any(ways.paused(first + day) for day in range(WEEK))
        repeats = 0 if laid.behind > number else repeats + (not broken)
        first, number = first + WEEK, laid.behind


def _lay(ways: _Ways, number: int, first: int, repeats: int) -> _Laid:
    planned, today = ways.plan.weeks[number], ways.situation.today
    lies = Lies(
        first=first,
        today=today.toordinal() - first,
        over=ways.over - first,
        paused=lambda day: ways.paused(first + day),
    )
    sessions = {day: ways.sessions.get(first + day, ()) for day in range(WEEK) if day < lies.over}
    went = walk(
        planned, sessions, lambda day: day >= lies.over or lies.paused(day), _swaps(ways.run, first), lies.today
    )
    enough = went.reached >= ENOUGH * sum(_can_be_done(ways, unit.items) for unit in went.units)
    cut = lies.over < WEEK and went.touched < len(went.units)
    week = CourseWeek(
        number=number + 1,
        theme=planned.theme,
        first=to_date(first),
        days=tuple(replace(day, why=_why(ways, day)) for day in days_of(went, lies, sessions)),
        repeats=repeats,
        total_ms=week_ms(planned, ways.situation),
        contacts=week_contacts(planned, ways.situation),
        left_out=tuple(item for unit in went.units if went.day_of(unit) is None for item in unit.items),
        training_days=len(went.units),
        done_days=went.touched,
        sessions=sum(len(unit.items) for unit in went.units),
        done_sessions=sum(day is not None for unit in went.units for day in unit.marked),
    )
    return _Laid(week, went, number + (enough and not cut))


def _can_be_done(ways: _Ways, items: Sequence[PlanItem]) -> bool:
    """Whether there is a routine for any of a day's items: a week of routines that are gone would run for ever."""
    offers = ways.situation.offers
    return not offers or any(item.name in (offer.id, offer.series) for item in items for offer in offers)


def _why(ways: _Ways, day: CourseDay) -> str:
    return day_why(day, ways.situation.today) if day.day.toordinal() < ways.over else _AFTER


def _swaps(run: Run, first: int) -> list[SwapDays]:
    days = [[day.toordinal() - first for day in (swap.decided, swap.first, swap.second)] for swap in run.swaps]
    return [SwapDays(*swapped) for swapped in days if 0 <= swapped[1] < WEEK]


def _course(ways: _Ways, laid: Sequence[_Laid]) -> Course:
    today, ordinal = ways.situation.today, ways.situation.today.toordinal()
    running = next((one for one in laid if one.week.first <= today <= one.week.last), None)
    if ordinal >= ways.over:
        running = None
    day = running.week.days[ordinal - running.week.first.toordinal()] if running else None
    through = bool(laid) and laid[-1].behind >= len(ways.plan.weeks)
    last = laid[-1].week.last if laid else ways.run.started
    course = Course(
        plan=ways.plan,
        started=ways.run.started,
        weeks=tuple(one.week for one in laid),
        today=day,
        week=running.week if running else None,
        due=due_of(running.walk, ordinal - running.week.first.toordinal()) if running else (),
        state=_state(ways, laid, day, through),
        why=(),
        ends=last if through else to_date(max(ways.over - 1, ways.run.started.toordinal())),
        stopped=ways.run.stopped,
        paused_since=ways.run.paused_since,
    )
    return replace(course, why=reasons(course, ways.situation))


def _state(ways: _Ways, laid: Sequence[_Laid], today: CourseDay | None, through: bool) -> CourseState:
    now = ways.situation.today.toordinal()
    if today is None:
        if through and now > laid[-1].week.last.toordinal():
            return CourseState.FINISHED
        return CourseState.STOPPED if now >= ways.over else CourseState.WAITING
    last = laid[-1].week
    if through and today in last.days and last.training_days == last.done_days > 0:
        return CourseState.FINISHED
    return CourseState.PAUSED if ways.paused(now) else CourseState.RUNNING
