"""Stand-ins that a runner or a journal is given in tests."""

from __future__ import annotations

import atexit
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from foottimer.follow.heartbeat import Gap
from foottimer.follow.sounding import Giving, Score
from foottimer.history.database import BUSY_SECONDS
from foottimer.history.migrations import migrate
from foottimer.history.store import Store, StoreError, open_store
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock, ManualClock
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.session.events import Event
from foottimer.session.machine import Session
from foottimer.session.yielding import Cue

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def clock() -> ManualClock:
    return ManualClock(NOON, ms=1_000)


@cache
def _empty() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(db)
    atexit.register(db.close)
    return db


def make_empty(db: sqlite3.Connection) -> None:
    """Make a database that has nothing yet an empty store, as `migrate` does, which takes ten times as long."""
    _empty().backup(db)


def quick_store(path: Path, busy: float = BUSY_SECONDS) -> Store:
    """A real store that leaves it to the system when its file reaches the disk, which takes longer than most tests."""
    if path.parent.is_dir() and not path.exists():
        path.touch(0o600)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous = OFF")
            make_empty(db)
    store = open_store(path, busy)
    store._db.execute("PRAGMA synchronous = OFF")
    return store


class FakeWatch:
    """A watch that finds the gaps it is given."""

    def __init__(self) -> None:
        self.found: Gap | None = None
        self.on = False
        self.on_gap: Callable[[], object] | None = None
        self.on_beat: Callable[[], object] | None = None

    def take(self) -> Gap | None:
        found, self.found = self.found, None
        return found if self.on else None

    def start(self, on_gap: Callable[[], object] | None = None, on_beat: Callable[[], object] | None = None) -> None:
        self.on, self.on_gap, self.on_beat = True, on_gap, on_beat

    def stop(self) -> None:
        self.on = False


class FakeDisplay:
    """A display that knows whether it is held."""

    def __init__(self) -> None:
        self.held = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


class FailingStore:
    """Passes every call on to a store, but for the next `failures` calls, which fail."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.failures = 0

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)

        def call(*args: Any, **rest: Any) -> Any:
            if self.failures:
                self.failures -= 1
                raise StoreError("the disk is full")
            return method(*args, **rest)

        return call


class Lent:
    """A store that stays open when it is let go of."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def shut(self) -> None:
        pass


def lent(store: Any) -> Callable[[], Any] | None:
    """What opens a store that is open already; None for none."""
    return None if store is None else lambda: Lent(store)


class FakeSpeaker:
    """Plays nothing, and remembers what it was asked for."""

    def __init__(self, live: bool = True) -> None:
        self.live = live
        self.played: list[str] = []

    def another(self) -> FakeSpeaker:
        """One of its own life, whose sounds are heard here too."""
        made = FakeSpeaker(self.live)
        made.played = self.played
        return made

    def play(self, path: Path, ms: int, channel: str = "tone") -> bool:
        self.played.append(f"{path.name} {ms} {channel}")
        return self.live

    def hush(self, channel: str | None = None) -> None:
        self.played.append("hush")

    def wait(self, seconds: float) -> bool:
        self.played.append(f"wait {seconds:g}")
        return True

    def close(self) -> None:
        self.live = False
        self.played.append("close")


class FakeTones:
    """Files of tones that nobody opens."""

    def path(self, name: str, volume: int) -> Path | None:
        return Path(f"{name}-{volume}.wav")

    def length(self, name: str) -> int:
        return 300

    def close(self) -> None:
        pass


class AtOnce:
    """Gives the cues due since it was last told of the session, instead of from a thread."""

    def __init__(self, timeline: Timeline, clock: Clock, giving: Giving) -> None:
        self._score = Score(CueSheet(timeline, Style()))
        self._clock = clock
        self._giving = giving
        self._looked = clock.now()

    def told(self, session: Session, events: tuple[Event, ...]) -> None:
        for instant in range(self._looked, self._clock.now(), 250):
            self._give(self._score.due(instant))
        self._looked = self._clock.now()
        acted, at_once = self._score.told(session, events)
        if acted:
            self._giving.hush()
        self._give((*at_once, *self._score.due(self._looked)))

    def _give(self, cues: tuple[tuple[Cue, int], ...]) -> None:
        for cue, index in cues:
            self._giving.give(cue, index)

    def join(self, seconds: float) -> None:
        """Nothing is left to be given."""
