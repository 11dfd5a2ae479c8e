"""Sessions as the tests of advice need them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from foottimer.history.decisions import Morning
from foottimer.plan.model import Done

TODAY = date(2026, 11, 22)
"""A Sunday."""
FINE = Morning(0, False)
"""A morning without anything."""


def done(ago: int, **given: Any) -> Done:
    """A clean session at level 1 of foot-strength, so many days before today."""
    values = {"series": "foot-strength", "level": 1, "rpe": 5, "pain": 0, "morning": FINE, **given}
    routine = f"{values['series']}-{values['level']}"
    return Done(f"s{ago}", TODAY - timedelta(days=ago), values.pop("routine", routine), **values)


def clean(*ago: int, **given: Any) -> list[Done]:
    """Clean sessions so many days before today each."""
    return [done(days, **given) for days in ago]
