"""One run of a timeline as an immutable value; every transition of it lives in this file.

A transition takes `now`, a reading of a monotonic clock in whole milliseconds, and returns the next
session with the events that led to it. It first catches up with `now`, so a late caller gets the same
session as a punctual one: every interval begins at the deadline of the one before. Readings that run
backwards count as the latest one seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeAlias

from foottimer.routine.easing import GET_READY, Eased, Exchange, ease
from foottimer.routine.model import Exercise
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.session.events import (
    Adjusted,
    Attempt,
    CountingIn,
    Event,
    Exchanged,
    Finished,
    IntervalBegan,
    IntervalEnded,
    Outcome,
    Paused,
    Reason,
    Refused,
    Resumed,
    Stopped,
)
from foottimer.values import dataclass, replace

COUNT_IN = 3_000
"""Ms between "resume" and the work going on: time to get back on one leg (Feeel does the same)."""
AGAIN = 10_000
"""Ms between taking up what another program began and its going on: time to get from the keys to the mat."""
BACK_WINDOW = 3_000
"""Ms at an interval's beginning in which "back" means the work interval before."""
LONGEST = 24 * 3_600_000
"""Ms that no interval grows beyond."""


class State(StrEnum):
    """Where a session stands."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    COUNTING_IN = "counting in"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a timeline; `Session(timeline).start(now)` begins it."""

    timeline: Timeline
    """What is followed; at least one interval. What was begun of it never changes."""
    state: State = State.READY
    """Where it stands."""
    index: int = 0
    """The current interval's place in the timeline."""
    length: int = 0
    """The current interval's ms, as planned or as adjusted."""
    anchor: int = 0
    """While running: the instant at which the current interval had run 0 ms."""
    held: int = 0
    """While not running: ms that the current interval has run."""
    active: int = 0
    """Ms run in the attempts before the current one."""
    paused_at: int = 0
    """While paused: since when."""
    reason: Reason = Reason.KEY
    """While paused: why."""
    unseen: int = 0
    """While paused: ms of the pause that the monotonic clock did not count."""
    until: int = 0
    """While counting in: when the session runs again."""
    seen: int = 0
    """The latest instant that this session was told of."""
    reached: int = 0
    """The last interval's place that was ever begun; behind the current one where the person went back."""
    exchanges: tuple[Exchange, ...] = ()
    """The blocks whose exercise was exchanged, and both ways to do them."""

    # What it is now ------------------------------------------------------------------------------

    @property
    def interval(self) -> Interval:
        """The current interval; the last one once ended."""
        return self.timeline.intervals[self.index]

    @property
    def following(self) -> Interval | None:
        """The interval after the current one."""
        after = self.index + 1
        return self.timeline.intervals[after] if after < len(self.timeline.intervals) else None

    @property
    def is_open(self) -> bool:
        """Whether it was started and has not ended."""
        return self.state in _OPEN

    @property
    def deadline(self) -> int | None:
        """The instant at which the current interval ends by itself; None when it won't."""
        if self.state is not State.RUNNING:
            return None
        interval = self.interval
        if interval.ends is Ends.AUTO:
            return self.anchor + self.length
        if interval.ends is Ends.OPEN and interval.max is not None:
            return self.anchor + interval.max
        return None

    def elapsed(self, now: int) -> int:
        """Ms that the current interval has run at `now`."""
        if self.state is not State.RUNNING:
            return self.held
        return max(0, max(now, self.seen) - self.anchor)

    def waiting(self, now: int) -> bool:
        """Whether it goes on only when the person says done."""
        if not self.is_open or not self.interval.waits:
            return False
        return self.interval.ends is not Ends.MANUAL or self.elapsed(now) >= self.length

    # Transitions ---------------------------------------------------------------------------------

    def start(self, now: int) -> Step:
        """Begin the first interval at `now`; nothing when it was started before."""
        if self.state is not State.READY:
            return self, ()
        now = max(now, self.seen)
        begun = replace(self, state=State.RUNNING, seen=now)
        return _begin(begun, 0, now, ())

    def take_up(
        self, now: int, index: int, length: int, held: int, active: int, paused_at: int, reached: int = 0
    ) -> Step:
        """Go on with what another program began, after a count-in; nothing when it was started before.

        What is no work and has as long as that left itself goes on at once, as what waits for the person does.

        Args:
            now: The instant.
            index: The interval's place in the timeline.
            length: Its ms, as planned or as adjusted.
            held: Ms that it has run; no more than it can.
            active: Ms run in the attempts before it.
            paused_at: Since when the session stood still, by this clock, below 0 for an instant before it.
            reached: The last place that was ever begun, where one went back from there.

        """
        if self.state is not State.READY:
            return self, ()
        reached = max(reached, index)
        placed = replace(self, index=index, length=length, active=active, reached=reached, seen=max(now, self.seen))
        return _take_up(placed, held, paused_at)

    def tick(self, now: int) -> Step:
        """Catch up with `now`: end and begin whatever is due. What has ended stays as it ended."""
        if self.state is State.ENDED:
            return self, ()
        now = max(now, self.seen)
        session = self if self.seen == now else replace(self, seen=now)
        events: tuple[Event, ...] = ()
        if session.state is State.COUNTING_IN and now >= session.until:
            session, events = _run(session, session.until)
        while (deadline := session.deadline) is not None and now >= deadline:
            session, events = _pass(session, deadline, events)
        return session, events

    def pause(self, now: int, reason: Reason = Reason.KEY) -> Step:
        """Stand still from `now`; a count-in is called off."""
        session, events = self.tick(now)
        if session.state is State.COUNTING_IN:
            again = replace(session, state=State.PAUSED)
            return again, (*events, Paused(session.seen, session.reason))
        if session.state is not State.RUNNING:
            return session, events
        return _halt(session, session.seen, reason), (*events, Paused(session.seen, reason))

    def resume(self, now: int) -> Step:
        """Go on: after a count-in where work goes on, else at once."""
        session, events = self.tick(now)
        if session.state is not State.PAUSED:
            return session, events
        counts = session.interval.is_work and not _time_is_up(session)
        session, more = _count_in(session, COUNT_IN) if counts else _run(session, session.seen)
        return session, (*events, *more)

    def gap(self, at: int, length: int, unseen: int = 0) -> Step:
        """Pause at the instant `at` since the whole program then stood still.

        Args:
            at: The last instant at which it is known to have run; the session looks back to it, but not
                behind what it has seen.
            length: Ms that it stood still.
            unseen: Of these, ms that the monotonic clock did not count (a shut lid).

        """
        session, events = self.tick(max(at, self.seen))
        return _stand_still(session, length, unseen, events)

    def done(self, now: int) -> Step:
        """Say that self-paced, open or (once its time is up) manual work is over; else nothing."""
        session, events = self.tick(now)
        if not session.waiting(session.seen):
            return session, events
        return _pass(session, session.seen, events)

    def skip(self, now: int) -> Step:
        """Go on to the next interval; a hold that is skipped keeps the seconds held."""
        session, events = self.tick(now)
        if not session.is_open:
            return session, events
        return _pass(session, session.seen, events, Outcome.SKIPPED)

    def back(self, now: int) -> Step:
        """Go to the current work interval's beginning, or in its first 3 s to the work before."""
        session, events = self.tick(now)
        if not session.is_open:
            return session, events
        target = session.index
        if not session.interval.is_work or session.elapsed(session.seen) < BACK_WINDOW:
            target = _work_before(session)
        return _leave(session, target, events)

    def jump(self, index: int, now: int) -> Step:
        """Go to the beginning of the interval `index`; raises IndexError when there is none."""
        if not 0 <= index < len(self.timeline.intervals):
            raise IndexError(f"there is no interval {index}")
        session, events = self.tick(now)
        if not session.is_open:
            return session, events
        return _leave(session, index, events)

    def adjust(self, delta: int, now: int) -> Step:
        """Make the current interval `delta` ms longer or (below 0) shorter, paced reps by whole reps.

        Work that waits for the person stays as it is. What is cut to no more than it has run
        ends now; manual work then waits as ever.
        """
        session, events = self.tick(now)
        return _adjust(session, delta, events)

    def ease(self, exercises: Mapping[str, Exercise], now: int, sore: Collection[str] = ()) -> Step:
        """Go on with the easier exercise in this block, in a break in the coming one; or with its own again.

        Work that is too hard ends as skipped, and after a moment to get ready begins again with the easier one. A break
        goes on, with as much time to get ready. `exercises` are those that there are, by id; none that is `sore` stands
        in. Why there is nothing to exchange is told by an event.
        """
        session, events = self.tick(now)
        if not session.is_open:
            return session, events
        try:
            eased = ease(session.timeline, session.index, exercises, session.exchanges, sore, session.reached)
        except ValueError as error:
            return session, (*events, Refused(session.seen, str(error)))
        return _exchange(session, eased, events)

    def end(self, now: int) -> Step:
        """End early, at `now`."""
        session, events = self.tick(now)
        if not session.is_open:
            return session, events
        at = session.seen
        if session.elapsed(at) > 0:
            session, events = _record(session, at, Outcome.CUT, events)
        return _close(session, at, (*events, *_resumed(session, at), Stopped(at)))


