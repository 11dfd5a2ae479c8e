"""What is not for everybody asks before it starts."""

from __future__ import annotations

from pathlib import Path

from shelves import entry, shelves
from stage import stage

from foottimer.routine.library import load_library
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.optin import OptInScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.start import StartScreen

DARING = """
tags = ["opt-in"]
about = "Far [b]beyond[/b] the usual."
[[block]]
name = "Hop"
time = 60
"""


async def test_the_start_card_asks_and_starts_only_after_yes(tmp_path: Path) -> None:
    async with shelves(tmp_path, (entry(tmp_path, "hops", DARING),)) as on:
        await on.press("enter", "enter")
        assert isinstance(on.on.app.screen, OptInScreen)
        texts = [str(widget.render()) for widget in on.on.app.screen.query("#warning Static")]
        assert texts[0].startswith("Far [b]beyond[/b] the usual.")
        await on.press("escape")
        assert isinstance(on.on.app.screen, StartScreen)
        await on.press("enter", "y")
        assert isinstance(on.on.app.screen, PlayerScreen)


async def test_one_that_follows_on_asks_too(tmp_path: Path) -> None:
    found = (entry(tmp_path, "a-calm", '[[block]]\nname = "Sit"\nhold = 60\n'), entry(tmp_path, "hops", DARING))
    async with shelves(tmp_path, found) as on:
        await on.press("enter", "a", "down", "enter", "enter")
        assert isinstance(on.on.app.screen, OptInScreen)
        await on.press("q", "escape")
        assert isinstance(on.on.app.screen, LibraryScreen)


async def test_run_asks_first_and_leaves_after_no(tmp_path: Path) -> None:
    hops = entry(tmp_path, "hops", DARING)
    assert hops.routine is not None
    assert hops.timeline is not None
    async with stage(tmp_path, [hops.timeline], routines=[hops.routine]) as on:
        await on.press("n")
    assert on.app.return_value == 3
    assert on.app.farewell == ["Hops: not started."]


def test_only_the_six_weeks_of_hops_are_not_for_everybody() -> None:
    asking = {found.id for found in load_library(None) if found.routine and found.routine.opt_in}
    assert asking == {f"hop-five-{week}" for week in range(1, 7)}
