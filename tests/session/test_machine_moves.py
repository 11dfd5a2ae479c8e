"""Any sequence of moves and clock readings keeps what a session promises."""

from __future__ import annotations

from itertools import pairwise

from easy import EASIER, with_easier
from easy import lines as blocks
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from lines import any_line, line_by_itself

from foottimer.routine.model import Exercise
from foottimer.routine.timeline import Ends, Timeline
from foottimer.session.events import (
    Attempt,
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
from foottimer.session.machine import Session, State, Step, rep_unit

STEP = st.one_of(
    st.integers(0, 4_000),
    st.integers(-5_000, 90_000),
    st.sampled_from([-(10**9), 10**9, 1, 999, 1_000, 3_000, 10_000]),
)
TIMES = st.lists(st.integers(0, 60_000), max_size=12)


class Moves(RuleBasedStateMachine):
    """A session, a clock that may run wild, and everything that was reported."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.unseen = 0
        self.events: list[Event] = []

    @initialize(drawn=st.one_of(st.tuples(any_line, st.just({})), blocks), easier=EASIER, now=st.integers(0, 10**6))
    def begin(self, drawn: tuple[Timeline, dict[str, Exercise]], easier: Exercise, now: int) -> None:
        timeline, own = drawn
        self.known = with_easier(easier, *own.values())
        self.session = Session(timeline)
        self.now = self.began = now
        ready = self.session
        for step in (ready.pause(now), ready.resume(now), ready.done(now), ready.skip(now), ready.back(now)):
            assert step[0].state is State.READY
            assert step[1] == ()
        self.take(ready.start(now))

    def take(self, step: Step) -> None:
        before = self.session
        self.session, events = step
        self.events.extend(events)
        begun = max(e.index for e in self.events if isinstance(e, IntervalBegan)) + 1
        assert self.session.timeline.intervals[: before.reached + 1] == before.timeline.intervals[: before.reached + 1]
        assert self.session.reached + 1 >= begun
        if before.state is State.ENDED:
            assert events == ()
            assert self.session.state is State.ENDED

    @rule(by=STEP)
    def tick(self, by: int) -> None:
        self.now += by
        self.take(self.session.tick(self.now))

    @rule(by=STEP, reason=st.sampled_from(Reason))
    def pause(self, by: int, reason: Reason) -> None:
        self.now += by
        self.take(self.session.pause(self.now, reason))

    @rule(by=STEP)
    def resume(self, by: int) -> None:
        self.now += by
        self.take(self.session.resume(self.now))

    @rule(by=STEP)
    def done(self, by: int) -> None:
        self.now += by
        self.take(self.session.done(self.now))

    @rule(by=STEP)
    def skip(self, by: int) -> None:
        self.now += by
        self.take(self.session.skip(self.now))

    @rule(by=STEP)
    def back(self, by: int) -> None:
        self.now += by
        self.take(self.session.back(self.now))

    @rule(by=STEP, data=st.data())
    def jump(self, by: int, data: st.DataObject) -> None:
        self.now += by
        index = data.draw(st.integers(0, len(self.session.timeline.intervals) - 1))
        self.take(self.session.jump(index, self.now))
        if self.session.is_open:
            assert self.session.index == index

    @rule(by=STEP, delta=st.sampled_from([10_000, -10_000, 0, 1, -1, 10**10, -(10**10)]))
    def adjust(self, by: int, delta: int) -> None:
        self.now += by
        self.take(self.session.adjust(delta, self.now))

    @rule(by=st.integers(0, 20_000))
    def ease(self, by: int) -> None:
        self.now += by
        before = self.session.tick(self.now)[0]
        step = self.session.ease(self.known, self.now)
        self.take(step)
        if any(isinstance(event, Refused) for event in step[1]):
            assert self.session == before
        line = self.session.timeline
        assert line.total == sum(interval.length for interval in line.intervals)
        assert [interval.index for interval in line.intervals] == [*range(len(line.intervals))]
        if any(isinstance(event, Exchanged) and not event.later for event in step[1]) and self.session.is_open:
            assert not self.session.interval.is_work

    @rule(by=STEP, length=st.integers(5_000, 10**8), unseen=st.integers(0, 10**8))
    def gap(self, by: int, length: int, unseen: int) -> None:
        before = self.session
        self.take(before.gap(self.now + by, length, unseen))
        if self.session.is_open:
            assert self.session.state is State.PAUSED
            self.unseen += unseen
        self.now += length

    @rule(by=STEP)
    def end(self, by: int) -> None:
        # Rarely: what follows the end is dull.
        self.now += by
        if self.now % 3 == 0:
            self.take(self.session.end(self.now))
            assert self.session.state is State.ENDED

    @invariant()
    def it_stands_somewhere_in_its_timeline(self) -> None:
        session = self.session
        assert 0 <= session.index < len(session.timeline.intervals)
        assert session.elapsed(self.now) >= 0
        assert session.elapsed(-(10**9)) >= 0
        assert session.deadline is None or session.deadline > session.seen

    @invariant()
    def events_are_told_in_order(self) -> None:
        assert all(a.at <= b.at for a, b in pairwise(self.events))

    @invariant()
    def an_interval_begins_where_the_one_before_ended(self) -> None:
        for event, after in pairwise(self.events):
            if isinstance(event, IntervalEnded) and isinstance(after, IntervalBegan):
                assert after.at == event.at

    @invariant()
    def every_ms_is_active_or_paused(self) -> None:
        session = self.session
        assert sum(attempt.actual for attempt in self.attempts()) == session.active
        paused = sum(event.length for event in self.events if isinstance(event, Resumed))
        if session.state in (State.PAUSED, State.COUNTING_IN):
            paused += session.seen - session.paused_at + session.unseen
        active = session.active + session.elapsed(session.seen)
        assert active + paused == session.seen - self.began + self.unseen

    @invariant()
    def it_is_over_once(self) -> None:
        over = [event for event in self.events if isinstance(event, Finished | Stopped)]
        assert len(over) == (1 if self.session.state is State.ENDED else 0)
        assert not over or self.events[-1] is over[0]

    @invariant()
    def each_pause_is_resumed_before_the_next(self) -> None:
        standing = False
        for event in self.events:
            if isinstance(event, Paused):
                standing = True
            elif isinstance(event, Resumed):
                assert standing
                standing = False
        assert standing == (self.session.state in (State.PAUSED, State.COUNTING_IN))

    @invariant()
    def outcomes_fit_the_lengths(self) -> None:
        for attempt in self.attempts():
            interval = self.session.timeline.intervals[attempt.index]
            assert attempt.planned == interval.length
            assert attempt.actual >= 0
            if interval.ends is Ends.AUTO and attempt.outcome is Outcome.DONE:
                assert attempt.actual == attempt.planned
            if attempt.outcome is Outcome.EXTENDED:
                assert attempt.actual > attempt.planned
            if attempt.outcome is Outcome.CUT and interval.ends is Ends.AUTO and not self.at_the_end(attempt):
                assert attempt.actual < attempt.planned
            if attempt.reps_done is not None and rep_unit(interval):
                assert 0 <= attempt.reps_done * rep_unit(interval) <= attempt.actual

    def attempts(self) -> list[Attempt]:
        return [event.attempt for event in self.events if isinstance(event, IntervalEnded)]

    def at_the_end(self, attempt: Attempt) -> bool:
        """Whether it is the one in which the session was ended: that may have been made longer before."""
        return isinstance(self.events[-1], Stopped) and self.attempts()[-1] is attempt


Moves.TestCase.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)
TestMoves = Moves.TestCase


def through(session: Session, times: list[int]) -> tuple[Session, list[Event]]:
    """The session after ticks at the times, and all that was reported."""
    told: list[Event] = []
    for now in times:
        session, events = session.tick(now)
        told.extend(events)
    return session, told


@given(line_by_itself, TIMES, st.integers(0, 10**6))
def test_untouched_a_session_that_waits_for_nobody_ends_exactly_at_the_total(
    timeline: Timeline, times: list[int], start: int
) -> None:
    session = Session(timeline).start(start)[0]
    late = start + timeline.total + 1
    ended, events = through(session, [*(start + at for at in times), late])
    assert ended.state is State.ENDED
    assert events[-1] == Finished(start + timeline.total)
    assert ended.active == timeline.total
    assert all(e.attempt.outcome is Outcome.DONE for e in events if isinstance(e, IntervalEnded))


@given(any_line, TIMES, st.integers(0, 10**6))
def test_untouched_a_session_waits_in_the_first_interval_that_waits(
    timeline: Timeline, times: list[int], start: int
) -> None:
    session = through(Session(timeline).start(start)[0], [*(start + at for at in times), start + 10**9])[0]
    waits = [i.index for i in timeline.intervals if i.waits and i.max is None]
    if waits:
        assert (session.state, session.index) == (State.RUNNING, waits[0])
        assert session.waiting(start + 10**9)
    else:
        lasts = sum(interval.max or interval.length for interval in timeline.intervals)
        assert (session.state, session.active) == (State.ENDED, lasts)


@given(any_line)
def test_with_done_at_each_estimate_a_session_ends_at_the_total(timeline: Timeline) -> None:
    session, told = Session(timeline).start(0)
    for interval in timeline.intervals:
        at = interval.start + interval.length
        if interval.max is not None and interval.max < interval.length:
            return  # it ends before its estimate, so the total cannot be reached
        session, events = session.tick(at)
        told = (*told, *events)
        if session.is_open and session.index == interval.index:
            session, events = session.done(at)
            told = (*told, *events)
    assert session.state is State.ENDED
    assert told[-1] == Finished(timeline.total)


@given(any_line, st.lists(st.integers(1, 5_000), max_size=40))
def test_many_small_ticks_and_one_late_tick_give_the_same(timeline: Timeline, steps: list[int]) -> None:
    times, now = [], 0
    for step in steps:
        now += step
        times.append(now)
    session = Session(timeline).start(0)[0]
    assert through(session, [*times, now]) == through(session, [now])
