"""The plan's screen: begun, looked through, paused, swapped, stopped, and each of that taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import Stage, stage
from textual.widgets import Input, Static
from ui.test_ladder_screen import ENTRIES, settled

from foottimer.history.decisions import DecisionKind
from foottimer.history.store import Store, StoreError
from foottimer.plan.files.disk import plans
from foottimer.plan.gathering import gather
from foottimer.plan.situation import Situation
from foottimer.ui.screens.begin import BeginScreen
from foottimer.ui.screens.finish import FinishScreen
from foottimer.ui.screens.plan import PlanScreen
from foottimer.ui.screens.planning import PlanEditScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.screens.sure import SureScreen
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.plan_grid import PlanGrid
from foottimer.ui.widgets.preview import Preview

PLANS = tuple(entry.plan for entry in plans(None) if entry.plan is not None)


async def opened(on: Stage) -> PlanScreen:
    services = on.app.services

    def situation() -> Situation:
        chosen, today = services.settings(lambda _: None), services.today()
        asked = services.ask(lambda store: gather(store, today, chosen, ENTRIES, PLANS))
        return asked or gather(None, today, chosen, ENTRIES, PLANS)

    services.situation = situation
    screen = PlanScreen()
    await on.app.push_screen(screen)
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()
    return screen


async def begun(on: Stage) -> PlanScreen:
    screen = await opened(on)
    await settled(on, "b", "enter")
    return screen


def title(screen: PlanScreen) -> str:
    return screen.query_one("#title", Line).text


def said(screen: PlanScreen) -> str:
    return str(screen.query_one("#said", Static).content)


def told(screen: PlanScreen) -> str:
    return screen.query_one("#day", Preview).text


def grid(screen: PlanScreen) -> PlanGrid:
    return screen.query_one(PlanGrid)


async def test_a_plan_is_begun_on_a_day_that_is_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await opened(on)
        assert "none is running" in title(screen)
        assert "b begins one" in told(screen)
        for key, what in (("p", "pause"), ("x", "stop"), ("s", "swap days of"), ("enter", "start from")):
            await settled(on, key)
            assert said(screen) == f"! No plan was begun: there is none to {what}."
        await settled(on, "b")
        dialog = on.app.screen
        assert isinstance(dialog, BeginScreen)
        dialog.query_one(Input).value = "2020-01-01"
        await settled(on, "enter")
        assert on.app.screen is dialog
        assert "the first weeks would be missed: begin later" in str(dialog.query_one("#told", Static).content)
        assert "…" not in "".join(str(option.prompt) for option in dialog.query_one(PickList).options)
        dialog.query_one(Input).value = "tomorrow"
        await settled(on, "down", "enter")
        assert title(screen).startswith("Three days a week  begins")
        assert "u undoes it" in said(screen)
        await settled(on, "b")
        assert on.app.screen is screen
        assert said(screen) == "! Three days a week begins tomorrow: stop it first, then begin another."
        await settled(on, "p")
        assert "stop it, and begin it on a later day" in said(screen)
        await settled(on, "enter")
        assert "before the plan's first day" in said(screen)
        await settled(on, "p")
        assert "stop it, and begin it on a later day" in said(screen)
        await settled(on, "x", "y")
        assert "stopped" in title(screen)
        assert "b begins one" in told(screen)
        await on.pilot.resize_terminal(40, 12)
        await settled(on, "u", "u")
        assert "none is running" in title(screen)


async def test_another_beginning_chooses_today(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await begun(on)
        await on.press("down", "right")
        await settled(on, "x", "y", "b")
        on.app.screen.query_one(Input).value = "today"
        await settled(on, "down", "enter")
        assert title(screen).startswith("Three days a week")
        assert grid(screen).day == on.app.services.today()


async def test_days_are_walked_through_by_keys_and_clicks(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await begun(on)
        today = on.app.services.today()
        assert grid(screen).day == today
        assert grid(screen).size.height == len(grid(screen).rows) == 8
        assert told(screen).startswith("Today")
        await on.press("down", "right", "left", "left")
        day = grid(screen).day
        assert day is not None
        assert (day - today).days == 6
        await on.press("up", "t")
        assert grid(screen).day == today
        await on.pilot.click(PlanGrid, offset=(2 + 2 + 9 * 2, 2))
        clicked = grid(screen).day
        assert clicked is not None
        assert (clicked - today).days == 16
        await on.pilot.resize_terminal(40, 12)
        await on.pilot.pause()
        assert not grid(screen).is_grid
        await on.press("down")
        later = grid(screen).day
        assert later is not None
        assert (later - today).days == 17


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (76, 18)])
async def test_what_stands_above_a_column_stands_where_it_does(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES, size=size) as on:
        await begun(on)
        await on.press("escape")
        screen = await opened(on)
        head = screen.query_one("#weekdays", Preview).text
        week = next(text for text in grid(screen).texts if text.startswith("7"))
        assert head.index("min") + 3 == 2 + week.index(" 105") + 4
        assert head.rindex("cont") + len(head.split()[-1]) == 2 + len(week)
        second = head.split()[1].strip("[]")
        assert head.index(second) == 2 + week.index("·", week.index("·") + 1) + 2


async def test_what_is_decided_is_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await begun(on)
        await settled(on, "p")
        assert "paused" in title(screen)
        await settled(on, "p")
        assert "week 1 of 8" in title(screen)
        await settled(on, "x")
        assert isinstance(on.app.screen, SureScreen)
        await settled(on, "y")
        assert "stopped" in title(screen)
        await settled(on, "u")
        assert "week 1 of 8" in title(screen)
        with on.stored() as store:
            kinds = [decision.kind for decision in store.decisions()]
        assert kinds == [DecisionKind.PLAN_START, DecisionKind.PLAN_PAUSE, DecisionKind.PLAN_RESUME]


async def test_what_could_not_be_taken_back_can_be_tried_again(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await begun(on)
        services = on.app.services
        opening = services.open_to_write

        def refuse() -> Store:
            raise StoreError("the disk is full")

        services.open_to_write = refuse
        await settled(on, "u")
        assert "the disk is full" in said(screen)
        services.open_to_write = opening
        await settled(on, "u")
        assert "none is running" in title(screen)


async def test_two_days_of_a_week_change_places(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await begun(on)
        await settled(on, "right", "s", "down", "s")
        assert "is one week of the plan: swap two days of it" in said(screen)
        await settled(on, "up", "s", "escape")
        assert on.app.screen is screen
        await settled(on, "s", "right", "enter")
        assert "change places" in said(screen)
        today = on.app.services.today()
        with on.stored() as store:
            swap = store.decisions()[-1]
        assert swap.kind is DecisionKind.PLAN_SWAP
        assert [(day - today).days for day in map(type(today).fromisoformat, swap.value.split())] == [1, 2]


async def test_it_leads_to_the_card_of_what_is_due_to_before_and_after_and_to_changing_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await begun(on)
        await settled(on, "right", "enter")
        assert "Only what is due today" in said(screen)
        await settled(on, "t", "enter")
        card = on.app.screen
        assert isinstance(card, StartScreen)
        assert any("Check-in" in row for row in card.query_one(PickList).texts)
        await settled(on, "c")
        assert on.app.screen is screen
        assert "in the library" in said(screen)
        await settled(on, "f")
        assert isinstance(on.app.screen, FinishScreen)
        assert "Eight weeks" in on.app.screen.query_one("#title", Line).text
        assert "0 of 7 sessions" in on.app.screen.query_one("#drawn", Preview).text
        assert "In words" in on.app.screen.query_one("#words", Preview).text
        await settled(on, "space", "escape", "e")
        assert isinstance(on.app.screen, PlanEditScreen)
        await settled(on, "escape")
        assert on.app.screen is screen
