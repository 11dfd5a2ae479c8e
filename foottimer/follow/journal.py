"""Writes a session down as it happens: each event's rows before its effect is painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from foottimer.follow.claims import Claims, NoClaims
from foottimer.follow.saving import Adds, Saving, Write
from foottimer.history.record import Answers, AttemptRow, Moment, PauseRow, Record, Status, attempt_row, moment_at
from foottimer.history.store import KEEP, Keep, Store
from foottimer.history.underway import Position, UnderWay
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.session.events import (
    Adjusted,
    Attempt,
    Event,
    Finished,
    IntervalBegan,
    IntervalEnded,
    Paused,
    Resumed,
    Stopped,
)
from foottimer.session.machine import Session, State
from foottimer.settings.model import DEFAULTS, Settings

_MOVES = (IntervalBegan, Paused, Resumed, Adjusted)
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
        self._tries: Counter[int] = Counter()
        self._zero = 0
        self._start_ms = 0
        self._unseen = 0
        self._paused = 0
        self._standing = False
        self.timeline = timeline
        """What is followed."""
        self.moment: Moment | None = None
        """When it began; None before."""
        self.status = Status.RUNNING
        """How it stands."""
        self.answers = Answers()
        """What the person said afterwards."""
        self.kept = opening is not None
        """Whether the session is saved at all: a rehearsal is not."""
        self.session_id = ""
        """The store's id of the session, once it began; empty in a rehearsal."""
        self.saving = Saving(opening, clock)
        """What of it is in the store, and what waits."""
        self.attempts: list[AttemptRow] = []
        """Every attempt so far, oldest first."""
        self.pauses: list[PauseRow] = []
        """Every pause so far that is over."""

    @property
    def trouble(self) -> str:
        """What is not saved yet, and why; empty while all is."""
        return self.saving.trouble

    @property
    def paused_ms(self) -> int:
        """All pauses so far that are over, in ms."""
        return self._paused

    def begin(self, at: int) -> None:
        """Have the session begun at the monotonic instant `at`; it is written with the first event."""
        self._zero = at
        self.moment = moment_at(self._clock.wall(), self._clock.zone(), self._settings.day_start)
        if self.kept:
            self._run(str(uuid4()))
            self._add_beginning(self.timeline, self.moment)

    def note(self, events: tuple[Event, ...], session: Session) -> None:
        """Write down what the events say, all of it or nothing; `session` is the one they led to.

        A session that was stopped is written when it is closed, which has to follow.
        """
        for event in events:
            match event:
                case IntervalBegan(at=at):
                    # Begun within a pause, it lies behind what that pause has slept so far.
                    slept = session.unseen if self._standing else 0
                    self._start_ms = at - self._zero + self._unseen + slept
                case IntervalEnded(attempt=attempt):
                    self._add_attempt(attempt)
                case Paused():
                    self._standing = True
                case Resumed():
                    self._standing = False
                    self._add_pause(event)
                case Finished():
                    self.close(Status.COMPLETED, session)
                case _:
                    pass
        if session.is_open and any(isinstance(event, _MOVES) for event in events):
            self._stand(session, events[-1].at)
        if not events:
            self.saving.save_when_due()
        elif not any(isinstance(event, Stopped | Finished) for event in events):
            self.saving.save()

    def take_up(self, found: UnderWay, record: Record, now: int) -> int:
        """Go on with the rows of a session that another program began, at the monotonic instant `now`.

        Returns how long it stood still, in ms: by the wall clock, which may have been set meanwhile.
        """
        stood = (self._clock.wall() - found.seen) // timedelta(milliseconds=1)
        stood = max(0, min(stood, _LONGEST_BREAK))
        self._zero = now - stood - found.position.at_ms
        self._start_ms = found.position.start_ms
        self._tries = Counter(row.index for row in record.attempts)
        self._standing = True
        self._paused = sum(pause.length_ms for pause in record.pauses)
        self._run(found.id)
        self.moment = record.moment
        self.attempts = list(record.attempts)
        self.pauses = list(record.pauses)
        self._add_beginning(found.timeline, record.moment)
        for row in record.attempts:
            self._add(self._of_attempt(row), Adds.ATTEMPT)
        for pause in record.pauses:
            self._add(self._of_pause(pause), Adds.PAUSE)
        self.saving.assume()
        return stood

    def close(self, status: Status, session: Session) -> None:
        """Close the session as `status`, with its active and paused time."""
        self.status = status
        ended, id_ = self._now(), self.session_id
        active, paused = session.active, self._paused
        self._write(lambda store: store.close(id_, status, ended, active, paused, ended))
        if not self.saving.waits:  # else another program would find it interrupted
            self._claims.release()

    def shut(self) -> None:
        """Let go of the store, and of the session."""
        self.saving.let_go()
        self._claims.release()

    def latest(self, block: str | None) -> tuple[AttemptRow, ...]:
        """Return the last attempt at each work interval of `block`, in the timeline's order."""
        last = {row.index: row for row in self.attempts if row.block == block and row.kind.is_work}
        return tuple(last[index] for index in sorted(last))

    def correct(self, seq: int, *, reps_done: int | Keep | None = KEEP, recorded: float | Keep | None = KEEP) -> None:
        """Change what the attempt `seq` says was done.

        Raises IndexError when there is no such attempt.
        """
        row = self.attempts[seq]
        self.attempts[seq] = replace(
            row,
            reps_done=row.reps_done if isinstance(reps_done, Keep) else reps_done,
            recorded=row.recorded if isinstance(recorded, Keep) else recorded,
        )
        now, id_ = self._now(), self.session_id
        self._write(lambda store: store.correct(id_, seq, reps_done=reps_done, recorded=recorded, now=now))

    def answer(self, answers: Answers) -> None:
        """Write down what the person said afterwards, in place of all said before."""
        self.answers = answers
        now, id_ = self._now(), self.session_id
        self._write(lambda store: store.answer(id_, answers, now))

    def _run(self, identity: str) -> None:
        """Have other programs know that the session is run here, before they can find it."""
        self._claims.take(identity)
        self.session_id = self.saving.identity = identity

    def _add_beginning(self, timeline: Timeline, moment: Moment) -> None:
        goal, id_ = self._settings.goal, self.session_id
        self._add(lambda store: store.begin(timeline, moment, moment.utc, goal, id_))

    def _stand(self, session: Session, at: int) -> None:
        """Write down where the session stands as of the instant `at`, within a pause as of its beginning."""
        standing = session.state is not State.RUNNING
        at = session.paused_at if standing else at
        slept = session.unseen if standing else 0
        position = Position(
            index=session.index,
            start_ms=self._start_ms,
            length_ms=session.length,
            held_ms=session.held if standing else max(0, at - session.anchor),
            at_ms=at - self._zero + self._unseen,
        )
        now, id_ = self._now() - timedelta(milliseconds=self._clock.now() - at + slept), self.session_id
        self._add(lambda store: store.stand(id_, position, now))

    def _add_attempt(self, attempt: Attempt) -> None:
        self._tries[attempt.index] += 1
        row = attempt_row(
            self.timeline.intervals[attempt.index],
            attempt,
            seq=len(self.attempts),
            nth=self._tries[attempt.index],
            start_ms=self._start_ms,
        )
        self.attempts.append(row)
        self._add(self._of_attempt(row), Adds.ATTEMPT)

    def _add_pause(self, event: Resumed) -> None:
        row = PauseRow(
            at_ms=event.paused_at - self._zero + self._unseen,
            length_ms=event.length,
            reason=event.reason,
        )
        self._unseen += event.length - (event.at - event.paused_at)
        self._paused += event.length
        self.pauses.append(row)
        self._add(self._of_pause(row), Adds.PAUSE)

    def _of_attempt(self, row: AttemptRow) -> Callable[[Store], object]:
        now, id_ = self._now(), self.session_id
        return lambda store: store.add_attempt(id_, row, now)

    def _of_pause(self, row: PauseRow) -> Callable[[Store], object]:
        now, id_ = self._now(), self.session_id
        return lambda store: store.add_pause(id_, row, now)

    def _now(self) -> datetime:
        return self._clock.wall().astimezone(UTC)

    def _write(self, do: Callable[[Store], object]) -> None:
        self._add(do)
        self.saving.save()

    def _add(self, do: Callable[[Store], object], adds: Adds = Adds.NOTHING) -> None:
        if self.kept:
            self.saving.add(Write(do, adds))
