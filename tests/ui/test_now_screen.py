"""The review's first part: what it says of the week is what the rules say, and what can be done there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from history.stored_cases import settings_of, store_case
from history.streak_cases import CASES
from parts import quick_store
from stage import Stage, stage, timeline_of
from textual.widgets import Input, Static

from foottimer.history.calendar import Goal
from foottimer.history.listing import Wanted
from foottimer.history.record import Answers, moment_at
from foottimer.history.store import Store, StoreError, open_for_reading
from foottimer.history.streak import State, Streak
from foottimer.session.clock import ManualClock
from foottimer.settings.registry import ENTRIES
from foottimer.ui.screens import now
from foottimer.ui.screens.glossary import GlossaryScreen
from foottimer.ui.screens.now import NowScreen
from foottimer.ui.screens.pauses import PausesScreen
from foottimer.ui.screens.pausing import PausingScreen
from foottimer.ui.screens.sessions import SessionsScreen
from foottimer.ui.screens.settings import SettingsScreen
from foottimer.ui.widgets.chart import ChartView
from foottimer.ui.widgets.parts import PartsLine
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview
from foottimer.ui.widgets.year import YearView

FOUR_MINUTES = timeline_of('[[block]]\nname = "A"\ntime = 240')


def screen(on: Stage) -> NowScreen:
    found = on.app.screen
    assert isinstance(found, NowScreen)
    return found


def shown(on: Stage, ident: str) -> str:
    return screen(on).query_one(f"#{ident}", Preview).text


def days_ago(on: Stage, *numbers: int) -> None:
    """Write a session down on each of these days before today."""
    with quick_store(on.path) as store:
        for number in numbers:
            began = on.clock.wall() - timedelta(days=number)
            store.log(FOUR_MINUTES, moment_at(began), Answers(rpe=6), began)


async def review(on: Stage) -> None:
    await on.press("v")
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()


# The words are those of the rules ------------------------------------------------------------------


def said_of(week: Streak) -> Iterator[str]:
    """What the screen has to say of a week, in its own words."""
    yield f"{week.this_week} of {week.goal_per_week} day{'' if week.goal_per_week == 1 else 's'}"
    if not week.best_weeks:
        yield f"none yet · a week with {week.goal_per_week} training day"
    elif not week.streak_weeks:
        yield f"no streak · best {week.best_weeks}"
    else:
        weeks = {1: "1 week so far"}.get(week.streak_weeks, f"{week.streak_weeks} weeks in a row")
        freezes = {0: "no freeze", 1: "1 freeze"}.get(week.freezes, f"{week.freezes} freezes")
        yield f"{weeks} · best {week.best_weeks} · {freezes} in hand"
    yield f" {week.score * 100:.0f} %" if week.score >= 0.005 or not week.score else " <1 %"


async def test_the_screen_says_what_the_rules_say_in_every_case_of_the_table(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as on:
        await review(on)
        services = on.app.services
        for number, case in enumerate(CASES):
            path = tmp_path / f"{number}.db"
            store_case(case, path)
            services.open_to_read = lambda path=path: open_for_reading(path)  # type: ignore[misc]
            services.clock, services._settings = ManualClock(case.now.moment), settings_of(case)
            await on.press("r")
            week = services.week()
            assert (week.this_week, week.state.value, week.streak_weeks) == case.expected[:3], case.name
            text = " ".join(f"{shown(on, 'week')} {shown(on, 'standing')}".split())
            for words in said_of(week):
                assert words.strip() in text, case.name
            assert ("secured" in shown(on, "week")) is (week.state is State.SECURED or "secured any" in text), case.name
            done = [mark for mark in shown(on, "week").split("\n")[-1] if mark == "●"]
            assert len(done) == week.this_week, case.name


# What is done there --------------------------------------------------------------------------------


async def test_without_a_session_it_says_how_to_begin(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await review(on)
        assert "0 of 3 days" in shown(on, "week")
        assert "a week with 3 training days begins one" in shown(on, "standing")
        assert screen(on).day == on.app.services.today()
        assert "nothing done yet" in shown(on, "day")
        await on.press("left", "t")
        assert screen(on).query_one("#weeks-table", ChartView).texts[-1]


async def test_a_day_is_told_and_leads_to_its_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(now, "SOON", 0.001)  # so that it is waited for
    async with stage(tmp_path) as on:
        days_ago(on, 0, 1, 7, 8)
        await review(on)
        today = on.app.services.today()
        assert "1 session, 4 min" in shown(on, "day")
        assert "Stage" in shown(on, "day")
        await on.press("left", "up")
        assert screen(on).day == today - timedelta(days=8)
        assert "effort 6" in shown(on, "day")
        await on.press("enter")
        assert isinstance(on.app.screen, SessionsScreen)
        assert on.app.screen.wanted == Wanted(first=today - timedelta(days=8), last=today - timedelta(days=8))


async def test_charts_and_calendar_have_tables(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as on:
        days_ago(on, 0, 1, 7, 8, 8)
        await review(on)
        assert screen(on).query_one("#days", ChartView).chart is not None
        assert screen(on).query_one(YearView).has_focus
        await on.press("t")
        weeks = [row.split() for row in screen(on).query_one("#weeks-table", ChartView).texts]
        assert weeks[-3:] == [
            ["2", "Mar", "1", "1", "4", "3"],
            ["23", "Feb", "2", "2", "8", "3"],
            ["16", "Feb", "1", "2", "8", "3"],
        ]
        assert len(screen(on).query_one("#days-table", ChartView).texts) >= 4
        await on.press("t")
        assert screen(on).query_one(YearView).has_focus


async def test_the_goal_is_changed_in_the_settings_and_followed(tmp_path: Path) -> None:
    async with stage(tmp_path, settings_file=tmp_path / "settings.toml") as on:
        days_ago(on, 0)
        await review(on)
        assert "1 of 3 days" in shown(on, "week")
        await on.press("comma")
        assert isinstance(on.app.screen, SettingsScreen)
        on.app.change_setting(ENTRIES["week.goal"], 1)
        await on.press("escape")
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert "1 of 1 day " in shown(on, "week")
        # From this day on, also where the app is ended without a look at the library.
        assert on.stored().goals() == (Goal(on.app.services.today(), 1),)


# Paused days ---------------------------------------------------------------------------------------


def pauses(on: Stage) -> list[str]:
    assert isinstance(on.app.screen, PausesScreen)
    return [" ".join(text.split()) for text in on.app.screen.query_one(PickList).texts]


def told(on: Stage) -> str:
    return str(on.app.screen.query_one("#told", Static).content)


async def settle(on: Stage) -> None:
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()


async def pause_days(on: Stage, last: str, reason: str) -> None:
    """Fill the dialog in, from its first field on, which has today."""
    assert isinstance(on.app.screen, PausingScreen)
    on.app.screen.query_one("#last", Input).value = last
    on.app.screen.query_one("#reason", Input).value = reason
    await on.press("ctrl+s")
    await settle(on)


async def test_days_are_paused_changed_taken_back_and_each_is_undone(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 30)) as on:
        days_ago(on, 1)
        await review(on)
        await on.press("p")
        assert "No paused days" in told(on)
        await on.press("a")
        await pause_days(on, "tomorrow", "holiday")
        assert len(pauses(on)) == 1
        assert "2 days now holiday" in pauses(on)[0]
        await on.press("enter")
        await pause_days(on, "today", "injury")
        assert "1 day now injury" in pauses(on)[0]
        await on.press("u")
        await settle(on)
        assert "2 days now holiday" in pauses(on)[0]
        await on.press("delete")
        await settle(on)
        assert pauses(on) == []
        await on.press("u")
        await settle(on)
        assert "2 days now holiday" in pauses(on)[0]
        await on.press("escape")
        await settle(on)
        assert "paused: holiday" in shown(on, "day")
        await on.press("p", "u")
        assert "nothing to undo" in told(on)


async def test_a_day_that_is_none_is_said_and_nothing_is_paused(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await review(on)
        await on.press("p", "a")
        await pause_days(on, "soon", "")
        assert isinstance(on.app.screen, PausingScreen)
        assert told(on).startswith("! No day is called")
        assert on.app.screen.focused is on.app.screen.query_one("#last", Input)
        await on.press("escape")
        assert pauses(on) == []
    assert not on.path.exists()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (24, 7)])
async def test_it_fits_every_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, size=size) as on:
        days_ago(on, 0, 1)
        await review(on)
        assert screen(on).query_one(PartsLine).region.width <= size[0]
        await on.press("left", "p", "escape", "t", "t")
        for preview in screen(on).query(Preview):
            assert all(len(line) <= preview.size.width for line in preview.text.split("\n")), preview.id


async def test_keys_that_come_before_the_data_are_not_lost(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("v")
        screen(on)._now = None
        screen(on).action_pauses()
        assert isinstance(on.app.screen, NowScreen)
        await on.press("r")
        await settle(on)
        assert isinstance(on.app.screen, PausesScreen)


async def test_the_words_are_explained(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 30)) as on:
        await review(on)
        await on.press("g")
        assert isinstance(on.app.screen, GlossaryScreen)
        assert any("streak" in text for text in on.app.screen.query_one(PickList).texts)


async def test_the_settings_open_at_the_goal(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await review(on)
        await on.press("o")
        assert isinstance(on.app.screen, SettingsScreen)
        assert on.app.screen._chosen is not None
        assert on.app.screen._chosen.entry.key == "week.goal"


async def test_pausing_the_same_days_twice_adds_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await review(on)
        for _ in range(2):
            await on.press("p", "a")
            await pause_days(on, "tomorrow", "flu")
            assert len(pauses(on)) == 1
            words = told(on)
            await on.press("escape")
            await settle(on)
        assert "paused already" in words


async def test_a_pause_that_saves_the_streak_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 30)) as on:
        days_ago(on, *(7 * week + 3 + day for week in (1, 2) for day in (0, 1, 2)), 3)
        await review(on)
        assert "no streak" in shown(on, "standing")
        await on.press("p", "a")
        assert isinstance(on.app.screen, PausingScreen)
        on.app.screen.query_one("#first", Input).value = "yesterday"
        await pause_days(on, "yesterday", "")
        assert "Your streak is alive now: 2 weeks." in told(on)


async def test_a_store_that_refuses_changes_nothing_and_says_why(tmp_path: Path) -> None:
    def refuse() -> Store:
        raise StoreError("history.db is locked: close the other program")

    async with stage(tmp_path) as on:
        await review(on)
        on.app.services.open_to_write = refuse
        await on.press("p", "a")
        await pause_days(on, "", "")
        assert told(on) == "! Nothing was changed: history.db is locked: close the other program"
        assert pauses(on) == []
