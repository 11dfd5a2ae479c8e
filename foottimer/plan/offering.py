"""A routine as advice sees it. Pure."""

from __future__ import annotations

from foottimer.plan.model import Offer
from foottimer.routine.contacts import planned_contacts
from foottimer.routine.expand import expand
from foottimer.routine.listed import Card
from foottimer.routine.model import Routine
from foottimer.routine.needs import needs
from foottimer.routine.timeline import Timeline


def offer_listed(card: Card) -> Offer:
    """Return a routine that can be followed, as it is listed."""
    return Offer(
        id=card.id,
        name=card.name,
        series=card.series,
        level=card.level,
        total_ms=card.total,
        contacts=card.contacts,
        exercises=card.exercises,
        opt_in=card.opt_in,
        per_week=card.per_week,
        needs=card.needs,
    )


def offer_of(routine: Routine, timeline: Timeline | None = None) -> Offer:
    """Return a routine as it is done, `timeline` being what it expands to, where that is known."""
    timeline = timeline or expand(routine)
    return Offer(
        id=routine.id,
        name=routine.name,
        series=routine.series,
        level=routine.level,
        total_ms=timeline.total,
        contacts=planned_contacts(timeline, routine.exercises),
        exercises=tuple(dict.fromkeys(one.exercise for one in timeline.intervals if one.exercise)),
        opt_in=routine.opt_in,
        per_week=routine.goal_per_week,
        needs=needs(routine),
    )
