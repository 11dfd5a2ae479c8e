"""Stores in memory that are used at random, each like the one of a machine, and carried from one to the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from history_samples import NOW, TIMELINE, attempt, moment
from hypothesis import strategies as st
from parts import make_empty

from foottimer.carry.carrying import Carrying
from foottimer.carry.merging import Choice
from foottimer.carry.receiving import read_archive
from foottimer.history.calendar import day_of
from foottimer.history.decisions import Decision, DecisionKind, Morning, morning_text
from foottimer.history.record import Answers, PauseRow, Status
from foottimer.history.week import standing_on
from foottimer.routine.timeline import Timeline
from foottimer.session.events import Outcome, Reason
from foottimer.settings.model import Settings

Deed: TypeAlias = Callable[[Carrying, datetime], object]
"""What is done with a store at an instant."""

OTHER = replace(TIMELINE, routine="other", name="Ótra 🦶", intervals=TIMELINE.intervals[:6], series=None, level=None)
TABLES = ("snapshot", "session", "attempt", "pause", "goal", "paused_days", "decision")
EVER = (date(2025, 1, 1), date(2027, 1, 1))


def machine() -> Carrying:
    """An empty store in memory."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("PRAGMA foreign_keys = ON")
    make_empty(db)
    return Carrying(db, Path("memory"))


