"""Writes a session down as it happens: each event's rows before its effect is painted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from foottimer.follow.claims import Claims, NoClaims
from foottimer.follow.course import Course
from foottimer.follow.saving import Adds, Saving, Write
from foottimer.history.calendar import day_of
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.record import Answers, AttemptRow, Moment, PauseRow, Record, Status, moment_at
from foottimer.history.store import KEEP, Keep, Store
from foottimer.history.underway import UnderWay
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.session.events import (
    Adjusted,
    Event,
    Exchanged,
    Finished,
    IntervalBegan,
    IntervalEnded,
    Paused,
    Resumed,
    Stopped,
)
from foottimer.session.machine import Session, State
from foottimer.settings.model import DEFAULTS, Settings

_MOVES = (IntervalBegan, Paused, Resumed, Adjusted, Exchanged)
"""What changes where a session stands, for a program that takes it up."""
_LONGEST_BREAK = 7 * 24 * 3_600_000
"""Ms that an interruption is taken to last at most: longer ones are a clock that was set."""


class Journal:
    """The rows of one session, in memory and, unless it is a rehearsal, in the store.

    What cannot be written is kept and tried again with the next event, or after a while: training goes on.
    """

    def __init__(
        self,
        opening: Callable[[], Store] | None,
        timeline: Timeline,
        clock: Clock,
        settings: Settings = DEFAULTS,
        claims: Claims | None = None,
    ) -> None:
        """Write to what `opening` opens once the session begins; None for a rehearsal.

        `claims` is what other programs learn from that this one runs it.
        """
        self._claims = claims or NoClaims()
        self._clock = clock
        self._settings = settings
        self._course = Course(timeline)
        self.moment: Moment | None = None
        """When it began; None before."""
        self.status = Status.RUNNING
        """How it stands."""
        self.answers = Answers()
        """What the person said afterwards."""
        self.kept = opening is not None
        """Whether the session is saved at all: a rehearsal is not."""
        self.saving = Saving(opening, clock)
        """What of it is in the store, and what waits."""

    @property
    def trouble(self) -> str:
        """What is not saved yet, and why; empty while all is."""
        return self.saving.trouble

    @property
    def session_id(self) -> str:
        """The store's id of the session, once it began; empty in a rehearsal."""
        return self.saving.identity

    @property
    def timeline(self) -> Timeline:
        """What is followed."""
        return self._course.timeline

    @property
    def attempts(self) -> list[AttemptRow]:
        """Every attempt so far, oldest first."""
        return self._course.attempts

    @property
    def pauses(self) -> list[PauseRow]:
        """Every pause so far that is over."""
        return self._course.pauses

    @property
    def paused_ms(self) -> int:
        """All pauses so far that are over, in ms."""
        return self._course.paused_ms

    def begin(self, at: int) -> None:
        """Have the session begun at the monotonic instant `at`; it is written with the first event."""
        self._course.begin(at)
        self.moment = moment_at(self._clock.wall(), self._clock.zone(), self._settings.day_start)
        if self.kept:
            self._run(str(uuid4()))
            self._add_beginning(self.timeline, self.moment)

    def note(self, events: tuple[Event, ...], session: Session) -> None:
        """Write down what the events say, all of it or nothing; `session` is the one they led to.

        A session that was stopped is written when it is closed, which has to follow.
        """
        for event in events:
            self._note(event, session)
        if session.is_open and any(isinstance(event, _MOVES) for event in events):
            self._stand(session, events[-1].at)
        if not events:
            self.saving.save_when_due()
        elif not any(isinstance(event, Stopped | Finished) for event in events):
            self.saving.save()

    def _note(self, event: Event, session: Session) -> None:
        match event:
            case IntervalBegan(at=at):
                self._course.began(at, session)
            case IntervalEnded(attempt=attempt):
                self._add_attempt(self._course.ended(attempt))
            case Paused():
                self._course.paused()
            case Resumed():
                self._add_pause(self._course.resumed(event))
            case Exchanged():
                self._follow(session.timeline)
            case Finished():
                self.close(Status.COMPLETED, session)
            case _:
                pass

    def take_up(self, found: UnderWay, record: Record, now: int) -> int:
        """Go on with the rows of a session that another program began, at the monotonic instant `now`.

        Returns how long it stood still, in ms: by the wall clock, which may have been set meanwhile.
        """
        stood = (self._clock.wall() - found.seen) // timedelta(milliseconds=1)
        stood = max(0, min(stood, _LONGEST_BREAK))
        self._course.take_up(found.position, record, now - stood)
        self._run(found.id)
        self.moment = record.moment
        self._add_beginning(found.timeline, record.moment)
        for row in record.attempts:
            self._add_attempt(row)
        for pause in record.pauses:
            self._add_pause(pause)
        self.saving.assume()
        return stood

    def close(self, status: Status, session: Session) -> None:
        """Close the session as `status`, with its active and paused time."""
        self.status = status
        ended, id_ = self._now(), self.session_id
        active, paused = session.active, self.paused_ms
        self._write(lambda store: store.close(id_, status, ended, active, paused, ended))
        if not self.saving.waits:  # else another program would find it interrupted
            self._claims.release()

    def shut(self) -> None:
        """Let go of the store, and of the session."""
        self.saving.let_go()
        self._claims.release()

    def latest(self, block: str | None) -> tuple[AttemptRow, ...]:
        """Return the last attempt at each work interval of `block`, in the timeline's order."""
        return self._course.latest(block)

    def correct(self, seq: int, *, reps_done: int | Keep | None = KEEP, recorded: float | Keep | None = KEEP) -> None:
        """Change what the attempt `seq` says was done.

        Raises IndexError when there is no such attempt.
        """
        self._course.correct(seq, reps_done, recorded)
        now, id_ = self._now(), self.session_id
        self._write(lambda store: store.correct(id_, seq, reps_done=reps_done, recorded=recorded, now=now))

    def answer(self, answers: Answers) -> None:
        """Write down what the person said afterwards, in place of all said before."""
        self.answers = answers
        now, id_ = self._now(), self.session_id
        self._write(lambda store: store.answer(id_, answers, now))

    def decide(self, kind: DecisionKind, about: str) -> None:
        """Write down what the person decided or said, as of today; in a rehearsal nothing."""
        wall = self._clock.wall()
        decision = Decision(kind, day_of(wall, self._settings.day_start), about, id=str(uuid4()))
        now = self._now()
        self._write(lambda store: store.decide(decision, now))

    def _follow(self, timeline: Timeline) -> None:
        """Have the session be of another timeline, in which all that was done has its place."""
        self._course.follow(timeline)
        now, id_ = self._now(), self.session_id
        self._add(lambda store: store.follow(id_, timeline, now))

    def _run(self, identity: str) -> None:
        """Have other programs know that the session is run here, before they can find it."""
        self._claims.take(identity)
        self.saving.identity = identity

    def _add_beginning(self, timeline: Timeline, moment: Moment) -> None:
        goal, id_ = self._settings.goal, self.session_id
        self._add(lambda store: store.begin(timeline, moment, moment.utc, goal, id_))

    def _stand(self, session: Session, at: int) -> None:
        """Write down where the session stands as of the instant `at`, within a pause as of its beginning."""
        at, slept = (at, 0) if session.state is State.RUNNING else (session.paused_at, session.unseen)
        position = self._course.position(session, at)
        now, id_ = self._now() - timedelta(milliseconds=self._clock.now() - at + slept), self.session_id
        self._add(lambda store: store.stand(id_, position, now))

    def _add_attempt(self, row: AttemptRow) -> None:
        now, id_ = self._now(), self.session_id
        self._add(lambda store: store.add_attempt(id_, row, now), Adds.ATTEMPT)

    def _add_pause(self, row: PauseRow) -> None:
        now, id_ = self._now(), self.session_id
        self._add(lambda store: store.add_pause(id_, row, now), Adds.PAUSE)

    def _now(self) -> datetime:
        return self._clock.wall().astimezone(UTC)

    def _write(self, do: Callable[[Store], object]) -> None:
        self._add(do)
        self.saving.save()

    def _add(self, do: Callable[[Store], object], adds: Adds = Adds.NOTHING) -> None:
        if self.kept:
            self.saving.add(Write(do, adds))
