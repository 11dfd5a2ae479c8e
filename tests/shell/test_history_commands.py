from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.commands import history, streak
from foottimer.history.record import Answers, PauseRow, Status, attempt_row, moment_at
from foottimer.history.store import Store
from foottimer.routine.library import bundled_folder, load_file
from foottimer.routine.model import Unit
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import SystemClock
from foottimer.session.events import Attempt, Outcome, Reason
from foottimer.settings.model import Length, Settings

Call = Callable[..., Any]

SUMMER = timezone(timedelta(hours=2))
SESSION_KEYS = [
    *("id", "routine", "name", "status", "origin", "day", "started_at", "planned_seconds", "active_seconds"),
    *("paused_seconds", "rpe", "pain", "red_flag", "technique", "note", "pauses", "intervals"),
]
ATTEMPT_KEYS = [
    *("seq", "index", "attempt", "kind", "exercise", "name", "side", "round", "set", "start", "planned_seconds"),
    *("actual_seconds", "reps_planned", "reps_done", "recorded", "unit", "load", "outcome"),
]
STREAK_KEYS = [
    *("goal_per_week", "this_week", "state", "streak_weeks", "best_weeks", "freezes", "score"),
    *("last_7_days", "today_done", "today_paused", "days_left", "sessions_to_go", "reachable", "if_nothing", "stake"),
    *("next_goal", "next_paused_days", "next_freezes"),
]


def desk_break() -> Timeline:
    timeline = load_file(bundled_folder() / "desk-break.toml").timeline
    assert timeline is not None
    return timeline


def save(store: Store, began: datetime, timeline: Timeline | None = None, note: str = "") -> str:
    """A whole session, as the journal would write it."""
    timeline = timeline or desk_break()
    identity = store.begin(timeline, moment_at(began), began)
    for interval in timeline.intervals:
        done = Attempt(interval.index, 0, interval.length, interval.length, interval.reps, interval.reps, Outcome.DONE)
        store.add_attempt(
            identity, attempt_row(interval, done, seq=interval.index, nth=1, start_ms=interval.start), began
        )
    store.add_pause(identity, PauseRow(12_000, 4_500, Reason.KEY), began)
    store.close(identity, Status.COMPLETED, began, timeline.total, 4_500, began)
    store.answer(identity, Answers(rpe=4, pain=0, red_flag=False, technique=True, note=note), began)
    return identity


@pytest.fixture
def two_sessions() -> tuple[str, str]:
    with quick_store(paths.history_file()) as store:
        first = save(store, datetime(2026, 7, 1, 0, 30, tzinfo=SUMMER))
        second = save(store, datetime(2026, 7, 3, 18, 7, tzinfo=SUMMER), note="felt\x1b[2J easy")
    return first, second


def test_without_a_history_it_says_how_one_begins_and_makes_none(call: Call, home: Path) -> None:
    called = call("history")
    assert (called.status, len(called.lines)) == (0, 1)
    assert "foottimer run desk-break" in called.out
    assert json.loads(call("history", "--json").out) == []
    assert not home.exists()


def test_history_as_json_has_exactly_the_keys_that_are_promised_newest_first(
    call: Call, two_sessions: tuple[str, str]
) -> None:
    sessions = json.loads(call("history", "--json").out)
    assert [session["id"] for session in sessions] == list(reversed(two_sessions))
    assert all(list(session) == SESSION_KEYS for session in sessions)
    assert all(list(row) == ATTEMPT_KEYS for session in sessions for row in session["intervals"])
    assert sessions[1]["day"] == "2026-07-01"
    assert sessions[1]["started_at"].startswith("2026-06-30T22:30:00")
    assert (sessions[0]["planned_seconds"], sessions[0]["active_seconds"]) == (179, 179)
    assert sessions[0]["pauses"] == [{"at": 12, "seconds": 4.5, "reason": "key"}]
    assert sessions[0]["note"] == "felt\x1b[2J easy"


def test_history_has_a_line_a_session_in_the_time_of_its_place(call: Call, two_sessions: tuple[str, str]) -> None:
    called = call("history")
    assert [line.split()[:3] for line in called.lines] == [
        [two_sessions[1][:8], "2026-07-03", "18:07"],
        [two_sessions[0][:8], "2026-07-01", "00:30"],
    ]
    assert "completed  effort 4  pain 0" in called.lines[1]


def test_a_note_cannot_steer_the_terminal(call: Call, two_sessions: tuple[str, str]) -> None:
    for arguments in (["history"], ["history", two_sessions[1]], ["history", "--json"]):
        assert "\x1b" not in call(*arguments).out


def test_a_limit_keeps_the_newest(call: Call, two_sessions: tuple[str, str]) -> None:
    assert [session["id"] for session in json.loads(call("history", "--json", "--limit", "1").out)] == [two_sessions[1]]


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "\u0663", "9" * 30])
def test_a_limit_is_a_whole_number_from_1(call: Call, limit: str) -> None:
    assert call("history", f"--limit={limit}").status == 2


def test_one_session_is_shown_interval_by_interval(call: Call, two_sessions: tuple[str, str]) -> None:
    called = call("history", two_sessions[0][:8])
    assert called.status == 0
    assert called.lines[0] == "Desk-break toe yoga, 2026-07-01 00:30, completed"
    assert called.lines[1] == "2:59 of 2:59 planned, 0:04 in pauses"
    rows = [line for line in called.lines if line.endswith("done")]
    assert len(rows) == len(desk_break().intervals)
    assert any(line.split() == ["pause", "0:12", "0:05", "key"] for line in called.lines)


