"""What the app needs from outside, handed to it: files, store, clocks. Tests hand it other ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from foottimer import paths
from foottimer.follow.display import Display, NoDisplay, display
from foottimer.follow.heartbeat import LONGEST_PAUSE, Heartbeat, Watch
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.store import Store, open_for_reading, open_store
from foottimer.history.streak import Streak, streak
from foottimer.routine.library import Entry, load_library
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock, SystemClock

Answer = TypeVar("Answer")


@dataclass
class Services:
    """The app's way to files, store and clock."""

    clock: Clock
    """What it asks for the time."""
    library: Callable[[], tuple[Entry, ...]]
    """Reads the routines; may take a while."""
    open_to_write: Callable[[], Store]
    """Opens the store, made where there is none; raises StoreError."""
    open_to_read: Callable[[], Store | None]
    """Opens the store, None where there is none yet; raises StoreError."""
    watch: Callable[[], Watch | None]
    """Makes what tells a gap."""
    display: Callable[[], Display]
    """Makes what keeps the display awake."""
    speed: float = 1.0
    """How much faster than real time the clock runs; other than 1 is a rehearsal, not saved."""
    _store: Store | None = field(default=None, init=False)

    def runner(self, timeline: Timeline, on_gap: Callable[[], object]) -> Runner:
        """Make the runner of one session; raises StoreError when the store can't be opened."""
        if self.speed == 1 and self._store is None:
            self._store = self.open_to_write()
        journal = Journal(self._store, timeline, self.clock)
        return Runner(timeline, self.clock, journal, self.watch(), self.display(), on_gap)

    def week(self) -> Streak:
        """Return the streak as of today; raises StoreError when the store can't be read."""
        today = self.clock.wall().date()
        return self._ask(lambda store: streak(store.days(), today)) or streak((), today)

    def last_done(self) -> Mapping[str, date]:
        """Return the day each routine was last done; raises StoreError when the store can't be read."""
        return self._ask(lambda store: store.last_done()) or {}

    def shut(self) -> None:
        """Close the store."""
        if self._store is not None:
            self._store.shut()
            self._store = None

    def _ask(self, question: Callable[[Store], Answer]) -> Answer | None:
        # By a connection of its own: the one that writes belongs to the thread that opened it.
        store = self.open_to_read()
        if store is None:
            return None
        with store:
            return question(store)


def local_services(speed: float = 1.0) -> Services:
    """Return the services of this machine: its files, its store, its clock at `speed` times the pace."""
    clock = SystemClock(speed)
    return Services(
        clock=clock,
        library=lambda: load_library(paths.routines_folder()),
        open_to_write=lambda: open_store(paths.history_file()),
        open_to_read=lambda: open_for_reading(paths.history_file()),
        watch=lambda: Heartbeat(clock, round(LONGEST_PAUSE * speed)),
        display=display if speed == 1 else NoDisplay,
        speed=speed,
    )
