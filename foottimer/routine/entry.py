"""One routine file of the library: what its card says, and what is in it once somebody asks."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock

from foottimer.routine.catalogue import Catalogue
from foottimer.routine.contacts import planned_contacts
from foottimer.routine.disk import read_text
from foottimer.routine.expand import expand
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.needs import is_silent, needs
from foottimer.routine.problem import Problem
from foottimer.routine.read import read_routine
from foottimer.routine.remembered import BUNDLED, Card, Stamp, stamp_of
from foottimer.routine.timeline import Timeline
from foottimer.routine.words import printable
from foottimer.values import dataclass, field, replace

MOST_KEPT = 25_000
"""The most intervals of routines that are kept once they were read; what is left is read again when it is asked for.
Source: a timeline of so many takes 12 MB."""
UNKNOWN: Stamp = (-1, 0, 0, 0)
"""The stamp of a file that can't be looked at, which none is the same as."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a routine file."""

    routine: Routine | None
    """What it says; None when it is broken."""
    timeline: Timeline | None
    """The routine, expanded; None when it is broken."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One routine file of the library, whether it can be used or not; it is read when its contents are asked for.

    Where the file changed since it was listed, contents are those of now: `routine` may be None of one not `broken`.
    """

    card: Card
    """What is listed of it."""
    opened: Callable[[], Contents] = field(compare=False, repr=False)
    """Returns what is in it; may read it."""

    @property
    def id(self) -> str:
        """The file's stem, made safe to print; a slug unless the entry is broken."""
        return self.card.id

    @property
    def source(self) -> str:
        """`BUNDLED` or `USER`."""
        return self.card.source

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.card.path)

    @property
    def routine(self) -> Routine | None:
        """What the file says; None when it is broken."""
        return None if self.card.broken else self.opened().routine

    @property
    def timeline(self) -> Timeline | None:
        """The routine, expanded; None when it is broken."""
        return None if self.card.broken else self.opened().timeline

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file."""
        return self.opened().problems if self.card.flawed else ()

    @property
    def stands_in(self) -> bool:
        """Whether it is the person's own file in place of a bundled one of the same id."""
        return self.card.stands_in

    @property
    def broken(self) -> bool:
        """Whether the file cannot be followed."""
        return self.card.broken

    @property
    def empty(self) -> bool:
        """Whether it is broken only in that it has no block yet."""
        return self.card.empty

    @property
    def name(self) -> str:
        """The routine's name; of a broken one as far as it can be told, else its id."""
        return self.card.name

    @property
    def series(self) -> str | None:
        """The routine's series."""
        return self.card.series

    @property
    def level(self) -> int | None:
        """The routine's level."""
        return self.card.level

    @property
    def total(self) -> int:
        """The timeline's total in ms; 0 when it is broken."""
        return self.card.total

    @property
    def estimated(self) -> bool:
        """Whether the total is an estimate."""
        return self.card.estimated

    @property
    def contacts(self) -> int:
        """The plyometric ground contacts that are planned; 0 where there are none."""
        return self.card.contacts

    def done_as(self, routine: Routine) -> Entry:
        """Return the entry with what is done today in place of what the file says."""
        timeline = expand(routine)
        done = Contents(routine, timeline, self.problems)
        return Entry(said_by(self.card, routine, timeline), lambda: done)


def said_by(card: Card, routine: Routine, timeline: Timeline, usual: Catalogue | None = None) -> Card:
    """Return the card with what it says of a routine; of landings only what differs from the `usual` exercises."""
    return replace(
        card,
        name=routine.name,
        series=routine.series,
        level=routine.level,
        total=timeline.total,
        estimated=timeline.estimated,
        broken=False,
        opt_in=routine.opt_in,
        silent=is_silent(routine),
        per_week=routine.goal_per_week,
        contacts=planned_contacts(timeline, routine.exercises),
        intervals=len(timeline.intervals),
        needs=needs(routine),
        tags=routine.tags,
        equipment=routine.equipment,
        exercises=tuple(dict.fromkeys(one.exercise for one in timeline.intervals if one.exercise)),
        called=tuple(exercise.name for exercise in routine.exercises.values()),
        landing=tuple(_landing(one) for one in routine.known.values() if _lands(one) or _lands_usually(one, usual)),
    )


