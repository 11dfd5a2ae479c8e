"""Gives a session's cues at their time, from a thread of its own: whatever the front end waits for, the sound goes on.

The thread keeps the session as a value and looks ahead in it, as far as the person does nothing; the runner tells
it when they do. What is late is left out, never made up for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Protocol

from foottimer.cue.background import in_background
from foottimer.routine.cues import CueKind
from foottimer.session.clock import Clock
from foottimer.session.cues import CueSheet
from foottimer.session.events import CountingIn, Event, Finished, IntervalBegan, IntervalEnded, Outcome, Paused, Reason
from foottimer.session.machine import Session, State
from foottimer.session.yielding import Cue

LATE = 250
"""Ms after its instant from which on a cue is left out."""
STOOD_STILL = 5_000
"""Ms that the thread may be late; beyond, the program stood still, and what becomes of the session is waited for."""
LOOK = 60_000
"""Ms that are looked ahead for the next cue."""


class Giving(Protocol):
    """What gives a cue; it is called from the thread, and must not take long."""

    def give(self, cue: Cue, index: int) -> None:
        """Give a cue of the interval `index`."""

    def hush(self) -> None:
        """Stop what still sounds."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Have what will be spoken made ready, in the background."""


class Sounding(Protocol):
    """What a runner tells of its session."""

    def told(self, session: Session, events: tuple[Event, ...]) -> None:
        """Learn where the session stands after each of its steps, and what happened in it."""

    def join(self, seconds: float) -> None:
        """Wait until the last cue was given, for so long at most."""


class NoSound:
    """Nothing that sounds: rehearsals, tests."""

    def told(self, session: Session, events: tuple[Event, ...]) -> None:
        """Do nothing."""

    def join(self, seconds: float) -> None:
        """Wait for nothing."""


class Score:
    """Where the cues of one session stand: which are due, and when the next one is. It waits for nothing."""

    def __init__(self, sheet: CueSheet, ahead: int = 0) -> None:
        """Follow the cues of `sheet`, each `ahead` ms early."""
        self._sheet = sheet
        self._ahead = ahead
        self._session: Session | None = None
        self._heard = 0
        self._fresh = False
        self._lost = False
        self._ended = False

    @property
    def over(self) -> bool:
        """Whether no cue can be due any more."""
        if self._lost:
            return self._ended
        return self._session is not None and self._session.state is State.ENDED

    @property
    def sheet(self) -> CueSheet:
        """The cues that it follows, those of another timeline once there is one."""
        return self._sheet

    def told(self, session: Session, events: tuple[Event, ...]) -> tuple[bool, tuple[tuple[Cue, int], ...]]:
        """Take over a session; return whether the person did something, and what that is told with at once."""
        self._ended = not session.is_open
        if self._foresaw(session):
            return False, ()
        began = any(isinstance(event, IntervalBegan) for event in events)
        self._fresh = began and session.index > 0 and not _came_to_its_end(events)
        resumed = session.state is State.RUNNING and not session.elapsed(session.seen)
        begins = began or resumed or any(isinstance(event, CountingIn) for event in events)
        self._heard = session.seen - 1 if begins else session.seen
        if session.timeline is not self._sheet.timeline:
            self._sheet = self._sheet.of_line(session.timeline)
        self._session, self._lost = session, False
        return True, tuple((cue, session.index) for cue in self._at_once(events))

    def due(self, now: int) -> tuple[tuple[Cue, int], ...]:
        """Return the cues due by `now`, each with its interval's place; what is late is left out."""
        session = self._session
        if session is None or self._lost:
            return ()
        if (next_ := self.next()) is not None and now - next_ > STOOD_STILL:
            self._lost = True
            return ()
        until = now + self._ahead
        found = self._sheet.between(session, self._heard, until, fresh=self._fresh)
        due = tuple((cue, index) for at, index, cue in found if until - at <= LATE)
        self._pass(session, until)
        return due

    def next(self) -> int | None:
        """Return the instant at which the next cue is due that was not given yet; None when none is for a minute."""
        if self._session is None or self._lost:
            return None
        found = self._sheet.between(self._session, self._heard, self._heard + LOOK, fresh=self._fresh)
        return next((at - self._ahead for at, _, _ in found), None)

    def _foresaw(self, session: Session) -> bool:
        """Whether a session is as it was looked ahead, as far as one of the two has seen."""
        if self._session is None or self._lost:
            return False
        seen = max(session.seen, self._session.seen)
        return self._session.tick(seen)[0] == session.tick(seen)[0]

    def _pass(self, session: Session, until: int) -> None:
        """Take everything up to `until` as given; the session is kept as it would be then."""
        self._heard = max(self._heard, until)
        later, events = session.tick(until - self._ahead)
        self._session = later
        self._fresh = self._fresh and not any(isinstance(event, IntervalBegan) for event in events)

    def _at_once(self, events: tuple[Event, ...]) -> list[Cue]:
        told: list[Cue] = []
        for event in events:
            if isinstance(event, Paused) and event.reason is Reason.KEY and self._sheet.gives(CueKind.PAUSE):
                told.append(Cue(0, CueKind.PAUSE, CueKind.PAUSE.value))
            elif isinstance(event, Finished) and (over := self._sheet.over()):
                told.append(over)
        return told