Step: TypeAlias = tuple[Session, tuple[Event, ...]]
"""What a transition returns."""

_OPEN = frozenset({State.RUNNING, State.PAUSED, State.COUNTING_IN})


def _begin(session: Session, index: int, at: int, events: tuple[Event, ...]) -> Step:
    length = session.timeline.intervals[index].length
    reached = max(session.reached, index)
    session = replace(session, index=index, length=length, anchor=at, held=0, reached=reached)
    return session, (*events, IntervalBegan(at, index))


def _pass(session: Session, at: int, events: tuple[Event, ...], outcome: Outcome | None = None) -> Step:
    """End the current interval at `at` and begin the next, or finish after the last."""
    session, events = _record(session, at, outcome or _outcome(session), events)
    after = session.index + 1
    if after < len(session.timeline.intervals):
        return _begin(session, after, at, events)
    return _close(session, at, (*events, *_resumed(session, at), Finished(at)))


def _leave(session: Session, index: int, events: tuple[Event, ...]) -> Step:
    """Go elsewhere; an interval that has not run a moment leaves no attempt behind."""
    if session.elapsed(session.seen) > 0:
        session, events = _record(session, session.seen, Outcome.LEFT, events)
    return _begin(session, index, session.seen, events)


def _record(session: Session, at: int, outcome: Outcome, events: tuple[Event, ...]) -> Step:
    actual = session.elapsed(at) if session.state is not State.RUNNING else at - session.anchor
    attempt = Attempt(
        index=session.index,
        began=at - actual,
        actual=actual,
        planned=session.interval.length,
        reps_planned=session.interval.reps,
        reps_done=_reps_done(session.interval, min(actual, session.length), outcome),
        outcome=outcome,
    )
    return replace(session, active=session.active + actual), (*events, IntervalEnded(at, attempt))


