"""Writes a session down as it happens: each event's rows before its effect is painted."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from foottimer.history.record import AttemptRow, Moment, PauseRow, Status
from foottimer.history.store import Store, StoreError
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.session.events import Attempt, Event, Finished, IntervalBegan, IntervalEnded, Resumed
from foottimer.session.machine import Session


class Journal:
    """The rows of one session, in memory and, unless it is a rehearsal, in the store.

    A row that cannot be written is kept and tried again with the next one: training goes on.
    """

    def __init__(self, store: Store | None, timeline: Timeline, clock: Clock) -> None:
        self._store = store
        self._timeline = timeline
        self._clock = clock
        self._pending: list[Callable[[Store], object]] = []
        self._tries: Counter[int] = Counter()
        self._zero = 0
        self._began = 0
        self._unseen = 0
        self._paused = 0
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

    def begin(self, at: int) -> None:
        """Insert the session, begun at the monotonic instant `at`."""
        self._zero = self._began = at
        if self._store is None:
            return
        moment = Moment.of(self._clock.wall())
        self.session_id = self._store.begin(self._timeline, moment, moment.utc)

    def note(self, events: tuple[Event, ...], session: Session) -> None:
        """Write down what the events say; `session` is the one they led to."""
        for event in events:
            match event:
                case IntervalBegan(at=at):
                    self._began = at
                case IntervalEnded(attempt=attempt):
                    self._add_attempt(attempt)
                case Resumed():
                    self._add_pause(event)
                case Finished():
                    self.close(Status.COMPLETED, session)
                case _:
                    pass

    def close(self, status: Status, session: Session) -> None:
        """Close the session as `status`, with its active and paused time."""
        ended = self._now()
        active, paused = session.active, self._paused
        self._write(lambda store: store.close(self.session_id, status, ended, active, paused, ended))

    def _add_attempt(self, attempt: Attempt) -> None:
        interval = self._timeline.intervals[attempt.index]
        self._tries[attempt.index] += 1
        row = AttemptRow(
            seq=len(self.attempts),
            index=attempt.index,
            attempt=self._tries[attempt.index],
            kind=interval.kind,
            exercise=interval.exercise,
            name=interval.name,
            side=interval.side,
            round=interval.round,
            set=interval.set,
            block=interval.block,
            start_ms=self._began - self._zero + self._unseen,
            planned_ms=attempt.planned,
            actual_ms=attempt.actual,
            reps_planned=attempt.reps_planned,
            reps_done=attempt.reps_done,
            recorded=None,
            unit=interval.record,
            load=interval.load,
            outcome=attempt.outcome,
        )
        self.attempts.append(row)
        now = self._now()
        self._write(lambda store: store.add_attempt(self.session_id, row, now))

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
        self._write(lambda store: store.add_pause(self.session_id, row, now))

    def _now(self) -> datetime:
        return Moment.of(self._clock.wall()).utc

    def _write(self, row: Callable[[Store], object]) -> None:
        if self._store is None:
            return
        self._pending.append(row)
        try:
            while self._pending:
                self._pending[0](self._store)
                del self._pending[0]
        except (sqlite3.Error, StoreError, OSError) as error:
            self.trouble = f"Not saved yet: {error}"
        else:
            self.trouble = ""
