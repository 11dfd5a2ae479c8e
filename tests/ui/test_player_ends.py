"""How the player ends, whatever is open over it, and what it asks for before."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import stage, timeline_of

from foottimer.session.machine import State
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.summary import SummaryScreen

SHORT = """
[[block]]
name = "Hold"
hold = 20
"""


@pytest.mark.parametrize("key", ["o", "question_mark", "ctrl+p"])
async def test_a_session_that_ends_under_a_dialog_takes_it_along(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(12)
        await on.press(key)
        assert not isinstance(on.app.screen, PlayerScreen)
        await on.move(20)
        assert isinstance(on.app.screen, SummaryScreen)
        assert not any(isinstance(screen, PlayerScreen) for screen in on.app.screen_stack)


async def test_a_count_in_goes_on_after_the_question_about_the_end(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(12)
        await on.press("space", "space", "q", "escape")
        assert on.player.runner.session.state is State.COUNTING_IN
