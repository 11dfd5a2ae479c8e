"""Dialogs with more lines than a small terminal has room for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stage import stage
from textual.widgets import Input

from foottimer.history.daynames import past_day_named
from foottimer.ui.screens.choosing import Choice, ChoosingScreen
from foottimer.ui.screens.filling import FillScreen
from foottimer.ui.session_fields import Field
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


async def test_a_form_of_seven_lines_has_room_for_a_long_complaint_in_a_small_terminal(tmp_path: Path) -> None:
    fields = tuple(Field(f"f{place}", "Line", "", "", past_day) for place in range(7))
    async with stage(tmp_path, size=(40, 12)) as on:
        await on.app.push_screen(FillScreen("When?", fields))
        await on.pilot.press("1", "1", "enter")
        await on.pilot.pause()
        hint, keys = (on.app.screen.query_one(what).region for what in ("#hint", "KeyBar"))
        assert (hint.height, keys.bottom) == (3, 12)
        assert [line.region.height for line in on.app.screen.query(Input)] == [1] * 7


def past_day(text: str) -> date:
    return past_day_named(text, date(2026, 3, 2))


async def test_several_keys_at_once_go_as_many_lines_on(tmp_path: Path) -> None:
    fields = tuple(Field(f"f{place}", "Line", "", "", past_day) for place in range(7))
    async with stage(tmp_path) as on:
        form = FillScreen("When?", fields)
        await on.app.push_screen(form)
        await on.pilot.pause()
        for _ in range(3):
            form.action_step(1)
        assert on.app.focused is form.query_one("#field-f3")
