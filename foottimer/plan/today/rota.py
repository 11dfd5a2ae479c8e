"""What is due without a plan: how often each series is meant, and which has waited the longest. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from foottimer.history.told import many
from foottimer.plan.model import WEEK, Done, Offer
from foottimer.plan.situation import Situation
from foottimer.plan.words import when
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """How often something is meant to be done."""

    name: str
    """A series, or the id of a routine without levels."""
    per_week: int
    """Days a week that are meant, 1-7."""
    apart: int = 1
    """Days from one to the next at least; 2 is every second day."""
    after: int = 0
    """Days since the first session of all before it is suggested for the first time."""
    most: int = 0
    """Days a week at most; 0 for as many as are meant."""


FOOT_STRENGTH = Habit("foot-strength", 3, apart=2)
"""The core of it, three days a week, every second day. Source: Matias and Taddei 2016: three to four days a week."""
CALF_CAPACITY = Habit("calf-capacity", 2, apart=2, after=14)
"""Two days a week, 48 hours apart, from week 3 on. Source: Beyer 2015 and Rathleff 2015, lower; the week: judgement."""
BALANCE = Habit("balance", 1, apart=2, after=4, most=2)
"""One or two days a week, from the end of the first. Source: Lesinski 2015: two a week; judgement."""
LOWER_BODY = Habit("lower-body", 1, apart=2, after=7, most=2)
"""One or two days a week, from week 2 on. Source: ACSM 2009: two to three days for novices; judgement."""
PLYO_INTRO = Habit("plyo-intro", 2, apart=3, after=28)
"""Two days a week, 72 hours apart, from week 5 on, once the gate is open. Source: NSCA, 48 to 72 hours; judgement."""
PLYO_PROGRESS = Habit("plyo-progress", 2, apart=3, after=42)
"""Two days a week, 72 hours apart, from week 7 on, once the gate is open. Source: NSCA, 48 to 72 hours; judgement."""
ANKLE_MOBILITY = Habit("ankle-mobility", 2, apart=2)
"""On days of rest, twice a week. Source: ACSM 2021: stretching on two to three days a week."""
HABITS = (FOOT_STRENGTH, CALF_CAPACITY, PLYO_PROGRESS, PLYO_INTRO, LOWER_BODY, BALANCE)
"""What trains, the most important first; of two that waited as long the first is taken."""
GENTLE = ("ankle-mobility", "desk-break", "foot-activation", "cool-down", "pre-run")
"""Series and routines that are no training in this sense: a day with nothing else is a day of rest."""


@dataclass(frozen=True, slots=True)
class Want:
    """Something that is meant to be done, and how long it has waited."""

    habit: Habit
    """What is meant."""
    last: date | None
    """When it was last done; None for never."""
    waited: float
    """Days since then as a share of the days from one to the next: from 1 on it is due."""
    recent: int
    """On how many of the last seven days it was done."""

    @property
    def due(self) -> bool:
        """Whether it is time for it."""
        return self.waited >= 1


def habits(situation: Situation) -> tuple[Habit, ...]:
    """Return what is meant to be done again and again; routines of the person's own that state a goal too."""
    known = {habit.name for habit in (*HABITS, ANKLE_MOBILITY)} | set(GENTLE)
    own = {
        offer.series or offer.id: offer.per_week
        for offer in situation.offers
        if offer.per_week and not offer.opt_in and (offer.series or offer.id) not in known
    }
    return (*HABITS, *(Habit(name, per_week) for name, per_week in own.items()))


def wants(situation: Situation) -> tuple[Want, ...]:
    """Return what may be done today by its spacing, what has waited the longest first."""

    def found() -> tuple[Want, ...]:
        wanted = (_want(situation, habit) for habit in habits(situation))
        return tuple(sorted((want for want in wanted if want is not None), key=lambda want: -want.waited))

    return situation.once(wants, found)


def want_of(situation: Situation, habit: Habit) -> Want | None:
    """Return how long one thing has waited; None where it was done too lately, or enough."""
    return _want(situation, habit)


def _want(situation: Situation, habit: Habit) -> Want | None:
    days = sorted({done.day for done in situation.sessions if _is_of(done, habit.name) and done.counts})
    today, between = situation.today, WEEK / habit.per_week
    if not days:
        since = (today - min((done.day for done in situation.sessions), default=today)).days - habit.after
        return Want(habit, None, 1 + since / between, 0) if since >= 0 else None
    recent = sum(day > today - timedelta(days=WEEK) for day in days)
    away = (today - days[-1]).days
    if away < habit.apart or recent >= (habit.most or habit.per_week):
        return None
    return Want(habit, days[-1], away / between, recent)


def why_wanted(want: Want, title: str, today: date) -> str:
    """Return in a sentence why something is due, or the nearest to it."""
    meant = f"it is meant for {many(want.habit.per_week, 'day')} a week"
    if want.last is None:
        return f"{title} is new to you, and it is time for it: {meant}."
    times = "once" if want.recent == 1 else f"on {want.recent} days"
    lately = f", and in the last {WEEK} days you did it {times}" if want.recent else ""
    return f"{title} was last done {when(want.last, today)}: {meant}{lately}."


def _is_of(done: Done, name: str) -> bool:
    return name in (done.series, done.routine)


def is_gentle(done: Done | Offer) -> bool:
    """Whether it is no training in this sense."""
    id_ = done.routine if isinstance(done, Done) else done.id
    return bool({done.series, id_} & set(GENTLE))


def trained(situation: Situation) -> Iterator[Done]:
    """Return the sessions that were training: that count, and are not gentle; the oldest first."""
    return (done for done in situation.sessions if done.counts and not is_gentle(done))
