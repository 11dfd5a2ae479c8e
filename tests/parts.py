"""Stand-ins that a runner or a journal is given in tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from foottimer.follow.heartbeat import Gap
from foottimer.history.store import StoreError
from foottimer.session.clock import ManualClock

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def clock() -> ManualClock:
    return ManualClock(NOON, ms=1_000)


class FakeWatch:
    """A watch that finds the gaps it is given."""

    def __init__(self) -> None:
        self.found: Gap | None = None
        self.on = False
        self.on_gap: Callable[[], None] | None = None

    def take(self) -> Gap | None:
        found, self.found = self.found, None
        return found if self.on else None

    def start(self, on_gap: Callable[[], None] | None = None) -> None:
        self.on, self.on_gap = True, on_gap

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
