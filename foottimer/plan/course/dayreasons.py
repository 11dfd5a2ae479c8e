"""What became of a day of a plan and why, in sentences. Pure."""

from __future__ import annotations

from datetime import date

from foottimer.plan.course.coursedays import CourseDay, DayState
from foottimer.plan.saying import items_text
from foottimer.plan.words import first_upper, when

_REST = "A day of rest: the plan has nothing on it."


def day_why(day: CourseDay, today: date) -> str:
    """Return what became of a day and why."""
    telling = _TELLING.get(day.state)
    told = telling(day, today) if telling else (_REST,)
    return " ".join(sentence for sentence in told if sentence)


def _done(day: CourseDay, today: date) -> tuple[str, ...]:
    return f"Done: {items_text(day.items)}.", _from(day, today), _own(day, today)


def _partly(day: CourseDay, today: date) -> tuple[str, ...]:
    if day.day == today:
        rest = f"{first_upper(items_text(day.open))} is still open today; no other day will ask for it again."
    else:
        rest = f"{first_upper(items_text(day.open))} was left; nothing of it is added to another day."
    return "Done in part.", rest, _from(day, today), _own(day, today)


def _due(day: CourseDay, today: date) -> tuple[str, ...]:
    return f"For today: {items_text(day.open)}.", _from(day, today), _own(day, today)


def _ahead(day: CourseDay, today: date) -> tuple[str, ...]:
    return f"To come: {items_text(day.items)}.", _from(day, today), _own(day, today)


def _moved(day: CourseDay, today: date) -> tuple[str, ...]:
    missed = day.day < today and not day.swapped and day.to_day is not None and day.to_day > day.day
    return "Nothing of the plan was done." if missed else "", _own(day, today)


def _left_out(day: CourseDay, today: date) -> tuple[str, ...]:
    return (_own(day, today),)


def _paused(day: CourseDay, today: date) -> tuple[str, ...]:
    return "Paused: nothing is asked for.", _own(day, today)


def _from(day: CourseDay, today: date) -> str:
    """Say where the plan has what a day asks for, where that is another day."""
    if day.from_day is None:
        return ""
    has = "had" if day.from_day < today else "has"
    home = f"The plan {has} it {when(day.from_day, today)}"
    if day.swapped:
        return f"{home}; you swapped the days."
    if day.state is DayState.DUE:
        return f"{home}; it is still undone, and the first in order."
    if day.state is DayState.AHEAD:
        return f"{home}; what is undone before it moves it on."
    if day.from_day > day.day:
        return f"{home}; done before its day, it counts as well."
    return f"{home}; it was made up for here."


def _own(day: CourseDay, today: date) -> str:
    """Say where that went which the plan has on a day."""
    here = day.from_day is None and day.state not in (DayState.MOVED, DayState.LEFT_OUT, DayState.PAUSED)
    if not day.planned or (here and day.to_day is None):
        return ""
    own = first_upper(items_text(day.planned))
    if day.to_day is None:
        return f"{own} found no day in its week: it is left out, and no other week is made fuller by it."
    if day.to_day < day.day and not day.swapped:
        return f"{own} was done before, {when(day.to_day, today)}."
    if day.swapped and day.from_day is None:
        own = f"You swapped the days: {items_text(day.planned)}"
    verb = "moved" if day.to_day <= today else "moves" if len(day.planned) == 1 else "move"
    return f"{own} {verb} {_to(day.to_day, today)}."


def _to(day: date, today: date) -> str:
    told = when(day, today)
    return f"to {told.removeprefix('on ')}"


_TELLING = {
    DayState.DONE: _done,
    DayState.PARTLY: _partly,
    DayState.DUE: _due,
    DayState.AHEAD: _ahead,
    DayState.MOVED: _moved,
    DayState.LEFT_OUT: _left_out,
    DayState.PAUSED: _paused,
}
