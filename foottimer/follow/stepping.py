"""How a session is taken a step further: caught up with the clock, written down, and told to who asks.

What is due is written down also while nobody asks, and just before it is due; whoever asks next is told of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from foottimer.cue.background import in_background
from foottimer.follow.journal import Journal
from foottimer.follow.sounding import Sounding
from foottimer.follow.vigil import Vigil
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.session.events import Event, Paused
from foottimer.session.machine import Session, State, Step

AHEAD = 25
"""Ms before its end at which an interval is written down: a disk takes 1 to 20, and only then the next one is shown."""
SECOND = 1_000
"""Ms; differences between two clocks below this are no sleep."""
OVERDUE = 1_000
"""Ms after an interval's end from which on nobody is taken to look: a front end that writes to a terminal which nobody
reads stands still."""


class Stepping:
    """A session under way, taken step by step.

    What is asked after the program stood still reports only that: the person acted on a stale screen.
    """

    def __init__(self, timeline: Timeline, clock: Clock, journal: Journal, vigil: Vigil, sounding: Sounding) -> None:
        """Follow `timeline`, whose steps `journal` writes down and `sounding` is told of."""
        self.session = self._reached = Session(timeline)
        """The session as of the latest call."""
        self.journal = journal
        """What was written of it."""
        self.clock = clock
        """What it asks for the time."""
        self._vigil = vigil
        self._sounding = sounding
        self._slept = 0
        self._noting = False
        self._untold: tuple[Event, ...] = ()
        # A signal's handler may come within a step: the thread that has it may take it again.
        self._turn = threading.RLock()
        self._deputy: threading.Thread | None = None

    def now(self) -> int:
        """Return the clock's reading in ms."""
        return self.clock.now()

    @property
    def overdue(self) -> bool:
        """Whether an interval, or a count-in, was over a while ago and nobody looked; once so, the next at its end."""
        session, patience = self._reached, 0 if self._untold else OVERDUE
        due = session.until if session.state is State.COUNTING_IN else session.deadline
        return due is not None and self.now() - due >= patience

    def stand_in(self) -> None:
        """Catch up where that is overdue, from any thread; who calls next is told, and knows the session as before."""
        with self._turn:
            if self.overdue:
                self._go_on_unseen(Session.tick)

    def write_ahead(self) -> bool:
        """Write down the end that the current interval is about to come to, and return whether there was one.

        Who calls next is told, as of `stand_in`: at its time the next interval has only to be shown. What ends the
        session is written when it is over.
        """
        with self._turn:
            due, session = self._reached.deadline, self._reached
            if not self.journal.kept or due is None or session.following is None or not 0 < due - self.now() <= AHEAD:
                return False
            self._go_on_unseen(lambda session, now: session.tick(max(now, due)))
            return True

    def _go_on_unseen(self, step: Callable[[Session, int], Step]) -> None:
        """Have a step written down, and keep what happened in it for who calls next."""
        session, events = self._next(step)
        self._noting = True
        self._untold = (*self._untold, *events)
        self._have_followed(session, events)

    def _step(
        self, step: Callable[[Session, int], Step], early: Callable[[Session, int], Step] | None = None
    ) -> tuple[Event, ...]:
        """Take a step; the `early` one in the moment in which an end is written down that nobody sees yet.

        What is asked of an interval then must not be done to the next.
        """
        with self._turn:
            if early is not None and self.now() < self._reached.seen:
                step = early
            # Nobody pauses it in between, but a gap does.
            stale = any(isinstance(event, Paused) for event in self._untold)
            session, events = self._next(Session.tick if stale else step)
            self._noting = True
            untold, self._untold = self._untold, ()
            self.session = session
            self._have_followed(session, events)
            return (*untold, *events)

    def _next(self, step: Callable[[Session, int], Step]) -> Step:
        """Return what a step leads to; after a gap, the pause alone."""
        self._count_sleep()
        gap = self._vigil.take()
        if gap is None:
            return step(self._reached, self.now())
        session, events = self._reached.gap(gap.at, gap.length, gap.unseen)
        if any(isinstance(event, Paused) for event in events):
            return session, events
        session, more = step(session, self.now())
        return session, (*events, *more)

    def _have_followed(self, session: Session, events: tuple[Event, ...]) -> None:
        """Have a step written down, and all that goes with it."""
        self._reached = session
        self.journal.note(events, session)
        self._noting = False
        self._vigil.attend(session, events)
        self._sounding.told(session, events)

    def _count_sleep(self) -> None:
        """Add to a pause what the machine slept in it: nobody watches then, and the clock stood still."""
        slept = self.clock.awake() - self.clock.now()
        if self._reached.state is State.PAUSED and (unseen := slept - self._slept) >= SECOND:
            self._reached, _ = self._reached.gap(self.now(), unseen, unseen)
        self._slept = slept

    def beat(self) -> None:
        """Have a thread of its own stand in where that is overdue: a disk that is slow must hold up no heartbeat."""
        if self.journal.kept and self.overdue and (self._deputy is None or not self._deputy.is_alive()):
            self._deputy = in_background("standing in", self.stand_in)