def test_a_distance_is_shown_in_inches_and_is_in_centimetres_for_programs(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_in = load_file(bundled_folder() / "check-in.toml").timeline
    assert check_in is not None
    with quick_store(paths.history_file()) as store:
        identity = save(store, datetime(2026, 7, 1, 18, 0, tzinfo=SUMMER), check_in)
        (measured, *_) = (interval for interval in check_in.intervals if interval.record is Unit.CM)
        store.correct(identity, measured.index, recorded=10.922, now=datetime(2026, 7, 1, tzinfo=SUMMER))
    for length, text in ((Length.CM, "10.9 cm"), (Length.INCH, "4.3 in")):
        monkeypatch.setattr(history, "chosen_settings", lambda length=length: Settings(length=length))
        (line,) = (line for line in call("history", identity).lines if line.startswith(f"{measured.index + 1:>2} "))
        assert line.endswith(text)
        (row,) = (row for row in json.loads(call("history", "--json").out)[0]["intervals"] if row["recorded"])
        assert (row["recorded"], row["unit"]) == (10.922, "cm")


def test_a_session_of_after_midnight_says_for_which_day_it_is(call: Call) -> None:
    late = datetime(2026, 7, 2, 0, 30, tzinfo=SUMMER)
    with quick_store(paths.history_file()) as store:
        identity = store.begin(desk_break(), moment_at(late, day_start=4), late)
    assert call("history").lines[0].split()[:3] == [identity[:8], "2026-07-01", "00:30"]
    assert call("history", identity).lines[0] == "Desk-break toe yoga, 2026-07-02 00:30 (for 2026-07-01), not ended"
    assert json.loads(call("history", "--json").out)[0]["day"] == "2026-07-01"


def test_an_id_that_none_or_more_than_one_has_is_1(call: Call, two_sessions: tuple[str, str]) -> None:
    assert call("history", "zzz").status == 1
    assert "no session's id begins with zzz" in call("history", "zzz").err
    assert "more than one" in call("history", "").err


def test_a_store_that_is_no_database_is_1_and_left_alone(call: Call) -> None:
    path = paths.history_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database " * 100)
    for arguments in (["history"], ["streak", "--json"]):
        called = call(*arguments)
        assert (called.status, called.out) == (1, "")
        assert called.err.startswith(f"foottimer: {path} ")
    assert call("show", "foot-strength").status == 0
    assert path.read_bytes() == b"not a database " * 100


def test_a_series_is_at_the_level_done_last(call: Call, routine: Callable[..., Path]) -> None:
    text = 'format = 1\nname = "Two"\nseries = "foot-strength"\nlevel = 2\n[[block]]\nname = "A"\nhold = 200\n'
    level_two = load_file(routine(text, "foot-strength-2.toml")).timeline
    assert json.loads(call("show", "foot-strength", "--json").out)["level"] == 1
    with quick_store(paths.history_file()) as store:
        save(store, datetime(2026, 7, 1, 8, 0, tzinfo=SUMMER), level_two)
    assert json.loads(call("show", "foot-strength", "--json").out)["level"] == 2


def test_streak_as_json_has_exactly_the_keys_that_are_promised(call: Call, home: Path) -> None:
    empty = json.loads(call("streak", "--json").out)
    assert list(empty) == STREAK_KEYS
    assert 1 <= empty.pop("days_left") <= 7
    assert empty.pop("reachable") in (True, False)
    assert empty == {
        **dict.fromkeys(("this_week", "streak_weeks", "best_weeks", "freezes", "score"), 0),
        **dict.fromkeys(("next_paused_days", "next_freezes"), 0),
        **dict.fromkeys(("sessions_to_go", "next_goal"), 3),
        "if_nothing": "short",
        "stake": "nothing",
        "goal_per_week": 3,
        "state": "none",
        "last_7_days": [False] * 7,
        "today_done": False,
        "today_paused": False,
    }
    assert not home.exists()


def test_a_session_of_today_is_in_the_streak(call: Call) -> None:
    with quick_store(paths.history_file()) as store:
        save(store, SystemClock().wall())
    now = json.loads(call("streak", "--json").out)
    assert (now["this_week"], now["state"], now["today_done"]) == (1, "in_progress", True)
    assert now["last_7_days"] == [False] * 6 + [True]
    assert call("streak").lines == ["1 of 3 this week · done today"]


def test_the_streak_is_by_the_settings_and_writes_no_goal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    now = SystemClock().wall()
    with quick_store(paths.history_file()) as store:
        save(store, now)
    before = paths.history_file().read_bytes()
    monkeypatch.setattr(streak, "chosen_week", lambda: Settings(goal=1))
    assert call("streak").lines == ["1 of 1 this week, secured · 1 week so far · done today"]
    # At every hour it is yesterday still, and the session is of a day that is yet to come.
    monkeypatch.setattr(streak, "chosen_week", lambda: Settings(day_start=24))
    assert call("streak").lines == ["0 of 3 this week"]
    assert paths.history_file().read_bytes() == before


@pytest.mark.parametrize("arguments", [(), ("--json",), ("--limit", "1")])
def test_nobody_waits_for_a_list_that_is_slowly_read(
    call: Call, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    with quick_store(paths.history_file()) as store:
        save(store, datetime(2026, 8, 1, 18, tzinfo=SUMMER))

    def read_slowly(*printed: object) -> None:
        with quick_store(paths.history_file()) as other:
            other._db.execute("PRAGMA busy_timeout = 0")
            save(other, datetime(2026, 8, 2, 18, tzinfo=SUMMER))
        print(*printed)

    monkeypatch.setattr(history, "print_json", read_slowly)
    monkeypatch.setattr(history, "print_columns", lambda rows, **_: read_slowly(list(rows)))
    assert call("history", *arguments).status == 0
