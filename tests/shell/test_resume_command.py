"""`foottimer resume`: what was interrupted, and what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.commands import resume
from foottimer.follow.claims import Claims
from foottimer.history.record import Record, Status, moment_at
from foottimer.history.underway import Position
from foottimer.routine.library import bundled_folder, load_file
from foottimer.session.clock import ManualClock

Call = Callable[..., Any]

NOW = datetime(2026, 7, 3, 18, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resume, "SystemClock", lambda: ManualClock(NOW))


def interrupt(minutes: int, name: str = "foot-strength-1", identity: str | None = None) -> str:
    """A session that was interrupted so many minutes ago, 6 s into its third interval."""
    timeline = load_file(bundled_folder() / f"{name}.toml").timeline
    assert timeline is not None
    seen = NOW - timedelta(minutes=minutes)
    began = seen - timedelta(seconds=60)
    length = timeline.intervals[2].length
    with quick_store(paths.history_file()) as store:
        session = store.begin(timeline, moment_at(began), began, identity=identity)
        store.stand(session, Position(2, 54_000, length, 6_000, 60_000), seen)
    return session


def record(identity: str) -> Record:
    with quick_store(paths.history_file()) as store:
        return store.record(identity)


def running(identity: str) -> Claims:
    claims = Claims(paths.running_folder())
    assert claims.take(identity)
    return claims


# The list ----------------------------------------------------------------------------------------


def test_the_latest_is_listed_first(call: Call) -> None:
    older, later = interrupt(200), interrupt(6, "desk-break")
    lines = call("resume", "--list").lines
    assert lines[0].startswith(f"{later[:8]}  Desk-break toe yoga, interval 3 of ")
    assert lines[0].endswith(" left, 6 minutes ago")
    assert lines[1].startswith(f"{older[:8]}  Foot-strength essentials, interval 3 of ")
    assert lines[1].endswith(" left, 3 hours ago")


def test_what_is_listed_as_json_is_what_is_offered(call: Call) -> None:
    identity = interrupt(6, "desk-break")
    (found,) = json.loads(call("resume", "--list", "--json").out)
    assert list(found) == [
        *("id", "routine", "name", "level", "started_at", "seen_at", "interval", "intervals", "interval_name"),
        *("done_seconds", "interval_seconds", "left_seconds"),
    ]
    assert (found["id"], found["routine"], found["interval"], found["done_seconds"]) == (identity, "desk-break", 3, 6)
    assert found["started_at"] == "2026-07-03T18:23:00+00:00"
    assert found["seen_at"] == "2026-07-03T18:24:00+00:00"


def test_without_any_it_says_so_and_makes_nothing(call: Call, home: Any) -> None:
    assert call("resume", "--list").out == "No session was interrupted.\n"
    assert json.loads(call("resume", "--list", "--json").out) == []
    assert call("resume").status == 1
    assert not home.exists()


def test_what_runs_in_another_window_is_not_listed(call: Call) -> None:
    claims = running(interrupt(6))
    assert call("resume", "--list").out == "No session was interrupted.\n"
    for arguments in ([], ["--keep"], [claims._taken[:8]]):
        called = call("resume", *arguments)
        assert (called.status, "running in another window" in called.err) == (1, True)


# Resumed -----------------------------------------------------------------------------------------


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sessions that are gone on with line by line."""
    taken: list[str] = []
    monkeypatch.setattr(resume, "line_by_line", lambda *_, take_up: taken.append(take_up) or 3)
    return taken


def test_the_last_one_is_resumed_unless_another_is_named(call: Call, plain: list[str]) -> None:
    first, second = interrupt(6), interrupt(200)
    assert call("resume", "--plain").status == 3
    assert call("resume", second[:8].upper(), "--plain").status == 3
    assert plain == [first, second]


def test_without_a_terminal_it_is_resumed_line_by_line(call: Call, plain: list[str]) -> None:
    identity = interrupt(6, "desk-break")
    assert call("resume").status == 3
    assert plain == [identity]


