"""Which exercises the person said are sore. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from foottimer.history.decisions import Decision, DecisionKind, in_order


def sore_now(decisions: Sequence[Decision]) -> Mapping[str, date]:
    """Return the exercises that are sore, by id, with the day since when.

    They follow each other as they were said: a day that was set back, or repeated by a flight, undoes none of them. One
    that was said again to be sore keeps its first day, until it was said to be well.
    """
    sore: dict[str, date] = {}
    for decision in in_order(decisions):
        if decision.kind is DecisionKind.SORE:
            sore.setdefault(decision.about, decision.day)
        elif decision.kind is DecisionKind.WELL:
            sore.pop(decision.about, None)
    return sore
