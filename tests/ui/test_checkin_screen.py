"""The check-in's screen: what it reads, and the session that it starts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from parts import quick_store
from stage import Stage, stage

from foottimer.history.record import Answers, moment_at
from foottimer.routine.library import Entry, load_library
from foottimer.settings.model import DEFAULTS, Sex
from foottimer.ui.screens.checkin import CheckInScreen
from foottimer.ui.screens.glossary import GlossaryScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.widgets.panel_page import PanelPage
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview

ENTRIES = load_library(None)
NUMBERS = (22, 30, 6, 9, 18, 20, 9, 11.5)


def checked(on: Stage, days_ago: int) -> None:
    """Write a check-in down."""
    timeline = next(entry.timeline for entry in ENTRIES if entry.id == "check-in")
    assert timeline is not None
    when = on.clock.wall() - timedelta(days=days_ago)
    with quick_store(on.path) as store:
        session = store.log(timeline, moment_at(when), Answers(), when)
        rows = [row for row in store.record(session).attempts if row.unit]
        for row, value in zip(rows, NUMBERS, strict=True):
            store.correct(session, row.seq, recorded=value, now=when)


async def opened(on: Stage) -> CheckInScreen:
    screen = CheckInScreen()
    await on.app.push_screen(screen)
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()
    return screen


async def test_numbers_and_charts_are_those_of_the_store(tmp_path: Path) -> None:
    settings = replace(DEFAULTS, age=30, sex=Sex.FEMALE)
    async with stage(tmp_path, library=lambda: ENTRIES, settings=settings) as on:
        checked(on, 28)
        checked(on, 0)
        screen = await opened(on)
        numbers, page = screen.query_one("#numbers", Preview), screen.query_one(PanelPage)
        assert "Knee to wall" in numbers.text
        assert "Rough comparison at 30, women" in numbers.text
        assert "L left" in page.text
        await on.press("t", "right")
        assert "day" in page.text
        assert page.chosen is not None
        assert page.chosen.title == "Quadripod balance, eyes closed"
        await on.press("left")
        assert page.chosen.title == "Quadripod balance"
        await on.press("down")
        below = page.chosen.title
        assert below != "Quadripod balance"
        await on.press("up", "pagedown")
        assert page.chosen.title == "Quadripod balance"
        assert page.scroll_offset.y > 0
        await on.press("t", "g")
        assert isinstance(on.app.screen, GlossaryScreen)


async def test_enter_warms_up_first_and_without_the_routines_says_what_is_missing(tmp_path: Path) -> None:
    entries: list[Entry] = list(ENTRIES)
    async with stage(tmp_path, library=lambda: tuple(entries)) as on:
        screen = await opened(on)
        assert "A check-in measures" in screen.query_one("#numbers", Preview).text
        await on.press("enter")
        assert isinstance(on.app.screen, StartScreen)
        assert any("Check-in" in row for row in on.app.screen.query_one(PickList).texts)
        await on.press("enter")
        player = on.app.screen
        assert isinstance(player, PlayerScreen)
        assert player.runner.session.timeline.name == "Foot activation"
    entries.clear()
    async with stage(tmp_path, library=lambda: tuple(entries)) as on:
        screen = await opened(on)
        await on.press("enter")
        assert on.app.screen is screen
        assert "foot-activation is missing" in str(screen.query_one("#said").render())