def _outcome(session: Session) -> Outcome:
    if session.interval.ends in (Ends.OPEN, Ends.SELF_PACED) or session.length == session.interval.length:
        return Outcome.DONE
    return Outcome.EXTENDED if session.length > session.interval.length else Outcome.CUT


def _halt(session: Session, at: int, reason: Reason) -> Session:
    held = session.elapsed(at)
    return replace(session, state=State.PAUSED, held=held, paused_at=at, reason=reason, unseen=0)


def _stand_still(session: Session, length: int, unseen: int, events: tuple[Event, ...]) -> Step:
    """Pause for a gap of `length` ms; within a pause there is only more of it that the clock did not count."""
    if session.state is State.RUNNING:
        session = _halt(session, session.seen, Reason.GAP)
    elif session.state is State.COUNTING_IN:
        session = replace(session, state=State.PAUSED)
    elif session.state is not State.PAUSED:
        return session, events
    else:
        return replace(session, unseen=session.unseen + unseen), events
    session = replace(session, unseen=session.unseen + unseen)
    return session, (*events, Paused(session.seen, Reason.GAP, length))


def _time_is_up(session: Session) -> bool:
    """Whether what is held waits for nothing but the person."""
    return session.interval.ends is Ends.MANUAL and session.held >= session.length


