"""The plan editor on the screen: getting about, changing, saving and leaving by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_made import LITE, OWN, desk_of, entries
from stage import Stage, stage
from textual.widgets import Input

from foottimer.ui.screens.daypick import DayScreen
from foottimer.ui.screens.named import NameScreen
from foottimer.ui.screens.planning import PlanEditScreen
from foottimer.ui.screens.unsaved import UnsavedScreen
from foottimer.ui.screens.wording import WordScreen
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.rowlist import RowList


async def opened(on: Stage, home: Path, text: str | None = None) -> PlanEditScreen:
    screen = PlanEditScreen(desk_of(home, text))
    await on.app.push_screen(screen)
    await on.pilot.pause()
    return screen


def said(screen: PlanEditScreen, which: str = "said") -> str:
    return screen.query_one(f"#{which}", Line).text


def days(screen: PlanEditScreen, week: int) -> list[str]:
    return [
        " + ".join(f"{item.name} {item.level or ''}".strip() for item in day)
        for day in screen.desk.plan.weeks[week].days
    ]


async def test_a_plan_is_changed_day_by_day_and_saved(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        screen = await opened(on, tmp_path)
        await on.press("down", "right", "enter")
        assert isinstance(on.app.screen, DayScreen)
        names = [text.split("  ")[0] for text in on.app.screen.query_one(PickList).texts]
        balance, check = (names.index(f"[ ] {name}") for name in ("Balance and proprioception", "Check-in"))
        await on.press(*["down"] * check, "space", *["up"] * (check - balance), "plus", "space", "enter")
        assert days(screen, 1)[:3] == ["foot-strength 1", "check-in + balance 2", "foot-strength 1"]
        await on.press("plus", "left", "x", "c")
        assert (screen.week, len(screen.desk.plan.weeks)) == (2, 9)
        assert days(screen, 2)[:3] == ["", "check-in + balance 3", "foot-strength 1"]
        await on.press("u", "u")
        assert said(screen) == "Undone: a day of rest."
        await on.press("U", "ctrl+s")
        assert said(screen).startswith("Saved as your own: ")
        assert '\ntue   = ["check-in", "balance 3"]\n' in (tmp_path / "plans" / "lite.toml").read_text(encoding="utf-8")
        await on.press("escape")
        assert on.app.screen is not screen


async def test_weeks_and_themes_and_places(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        screen = await opened(on, tmp_path, OWN)
        await on.press("t")
        assert isinstance(on.app.screen, WordScreen)
        on.app.screen.query_one(Input).value = " Begin "
        await on.press("enter", "J")
        assert screen.desk.plan.weeks[0].theme == "Begin"
        assert (screen.day, days(screen, 0)[:2]) == (1, ["", "foot-strength 1 + check-in"])
        await on.press("a", "X", "X")
        assert said(screen) == "! A plan has at least one week: empty its days instead."
        await on.press("n")
        on.app.screen.query_one(Input).value = "Other"
        await on.press("enter", "S")
        assert isinstance(on.app.screen, NameScreen)
        assert [field.value for field in on.app.screen.query(Input)] == ["Other (copy)", "other-copy"]
        await on.press("enter")
        assert said(screen).startswith("Saved as ")
        assert (tmp_path / "plans" / "mine.toml").read_text(encoding="utf-8") == OWN


async def test_what_is_not_saved_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        screen = await opened(on, tmp_path, OWN)
        await on.press("plus", "escape")
        assert isinstance(on.app.screen, UnsavedScreen)
        await on.press("escape")
        assert on.app.screen is screen
        await on.press("q", "s")
        assert on.app.screen is not screen
        assert 'mon = ["foot-strength 2", "check-in"]' in (tmp_path / "plans" / "mine.toml").read_text(encoding="utf-8")


async def test_a_click_chooses_a_day_and_another_opens_it(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as on:
        screen = await opened(on, tmp_path)
        await on.pilot.click("#weeks", offset=(75, 4))
        assert (screen.week, screen.day) == (1, 4)
        await on.pilot.click("#weeks", offset=(75, 4))
        assert isinstance(on.app.screen, DayScreen)
        await on.press("escape")
        assert not screen.desk.changed


async def test_it_stands_in_any_room(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        screen = await opened(on, tmp_path)
        weeks = screen.query_one("#weeks", RowList)
        for size, is_grid in (((120, 40), True), ((80, 24), True), ((40, 12), False), ((12, 6), False)):
            await on.pilot.resize_terminal(*size)
            await on.pilot.pause()
            screen.week = screen.day = 0
            await on.press("right" if is_grid else "down", "down" if is_grid else "right")
            assert (screen.week, screen.day) == (1, 1)
            assert len(weeks.rows) == (24 if is_grid else 7)
            assert weeks.size.height >= 3
            assert screen.query_one(KeyBar).region.bottom <= size[1]
            assert said(screen, "heading").split()[0] == ("Monday" if is_grid else "Week")


async def test_it_opens_from_the_command_line_and_leaves_with_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    async with stage(tmp_path, edit=LITE, library=entries) as on:
        assert isinstance(on.app.screen, PlanEditScreen)
        await on.press("x", "ctrl+s", "q")
    assert on.app.return_value == 0
    assert "mon   = []" in (tmp_path / "plans" / "lite.toml").read_text(encoding="utf-8")


async def test_a_plan_that_does_not_load_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    path = tmp_path / "plans" / "mine.toml"
    path.parent.mkdir()
    path.write_text("format = 1", encoding="utf-8")
    async with stage(tmp_path, edit=path, library=entries) as on:
        await on.pilot.pause()
    assert on.app.return_value == 1
    assert "mend this in an editor of your own first" in on.app.farewell[0]
