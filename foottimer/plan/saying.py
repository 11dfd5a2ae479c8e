"""Routines, lists and lengths as advice says them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from foottimer.plan.model import Offer, PlanItem
from foottimer.plan.words import day_name, listed


def titled(offer: Offer) -> str:
    """Return a routine by its name: "Foot-strength essentials · 2"."""
    return f"{offer.name} · {offer.level}" if offer.level else offer.name


def titled_all(offers: Sequence[Offer]) -> str:
    """Return routines by their names: "Plyometric intro · 1 and Calf capacity · 1"."""
    return listed(titled(offer) for offer in offers)


def called(asked: Offer | PlanItem) -> str:
    """Return a routine in short, as plans and commands call it: "foot-strength 2", "desk-break"."""
    if isinstance(asked, PlanItem):
        return f"{asked.name} {asked.level}" if asked.level else asked.name
    return f"{asked.series} {asked.level}" if asked.series and asked.level else asked.id


def on_day(day: date, today: date) -> str:
    """Return a day as a sentence ends with it: "today", "yesterday", "on Wednesday", "on Tuesday 3 November"."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    return near or f"on {day_name(day, today)}"


def short_name(offer: Offer) -> str:
    """Return what a sentence about a routine, or its series, begins with: "Foot-strength", "Desk-break toe yoga"."""
    return sentence(offer.series).removesuffix(".") if offer.series else offer.name


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital first, and a full stop."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!')) else '.'}"