def dump(store: Carrying) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    return {table: sorted(store._db.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def file_of(store: Carrying) -> bytes:
    return "".join(store.exported()).encode()


def carry(source: Carrying, target: Carrying) -> tuple[Choice, ...]:
    """Take into one store what another one exports."""
    return target.take_in(read_archive(file_of(source)), "".join)


def figures(store: Carrying) -> tuple[object, ...]:
    """Everything that is ever asked of a store, of which all that is shown is made."""
    return (
        store.sessions(),
        store.records(),
        tuple(store.record(record.id) for record in store.records()),
        store.days(),
        store.goals(),
        store.paused_days(),
        store.decisions(),
        store.worked(*EVER, ("balance", "calf-raise")),
        store.last_times(("balance", "calf-raise")),
        store.last_done(),
        store.facets(),
        store.ends_of(),
        store.day_sums(*EVER),
        store.series_sums(*EVER),
        store.exercise_days(*EVER),
        store.checks(*EVER),
        standing_on(date(2026, 4, 1), store, Settings()),
    )


def ids(store: Carrying, table: str, deleted: bool) -> list[str]:
    query = f"SELECT id FROM {table} WHERE deleted_at IS {'NOT' if deleted else ''} NULL ORDER BY rowid"
    return [id_ for (id_,) in store._db.execute(query)]


def _follow(timeline: Timeline, indices: Sequence[int], status: Status, answers: Answers, days: int) -> Deed:
    def run(store: Carrying, now: datetime) -> None:
        session = store.begin(timeline, moment(days), now)
        for seq, index in enumerate(indices):
            row = attempt(index, seq, outcome=Outcome.DONE if index % 2 else Outcome.CUT)
            recorded = days / 2 if index == 7 else None
            store.add_attempt(session, replace(row, recorded=recorded), now + timedelta(minutes=seq))
        store.add_pause(session, PauseRow(1_000, 2_000, Reason.KEY), now + timedelta(minutes=3))
        if status is not Status.RUNNING:
            store.close(session, status, now, 90_000, 2_000, now)
            store.answer(session, answers, now)

    return run


def _on_one(table: str, deleted: bool, number: int, do: Callable[[Carrying, str, datetime], object]) -> Deed:
    """Do something with one of the rows there are, if there are any."""

    def run(store: Carrying, now: datetime) -> None:
        found = ids(store, table, deleted)
        if found:
            do(store, found[number % len(found)], now)

    return run


def _correct(reps: int, store: Carrying, session: str, now: datetime) -> None:
    for row in store.record(session).attempts[:1]:
        store.correct(session, row.seq, reps_done=reps, now=now)


def _go_on(index: int, store: Carrying, session: str, now: datetime) -> None:
    """Add an attempt, as a session does that is still followed."""
    record = store.record(session)
    if record.status is Status.RUNNING:
        store.add_attempt(session, attempt(index, len(record.attempts)), now)


_numbers = st.integers(0, 4)
_scores = st.none() | st.integers(0, 10)
_flags = st.none() | st.booleans()
_notes = st.text(st.characters(codec="utf-8"), max_size=5)
_answers = st.builds(Answers, _scores, _scores, _flags, _flags, _notes)
_days = st.integers(0, 30)


def _to_one(table: str, deleted: bool, do: st.SearchStrategy[Callable[..., object]]) -> st.SearchStrategy[Deed]:
    return st.builds(partial(_on_one, table, deleted), _numbers, do)


def _decided(kind: DecisionKind, days: int, about: str, value: str = "") -> Decision:
    return Decision(kind, day_of(NOW) + timedelta(days), about, value)


_ABOUT_ONE = (DecisionKind.PLAN_START, DecisionKind.PLAN_STOP, DecisionKind.SORE, DecisionKind.ANYWAY)
DECISIONS = st.one_of(
    st.builds(
        lambda days, pain, stiffer: _decided(
            DecisionKind.MORNING, days, day_of(NOW).isoformat(), morning_text(Morning(pain, stiffer))
        ),
        _days,
        _scores,
        _flags,
    ),
    st.builds(lambda days, level: _decided(DecisionKind.LEVEL, days, "minis", f"{level}"), _days, st.integers(1, 3)),
    st.builds(lambda kind, days: _decided(kind, days, "eight-weeks"), st.sampled_from(_ABOUT_ONE), _days),
)
"""Anything that may be decided."""

deeds: st.SearchStrategy[Deed] = st.one_of(
    st.builds(
        _follow,
        st.just(TIMELINE),
        st.lists(st.integers(0, 7), max_size=6),
        st.sampled_from(Status),
        _answers,
        _days,
    ),
    st.builds(lambda days, answers: lambda store, now: store.log(OTHER, moment(days), answers, now), _days, _answers),
    _to_one(
        "session",
        False,
        st.one_of(
            st.builds(lambda said: lambda store, id_, now: store.edit(id_, answers=said, now=now), _answers),
            st.builds(
                lambda days: lambda store, id_, now: store.edit(id_, day=day_of(NOW) + timedelta(days), now=now), _days
            ),
            st.builds(lambda reps: partial(_correct, reps), _numbers),
            st.builds(lambda index: partial(_go_on, index), _numbers),
            st.just(lambda store, id_, now: store.delete(id_, now)),
        ),
    ),
    _to_one("session", True, st.just(lambda store, id_, now: store.restore(id_, now))),
    st.builds(
        lambda per_week, days: lambda store, now: store.keep_goal(per_week, day_of(NOW) + timedelta(days), now),
        st.integers(1, 7),
        _days,
    ),
    st.builds(
        lambda days, reason: (
            lambda store, now: store.pause(
                day_of(NOW) + timedelta(days), day_of(NOW) + timedelta(days + 3), reason, now
            )
        ),
        _days,
        _notes,
    ),
    _to_one(
        "paused_days",
        False,
        st.one_of(
            st.builds(
                lambda days: (
                    lambda store, id_, now: store.change_pause(
                        id_, day_of(NOW), day_of(NOW) + timedelta(days), "changed", now
                    )
                ),
                _days,
            ),
            st.just(lambda store, id_, now: store.unpause(id_, now)),
        ),
    ),
    _to_one("paused_days", True, st.just(lambda store, id_, now: store.restore_pause(id_, now))),
    st.builds(lambda said: lambda store, now: store.decide(said, now), DECISIONS),
    _to_one("decision", False, st.just(lambda store, id_, now: store.undecide(id_, now))),
    _to_one("decision", True, st.just(lambda store, id_, now: store.restore_decision(id_, now))),
    st.just(lambda store, now: store.rename_routine("other", "another", now)),
)
"""Anything that a person may do with a store."""

instants = st.integers(0, 6).map(lambda hours: NOW + timedelta(hours=hours))
"""When: clocks of two machines agree, differ and are set back."""

steps = st.lists(st.tuples(instants, deeds), max_size=8)
"""What is done with one store, one thing after another."""


def do(store: Carrying, what: Sequence[tuple[datetime, Deed]]) -> None:
    for now, deed in what:
        deed(store, now)
