"""Random histories, small ones: sessions that ended in every way, goals and pauses, and how they come into a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from history_samples import NOW, TIMELINE, moment
from hypothesis import strategies as st
from parts import make_empty

from foottimer.history.record import Answers, PauseRow, Status, attempt_row
from foottimer.history.store import Store
from foottimer.routine.model import Side
from foottimer.routine.timeline import Timeline
from foottimer.session.events import Attempt, Outcome, Reason

DAYS = 40
"""The histories' days, from the one of NOW on."""


def _with_hops(timeline: Timeline) -> Timeline:
    """The same at another level, in which the calf raises change sides and are hops by their name."""
    intervals = list(timeline.intervals)
    intervals[5] = replace(intervals[5], exercise="pogo-low", name="Hops", side=Side.ALTERNATE)
    return replace(timeline, intervals=tuple(intervals), routine="mini-3", level=3)


TIMELINES = (TIMELINE, replace(TIMELINE, routine="lone", name="Lone", series=None, level=None), _with_hops(TIMELINE))
"""What the sessions ran."""


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt."""

    index: int
    """The interval's place in the timeline."""
    outcome: Outcome
    """How it ended."""
    actual: int
    """Active ms."""
    reps_done: int | None
    """Repetitions done."""
    recorded: float | None
    """The number given."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One session."""

    timeline: int
    """The place in TIMELINES of what it ran."""
    day: int
    """So many days after NOW."""
    hour: int
    """So many hours after NOW."""
    status: Status
    """How it ended; RUNNING for one that was never closed."""
    tries: tuple[Try, ...]
    """What was tried."""
    pauses: tuple[int, ...]
    """The lengths of its pauses, in ms."""
    answers: Answers
    """What was said."""
    deletions: int
    """0: none; 1: it was deleted; 2: it was deleted and brought back."""


@dataclass(frozen=True, slots=True)
class History:
    """All that a store may hold."""

    sessions: tuple[Plan, ...]
    """In the order in which they are written."""
    logged: tuple[tuple[int, int], ...]
    """Sessions written down afterwards: the place of the timeline, and so many days after NOW."""
    goals: tuple[tuple[int, int], ...]
    """Goals: so many days after NOW, and days a week."""
    away: tuple[tuple[int, int, str, bool], ...]
    """Paused days: the first, how many more, the reason, and whether it was taken back."""


_SCALE = st.one_of(st.none(), st.integers(0, 10))
_TRY = st.builds(
    Try,
    index=st.integers(0, 7),
    outcome=st.sampled_from(Outcome),
    actual=st.integers(0, 200_000),
    reps_done=st.one_of(st.none(), st.integers(0, 30)),
    recorded=st.one_of(st.none(), st.integers(0, 60).map(float), st.just(12.5)),
)
_ANSWERS = st.builds(
    Answers,
    rpe=_SCALE,
    pain=_SCALE,
    red_flag=st.one_of(st.none(), st.booleans()),
    technique=st.one_of(st.none(), st.booleans()),
    note=st.sampled_from(["", "Tired", '=1+1, "quoted"\nand a line', "Füße 🦶", "\x1b[31mred"]),
)
PLANS = st.builds(
    Plan,
    timeline=st.integers(0, len(TIMELINES) - 1),
    day=st.integers(0, DAYS - 1),
    hour=st.integers(0, 12),
    status=st.sampled_from([Status.COMPLETED, Status.COMPLETED, *Status]),
    tries=st.lists(_TRY, max_size=8).map(tuple),
    pauses=st.lists(st.integers(1, 100_000), max_size=2).map(tuple),
    answers=_ANSWERS,
    deletions=st.sampled_from([0, 0, 0, 0, 1, 2]),
)
"""Any session."""
HISTORIES = st.builds(
    History,
    sessions=st.lists(PLANS, max_size=10).map(tuple),
    logged=st.lists(st.tuples(st.integers(0, 2), st.integers(0, DAYS - 1)), max_size=2).map(tuple),
    goals=st.lists(st.tuples(st.integers(0, DAYS - 1), st.integers(1, 7)), max_size=3).map(tuple),
    away=st.lists(
        st.tuples(st.integers(0, DAYS - 1), st.integers(0, 9), st.sampled_from(["", "holiday"]), st.booleans()),
        max_size=3,
    ).map(tuple),
)
"""Any history."""


@contextmanager
def in_memory() -> Iterator[Store]:
    """An empty store that never touches the disk."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        make_empty(connection)
        yield Store(connection, Path("memory.db"))


def write(history: History, store: Store) -> list[str]:
    """Write a history into a store, as the program does while it happens; returns the ids of the sessions that ran."""
    for day, per_week in history.goals:
        store.keep_goal(per_week, moment(day).day, moment(day).utc)
    for first, more, reason, taken_back in history.away:
        begin = moment(first).day
        away = store.pause(begin, begin + timedelta(days=more), reason, NOW)
        if taken_back:
            store.unpause(away, NOW + timedelta(hours=1))
    for place, day in history.logged:
        store.log(TIMELINES[place], moment(day), Answers(5, 1), moment(day).utc)
    return [_write(plan, store) for plan in history.sessions]


def _write(plan: Plan, store: Store) -> str:
    timeline, began = TIMELINES[plan.timeline], moment(plan.day, plan.hour)
    session = store.begin(timeline, began, began.utc)
    tried: dict[int, int] = {}
    at = 0
    for seq, one in enumerate(plan.tries):
        interval = timeline.intervals[one.index]
        nth = tried[one.index] = tried.get(one.index, 0) + 1
        attempt = Attempt(one.index, at, one.actual, interval.length, interval.reps, one.reps_done, one.outcome)
        row = attempt_row(interval, attempt, seq=seq, nth=nth, start_ms=at)
        store.add_attempt(session, replace(row, recorded=one.recorded if interval.record else None), began.utc)
        at += one.actual
    for place, length in enumerate(plan.pauses):
        store.add_pause(session, PauseRow(place, length, Reason.KEY), began.utc)
    if plan.status is not Status.RUNNING:
        ended = began.utc + timedelta(milliseconds=at + sum(plan.pauses))
        store.close(session, plan.status, ended, at, sum(plan.pauses), ended)
        store.answer(session, plan.answers, ended)
    for deletion in range(plan.deletions):
        change = store.restore if deletion else store.delete
        change(session, began.utc + timedelta(days=1 + deletion))
    return session
