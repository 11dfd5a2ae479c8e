"""What filters ask of a routine beyond its card, worked out once: the words in it, and how it does without kit."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from foottimer.routine.entry import Contents, Entry
from foottimer.routine.expand import expand
from foottimer.routine.hints import hint_words
from foottimer.routine.needs import fit, touched
from foottimer.routine.remembered import USER, Card
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a routine does without what is lacking."""

    entry: Entry
    """As it is done then; as in its file where it does not fit."""
    why: str = ""
    """Why it does not fit; empty where it does."""
    mark: str = ""
    """What is changed for it, in a word or two; empty for nothing."""

    @property
    def fits(self) -> bool:
        """Whether it can be done."""
        return not self.why


class Told(NamedTuple):
    """What a routine is found by, in lower case."""

    name: str
    """Its id, and how it is called."""
    text: str
    """That, and all else."""
    entry: Entry
    """The routine."""


class Fits:
    """Remembers what was worked out of routines, by their files, as long as those are the same."""

    def __init__(self) -> None:
        self._told_of: tuple[Entry, ...] = ()
        self._told: tuple[Told, ...] = ()
        self._fittings: dict[frozenset[str], dict[str, tuple[Card, Fitting]]] = {}

    def texts(self, entries: tuple[Entry, ...]) -> tuple[Told, ...]:
        """Return what routines are found by, one after the other."""
        if self._told_of is not entries:
            self._told_of, self._told = entries, tuple(map(_told, entries))
        return self._told

    def fitting(self, entry: Entry, lacking: frozenset[str]) -> Fitting | None:
        """Return how a routine does without what is lacking; None for a broken file, or one nobody has read yet."""
        card = entry.card
        if card.broken:
            return None
        if not touched(card, lacking):
            return Fitting(entry)
        known = self._without(lacking)
        if self.unknown(entry, lacking):
            known.pop(card.path, None)
            if (fitting := _fitting(entry, lacking)) is not None:
                known[card.path] = card, fitting
        found = known.get(card.path)
        return found[1] if found is not None and not card.pending else None

    def unknown(self, entry: Entry, lacking: frozenset[str]) -> bool:
        """Whether a routine's file would have to be read to tell how it does without what is lacking."""
        card = entry.card
        if card.broken or card.pending or not touched(card, lacking):
            return False
        found = self._without(lacking).get(card.path)
        return found is None or (found[0] is not card and found[0] != card)

    def _without(self, lacking: frozenset[str]) -> dict[str, tuple[Card, Fitting]]:
        """Return what is known where this is lacking; of what was lacking before the last time it is forgotten."""
        if lacking not in self._fittings:
            self._fittings = dict([*self._fittings.items()][-1:])
            self._fittings[lacking] = {}
        return self._fittings[lacking]


def _told(entry: Entry) -> Told:
    card = entry.card
    name = f"{card.id} {card.name}".lower()
    others = (origin(card), hint_words(card.id, card.series), *card.tags, *card.needs, *card.called)
    return Told(name, f"{name} {' '.join(others).lower()}", entry)


def origin(card: Card) -> str:
    """Return whose file it is, where that has to be said."""
    if card.stands_in:
        return f"yours, in place of the bundled {card.id}"
    return "yours" if card.source == USER else ""


def _fitting(entry: Entry, lacking: Set[str]) -> Fitting | None:
    routine = entry.routine
    if routine is None:
        return None
    found = fit(routine, lacking)
    if not found.fits or not found.mark:
        return Fitting(entry, found.why, found.mark)
    done = entry.done_as(found.routine).card

    def opened() -> Contents:
        """Read it again: of thousands nobody asks for the contents."""
        if (routine := entry.routine) is None:
            return entry.opened()
        other = fit(routine, lacking).routine
        return Contents(other, expand(other), entry.problems)

    return Fitting(Entry(done, opened), "", found.mark)
