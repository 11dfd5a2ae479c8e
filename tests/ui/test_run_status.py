"""What `run` on the screen exits with, and the line it leaves behind."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from stage import stage, timeline_of

from foottimer.history.record import Status
from foottimer.history.store import open_for_reading
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


async def test_a_store_that_refuses_is_1(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"no database" * 1000)
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.pilot.pause()
    assert on.app.return_value == 1
    assert "is not a database" in on.app.farewell[0]


async def test_a_session_that_could_not_be_saved_is_1(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        with sqlite3.connect(tmp_path / "history.db") as database:
            database.execute("DROP TABLE attempt")
        database.close()
        await on.move(31)
        await on.press("escape")
    assert on.app.return_value == 1


async def test_an_app_that_breaks_down_closes_its_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_: PlayerScreen) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(PlayerScreen, "action_outline", break_down)
    with pytest.raises(RuntimeError, match="broken"):
        await _break_it_down(tmp_path)
    store = open_for_reading(tmp_path / "history.db")
    assert store is not None
    with store:
        assert store.records()[0].status is Status.PARTIAL


async def _break_it_down(folder: Path) -> None:
    async with stage(folder, [timeline_of(SHORT)]) as on:
        await on.move(20)
        await on.press("o")
