"""What a plan came to: what was measured and earned at its beginning, and now. Pure."""

from __future__ import annotations

from datetime import date

from foottimer.history.checkin import CheckPoint
from foottimer.routine.model import Unit
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class CheckChange:
    """One test of the check-in, at its first time and its last."""

    name: str
    """As shown."""
    unit: Unit
    """What its numbers count."""
    before: CheckPoint
    """The first time in the plan, or the last one before it where the plan has but one."""
    after: CheckPoint | None
    """The last time; None where it was tested once."""

    @property
    def left(self) -> float | None:
        """More, or less, on the left than before, in its unit; None where either is missing."""
        return _more(self.before.left, self.after.left) if self.after else None

    @property
    def right(self) -> float | None:
        """More, or less, on the right than before."""
        return _more(self.before.right, self.after.right) if self.after else None

    @property
    def both(self) -> float | None:
        """More, or less, of both at once than before."""
        return _more(self.before.both, self.after.both) if self.after else None


@dataclass(frozen=True, slots=True)
class LevelChange:
    """The level of a series at the beginning, and now."""

    series: str
    """Its name."""
    before: int
    """When the plan began."""
    after: int
    """At its end, or now."""
    chosen: bool = False
    """Whether the level now is the person's own choice."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What a plan came to."""

    name: str
    """The plan's."""
    first: date
    """Its first day."""
    last: date
    """Its last day, or today where it goes on."""
    over: bool
    """Whether it is finished or was stopped; else all of this is as it stands so far."""
    tests: tuple[CheckChange, ...] = ()
    """Each test of the check-in that was done in it."""
    levels: tuple[LevelChange, ...] = ()
    """Each series that the plan asks for."""
    done: int = 0
    """Sessions of the plan that were done; of a week that was run again those of its last time."""
    planned: int = 0
    """Sessions that it asked for up to the end of the running week."""
    sessions: int = 0
    """All sessions that were done in its time, also those that it did not ask for."""
    days: int = 0
    """Days on which something was done."""
    weeks: int = 0
    """Weeks that it took so far, those that were run again too."""
    week: int | None = None
    """The week of the plan that runs; None where none does."""
    planned_weeks: int = 0
    """Weeks that the plan has."""
    active_ms: int = 0
    """Active time of all sessions in ms, without pauses."""
    contacts: int = 0
    """Plyometric ground contacts of all sessions."""
    sentences: tuple[str, ...] = ()
    """All of it in words."""


def _more(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