def _take_up(session: Session, held: int, paused_at: int) -> Step:
    """Go on where another program left the session, which has its place already."""
    session = replace(session, state=State.PAUSED, held=_runnable(session, held))
    session = replace(session, paused_at=min(paused_at, session.seen), reason=Reason.INTERRUPTED)
    if _time_is_up(session) or not (session.interval.is_work or session.length - session.held < AGAIN):
        return _run(session, session.seen)
    return _count_in(session, AGAIN)


def _runnable(session: Session, held: int) -> int:
    """Return no more than the current interval can have run before it ends by itself."""
    interval = session.interval
    most = {Ends.AUTO: session.length, Ends.OPEN: interval.max}.get(interval.ends)
    return held if most is None else min(held, most)


def _count_in(session: Session, ms: int) -> Step:
    until = session.seen + ms
    return replace(session, state=State.COUNTING_IN, until=until), (CountingIn(session.seen, until),)


def _run(session: Session, at: int) -> Step:
    running = replace(session, state=State.RUNNING, anchor=at - session.held)
    return running, _resumed(session, at)


def _resumed(session: Session, at: int) -> tuple[Event, ...]:
    if session.state not in (State.PAUSED, State.COUNTING_IN):
        return ()
    return (Resumed(at, session.paused_at, session.reason, at - session.paused_at + session.unseen),)


def _close(session: Session, at: int, events: tuple[Event, ...]) -> Step:
    # The current attempt is in `active` by now, so nothing is held any more.
    return replace(session, state=State.ENDED, held=0, seen=at), events


def _work_before(session: Session) -> int:
    before = (i for i in range(session.index - 1, -1, -1) if session.timeline.intervals[i].is_work)
    return next(before, session.index)


def _adjust(session: Session, delta: int, events: tuple[Event, ...]) -> Step:
    """Change the current interval's length by `delta`; what has run as long as that leaves it ends now."""
    interval = session.interval
    if not session.is_open or interval.ends in (Ends.OPEN, Ends.SELF_PACED) or session.waiting(session.seen):
        return session, events
    elapsed = session.elapsed(session.seen)
    length = _adjusted(interval, session.length, delta, elapsed)
    if length == session.length:
        return session, events
    session = replace(session, length=length)
    events = (*events, Adjusted(session.seen, session.index, length))
    over = length <= elapsed and interval.ends is not Ends.MANUAL
    return _pass(session, session.seen, events) if over else (session, events)


def _adjusted(interval: Interval, length: int, delta: int, elapsed: int) -> int:
    """Return the length that `delta` makes of `length`; paced reps in whole reps, the one begun kept."""
    unit = rep_unit(interval)
    if unit:
        step = max(1, round(abs(delta) / unit)) * unit
        begun = max(1, -(-elapsed // unit)) * unit
        shorter, longer = max(begun, length - step), min(LONGEST // unit * unit, length + step)
    else:
        shorter, longer = max(elapsed, length + delta), min(LONGEST, length + delta)
    if delta < 0:
        return min(length, shorter)
    return max(length, longer) if delta > 0 else length


def _exchange(session: Session, eased: Eased, events: tuple[Event, ...]) -> Step:
    """Follow another timeline, which is the same up to the current interval."""
    at = session.seen
    told = Exchanged(at, eased.index, eased.name, eased.before, eased.back, eased.later)
    reached = max(session.reached, eased.index)
    session = replace(session, timeline=eased.timeline, index=eased.index, reached=reached, exchanges=eased.exchanges)
    events = (*events, told)
    if eased.leaves:
        return _pass(session, at, events, Outcome.SKIPPED)
    short = session.elapsed(at) + GET_READY - session.length
    if session.interval.is_work or eased.later or short <= 0:
        return session, events
    return _adjust(session, short, events)


def rep_unit(interval: Interval) -> int:
    """Return the ms of one repetition, of both sides where they alternate; 0 where reps are not paced."""
    if interval.kind is not Kind.REPS or not interval.reps:
        return 0
    return interval.rep_length * (interval.repetitions // interval.reps)


def _reps_done(interval: Interval, ran: int, outcome: Outcome) -> int | None:
    if interval.kind is not Kind.REPS:
        return None
    if unit := rep_unit(interval):
        return ran // unit
    return interval.reps if outcome is Outcome.DONE else None
