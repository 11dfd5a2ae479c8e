"""The seven days of a week of a plan as they went, are, and will be. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from foottimer.history.calendar import to_date
from foottimer.plan.course.coursedays import CourseDay, DayState
from foottimer.plan.course.weekwalk import Unit, Walk
from foottimer.plan.model import WEEK, Done, PlanItem
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Lies:
    """Where a week lies in the calendar."""

    first: int
    """The ordinal of its first day."""
    today: int
    """Today's day of the week; below 0 for a week to come, above 6 for one that is over."""
    over: int
    """The day of the week from which the plan runs no more; 7 and more where it runs through."""
    paused: Callable[[int], bool]
    """Whether a day of the week is paused."""

    def day(self, number: int) -> date:
        """Return the day of the calendar that a day of the week is."""
        return to_date(self.first + number)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a day asks for, or what was done of the plan on it, and what became of that."""

    state: DayState
    items: tuple[PlanItem, ...] = ()
    home: int | None = None
    """The day of the week on which the plan has `items`."""
    open: tuple[PlanItem, ...] = ()
    """What of `items` is undone."""


def days_of(went: Walk, lies: Lies, sessions: Mapping[int, Sequence[Done]]) -> tuple[CourseDay, ...]:
    """Return the days of a week after what was done of it."""
    return tuple(_day(went, lies, day, tuple(sessions.get(day, ()))) for day in range(WEEK))


def due_of(went: Walk, today: int) -> tuple[PlanItem, ...]:
    """Return what is still to be done on a day of the week: never more than the plan has on one day."""
    begun = [unit for unit in went.units if unit.touched == today]
    unit = next((unit for unit in begun if unit.open), None) if begun else went.assigned.get(today)
    return unit.open if unit else ()


def _day(went: Walk, lies: Lies, day: int, done: tuple[Done, ...]) -> CourseDay:
    asked, own = _asked(went, lies, day), went.home_of(day)
    goes = went.day_of(own) if own else None
    swapped = any(unit.swapped for unit in (own, _lying(went, day)) if unit)
    return CourseDay(
        day=lies.day(day),
        items=asked.items,
        state=asked.state,
        from_day=None if asked.home in (None, day) else lies.day(asked.home or 0),
        to_day=None if goes in (None, day) else lies.day(goes or 0),
        done=done,
        planned=own.items if own else (),
        open=asked.open,
        swapped=swapped,
    )


def _lying(went: Walk, day: int) -> Unit | None:
    """Return what was first done on a day, or lies on it."""
    return next((unit for unit in went.units if unit.touched == day), went.assigned.get(day))


def _asked(went: Walk, lies: Lies, day: int) -> _Asked:
    begun = [unit for unit in went.units if unit.touched == day]
    if begun:
        return _begun(begun, day)
    if unit := went.assigned.get(day):
        return _Asked(DayState.DUE if day == lies.today else DayState.AHEAD, unit.items, unit.home, unit.open)
    late = [(unit, item) for unit in went.units for item in _marked_on(unit, day)]
    if late and day != lies.today:
        return _Asked(DayState.DONE, tuple(item for _, item in late), late[0][0].home)
    if lies.paused(day) and day < lies.over:
        return _Asked(DayState.PAUSED)
    return _nothing_done(went, lies, day)


def _begun(begun: Sequence[Unit], day: int) -> _Asked:
    items = tuple(item for unit in begun for item in unit.items)
    home = day if any(unit.home == day for unit in begun) else begun[0].home
    left = tuple(item for unit in begun for item in unit.open)
    return _Asked(DayState.PARTLY if left else DayState.DONE, items, home, left)


def _marked_on(unit: Unit, day: int) -> list[PlanItem]:
    return [item for item, marked in zip(unit.items, unit.marked, strict=True) if marked == day]


def _nothing_done(went: Walk, lies: Lies, day: int) -> _Asked:
    """Return what a day is on which nothing of the plan was done and nothing of it lies."""
    own = went.home_of(day)
    if own is None:
        return _Asked(DayState.RESTED if day < min(lies.today, lies.over) else DayState.REST)
    left_out = went.day_of(own) is None
    return _Asked(DayState.LEFT_OUT if left_out else DayState.MOVED, own.items, day)
