"""An interval's end is written down a moment before its time: what is done in that moment, and at any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import any_line, hold, line, manual, opened, rest, self_paced
from parts import FakeWatch, clock

from foottimer.follow.heartbeat import Gap
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.sounding import Score
from foottimer.follow.stepping import AHEAD
from foottimer.history.record import Status
from foottimer.routine.cues import CueTable
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.clock import ManualClock
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.session.events import Event, Outcome, Paused, Reason
from foottimer.session.machine import Session, State

LEFT = 10
"""Ms that an interval has left when somebody acts."""


@dataclass
class Heard:
    """What a score gives, when, and when it was hushed."""

    score: Score
    clock: ManualClock
    cues: list[tuple[int, str, int]] = field(default_factory=list)
    hushed: list[int] = field(default_factory=list)

    def told(self, session: Session, events: tuple[Event, ...]) -> None:
        acted, at_once = self.score.told(session, events)
        if acted:
            self.hushed.append(self.clock.now())
        self.cues += [(self.clock.now(), cue.kind.value, index) for cue, index in at_once]
        self.listen()

    def listen(self) -> None:
        self.cues += [(self.clock.now(), cue.kind.value, at) for cue, at in self.score.due(self.clock.now())]

    def join(self, seconds: float) -> None:
        pass


class Room:
    """A runner whose front end looks at each instant that is given, and writes ahead where `ahead`."""

    def __init__(self, timeline: Timeline, ahead: bool = True) -> None:
        self.clock, self.watch, self.ahead = clock(), FakeWatch(), ahead
        journal = Journal(None, timeline, self.clock)
        journal.kept = True  # in memory
        self.heard = Heard(Score(CueSheet(timeline, Style(CueTable(countdown=2)))), self.clock)
        self.runner = Runner(timeline, self.clock, journal, self.watch, sounding=self.heard)
        self.runner.start()

    def pass_by(self, ms: int) -> None:
        """Let `ms` go by as the app does: a thread gives the cues, and nothing but the interval's end is looked at."""
        end = self.clock.ms + ms
        while self.clock.ms < end:
            due = self.runner.session.deadline
            stops = [due - AHEAD, due] if due is not None else []
            cue = self.heard.score.next()
            stops += [] if cue is None else [cue]
            self.clock.ms = min((at for at in stops if self.clock.ms < at < end), default=end)
            self.heard.listen()
            if due is not None and self.clock.ms >= due:
                self.runner.tick()
            elif due is not None and self.clock.ms == due - AHEAD and self.ahead:
                self.runner.write_ahead()

    def outcome(self) -> object:
        journal = self.runner.journal
        return replace(self.runner.session, seen=0), journal.attempts, journal.pauses, journal.status


def before_its_end(*intervals: Interval) -> Room:
    """A session whose first interval has `LEFT` ms to go, and is written down."""
    room = Room(line(*intervals))
    due = room.runner.session.deadline
    assert due is not None
    room.pass_by(due - LEFT - room.clock.ms)
    assert [row.index for row in room.runner.journal.attempts] == [0]
    return room


def rows(room: Room) -> list[tuple[int, int, Outcome]]:
    return [(row.index, row.actual_ms, row.outcome) for row in room.runner.journal.attempts]


MOVES: tuple[Callable[[Runner], object], ...] = (
    *(Runner.tick, Runner.pause, Runner.resume, Runner.toggle, Runner.go, Runner.done, Runner.skip, Runner.back),
    *(lambda runner: runner.adjust(10_000), lambda runner: runner.adjust(-10_000), lambda runner: runner.jump(0)),
    *(Runner.end, Runner.interrupt),
)
moves = st.tuples(st.integers(1, 60_000), st.sampled_from(MOVES), st.booleans())


