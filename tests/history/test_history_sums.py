"""Sums of days as the store answers them, against plain loops over its records; and from which indexes it does."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from hypothesis import given, settings
from random_stores import HISTORIES, History, in_memory, write

from foottimer.history.record import Answers, Record, Status, counts
from foottimer.history.store import Store
from foottimer.history.sums import Check, DaySum, ExerciseDay, SeriesSum
from foottimer.session.events import Outcome

ALWAYS = (date.min, date.max)
SOME = (date(2026, 3, 9), date(2026, 3, 29))
RANGES = (ALWAYS, SOME)


def entering(records: Sequence[Record], first: date, last: date) -> list[Record]:
    """The sessions that enter sums, oldest first."""
    kept = [record for record in records if record.status in (Status.COMPLETED, Status.PARTIAL)]
    among = [record for record in kept if first <= record.moment.day <= last]
    return sorted(among, key=lambda record: (record.moment.day, record.moment.utc, record.id))


def known(values: Sequence[int | None]) -> list[int]:
    return [value for value in values if value is not None]


def day_sum(day: date, records: Sequence[Record]) -> DaySum:
    pains = known([record.answers.pain for record in records])
    efforts = known([record.answers.rpe for record in records])
    return DaySum(
        day=day,
        sessions=len(records),
        counted=len([record for record in records if counts(record)]),
        active_ms=sum(record.active_ms for record in records),
        rpe_sum=sum(efforts),
        rpe_answers=len(efforts),
        pain_worst=max(pains) if pains else None,
        pain_sum=sum(pains),
        pain_answers=len(pains),
        technique_good=len([record for record in records if record.answers.technique is True]),
        technique_answers=len([record for record in records if record.answers.technique is not None]),
        red_flags=len([record for record in records if record.answers.red_flag is True]),
        longest_ms=max(record.active_ms for record in records),
    )


def series_sums(records: Sequence[Record]) -> list[SeriesSum]:
    found: dict[tuple[date, str, int], list[int]] = defaultdict(list)
    for record in records:
        if record.series is not None and record.level is not None:
            found[record.moment.day, record.series, record.level].append(record.work_ms)
    return [SeriesSum(*key, len(work), sum(work)) for key, work in sorted(found.items())]


def exercise_days(records: Sequence[Record]) -> dict[tuple[object, ...], ExerciseDay]:
    found: dict[tuple[object, ...], ExerciseDay] = {}
    for record in records:
        for row in record.attempts:
            if not row.kind.is_work:
                continue
            key = (record.moment.day, row.exercise, row.name, row.side, row.kind)
            before = found.get(key, ExerciseDay(*key, sets=0, reps=0, ms=0))  # type: ignore[misc]
            found[key] = ExerciseDay(
                *key,  # type: ignore[misc]
                sets=before.sets + (row.outcome in (Outcome.DONE, Outcome.EXTENDED)),
                reps=before.reps + (row.reps_done or 0),
                ms=before.ms + row.actual_ms,
            )
    return found


def checks(records: Sequence[Record]) -> list[Check]:
    return [
        Check(record.moment.day, record.id, row.exercise, row.name, row.side, row.unit, row.recorded)
        for record in records
        for row in record.attempts
        if row.recorded is not None and row.unit is not None
    ]


@settings(max_examples=120)
@given(HISTORIES)
def test_sums_are_what_loops_over_the_records_give(history: History) -> None:
    with in_memory() as store:
        write(history, store)
        records = [store.record(record.id) for record in store.records()]
        for first, last in RANGES:
            among = entering(records, first, last)
            by_day: dict[date, list[Record]] = defaultdict(list)
            for record in among:
                by_day[record.moment.day].append(record)
            assert list(store.day_sums(first, last)) == [day_sum(day, by_day[day]) for day in sorted(by_day)]
            assert list(store.series_sums(first, last)) == series_sums(among)
            told = store.exercise_days(first, last)
            assert {(one.day, one.exercise, one.name, one.side, one.kind): one for one in told} == exercise_days(among)
            assert len(told) == len(exercise_days(among))
            assert [one.day for one in told] == sorted(one.day for one in told)
            hops = store.exercise_days(first, last, ["pogo-low", "balance"])
            assert hops == tuple(one for one in told if one.exercise in ("pogo-low", "balance"))
            assert list(store.checks(first, last)) == checks(among)
        trained = {record.moment.day for record in records if counts(record)}
        assert list(store.days()) == sorted(trained)


def test_an_empty_store_has_no_sums(store: Store) -> None:
    assert store.day_sums(*ALWAYS) == ()
    assert store.series_sums(*ALWAYS) == ()
    assert store.exercise_days(*ALWAYS) == ()
    assert store.checks(*ALWAYS) == ()
    assert store.days() == ()


def test_no_exercise_asked_for_is_none_told(store: Store, follow: Callable[..., str]) -> None:
    follow()
    assert store.exercise_days(*ALWAYS, []) == ()
    assert store.exercise_days(*ALWAYS, ["'; DROP TABLE session; --"]) == ()
    assert len(store.exercise_days(*ALWAYS)) == 4


def test_an_edited_day_moves_the_sums(store: Store, follow: Callable[..., str]) -> None:
    session = follow()
    store.edit(session, day=date(2026, 2, 27), answers=Answers(rpe=9, red_flag=True), now=moment(1).utc)
    (only,) = store.day_sums(*ALWAYS)
    assert (only.day, only.rpe_sum, only.red_flags) == (date(2026, 2, 27), 9, 1)
    assert {one.day for one in store.exercise_days(*ALWAYS)} == {date(2026, 2, 27)}


def test_what_runs_or_was_given_up_does_not_enter(store: Store, follow: Callable[..., str]) -> None:
    follow(status=Status.ABANDONED)
    running = store.begin(TIMELINE, moment(), NOW)
    store.add_attempt(running, attempt(1), NOW)
    assert store.day_sums(*ALWAYS) == ()
    assert store.exercise_days(*ALWAYS) == ()


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ("session SET day = '2026-03-99'", "day_sums"),
        ("session SET day = '2026-03-99'", "series_sums"),
        ("attempt SET side = 'up'", "exercise_days"),
        ("attempt SET recorded = 1, unit = 'miles'", "checks"),
    ],
)
def test_a_row_that_makes_no_sense_is_left_out_and_told_of(
    store: Store, path: Path, follow: Callable[..., str], change: str, asked: str
) -> None:
    odd = follow()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"UPDATE {change}")
    assert getattr(store, asked)(*ALWAYS) == ()
    assert all(odd in said for said in store.left_out)
    assert len(store.left_out) >= 1


@pytest.mark.parametrize(
    ("column", "value"), [("active_ms", "long"), ("active_ms", 2**63 - 1), ("work_ms", 2**63 - 1), ("pain", 1.5)]
)
def test_the_other_sessions_of_a_day_are_summed_up_all_the_same(
    store: Store, follow: Callable[..., str], column: str, value: object
) -> None:
    good = follow()
    wanted = (store.day_sums(*ALWAYS), store.series_sums(*ALWAYS))
    odd = follow()
    store._db.execute(f"UPDATE session SET {column} = ? WHERE id = ?", (value, odd))
    assert [len(store.day_sums(*ALWAYS)), len(store.series_sums(*ALWAYS))] == [1, 1]
    if column != "work_ms":
        assert store.day_sums(*ALWAYS) == wanted[0]
    else:
        assert store.series_sums(*ALWAYS) == wanted[1]
    assert [record.id for record in store.records()] == [good]
    assert [said.split(":")[0] for said in store.left_out] == [f"session {odd}"]


ASKED: dict[str, tuple[Callable[[Store], object], list[str]]] = {
    "days": (Store.days, ["SEARCH session USING COVERING INDEX training_days"]),
    "day_sums": (lambda store: store.day_sums(*SOME), ["SEARCH session USING COVERING INDEX session_sums (day>"]),
    "series_sums": (lambda store: store.series_sums(*SOME), ["SEARCH session USING INDEX session_"]),
    "exercise_days": (
        lambda store: store.exercise_days(*ALWAYS),
        ["SEARCH session USING INDEX session_", "SEARCH attempt USING COVERING INDEX attempt_of_work (session_id=?)"],
    ),
    "checks": (
        lambda store: store.checks(*SOME),
        [
            "SCAN attempt USING COVERING INDEX attempt_recorded",
            "SEARCH session USING INDEX sqlite_autoindex_session_1 (id=?)",
            "SEARCH attempt USING INDEX",
        ],
    ),
}


@pytest.mark.parametrize("asked", ASKED)
def test_sums_are_read_from_indexes(store: Store, path: Path, follow: Callable[..., str], asked: str) -> None:
    follow()
    ask, wanted = ASKED[asked]
    plan = [step for query in queries(store, ask) for step in steps(path, query)]
    assert [step for step in wanted if not any(step in taken for taken in plan)] == []
    assert [step for step in plan if step.startswith("SCAN") and step.split()[1] in ("session", "attempt")] == [
        taken for taken in plan if taken.startswith("SCAN attempt USING COVERING INDEX attempt_recorded")
    ]


def queries(store: Store, ask: Callable[[Store], object]) -> list[str]:
    """Every query that the store asks, with what it fills in."""
    asked: list[str] = []
    store._db.set_trace_callback(asked.append)
    ask(store)
    store._db.set_trace_callback(None)
    return [query for query in asked if query.lstrip().startswith(("SELECT", "WITH"))]


def steps(path: Path, query: str) -> list[str]:
    """How SQLite answers a query."""
    with closing(sqlite3.connect(path)) as db:
        return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}")]
