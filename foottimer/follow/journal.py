"""Writes a session down as it happens: each event's rows before its effect is painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from foottimer.follow.claims import Claims, NoClaims
from foottimer.history.record import Answers, AttemptRow, PauseRow, Record, Status, attempt_row, moment_at
from foottimer.history.store import KEEP, Keep, Store, StoreError
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
)
from foottimer.session.machine import Session, State
from foottimer.settings.model import DEFAULTS, Settings

_MOVES = (IntervalBegan, Paused, Resumed, Adjusted)
"""What changes where a session stands, for a program that takes it up."""
_LONGEST_BREAK = 7 * 24 * 3_600_000
"""Ms that an interruption is taken to last at most: longer ones are a clock that was set."""


class Journal:
    """The rows of one session, in memory and, unless it is a rehearsal, in the store.

    A row that cannot be written is kept and tried again with the next one: training goes on.
    """

    def __init__(
        self,
        store: Store | None,
        timeline: Timeline,
        clock: Clock,
        settings: Settings = DEFAULTS,
        claims: Claims | None = None,
    ) -> None:
        """Write into `store`, None in a rehearsal; `claims` is what other programs learn from that this one runs it."""
        self._claims = claims or NoClaims()
        self._store = store
        self._timeline = timeline
        self._clock = clock
        self._settings = settings
        self._pending: list[Callable[[Store], object]] = []
        self._tries: Counter[int] = Counter()
        self._zero = 0
        self._start_ms = 0
        self._unseen = 0
        self._paused = 0
        self._standing = False
        self.session_id = ""
        """The store's id of the session; empty in a rehearsal."""
        self.attempts: list[AttemptRow] = []
        """Every attempt so far, oldest first."""
        self.pauses: list[PauseRow] = []
        """Every pause so far that is over."""
        self.trouble = ""
        """Why the latest row could not be written; empty while all is written."""

    @property
    def kept(self) -> bool:
        """Whether the session is saved at all: a rehearsal is not."""
        return self._store is not None

    @property
    def paused_ms(self) -> int:
        """All pauses so far that are over, in ms."""
        return self._paused

    def begin(self, at: int) -> None:
        """Insert the session, begun at the monotonic instant `at`; raises StoreError when the store refuses."""
        self._zero = at
        if self._store is None:
            return
        moment = moment_at(self._clock.wall(), self._clock.zone(), self._settings.day_start)
        identity = str(uuid4())
        self._claims.take(identity)  # before others can find it
        self.session_id = self._store.begin(self._timeline, moment, moment.utc, self._settings.goal, identity)

    def note(self, events: tuple[Event, ...], session: Session) -> None:
        """Write down what the events say; `session` is the one they led to."""
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
        if events:
            self._write_pending()

    def take_up(self, found: UnderWay, record: Record, now: int) -> int:
        """Go on with the rows of a session that another program began, at the monotonic instant `now`.

        Returns how long it stood still, in ms: by the wall clock, which may have been set meanwhile.
        """
        self._claims.take(found.id)
        stood = (self._clock.wall() - found.seen) // timedelta(milliseconds=1)
        stood = max(0, min(stood, _LONGEST_BREAK))
        self._zero = now - stood - found.position.at_ms
        self._start_ms = found.position.start_ms
        self._tries = Counter(row.index for row in record.attempts)
        self._standing = True
        self._paused = sum(pause.length_ms for pause in record.pauses)
        self.session_id = found.id
        self.attempts = list(record.attempts)
        self.pauses = list(record.pauses)
        return stood

    def close(self, status: Status, session: Session) -> None:
        """Close the session as `status`, with its active and paused time."""
        ended = self._now()
        active, paused = session.active, self._paused
        self._write(lambda store: store.close(self.session_id, status, ended, active, paused, ended))
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
        now = self._now()
        self._write(lambda store: store.correct(self.session_id, seq, reps_done=reps_done, recorded=recorded, now=now))

    def answer(self, answers: Answers) -> None:
        """Write down what the person said afterwards, in place of all said before."""
        now = self._now()
        self._write(lambda store: store.answer(self.session_id, answers, now))

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
        now = self._now() - timedelta(milliseconds=self._clock.now() - at + slept)
        self._pending.append(lambda store: store.stand(self.session_id, position, now))

    def _add_attempt(self, attempt: Attempt) -> None:
        self._tries[attempt.index] += 1
        row = attempt_row(
            self._timeline.intervals[attempt.index],
            attempt,
            seq=len(self.attempts),
            nth=self._tries[attempt.index],
            start_ms=self._start_ms,
        )
        self.attempts.append(row)
        now = self._now()
        self._pending.append(lambda store: store.add_attempt(self.session_id, row, now))

    def _add_pause(self, event: Resumed) -> None:
        row = PauseRow(
            at_ms=event.paused_at - self._zero + self._unseen,
            length_ms=event.length,
            reason=event.reason,
        )
        self._unseen += event.length - (event.at - event.paused_at)
        self._paused += event.length
        self.pauses.append(row)
        now = self._now()
        self._pending.append(lambda store: store.add_pause(self.session_id, row, now))

    def _now(self) -> datetime:
        return self._clock.wall().astimezone(UTC)

    def _write(self, row: Callable[[Store], object]) -> None:
        self._pending.append(row)
        self._write_pending()

    def _write_pending(self) -> None:
        if self._store is None:
            self._pending.clear()
            return
        try:
            while self._pending:
                self._pending[0](self._store)
                del self._pending[0]
        except StoreError as error:
            self.trouble = f"Not saved yet: {error}"
        except KeyError:  # in the review of another window; brought back there, it gets all rows that are waiting
            self.trouble = "Not saved yet: this session was deleted while it ran"
        else:
            self.trouble = ""
