"""What a plan's day comes to: what it lists, at the level that is earned, without what stands against it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from foottimer.plan.ground import Ground
from foottimer.plan.model import Offer, PlanItem
from foottimer.plan.picking import level_words, light_words, picks
from foottimer.plan.saying import called, sentence, titled
from foottimer.plan.standing import INTRO, PROGRESS, next_text
from foottimer.plan.suggestion import Suggested
from foottimer.plan.words import listed

INSTEAD = {PROGRESS: INTRO}
"""What comes before a series, and may be open where that is not."""


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


def of_plan(ground: Ground, due: Sequence[PlanItem], place: str, kept: Collection[str] = ()) -> Listed:
    """Return what `due`, what a plan lists and is undone, comes to; `place` is where in it, as "Monday of week 2".

    What is `kept` for another day, series or ids, stands in for nothing.
    """
    found = [_looked_at(ground, item) for item in due]
    there = [item for item in found if item.offer is not None and not item.against]
    items = tuple(Suggested(item.offer, _told(place, [item])) for item in there if item.offer)
    changed = [
        *(f"{sentence(item.against)} So {called(item.offer or item.asked)} waits." for item in found if item.against),
        *(words for item in there if item.offer for words in level_words(ground, item.offer)),
    ]
    if not items:
        items = tuple(_instead(ground, found, kept))
        changed += [f"Instead: {suggested.why}" for suggested in items]
    return Listed(items, (_told(place, found), *dict.fromkeys(changed)))


def _looked_at(ground: Ground, item: PlanItem) -> _Item:
    level = min(item.level, ground.level(item.name)) if item.level else None
    offer = ground.up_to(item.name, level)
    if offer is None:
        there = any(item.name in (one.series, one.id) for one in ground.situation.offers)
        why = "can't be done with what is at hand" if there else "is not among your routines"
        return _Item(item, None, (), f"{called(item)} {why}")
    return _Item(item, offer, tuple(_clauses(ground, item, offer)), ground.against(offer))


def _clauses(ground: Ground, item: PlanItem, offer: Offer) -> Iterator[str]:
    """What is to be said of an item, in sentences."""
    standing = ground.standings.get(item.name)
    if standing is not None and item.level and standing.level < item.level:
        yield f"Level {item.level} is listed, and {standing.level} is yours for now. {next_text(standing)}"
    elif item.level and (offer.level or 0) < item.level:
        yield f"Level {item.level} is listed and can't be done with what is at hand."
    yield from light_words(ground, offer)


def _told(place: str, items: Sequence[_Item]) -> str:
    """Where a day lies and what it asks for: "Wednesday of week 3: foot-strength 2. ..."."""
    asked = listed(called(item.offer or item.asked) for item in items)
    return " ".join([f"{place}: {asked}.", *(clause for item in items for clause in item.clauses)])


def _instead(ground: Ground, found: Sequence[_Item], kept: Collection[str]) -> Iterator[Suggested]:
    """What stands in where nothing of a day can be done: a series of which that is an easier one, else what is due."""
    asked = {*kept, *(item.asked.name for item in found)}
    for name in [INSTEAD[item.asked.name] for item in found if item.asked.name in INSTEAD]:
        offer = ground.at_level(name)
        if offer is not None and name not in asked and not ground.against(offer):
            why = f"{titled(offer)} comes before it, and may be done."
            yield Suggested(offer, " ".join([why, *light_words(ground, offer)]))
            return
    for pick in picks(ground):
        if (pick.offer.series or pick.offer.id) not in asked:
            yield pick
            return
