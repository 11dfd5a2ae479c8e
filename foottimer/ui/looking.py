"""When a screen looks at its session again: just after the next visible change, and often while reps are paced."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from foottimer.follow.runner import AHEAD, Runner
from foottimer.session.machine import Session, State
from foottimer.session.reading import next_change

STEP = 0.1
"""Seconds between two looks at what moves: fine enough for a picture; the tempo's track takes every other one."""
EARLY = 0.0005
"""Seconds by which Textual's timers come early at most."""
TAKES = 0.0015
"""Seconds that it takes at least from a look to what the terminal gets of it."""
FRAME = 1 / 60
"""Seconds that Textual leaves between two frames: what moves holds back a change that comes so soon after it."""


class Looking:
    """One timer to the next change, and a steady one for picture and tempo; both still while nothing moves."""

    def __init__(self, screen: MessagePump, runner: Runner, look: Callable[[], None], step: Callable[[], None]) -> None:
        self._screen = screen
        self._runner = runner
        self._look = look
        self._step = step
        self._at: int | None = None
        self._next: Timer | None = None
        self._steady: Timer | None = screen.set_interval(STEP, self._step_in_time, pause=True)

    def plan(self, session: Session, now: int, pictured: bool, again: int | None = None) -> None:
        """Look again when what is shown changes after `now`, and at `again`; often where a picture may move."""
        if self._next is not None:
            self._next.stop()
            self._next = None
        now = max(now, session.seen)  # which may be shown a moment before its time
        self._at = at = min((at for at in (next_change(session, now), again) if at is not None), default=None)
        if at is not None:
            ends = at == session.deadline and at - now > AHEAD
            self._wait(at - AHEAD, self._write_ahead) if ends else self._wait(at, self._look)
        if self._steady is not None:
            moving = session.state is State.RUNNING and (pictured or bool(session.interval.phases))
            (self._steady.resume if moving else self._steady.pause)()

    def stop(self) -> None:
        """Look no more."""
        for timer in (self._next, self._steady):
            if timer is not None:
                timer.stop()
        self._next = self._steady = None

    def _wait(self, at: int, then: Callable[[], None], less: float = 0.0) -> None:
        """Call `then` at the reading `at` of the clock, `less` seconds before it."""
        self._next = self._screen.set_timer(max(0.0, self._runner.clock.until(at) - less) + EARLY, then)

    def _write_ahead(self) -> None:
        """Have the interval's end written down, and then show it so early that it is seen in time."""
        if self._at is not None:
            self._wait(self._at, self._look, TAKES if self._runner.write_ahead() else 0.0)

    def _step_in_time(self) -> None:
        """Show what moves, unless a change comes before another frame could follow."""
        if self._at is None or self._runner.clock.until(self._at) > FRAME:
            self._step()
