"""How an exercise went when it was done last, and how that is said."""

from __future__ import annotations

from datetime import date

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from memory_stores import attend, timeline

from foottimer.history.lasttime import LastSide, LastTime, Tried, last_time_of, last_time_text
from foottimer.history.record import Answers, Status
from foottimer.history.store import Store
from foottimer.routine.model import Side
from foottimer.routine.timeline import Kind
from foottimer.session.events import Outcome

DAY = date(2026, 3, 2)
LEFT, RIGHT, BY_TURNS = Side.LEFT, Side.RIGHT, Side.ALTERNATE


def reps(index: int, side: Side | None, done: int | None) -> Tried:
    return Tried(index, Kind.REPS, side, done, 24_000)


def held(index: int, side: Side | None, ms: int, kind: Kind = Kind.HOLD) -> Tried:
    return Tried(index, kind, side, None, ms)


def given(index: int, side: Side | None, number: float, unit: str) -> Tried:
    return Tried(index, Kind.OPEN, side, None, 40_000, number, unit)


@pytest.mark.parametrize(
    ("tries", "rpe", "text"),
    [
        ([reps(1, LEFT, 8), reps(2, RIGHT, 8)], 6, "last time: 8 each side, RPE 6"),
        ([reps(1, LEFT, 8), reps(2, RIGHT, 8)], None, "last time: 8 each side"),
        ([reps(1, BY_TURNS, 10)], 5, "last time: 10 each side, RPE 5"),
        ([reps(1, LEFT, 8), reps(2, RIGHT, 6)], 6, "last time: 8 left, 6 right, RPE 6"),
        ([reps(1, RIGHT, 8), reps(2, LEFT, 6)], 6, "last time: 6 left, 8 right, RPE 6"),
        ([reps(1, LEFT, 8)], 6, "last time: 8 left, RPE 6"),
        ([reps(1, None, 12), reps(3, None, 12)], 0, "last time: 2 x 12, RPE 0"),
        ([reps(3, None, 10), reps(1, None, 12)], None, "last time: 12 + 10"),
        (
            [reps(n, side, 8) for n, side in enumerate((LEFT, RIGHT) * 2)],
            6,
            "last time: 2 x 8 each side, RPE 6",
        ),
        ([held(1, None, 45_900)], None, "last time: 45 s"),
        ([held(1, None, 45_900), held(3, None, 45_100)], None, "last time: 2 x 45 s"),
        ([held(1, LEFT, 30_000), held(2, RIGHT, 30_000, Kind.HOLD)], 4, "last time: 30 s each side, RPE 4"),
        ([held(1, None, 40_000, Kind.TIME)], None, "last time: 40 s"),
        ([given(1, LEFT, 9.5, "cm"), given(2, RIGHT, 9.5, "cm")], None, "last time: 9.5 cm each side"),
        ([given(1, LEFT, 9.5, "cm"), given(2, RIGHT, 11.0, "cm")], None, "last time: 9.5 cm left, 11 cm right"),
        ([given(1, LEFT, 22, "reps"), given(2, RIGHT, 24, "reps")], None, "last time: 22 left, 24 right"),
        ([given(1, LEFT, 45, "seconds"), given(2, RIGHT, 45, "seconds")], None, "last time: 45 s each side"),
        ([reps(1, None, 5), reps(1, None, 8), reps(1, None, 3)], None, "last time: 8"),
        ([reps(1, None, 0), reps(2, None, None)], 7, ""),
        ([], 7, ""),
    ],
)
def test_it_is_said_side_by_side_and_set_by_set(tries: list[Tried], rpe: int | None, text: str) -> None:
    assert last_time_text(last_time_of(DAY, rpe, tries)) == text


def do(store: Store, days: int, what: str = "one", rpe: int | None = None, status: Status = Status.COMPLETED) -> str:
    session = attend(store, timeline("r", what, "other"), moment(days))
    store.close(session, status, moment(days).utc, 60_000, 0, NOW)
    store.answer(session, Answers(rpe=rpe), NOW)
    return session


def test_the_last_session_with_the_exercise_is_told_of(shelf: Store) -> None:
    do(shelf, 0, rpe=3)
    do(shelf, 1, rpe=4, status=Status.PARTIAL)
    do(shelf, 2, "two", rpe=5)
    do(shelf, 3, rpe=9, status=Status.ABANDONED)
    attend(shelf, timeline("r", "one"), moment(4))  # runs
    shelf.delete(do(shelf, 5), NOW)
    found = shelf.last_times(("one", "two", "other", "never"))
    half_a_minute = (LastSide(None, (30_000,), "ms"),)
    assert found == {
        "one": LastTime(moment(1).day, half_a_minute, 4),
        "two": LastTime(moment(2).day, half_a_minute, 5),
        "other": LastTime(moment(2).day, half_a_minute, 5),
    }


def test_it_is_that_before_a_session_where_one_is_stated(shelf: Store) -> None:
    do(shelf, 0, rpe=3)
    second = do(shelf, 1, rpe=4)
    do(shelf, 2, rpe=5)
    assert shelf.last_times(("one",), second)["one"].rpe == 3
    assert shelf.last_times(("one",), "not here")["one"].rpe == 5
    running = attend(shelf, timeline("r", "one"), moment(4))
    assert shelf.last_times(("one",), running)["one"].rpe == 5


def test_an_exercise_of_which_nothing_was_done_is_looked_for_further_back(shelf: Store) -> None:
    do(shelf, 0, rpe=3)
    session = shelf.begin(timeline("r", "one"), moment(1), NOW)
    row = attempt(1, actual=0, outcome=Outcome.SKIPPED, exercise="one", side=None)
    shelf.add_attempt(session, row, NOW)
    shelf.close(session, Status.PARTIAL, NOW, 0, 0, NOW)
    assert shelf.last_times(("one",))["one"].day == moment(0).day


def test_what_makes_no_sense_is_left_out(shelf: Store) -> None:
    session = shelf.begin(TIMELINE, moment(), NOW)
    for seq, index in enumerate((1, 3)):
        shelf.add_attempt(session, attempt(index, seq), NOW)
    shelf.close(session, Status.COMPLETED, NOW, 0, 0, NOW)
    shelf._db.execute("UPDATE attempt SET side = 'up' WHERE seq = 1")
    assert shelf.last_times(("balance",))["balance"].sides == (LastSide(LEFT, (20_500,), "ms"),)
    assert len(shelf.left_out) == 1
    shelf._db.execute("UPDATE session SET day = 'someday'")
    assert shelf.last_times(("balance",)) == {}
