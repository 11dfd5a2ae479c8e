"""Plan files to try things on."""

from __future__ import annotations

from functools import cache

from foottimer.plan.files.disk import known_of
from foottimer.plan.files.read import PlanReading, read_plan
from foottimer.plan.model import Offer
from foottimer.routine.library import load_library

HEAD = 'format = 1\nname = "P"\n'
KNOWN = frozenset({("foot-strength", 1), ("foot-strength", 2), ("foot-strength", 3), ("check-in", None), ("solo", 1)})
"""What the plans of these tests may ask for."""


def reading(rest: str, head: str = HEAD) -> PlanReading:
    return read_plan(head + rest, "p", KNOWN)


def said(rest: str, head: str = HEAD) -> list[str]:
    return [problem.show("p.toml") for problem in reading(rest, head).problems]


@cache
def bundled_known() -> frozenset[tuple[str, int | None]]:
    return known_of(load_library(None))


@cache
def bundled_offers() -> tuple[Offer, ...]:
    """Every bundled routine, as advice sees it."""
    return tuple(
        Offer(entry.id, entry.name, entry.series, entry.level, entry.total, entry.contacts)
        for entry in load_library(None)
    )
