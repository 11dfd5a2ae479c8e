"""Sessions written down afterwards, and sessions found again by what they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from foottimer import paths, safety
from foottimer.commands import day, log
from foottimer.history.listing import Wanted
from foottimer.history.record import Record
from foottimer.history.store import open_for_reading
from foottimer.session.clock import ManualClock

Call = Callable[..., Any]

NOW = datetime(2026, 8, 5, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))


class BerlinClock(ManualClock):
    def zone(self) -> str:
        return "Europe/Berlin"


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "SystemClock", lambda: BerlinClock(NOW))
    monkeypatch.setattr(day, "local_now", lambda: NOW)


def stored() -> list[Record]:
    store = open_for_reading(paths.history_file())
    if store is None:
        return []
    with store:
        return [store.record(line.id) for line in store.sessions(Wanted())]


def ids(call: Call, *arguments: str) -> list[str]:
    return [session["routine"] for session in json.loads(call("history", "--json", *arguments).out)]


def test_a_session_is_written_down_as_planned_and_the_week_is_told(call: Call) -> None:
    called = call("log", "desk-break", "2026-08-03", "--rpe", "4", "--pain", "0", "--note", "at  the desk")
    assert (called.status, called.err) == (0, "")
    (record,) = stored()
    assert called.lines == [
        "Logged: Desk-break toe yoga, 2026-08-03 12:00, 2:59. 1 of 3 this week.",
        f"foottimer history {record.id[:8]} shows it.",
    ]
    assert (record.moment.day, record.moment.zone, record.active_ms) == (date(2026, 8, 3), "Europe/Berlin", 179_000)
    assert (record.answers.rpe, record.answers.pain, record.answers.note) == (4, 0, "at the desk")
    assert len(record.attempts) == len(record.timeline.intervals if record.timeline else ())
    assert "logged" in call("history").lines[0]
    assert call("history", record.id).lines[0].endswith("2026-08-03 12:00, completed, logged afterwards")


def test_pain_above_the_limit_is_answered_and_the_level_is_told(call: Call) -> None:
    called = call("log", "calf-capacity-2", "tue", "--pain", "6")
    assert called.lines[0].startswith("Logged: Calf capacity · 2, 2026-08-04 12:00")
    assert called.lines[1] == safety.TOO_MUCH
    assert call("log", "desk-break", "2026-08-04", "--pain", "5").lines[1].endswith("shows it.")
    assert "Calf capacity · 2" in call("history").out
    assert [ids(call, f"--pain={least}") for least in ("6", "7")] == [["calf-capacity-2"], []]


def test_the_time_is_the_one_that_is_stated(call: Call) -> None:
    assert "2026-08-04 07:05," in call("log", "desk-break", "yesterday", "--at", "7:05").out
    assert [f"{record.moment.utc:%d %H:%M}" for record in stored()] == ["04 05:05"]


def test_a_time_in_the_night_is_of_the_day_before_where_days_begin_later(call: Call) -> None:
    assert call("config", "set", "week.day_start", "4").status == 0
    assert "2026-08-03 01:30 (in the night of 2026-08-04)" in call("log", "desk-break", "2026-08-03", "--at=01:30").out
    assert [record.moment.day for record in stored()] == [date(2026, 8, 3)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["desk-break", "tomorrow"], "2026-08-06 is still to come"),
        (["desk-break", "today", "--at", "20:31"], "20:31 on 2026-08-05 is still to come"),
        (["desk-break", "1830-01-01"], "too long ago"),
        (["desk-break", "last week"], 'no day is called "last week": write a day as 2026-08-31'),
        (["desk-break", "2026-02-30"], "there is no 2026-02-30 in the calendar"),
        (["desk-break", "today", "--at", "noon"], "write it as 18:07"),
        (["desk-break", "today", "--rpe", "11"], "a whole number from 0 to 10"),
        (["desk-break", "today", "--rpe", "00000000011"], "a whole number from 0 to 10"),
        (["desk-break", "today", "--pain", "-1"], "a whole number from 0 to 10"),
        (["desk-break", "today", "--note", "x" * 501], "at most 500 characters, not 501"),
        (["desk-break"], "DAY"),
    ],
)
def test_what_cannot_have_been_is_refused_in_words_and_nothing_is_written(
    call: Call, arguments: list[str], says: str
) -> None:
    called = call("log", *arguments)
    assert (called.status, called.out) == (2, "")
    assert says in called.err
    assert stored() == []


def test_a_routine_that_there_is_not_is_1_and_nothing_is_written(call: Call, home: Path) -> None:
    called = call("log", "desk-brake", "today")
    assert called.status == 1
    assert "did you mean desk-break?" in called.err
    assert not home.exists()


def test_a_history_that_is_broken_is_1_and_left_alone(call: Call) -> None:
    path = paths.history_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database " * 100)
    assert call("log", "desk-break", "today").status == 1
    assert path.read_bytes() == b"not a database " * 100


@pytest.fixture
def three(call: Call) -> None:
    call("log", "desk-break", "2026-07-31", "--note", "Left KNEE")
    call("log", "foot-strength-1", "2026-08-01")
    call("log", "desk-break", "2026-08-04")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], ["desk-break", "foot-strength-1", "desk-break"]),
        (["--limit=2"], ["desk-break", "foot-strength-1"]),
        (["--routine=desk-break"], ["desk-break", "desk-break"]),
        (["--routine", "desk-break toe YOGA"], ["desk-break", "desk-break"]),
        (["--series=foot-strength"], ["foot-strength-1"]),
        (["--exercise=calf-raise-double"], ["foot-strength-1"]),
        (["--from=2026-08"], ["desk-break", "foot-strength-1"]),
        (["--from=yesterday"], ["desk-break"]),
        (["--to=2026-07"], ["desk-break"]),
        (["--from=2026-08-01", "--to=2026-08-01"], ["foot-strength-1"]),
        (["--text=knee left"], ["desk-break"]),
        (["--routine=desk-break", "--from=2026-08"], ["desk-break"]),
        (["--text=nowhere"], []),
    ],
)
def test_sessions_are_found_by_what_they_were(call: Call, arguments: list[str], found: list[str]) -> None:
    assert ids(call, *arguments) == found
    lines = call("history", *arguments).lines
    assert len(lines) == max(1, len(found))
    if not found:
        assert lines == ["None of 3 sessions is like that; foottimer history shows them all."]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("argument", "status", "says"),
    [
        ("--routine=desk-brake", 1, "no session is of the routine desk-brake: did you mean desk-break?"),
        ("--series=yoga", 1, "no session is of the series yoga"),
        ("--from=autumn", 2, 'no day is called "autumn"'),
        ("--to=2026-13", 2, "there is no 2026-13-01 in the calendar"),
    ],
)
def test_a_filter_that_can_find_nothing_is_refused_in_words(call: Call, argument: str, status: int, says: str) -> None:
    called = call("history", argument)
    assert (called.status, called.out) == (status, "")
    assert says in called.err


@pytest.mark.usefixtures("three")
def test_days_the_wrong_way_round_are_refused(call: Call) -> None:
    called = call("history", "--from=2026-08-02", "--to=2026-08-01")
    assert called.status == 2
    assert "the earlier day comes first" in called.err


def test_filters_of_no_history_find_nothing_and_make_none(call: Call, home: Path) -> None:
    assert json.loads(call("history", "--json", "--routine=desk-break", "--from=2026").out) == []
    assert "Nothing yet" in call("history", "--text=knee").out
    assert not home.exists()
