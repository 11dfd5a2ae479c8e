"""Follows one timeline: the session with its clock, journal, heartbeat, display and cues.

Both front ends drive this one class. It keeps the session, writes what happened, and returns the
events to be shown; it draws nothing and sets no timer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from foottimer.follow import numbers
from foottimer.follow.display import Display
from foottimer.follow.heartbeat import Watch
from foottimer.follow.journal import Journal
from foottimer.follow.known import Known
from foottimer.follow.sounding import NoSound, Sounding
from foottimer.follow.stepping import Stepping
from foottimer.follow.vigil import Vigil
from foottimer.history.decisions import DecisionKind
from foottimer.history.record import AttemptRow, Record, Status
from foottimer.history.underway import UnderWay
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.clock import Clock
from foottimer.session.events import Event, Reason, Stopped
from foottimer.session.machine import Session, State, Step
from foottimer.session.reading import current_work

TEN_SECONDS = 10_000
"""What plus and minus change, in ms."""


class Runner(Stepping):
    """One session under way, and what can be asked of it; every method first catches up with the clock."""

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
        super().__init__(timeline, clock, journal, Vigil(watch, display, on_gap, self.beat), sounding or NoSound())
        self.known = known or Known()
        """What is known of its exercises."""

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

    def numbers_due(self, events: tuple[Event, ...]) -> tuple[AttemptRow, ...]:
        """Return the attempts to ask a number for, of the blocks that `events` ended."""
        return numbers.due(self.session, self.journal, events)

    def numbers_left(self) -> tuple[AttemptRow, ...]:
        """Return the attempts to ask a number for once more, where a session that is taken up stood still for them."""
        return numbers.left(self.session, self.journal, self.now())


def _toggle(session: Session, now: int) -> Step:
    return session.resume(now) if session.state is State.PAUSED else session.pause(now)


def _go(session: Session, now: int) -> Step:
    running, _ = session.tick(now)
    if running.state is State.RUNNING and running.waiting(running.seen):
        return session.done(now)
    return _toggle(session, now)
