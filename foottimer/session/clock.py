"""The machine's clocks, as all but a line in a prompt asks for them; with `wall.py` the one place that reads them."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from foottimer.session.wall import local_now
from foottimer.values import dataclass


class Clock(Protocol):
    """What time is asked of."""

    def now(self) -> int:
        """Return a monotonic reading in whole ms; it may stand still while the machine sleeps."""

    def until(self, reading: int) -> float:
        """Return the real seconds until `now` gives this reading, exactly; below 0 where it did."""

    def awake(self) -> int:
        """Return a reading in whole ms that goes on while the machine sleeps."""

    def wall(self, ahead: int = 0) -> datetime:
        """Return the local date and time, with its zone; `ahead` real ms from now, by the offset there is then."""

    def zone(self) -> str | None:
        """Return the zone's name, as "Europe/Berlin"; None where it is not known."""


class SystemClock:
    """The machine's clocks, at `speed` times their pace for a rehearsal."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._zero = self._latest = time.monotonic_ns()
        # A signal's handler, which pauses a session, may come while this is held by the very thread that it interrupts.
        self._asking = threading.RLock()

    def now(self) -> int:
        """Return the monotonic clock in ms, scaled by the speed; it goes on from where it was when it is set back."""
        with self._asking:  # cues and heartbeat ask from threads of their own
            reading = time.monotonic_ns()
            # No system sets it back on purpose, but a machine that is moved to another host may have it so: all that
            # is timed would stand still until it has caught up.
            self._zero += min(0, reading - self._latest)
            self._latest = reading
            return int((reading - self._zero) * self._speed) // 1_000_000

    def until(self, reading: int) -> float:
        """Return the real seconds until that reading: `now` leaves out a part of a ms, which a timer need not wait."""
        with self._asking:
            return reading / self._speed / 1e3 - (time.monotonic_ns() - self._zero) / 1e9

    def awake(self) -> int:
        """Return the clock that counts sleep in ms, scaled by the speed."""
        return int(_awake_ns() * self._speed) // 1_000_000

    def wall(self, ahead: int = 0) -> datetime:
        """Return the local date and time, with its zone, also when that was changed since the program began."""
        return local_now(ahead)

    def zone(self) -> str | None:
        """Return the name that TZ, or where it is not set the system's link, gives the zone."""
        stated = os.environ.get("TZ")
        return zone_in(os.path.realpath("/etc/localtime") if stated is None else stated)


def zone_in(text: str | None) -> str | None:
    """Return the zone's name that a value of TZ or a path of the zone database holds; None for none."""
    name = (text or "").removeprefix(":").rpartition("zoneinfo/")[2]
    return name if re.fullmatch(r"[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2}|UTC", name) else None


def _awake_ns() -> int:
    """Return the reading of a clock that goes on in sleep and that nobody sets."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":  # where Python's own monotonic clock stands still in sleep, but this one does not
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW)
    if sys.platform == "win32":  # counts sleep itself
        return time.monotonic_ns()
    return time.time_ns()


@dataclass(slots=True)
class ManualClock:
    """A clock that moves when told to, for tests, screenshots and rehearsals without waiting."""

    start: datetime
    """The wall time at 0 ms."""
    ms: int = 0
    """The monotonic reading."""
    asleep: int = 0
    """Ms slept so far, which the monotonic reading leaves out."""
    set_by: int = 0
    """Ms that the wall clock was set forward, or, below 0, back."""

    def now(self) -> int:
        """Return the monotonic reading."""
        return self.ms

    def until(self, reading: int) -> float:
        """Return the seconds until that reading, if it goes on at the real pace."""
        return (reading - self.ms) / 1000

    def awake(self) -> int:
        """Return the reading that sleep does not stop."""
        return self.ms + self.asleep

    def wall(self, ahead: int = 0) -> datetime:
        """Return the wall time, in the zone of the start."""
        zone, then = self.start.tzinfo, timedelta(milliseconds=self.ms + self.asleep + self.set_by + ahead)
        return (self.start.astimezone(UTC) + then).astimezone(zone)

    def zone(self) -> str | None:
        """Return no name: the offset of the start stands for it."""
        return None

    def move(self, ms: int) -> None:
        """Let `ms` go by."""
        self.ms += ms

    def sleep(self, ms: int) -> None:
        """Let the machine sleep for `ms`."""
        self.asleep += ms
