"""Goals: since when which one is in force, how the store keeps them, and how the weeks stand by them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from hypothesis import given
from hypothesis import strategies as st
from old_stores import old_store

from foottimer.history import database
from foottimer.history.calendar import Goal, goal_on, with_goal
from foottimer.history.record import Status
from foottimer.history.store import Store, StoreError, open_for_reading, open_store
from foottimer.history.streak import Streak
from foottimer.history.week import week_on
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.settings.weekly import Weekday

MONDAY = date(2026, 3, 2)
FULL = (0, 2, 4)
"""Monday, Wednesday and Friday."""
Follow = Callable[..., str]


def day(number: int) -> date:
    """So many days after the first Monday."""
    return MONDAY + timedelta(days=number)


# Which goal is in force -------------------------------------------------------------------------


def test_the_first_goal_is_in_force_in_all_the_past_too() -> None:
    goals = (Goal(day(20), 4), Goal(day(9), 2))
    assert [goal_on(goals, day(number)) for number in (0, 8, 9, 19, 20, 99)] == [2, 2, 2, 2, 4, 4]
    assert goal_on((), MONDAY) is None


def test_the_settings_goal_enters_as_set_today_where_it_is_another_one() -> None:
    stored = (Goal(day(0), 3),)
    assert with_goal(stored, 3, day(16)) == (Goal(date.min, 3),)
    assert with_goal(stored, 4, day(16)) == (Goal(date.min, 3), Goal(day(16), 4))
    assert with_goal((), 5, day(16)) == (Goal(date.min, 5),)


def test_a_goal_of_tomorrow_which_a_clock_set_back_leaves_is_not_in_force_yet() -> None:
    stored = (Goal(day(0), 3), Goal(day(20), 5))
    assert with_goal(stored, 4, day(10)) == (Goal(date.min, 3), Goal(day(10), 4), Goal(day(20), 5))
    assert with_goal(stored, 3, day(10)) == (Goal(date.min, 3), Goal(day(20), 5))


numbers = st.integers(1, 7)
goal_lists = st.lists(st.builds(Goal, st.integers(0, 60).map(day), numbers), max_size=5)


@given(goal_lists, numbers, st.integers(0, 60).map(day))
def test_whatever_was_stored_the_settings_goal_is_in_force_today_and_nothing_before_changes(
    stored: list[Goal], per_week: int, today: date
) -> None:
    goals = with_goal(stored, per_week, today)
    assert goal_on(goals, today) == per_week
    assert goals[0].since == date.min
    assert with_goal(goals, per_week, today) == goals
    first = min((goal.since for goal in stored), default=today)
    for back in range(1, 60):
        if stored and today - timedelta(days=back) >= first:
            past = today - timedelta(days=back)
            assert goal_on(goals, past) == goal_on(stored, past)


# How the store keeps them -------------------------------------------------------------------------


def test_a_goal_is_kept_once_and_again_when_it_is_another_one(store: Store) -> None:
    for number, per_week in ((0, 3), (1, 3), (16, 4), (17, 4), (30, 3)):
        store.keep_goal(per_week, day(number), NOW + timedelta(days=number))
    assert store.goals() == (Goal(day(0), 3), Goal(day(16), 4), Goal(day(30), 3))


def test_a_day_has_one_goal_the_last_that_was_set_on_it(store: Store) -> None:
    store.keep_goal(3, day(0), NOW)
    for hours, per_week in enumerate((4, 5, 4)):
        store.keep_goal(per_week, day(1), NOW + timedelta(days=1, hours=hours))
    assert store.goals() == (Goal(day(0), 3), Goal(day(1), 4))


def test_a_goal_has_an_id_that_two_stores_agree_on_and_the_instant_of_its_change(tmp_path: Path) -> None:
    rows = []
    for name, per_week in (("one.db", 3), ("other.db", 4)):
        with open_store(tmp_path / name) as store:
            store.keep_goal(per_week, day(0), NOW)
            rows += store._db.execute("SELECT * FROM goal").fetchall()
    (one, _, _, changed, deleted), (other, *_) = rows
    assert one == other == str(UUID(one))
    assert (changed, deleted) == ("2026-03-02T06:15:00.250+00:00", None)


def test_a_deleted_goal_is_none_and_can_be_set_again(store: Store) -> None:
    store.keep_goal(4, day(0), NOW)
    store._db.execute("UPDATE goal SET deleted_at = changed_at")
    assert store.goals() == ()
    store.keep_goal(5, day(0), NOW)
    assert store.goals() == (Goal(day(0), 5),)


def test_a_session_keeps_the_goal_that_it_is_for(store: Store) -> None:
    store.begin(TIMELINE, moment(), NOW)
    assert store.goals() == ()
    store.begin(TIMELINE, moment(), NOW, goal=4)
    store.begin(TIMELINE, moment(1), NOW + timedelta(days=1), goal=4)
    assert store.goals() == (Goal(day(0), 4),)


def test_a_session_that_cannot_be_stored_leaves_no_goal(store: Store) -> None:
    with pytest.raises(AttributeError):
        store.begin(None, moment(), NOW, goal=4)  # type: ignore[arg-type]
    assert store.goals() == ()


@pytest.mark.parametrize("column", ["day = 'soon'", "per_week = 'many'"])
def test_a_goal_that_makes_no_sense_is_left_out_and_said(store: Store, column: str) -> None:
    store.keep_goal(4, day(0), NOW)
    store._db.execute("PRAGMA ignore_check_constraints = ON")
    store._db.execute(f"UPDATE goal SET {column}")
    assert store.goals() == ()
    (said,) = store.left_out
    assert said.startswith("goal ")
    store.keep_goal(5, day(1), NOW)
    assert [goal.per_week for goal in store.goals()] == [5]


def test_the_store_takes_no_goal_that_is_none(store: Store) -> None:
    with pytest.raises(StoreError):
        store.keep_goal(8, day(0), NOW)
    assert store.goals() == ()


# Stores of before there were goals ----------------------------------------------------------------


def train(store: Store, number: int) -> None:
    """Follow the whole timeline so many days after the first Monday."""
    began = moment(number)
    session = store.begin(TIMELINE, began, began.utc)
    for seq in range(len(TIMELINE.intervals)):
        store.add_attempt(session, attempt(seq, seq), began.utc)
    store.close(session, Status.COMPLETED, began.utc, TIMELINE.total, 0, began.utc)


@contextmanager
def unwritable(monkeypatch: pytest.MonkeyPatch, path: Path) -> Iterator[None]:
    """Let files be opened only for reading, as from a folder that is not ours, and check that this one stays."""
    before = path.read_bytes()

    def connect(file: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)

    with monkeypatch.context() as patched:
        patched.setattr(database, "_connect", connect)
        yield
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_what_was_done_before_there_were_goals_was_done_for_three_a_week(path: Path) -> None:
    old_store(path, 4, 2, 0)
    with open_store(path) as store:
        assert store.goals() == (Goal(day(0), 3),)
        ((identity, changed),) = store._db.execute("SELECT id, changed_at FROM goal").fetchall()
        assert (UUID(identity).version, str(UUID(identity))) == (4, identity)
        assert changed == "2026-03-02T06:15:00.250+00:00"
        assert len(store.records()) == 3
        raised = week_on(day(9), store, Settings(goal=5))
        assert (raised.goal_per_week, raised.streak_weeks) == (3, 1)


def test_a_store_in_which_nothing_was_done_has_no_goal(path: Path) -> None:
    old_store(path)
    with open_store(path) as store:
        assert store.goals() == ()


def test_an_old_store_that_cannot_be_written_is_read_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old_store(path, *FULL)
    with unwritable(monkeypatch, path):
        store = open_for_reading(path)
        assert store is not None
        with store:
            assert store.goals() == (Goal(day(0), 3),)
            assert week_on(day(7), store, DEFAULTS).streak_weeks == 1
            with pytest.raises(StoreError, match="read-only"):
                store.keep_goal(5, day(7), NOW)


# How the weeks stand by them ----------------------------------------------------------------------


def stand(store: Store | None, settings: Settings, number: int) -> tuple[int, int, int, str, float]:
    found: Streak = week_on(day(number), store, settings)
    return found.goal_per_week, found.this_week, found.streak_weeks, found.state.value, round(found.score, 3)


def test_without_a_store_the_settings_goal_is_the_weeks() -> None:
    assert stand(None, Settings(goal=5), 3) == (5, 0, 0, "none", 0.0)


def test_the_settings_goal_holds_for_all_the_past_while_none_is_stored(store: Store, follow: Follow) -> None:
    for number in FULL:
        follow(number)
    assert stand(store, DEFAULTS, 7)[:3] == (3, 0, 1)
    assert stand(store, Settings(goal=4), 7)[:3] == (4, 0, 0)
    assert store.goals() == ()


@pytest.mark.parametrize("kept", [True, False], ids=["kept on the Wednesday", "seen on the Monday, not kept"])
def test_a_goal_raised_in_a_week_applies_from_the_next(store: Store, follow: Follow, kept: bool) -> None:
    """The eleventh row of the worked examples, as it comes about."""
    store.keep_goal(3, day(0), NOW)
    for week in range(4):
        for weekday in FULL:
            follow(7 * week + weekday)
    raised = Settings(goal=4)
    if kept:
        store.keep_goal(4, day(16), NOW + timedelta(days=16))
    assert stand(store, raised, 18)[:4] == (3, 3, 3, "secured")
    if kept:
        assert stand(store, raised, 22)[:2] == (4, 1)
        assert stand(store, raised, 28) == (4, 0, 0, "none", 0.451)
        assert week_on(day(28), store, raised).best_weeks == 3
    else:
        assert stand(store, raised, 28)[:3] == (4, 0, 4)


def test_a_reader_computes_with_the_settings_goal_and_writes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path) as store:
        train(store, 0)
        store.keep_goal(3, day(0), NOW)
    with unwritable(monkeypatch, path):
        reader = open_for_reading(path)
        assert reader is not None
        with reader:
            assert stand(reader, Settings(goal=1), 2)[:4] == (3, 1, 0, "in_progress")
            assert stand(reader, Settings(goal=1), 7)[:3] == (1, 0, 0)


def test_the_week_begins_on_the_settings_weekday(store: Store, follow: Follow) -> None:
    for number in (5, 6, 7):
        follow(number)
    stands = partial(stand, store, number=7)
    assert stands(DEFAULTS)[:2] == (3, 1)
    assert stands(Settings(first_day=Weekday.SUNDAY))[:2] == (3, 2)
    assert stands(Settings(first_day=Weekday.SATURDAY))[1:4] == (3, 1, "secured")
    assert stands(Settings(first_day=Weekday.TUESDAY))[:2] == (3, 3)