def test_on_a_terminal_the_app_resumes_it(call: Call, plain: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(resume, "why_not_drawn", lambda: "")
    monkeypatch.setattr("foottimer.ui.run.run_app", lambda take_up: taken.append(take_up) or 3)
    identity = interrupt(6)
    assert call("resume").status == 3
    assert (taken, plain) == ([identity], [])


# Ended -------------------------------------------------------------------------------------------


def test_it_is_kept_as_partial(call: Call) -> None:
    identity = interrupt(6)
    called = call("resume", "--keep")
    assert called.status == 0
    assert called.lines[0].startswith("Kept as partial: Foot-strength essentials, interval 3 of ")
    assert called.lines[1] == f"foottimer history {identity[:8]} shows it."
    kept = record(identity)
    assert (kept.status, kept.active_ms) == (Status.PARTIAL, 6_000)
    assert kept.ended == NOW - timedelta(minutes=6)
    assert call("resume", "--keep").status == 1


def test_it_is_discarded(call: Call) -> None:
    identity = interrupt(6)
    called = call("resume", identity[:6], "--discard")
    assert called.lines[0].startswith("Discarded, so it does not count: Foot-strength essentials")
    assert record(identity).status is Status.ABANDONED
    assert "  discarded" in call("history").out
    assert call("history", identity).lines[0].endswith(", discarded")


def test_which_one_is_ended_has_to_be_said_where_there_are_several(call: Call) -> None:
    first, second = interrupt(6), interrupt(9)
    called = call("resume", "--discard")
    assert (called.status, "say which by its id" in called.err) == (1, True)
    assert call("resume", first, "--keep").status == 0
    assert (record(first).status, record(second).status) == (Status.PARTIAL, Status.RUNNING)


def test_an_id_that_could_be_two_is_not_guessed(call: Call) -> None:
    for last in "12":
        interrupt(6, identity=f"aaaaaaaa-97a8-4a44-9f3b-0d9f2a8e6a1{last}")
    assert "more than one interrupted session's id begins with AAAA" in call("resume", "AAAA", "--keep").err
    assert call("resume", "aaaaaaaa-97a8-4a44-9f3b-0d9f2a8e6a11", "--keep").status == 0


def test_one_that_was_ended_elsewhere_meanwhile_is_left(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(6)
    monkeypatch.setattr(resume, "settle", lambda *_: False)
    called = call("resume", "--keep")
    assert (called.status, "in another window meanwhile" in called.err) == (1, True)


@pytest.mark.parametrize(
    "arguments", [["--keep", "--discard"], ["--json"], ["--keep", "--json"], ["abc", "--list"], ["a", "b"]]
)
def test_what_means_nothing_is_a_usage_error(call: Call, arguments: list[str]) -> None:
    assert call("resume", *arguments).status == 2


def test_an_id_of_no_session_cannot_steer_the_terminal(call: Call) -> None:
    interrupt(6)
    called = call("resume", "zz\x1b[2J", "--keep")
    assert called.status == 1
    assert "\x1b" not in called.err


# In the history ----------------------------------------------------------------------------------


def test_the_history_tells_what_was_interrupted_from_what_runs(call: Call) -> None:
    identity = interrupt(6)
    assert "  interrupted" in call("history").out
    lines = call("history", identity).lines
    assert lines[0].endswith(", interrupted")
    assert lines[2].startswith("Stands at interval 3 of ")
    assert f"foottimer resume {identity[:8]}, or with --keep or --discard" in lines[2]
    running(identity)
    assert "  running" in call("history").out
    assert "Stands at" not in call("history", identity).out


def test_one_that_waits_in_a_file_is_not_said_to_run(call: Call) -> None:
    identity = interrupt(6)
    paths.unsaved_folder().mkdir()
    (paths.unsaved_folder() / f"2026-07-02-090007-{identity}.json").touch()
    assert "  not saved yet" in call("history").out
    assert call("history", identity).lines[0].endswith(", not saved yet")


def test_what_began_elsewhere_is_not_interrupted_here(call: Call) -> None:
    identity = interrupt(6)
    with quick_store(paths.history_file()) as store:
        store._db.execute("DELETE FROM under_way")
    assert "  not ended" in call("history").out
    assert call("history", identity).lines[0].endswith(", not ended")
    assert call("resume", identity, "--keep").status == 1
