"""Which sessions are asked for, and what a list shows of each. Pure."""

from __future__ import annotations

from datetime import UTC, date

from foottimer.history.record import Answers, Moment, Origin, Status
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions are asked for: those that meet every condition that is stated."""

    routine: str | None = None
    """The routine's id."""
    series: str | None = None
    """The routine's series."""
    exercise: str | None = None
    """The id of an exercise that was in it, also where it was skipped."""
    first: date | None = None
    """The first day."""
    last: date | None = None
    """The last day, itself in it."""
    text: str = ""
    """Words that all stand in the routine's name or id, in the note or in an exercise's name; case does not matter."""
    pain: int | None = None
    """The least of the worst pain that was said of it, 0 to 10."""


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


def after(line: SessionLine) -> After:
    """The place right behind a line, for the next of them."""
    return After(line.moment.day, line.moment.utc.astimezone(UTC).isoformat(timespec="milliseconds"), line.id)


@dataclass(frozen=True, slots=True)
class Facets:
    """What there are sessions of, each in the order of its names."""

    routines: tuple[tuple[str, str], ...] = ()
    """Ids of routines, each with the name it had latest."""
    series: tuple[str, ...] = ()
    """Series of routines."""
    exercises: tuple[tuple[str, str], ...] = ()
    """Ids of exercises, each with a name it was shown by."""
