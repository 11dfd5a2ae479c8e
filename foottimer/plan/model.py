"""The values that advice is computed from: what was done, what is offered, plans. Pure."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from foottimer.history.decisions import Morning
from foottimer.values import dataclass

WEEK = 7
"""Days of a week. Source: the calendar."""


class Colour(StrEnum):
    """How a session went, by pain and the morning after."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"
    """Pain was never answered: it does not count."""


@dataclass(frozen=True, slots=True)
class Done:
    """One session that is over and was kept, as advice sees it."""

    id: str
    """The session's id."""
    day: date
    """Its frozen day."""
    routine: str
    """The routine's id."""
    series: str | None = None
    """The routine's series."""
    level: int | None = None
    """The routine's level."""
    share: float = 1.0
    """Work done of the work planned, 0-1."""
    counts: bool = True
    """Whether it makes its day a training day."""
    rpe: int | None = None
    """Effort, 0-10."""
    pain: int | None = None
    """Worst pain, 0-10."""
    red_flag: bool | None = None
    """Whether anything was sharp, bony or swollen."""
    morning: Morning | None = None
    """What was said of the morning after its day; None where it was not asked yet, empty where it was skipped."""
    active_ms: int = 0
    """Active time in ms, without pauses."""
    contacts: int = 0
    """Plyometric ground contacts that were done."""
    began: datetime | None = None
    """When it began, aware; None where nobody knows. It orders it among what was decided on its day."""
    holds: tuple[tuple[str, int, int], ...] = ()
    """The longest hold of an exercise that has to be shown for a gate: its id, and ms left and right, 0 for none."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One routine that there is, as advice sees it."""

    id: str
    """The routine's id."""
    name: str
    """As shown."""
    series: str | None = None
    """Its series."""
    level: int | None = None
    """Its level, from 1."""
    total_ms: int = 0
    """Its length in ms, estimates included."""
    contacts: int = 0
    """Plyometric ground contacts that it asks for."""
    exercises: tuple[str, ...] = ()
    """The ids of its exercises, in the order in which they come, each once."""
    opt_in: bool = False
    """Whether nobody is led to it."""
    per_week: int | None = None
    """How many days a week it states as its goal."""
    needs: tuple[str, ...] = ()
    """What has to be at hand, as "wall", "outdoors"."""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """What a day of a plan asks for."""

    name: str
    """A series, or the id of a routine without levels."""
    level: int | None = None
    """The level as a ceiling; None for a routine without levels."""

    @property
    def text(self) -> str:
        """What a file writes and a sentence calls it: "foot-strength 2", "check-in"."""
        return self.name if self.level is None else f"{self.name} {self.level}"


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One week of a plan."""

    theme: str
    """In a few words; may be empty."""
    days: tuple[tuple[PlanItem, ...], ...]
    """Seven days, from the first on; an empty one is a day of rest."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan's file says."""

    id: str
    """The file's stem, a slug."""
    name: str
    """As shown."""
    weeks: tuple[PlanWeek, ...]
    """At least one."""
    about: str = ""
    """What it is, in a sentence or two."""
