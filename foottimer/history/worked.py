"""What a session was and what was done in it, without its rows: what advice is computed from. Pure."""

from __future__ import annotations

from datetime import date, datetime

from foottimer.history.record import Answers
from foottimer.routine.model import Side
from foottimer.routine.timeline import Kind
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class WorkedAt:
    """What one session did at one exercise on one side."""

    exercise: str
    """The exercise's id."""
    kind: Kind
    """How it is measured: reps, hold, time or open."""
    side: Side | None
    """The side; None where both work at once."""
    reps: int
    """Repetitions done, a side where they alternate."""
    ms: int
    """Active time, in ms."""
    longest_ms: int
    """The active time of the longest attempt, in ms."""


@dataclass(frozen=True, slots=True)
class Worked:
    """One session that is completed or partial."""

    id: str
    """The session's id."""
    day: date
    """Its frozen day."""
    began: datetime
    """When it began, aware."""
    routine: str
    """The routine's id."""
    series: str | None
    """The routine's series."""
    level: int | None
    """The routine's level."""
    share: float
    """Work done of the work planned, 0-1; as `record.done_share` has it."""
    counts: bool
    """Whether it makes its day a training day."""
    answers: Answers
    """What was said afterwards, without the note."""
    active_ms: int
    """Active time in ms, without pauses."""
    at: tuple[WorkedAt, ...] = ()
    """What was done at those exercises that were asked for."""