@given(any_line, st.lists(moves, max_size=8))
def test_what_is_done_at_another_moment_leads_to_the_same_with_it_and_without(
    timeline: Timeline, followed: list[tuple[int, Callable[[Runner], object], bool]]
) -> None:
    one, other = Room(timeline), Room(timeline, ahead=False)
    for ms, move, gap in followed:
        for room in (one, other):
            room.pass_by(ms)
        due = other.runner.session.deadline
        if due is not None and 0 < due - other.clock.ms <= AHEAD:
            for room in (one, other):
                room.pass_by(due - room.clock.ms)
        for room in (one, other):
            room.watch.found = Gap(room.clock.ms, 6_000, 6_000) if gap else None
        assert move(one.runner) == move(other.runner)
        assert one.outcome() == other.outcome()
        assert (one.heard.cues, one.heard.hushed) == (other.heard.cues, other.heard.hushed)


@given(any_line, st.integers(1, AHEAD), st.sampled_from(MOVES), st.booleans())
def test_in_that_moment_nothing_is_done_to_what_nobody_saw(
    timeline: Timeline, left: int, move: Callable[[Runner], object], gap: bool
) -> None:
    room = Room(timeline)
    due = room.runner.session.deadline
    if due is None or due - room.clock.ms <= AHEAD or len(timeline.intervals) < 2:
        return
    room.pass_by(due - left - room.clock.ms)
    room.watch.found = Gap(room.clock.ms, 6_000, 6_000) if gap else None
    move(room.runner)
    assert [row.index for row in room.runner.journal.attempts] == [0]
    session = room.runner.session
    assert session.index <= 1
    assert session.length == timeline.intervals[session.index].length
    if gap:
        assert session.state in (State.PAUSED, State.ENDED)


@pytest.mark.parametrize(
    "move", [Runner.skip, Runner.done, lambda runner: runner.adjust(10_000), lambda runner: runner.adjust(-10_000)]
)
@pytest.mark.parametrize("after", [hold(20_000), self_paced(5), rest(9_000)])
def test_what_is_asked_of_an_interval_is_not_done_to_the_next(move: Callable[[Runner], Any], after: Interval) -> None:
    room = before_its_end(rest(8_000), after, hold())
    events = move(room.runner)
    assert [type(event).__name__ for event in events] == ["IntervalEnded", "IntervalBegan"]
    room.pass_by(1_000)
    assert rows(room) == [(0, 8_000, Outcome.DONE)]
    session = room.runner.session
    assert (session.index, session.length, session.state) == (1, after.length, State.RUNNING)
    assert session.elapsed(room.clock.ms) == 1_000 - LEFT


def test_the_one_key_pauses_what_is_shown_though_the_next_waits_for_the_person() -> None:
    room = before_its_end(rest(8_000), self_paced(5), hold())
    assert isinstance(room.runner.go()[-1], Paused)
    assert rows(room) == [(0, 8_000, Outcome.DONE)]
    assert (room.runner.session.index, room.runner.session.held) == (1, 0)


def test_the_one_key_says_done_of_what_is_shown() -> None:
    room = before_its_end(opened(30_000, max=8_000), manual(20_000), hold())
    room.runner.go()
    assert rows(room) == [(0, 8_000, Outcome.DONE)]
    assert (room.runner.session.index, room.runner.session.state) == (1, State.RUNNING)


def test_a_pause_a_gap_and_an_end_stand_at_the_beginning_of_the_next() -> None:
    for act in (Runner.pause, Runner.toggle, Runner.interrupt):
        room = before_its_end(hold(8_000), hold(9_000), hold())
        begun = room.clock.ms + LEFT
        event = act(room.runner)[-1]
        assert isinstance(event, Paused)
        assert event.at == begun
        room.pass_by(5_000)
        room.runner.resume()
        room.pass_by(3_000 + 9_000)
        room.runner.tick()
        assert rows(room) == [(0, 8_000, Outcome.DONE), (1, 9_000, Outcome.DONE)]
        assert [(row.at_ms, row.length_ms) for row in room.runner.journal.pauses] == [(8_000, 8_000 - LEFT)]
    room = before_its_end(hold(8_000), hold(9_000), hold())
    room.watch.found = Gap(room.clock.ms, 60_000, 60_000)
    assert room.runner.skip()[-1] == Paused(room.clock.ms + LEFT, Reason.GAP, 60_000)
    room = before_its_end(hold(8_000), hold(9_000), hold())
    room.runner.end()
    assert rows(room) == [(0, 8_000, Outcome.DONE)]
    assert room.runner.journal.status is Status.PARTIAL
