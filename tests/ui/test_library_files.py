"""Routine files on the library's screen: made, copied, renamed, deleted and brought back, by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from shelves import Shelves, done, noted
from stage import stage, timeline_of
from textual.widgets import Input, Static

from foottimer.routine.library import BUNDLED, Entry, bundled_folder, load_file
from foottimer.ui.screens.beginning import BeginningScreen
from foottimer.ui.screens.diff import DiffScreen
from foottimer.ui.screens.editor import EditorScreen
from foottimer.ui.screens.files import FilesScreen
from foottimer.ui.screens.named import NameScreen
from foottimer.ui.screens.rename import RenameScreen
from foottimer.ui.screens.revert import RevertScreen
from foottimer.ui.screens.summary import SummaryScreen
from foottimer.ui.screens.trash import TrashScreen

FEET = 'format = 1\nname = "Feet"\n\n[[block]]\nname = "Stand"\nhold = 20\n'
DESK = "desk-break"


def entries(path: Path) -> tuple[Entry, ...]:
    """The person's own, and one bundled routine."""
    files = sorted((path / "routines").glob("*.toml"))
    own = [noted(load_file(file), stands_in=file.stem == DESK) for file in files]
    desk = noted(load_file(bundled_folder() / f"{DESK}.toml"), source=BUNDLED)
    return (*([] if any(entry.id == DESK for entry in own) else [desk]), *own)


@asynccontextmanager
async def library(
    path: Path, size: tuple[int, int] = (80, 24), desk: bool = False, history: int = 0
) -> AsyncIterator[Shelves]:
    """The library of a person who has Feet, and with `desk` a desk break of their own."""
    folder = path / "routines"
    folder.mkdir()
    (folder / "feet.toml").write_text(FEET, encoding="utf-8")
    if desk:
        text = (bundled_folder() / f"{DESK}.toml").read_text(encoding="utf-8")
        (folder / f"{DESK}.toml").write_text(text.replace("reps     = 6", "reps     = 8"), encoding="utf-8")
    for days_ago in range(history):
        done(path / "history.db", next(entry for entry in entries(path) if entry.id == "feet"), days_ago + 1)
    async with stage(path, size=size, library=lambda: entries(path)) as on:
        shelves = Shelves(on)
        await shelves.read()
        await shelves.press("end")
        assert shelves.chosen.startswith("Feet")
        yield shelves


def files(path: Path) -> set[str]:
    return {file.stem for file in (path / "routines").glob("*.toml")}


def told(on: Shelves, ident: str) -> str:
    return str(on.on.app.screen.query_one(f"#{ident}", Static).render())


async def typed(on: Shelves, words: str) -> None:
    await on.press(*(" " if letter == " " else letter for letter in words))


async def test_what_is_deleted_is_said_and_u_brings_it_back(tmp_path: Path) -> None:
    async with library(tmp_path) as on:
        await on.press("delete")
        assert on.said("said") == "Feet is in the trash. u brings it back."
        assert (files(tmp_path), on.rows) == (set(), [on.chosen])
        await on.press("u")
        assert on.said("said") == "Feet is back."
        assert on.chosen.startswith("Feet")
        await on.press("up")
        assert on.said("said") == ""
        await on.press("delete")
        assert on.said("said").startswith("! Desk-break toe yoga came with foottimer and stays as it is")
        assert len(on.rows) == 2


async def test_the_menu_offers_what_is_possible_and_says_why_the_rest_is_not(tmp_path: Path) -> None:
    async with library(tmp_path) as on:
        await on.press("home", "m")
        assert isinstance(on.on.app.screen, FilesScreen)
        assert "del delete it came with foottimer" in on.rows
        await on.press("down", "down", "down")
        assert on.chosen.startswith("T trash") or on.chosen.startswith("c change")  # what is grey is passed over
        await on.press("R")
        assert on.said("said").endswith("you changed nothing.")
        await on.press("m", "d")
        assert on.said("said") == "Desk-break toe yoga (copy) is your copy. u takes it away."
        assert files(tmp_path) == {"feet", "desk-break-copy"}
        assert on.chosen.startswith("Desk-break toe yoga (copy)"[:14])
        await on.press("end", "u")
        assert files(tmp_path) == {"feet"}
        assert on.chosen.startswith("Feet")


async def test_a_new_one_gets_a_name_and_is_opened_to_be_changed(tmp_path: Path) -> None:
    async with library(tmp_path) as on:
        await on.press("N")
        assert isinstance(on.on.app.screen, BeginningScreen)
        await on.press("down", "enter")
        assert isinstance(on.on.app.screen, NameScreen)
        await on.press("enter")
        assert told(on, "problem") == "! A routine needs a name: type one."
        await typed(on, "Feet")
        assert on.on.app.screen.query_one("#file", Input).value == "feet-2"
        await on.press("tab", "backspace", "enter")
        assert told(on, "problem") == "! The file needs a name too: type one."
        await typed(on, "feet")
        await on.press("enter")
        assert told(on, "problem") == "! There is a file feet.toml already: call it something else."
        await typed(on, "-too")
        await on.press("enter")
        assert isinstance(on.on.app.screen, EditorScreen)
        assert 'name   = "Feet"' in (tmp_path / "routines" / "feet-too.toml").read_text(encoding="utf-8")
        await on.press("escape")
        assert (len(on.rows), on.chosen) == (3, "Feet yours 3:35 new")
        await on.press("u")
        assert files(tmp_path) == {"feet"}


