"""Days, and what is asked for on them, as sentences about a plan say them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from foottimer.plan.model import PlanItem
from foottimer.plan.words import day_name, listed

_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def when(day: date, today: date) -> str:
    """Return when a day is, as a sentence says it: "tomorrow", "on Friday", "on Monday 7 December"."""
    return _NEAR.get((day - today).days) or f"on {day_name(day, today)}"


def item_text(item: PlanItem) -> str:
    """Return what a day asks for as it is called: "foot-strength 2", "check-in"."""
    return item.name if item.level is None else f"{item.name} {item.level}"


def items_text(items: Iterable[PlanItem]) -> str:
    """Return what a day asks for: "plyo-intro 1 and calf-capacity 1"."""
    return listed(item_text(item) for item in items)


def counted_text(items: Iterable[PlanItem]) -> str:
    """Return what several days ask for, each once: "foot-strength 1 (2 times) and balance 1"."""
    found = Counter(item_text(item) for item in items)
    return listed(text if number == 1 else f"{text} ({number} times)" for text, number in found.items())
