"""The library as it is read over and over: only what changed since the last time, or the last start, is read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock

from foottimer.routine.entry import Entry, Reader
from foottimer.routine.library import Exercises, load_exercises, reader_of, shelving
from foottimer.routine.remembered import Card, Memory, is_settled, memory
from foottimer.routine.shelving import Tell


class RememberedLibrary:
    """Reads routines and exercises together, so that one never shows what the other does not know; for any thread."""

    def __init__(self, cache: Path, routines: Path, exercises: Path) -> None:
        """Remember in the folder `cache` what is known of the folder of `routines`, read with a file of `exercises`."""
        self._places = cache, routines, exercises
        self._lock = RLock()
        self._memory: Memory | None = None
        self._exercises: Exercises | None = None
        self._reader: Reader | None = None
        self._entries: tuple[Entry, ...] | None = None
        self._written: tuple[Card, ...] = ()
        self._anew = False

    def read(
        self,
        now: int = 0,
        tell: Tell | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> tuple[Entry, ...]:
        """Return every routine as it is `now`, in ns, or 0 where it is only asked once; may take a while.

        Where many files are to be read that were not read before, `tell` is called with all there are, again as more
        is known of them. Once it is not `wanted` any more, what was not read goes by its first lines.
        """
        with self._lock:
            anew, self._anew = self._anew, False
            there = memory(*self._places)
            cards = () if anew else self._cards(there, now)
            reader = self._reading(there, now, anew)
            found = shelving(self._places[1], reader, cards)
            found.grow(None if anew else tell, wanted)
            entries = found.entries()
            self._memory, self._entries = there if found.complete else None, entries
            reader.outdated = False
            return entries

    def keep(self) -> None:
        """Write down what is known of the files, where that is not written yet; never fails."""
        with self._lock:
            cards = tuple(entry.card for entry in self._entries or ())
            there, before = self._memory, self._written
            self._written = cards
        if there is not None and cards != before:
            there.keep(cards, before)

    def read_anew(self) -> None:
        """Have every file read the next time, whatever is remembered of it."""
        self._anew = True

    @property
    def outdated(self) -> bool:
        """Whether a file was found to be another one than was listed."""
        return self._reader is not None and self._reader.outdated

    def entries(self, now: int) -> tuple[Entry, ...]:
        """Return the routines as they were last read, read now where they were not."""
        with self._lock:
            return self.read(now) if self._entries is None else self._entries

    def exercises(self) -> Exercises:
        """Return the exercises that the routines were last read with, read now where none was; waits for nobody."""
        if self._exercises is None:
            self._exercises = load_exercises(self._places[2])
        return self._exercises

    def _cards(self, there: Memory, now: int) -> tuple[Card, ...]:
        """Return what is known of files as they were; a file as young as its card may have been written since."""
        if self._entries is None or self._memory is None:
            self._written = there.cards()
            return self._written
        if self._memory.key != there.key:
            return ()
        return tuple(entry.card for entry in self._entries if is_settled(entry.card.stamp, now))

    def _reading(self, there: Memory, now: int, anew: bool) -> Reader:
        """Return what reads the files, with the exercises there are now; contents that it has are kept."""
        same = self._memory is not None and self._memory.key == there.key and not anew
        settled = there.exercises is None or is_settled(there.exercises, now)
        if self._reader is None or not (same and settled):
            self._exercises = load_exercises(self._places[2])
            self._reader = reader_of(self._exercises.catalogue)
        return self._reader
