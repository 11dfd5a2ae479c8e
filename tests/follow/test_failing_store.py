"""A store that fails at each of its calls in turn: the session goes on, says so, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults import ERRORS, Disk, Followed, disk

from foottimer.follow.saving import AGAIN
from foottimer.history.database import StoreError
from foottimer.history.store import Store, open_store
from foottimer.session.machine import State

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def faultless() -> tuple[int, Rows]:
    """How many calls a session makes of a store, and what is in it then."""
    with disk() as sound:
        followed = Followed(sound.open).follow()
        assert (followed.troubles, followed.journal.saving.waits) == ([], False)
        return sound.made, sound.rows()


def finished(followed: Followed, made: Disk, wanted: Rows, at: int) -> None:
    """See that the session came to its end, and that all of it is there once the disk recovers."""
    assert followed.runner.session.state is State.ENDED
    made.recover()
    followed.clock.move(AGAIN)
    followed.journal.saving.save_when_due()
    assert not followed.journal.trouble, f"call {at}"
    assert made.rows() == wanted, f"call {at}"


def test_a_session_writes_everything_that_is_looked_at_here(faultless: tuple[int, Rows]) -> None:
    calls, rows = faultless
    assert calls > 80
    assert [len(found) for found in rows.values()] == [1, 8, 2, 1, 0]


@pytest.mark.parametrize("calls", [1, 7, 10_000])
@pytest.mark.parametrize("commits", [False, True])
def test_a_store_that_fails_at_each_call_in_turn_has_all_of_it_in_the_end(
    faultless: tuple[int, Rows], calls: int, commits: bool
) -> None:
    made, wanted = faultless
    for first in range(1, made + 1):
        with disk(first, calls, commits) as failing:
            followed = Followed(failing.open).follow()
            assert failing.refused
            assert followed.troubles or calls == 1  # it may be tried again at once, and work
            assert all(told.startswith("Not saved yet, ") for told in followed.troubles)
            finished(followed, failing, wanted, first)


def test_a_store_that_is_gone_and_begun_anew_at_each_step_has_all_of_it_in_the_end(
    faultless: tuple[int, Rows],
) -> None:
    for lost in range(21):
        with disk() as failing:
            followed = Followed(failing.open)
            for number, _ in enumerate(followed.steps()):
                if number == lost:
                    failing.lose()
                    followed.journal.saving.let_go()  # as after the error that it gives first
            finished(followed, failing, faultless[1], lost)


def test_a_store_of_which_a_backup_took_the_place_has_all_of_it_in_the_end(faultless: tuple[int, Rows]) -> None:
    with disk() as failing:
        followed = Followed(failing.open)
        for number, _ in enumerate(followed.steps()):
            if number == 12:
                failing._db.execute("DELETE FROM attempt WHERE seq > 1")
                followed.journal.saving.let_go()
        finished(followed, failing, faultless[1], 12)


@pytest.mark.parametrize("refused", [1, 4, 1000])
def test_a_store_that_cannot_be_opened_is_tried_again(faultless: tuple[int, Rows], refused: int) -> None:
    opened = 0

    with disk() as sound:

        def open_it() -> Store:
            nonlocal opened
            opened += 1
            if opened <= refused:
                raise StoreError("history.db was written by a newer foottimer")
            return sound.open()

        followed = Followed(open_it).follow()
        assert followed.troubles == ["Not saved yet, the whole session: history.db was written by a newer foottimer"]
        refused = 0
        finished(followed, sound, faultless[1], 0)


def test_what_is_wrong_is_said_with_what_is_not_saved_and_since_when(faultless: tuple[int, Rows]) -> None:
    said = set()
    for first in range(40, 40 + len(ERRORS)):
        with disk(first, 10_000) as failing:
            said.update(Followed(failing.open).follow().troubles)
    assert {told.partition(": ")[0] for told in said} <= {
        f"Not saved yet, what you did since {since}" for since in ("12:00", "12:10")
    }
    assert any("the disk is full" in told for told in said)
    assert any("read-only" in told for told in said)
    assert any("in use by another program" in told for told in said)
    assert any("the disk reports an error" in told for told in said)


def test_another_program_that_writes_holds_nothing_up(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with open_store(path) as others:
        followed = Followed(lambda: open_store(path, 0))
        with others.at_once():
            followed.follow()
            (told,) = followed.troubles
            assert told == f"Not saved yet, the whole session: {path} is in use by another program; what was saved " + (
                "before is kept, try again"
            )
        assert others.records() == ()
        followed.clock.move(AGAIN)
        followed.journal.saving.save_when_due()
        assert [len(record.attempts) for record in others.records()] == [8]
        followed.journal.shut()


def test_a_signal_in_the_middle_of_a_write_has_it_written_anew(faultless: tuple[int, Rows]) -> None:
    """A signal's handler runs between any two calls, and may be all that is still done."""
    made, wanted = faultless
    for at in range(1, made + 1):
        with disk() as sound:
            followed = Followed(sound.open)
            sound.on_call = {at: lambda: followed.journal.saving.save()}  # noqa: B023 - called at once
            finished(followed.follow(), sound, wanted, at)
