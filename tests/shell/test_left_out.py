"""A row of the history that makes no sense: every command does without it, and says so once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.history.record import Answers, moment_at
from foottimer.routine.library import bundled_folder, load_file
from foottimer.session.clock import SystemClock

Call = Callable[..., Any]
SAID = "foottimer: 1 row of the history makes no sense and is left out: foottimer doctor names it\n"


@pytest.fixture
def good_and_odd() -> tuple[str, str]:
    """The ids of two sessions, the second with a day that is none."""
    timeline = load_file(bundled_folder() / "desk-break.toml").timeline
    assert timeline is not None
    now = SystemClock().wall()
    with quick_store(paths.history_file()) as store:
        good, odd = (
            store.log(timeline, moment_at(now - timedelta(hours=hours)), Answers(note=str(hours)), now)
            for hours in (1, 2)
        )
    with closing(sqlite3.connect(paths.history_file())) as db, db:
        db.execute("UPDATE session SET day = 'someday' WHERE id = ?", (odd,))
    return good, odd


@pytest.mark.parametrize(
    "command",
    ["history", "history --json", "history --text desk", "stats", "streak", "why", "export json"],
)
@pytest.mark.usefixtures("good_and_odd")
def test_every_list_goes_on_without_it_and_says_so_once(call: Call, command: str) -> None:
    called = call(*command.split())
    assert (called.status, called.err) == (0, SAID)


@pytest.mark.usefixtures("good_and_odd")
def test_who_wants_nothing_said_is_told_nothing(call: Call) -> None:
    assert call("streak", "--check", "--quiet").err == ""


def test_what_is_left_is_all_there(call: Call, good_and_odd: tuple[str, str]) -> None:
    good, _ = good_and_odd
    assert [session["id"] for session in json.loads(call("history", "--json").out)] == [good]
    assert json.loads(call("streak", "--json").out)["this_week"] == 1
    (week,) = [week for week in json.loads(call("stats", "--json").out)["weeks"] if week["sessions"]]
    assert week["sessions"] == 1


def test_who_asks_for_that_session_alone_is_told_what_is_wrong(call: Call, good_and_odd: tuple[str, str]) -> None:
    called = call("history", good_and_odd[1])
    assert (called.status, called.out) == (1, "")
    assert f"(session {good_and_odd[1]}: Invalid isoformat string: 'someday')" in called.err
    assert "foottimer doctor says how to mend it" in called.err
