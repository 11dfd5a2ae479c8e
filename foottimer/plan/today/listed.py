"""What a plan's day comes to: what it lists, at the level that is earned, without what stands against it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from foottimer.plan.course.coursedays import Course, CourseDay, DayState
from foottimer.plan.levels.standing import INTRO, PROGRESS, next_text
from foottimer.plan.model import Offer, PlanItem
from foottimer.plan.saying import called, sentence, titled
from foottimer.plan.today.ground import Ground
from foottimer.plan.today.picking import level_words, light_words, picks
from foottimer.plan.today.rota import is_gentle
from foottimer.plan.today.suggestion import Suggested
from foottimer.plan.words import day_name, first_upper, listed, when
from foottimer.values import dataclass

INSTEAD = {PROGRESS: INTRO}
"""What comes before a series, and may be open where that is not."""
CHECK_IN = "check-in"
"""The routine that measures."""
CHECK_DAYS = 14
"""Days from one check-in to the next at least: a week that is run again does not measure again. Source: judgement,
after Hara 2022: nothing changes within a few weeks."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is to be done of a plan's day."""

    items: tuple[Suggested, ...]
    """What of it can be done today; or what stands in where nothing of it can."""
    why: tuple[str, ...]
    """Where the day lies in the plan and what it lists, then what was changed and why."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing that a day lists, looked at."""

    asked: PlanItem
    offer: Offer | None
    """What it is today; None where there is no such routine."""
    clauses: tuple[str, ...]
    """What is to be said of it, in sentences."""
    against: str
    """What stands against it today; empty for nothing."""
    instead: Offer | None = None
    """What comes before it and can be done today, where something stands against it."""

    @property
    def can(self) -> bool:
        """Whether it can be done today, or what comes before it."""
        return self.instead is not None or (self.offer is not None and not self.against)


def own_of(ground: Ground, course: Course, day: CourseDay) -> tuple[tuple[PlanItem, ...], str]:
    """Return what of a plan today is for, and what waits meanwhile, in a sentence.

    That is what is due; but what was moved here and can't be done, as before a shut gate, does not keep back what comes
    after it in its week.
    """
    if day.from_day is None or day.from_day == day.day or _some_can(ground, course.due):
        return course.due, ""
    found = [_looked_at(ground, item, course.due) for item in course.due]
    shut = next((item for item in found if item.against), None)
    if shut is None:
        return course.due, ""
    own = next((items for items in _after(course, day) if _some_can(ground, items)), ())
    whose = day_name(day.from_day, ground.situation.today)
    return own, f"{whose}'s {called(shut.offer or shut.asked)} still waits. {sentence(shut.against)}"


def _after(course: Course, today: CourseDay) -> Iterator[tuple[PlanItem, ...]]:
    """What the week has up to today and is undone, apart from what is due, in the plan's order."""
    days = course.week.days if course.week else ()
    done = {day.from_day or day.day for day in days if day.state in (DayState.DONE, DayState.PARTLY)}
    for day in days:
        if day.day <= today.day and day.day != today.from_day and day.day not in done and day.planned:
            yield day.planned


def _some_can(ground: Ground, due: Sequence[PlanItem]) -> bool:
    """Whether anything of a day can be done, apart from what warms up for the rest of it."""
    found = [_looked_at(ground, item, due) for item in due]
    alone = len(found) == 1
    return any(item.can and (alone or not _is_warm_up(item)) for item in found)


def _is_warm_up(item: _Item) -> bool:
    """Whether an item of several is there because of another one."""
    return item.offer is not None and is_gentle(item.offer)


def of_plan(ground: Ground, due: Sequence[PlanItem], place: str, kept: Collection[str] = ()) -> Listed:
    """Return what `due`, what a plan lists and is undone, comes to; `place` is where in it, as "Monday of week 2".

    What is `kept` for another day, series or ids, stands in for nothing.
    """
    found = [_looked_at(ground, item, due) for item in due]
    items = tuple(suggested for item in found if (suggested := _suggested(ground, item, place)))
    changed = [
        *(_waiting(item) for item in found if item.against),
        *(words for item in items for words in level_words(ground, item.offer)),
    ]
    if not items:
        items = tuple(_instead(ground, found, kept))
        changed += [f"Instead: {suggested.why}" for suggested in items]
    return Listed(items, (_told(place, found), *dict.fromkeys(changed)))


def _suggested(ground: Ground, item: _Item, place: str) -> Suggested | None:
    if item.instead is not None:
        why = f"{titled(item.instead)} comes before {called(item.offer or item.asked)}, and may be done."
        return Suggested(item.instead, " ".join([why, *light_words(ground, item.instead)]))
    return Suggested(item.offer, _told(place, [item])) if item.offer and not item.against else None


def _waiting(item: _Item) -> str:
    """What stands against an item, and what follows."""
    stands = f", and {called(item.instead)} stands in" if item.instead else ""
    return f"{sentence(item.against)} So {called(item.offer or item.asked)} waits{stands}."


def _looked_at(ground: Ground, item: PlanItem, due: Sequence[PlanItem]) -> _Item:
    level = min(item.level, ground.level(item.name)) if item.level else None
    offer = ground.up_to(item.name, level)
    if offer is None:
        there = any(item.name in (one.series, one.id) for one in ground.situation.offers)
        why = "can't be done with what is at hand" if there else "is not among your routines"
        return _Item(item, None, (), f"{called(item)} {why}")
    against = ground.against(offer) or _measured(ground, offer)
    instead = _before(ground, item, due) if against else None
    return _Item(item, offer, tuple(_clauses(ground, item, offer)), against, instead)


def _before(ground: Ground, item: PlanItem, due: Sequence[PlanItem]) -> Offer | None:
    """Return what comes before an item that can't be done, where that can be."""
    name = INSTEAD.get(item.name, "")
    offer = ground.at_level(name) if name and name not in {one.name for one in due} else None
    return offer if offer is not None and not ground.against(offer) else None


def _measured(ground: Ground, offer: Offer) -> str:
    """Return when the last check-in was, where that was lately; else nothing."""
    today = ground.situation.today
    days = [done.day for done in ground.situation.sessions if done.routine == CHECK_IN and done.counts]
    if offer.id != CHECK_IN or not days or (today - days[-1]).days >= CHECK_DAYS or days[-1] == today:
        return ""
    return f"your last check-in was {when(days[-1], today)}: within {CHECK_DAYS} days there is little new to measure"


def _clauses(ground: Ground, item: PlanItem, offer: Offer) -> Iterator[str]:
    """What is to be said of an item, in sentences."""
    standing = ground.standing(item.name)
    if standing is not None and item.level and standing.level < item.level:
        earned = f"level {standing.level} is yours for now. {next_text(standing)}"
        yield f"{first_upper(item.text)} is listed, and {earned}"
    elif item.level and (offer.level or 0) < item.level:
        yield f"{first_upper(item.text)} is listed and can't be done with what is at hand."
    yield from light_words(ground, offer)


def _told(place: str, items: Sequence[_Item]) -> str:
    """Where a day lies and what it asks for: "Wednesday of week 3: foot-strength 2. ..."."""
    asked = listed(called(item.offer or item.asked) for item in items)
    return " ".join([f"{place}: {asked}.", *(clause for item in items for clause in item.clauses)])


def _instead(ground: Ground, found: Sequence[_Item], kept: Collection[str]) -> Iterator[Suggested]:
    """What stands in where nothing of a day can be done: what is due without a plan."""
    asked = {*kept, *(item.asked.name for item in found)}
    for pick in picks(ground):
        if (pick.offer.series or pick.offer.id) not in asked:
            yield pick
            return
