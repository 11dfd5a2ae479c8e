"""Routines, lists and lengths as advice says them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from foottimer.history.told import many
from foottimer.plan.load import minutes_a_week, week_contacts
from foottimer.plan.model import Offer, Plan, PlanItem
from foottimer.plan.situation import Situation
from foottimer.plan.words import first_upper, listed


def plan_facts(plan: Plan, situation: Situation) -> tuple[str, ...]:
    """Return what a plan asks for: how many weeks, days a week, minutes a week, and contacts where there are any."""
    days = [sum(map(bool, week.days)) for week in plan.weeks]
    contacts = max((week_contacts(week, situation) for week in plan.weeks), default=0)
    noun = "day" if max(days, default=0) == 1 else "days"
    return (
        many(len(plan.weeks), "week"),
        f"{_spread(min(days), max(days))} {noun} a week",
        f"{_spread(*minutes_a_week(plan, situation))} min a week",
        *([f"up to {many(contacts, 'ground contact')} a week"] if contacts else []),
    )


def _spread(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low} to {high}"


def titled(offer: Offer) -> str:
    """Return a routine by its name: "Foot-strength essentials · 2"."""
    return f"{offer.name} · {offer.level}" if offer.level else offer.name


def titled_all(offers: Sequence[Offer]) -> str:
    """Return routines by their names: "Plyometric intro · 1 and Calf capacity · 1"."""
    return listed(titled(offer) for offer in offers)


def called(asked: Offer | PlanItem) -> str:
    """Return a routine in short, as plans and commands call it: "foot-strength 2", "desk-break"."""
    if isinstance(asked, PlanItem):
        return asked.text
    return f"{asked.series} {asked.level}" if asked.series and asked.level else asked.id


def items_text(items: Iterable[PlanItem]) -> str:
    """Return what a day of a plan asks for: "plyo-intro 1 and calf-capacity 1"."""
    return listed(item.text for item in items)


def counted_text(items: Iterable[PlanItem]) -> str:
    """Return what several days ask for, each once: "foot-strength 1 (2 times) and balance 1"."""
    found = Counter(item.text for item in items)
    return listed(text if number == 1 else f"{text} ({number} times)" for text, number in found.items())


def short_name(offer: Offer) -> str:
    """Return what a sentence about a routine, or its series, begins with: "Foot-strength", "Desk-break toe yoga"."""
    return first_upper(offer.series) if offer.series else offer.name


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital first, and a full stop."""
    return f"{first_upper(words)}{'' if words.endswith(('.', '?', '!')) else '.'}"
