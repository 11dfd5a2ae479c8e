"""When a screen looks at its session again: just after the next visible change, and often while reps are paced."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from foottimer.session.machine import Session, State
from foottimer.session.reading import next_change

STEP = 0.1
"""Seconds between two looks at what moves: fine enough for a picture; the tempo's track takes every other one."""


class Looking:
    """One timer to the next change, and a steady one for picture and tempo; both still while nothing moves."""

    def __init__(self, screen: MessagePump, speed: float, look: Callable[[], None], step: Callable[[], None]) -> None:
        self._screen = screen
        self._speed = speed
        self._look = look
        self._next: Timer | None = None
        self._steady: Timer | None = screen.set_interval(STEP, step, pause=True)

    def plan(self, session: Session, now: int, pictured: bool, again: int | None = None) -> None:
        """Look again when what is shown changes after `now`, and at `again`; often where a picture may move."""
        if self._next is not None:
            self._next.stop()
            self._next = None
        at = min((at for at in (next_change(session, now), again) if at is not None), default=None)
        if at is not None:
            # A timer may fire a moment early; 1 ms later the change is certain.
            self._next = self._screen.set_timer(max(0, at - now) / 1000 / self._speed + 0.001, self._look)
        if self._steady is not None:
            moving = session.state is State.RUNNING and (pictured or bool(session.interval.phases))
            (self._steady.resume if moving else self._steady.pause)()

    def stop(self) -> None:
        """Look no more."""
        for timer in (self._next, self._steady):
            if timer is not None:
                timer.stop()
        self._next = self._steady = None
