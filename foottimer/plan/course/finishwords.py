"""A plan's before and after in words, which claim nothing of causes. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foottimer.history.checkin import CheckPoint
from foottimer.history.told import day_text, many
from foottimer.plan.course.outcome import BeforeAfter, CheckChange, LevelChange
from foottimer.plan.load import MINUTE
from foottimer.plan.model import WEEK
from foottimer.plan.words import first_upper
from foottimer.routine.model import Unit

HOUR = 60
"""Minutes. Source: the clock."""
SPARED = 2
"""Repetitions that the calf test of a first week ends early. Source: judgement: a first test is no place to fail."""


def sentences(found: BeforeAfter, today: date) -> Iterator[str]:
    """Yield what a plan came to, a matter a sentence or two."""
    if not found.weeks:
        yield f"{found.name} was not begun: there is nothing to compare yet."
        return
    yield _span(found, today)
    yield _amount(found)
    for test in found.tests:
        yield _test(test, today)
    if _spared(found):
        yield (
            f"The first calf test ended {SPARED} repetitions before you could no more, so a difference of up to "
            f"{SPARED} may be no change."
        )
    if not found.tests:
        yield "No check-in with numbers was done in this time, so there is nothing measured to compare."
    if found.levels:
        yield _levels(found)
    if any(test.after for test in found.tests):
        yield "That is what was measured. What brought it about, two measurements can't tell."


def _span(found: BeforeAfter, today: date) -> str:
    first, last = day_text(found.first, today), day_text(found.last, today)
    if not found.over:
        again = "" if found.week in (None, found.weeks) else f", after {many(found.weeks, 'week')} with those run again"
        return f"{found.name}, since {first}, so far: in week {found.week} of {found.planned_weeks}{again}."
    took = many(found.weeks, "week")
    plan = "" if found.weeks == found.planned_weeks else f", where the plan has {found.planned_weeks}"
    return f"{found.name}, {first} to {last}: {took}{plan}."


def _amount(found: BeforeAfter) -> str:
    more = found.sessions - found.done
    beside = f", and {more} beside it" if more > 0 else ""
    contacts = f", {many(found.contacts, 'ground contact')}" if found.contacts else ""
    return (
        f"{found.done} of {many(found.planned, 'session')} of the plan done{beside}, on {many(found.days, 'day')}: "
        f"{_time(found.active_ms)} of training{contacts}."
    )


def _time(ms: int) -> str:
    hours, minutes = divmod(round(ms / MINUTE), HOUR)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _test(test: CheckChange, today: date) -> str:
    if test.after is None:
        return (
            f"{test.name}: {_numbers(test.before, test.unit)} on {day_text(test.before.day, today)}. "
            f"It was tested once, so there is nothing to compare with yet."
        )
    sides = [
        (f"left {_number(test.before.left)}, then {_number(test.after.left)}", test.left),
        (f"right {_number(test.before.right)}, then {_number(test.after.right)}", test.right),
        (f"{_number(test.before.both)}, then {_number(test.after.both)}", test.both),
    ]
    told = "; ".join(f"{text} ({_more(more)})" for text, more in sides if more is not None)
    if not told:
        return f"{test.name}: not tested on the same side twice, so there is nothing to compare."
    days = f"{day_text(test.before.day, today)} and {day_text(test.after.day, today)}"
    return f"{test.name}, {test.unit.value}, on {days}: {told}.{_gap(test)}"


def _numbers(point: CheckPoint, unit: Unit) -> str:
    told = (("left ", point.left), ("right ", point.right), ("", point.both))
    numbers = ", ".join(f"{side}{_number(value)}" for side, value in told if value is not None)
    return f"{numbers} {unit.value}" if numbers else "no number"


def _gap(test: CheckChange) -> str:
    after = test.after
    if after is None or test.before.gap is None or after.gap is None:
        return ""
    if test.before.gap == after.gap:
        return f" The sides were {_number(after.gap)} apart both times."
    return f" The sides were {_number(test.before.gap)} apart, then {_number(after.gap)}."


def _spared(found: BeforeAfter) -> bool:
    """Whether a test in reps is compared with that of the plan's first week."""
    return any(
        test.unit is Unit.REPS and test.after and 0 <= (test.before.day - found.first).days < WEEK
        for test in found.tests
    )


def _levels(found: BeforeAfter) -> str:
    moved = [_level(level) for level in found.levels if level.before != level.after]
    stayed = [f"{level.series} at {level.before}" for level in found.levels if level.before == level.after]
    told = [*moved, *([f"unchanged: {', '.join(stayed)}"] if stayed else [])]
    return f"{first_upper('; '.join(told))}."


def _level(level: LevelChange) -> str:
    chosen = " by your choice" if level.chosen else ""
    return f"{level.series} from level {level.before} to {level.after}{chosen}"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def _more(value: float) -> str:
    rounded = round(value, 1)
    return "the same" if not rounded else f"{rounded:+g}"
