"""Follows one timeline: the session with its clock, journal, heartbeat, display and cues.

Both front ends drive this one class. It keeps the session, writes what happened, and returns the
events to be shown; it draws nothing and sets no timer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from foottimer.cue.background import in_background
from foottimer.follow import numbers
from foottimer.follow.display import Display
from foottimer.follow.heartbeat import Watch
from foottimer.follow.journal import Journal
from foottimer.follow.known import Known
from foottimer.follow.sounding import NoSound, Sounding
from foottimer.follow.vigil import Vigil
from foottimer.history.decisions import DecisionKind
from foottimer.history.record import AttemptRow, Record, Status
from foottimer.history.underway import UnderWay
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.clock import Clock
from foottimer.session.events import Event, Paused, Reason, Stopped
from foottimer.session.machine import Session, State, Step
from foottimer.session.reading import current_work

TEN_SECONDS = 10_000
"""What plus and minus change, in ms."""
AHEAD = 25
"""Ms before its end at which an interval is written down: a disk takes 1 to 20, and only then the next one is shown."""
SECOND = 1_000
"""Ms; differences between two clocks below this are no sleep."""
OVERDUE = 1_000
"""Ms after an interval's end from which on nobody is taken to look: a front end that writes to a terminal which nobody
reads stands still."""


class Runner:
    """One session under way; every method first catches up with the clock.

    A method called after the program stood still reports only that: the person acted on a stale screen. While nobody
    calls any, what is due is written down all the same, and told to whoever calls next.
    """

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        journal: Journal,
        watch: Watch | None = None,
        display: Display | None = None,
        on_gap: Callable[[], object] | None = None,
        sounding: Sounding | None = None,
        known: Known | None = None,
    ) -> None:
        """Follow `timeline`; `known` is what there is to know of its exercises."""
        self.session = self._reached = Session(timeline)
        """The session as of the latest call."""
        self.journal = journal
        """What was written of it."""
        self.clock = clock
        """What it asks for the time."""
        self.known = known or Known()
        """What is known of its exercises."""
        self._vigil = Vigil(watch, display, on_gap, self._beat)
        self._sounding = sounding or NoSound()
        self._slept = 0
        self._noting = False
        self._untold: tuple[Event, ...] = ()
        # A signal's handler may come within a step: the thread that has it may take it again.
        self._turn = threading.RLock()
        self._deputy: threading.Thread | None = None

    def now(self) -> int:
        """Return the clock's reading in ms."""
        return self.clock.now()

    def start(self) -> tuple[Event, ...]:
        """Begin, and have the session in the store."""
        now = self.now()
        self.journal.begin(now)
        self._vigil.begin()
        return self._step(lambda session, _: session.start(now))

    def take_up(self, found: UnderWay, record: Record) -> tuple[Event, ...]:
        """Go on with a session that another program began, whose timeline this runner has, after a count-in.

        `record` is what was written of it. Nothing is written before it goes on.
        """
        now = self.now()
        paused_at = now - self.journal.take_up(found, record, now)
        active = sum(row.actual_ms for row in record.attempts)
        place, reached = found.position, max((row.index for row in record.attempts), default=0)
        stood = (place.index, place.length_ms, place.held_ms, active, paused_at, reached)
        self._vigil.begin()
        return self._step(lambda session, _: session.take_up(now, *stood))

    def interrupt(self) -> tuple[Event, ...]:
        """Stand still since the program is about to end, not by the person's wish: the session may be taken up.

        Nothing when it is not open. Within a signal's handler, and there while a step is being written down, nothing
        is added to it: then what was written before holds.
        """
        with self._turn:  # another thread that notes is waited for
            if self._noting or not self.session.is_open:
                return ()
            return self.pause(Reason.INTERRUPTED)

    def tick(self) -> tuple[Event, ...]:
        """Catch up with the clock."""
        return self._step(Session.tick)

    def pause(self, reason: Reason = Reason.KEY) -> tuple[Event, ...]:
        """Stand still."""
        return self._step(partial(Session.pause, reason=reason))

    def resume(self) -> tuple[Event, ...]:
        """Go on, after a count-in where work goes on."""
        return self._step(Session.resume)

    def toggle(self) -> tuple[Event, ...]:
        """Pause what runs or counts in; resume what is paused."""
        return self._step(_toggle)

    def go(self) -> tuple[Event, ...]:
        """Say done where that is waited for, else pause or resume: the one key for a person on one leg."""
        waited = self.session.waiting(self.now())
        return self._step(_go, early=Session.tick if waited else Session.pause)

    def done(self) -> tuple[Event, ...]:
        """Say that what waits for the person is over."""
        return self._step(Session.done, early=Session.tick)

    def skip(self) -> tuple[Event, ...]:
        """Go on to the next interval."""
        return self._step(Session.skip, early=Session.tick)

    def back(self) -> tuple[Event, ...]:
        """Go back to this work interval's beginning, or to the work before."""
        return self._step(Session.back)

    def jump(self, index: int) -> tuple[Event, ...]:
        """Go to the interval `index`; raises IndexError when there is none."""
        return self._step(lambda session, now: session.jump(index, now))

    def adjust(self, delta: int) -> tuple[Event, ...]:
        """Make the current interval `delta` ms longer or shorter."""
        return self._step(lambda session, now: session.adjust(delta, now), early=Session.tick)

    def ease(self) -> tuple[Event, ...]:
        """Go on with the easier exercise in this block, or with its own again; an event tells that, or why not."""
        exercises, sore = self.known.exercises, self.known.sore
        return self._step(lambda session, now: session.ease(exercises, now, sore), early=Session.tick)

    def mark_sore(self) -> Interval:
        """Mark the exercise that is done, or comes next, as sore; as well again where it is marked. Returns its work.

        Raises ValueError, with a sentence to show, where there is no exercise to mark.
        """
        with self._turn:
            work = current_work(self.session)
            if work is None or work.exercise is None:
                name = work.name if work else "This"
                raise ValueError(f"{name} is not among the exercises that can be marked as sore.")
            self.known = self.known.marked(work.exercise)
            kind = DecisionKind.SORE if work.exercise in self.known.sore else DecisionKind.WELL
            self.journal.decide(kind, work.exercise)
            return work

    def end(self, status: Status = Status.PARTIAL) -> tuple[Event, ...]:
        """End early and close the session as `status`; nothing once it has ended."""
        with self._turn:
            if not self.session.is_open:
                return ()
            # Not a moment of a gap is exercise: a gap first pauses the session, which then ends in that pause.
            gap = self._step(Session.tick)
            events = (*gap, *self._step(Session.end))
            if any(isinstance(event, Stopped) for event in events):
                self.journal.close(status, self.session)
            return events

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

    def numbers_due(self, events: tuple[Event, ...]) -> tuple[AttemptRow, ...]:
        """Return the attempts to ask a number for, of the blocks that `events` ended."""
        return numbers.due(self.session, self.journal, events)

    def numbers_left(self) -> tuple[AttemptRow, ...]:
        """Return the attempts to ask a number for once more, where a session that is taken up stood still for them."""
        return numbers.left(self.session, self.journal, self.now())

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

    def _beat(self) -> None:
        """Have a thread of its own stand in where that is overdue: a disk that is slow must hold up no heartbeat."""
        if self.journal.kept and self.overdue and (self._deputy is None or not self._deputy.is_alive()):
            self._deputy = in_background("standing in", self.stand_in)


def _toggle(session: Session, now: int) -> Step:
    return session.resume(now) if session.state is State.PAUSED else session.pause(now)


def _go(session: Session, now: int) -> Step:
    running, _ = session.tick(now)
    if running.state is State.RUNNING and running.waiting(running.seen):
        return session.done(now)
    return _toggle(session, now)