def _came_to_its_end(events: tuple[Event, ...]) -> bool:
    ended = [event.attempt.outcome for event in events if isinstance(event, IntervalEnded)]
    return any(outcome not in (Outcome.SKIPPED, Outcome.LEFT) for outcome in ended)


class Conductor:
    """A `Score` that a thread follows; nobody but that thread waits for what gives the cues."""

    def __init__(self, score: Score, clock: Clock, giving: Giving) -> None:
        """Give the cues of `score` by `clock`, which runs at the real pace: a rehearsal is silent."""
        self._score = score
        self._clock = clock
        self._giving = giving
        self._turn = threading.Condition()
        self._timeline = score.sheet.timeline
        self._acted = False
        self._at_once: list[tuple[Cue, int]] = []
        self._thread: threading.Thread | None = None

    def told(self, session: Session, events: tuple[Event, ...]) -> None:
        """Learn where the session stands; the thread begins with it and ends with it."""
        with self._turn:
            acted, at_once = self._score.told(session, events)
            if acted:
                self._acted = True
                self._at_once += at_once
            if acted or not session.is_open:
                self._turn.notify()
            sheet = self._score.sheet
        if session.timeline is not self._timeline:
            self._timeline = session.timeline
            in_background("words", partial(self._prepare, sheet.of_line(session.timeline)))
        if self._thread is None and session.is_open:
            self._thread = in_background("cues", self._run)

    def join(self, seconds: float) -> None:
        """Wait until the last cue was given, for so long at most."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _prepare(self, sheet: CueSheet) -> None:
        """Have the words of another timeline made ready; its sheet is nobody else's, as this is a thread of its own."""
        self._try(lambda: self._giving.prepare(sheet.texts()))

    def _run(self) -> None:
        over = False
        while not over:
            acted, due, over = self._take()
            if acted:
                self._try(self._giving.hush)
            for cue, index in due:
                self._try(partial(self._giving.give, cue, index))
            if not over:
                self._wait()

    def _try(self, act: Callable[[], object]) -> None:
        with suppress(Exception):  # a cue that can't be given is missed; a thread that ends by an error misses them all
            act()

    def _take(self) -> tuple[bool, tuple[tuple[Cue, int], ...], bool]:
        """Return whether the person did something, what is to be given now, and whether that was all."""
        with self._turn:
            acted, at_once = self._acted, tuple(self._at_once)
            self._acted = False
            self._at_once.clear()
            return acted, (*at_once, *self._score.due(self._clock.now())), self._score.over

    def _wait(self) -> None:
        with self._turn:
            now = self._clock.now()
            next_ = self._score.next()
            if not self._acted:
                self._turn.wait((LOOK if next_ is None else max(0, next_ - now)) / 1000)
