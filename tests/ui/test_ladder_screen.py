"""The screen of levels: choosing, another level by choice, and what is sore."""

from __future__ import annotations

from pathlib import Path

from stage import Stage, stage
from textual.widgets import Static

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.store import Store, StoreError
from foottimer.plan.gathering import gather
from foottimer.plan.situation import Situation
from foottimer.routine.library import load_library
from foottimer.ui.screens.glossary import GlossaryScreen
from foottimer.ui.screens.ladder import LadderScreen
from foottimer.ui.screens.sure import SureScreen
from foottimer.ui.widgets.foot import Foot
from foottimer.ui.widgets.preview import Preview
from foottimer.ui.widgets.rowlist import RowList

ENTRIES = load_library(None)


def gathers(on: Stage) -> None:
    """Have the app gather what advice is computed from."""
    services = on.app.services

    def situation() -> Situation:
        settings, today = services.settings(lambda _: None), services.today()
        return services.ask(lambda store: gather(store, today, settings, ENTRIES)) or gather(
            None, today, settings, ENTRIES
        )

    services.situation = situation


async def opened(on: Stage, series: str = "foot-strength") -> LadderScreen:
    gathers(on)
    screen = LadderScreen(series)
    await on.app.push_screen(screen)
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()
    return screen


async def settled(on: Stage, *keys: str) -> None:
    await on.press(*keys)
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()


def told(screen: LadderScreen) -> str:
    return screen.query_one("#said-of-it", Preview).text


def said(screen: LadderScreen) -> str:
    return str(screen.query_one("#said", Static).content)


async def test_another_level_is_asked_about_once_kept_and_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await opened(on)
        assert "Foot strength  level 1 of 3" in told(screen)
        assert screen.query_one(Foot).text.strip()
        await settled(on, "minus")
        assert "the first one" in said(screen)
        await settled(on, "plus")
        assert isinstance(on.app.screen, SureScreen)
        await settled(on, "y")
        assert "level 2 of 3" in told(screen)
        assert "by your choice" in told(screen)
        assert "u undoes it" in said(screen)
        with on.stored() as store:
            (kept,) = store.decisions()
        assert (kept.kind, kept.about, kept.value) == (DecisionKind.LEVEL, "foot-strength", "2")
        await settled(on, "u")
        assert "level 1 of 3" in told(screen)
        await settled(on, "u")
        assert said(screen) == "There is nothing to undo here."


async def test_what_is_sore_stands_in_the_list_and_x_clears_it(tmp_path: Path) -> None:
    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        on.app.services.decide(Decision(DecisionKind.SORE, on.app.services.today(), "toe-splay"))
        screen = await opened(on)
        await settled(on, "x")
        assert said(screen) == "Choose the exercise that is well again."
        rows = screen.query_one(RowList)
        await settled(on, *["down"] * len(rows.rows))
        assert "Toe splay is sore" in told(screen)
        await settled(on, "plus")
        assert "an exercise has no level" in said(screen)
        await settled(on, "x")
        assert "itself again" in said(screen)
        assert not [row for row in rows.texts if "sore" in row]
        await settled(on, "u")
        assert [row for row in rows.texts if "sore" in row]


async def test_what_cannot_be_read_or_written_is_said_with_the_key_that_reads_again(tmp_path: Path) -> None:
    def broken() -> Situation:
        raise StoreError("the store is broken")

    def full() -> Store:
        raise StoreError("the disk is full")

    async with stage(tmp_path, library=lambda: ENTRIES) as on:
        screen = await opened(on)
        services = on.app.services
        works, services.situation = services.situation, broken
        await settled(on, "r")
        assert said(screen) == "! the store is broken\nr reads it again."
        services.situation = works
        await settled(on, "r")
        assert said(screen) == ""
        writes, services.open_to_write = services.open_to_write, full
        await settled(on, "plus", "y")
        assert "the disk is full" in said(screen)
        assert "level 1 of 3" in told(screen)
        services.open_to_write = writes
        await settled(on, "plus", "y")
        assert "level 2 of 3" in told(screen)
        await settled(on, "g")
        assert isinstance(on.app.screen, GlossaryScreen)
