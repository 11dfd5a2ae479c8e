"""Makers of situations for what stands before a start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from foottimer.history.checkin import CheckPoint, CheckSeries
from foottimer.history.decisions import Decision, DecisionKind, Morning
from foottimer.plan.model import Done, Offer
from foottimer.plan.offering import offer_of
from foottimer.plan.situation import Situation
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.routine.model import Routine, Unit

TODAY = date(2026, 11, 25)
"""A Wednesday."""
EXERCISES = bundled_catalogue().exercises


@cache
def routines() -> dict[str, Routine]:
    """The bundled ones, by id."""
    return {entry.id: entry.routine for entry in load_library(None) if entry.routine is not None}


@cache
def offers() -> tuple[Offer, ...]:
    """The bundled ones, as advice sees them."""
    return tuple(offer_of(routine) for routine in routines().values())


def offer(id_: str) -> Offer:
    return next(one for one in offers() if one.id == id_)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def done(days: int, name: str = "foot-strength-1", **rest: Any) -> Done:
    """A session so many days ago; green with its morning, unless it is said otherwise."""
    of = offer(name)
    made = Done(
        f"{name}-{days}", ago(days), name, of.series, of.level, rpe=5, pain=0, red_flag=False, morning=Morning(0, False)
    )
    return replace(made, **{"contacts": of.contacts, **rest})


def check(unit: Unit, left: float | None, right: float | None, days: int = 1) -> CheckSeries:
    """A test of the check-in: calf raises or balance, by its unit."""
    point = CheckPoint(ago(days), "c", left, right, None)
    if unit is Unit.REPS:
        return CheckSeries(None, "Single-leg calf raises to fatigue", unit, (point,))
    return CheckSeries("quadripod-balance", "Quadripod balance", unit, (point,))


def decided(kind: DecisionKind, about: str = "", value: str = "", days: int = 0) -> Decision:
    return Decision(kind, ago(days), about, value)


def at(*sessions: Done, **rest: Any) -> Situation:
    """Today, after these sessions."""
    ordered = tuple(sorted(sessions, key=lambda one: one.day))
    return Situation(TODAY, ordered, offers=offers(), **rest)


def answered(situation: Situation) -> Situation:
    """The same, where the mornings after were asked about, so that no question about one comes before a start."""
    days = dict.fromkeys(one.day for one in situation.sessions)
    told = tuple(decided(DecisionKind.MORNING, day.isoformat(), "0 no") for day in days)
    return replace(situation, decisions=(*situation.decisions, *told))


READY_CHECKS = (check(Unit.REPS, 15, 15), check(Unit.SECONDS, 30, 30))
"""Check-ins that are enough for every gate."""
CLIMB = tuple(done(days) for days in (34, 31, 27, 23))
"""Three sessions and more over ten days: level 2 of foot-strength is earned."""
WEEKS = (
    done(20, "foot-strength-2"),
    done(12, "foot-strength-2"),
    done(9, "foot-strength-2"),
    done(3, "foot-strength-2"),
)
"""What keeps it, with two green weeks up to today."""
READY = (*CLIMB, *WEEKS)
"""All that plyometrics ask of sessions."""


def ready(*more: Done, **rest: Any) -> Situation:
    """Today for somebody to whom plyometrics are open, after some more sessions."""
    return at(*READY, *more, **{"checks": READY_CHECKS, **rest})
