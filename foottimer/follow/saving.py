"""Has what happens in a session in the store as soon as the store takes it; until then it waits in memory."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from enum import StrEnum

from foottimer.history.store import Store, StoreError
from foottimer.session.clock import Clock
from foottimer.values import dataclass

AGAIN = 5_000
"""Ms after which is tried once more what could not be written, unless something happens before."""

SAVED = "Saved now."
"""What is said once nothing waits any more."""
BUSY = 0.25
"""Seconds that a call waits at most for another program that is writing, while a session runs."""


class Adds(StrEnum):
    """What rows of its own a writing adds to a session."""

    NOTHING = "nothing"
    ATTEMPT = "attempt"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Write:
    """One thing to be written."""

    do: Callable[[Store], object]
    """Writes it; raises StoreError, and KeyError where the session was deleted."""
    adds: Adds = Adds.NOTHING
    """What it adds."""


class Saving:
    """All that was ever to be written of one session, in order, and how much of that is in the store.

    Nothing of it is forgotten while it runs: a store that had to be replaced meanwhile gets all of it once more.
    """

    def __init__(self, opening: Callable[[], Store] | None, clock: Clock) -> None:
        """Write to what `opening` opens; without it nothing is written, ever."""
        self._opening = opening
        self._clock = clock
        self._all: list[Write] = []
        self._done = 0
        self._store: Store | None = None
        self._busy = False
        self._since = ""
        self.identity = ""
        """The session's id."""
        self.trouble = ""
        """What is not saved yet, and why; empty while all is."""
        self.again_at: int | None = None
        """The clock's reading at which it is tried again; None where nothing waits."""

    @property
    def waits(self) -> bool:
        """Whether anything is not in the store that should be."""
        return self._opening is not None and self._done < len(self._all)

    @property
    def begun(self) -> bool:
        """Whether anything of the session is in the store."""
        return self._done > 0

    def add(self, *writes: Write) -> None:
        """Have more to write; `save` writes it."""
        self._all.extend(writes)

    def assume(self) -> None:
        """Take all so far for written: another program did that."""
        self._done = len(self._all)

    def save(self) -> bool:
        """Write what waits, all of it or nothing; return whether nothing waits any more."""
        if not self.waits or self._opening is None:
            return not self.waits
        if self._busy:  # a signal came while this was being done: what was half written goes with the connection
            self.let_go()
        self._busy, reason = True, ""
        try:
            self._write(self._opening)
        except StoreError as error:
            self.let_go()
            reason = str(error)
        except KeyError:  # in the review of another window; brought back there, it gets all that is waiting
            reason = "this session was deleted while it ran"
        finally:
            self._busy = False
        if self.waits:
            self._fail(reason)
        else:
            self.trouble, self.again_at = "", None
        return not self.waits

    def save_when_due(self) -> None:
        """Try again what waits, when it is time to."""
        if self.again_at is not None and self._clock.now() >= self.again_at:
            self.save()

    def see_to_it(self) -> int | None:
        """Try again what waits, when it is time to; return the ms until it is, None where nothing waits."""
        self.save_when_due()
        return None if self.again_at is None else max(0, self.again_at - self._clock.now())

    def repeat(self, store: Store) -> None:
        """Write everything to another store; raises StoreError."""
        for write in self._all:
            write.do(store)

    def let_go(self) -> None:
        """Close the store; it is opened again when there is more to write."""
        store, self._store = self._store, None
        if store is not None:
            # One that fails at that too is gone already.
            with contextlib.suppress(StoreError):
                store.shut()

    def _write(self, opening: Callable[[], Store]) -> None:
        store, opened = self._store, False
        if store is None:
            store = self._store = opening()
            opened = True
        with store.at_once():
            missing = self._all[self._missing_from(store) if opened else self._done :]
            for write in missing:
                write.do(store)
        self._done = len(self._all)

    def _missing_from(self, store: Store) -> int:
        """Return from where on everything is missing in a store that was just opened.

        It may be another one than before, or may have taken what it said it refused.
        """
        held = store.holds(self.identity)
        if held == _counted(self._all[: self._done]):
            return self._done
        if held is not None:
            store.take_out(self.identity)
        return 0

    def _fail(self, reason: str) -> None:
        if not self.trouble:
            self._since = f"{self._clock.wall():%H:%M}"
        what = f"what you did since {self._since}" if self._done else "the whole session"
        self.trouble = f"Not saved yet, {what}: {reason}"
        self.again_at = self._clock.now() + AGAIN


def _counted(writes: Iterable[Write]) -> tuple[int, int] | None:
    """Return how many attempts and pauses a store holds of a session that has these, None for none."""
    added = [write.adds for write in writes]
    return (added.count(Adds.ATTEMPT), added.count(Adds.PAUSE)) if added else None
