"""Tells a program that stood still from one that nobody looked at.

A thread of its own beats twice a second, whatever the event loop is waiting for. When more than five
seconds lie between two beats, not even this thread ran: the program was stopped, or the machine slept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from foottimer.session.clock import Clock
from foottimer.values import dataclass

PERIOD = 0.5
"""Seconds between two beats: how exactly the beginning of a gap is known."""
LONGEST_PAUSE = 5_000
"""Ms without a beat from which on the program is taken to have stood still."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in which the whole program stood still."""

    at: int
    """The last instant of the monotonic clock at which it is known to have run."""
    length: int
    """How long it stood still, in ms."""
    unseen: int
    """Of these, ms that the monotonic clock did not count."""


class Watch(Protocol):
    """What a runner asks whether the program stood still."""

    def take(self) -> Gap | None:
        """Return the gap since it was last asked, if there was one."""

    def start(self, on_gap: Callable[[], object] | None = None, on_beat: Callable[[], object] | None = None) -> None:
        """Begin to watch; from another thread, `on_gap` is called when a gap is found, and `on_beat` time and again."""

    def stop(self) -> None:
        """Watch no longer; a gap not yet taken is forgotten."""


class Pulse:
    """The two clocks as of the last beat; finds the gap between two beats."""

    def __init__(self, clock: Clock, longest: int = LONGEST_PAUSE) -> None:
        self._clock = clock
        self._longest = longest
        self._lock = threading.RLock()  # a signal's handler, which pauses a session, may come within any of this
        self._found: Gap | None = None
        self._now, self._awake = clock.now(), clock.awake()

    def beat(self) -> bool:
        """Read the clocks; return whether a gap lies behind."""
        with self._lock:
            now, awake = self._clock.now(), self._clock.awake()
            counted = now - self._now
            stood = max(counted, awake - self._awake)
            if stood > self._longest:
                earlier = self._found
                at = earlier.at if earlier else self._now
                length, unseen = stood, max(0, awake - self._awake - counted)
                if earlier:
                    length, unseen = length + earlier.length, unseen + earlier.unseen
                self._found = Gap(at, length, unseen)
            self._now, self._awake = now, awake
            return self._found is not None

    def take(self) -> Gap | None:
        """Beat, and hand over the gap found since the last time, if there is one."""
        self.beat()
        with self._lock:
            found, self._found = self._found, None
            return found

    def begin(self) -> None:
        """Forget everything and take the clocks as they are now."""
        with self._lock:
            self._found = None
            self._now, self._awake = self._clock.now(), self._clock.awake()


class Heartbeat:
    """A `Pulse` beaten by a thread."""

    def __init__(self, clock: Clock, longest: int = LONGEST_PAUSE) -> None:
        self._pulse = Pulse(clock, longest)
        self._stopped: threading.Event | None = None

    def start(self, on_gap: Callable[[], object] | None = None, on_beat: Callable[[], object] | None = None) -> None:
        """Begin to beat; from the beating thread, `on_gap` is called when a gap is found, `on_beat` at each beat."""
        if self._stopped is not None:
            return
        self._pulse.begin()
        self._stopped = threading.Event()
        args = self._stopped, on_gap, on_beat
        threading.Thread(target=self._run, args=args, name="heartbeat", daemon=True).start()

    def stop(self) -> None:
        """Beat no longer; a gap not yet taken is forgotten."""
        if self._stopped is not None:
            self._stopped.set()
            self._stopped = None

    def take(self) -> Gap | None:
        """Return the gap since it was last asked; None while it does not beat."""
        return self._pulse.take() if self._stopped is not None else None

    def _run(
        self,
        stopped: threading.Event,
        on_gap: Callable[[], object] | None,
        on_beat: Callable[[], object] | None,
    ) -> None:
        while not stopped.wait(PERIOD):
            if self._pulse.beat() and on_gap is not None:
                on_gap()
            if on_beat is not None:
                on_beat()
