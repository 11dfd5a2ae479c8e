"""What is suggested, on top of the library; what its keys do; and the question about the morning after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from parts import NOON
from shelves import Shelves, done, entry, shelves

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.gathering import gather
from foottimer.plan.situation import Situation
from foottimer.routine.library import Entry
from foottimer.settings.model import DEFAULTS
from foottimer.ui.screens.because import BecauseScreen
from foottimer.ui.screens.ladder import LadderScreen
from foottimer.ui.screens.morning import MorningScreen
from foottimer.ui.screens.plan import PlanScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.widgets.asked import Asked
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.preview import Preview
from foottimer.ui.widgets.suggested import SuggestedPanel

STRENGTH = 'series = "foot-strength"\nlevel = 1\n[[block]]\nname = "Press"\nhold = 600\n'
ANKLES = 'series = "ankle-mobility"\nlevel = 1\n[[block]]\nname = "Circle"\nhold = 200\n'
DESK = '[[block]]\nname = "Splay"\nhold = 120\n'


def routines(folder: Path) -> tuple[Entry, ...]:
    return (
        entry(folder, "ankle-mobility-1", ANKLES, name="Ankles"),
        entry(folder, "desk-break", DESK, name="Desk break"),
        entry(folder, "foot-strength-1", STRENGTH, name="Strong feet"),
    )


@asynccontextmanager
async def advised(
    folder: Path, days_ago: tuple[int, ...] = (), size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Shelves]:
    """The library with advice, after foot-strength was done so many days ago each."""
    entries = routines(folder)
    for days in days_ago:
        done(folder / "history.db", entries[2], days)
    async with shelves(folder, entries, size) as on:
        services = on.on.app.services

        def situation() -> Situation:
            given = services.ask(lambda store: gather(store, services.today(), DEFAULTS, entries))
            return given or gather(None, services.today(), DEFAULTS, entries)

        services.situation = situation
        await on.press("r")
        yield on


def panel(on: Shelves) -> str:
    return on.library.query_one(SuggestedPanel).text


async def written(on: Shelves) -> tuple[Decision, ...]:
    writing = [worker for worker in on.on.app.workers if worker.group == "write"]
    if writing:
        await on.on.app.workers.wait_for_complete(writing)
    await on.read()
    with on.on.stored() as store:
        return store.decisions()


async def test_the_library_opens_with_a_suggestion_and_its_reason_and_has_keys_for_more(tmp_path: Path) -> None:
    async with advised(tmp_path) as on:
        assert panel(on).splitlines() == [
            "Today  Desk break, 2:10   a starts it · w why",
            "Desk break is a way to begin: seated, shoes off, without a sound, in three",
            "minutes. A plan says what is for which day from then on, and grows with you.",
        ]
        assert on.chosen.startswith("Desk break")
        await on.press("M")
        assert on.said("said") == "No training day lies in the last 7 days: there is no morning to ask about."
        await on.press("l")
        assert isinstance(on.on.app.screen, LadderScreen)
        await on.press("escape", "p")
        assert isinstance(on.on.app.screen, PlanScreen)


async def test_a_small_screen_has_fewer_rows_of_it_and_says_which_key_says_the_rest(tmp_path: Path) -> None:
    async with advised(tmp_path, (8,)) as on:
        for size, rows in (((120, 40), 4), ((80, 24), 3), ((40, 7), 0), ((40, 9), 1), ((40, 12), 2)):
            await on.on.pilot.resize_terminal(*size)
            await on.on.pilot.pause()
            assert on.library.query_one(SuggestedPanel).display is (rows > 0)
            if not rows:
                continue
            lines = panel(on).splitlines()
            assert len(lines) == rows
            assert "Strong feet · 1, 10:10" in lines[0]
            assert on.library.query_one(SuggestedPanel).size.height == rows
        assert lines[1] == "Foot-strength was last … w says all"
        await on.press("w")
        assert isinstance(on.on.app.screen, BecauseScreen)
        keys = on.on.app.screen.query_one(KeyBar)
        assert keys.region.bottom <= on.on.app.size.height
        assert keys.region.height


async def test_keys_choose_by_minutes_and_open_what_is_suggested_with_its_reason(tmp_path: Path) -> None:
    async with advised(tmp_path, (8,)) as on:
        await on.press("5")
        assert on.chosen.startswith("Desk break")
        assert on.said("hint").startswith("Desk break: This one is seated and quiet")
        await on.press("5")
        assert not on.library.query_one("#hint").display
        await on.press("up", "a")
        assert isinstance(on.on.app.screen, StartScreen)
        assert on.line("title") == "Strong feet · level 1"
        await on.press("escape", "w")
        assert "If you have\n3 min  Desk break" in on.on.app.screen.query_one(Preview).text
        await on.press("enter")
        assert on.line("title") == "Strong feet · level 1"


async def test_on_a_day_of_rest_nothing_is_opened_and_why_is_said(tmp_path: Path) -> None:
    async with advised(tmp_path, (0,)) as on:
        assert panel(on).startswith("Today  Done for today: Strong feet · 1")
        await on.press("a")
        assert on.on.app.screen is on.library
        assert (
            on.said("said")
            == "Done for today: Strong feet · 1: nothing is to be started. Enter opens the chosen routine."
        )


async def test_the_whole_of_it_leads_to_the_plan(tmp_path: Path) -> None:
    async with advised(tmp_path) as on:
        await on.press("w", "p")
        assert isinstance(on.on.app.screen, PlanScreen)


async def test_the_week_stands_on_top_and_is_not_said_twice(tmp_path: Path) -> None:
    async with advised(tmp_path, (8,), (120, 40)) as on:
        assert "this week" in on.line("week")
        assert "this week" not in panel(on)
        await on.press("w")
        assert "this week" in on.on.app.screen.query_one(Preview).text


async def test_an_answer_stays_where_the_rest_is_skipped(tmp_path: Path) -> None:
    async with advised(tmp_path, (1,)) as on:
        await on.press("6", "escape")
        (decision,) = await written(on)
        assert on.said("said") == "Kept: pain 6."
        assert decision.value.startswith("6")


# The morning after --------------------------------------------------------------------------------


async def test_the_morning_after_is_asked_once_and_written(tmp_path: Path) -> None:
    async with advised(tmp_path, (1,)) as on:
        assert isinstance(on.on.app.screen, MorningScreen)
        assert "Yesterday: Strong feet · 1." in str(on.on.app.screen.query_one("#about").render())
        await on.press("3", "y")
        (decision,) = await written(on)
        day = (NOON - timedelta(days=1)).date()
        assert (decision.kind, decision.about, decision.value) == (DecisionKind.MORNING, day.isoformat(), "3 yes")
        assert on.on.app.screen is on.library
        assert on.said("said") == "Kept: pain 3, stiffer."
        await on.press("r")
        assert on.on.app.screen is on.library


async def test_the_morning_can_be_skipped_which_is_written_too(tmp_path: Path) -> None:
    async with advised(tmp_path, (3,)) as on:
        await on.press("escape")
        (decision,) = await written(on)
        assert decision.value == ""
        assert on.said("said") == "The question about the morning was skipped. M asks it again."


async def test_one_of_the_two_may_be_left_out(tmp_path: Path) -> None:
    async with advised(tmp_path, (1,)) as on:
        await on.press("enter", "n")
        assert [one.value for one in await written(on)] == ["- no"]


async def test_an_answer_is_corrected_by_asking_for_the_question(tmp_path: Path) -> None:
    async with advised(tmp_path, (1,)) as on:
        await on.press("x", "n")
        await written(on)
        await on.press("M")
        shown = [asked.query_one("Line").text for asked in on.on.app.screen.query(Asked)]
        assert shown == ["› Pain in the morning?", "✓ Stiffer     no"]
        await on.press("1", "up", "backspace", "2", "enter")
        assert [one.value for one in await written(on)] == ["10 no", "2 no"]
        await on.press("M", "escape")
        assert len(await written(on)) == 2


async def test_no_morning_is_asked_about_while_a_filter_is_typed(tmp_path: Path) -> None:
    async with advised(tmp_path, (1,)) as on:
        await on.press("escape")
        with on.on.stored() as store:
            assert store.decisions()
        services = on.on.app.services
        before = services.situation
        assert before is not None
        services.situation = lambda: replace(before(), decisions=())
        on.library._asked_about = frozenset[date]()
        await on.press("slash")
        on.library.action_reload()
        await on.read()
        assert on.on.app.screen is on.library