def _lands(exercise: Exercise) -> bool:
    return bool(exercise.contacts_per_rep or exercise.contacts_per_second)


def _lands_usually(exercise: Exercise, usual: Catalogue | None) -> bool:
    bundled = usual.exercises.get(exercise.id) if usual is not None else None
    return bundled is not None and _lands(bundled)


def _landing(exercise: Exercise) -> tuple[str, float, float]:
    return exercise.id, exercise.contacts_per_rep or 0, exercise.contacts_per_second or 0


class Reader:
    """Reads routine files with the exercises there are, and keeps what was asked for last; safe from any thread."""

    def __init__(self, catalogue: Catalogue, bundled: Catalogue) -> None:
        """Read with the exercises of `catalogue`; a bundled routine that can't be done with them, with its own."""
        self.catalogue = catalogue
        self._bundled = bundled
        self._kept: OrderedDict[str, tuple[Stamp, Contents]] = OrderedDict()
        self._intervals = 0
        self._lock = Lock()
        self.outdated = False
        """Whether a file was another one than listed when it was asked for."""

    def entry(self, path: Path, source: str, id_: str) -> Entry:
        """Return the routine of a file, read now; one that cannot be read is an entry with its problem."""
        card, contents = self._read(path, source, id_)
        self._keep(card, contents)
        return self.known(card, id_)

    def known(self, card: Card, id_: str = "") -> Entry:
        """Return the routine of a file that has a card, read when it is asked for; its `id_` where that is no stem."""
        return Entry(card, partial(self._contents, card, id_))

    def _contents(self, card: Card, id_: str) -> Contents:
        with self._lock:
            kept = self._kept.get(card.path)
            if kept is not None and kept[0] == card.stamp:
                self._kept.move_to_end(card.path)
                return kept[1]
        now, contents = self._read(Path(card.path), card.source, id_ or Path(card.path).stem)
        if now.stamp == card.stamp:
            self._keep(card, contents)
        else:
            self.outdated = True
        return contents

    def _keep(self, card: Card, contents: Contents) -> None:
        """Keep the contents of a file, and forget of others what was asked for longest ago."""
        with self._lock:
            if (before := self._kept.pop(card.path, None)) is not None:
                self._intervals -= _weight(before[1])
            self._kept[card.path] = card.stamp, contents
            self._intervals += _weight(contents)
            while self._intervals > MOST_KEPT and len(self._kept) > 1:
                _, (_, oldest) = self._kept.popitem(last=False)
                self._intervals -= _weight(oldest)

    def _read(self, path: Path, source: str, id_: str) -> tuple[Card, Contents]:
        stamp = stamp_at(str(path))
        card = Card(printable(id_), source, str(path), stamp, "")
        text = read_text(path)
        if isinstance(text, Problem):
            return replace(card, name=card.id, broken=True, flawed=True), Contents(None, None, (text,))
        reading = read_routine(text, id_, self.catalogue)
        if reading.routine is None and source == BUNDLED and self.catalogue is not self._bundled:
            reading = read_routine(text, id_, self._bundled)
        if stamp_at(str(path)) != stamp:  # it is being written: what was read is nobody's
            card = replace(card, stamp=UNKNOWN)
        card = replace(card, flawed=bool(reading.problems))
        if reading.routine is None:
            broken = replace(card, name=reading.name or card.id, broken=True, empty=reading.empty)
            return broken, Contents(None, None, reading.problems)
        timeline = expand(reading.routine)
        said = said_by(card, reading.routine, timeline, self._bundled)
        return said, Contents(reading.routine, timeline, reading.problems)


def _weight(contents: Contents) -> int:
    return 10 + (len(contents.timeline.intervals) if contents.timeline is not None else 0)


def stamp_at(path: str) -> Stamp:
    """Return what is said of a file; `UNKNOWN` where that can't be told."""
    try:
        return stamp_of(os.stat(path))
    except (OSError, ValueError):
        return UNKNOWN
