"""When to ask how the morning after a training day was. Pure."""

from __future__ import annotations

from datetime import date

from foottimer.history.decisions import DecisionKind
from foottimer.plan.situation import Situation

MOST_DAYS_BACK = 7
"""Days after which nobody is asked any more: by then a morning is not remembered. Source: judgement."""


def morning_due(situation: Situation) -> date | None:
    """Return the day about whose morning after to ask: the last training day before today; None where none is.

    It is asked once: an answer, or that it was skipped, is an entry of the log about that day. A later entry corrects
    it. Nobody is asked who does not want to be asked about pain.
    """
    if not situation.settings.pain:
        return None
    days = [done.day for done in situation.sessions if done.counts and done.day < situation.today]
    last = max(days, default=None)
    if last is None or (situation.today - last).days > MOST_DAYS_BACK or last in asked_about(situation):
        return None
    return last


def asked_about(situation: Situation) -> frozenset[date]:
    """Return the days about whose morning after somebody was asked."""
    mornings = (one for one in situation.decisions if one.kind is DecisionKind.MORNING)
    return frozenset(date.fromisoformat(one.about) for one in mornings)
