"""Which sessions are asked for, and what a list shows of each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foottimer.history.record import Answers, Moment, Status


class Origin(StrEnum):
    """Where a session comes from."""

    FOLLOWED = "followed"
    """It was run with the clock."""
    LOGGED = "logged"
    """It was written down afterwards."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions are asked for: those that meet every condition that is stated."""

    routine: str | None = None
    """The routine's id."""
    series: str | None = None
    """The routine's series."""
    exercise: str | None = None
    """The id of an exercise that was worked at."""
    first: date | None = None
    """The first day."""
    last: date | None = None
    """The last day, itself in it."""
    text: str = ""
    """Words that all stand in the routine's name or id, in the note or in an exercise's name; case does not matter."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """What a list shows of a session."""

    id: str
    """A UUID."""
    routine: str
    """The routine's id."""
    name: str
    """The routine's name at that time."""
    series: str | None
    """The routine's series."""
    level: int | None
    """The routine's level."""
    status: Status
    """How it stands."""
    origin: Origin
    """Where it comes from."""
    moment: Moment
    """When it began."""
    planned_ms: int
    """The whole timeline."""
    active_ms: int
    """Without pauses; 0 while it runs."""
    counts: bool
    """Whether it makes its day a training day."""
    answers: Answers
    """What the person said afterwards."""


@dataclass(frozen=True, slots=True)
class After:
    """A place in the list of sessions, newest first: right behind one of them."""

    day: date
    """Its day."""
    started: str
    """When it began, as the store has it."""
    id: str
    """Its id."""
