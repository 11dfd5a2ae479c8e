"""The folders of routines as one list: what has a card is not read, and of what has none the names come first."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from foottimer.routine.disk import read_bytes, unreadable
from foottimer.routine.entry import Contents, Entry, Reader, stamp_at
from foottimer.routine.listed import Card, Stamp
from foottimer.routine.problem import Problem, Severity
from foottimer.routine.source import MAX_BYTES, Source, parse
from foottimer.routine.words import is_slug, printable, unsafe_character
from foottimer.values import dataclass, replace

MOST_FILES = 10_000
"""The most routines that are listed of a folder: those whose names come first."""
MOST_READ = 64 * 2**20
"""The most bytes that are read of a folder."""
MOST_LAID_OUT = 1_000_000
"""The most intervals that its routines may have together, as each is laid out once; the last one may go beyond.
Source: measured, 25 s in the background, once."""
MANY = 100
"""With more files to read, the list is told before all of them are read. Source: measured, 0.1 s."""
_GLIMPSED, _READ = 1_000, 500
"""How many files are looked at, and then read, from one telling to the next."""
_HEAD = 2_048
"""Bytes of a file in which its name is looked for."""
_TABLE = re.compile(rb"^[ \t]*\[", re.MULTILINE)

Tell: TypeAlias = Callable[[tuple[Entry, ...]], object]
"""Is told what there is so far."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a folder, unread."""

    path: str
    """The file."""
    stamp: Stamp
    """What is said of it."""

    @property
    def stem(self) -> str:
        """Its name without the ending, which is its id where that is a slug."""
        return os.path.basename(self.path).removesuffix(".toml")


class Folder:
    """The routine files of one folder, as they are there now."""

    def __init__(self, folder: Path | None, source: str) -> None:
        self.source = source
        """`BUNDLED` or `USER`."""
        self.files: tuple[Found, ...] = ()
        """The first of them by their names."""
        self.trouble: Entry | None = None
        """What stands for a folder that can't be read."""
        self.there = 0
        """How many there are, also those that are too many."""
        self._folder = str(folder or "")
        if folder is not None:
            self._look(folder)

    def _look(self, folder: Path) -> None:
        try:
            names = sorted(os.listdir(folder))
        except FileNotFoundError:
            return
        except OSError as error:
            self.trouble = self._standing_for(unreadable(error))
            return
        # Names with a dot in front are an editor's or a sync tool's leftovers.
        files = [os.path.join(folder, name) for name in names if name.endswith(".toml") and not name.startswith(".")]
        self.there = len(files)
        self.files = tuple(Found(path, stamp_at(path)) for path in files[:MOST_FILES])

    def rest(self, read: int) -> Entry:
        """Return what stands for the routines of a folder that holds more than are read."""
        there = self.there
        more = f"only the first {read:,} of {there:,} routines are read: more would take too long; move some elsewhere"
        return self._standing_for(Problem(Severity.ERROR, 1, 1, "", more))

    def _standing_for(self, problem: Problem) -> Entry:
        name = printable(os.path.basename(self._folder))
        card = Card(name, self.source, self._folder, (-1, 0, 0, 0), name, broken=True, flawed=True)
        return Entry(card, lambda: Contents(None, None, (problem,)))


