"""What the parts of the review share: getting there, getting about, and what is said when the store fails."""

from __future__ import annotations

from pathlib import Path

from shelves import TWO_SIDES, entry
from stage import Stage, stage
from textual.widgets import Static

from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.now import NowScreen
from foottimer.ui.screens.progress import ProgressScreen
from foottimer.ui.screens.reviewing import Reviewing
from foottimer.ui.screens.sessions import SessionsScreen
from foottimer.ui.widgets.parts import PartsLine


def part(on: Stage) -> Reviewing[object]:
    screen = on.app.screen
    assert isinstance(screen, Reviewing)
    return screen


async def test_one_key_leads_to_each_part_and_the_last_one_opens_next_time(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: (entry(tmp_path, "two", TWO_SIDES),)) as on:
        await on.press("v")
        assert isinstance(on.app.screen, NowScreen)
        assert "[1 now]" in part(on).query_one(PartsLine).text
        for key, kind in (("2", ProgressScreen), ("3", SessionsScreen), ("1", NowScreen)):
            await on.press(key)
            assert isinstance(on.app.screen, kind)
            assert len(on.app.screen_stack) == 2
        for key, kind in (("tab", ProgressScreen), ("shift+tab", NowScreen), ("shift+tab", SessionsScreen)):
            await on.press(key)
            assert isinstance(on.app.screen, kind)
        await on.press("escape")
        assert isinstance(on.app.screen, LibraryScreen)
        await on.press("v")
        assert isinstance(on.app.screen, SessionsScreen)


async def test_a_part_is_reached_by_a_click(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("v")
        row = part(on).query_one(PartsLine)
        await on.pilot.click(row, offset=(row.text.index("3"), 0))
        assert isinstance(on.app.screen, SessionsScreen)


async def test_a_store_that_cannot_be_read_is_said_until_it_can(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.path.write_bytes(b"no database at all" * 100)
        await on.press("v")
        said = part(on).query_one("#said", Static)
        assert "history.db" in str(said.content)
        assert "r reads it again" in str(said.content)
        on.path.unlink()
        await on.press("r")
        assert not part(on).has_class("-saying")
