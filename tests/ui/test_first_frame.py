"""The library's first frame: what is remembered stands where the list will, and no key is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from shelves import entry, shelf
from stage import Stage, stage
from textual import events
from textual.geometry import Offset, Region
from textual.widgets import Input

from foottimer.routine.library import Entry
from foottimer.routine.recalled import LONGEST, NAME, Recalled, View, recall, remember
from foottimer.ui.screens.help import HelpScreen
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.routine_list import RoutineList

UNKNOWN = View()
FURNISH = LibraryScreen.furnish
SIZES = ((80, 24), (120, 40), (40, 12))


@dataclass
class Early:
    """The library before its lists are there."""

    on: Stage
    kept: list[View] = field(default_factory=list)

    @property
    def library(self) -> LibraryScreen:
        screen = self.on.app.screen_stack[0]
        assert isinstance(screen, LibraryScreen)
        return screen

    def seen(self, ident: str) -> tuple[Region, Offset, int, list[str]]:
        """Where a list is, what of it is in sight, which row is chosen, and what the rows say before any time."""
        routines = self.library.query_one(f"#{ident}", RoutineList)
        texts = [text.removesuffix("new").rstrip() for text in routines.texts]
        return routines.region, routines.scroll_offset, routines.chosen, texts

    async def read(self) -> None:
        """Let the lists be mounted, the files be read, and what was typed be done."""
        await FURNISH(self.library)
        await self.on.pilot.pause()


@asynccontextmanager
async def early(
    path: Path, entries: tuple[Entry, ...], view: View = UNKNOWN, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Early]:
    """Run the app on a library that is remembered, and is not read before it is said."""
    kept: list[View] = []
    recalled = Recalled(tuple(entry.card for entry in entries), view)

    async def wait(_: LibraryScreen) -> None:
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LibraryScreen, "furnish", wait)
        async with stage(
            path, size=size, library=lambda: entries, recall=lambda _: recalled, remember=kept.append
        ) as on:
            yield Early(on, kept)


def many(folder: Path) -> tuple[Entry, ...]:
    """More routines than any of the screens has lines."""
    text = '\n[[block]]\nname = "Hold"\nhold = 20\n'
    return tuple(entry(folder, f"routine-{number:02}", text) for number in range(50))


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_takes_the_place_of_what_is_remembered_of_it(tmp_path: Path, size: tuple[int, int]) -> None:
    entries = many(tmp_path)
    view = View("routine-00", 0, 0, 0, size[1])
    async with early(tmp_path, entries, view, size) as on:
        before = on.seen("first")
        await on.read()
        assert not on.library.query("#first")
        assert on.seen("routines") == before


async def test_a_list_that_was_left_further_down_begins_there(tmp_path: Path) -> None:
    async with early(tmp_path, many(tmp_path), View("routine-30", 30, 0, 22, 24)) as on:
        _, scrolled, chosen, _ = on.seen("first")
        assert (chosen, scrolled.y) == (30, 22)


async def test_enter_opens_what_was_chosen_when_it_was_typed(tmp_path: Path) -> None:
    async with early(tmp_path, shelf(tmp_path), View("balance-1")) as on:
        await on.on.press("down", "down", "enter")
        assert on.on.app.screen is on.library
        await on.read()
        card = on.on.app.screen
        assert isinstance(card, StartScreen)
        assert card.query_one("#title", Line).text == "Long"


async def test_what_is_typed_early_is_done_in_its_order(tmp_path: Path) -> None:
    async with early(tmp_path, shelf(tmp_path), View("balance-1")) as on:
        await on.on.press("slash", "l", "o", "q")
        await on.read()
        assert on.library.query_one("#filter").has_class("-open")
        assert on.on.app.is_running
        assert on.library.query_one("#filter", Input).value == "loq"


async def test_what_is_typed_while_that_is_done_comes_behind_it(tmp_path: Path) -> None:
    async with early(tmp_path, shelf(tmp_path), View("balance-1")) as on:
        await on.on.press("slash", "l", "o")
        await FURNISH(on.library)
        for letter in "qwertz":
            on.on.app.post_message(events.Key(letter, letter))
        await on.on.pilot.pause()
        assert on.on.app.is_running
        assert on.library.query_one("#filter", Input).value == "loqwertz"
        await on.on.press("escape", "v")
        assert on.on.app.screen is not on.library


async def test_a_letter_that_comes_with_the_key_of_the_filter_is_kept(tmp_path: Path) -> None:
    async with early(tmp_path, shelf(tmp_path)) as on:
        await on.read()
        for _ in range(2):  # what was typed before is chosen, so that other letters take its place
            on.library.action_filter()
            on.on.app.on_key(
                events.Key("l", "l")
            )  # it was sent to the list, and is here before the field has its focus
            await on.on.pilot.pause()
            await on.on.press("o", "tab")
            assert on.library.query_one("#filter", Input).value == "lo"


async def test_what_was_typed_is_no_answer_to_what_nobody_saw(tmp_path: Path) -> None:
    async with early(tmp_path, shelf(tmp_path)) as on:
        await on.on.press("enter", "v")
        await on.on.app.push_screen(asked := HelpScreen(on.library))
        await on.read()
        assert on.on.app.screen is asked
        await on.on.press("escape")
        assert on.on.app.screen is on.library


async def test_leaving_is_never_too_early(tmp_path: Path) -> None:
    async with early(tmp_path, shelf(tmp_path)) as on:
        await on.on.press("q")
        assert on.on.app.return_value == 0


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_leaving_waits_for_nothing_that_was_typed_before(tmp_path: Path, key: str) -> None:
    async with early(tmp_path, shelf(tmp_path)) as on:
        await on.on.press("slash", "q")
        assert on.on.app.is_running
        await on.on.press(key)
        assert on.on.app.return_value is not None


async def test_how_the_list_stands_is_remembered(tmp_path: Path) -> None:
    async with early(tmp_path, shelf(tmp_path)) as on:
        await on.read()
        assert [(view.chosen, view.place, view.lines) for view in on.kept] == [("balance-1", 0, 24)]


def test_a_view_is_had_back(tmp_path: Path) -> None:
    view = View("desk-break", 11, 4, 1, 24)
    assert remember(tmp_path, view)
    assert recall(tmp_path, tmp_path, tmp_path / "exercises.toml", 24) == Recalled((), view)


@pytest.mark.parametrize(
    "data", [b"", b"x y z", b"1 2 3\n", b"-1 0 0 24 a", b"9999999 0 0 0 a", "१ 0 0 0 a".encode(), b"\xff" * LONGEST * 9]
)
def test_a_view_that_was_never_written_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    assert recall(tmp_path, tmp_path, tmp_path / "exercises.toml", 24).view.place in (0, 1)


def test_a_view_that_can_not_be_kept_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    assert not remember(tmp_path / "cache", View())


def test_a_view_is_not_kept_in_the_place_of_a_disk_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "stick" / "home"
    monkeypatch.setenv("FOOTTIMER_HOME", str(home))
    assert not remember(home / "cache", View())
    assert not home.parent.exists()
