"""A question that is answered from a list that is longer than the terminal is high."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import stage

from foottimer.ui.screens.choosing import Choice, ChoosingScreen
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.picklist import PickList

MANY = [Choice(str(number), f"Exercise {number}") for number in range(50)]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16), (40, 12)])
async def test_the_keys_below_a_long_list_stay_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, size=size) as on:
        await on.app.push_screen(ChoosingScreen("Which exercise?", MANY))
        await on.pilot.pause()
        keys, rows = (on.app.screen.query_one(kind).region for kind in (KeyBar, PickList))
        assert rows.height >= 3
        assert rows.bottom <= keys.y
        assert keys.bottom <= size[1]
