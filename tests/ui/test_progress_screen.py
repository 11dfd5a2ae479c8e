"""The review's second part: a page of charts, one of them chosen, told or enlarged."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from parts import quick_store
from stage import Stage, stage, timeline_of
from textual.widgets import Static

from foottimer.history.record import Answers, moment_at
from foottimer.settings.model import Settings
from foottimer.settings.registry import ENTRIES
from foottimer.ui.screens.glossary import GlossaryScreen
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.progress import ProgressScreen
from foottimer.ui.widgets.chart import ChartView
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.panel_page import PanelPage

WORK = timeline_of('[[block]]\nname = "Balance"\nhold = 240\nsides = "each"')
TEST = timeline_of('[[block]]\nname = "Calf raises"\nopen = true\nexpect = 30\nrecord = "reps"\nsides = "each"')


def logged(on: Stage, *days_ago: int, test: tuple[float, float] | None = None) -> None:
    """Write down a session on each of these days, and a test today."""
    with quick_store(on.path) as store:
        for days in days_ago:
            when = on.clock.wall() - timedelta(days=days)
            store.log(WORK, moment_at(when), Answers(rpe=6, pain=2, technique=True), when)
        if test is not None:
            now = on.clock.wall()
            session = store.log(TEST, moment_at(now), Answers(), now)
            rows = [row for row in store.record(session).attempts if row.unit]
            for row, value in zip(rows, test, strict=True):
                store.correct(session, row.seq, recorded=value, now=now)


def screen(on: Stage) -> ProgressScreen:
    assert isinstance(on.app.screen, ProgressScreen)
    return on.app.screen


def page(on: Stage) -> PanelPage:
    return screen(on).query_one(PanelPage)


def chosen(on: Stage) -> str:
    panel = page(on).chosen
    return panel.key if panel else ""


def said(on: Stage, ident: str) -> str:
    return str(screen(on).query_one(f"#{ident}", Static).content)


def period(on: Stage) -> str:
    return screen(on).query_one("#period", Line).text


async def opened(on: Stage) -> None:
    await on.press("v", "2")
    await settled(on)


async def settled(on: Stage) -> None:
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()


async def test_before_the_first_session_it_says_what_will_be_here(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await opened(on)
        assert "begins with your first session" in said(on, "nothing")
        assert screen(on).query_one("#nothing").display
        assert not page(on).display
        offered = {command.action for command in screen(on).query_one(KeyBar).fitting(80)}
        assert offered == {"leave", "app.help"}
        await on.press("enter", "t", "w", "down", "end", "right", "g", "escape")
        await settled(on)
        assert screen(on).query_one("#nothing").display


async def test_one_session_is_a_week_that_runs(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        logged(on, 0)
        await opened(on)
        assert period(on) == "This week  1 session · 1 training day · 8 min"
        shown = page(on).text
        assert "1 of 3 days this week" in shown
        assert "6.0 of 10" in shown
        assert "Balance" in shown
        assert said(on, "means").startswith("› How often")


async def test_arrows_choose_and_what_is_chosen_is_explained(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        logged(on, 0, 7, 21)
        await opened(on)
        keys = []
        for key in ("right", "down", "left", "up", "up", "end", "down", "home"):
            await on.press(key)
            keys.append(chosen(on))
        assert keys == [
            "duration", "technique", "progression", "frequency", "frequency", "exercises", "exercises", "frequency"
        ]  # fmt: skip
        await on.press("right", "right")
        assert said(on, "means").startswith("› How hard")
        assert "› Intensity" in page(on).text


async def test_a_chart_is_told_as_a_table_small_and_large(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        logged(on, 0, 1, 7, 21)
        await opened(on)
        await on.press("t")
        assert page(on).is_tabled("frequency")
        assert "week" in page(on).text.splitlines()[1]
        await on.press("enter")
        large = screen(on).query_one(ChartView)
        titles = [command.title for command in screen(on).query_one(KeyBar).fitting(80)]
        assert titles[:2] == ["all charts", "drawing"]
        assert (large.tabled, page(on).display) == (True, False)
        numbers = [row.split()[-2:] for row in large.texts[2:]]
        with quick_store(on.path) as store:
            days = store.days()
        assert sum(int(number) for number, _ in numbers) == len(days) == 4
        await on.press("t")
        assert not large.tabled
        await on.press("right")
        assert large.chart is not None
        assert large.chart.title == "Duration"
        await on.press("escape")
        assert page(on).display
        await on.press("z", "z", "escape")
        assert isinstance(on.app.screen, LibraryScreen)


async def test_the_table_of_exercises_is_whole_already(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        logged(on, 0)
        await opened(on)
        await on.press("end", "enter")
        assert "whole already" in said(on, "said")
        await on.press("t", "home")
        assert (chosen(on), page(on).display) == ("frequency", True)


async def test_more_weeks_are_shown_by_a_key_round_and_round(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        logged(on, 0, 100, 300, 500)
        await opened(on)
        shown = []
        for _ in range(4):
            shown.append(period(on).split("·")[0].strip())
            await on.press("w")
            await settled(on)
        assert shown == ["12 weeks  1 session", "26 weeks  2 sessions", "52 weeks  3 sessions", "12 weeks  1 session"]


async def test_a_check_in_shows_both_sides_and_norms_once_there_is_an_age(tmp_path: Path) -> None:
    async with stage(tmp_path, settings_file=tmp_path / "settings.toml") as on:
        logged(on, 0, test=(20, 26))
        await opened(on)
        assert "! Gap 6 reps (23 %): left has less." in page(on).text
        assert "Rough comparison" not in page(on).text
        on.app.change_setting(ENTRIES["you.age"], 52)
        await settled(on)
        assert "Rough comparison at 52, women and men: 22 to 24 reps" in " ".join(page(on).text.split())
        await on.press("end", "up", "enter")
        assert "Rough comparison" in said(on, "told")


async def test_a_click_chooses_and_a_second_one_enlarges(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        logged(on, 0)
        await opened(on)
        await on.pilot.click(PanelPage, offset=(30, 2))
        await on.pilot.pause()
        assert chosen(on) == "duration"
        await on.pilot.click(PanelPage, offset=(30, 2))
        await on.pilot.pause()
        assert not page(on).display


async def test_words_are_explained_and_settings_are_followed(tmp_path: Path) -> None:
    async with stage(tmp_path, settings=Settings(goal=5)) as on:
        logged(on, 0)
        await opened(on)
        assert "1 of 5 days this week" in page(on).text
        await on.press("g")
        assert isinstance(on.app.screen, GlossaryScreen)
        assert "RPE" in " ".join(term.name for term in on.app.screen._here)


@pytest.mark.parametrize("size", [(120, 40), (40, 12), (30, 8), (20, 5), (3, 2)])
async def test_it_is_shown_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with stage(tmp_path, size=size) as on:
        logged(on, 0, 3, 8)
        await opened(on)
        await on.press("right", "down", "t", "enter", "t", "pagedown", "escape", "end")
        assert chosen(on) == "exercises"
        await on.pilot.resize_terminal(80, 24)
        await on.pilot.pause()
        assert "Frequency" in page(on).text
