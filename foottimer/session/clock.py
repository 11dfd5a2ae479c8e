"""The one place that reads a clock."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What time is asked of."""

    def now(self) -> int:
        """Return a monotonic reading in whole ms; it may stand still while the machine sleeps."""

    def awake(self) -> int:
        """Return a reading in whole ms that goes on while the machine sleeps."""

    def wall(self) -> datetime:
        """Return the local date and time, with its zone."""

    def zone(self) -> str | None:
        """Return the zone's name, as "Europe/Berlin"; None where it is not known."""


class SystemClock:
    """The machine's clocks, at `speed` times their pace for a rehearsal."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._zero = time.monotonic_ns()

    def now(self) -> int:
        """Return the monotonic clock in ms, scaled by the speed."""
        return int((time.monotonic_ns() - self._zero) * self._speed) // 1_000_000

    def awake(self) -> int:
        """Return the boot clock in ms where there is one, else the wall clock, scaled by the speed."""
        return int(_awake_ns() * self._speed) // 1_000_000

    def wall(self) -> datetime:
        """Return the local date and time, with its zone."""
        return datetime.now().astimezone()

    def zone(self) -> str | None:
        """Return the name that TZ or the system's link gives the zone."""
        return zone_in(os.environ.get("TZ")) or zone_in(os.path.realpath("/etc/localtime"))


def zone_in(text: str | None) -> str | None:
    """Return the zone's name that a value of TZ or a path of the zone database holds; None for none."""
    name = (text or "").removeprefix(":").rpartition("zoneinfo/")[2]
    return name if re.fullmatch(r"[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2}|UTC", name) else None


def _awake_ns() -> int:
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
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

    def now(self) -> int:
        """Return the monotonic reading."""
        return self.ms

    def awake(self) -> int:
        """Return the reading that sleep does not stop."""
        return self.ms + self.asleep

    def wall(self) -> datetime:
        """Return the wall time."""
        return self.start + timedelta(milliseconds=self.ms + self.asleep)

    def zone(self) -> str | None:
        """Return no name: the offset of the start stands for it."""
        return None

    def move(self, ms: int) -> None:
        """Let `ms` go by."""
        self.ms += ms

    def sleep(self, ms: int) -> None:
        """Let the machine sleep for `ms`."""
        self.asleep += ms
