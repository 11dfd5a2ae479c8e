"""Says in lines what happens in a session, and what is due while it runs."""

from __future__ import annotations

from foottimer.follow.known import exchanged_text
from foottimer.follow.runner import Runner
from foottimer.follow.saving import SAVED
from foottimer.history.underway import Position
from foottimer.plain import wording
from foottimer.plain.talk import Talk
from foottimer.routine.timeline import Ends, Interval
from foottimer.session.events import (
    Adjusted,
    CountingIn,
    Event,
    Exchanged,
    Finished,
    IntervalBegan,
    IntervalEnded,
    Paused,
    Reason,
    Refused,
    Resumed,
    Stopped,
)
from foottimer.session.machine import State


class Teller:
    """Knows how much of an interval was said."""

    def __init__(self, runner: Runner, talk: Talk, interactive: bool) -> None:
        self._runner = runner
        self._talk = talk
        self._interactive = interactive
        self._said = -1
        """The ms of the interval up to which its texts were said."""
        self._remembered: tuple[str | None, str] = (None, "")
        """The block and exercise of which it was said how it went last time."""
        self._time_up = False
        self._trouble = ""
        self.finished = False
        """Whether the session came to its last interval's end."""

    def tell(self, events: tuple[Event, ...]) -> None:
        """Say what happened, what is due, and whether what was done is saved."""
        self._talk.say_left()
        for event in events:
            self._talk.say(*self._lines(event))
        self._say_due()
        trouble = self._runner.journal.trouble
        if trouble != self._trouble:
            self._trouble = trouble
            self._talk.say(trouble or SAVED)

    def goes_on_at(self, position: Position) -> None:
        """Say in which interval a session is taken up; what was said of it before is not said again."""
        self._talk.say(*self._begins(position.index))
        self._said = position.held_ms

    def instants(self) -> list[int]:
        """Return the instants at which there is something to say."""
        session = self._runner.session
        if session.state is State.COUNTING_IN:
            return [session.until]
        if session.state is not State.RUNNING:
            return []
        instants = [session.anchor + said.ms for said in session.interval.says if said.ms > self._said]
        if session.deadline is not None:
            instants.append(session.deadline)
        if session.interval.ends is Ends.MANUAL and not self._time_up:
            instants.append(session.anchor + session.length)
        return instants

    def _lines(self, event: Event) -> list[str]:
        session, now = self._runner.session, self._runner.now()
        match event:
            case IntervalBegan(index=index):
                self._said, self._time_up = -1, False
                return self._begins(index)
            case IntervalEnded(attempt=attempt):
                return wording.ended(self._interval(attempt.index), attempt)
            case Paused(reason=reason) if reason is not Reason.QUESTION:
                return [wording.paused(event, self._interactive)]
            case CountingIn(at=at, until=until):
                return [f"Going on in {wording.lasting(until - at)}."]
            case Resumed() if session.is_open:
                return [wording.goes_on(session, now)]
            case Exchanged() | Refused():
                return [exchanged_text(event)]
            case Adjusted(index=index) if session.is_open and index == session.index:
                return [wording.adjusted(session, now)]
            case Finished():
                self.finished = True
                return ["Finished."]
            case Stopped():
                return ["Ended early."]
            case _:
                return []

    def _say_due(self) -> None:
        """Say the texts of `at` that are due, and that the time of manual work is up."""
        session = self._runner.session
        if not session.is_open:
            return
        elapsed = session.elapsed(self._runner.now())
        self._talk.say(*(said.text for said in session.interval.says if self._said < said.ms <= elapsed))
        self._said = elapsed
        if session.interval.ends is Ends.MANUAL and elapsed >= session.length and not self._time_up:
            self._time_up = True
            if self._interactive:
                self._talk.say("Time is up: Enter when done.")

    def _begins(self, index: int) -> list[str]:
        interval = self._interval(index)
        work = interval if interval.is_work else self._work_after(index)
        return [
            *wording.begins(interval, self._work_after(index), self._interactive),
            *self._last_time(work),
        ]

    def _last_time(self, work: Interval | None) -> list[str]:
        """Return how an exercise went last time, once as it comes: before a block, and where another stands in."""
        if work is None or (work.block, work.name) == self._remembered:
            return []
        self._remembered = (work.block, work.name)
        last = self._runner.known.last_time(work)
        return [f"{last[:1].upper()}{last[1:]}."] if last else []

    def _interval(self, index: int) -> Interval:
        return self._runner.session.timeline.intervals[index]

    def _work_after(self, index: int) -> Interval | None:
        intervals = self._runner.session.timeline.intervals[index + 1 :]
        return next((interval for interval in intervals if interval.is_work), None)
