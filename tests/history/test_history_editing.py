"""Sessions that are changed afterwards: edited, deleted, brought back; and questions meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, moment
from hypothesis import given
from hypothesis import strategies as st
from memory_stores import attend, store_in_memory

from foottimer.history.record import Answers, PauseRow, Status
from foottimer.history.store import Store, StoreError, open_for_reading
from foottimer.session.events import Reason

Follow = Callable[..., str]
LATER = NOW + timedelta(minutes=5)
EARLIER = NOW - timedelta(days=400)
"""What a clock says that was set back."""


def registers(store: Store) -> tuple[str | None, str | None]:
    """When the only session was deleted and restored."""
    (found,) = store._db.execute("SELECT deleted_at, restored_at FROM session").fetchall()
    return found[0], found[1]


def changed(store: Store) -> str:
    """When anything of the sessions was changed last."""
    tables = ("session", "attempt", "pause")
    query = " UNION ALL ".join(f"SELECT changed_at FROM {table}" for table in tables)
    return str(store._db.execute(f"SELECT max(changed_at) FROM ({query})").fetchone()[0])


# Editing ------------------------------------------------------------------------------------------


def test_answers_and_day_are_edited_each_by_itself(store: Store, follow: Follow, path: Path) -> None:
    session = follow()
    before = store.record(session)
    answers = Answers(rpe=9, pain=2, red_flag=True, technique=False, note="worse")
    store.edit(session, answers=answers, now=LATER)
    assert store.record(session) == replace(before, answers=answers)
    store.edit(session, day=date(2026, 2, 27), now=LATER)
    other = open_for_reading(path)
    assert other is not None
    with other:
        moved = other.record(session)
    assert moved == replace(before, answers=answers, moment=replace(before.moment, day=date(2026, 2, 27)))
    assert store.days() == (date(2026, 2, 27),)


def test_an_edit_that_is_refused_changes_nothing(store: Store, follow: Follow) -> None:
    session = follow()
    before, stamp = store.record(session), changed(store)
    with pytest.raises(StoreError):
        store.edit(session, answers=Answers(rpe=11), day=date(2020, 1, 1), now=LATER)
    assert (store.record(session), changed(store)) == (before, stamp)


def test_what_does_not_exist_or_is_deleted_cannot_be_edited(store: Store, follow: Follow) -> None:
    session = follow()
    store.delete(session, LATER)
    for wrong in (session, "no such"):
        with pytest.raises(KeyError):
            store.edit(wrong, answers=Answers(), now=LATER)
    with pytest.raises(KeyError):
        store.correct(session, 0, reps_done=1, now=LATER)
    assert registers(store) == ("2026-03-02T06:20:00.250+00:00", None)


def test_a_note_of_half_characters_is_stored_as_what_can_be(store: Store, follow: Follow) -> None:
    session = follow()
    store.edit(session, answers=Answers(note="sore \udc80 heel"), now=LATER)
    assert store.record(session).answers.note == "sore ? heel"


# When it was changed ------------------------------------------------------------------------------

edits = st.sampled_from(
    (
        lambda store, session, now: store.edit(session, answers=Answers(rpe=1), now=now),
        lambda store, session, now: store.edit(session, day=date(2026, 3, 1), now=now),
        lambda store, session, now: store.answer(session, Answers(pain=1), now),
        lambda store, session, now: store.correct(session, 1, recorded=1, now=now),
        lambda store, session, now: store.close(session, Status.PARTIAL, NOW, 1, 1, now),
        lambda store, session, now: store.rename_routine("mini", "mini", now),
    )
)
instants = st.integers(-3, 3).map(lambda hours: NOW + timedelta(hours=hours))


@given(st.lists(st.tuples(edits, instants), max_size=8), instants)
def test_each_edit_is_later_than_all_before_also_with_a_clock_set_back(
    plan: list[tuple[Callable[[Store, str, datetime], object], datetime]], paused: datetime
) -> None:
    with store_in_memory() as store:
        session = attend(store, TIMELINE, moment())
        store.add_pause(session, PauseRow(0, 1, Reason.KEY), paused)
        for edit, now in plan:
            before = changed(store)
            edit(store, session, now)
            assert changed(store) > before
            assert datetime.fromisoformat(changed(store)) >= now
            # The session's own row is as late as any of its rows.
            assert store._db.execute("SELECT changed_at FROM session").fetchone() == (changed(store),)


def test_an_edit_with_a_clock_set_back_is_one_millisecond_later(shelf: Store) -> None:
    session = attend(shelf, TIMELINE, moment())
    shelf.answer(session, Answers(rpe=3), EARLIER)
    assert changed(shelf) == "2026-03-02T06:15:00.251+00:00"


def test_a_rename_is_later_for_each_of_the_sessions(shelf: Store) -> None:
    attend(shelf, TIMELINE, moment(0))
    gone = attend(shelf, TIMELINE, moment(2))
    shelf.delete(gone, NOW)
    assert shelf.rename_routine("mini", "maxi", moment(1).utc) == 1
    assert shelf._db.execute("SELECT routine, changed_at FROM session ORDER BY day").fetchall() == [
        ("maxi", "2026-03-03T06:15:00.250+00:00"),
        ("maxi", "2026-03-04T06:15:00.251+00:00"),
    ]


def test_a_goal_set_again_on_its_day_is_later_too(shelf: Store) -> None:
    shelf.keep_goal(3, NOW.date(), NOW)
    shelf.keep_goal(4, NOW.date(), EARLIER)
    assert shelf._db.execute("SELECT per_week, changed_at FROM goal").fetchall() == [
        (4, "2026-03-02T06:15:00.251+00:00")
    ]


@pytest.mark.parametrize("instant", ["soon", "9999-12-31T23:59:59.999+00:00"])
def test_a_row_changed_at_no_instant_is_said_and_stays(shelf: Store, instant: str) -> None:
    session = attend(shelf, TIMELINE, moment())
    shelf._db.execute("UPDATE attempt SET changed_at = ? WHERE seq = 2", (instant,))
    with pytest.raises(StoreError, match="cannot be understood"):
        shelf.answer(session, Answers(rpe=3), LATER)
    assert shelf.record(session).answers == Answers()


# Deleting and bringing back -----------------------------------------------------------------------


def test_a_restored_session_is_as_it_was(store: Store, follow: Follow) -> None:
    session = follow()
    before, stamp = store.record(session), changed(store)
    store.delete(session, LATER)
    store.restore(session, LATER)
    assert store.record(session) == before
    assert store.days() == (before.moment.day,)
    assert [line.id for line in store.sessions()] == [session]
    assert changed(store) == stamp, "neither is an edit: of two versions the one edited last goes on to be the later"


def test_each_deletion_and_each_restoring_is_later_than_the_one_before(shelf: Store) -> None:
    session = attend(shelf, TIMELINE, moment())
    shelf.delete(session, LATER)
    assert registers(shelf) == ("2026-03-02T06:20:00.250+00:00", None)
    shelf.restore(session, EARLIER)
    assert registers(shelf) == (None, "2026-03-02T06:20:00.251+00:00")
    shelf.delete(session, EARLIER)
    assert registers(shelf) == ("2026-03-02T06:20:00.252+00:00", "2026-03-02T06:20:00.251+00:00")
    shelf.restore(session, LATER + timedelta(minutes=1))
    assert registers(shelf) == (None, "2026-03-02T06:21:00.250+00:00")


def test_only_what_is_deleted_can_be_restored(shelf: Store) -> None:
    session = attend(shelf, TIMELINE, moment())
    for wrong in (session, "no such"):
        with pytest.raises(KeyError):
            shelf.restore(wrong, LATER)
    assert registers(shelf) == (None, None)


def test_a_restored_session_can_be_changed_again(shelf: Store) -> None:
    session = attend(shelf, TIMELINE, moment())
    shelf.delete(session, NOW)
    shelf.restore(session, NOW)
    shelf.edit(session, answers=Answers(rpe=2), now=LATER)
    assert shelf.record(session).answers.rpe == 2


# As of one instant --------------------------------------------------------------------------------


def test_several_questions_are_answered_as_of_one_instant(store: Store, follow: Follow, path: Path) -> None:
    """Another program cannot finish writing before the last answer."""
    follow()
    reader = open_for_reading(path)
    assert reader is not None
    with reader, closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as writer:
        with reader.still():
            before = reader.count(), reader.days(), reader.sessions()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                writer.execute("UPDATE session SET day = '2020-01-01'")
            assert (reader.count(), reader.days(), reader.sessions()) == before
        writer.execute("UPDATE session SET day = '2020-01-01'")
        assert reader.days() == (date(2020, 1, 1),)


def test_what_fails_inside_leaves_the_store_to_be_asked_again(store: Store, follow: Follow) -> None:
    session = follow()
    with pytest.raises(KeyError), store.still():
        store.record("no such")
    with store.still(), store.still():
        assert store.record(session).id == session
    assert not store._db.in_transaction


def test_nothing_is_written_inside(store: Store, follow: Follow) -> None:
    session = follow()
    with store.still(), pytest.raises(StoreError):
        store.answer(session, Answers(rpe=1), NOW)
    assert store.record(session).answers.rpe is None
