from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from parts import NOON, FailingStore, quick_store
from sessions_made import RAISES, add, attempt_of, day, moment

from foottimer import safety
from foottimer.history.listing import Wanted
from foottimer.history.record import Answers, Origin, Record
from foottimer.history.store import Store, StoreError
from foottimer.routine.model import Side
from foottimer.ui.session_desk import Doing, SessionDesk

SAID = Answers(4, 1, False, True, "easy")


class Made:
    """A desk, and a store with one session of the day before."""

    def __init__(self, folder: Path) -> None:
        self.session = add(folder / "history.db", 1, SAID)
        self.store: Store = quick_store(folder / "history.db")
        self.now = NOON
        self.desk = SessionDesk(self.tick)

    def tick(self) -> object:
        self.now += timedelta(seconds=1)
        return self.now

    def do(self, doing: Doing | None) -> str:
        assert doing is not None
        return doing(self.store).said

    @property
    def record(self) -> Record:
        return self.store.record(self.session)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    found = Made(tmp_path)
    with found.store:
        yield found


def test_a_deleted_session_comes_back(made: Made) -> None:
    before = made.record
    assert made.do(made.desk.delete(before)) == "Deleted: Feet, Sun 1 March 2026."
    assert made.store.count(Wanted()) == 0
    assert made.do(made.desk.undo()) == "Feet, Sun 1 March 2026 is back."
    assert made.record == before
    assert made.desk.undo() is None


def test_answers_and_day_are_changed_and_changed_back(made: Made) -> None:
    before = made.record
    said = made.do(made.desk.edit(before, Answers(rpe=9, note="hard"), day(3)))
    assert said == (
        "Changed: Feet, Sun 1 March 2026: effort 9, was 4; worst pain –, was 1; red flag –, was no; "
        "clean form –, was yes; note; now for Fri 27 February 2026."
    )
    assert (made.record.answers, made.record.moment.day) == (Answers(rpe=9, note="hard"), day(3))
    assert made.record.moment.utc == before.moment.utc
    assert made.do(made.desk.undo()) == "Feet, Sun 1 March 2026 is as it was."
    assert made.record == before


def test_pain_above_the_limit_is_answered_with_what_to_do_once(made: Made) -> None:
    hurting = made.desk.edit(made.record, Answers(pain=6), day(1))(made.store)
    assert hurting.care == safety.TOO_MUCH
    assert made.desk.edit(made.record, Answers(pain=7), day(1))(made.store).care == ""
    assert made.desk.edit(made.record, Answers(pain=2), day(1))(made.store).care == ""
    logged = made.desk.log(RAISES, moment(2), Answers(red_flag=True), 3, lambda _: "1 of 3")(made.store)
    assert logged.care == safety.RED_FLAG


def test_numbers_are_corrected_and_corrected_back_together(made: Made) -> None:
    before = made.record
    left, right = (attempt_of(before, "Raise", side) for side in (Side.LEFT, Side.RIGHT))
    assert made.do(made.desk.correct(before, {left.seq: 3, right.seq: None})).startswith("Corrected: 2 numbers of Feet")
    assert [attempt_of(made.record, "Raise", side).reps_done for side in (Side.LEFT, Side.RIGHT)] == [3, None]
    made.do(made.desk.undo())
    assert made.record == before


def test_a_session_is_logged_and_not_any_more(made: Made) -> None:
    said = made.do(made.desk.log(RAISES, moment(2), SAID, 3, lambda store: f"{store.count()} sessions"))
    assert said == "Logged: Feet, Sat 28 February 2026. 2 sessions."
    (logged,) = (line for line in made.store.sessions() if line.origin is Origin.LOGGED)
    assert (logged.moment.day, logged.answers, logged.counts) == (day(2), SAID, True)
    assert made.do(made.desk.undo()) == "Not logged any more: Feet, Sat 28 February 2026."
    assert [line.id for line in made.store.sessions()] == [made.session]


def test_several_things_are_taken_back_the_latest_first(made: Made) -> None:
    before = made.record
    made.do(made.desk.edit(before, Answers(rpe=1), day(1)))
    made.do(made.desk.edit(made.record, Answers(rpe=2), day(1)))
    made.do(made.desk.delete(made.record))
    made.do(made.desk.undo())
    made.do(made.desk.undo())
    assert made.record.answers == Answers(rpe=1)
    made.do(made.desk.undo())
    assert made.record == before


def test_a_session_that_another_program_deleted_is_refused_in_words_and_nothing_is_to_be_undone(made: Made) -> None:
    before = made.record
    made.store.delete(made.session, NOON)
    for doing in (made.desk.delete(before), made.desk.edit(before, Answers(), day(1))):
        with pytest.raises(StoreError, match="not there any more"):
            doing(made.store)
    assert made.desk.undo() is None


def test_what_the_store_refuses_to_take_back_can_be_tried_again(made: Made) -> None:
    made.do(made.desk.delete(made.record))
    failing = FailingStore(made.store)
    failing.failures = 1
    again = made.desk.undo()
    assert again is not None
    with pytest.raises(StoreError, match="disk is full"):
        again(failing)  # type: ignore[arg-type]  # a stand-in
    made.do(made.desk.undo())
    assert made.store.count(Wanted()) == 1
