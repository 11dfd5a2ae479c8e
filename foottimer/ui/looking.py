"""When a screen looks at its session again: just after the next visible change, and often while something moves."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context

from textual.message_pump import MessagePump
from textual.timer import Timer

from foottimer.follow.runner import Runner
from foottimer.follow.stepping import AHEAD
from foottimer.session.machine import Session
from foottimer.session.reading import next_change

EARLY = 0.0005
"""Seconds by which Textual's timers come early at most. Source: its sleep leaves out so much."""
SOON = 0.6
"""The part of the time between two steps in which none follows another. Source: judgement: well above half."""
FRAME = 1 / 60
"""Seconds that Textual leaves between two frames: what moves holds back a change that comes so soon after it."""


class Once:
    """A timer that calls what it was last told to, once, in the context in which it was made.

    An interval of Textual's calls at once, where its timer sends the call as a message and reads its signature anew.
    """

    def __init__(self, screen: MessagePump) -> None:
        self._screen = screen
        self._around = copy_context()  # what is opened by a call is the screen's, also where a dialog asked for it
        self._timer: Timer | None = None
        self._then: Callable[[], None] = lambda: None

    def call(self, seconds: float, then: Callable[[], None]) -> None:
        """Call `then` in so many seconds, and nothing else any more."""
        self.stop()
        self._then = then
        self._timer = self._screen.set_interval(max(0.0, seconds) + EARLY, self._due)

    def stop(self) -> None:
        """Call nothing."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _due(self) -> None:
        self.stop()
        self._around.run(self._then)


class Looking:
    """One timer to the next change, and one to the next step of what moves before it; none while nothing moves.

    Steps are taken at even times of the interval, so that they fall on its whole seconds, where a look shows all.
    """

    def __init__(self, screen: MessagePump, runner: Runner, look: Callable[[], None], step: Callable[[], None]) -> None:
        self._runner = runner
        self._look = look
        self._step = step
        self._at: int | None = None
        self._next, self._moves = Once(screen), Once(screen)
        self._every = 0

    def plan(self, session: Session, now: int, every: int, again: int | None = None) -> None:
        """Look again when what is shown changes after `now`, and at `again`; step `every` so many ms, 0 for never."""
        self._next.stop()
        now = max(now, session.seen)  # whose end may be written a moment before its time
        self._at = at = min((at for at in (next_change(session, now), again) if at is not None), default=None)
        if at is not None:
            ends = at == session.deadline and at - now > AHEAD
            self._wait(at - AHEAD, self._write_ahead) if ends else self._wait(at, self._look)
        self._every = every
        self._plan_step(session, now)

    def stop(self) -> None:
        """Look no more."""
        self._next.stop()
        self._moves.stop()

    def _wait(self, at: int, then: Callable[[], None]) -> None:
        """Call `then` at the reading `at` of the clock."""
        self._next.call(self._runner.clock.until(at), then)

    def _write_ahead(self) -> None:
        """Have the interval's end written down before it is shown, which then takes no longer than any second."""
        if self._at is not None:
            self._runner.write_ahead()
            self._wait(self._at, self._look)

    def _plan_step(self, session: Session, now: int) -> None:
        self._moves.stop()
        if not self._every:
            return
        until = self._runner.clock.until
        at = now - session.elapsed(now) % self._every + self._every
        while until(at) < self._every / 1000 * SOON:  # a step came just before, or the clock is a fast one
            at += self._every
        # A change shows what moves as well, and must not wait for a frame that came just before.
        if self._at is None or until(self._at) - until(at) > FRAME:
            self._moves.call(until(at), self._take_step)

    def _take_step(self) -> None:
        self._step()
        self._plan_step(self._runner.session, self._runner.now())
