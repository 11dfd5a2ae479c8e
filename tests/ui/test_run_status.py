"""What `run` on the screen exits with, and the line it leaves behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from parts import NOON
from stage import stage, timeline_of
from textual.widgets import Static

from foottimer.carry.carrying import open_to_carry
from foottimer.follow.saving import AGAIN, SAVED
from foottimer.history.record import Status
from foottimer.history.store import open_for_reading
from foottimer.rescue.unsaved import Unsaved
from foottimer.ui.screens.player import PlayerScreen

SHORT = """
[[block]]
name = "Hold"
hold = 20
"""


async def test_followed_to_the_end_is_0(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(31)
        await on.press("escape")
    assert on.app.return_value == 0


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_ended_early_is_3_however_the_summary_is_left(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(20)
        await on.press("q", "k", key)
    assert on.app.return_value == 3
    assert on.app.farewell[0].startswith("Stage: ended early, 0:20 done, 50 % of the work.")


async def test_a_routine_that_was_not_begun_is_3(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(SHORT), timeline_of(SHORT)]) as on:
        await on.move(31)
        await on.press("ctrl+q")
    assert on.app.return_value == 3


async def test_a_session_that_the_store_refuses_is_followed_all_the_same_and_1(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "history.db")) as others:
        others.execute("CREATE TABLE recipes (name)")
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        assert isinstance(on.app.screen, PlayerScreen)
        await on.move(31)
        assert "is a database of another program" in str(on.app.screen.query_one("#trouble", Static).content)
        await on.press("escape")
    assert on.app.return_value == 1
    assert "Not saved yet, the whole session" in on.app.farewell[0]


async def test_a_session_that_could_not_be_saved_is_1(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        with sqlite3.connect(tmp_path / "history.db") as database:
            database.execute("DROP TABLE attempt")
        database.close()
        await on.move(31)
        await on.press("escape")
    assert on.app.return_value == 1


async def test_an_app_that_breaks_down_leaves_its_session_to_be_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_: PlayerScreen) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(PlayerScreen, "action_outline", break_down)
    with pytest.raises(RuntimeError, match="broken"):
        await _break_it_down(tmp_path)
    store = open_for_reading(tmp_path / "history.db")
    assert store is not None
    with store:
        (found,) = store.under_way()
    assert (found.position.index, found.position.held_ms) == (1, 10_000)


async def _break_it_down(folder: Path) -> None:
    async with stage(folder, [timeline_of(SHORT)]) as on:
        await on.move(20)
        await on.press("o")


async def test_a_pause_in_which_the_store_recovers_says_that_all_is_saved(tmp_path: Path) -> None:
    (tmp_path / "history.db").mkdir()
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.press("p")
        assert any("Not saved yet, the whole session" in note.message for note in on.app._notifications)
        assert on.player._again is not None
        assert on.line("title") == "Stage · not saved yet"
        (tmp_path / "history.db").rmdir()
        on.clock.move(AGAIN)
        on.player._try_again()
        await on.pilot.pause()
        assert SAVED in [note.message for note in on.app._notifications]
        assert on.line("title") == "Stage"
        store = open_for_reading(tmp_path / "history.db")
        assert store is not None
        with store:
            assert [found.status for found in store.records()] == [Status.RUNNING]


async def test_what_the_store_refuses_waits_and_is_taken_in_by_the_next_start(tmp_path: Path) -> None:
    history = tmp_path / "history.db"
    unsaved = Unsaved((tmp_path / "unsaved",), tmp_path / "replaced", lambda: open_to_carry(history), lambda: NOON)
    history.mkdir()
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        on.app.services.unsaved = lambda: unsaved
        await on.move(31)
        await on.press("escape")
    assert on.app.return_value == 1
    (path,) = unsaved.waiting()
    assert on.app.farewell[-1] == f"Stage is not in your history yet. It waits in {path}; the next start takes it in."
    history.rmdir()
    async with stage(tmp_path, library=tuple) as on:
        on.app.services.unsaved = lambda: unsaved
        on.app.screen._read(files=True)  # type: ignore[attr-defined]
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        told = [note.message for note in on.app._notifications]
        assert told == ["Saved now: Stage of 2026-03-02. It had waited for the history to take it."]
        assert on.app.services.take_in_unsaved() == ()
    assert unsaved.waiting() == ()
