"""Plyometric ground contacts: how often a routine lands; pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from foottimer.routine.model import Exercise, Side
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.values import dataclass


class Lands(Protocol):
    """An exercise, as far as its landings go."""

    @property
    def contacts_per_rep(self) -> float | None:
        """Ground contacts of one rep."""
        ...

    @property
    def contacts_per_second(self) -> float | None:
        """Ground contacts of one second."""
        ...


@dataclass(frozen=True, slots=True)
class Landing:
    """How often an exercise lands."""

    contacts_per_rep: float
    """Ground contacts of one rep; 0 for none."""
    contacts_per_second: float
    """Ground contacts of one second; 0 for none."""


def planned_contacts(timeline: Timeline, exercises: Mapping[str, Exercise]) -> int:
    """Return the ground contacts of a timeline, a landing on both feet being one; 0 where nothing lands.

    Reps count theirs, timed and open work the seconds that are planned or expected of it.
    """
    return round(sum(_contacts(interval, exercises) for interval in timeline.intervals))


def _contacts(interval: Interval, exercises: Mapping[str, Exercise]) -> float:
    exercise = exercises.get(interval.exercise or "")
    return contacts_done(exercise, interval.kind, interval.side, interval.reps or 0, interval.length)


def contacts_done(exercise: Lands | None, kind: Kind, side: Side | None, reps: int, ms: int) -> float:
    """Return the ground contacts of so many reps (a side, where sides alternate) or so much time; 0 of no exercise."""
    if exercise is None:
        return 0
    if kind is Kind.REPS:
        return (exercise.contacts_per_rep or 0) * reps * (2 if side is Side.ALTERNATE else 1)
    if kind in (Kind.TIME, Kind.OPEN):
        return (exercise.contacts_per_second or 0) * ms / 1000
    return 0


def contacts_text(contacts: int) -> str:
    """Return "66 contacts", nothing for none."""
    return f"{contacts} contact{'s' if contacts > 1 else ''}" if contacts else ""
