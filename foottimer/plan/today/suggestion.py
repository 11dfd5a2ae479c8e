"""What is suggested for a day, as a value: what, how long, why, and what else. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from foottimer.plan.model import Offer
from foottimer.routine.duration import format_duration
from foottimer.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Suggested:
    """One routine that is suggested."""

    offer: Offer
    """The routine."""
    why: str
    """Why this one: full sentences, with the days and numbers that decided."""
    lasts_ms: int | None = None
    """Its length in ms as it is done today, where that is another one than as it is written."""

    @property
    def level(self) -> int | None:
        """Its level; None for a routine without levels."""
        return self.offer.level

    @property
    def total_ms(self) -> int:
        """Its length in ms, estimates included."""
        return self.offer.total_ms if self.lasts_ms is None else self.lasts_ms


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested for a day; nothing of it has to be done."""

    headline: str
    """What it comes to, in a few words: "Foot-strength essentials · 2" or "Rest today"."""
    items: tuple[Suggested, ...] = ()
    """What to do, one after the other; none on a day of rest, and where today's is done."""
    why: tuple[str, ...] = ()
    """Why, in sentences, at least one: what decided first, then what was changed because of it."""
    instead: Mapping[int, Suggested] = field(default_factory=lambda: MappingProxyType({}))
    """What to do with 3, 5, 10 or 20 minutes instead; a number is missing where nothing that is sensible fits."""
    rest: bool = False
    """Whether rest is due: nothing is asked for, and what is in `instead` is gentle."""
    next: str = ""
    """What comes after today, in a sentence: "Tomorrow: Ankle mobility · 1."; empty where there is no telling."""
    notes: tuple[str, ...] = ()
    """What to know besides: the week's goal, an exercise that is sore, a plan that pauses."""
    week: str = ""
    """How the week stands, which the last note begins with; for where that is said already."""
    beginning: bool = False
    """Whether nothing was ever done: a plan may begin."""
    morning: date | None = None
    """The day about whose morning after nobody answered yet; None where nothing is to be asked."""

    @property
    def over_others(self) -> str:
        """What stands over `others`, whose lines begin with their minutes."""
        return "If you want to move" if self.rest else "If you have"

    @property
    def others(self) -> tuple[tuple[int, Suggested], ...]:
        """What to do with other time: each routine once, with the least minutes for it, without what is suggested."""
        found: dict[str, tuple[int, Suggested]] = {}
        for minutes, other in self.instead.items():
            if all(other.offer.id != item.offer.id for item in self.items):
                found.setdefault(other.offer.id, (minutes, other))
        return tuple(found.values())

    @property
    def line(self) -> str:
        """What it comes to and how long that takes: "Foot-strength essentials · 2, 17:32"."""
        return f"{self.headline}, {format_duration(self.total_ms)}" if self.items else self.headline

    @property
    def total_ms(self) -> int:
        """How long all that is suggested takes, in ms; 0 for nothing."""
        return sum(item.total_ms for item in self.items)
