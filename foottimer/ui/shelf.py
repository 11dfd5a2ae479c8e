"""What the library screen shows: which routines, in what order, and the words beside them; no Textual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from foottimer.history.statistics import week_line
from foottimer.history.streak import Streak
from foottimer.routine.duration import format_duration
from foottimer.routine.library import USER, Entry

MINUTES = (3, 5, 10, 20)
"""What "I have so many minutes" offers."""

FIRST_START = "Press Enter twice to start · ↑ ↓ pick"
"""What to press, said until something was done."""

OPT_IN = "opt-in"
"""The tag of a routine that nobody is led to: who wants it chooses it."""

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """The routines, what is asked for, and when each was last done."""

    today: date
    """The local day."""
    entries: tuple[Entry, ...] = ()
    """Every routine file, in the library's order."""
    last_done: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """The day each routine was last done, by id."""
    text: str = ""
    """What was typed to filter; a routine matches when it holds every word."""
    minutes: int | None = None
    """How much time there is; None when it does not matter."""

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The routines that match the text and fit into the minutes; broken files fit nowhere."""
        words = self.text.lower().split()
        return tuple(
            entry for entry in self.entries if self._fits(entry) and all(word in _haystack(entry) for word in words)
        )

    @property
    def nothing(self) -> str:
        """Why no routine is shown; empty when one is."""
        if self.shown:
            return ""
        if self.text.strip():
            within = f" in {self.minutes} minutes" if self.minutes else ""
            return f"Nothing matches {self.text.strip()!r}{within}. Esc shows all."
        totals = [entry.total for entry in self.entries if not entry.broken]
        if not totals:
            return "There are no routines."
        return f"Nothing fits in {self.minutes} minutes; the shortest takes {format_duration(min(totals))}."

    @property
    def sensible(self) -> Entry | None:
        """What the person most likely wants: of what was done last, but not today, its level; else the first."""
        usable = [entry for entry in self.entries if not entry.broken]
        latest: dict[str, date] = {}
        for entry in usable:
            if entry.id in self.last_done:
                group = _group(entry)
                latest[group] = max(latest.get(group, date.min), self.last_done[entry.id])
        open_today = [entry for entry in usable if latest.get(_group(entry), self.today) < self.today]
        if open_today:
            # Of one series done at several levels on one day, the highest.
            return max(open_today, key=lambda entry: (self.last_done.get(entry.id, date.min), entry.level or 0))
        return next(iter(usable or self.entries), None)

    def longest(self) -> Entry | None:
        """Return the longest routine shown, what makes the most of the minutes there are; not one to opt in to."""
        shown = [entry for entry in self.shown if not (entry.routine and OPT_IN in entry.routine.tags)]
        return max(shown or self.shown, key=lambda entry: entry.total, default=None)

    def when(self, entry: Entry) -> str:
        """Return when the routine was last done, in words; empty for never."""
        day = self.last_done.get(entry.id)
        return ago(day, self.today) if day else ""

    def _fits(self, entry: Entry) -> bool:
        return self.minutes is None or (not entry.broken and entry.total <= self.minutes * _MINUTE)


def ago(day: date, today: date) -> str:
    """Return how long ago a day was: "today", "yesterday", "3 days ago", "5 weeks ago", "4 months ago"."""
    days = (today - day).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if days < 70:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < 730 else f"{days // 365} years ago"


def top_line(streak: Streak | None, last_done: Mapping[str, date]) -> str:
    """Return the line on top: the week, or what to press while nothing was done yet."""
    if streak is None:
        return "Enter starts"
    if not last_done and not streak.best_weeks and not streak.this_week:
        return FIRST_START
    return f"{week_line(streak)} · Enter starts"


def origin(entry: Entry) -> str:
    """Return whose file it is, where that has to be said."""
    if entry.stands_in:
        return f"yours, in place of the bundled {entry.id}"
    return "yours" if entry.source == USER else ""


def total_text(entry: Entry) -> str:
    """Return the total as "10:30", "~10:30" where it is an estimate, "broken" for a broken file."""
    if entry.broken:
        return "broken"
    return f"{'~' if entry.estimated else ''}{format_duration(entry.total)}"


def _group(entry: Entry) -> str:
    return entry.series or entry.id


def _haystack(entry: Entry) -> str:
    texts = [entry.id, entry.name, origin(entry)]
    if entry.routine:
        texts += [*entry.routine.tags, *entry.routine.equipment, *(e.name for e in entry.routine.exercises.values())]
    return " ".join(texts).lower()
