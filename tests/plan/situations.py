"""Situations for tests of advice, made of the bundled routines and plans; days are called "w3 wed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from foottimer.history.calendar import Goal
from foottimer.history.checkin import CheckPoint, CheckSeries
from foottimer.history.decisions import Decision, DecisionKind, Morning
from foottimer.history.outlook import outlook
from foottimer.history.streak import streak
from foottimer.plan.files.disk import known_of, plans
from foottimer.plan.model import Done, Offer, Plan
from foottimer.plan.offering import offer_of
from foottimer.plan.situation import Situation
from foottimer.routine.library import load_library
from foottimer.routine.model import Unit
from foottimer.settings.model import DEFAULTS, Settings

MONDAY = date(2026, 11, 2)
"""The first day of week 1."""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def bundled() -> tuple[tuple[Offer, ...], tuple[Plan, ...]]:
    """Every bundled routine, as advice sees it, and every bundled plan."""
    entries = load_library(None)
    offers = tuple(offer_of(entry.routine, entry.timeline) for entry in entries if entry.routine)
    return offers, tuple(entry.plan for entry in plans(None, known_of(entries)) if entry.plan)


def day(name: str) -> date:
    """A day by its name: "w1 mon" is the first."""
    week, weekday = name.split()
    return MONDAY + timedelta(days=7 * (int(week[1:]) - 1) + _DAYS.index(weekday))


def did(
    name: str,
    routine: str,
    rpe: int | None = 5,
    pain: int | None = 0,
    red_flag: bool | None = False,
    share: float = 1.0,
    counts: bool = True,
) -> Done:
    """A session of a bundled routine on a day."""
    offer = next(one for one in bundled()[0] if one.id == routine)
    return Done(
        id=f"{name} {routine}",
        day=day(name),
        routine=routine,
        series=offer.series,
        level=offer.level,
        share=share,
        counts=counts,
        rpe=rpe,
        pain=pain,
        red_flag=red_flag,
        morning=Morning(0, False),
        active_ms=offer.total_ms,
        contacts=offer.contacts,
    )


def decided(name: str, kind: DecisionKind, about: str = "", value: str = "") -> Decision:
    """An entry of the log on a day."""
    return Decision(kind, day(name), about, value)


def checked_in(name: str, raises: float = 25, seconds: float = 45) -> tuple[CheckSeries, ...]:
    """A check-in on a day, both sides alike."""
    at = CheckPoint(day(name), f"{name} check-in", raises, raises, None)
    held = CheckPoint(day(name), f"{name} check-in", seconds, seconds, None)
    return (
        CheckSeries("calf-raise-single", "Single-leg calf raise to fatigue", Unit.REPS, (at,)),
        CheckSeries("quadripod-balance", "Quadripod balance", Unit.SECONDS, (held,)),
    )


def situation(
    today: str,
    sessions: Sequence[Done] = (),
    decisions: Sequence[Decision] = (),
    checks: tuple[CheckSeries, ...] = (),
    settings: Settings = DEFAULTS,
    **others: object,
) -> Situation:
    """A situation on a day, with the week's figures as the store would have them."""
    now, days = day(today), [done.day for done in sessions if done.counts]
    goals = [Goal(date.min, settings.goal)]
    offers, all_plans = bundled()
    made = Situation(
        today=now,
        sessions=tuple(sorted(sessions, key=lambda done: done.day)),
        decisions=tuple(decisions),
        offers=offers,
        plans=all_plans,
        checks=checks,
        settings=settings,
        streak=streak(days, now, goals),
        outlook=outlook(days, now, goals),
    )
    return replace(made, **others)  # type: ignore[arg-type]  # the fields' types go with their names
