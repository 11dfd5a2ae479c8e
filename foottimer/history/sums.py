"""Sums over days, as the store answers them: what every figure and chart of the review is made of. Pure."""

from __future__ import annotations

from datetime import date

from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class DaySum:
    """One day's sessions, completed and partial ones; what was discarded or still runs does not enter."""

    day: date
    """The sessions' frozen day."""
    sessions: int
    """How many there were, from 1."""
    counted: int
    """How many of them make it a training day."""
    active_ms: int
    """Their active time together, in ms, without pauses."""
    rpe_sum: int
    """Their stated efforts together."""
    rpe_answers: int
    """How many stated an effort."""
    pain_worst: int | None
    """The worst pain stated, 0-10; None when none was stated."""
    pain_sum: int
    """Their stated pains together."""
    pain_answers: int
    """How many stated a pain."""
    technique_good: int
    """How many said the technique was good."""
    technique_answers: int
    """How many said whether it was."""
    red_flags: int
    """How many said that something was sharp, bony or swollen."""
    longest_ms: int = 0
    """The active time of the longest of them, in ms."""


@dataclass(frozen=True, slots=True)
class SeriesSum:
    """One day's completed and partial sessions of one series at one level."""

    day: date
    """The sessions' frozen day."""
    series: str
    """The routines' series."""
    level: int
    """The routines' level."""
    sessions: int
    """How many there were, from 1."""
    work_ms: int
    """The work that they asked for together, in ms."""


@dataclass(frozen=True, slots=True)
class ExerciseDay:
    """One day's work at one exercise on one side, over all sessions that are completed or partial."""

    day: date
    """The sessions' frozen day."""
    exercise: str | None
    """The exercise's id; None for a block that names none, which its name tells apart."""
    name: str
    """As shown."""
    side: Side | None
    """The side trained; None where both work at once."""
    kind: Kind
    """How it is measured: reps, hold, time or open."""
    sets: int
    """Tries at an interval that ran to their end; one that was done twice is two, as its reps and time count twice."""
    reps: int
    """Repetitions done, a side where they alternate."""
    ms: int
    """Active time, in ms."""


@dataclass(frozen=True, slots=True)
class Check:
    """One number that a person gave of a test, as in the check-in."""

    day: date
    """The session's frozen day."""
    session: str
    """The session's id."""
    exercise: str | None
    """The exercise's id; None for a block that names none."""
    name: str
    """As shown."""
    side: Side | None
    """The side tested; None where both work at once."""
    unit: Unit
    """What the number counts."""
    value: float
    """The number."""


@dataclass(frozen=True, slots=True)
class Sums:
    """All that the figures of a period are made of."""

    days: tuple[DaySum, ...] = ()
    """Of every day in it that has sessions, oldest first."""
    series: tuple[SeriesSum, ...] = ()
    """Of each series at each level and day."""
    exercises: tuple[ExerciseDay, ...] = ()
    """Of each exercise and day."""
    checks: tuple[Check, ...] = ()
    """The numbers of tests up to its last day, also those before its first: a trend needs its beginning."""
