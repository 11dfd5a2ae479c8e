"""Which exercises the person said are sore. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from foottimer.history.decisions import Decision, DecisionKind


def sore_now(decisions: Iterable[Decision]) -> Mapping[str, date]:
    """Return the exercises that are sore, by id, with the day since when; `decisions` are the oldest first.

    One that was said again to be sore keeps its first day, until it was said to be well.
    """
    sore: dict[str, date] = {}
    for decision in decisions:
        if decision.kind is DecisionKind.SORE:
            sore.setdefault(decision.about, decision.day)
        elif decision.kind is DecisionKind.WELL:
            sore.pop(decision.about, None)
    return sore
