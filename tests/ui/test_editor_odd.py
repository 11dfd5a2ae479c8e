"""The routine editor with files that are odd, keys at the wrong moment, and terminals of a cell."""

from __future__ import annotations

from pathlib import Path

from editing import SMALL, editing
from textual.command import CommandPalette
from textual.widgets import Static

from foottimer.ui.screens.glossary import GlossaryScreen
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.source import SourceView


async def test_the_editor_opens_on_blocks_that_are_none(tmp_path: Path) -> None:
    text = 'format = 1\nname = "Odd"\nblock = ["x", 5, { name = "A", reps = 3 }]\n'
    async with editing(tmp_path, text) as editor:
        await editor.press("right", "plus", "left", "down", "k", "delete", "tab", "tab", "r")
        assert editor.line("said") == "Block is no list of blocks: mend it in the text first."
        assert editor.text == text


async def test_a_text_that_cannot_be_read_is_shown_where_it_is_wrong(tmp_path: Path) -> None:
    async with editing(tmp_path, f"{SMALL}reps = = 3\n") as editor:
        area = editor.screen.query_one(SourceView).area
        assert area.has_focus
        assert area.cursor_location[0] == SMALL.count("\n")
        assert "time ?" in editor.line("total")
        await editor.press("f4")
        assert editor.rows[1] == "The text can't be read yet"
        assert editor.line("said").startswith(f"! line {SMALL.count(chr(10)) + 1}: ")


async def test_blocks_of_a_newer_format_are_shown_as_text_alone(tmp_path: Path) -> None:
    text = SMALL.replace("format = 1", "format = 3")
    async with editing(tmp_path, text) as editor:
        await editor.press("f4", *["down"] * 12)
        assert editor.screen.query_one(SourceView).area.cursor_location[0] > 10
        assert editor.chosen == ()
        await editor.press("f4", "shift+down", "shift+up")
        assert editor.text == text


async def test_find_waits_for_what_is_typed_to_be_mended(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("tab", "9", "x", "ctrl+f")
        assert not editor.screen.query(SourceView)
        assert "9x" in editor.line("said")


async def test_a_page_is_not_turned_in_a_list_without_a_row(tmp_path: Path) -> None:
    async with editing(tmp_path, size=(1, 1)) as editor:
        await editor.press("g", "pageup", "pagedown")
        assert isinstance(editor.on.app.screen, GlossaryScreen)


async def test_a_small_terminal_shows_the_keys_that_hold(tmp_path: Path) -> None:
    async with editing(tmp_path, size=(40, 12)) as editor:
        bar = editor.screen.query_one("#block-keys", KeyBar)
        shown = []
        for key in ("tab", "9", "enter"):
            shown.append([command.title for command in bar.fitting(bar.size.width)])
            await editor.press(key)
        assert shown == [
            ["fields", "add", "save", "keys"],
            ["blocks", "less", "more", "keys"],
            ["take", "cancel", "keys"],
        ]
        await editor.press("9")
        assert bar.fitting(400)[-1].key == "f1"


async def test_a_page_is_not_turned_in_a_palette_without_a_row(tmp_path: Path) -> None:
    async with editing(tmp_path, size=(4, 2)) as editor:
        await editor.press("ctrl+p", "pagedown", "pageup")
        assert isinstance(editor.on.app.screen, CommandPalette)


async def test_the_help_and_a_text_are_shown_in_a_column(tmp_path: Path) -> None:
    async with editing(tmp_path, size=(1, 3)) as editor:
        await editor.press("f1", "pagedown", "pageup", "escape", "f4")
        assert editor.screen.query_one(SourceView).area.has_focus


async def test_no_name_of_a_file_reaches_the_terminal_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b]0;title\x07\u202e[red].toml"
    file.write_text('format = 1\n[[block]]\nname = "A"\nhold = 3\n', encoding="utf-8")
    async with editing(tmp_path, file=file) as editor:
        assert editor.line("title").startswith("a?]0;title??[red] · ")
        await editor.press("home")
        assert "a?]0;title??[red]" in editor.fields.values()
        await editor.press("end", "d", "q")
        shown = " ".join(str(static.content) for static in editor.on.app.screen.query(Static))
        assert shown == "1 change to a?]0;title??[red] not saved."


async def test_a_resize_that_is_heard_of_after_leaving_shows_nothing(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        screen = editor.screen
        await editor.press("q")
        assert screen not in editor.on.app.screen_stack
        await screen.remove_children()
        screen._offer()
        assert not screen.query("*")
