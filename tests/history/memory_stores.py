"""Stores in memory, and sessions in them by what a list shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from history_samples import TIMELINE, moment
from parts import make_empty

from foottimer.history.record import Answers, Moment, attempt_row
from foottimer.history.store import Store
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.session.events import Attempt, Outcome


@contextmanager
def store_in_memory() -> Iterator[Store]:
    """An empty store that is gone afterwards."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make_empty(db)
        yield Store(db, Path("memory"))


def timeline(routine: str, *exercises: str, name: str = "", series: str | None = None) -> Timeline:
    """Half a minute of each exercise; one is named by its id, with "The " before it."""
    intervals = tuple(
        Interval(place, Kind.HOLD, f"The {exercise}", place * 30_000, 30_000, exercise, set=1)
        for place, exercise in enumerate(exercises)
    )
    return replace(TIMELINE, routine=routine, name=name or routine.title(), series=series, intervals=intervals)


def attend(store: Store, what: Timeline, began: Moment, note: str = "", tried: int | None = None) -> str:
    """Begin a session and try its first intervals (None: all of them); returns its id."""
    session = store.begin(what, began, began.utc)
    for seq, interval in enumerate(what.intervals[:tried]):
        done = Attempt(seq, interval.start, interval.length, interval.length, None, None, Outcome.DONE)
        store.add_attempt(session, attempt_row(interval, done, seq=seq, nth=1, start_ms=interval.start), began.utc)
    if note:
        store.answer(session, Answers(note=note), moment().utc)
    return session
