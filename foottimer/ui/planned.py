"""What the plan's screen shows, as it was read; no Textual."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from foottimer.plan.course.course import Course, CourseDay, CourseWeek, ceiling
from foottimer.plan.levels.standing import SeriesStanding
from foottimer.plan.model import Offer, PlanItem
from foottimer.plan.situation import Situation
from foottimer.routine.library import Entry
from foottimer.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan's screen shows."""

    course: Course | None
    """The plan that was begun; None where none was."""
    situation: Situation
    """The routines and plans there are, and what was done."""
    standings: Mapping[str, SeriesStanding] = field(default_factory=dict)
    """Where each series stands."""
    entries: tuple[Entry, ...] = ()
    """Every routine file."""
    against: str = ""
    """What speaks against doing today what the plan has for today, in sentences; empty where nothing does."""

    @property
    def due(self) -> tuple[Entry, ...]:
        """The routines that are due today, each at the level that the plan lists, or at the one for now if lower."""
        offers = [self.offer(ceiling(item, self.standings)) for item in (self.course.due if self.course else ())]
        found = {entry.id: entry for entry in self.entries if not entry.broken}
        return tuple(found[offer.id] for offer in offers if offer is not None and offer.id in found)

    @property
    def days(self) -> tuple[CourseDay, ...]:
        """Every day of the plan, in order."""
        return tuple(day for week in self.course.weeks for day in week.days) if self.course else ()

    def week_of(self, day: date) -> CourseWeek | None:
        """Return the week that holds a day."""
        weeks = self.course.weeks if self.course else ()
        return next((week for week in weeks if week.first <= day <= week.last), None)

    def offer(self, item: PlanItem) -> Offer | None:
        """Return the routine that an item means."""
        return self.situation.offer(item.name, item.level)
