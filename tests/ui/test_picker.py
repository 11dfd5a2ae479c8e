"""The exercise picker: typing searches, a key chooses the level, enter takes what is chosen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from stage import Stage, stage

from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Exercise
from foottimer.ui.exercise_card import dose_rows
from foottimer.ui.offers import Kind, best, found, offers_of
from foottimer.ui.screens.picker import Picked, PickerScreen
from foottimer.ui.widgets.doses import Doses
from foottimer.ui.widgets.example import Example
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview

EXERCISES = bundled_catalogue().exercises
OWN = {"towel": replace(EXERCISES["short-foot"], id="towel", name="Towel wave")}


@asynccontextmanager
async def picker(path: Path, screen: PickerScreen) -> AsyncIterator[tuple[Stage, list[Picked | None]]]:
    async with stage(path) as on:
        picked: list[Picked | None] = []
        await on.app.push_screen(screen, picked.append)
        await on.pilot.pause()
        yield on, picked


def rows(screen: PickerScreen) -> list[str]:
    return [" ".join(text.split()) for text in screen.query_one(PickList).texts]


def doses(screen: PickerScreen) -> list[str]:
    return screen.query_one(Doses).text.split("\n")


async def test_an_exercise_is_found_by_typing_and_taken_with_a_level(tmp_path: Path) -> None:
    screen = PickerScreen(EXERCISES.values())
    async with picker(tmp_path, screen) as (on, picked):
        assert len(rows(screen)) == len(EXERCISES)
        await on.press(*"arch lift")
        assert rows(screen) == ["Short foot foot"]
        assert doses(screen)[0].startswith("▌ 1  1 x 8 each side, seated")
        assert "4:36" in doses(screen)[1]
        assert screen.query_one(Example).text.strip()
        assert "Slide the ball of the foot" in screen.query_one("#card", Preview).text
        await on.press("3")
        assert [row[0] for row in doses(screen)] == [" ", " ", "▌"]
        await on.pilot.click(Doses, offset=(4, 1))
        assert [row[0] for row in doses(screen)] == [" ", "▌", " "]
        await on.press("enter")
        assert picked == [Picked(Kind.EXERCISE, "short-foot", level=2)]


async def test_arrows_choose_and_escape_shows_all_before_it_leaves(tmp_path: Path) -> None:
    screen = PickerScreen(EXERCISES.values(), at="short-foot", level=3)
    async with picker(tmp_path, screen) as (on, picked):
        place = screen.query_one(PickList).highlighted
        assert place is not None
        assert rows(screen)[place].startswith("Short foot")
        await on.press("down", "up", "pagedown", "pageup")
        await on.press(*"zork", "enter")
        assert rows(screen) == []
        assert not screen.query_one("#side").visible
        await on.press("escape")
        assert len(rows(screen)) == len(EXERCISES)
        await on.press("escape")
        assert picked == [None]


async def test_a_routines_own_exercises_come_first(tmp_path: Path) -> None:
    async with picker(tmp_path, PickerScreen(EXERCISES.values(), OWN, level=2)) as (on, picked):
        assert isinstance(on.app.screen, PickerScreen)
        assert rows(on.app.screen)[0] == "Towel wave this routine's"
        await on.press("enter")
        assert picked == [Picked(Kind.EXERCISE, "towel", level=2)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((*"rest", "enter"), Picked(Kind.REST)),
        ((*"circ", "enter"), Picked(Kind.CIRCUIT)),
        ((*"Sway  well", "enter"), Picked(Kind.NAMED, name="Sway well")),
        ((*"short foot", "down", "down", "enter"), Picked(Kind.NAMED, name="short foot")),
        (("up", "up", "up", "enter", *"Wobble", "enter"), Picked(Kind.NAMED, name="Wobble")),
    ],
)
async def test_other_kinds_of_blocks_are_chosen_here_too(
    tmp_path: Path, keys: tuple[str, ...], expected: Picked
) -> None:
    screen = PickerScreen(EXERCISES.values(), kinds=True)
    async with picker(tmp_path, screen) as (on, picked):
        assert rows(screen)[:3] == ["a block of your own block", "rest", "circuit"]
        await on.press(*keys)
        assert picked == [expected]


def test_what_is_meant_most_likely_is_chosen_first() -> None:
    three = (
        Exercise("a", "Stand on toes"),
        Exercise("b", "Toe wave"),
        Exercise("c", "Big-toe lift", aliases=("toe up",)),
    )
    offers = offers_of(three, kinds=True)

    def meant(text: str) -> str:
        shown = found(offers, text)
        place = best(shown, text)
        return "" if place is None else shown[place].name

    assert meant("") == "Stand on toes"
    assert meant("toe") == "Toe wave"
    assert meant("on t") == "Stand on toes"
    assert meant("up") == "Big-toe lift"
    assert meant("no such thing") == "“no such thing”"
    assert best((), "") is None


def test_a_level_says_how_long_its_dose_takes_where_there_is_room() -> None:
    assert dose_rows(Exercise("a", "A"), 1, 24).plain == "▌ 1  1 x 8          0:24"
    assert dose_rows(Exercise("a", "A"), 1, 12).plain == "▌ 1  1 x 8"
