"""What the library screen shows: which routines, in what order, and the words beside them; no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from foottimer.history.streak import Streak, week_line
from foottimer.plan.saying import titled
from foottimer.plan.today.suggestion import Suggestion
from foottimer.routine.duration import format_duration
from foottimer.routine.hints import Hint
from foottimer.routine.library import Entry
from foottimer.routine.needs import lacking_text
from foottimer.ui.fits import Fits, Fitting, Told
from foottimer.ui.routine_row import RoutineRow
from foottimer.values import dataclass, field, replace

MINUTES = (3, 5, 10, 20)
"""What "I have so many minutes" offers."""

FIRST_START = "Press Enter twice to start · ↑ ↓ pick"
"""What to press, said until something was done."""

BEGINNING = "desk-break"
"""The routine that the library opens on while nothing was done: three minutes, seated."""

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
    lacking: frozenset[str] = frozenset()
    """What is not at hand, of the words of kit, and that it has to be silent."""
    hint: Hint | None = None
    """What it is about today; only the routines for that are shown."""
    suggestion: Suggestion | None = None
    """What is suggested for today; None where there is no telling."""
    fits: Fits = field(default_factory=Fits, compare=False, repr=False)
    """What is worked out of routines, once."""

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The routines that match the text, fit into the minutes and do without what is lacking.

        Those come first whose name says it all. Each is as its file states it; `done_as` says how it is done. Broken
        files fit nowhere.
        """
        words = self.text.lower().split()
        if not words:
            return tuple(entry for entry in self.entries if self._fits(entry))
        found: Sequence[Told] = self.fits.texts(self.entries)
        for word in words:
            found = [told for told in found if word in told.text]
        found = [told for told in found if self._fits(told.entry)]
        return tuple(told.entry for told in sorted(found, key=lambda told: not _says(told.name, words)))

    def fit(self, entry: Entry) -> Fitting | None:
        """Return how the routine does without what is lacking; None for a broken file."""
        return self.fits.fitting(entry, self.lacking)

    def done_as(self, entry: Entry) -> Entry:
        """Return the routine as it is done without what is lacking."""
        found = self.fit(entry) if self.lacking else None
        return found.entry if found and found.fits else entry

    def mark(self, entry: Entry) -> str:
        """Return what is changed because something is lacking, in a word or two."""
        found = self.fit(entry) if self.lacking else None
        return found.mark if found else ""

    def row(self, entry: Entry) -> RoutineRow:
        """Return the routine's row."""
        return RoutineRow(self.done_as(entry).card, self.when(entry), self.mark(entry))

    @property
    def unknown(self) -> tuple[Entry, ...]:
        """The routines of which files would have to be read to tell how they do without what is lacking."""
        return tuple(entry for entry in self.entries if self.fits.unknown(entry, self.lacking))

    @property
    def usable(self) -> tuple[Entry, ...]:
        """Every routine that can be followed without what is lacking, as it is then done."""
        found = ((entry, self.fit(entry)) for entry in self.entries)
        return tuple(self.done_as(entry) for entry, fitting in found if fitting and fitting.fits)

    @property
    def files(self) -> tuple[Entry, ...]:
        """Every routine that is not broken, as its file states it."""
        return tuple(entry for entry in self.entries if not entry.broken)

    @property
    def nothing(self) -> str:
        """Why no routine is shown; empty when one is."""
        if self.shown:
            return ""
        if self.lacking and (others := replace(self, lacking=frozenset()).shown):
            return self._hidden(others)
        if self.text.strip():
            within = f" in {self.minutes} minutes" if self.minutes else ""
            return f"Nothing matches {self.text.strip()!r}{within}. Esc shows all."
        if self.hint:
            return "None of the routines for that is here."
        totals = [entry.total for entry in self.usable]
        if not totals:
            return "There are no routines."
        return f"Nothing fits in {self.minutes} minutes; the shortest takes {format_duration(min(totals))}."

    @property
    def unasked(self) -> Shelf:
        """The shelf with nothing typed, no hint and any time; what is not at hand is not at hand still."""
        return replace(self, text="", hint=None, minutes=None)

    def showing(self, entry: Entry) -> Shelf:
        """Return the shelf with so little asked for that a routine is shown."""
        asked = (self, self.unasked, replace(self.unasked, lacking=frozenset()))
        return next(shelf for shelf in asked if shelf is asked[-1] or shelf.has(entry))

    def has(self, entry: Entry) -> bool:
        """Whether a routine is shown."""
        return any(other.card.path == entry.card.path for other in self.shown)

    @property
    def sensible(self) -> Entry | None:
        """What the person most likely wants: what is suggested, else of what was done last, but not today, its level.

        Else a beginning.
        """
        if (suggested := self.suggested) is not None:
            return suggested
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
        if not latest:
            usable = [entry for entry in usable if entry.id == BEGINNING] or usable
        return next(iter(usable or self.entries), None)

    @property
    def suggested(self) -> Entry | None:
        """What is suggested for today, or is the longest that suits a day of rest; None where there is no telling."""
        if self.suggestion is None:
            return None
        items = (*self.suggestion.items[:1], *list(self.suggestion.instead.values())[-1:])
        return next((found for item in items if (found := self.entry(item.offer.id)) is not None), None)

    def entry(self, id_: str) -> Entry | None:
        """Return the routine of an id, if it can be followed."""
        return next((entry for entry in self.entries if entry.id == id_ and not entry.broken), None)

    @property
    def minutes_line(self) -> str:
        """What to do with the minutes there are, and why; empty where that was not asked."""
        other = self.suggestion.instead.get(self.minutes or 0) if self.suggestion is not None else None
        return f"{titled(other.offer)}: {other.why}" if other is not None else ""

    def for_minutes(self) -> Entry | None:
        """Return what to do with the minutes there are: what is suggested for them, else the longest that is shown."""
        other = self.suggestion.instead.get(self.minutes or 0) if self.suggestion is not None else None
        found = self.entry(other.offer.id) if other is not None else None
        return found if found is not None and self.has(found) else self.longest()

    def longest(self) -> Entry | None:
        """Return the longest routine shown, what makes the most of the minutes there are; not one to opt in to."""
        found = self.shown
        shown = [entry for entry in found if not entry.card.opt_in]
        return max(shown or found, key=lambda entry: self.done_as(entry).total, default=None)

    @property
    def hint_line(self) -> str:
        """What the hint says, and why these routines; empty without one."""
        return f"{self.hint.says}: {self.hint.why} Esc shows all." if self.hint else ""

    def for_hint(self) -> Entry | None:
        """Return the routine that fits the hint best: of its first series the level done last, else the lowest."""
        hint = self.hint
        shown = self.shown
        if hint is None or not shown:
            return None
        nearest = min(hint.place(entry.id, entry.series) for entry in shown)
        fitting = [entry for entry in shown if hint.place(entry.id, entry.series) == nearest]
        return max(fitting, key=lambda entry: (self.last_done.get(entry.id, date.min), -(entry.level or 0)))

    def when(self, entry: Entry) -> str:
        """Return when the routine was last done, in words; empty for never."""
        day = self.last_done.get(entry.id)
        return ago(day, self.today) if day else ""

    def _hidden(self, others: tuple[Entry, ...]) -> str:
        """Return why none of the routines is shown, which would be if nothing were lacking."""
        found = self.fit(others[0])
        if len(others) == 1 and found and found.why:
            return f"{others[0].name} {found.why}. k changes what is lacking."
        return f"Nothing here can be done {lacking_text(self.lacking)}. k changes that."

    def _fits(self, entry: Entry) -> bool:
        if self.hint is not None and not self.hint.names_one_of(entry.id, entry.series):
            return False
        if self.minutes is None and not self.lacking:
            return True
        found = self.fit(entry)
        if found is None or not found.fits or entry.card.pending:
            return False
        return self.minutes is None or found.entry.total <= self.minutes * _MINUTE


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


def _group(entry: Entry) -> str:
    return entry.series or entry.id


def _says(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)