class Shelving:
    """Puts the bundled routines and the person's own into one list."""

    def __init__(
        self, bundled: Folder, own: Folder, reader: Reader, cards: Mapping[str, Card] = MappingProxyType({})
    ) -> None:
        """Have files read by the `reader` that are not as their `cards`, by their paths, say."""
        self.complete = True
        """Whether every file was read, or has a card."""
        self.read = 0
        """How many files were read."""
        self._bundled, self._own = bundled, own
        self._reader = reader
        self._cards = cards
        self._entries: dict[str, Entry] = {}
        self._glimpses: dict[str, Entry] = {}

    def entries(self) -> tuple[Entry, ...]:
        """Return every routine, by series or id and then by level; the person's own stand in for bundled ones."""
        return self._together(self._entry if self.complete else self._so_far)

    def grow(self, tell: Tell | None = None, wanted: Callable[[], bool] = lambda: True) -> None:
        """Read what is to be read, as long as it is `wanted`; where that is much, `tell` what there is again and again.

        What is told first goes by the first lines of the files.
        """
        unread = [found for found in self._own.files if self._known(found) is None]
        told = tell if len(unread) > MANY else None
        for number, found in enumerate(unread if told is not None else (), start=1):
            self._glimpses[found.path] = self._glimpse(found)
            if told is not None and (number % _GLIMPSED == 0 or number == len(unread)):
                told(self._together(self._so_far))
        for number, _ in enumerate(self._of(self._own, self._entry), start=1):
            if not wanted():
                self.complete = False
                return
            if told is not None and number % _READ == 0:
                told(self._together(self._so_far))

    def _together(self, entry: Callable[[Folder, Found], Entry | None]) -> tuple[Entry, ...]:
        ids = {found.stem for found in self._bundled.files}
        own = [_marked(found, not found.broken and found.id in ids) for found in self._of(self._own, entry)]
        bundled = self._of(self._bundled, entry, {found.id for found in own if found.stands_in})
        return tuple(sorted((*bundled, *own), key=_order))

    def _of(
        self, folder: Folder, entry: Callable[[Folder, Found], Entry | None], without: Collection[str] = ()
    ) -> Iterator[Entry]:
        """Yield what there is of a folder, as far as it may be read."""
        if folder.trouble is not None:
            yield folder.trouble
        room, intervals, read = MOST_READ, MOST_LAID_OUT, 0
        for found in folder.files:
            room -= min(max(0, found.stamp[0]), MAX_BYTES)
            if room < 0 or intervals < 0:
                break
            read += 1
            listed = entry(folder, found) if found.stem not in without else None
            if listed is not None:
                yield listed
                intervals -= listed.card.intervals
        if read < folder.there:
            yield folder.rest(read)

    def _known(self, found: Found) -> Card | None:
        card = self._cards.get(found.path)
        return card if card is not None and card.stamp == found.stamp else None

    def _entry(self, folder: Folder, found: Found) -> Entry:
        """Return a file's entry, read now where it has no card."""
        if found.path not in self._entries:
            card = self._known(found)
            if card is None:
                self.read += 1
                self._entries[found.path] = self._reader.entry(Path(found.path), folder.source, found.stem)
            else:
                self._entries[found.path] = self._reader.known(card)
        return self._entries[found.path]

    def _so_far(self, folder: Folder, found: Found) -> Entry | None:
        """Return what is known of a file, without reading one that is the person's own."""
        if folder is self._bundled or self._known(found) is not None:
            return self._entry(folder, found)
        return self._entries.get(found.path) or self._glimpses.get(found.path)

    def _glimpse(self, found: Found) -> Entry:
        """Return an entry of a file that goes by its first lines, until it is read."""
        card = Card(printable(found.stem), self._own.source, found.path, found.stamp, printable(found.stem))
        return self._reader.known(_named(replace(card, pending=True)))


def _named(card: Card) -> Card:
    """Return the card with the name, series and level that its file's first lines state, as far as they can be told."""
    data = read_bytes(Path(card.path), _HEAD)
    if isinstance(data, Problem) or (table := _TABLE.search(data)) is None:
        return card
    source = parse(data[: table.start()].decode("utf-8", "replace"))
    if not isinstance(source, Source):
        return card
    name, series, level = (source.data.get(key) for key in ("name", "series", "level"))
    return replace(
        card,
        name=name if isinstance(name, str) and name and unsafe_character(name) is None else card.name,
        series=series if isinstance(series, str) and is_slug(series) else None,
        level=level if type(level) is int and 0 < level < 1_000 else None,
    )


def _marked(entry: Entry, stands_in: bool) -> Entry:
    same = entry.card.stands_in is stands_in
    return entry if same else replace(entry, card=replace(entry.card, stands_in=stands_in))


def _order(entry: Entry) -> tuple[str, int, str, bool]:
    card = entry.card
    return card.series or card.id, card.level or 0, card.id, card.broken