async def test_what_a_session_followed_is_a_beginning(tmp_path: Path) -> None:
    async with library(tmp_path, history=1) as on:
        await on.press("N", "end", "enter", "enter")
        assert isinstance(on.on.app.screen, EditorScreen)
        assert "What was followed on 2026-03-01." in (tmp_path / "routines" / "feet-2.toml").read_text(encoding="utf-8")


async def test_another_name_asks_about_the_history(tmp_path: Path) -> None:
    async with library(tmp_path, history=2) as on:
        await on.press("n", "end", "s", "enter")
        screen = on.on.app.screen
        assert isinstance(screen, RenameScreen), on.said("said")
        assert str(screen.query_one(Static).render()) == "It was done 2 times. Take that along?"
        await on.press("escape")
        assert files(tmp_path) == {"feet"}
        await on.press("n", "end", "s", "enter", "y")
        assert on.said("said") == "It is Feets now, kept as feets.toml. 2 sessions went along. u takes that back."
        assert on.chosen == "Feets yours 0:30 yesterday"
        await on.press("u")
        assert on.chosen == "Feet yours 0:30 yesterday"


async def test_what_is_chosen_is_shown_whatever_is_asked_for(tmp_path: Path) -> None:
    async with library(tmp_path) as on:
        await on.press("d", "n")
        await typed(on, "Toes")
        assert on.on.app.screen.query_one("#file", Input).value == "toes"
        await on.press("enter", "slash", *"feet", "escape", "3", "delete", "1", "slash", *"desk", "down")
        on.on.app.screen.set_focus(None)
        await on.press("u")
        assert on.chosen.startswith(("Feet yours", "Toes yours"))
        assert not on.library.query_one(Input).has_class("-open")
        assert len(on.rows) == 3


async def test_the_trash_brings_back_under_a_free_name_and_says_which(tmp_path: Path) -> None:
    async with library(tmp_path) as on:
        await on.press("T")
        assert told(on, "told") == "Nothing was deleted."
        await on.press("enter", "escape", "delete")
        (tmp_path / "routines" / "feet.toml").write_text(FEET.replace("Feet", "Heels"), encoding="utf-8")
        await on.press("m", "T")
        assert isinstance(on.on.app.screen, TrashScreen)
        assert on.rows == ["Feet feet 0:30 today 12:00"]
        await on.press("enter")
        assert on.said("said") == "Feet is back, as feet-2: there is another feet."
        assert on.chosen == "Feet yours 0:30 new"


async def test_what_was_changed_of_a_bundled_one_is_shown_before_it_goes_back(tmp_path: Path) -> None:
    async with library(tmp_path, desk=True) as on:
        await on.press("home", "D")
        assert isinstance(on.on.app.screen, DiffScreen)
        await on.press("escape", "R")
        assert isinstance(on.on.app.screen, RevertScreen)
        assert "1 block changed\n2:59" in str(on.on.app.screen.query_one(Static).render())
        await on.press("D")
        assert isinstance(on.on.app.screen, DiffScreen)
        await on.press("escape", "enter")
        assert on.said("said").endswith("is as bundled again; yours is in the trash. u brings yours back.")
        assert on.chosen == "Desk-break toe yoga 2:59 new"


async def test_on_the_card_a_routine_is_left_before_its_file_is_touched(tmp_path: Path) -> None:
    async with library(tmp_path) as on:
        await on.press("enter", "m")
        assert isinstance(on.on.app.screen, FilesScreen)
        assert on.on.app.screen_stack[-2] is on.library
        await on.press("escape", "enter", "c")
        assert isinstance(on.on.app.screen, EditorScreen)
        await on.press("escape")
        assert on.chosen == "Feet yours 0:30 new"


async def test_a_session_that_begins_is_let_be(tmp_path: Path) -> None:
    async with library(tmp_path) as on:
        await on.press("enter")
        before = len(on.on.app.screen_stack)
        on.library.action_delete()
        on.library.action_files()
        assert (files(tmp_path), len(on.on.app.screen_stack)) == ({"feet"}, before)


async def test_what_was_followed_is_kept_as_a_routine_from_the_summary(tmp_path: Path) -> None:
    timeline = timeline_of('[defaults]\nget_ready = 0\n[[block]]\nname = "Stand"\nhold = 20')
    async with stage(tmp_path, [timeline]) as on:
        await on.move(21)
        screen = on.app.screen
        assert isinstance(screen, SummaryScreen)
        await on.press("k", "enter")
        assert str(screen.query_one("#made", Static).render()) == "Stage is new among your routines."
        assert "hold" in (tmp_path / "routines" / "stage.toml").read_text(encoding="utf-8")
        news = on.app.take_news()
        assert news is not None
        assert news.path == tmp_path / "routines" / "stage.toml"


@pytest.mark.parametrize("size", [(120, 40), (40, 12), (20, 5)])
async def test_every_size_does_the_same(tmp_path: Path, size: tuple[int, int]) -> None:
    async with library(tmp_path, size=size) as on:
        await on.press("m", "d", "m", "n", "x", "enter", "delete", "m", "T", "enter", "u", "u", "u", "u", "u")
        assert on.on.app.screen is on.library
        assert files(tmp_path) == {"feet"}
        await on.press("N", "enter", "y", "enter")
        assert isinstance(on.on.app.screen, EditorScreen)
        assert files(tmp_path) == {"feet", "y"}
