"""Everything that advice is computed from, gathered from the store, the library and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from foottimer.history.checkin import CheckSeries, check_series
from foottimer.history.decisions import Decision, DecisionKind, Morning, in_order, morning_of
from foottimer.history.store import Store
from foottimer.history.week import standing_on
from foottimer.history.worked import Worked
from foottimer.plan.model import Done, Plan
from foottimer.plan.offering import offer_listed
from foottimer.plan.running import LONGEST, run_of
from foottimer.plan.situation import Situation
from foottimer.routine.contacts import Landing, Lands, contacts_done
from foottimer.routine.library import Entry, bundled_catalogue
from foottimer.routine.model import Side
from foottimer.routine.timeline import Kind
from foottimer.settings.model import Settings
from foottimer.values import replace

REACH = 400
"""Days back that sessions, check-ins and mornings are read: a year and the breaks in it; the days of a plan that was
begun before are read from its first one on. Source: judgement."""
HELD = ("quadripod-balance",)
"""The exercises of which a hold has to be shown for a gate: standing on one leg with open eyes."""


def gather(
    store: Store | None,
    today: date,
    settings: Settings,
    entries: Iterable[Entry],
    plans: Iterable[Plan] = (),
) -> Situation:
    """Return everything as of `today`, what is stored as of one instant; without a store nothing was done yet.

    Raises StoreError when the store cannot be read.
    """
    usable = [entry for entry in entries if not entry.broken]
    offers = tuple(offer_listed(entry.card) for entry in usable)
    blank = Situation(today, offers=offers, plans=tuple(plans), settings=settings)
    if store is None:
        standing = standing_on(today, None, settings)
        return replace(blank, streak=standing.streak, outlook=standing.outlook)
    with store.still():
        return _with_stored(blank, store, _landing(usable))


def _with_stored(blank: Situation, store: Store, landing: Mapping[str, Lands]) -> Situation:
    """Return a situation with what is stored; `landing` are the exercises that land, as sessions may have done them."""
    today = blank.today
    standing = standing_on(today, store, blank.settings)
    decisions = store.decisions(first_day(today))
    first = _first(today, decisions)
    mornings = mornings_of(decisions)
    return replace(
        blank,
        sessions=tuple(
            _done(one, landing, mornings.get(one.day)) for one in store.worked(first, today, {*landing, *HELD})
        ),
        since=first,
        decisions=decisions,
        checks=check_series(store.recent_checks(first, today)),
        paused=standing.pauses,
        streak=standing.streak,
        outlook=standing.outlook,
    )


def all_checks(store: Store | None, today: date) -> tuple[CheckSeries, ...]:
    """Return the tests of all check-ins up to today, however long ago; raises StoreError as `gather` does."""
    return check_series(store.checks(date.min, today)) if store is not None else ()


def mornings_of(decisions: Iterable[Decision]) -> Mapping[date, Morning]:
    """Return what was said last of the morning after each day; empty where the question was skipped."""
    told = in_order([one for one in decisions if one.kind is DecisionKind.MORNING])
    return {date.fromisoformat(one.about): morning_of(one.value) for one in told}


def _landing(entries: Iterable[Entry]) -> Mapping[str, Lands]:
    """Return the exercises that land: the bundled ones, and what routines make of them."""
    bundled = bundled_catalogue().exercises.items()
    found: dict[str, Lands] = {id_: one for id_, one in bundled if one.contacts_per_rep or one.contacts_per_second}
    for entry in entries:
        found |= {id_: Landing(rep, second) for id_, rep, second in entry.card.landing}
    return found


def _first(today: date, decisions: Iterable[Decision]) -> date:
    """Return the first day to look at: that of the plan, where it was begun earlier than days are read otherwise."""
    run = run_of(decisions)
    back = first_day(today)
    return back if run is None else min(back, max(run.started, first_day(today, LONGEST)))


def first_day(today: date, days: int = REACH) -> date:
    """Return the day so many days before, that from which on sessions are read unless said."""
    return today - timedelta(days=min(days, today.toordinal() - 1))


def _done(worked: Worked, landing: Mapping[str, Lands], morning: Morning | None) -> Done:
    contacts = sum(contacts_done(landing.get(at.exercise), at.kind, at.side, at.reps, at.ms) for at in worked.at)
    return Done(
        id=worked.id,
        day=worked.day,
        routine=worked.routine,
        series=worked.series,
        level=worked.level,
        share=worked.share,
        counts=worked.counts,
        rpe=worked.answers.rpe,
        pain=worked.answers.pain,
        red_flag=worked.answers.red_flag,
        morning=morning,
        active_ms=worked.active_ms,
        contacts=round(contacts),
        began=worked.began,
        holds=tuple(hold for id_ in HELD if worked.at and any((hold := _hold(worked, id_))[1:])),
    )


def _hold(worked: Worked, exercise: str) -> tuple[str, int, int]:
    left, right = (_longest(worked, exercise, side) for side in (Side.LEFT, Side.RIGHT))
    return exercise, left, right


def _longest(worked: Worked, exercise: str, side: Side) -> int:
    held = [at.longest_ms for at in worked.at if (at.exercise, at.kind, at.side) == (exercise, Kind.HOLD, side)]
    return max(held, default=0)
