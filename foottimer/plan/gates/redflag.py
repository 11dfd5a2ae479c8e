"""Something sharp, bony or swollen: until it was looked at, nothing that lands is advised. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.model import Done, Offer
from foottimer.plan.situation import Situation

IMPACTS = frozenset({"run-slow"})
"""Exercises that land without being counted as plyometric. Source: the catalogue."""
SAFE = ("desk-break", "ankle-mobility", "balance")
"""What can be done instead, a series or a routine each: seated, or without impact and load. Source: judgement."""


def open_flags(situation: Situation) -> tuple[Done, ...]:
    """Return the sessions with a red flag that nobody said was checked, the oldest first."""
    checked = [decision for decision in situation.decisions if decision.kind is DecisionKind.CHECKED]
    flagged = (done for done in situation.sessions if done.red_flag)
    return tuple(done for done in flagged if not any(_covers(decision, done) for decision in checked))


def checked(situation: Situation) -> Decision:
    """Return what is written down when somebody says that all that is open was checked.

    It names the sessions, so that a red flag later on the same day is one again.
    """
    flags = open_flags(situation)
    day = flags[-1].day if flags else situation.today
    named = " ".join(done.id for done in flags if done.day == day)
    return Decision(DecisionKind.CHECKED, situation.today, day.isoformat(), named)


def lands(offer: Offer) -> bool:
    """Whether a routine has any impact: jumps, hops or running."""
    return offer.contacts > 0 or not IMPACTS.isdisjoint(offer.exercises)


def safe_offers(situation: Situation, levels: Collection[tuple[str, int]] = ()) -> tuple[Offer, ...]:
    """Return what can be done instead, each series at its level of `levels`, or its lowest."""
    earned = dict(levels)
    found: list[Offer] = []
    for name in SAFE:
        there = situation.levels(name)
        level = max((level for level in there if level <= earned.get(name, 1)), default=min(there, default=None))
        offer = situation.offer(name, level)
        if offer is not None and not lands(offer):
            found.append(offer)
    return tuple(found)


def _covers(decision: Decision, done: Done) -> bool:
    day = _day(decision)
    return done.day < day or (done.day == day and (not decision.value or done.id in decision.value.split()))


def _day(decision: Decision) -> date:
    """The day of the flag that was checked; that on which it was said, where it does not say one."""
    try:
        return date.fromisoformat(decision.about)
    except ValueError:
        return decision.day
