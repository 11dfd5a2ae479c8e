"""What a week of a plan takes: its time and its ground contacts, by the routines there are. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from foottimer.plan.model import Offer, Plan, PlanWeek
from foottimer.plan.situation import Situation

MINUTE = 60_000
"""A minute in ms. Source: the clock."""


def week_ms(week: PlanWeek, situation: Situation) -> int:
    """Return how long the routines of a week take at the levels that stand there, in ms; what is missing takes none."""
    return sum(offer.total_ms for offer in _offers(week, situation))


def week_minutes(week: PlanWeek, situation: Situation) -> int:
    """Return how long the routines of a week take, in minutes, rounded."""
    return round(week_ms(week, situation) / MINUTE)


def minutes_a_week(plan: Plan, situation: Situation) -> tuple[int, int]:
    """Return the minutes of a plan's shortest week and of its longest."""
    found = [week_minutes(week, situation) for week in plan.weeks]
    return min(found), max(found)


def week_contacts(week: PlanWeek, situation: Situation) -> int:
    """Return how many plyometric ground contacts a week asks for."""
    return sum(offer.contacts for offer in _offers(week, situation))


def _offers(week: PlanWeek, situation: Situation) -> Iterator[Offer]:
    for day in week.days:
        for item in day:
            if offer := situation.offer(item.name, item.level):
                yield offer
