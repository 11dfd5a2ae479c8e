"""Everything that advice is computed from, as of a day. Pure; it is gathered by `gathering`."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar, cast

from foottimer.history.calendar import PausedDays
from foottimer.history.checkin import CheckSeries
from foottimer.history.decisions import Decision
from foottimer.history.outlook import Outlook
from foottimer.history.streak import Streak
from foottimer.plan.model import Done, Offer, Plan
from foottimer.settings.model import Settings
from foottimer.values import dataclass, field

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Situation:
    """What was done, decided and measured, what there is to do, and what the person chose."""

    today: date
    """The person's day."""
    sessions: tuple[Done, ...] = ()
    """What was done up to today, the oldest first; what lies further back than `gathering.REACH` days is left out."""
    decisions: tuple[Decision, ...] = ()
    """The whole log, the oldest first."""
    offers: tuple[Offer, ...] = ()
    """Every routine that can be followed."""
    plans: tuple[Plan, ...] = ()
    """Every plan that can be followed."""
    unread: tuple[str, ...] = ()
    """The ids of the person's own plans that do not load; a bundled one of the same id is followed instead."""
    checks: tuple[CheckSeries, ...] = ()
    """The tests of check-ins, each over time."""
    paused: tuple[PausedDays, ...] = ()
    """Ranges of paused days, those to come too."""
    settings: Settings = field(default_factory=Settings)
    """What the person chose: `pain`, `goal`, `age`, `sex`."""
    streak: Streak | None = None
    """How the weeks stand; None where nobody asked."""
    outlook: Outlook | None = None
    """What is ahead of the week; None where nobody asked."""
    since: date | None = None
    """The first day of which sessions are known; None where none are left out."""
    _known: dict[Hashable, object] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was computed of it already; a situation made from this one begins without it."""

    def once(self, what: Hashable, compute: Callable[[], Value]) -> Value:
        """Return what is computed of this situation; the same is computed once, since nothing of it ever changes."""
        if what not in self._known:
            self._known[what] = compute()
        return cast("Value", self._known[what])

    def offer(self, name: str, level: int | None = None) -> Offer | None:
        """Return the routine of a series and level, or of an id; None where there is none."""
        if level is None:
            return next((offer for offer in self.offers if offer.id == name), None)
        return next((offer for offer in self.offers if (offer.series, offer.level) == (name, level)), None)

    def levels(self, series: str) -> tuple[int, ...]:
        """Return the levels that there are of a series, the lowest first."""
        return tuple(sorted({offer.level for offer in self.offers if offer.series == series and offer.level}))
