"""The routine editor at work: blocks, fields, keys and mouse."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from editing import EMPTY, SMALL, Editor, editing
from textual import events
from textual.widgets import Input

from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.widgets.band import Band
from foottimer.ui.widgets.rowlist import RowList
from foottimer.ui.widgets.source import SourceView

MADE = {
    "format": 1,
    "name": "Mine",
    "block": [
        {"exercise": "quadripod-stand", "hold": 30, "sides": "each"},
        {"rest": 60},
        {"rounds": 3, "block": [{"exercise": "calf-raise-double", "reps": 12, "tempo": "3-1-3"}]},
    ],
}


def essence(text: str) -> object:
    """What a text says of the routine that the transcripts make; what an exercise's dose brought along is left out."""
    data = tomllib.loads(text)
    balance, rest, circuit = data["block"]
    calves = circuit["block"][0]
    return {
        **data,
        "block": [
            {key: balance.get(key) for key in ("exercise", "hold", "sides")},
            rest,
            {
                "rounds": circuit["rounds"],
                "block": [{key: calves.get(key) for key in ("exercise", "reps", "tempo")}],
            },
        ],
    }


class Counted:
    """Keys that are pressed, counted; what is typed to find an exercise is a name."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.count = 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self.editor.press(*keys)

    async def name(self, words: str) -> None:
        await self.editor.type(words)


async def test_a_routine_is_made_in_at_most_eighty_keys(tmp_path: Path) -> None:
    async with editing(tmp_path, EMPTY) as editor:
        keys = Counted(editor)
        await keys.press("a")
        await keys.name("quadripod st")
        await keys.press("enter")
        await keys.press("tab", "3", "0", "enter")
        await keys.press("down", "right", "tab")
        await keys.press("r", "tab", "6", "0", "enter", "tab")
        await keys.press("a")
        await keys.name("double")
        await keys.press("enter")
        await keys.press("c", "tab", "plus", "tab", "down")
        await keys.press("tab", "1", "2", "enter", "down", "down", "down", "down", "plus")
        await keys.press("ctrl+s")
        assert essence(editor.saved) == MADE
        assert "saved" in editor.line("title")
        assert keys.count <= 40


async def test_a_routine_is_made_by_mouse_alone_but_for_names(tmp_path: Path) -> None:
    async with editing(tmp_path, EMPTY) as editor:
        await editor.click_key("add")
        await editor.type("quadripod st")
        await editor.click_key("take")
        await editor.click_field("Hold", 1, 2)
        await editor.click_field("Sides", 1)
        await editor.click_key("rest")
        await editor.click_field("Rest", 1, 6)
        await editor.click_key("add")
        await editor.type("double")
        await editor.click_key("take")
        await editor.click_key("circuit")
        await editor.click_field("Rounds", 1)
        await editor.on.pilot.click("#tree", offset=(10, 4))
        await editor.click_field("Reps", 1, 2)
        await editor.click_field("Tempo up", 1)
        await editor.click_key("save")
        assert essence(editor.saved) == MADE


async def test_blocks_are_moved_grouped_and_brought_back(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("J", "J")
        assert [row.split()[1] for row in editor.rows[1:3]] == ["Walk", "Round"]
        assert editor.chosen == (2,)
        await editor.press("greater_than_sign")
        assert editor.chosen == (1, 2)
        await editor.press("alt+up", "alt+left", "shift+up", "c")
        assert editor.chosen == (1,)
        assert [row.place for row in editor.screen._rows] == [(), (0,), (1,), (1, 0), (1, 0, 0), (1, 0, 1), (1, 1)]
        await editor.press("C", *("u",) * 7)
        assert editor.text == SMALL
        assert editor.line("title").startswith("Mine · saved")
        await editor.press("U")
        assert "Walk" in editor.rows[1]


async def test_several_blocks_are_chosen_and_deleted_with_their_circuit_after_them(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("v", "down")
        assert "the last of 2" in editor.line("which")
        await editor.press("delete")
        assert editor.line("said") == "Deleted 2 blocks; u brings back."
        assert editor.chosen == (0,)
        assert editor.rows[1].startswith("↻ Round")
        await editor.press("left", "d")
        assert editor.line("said").startswith("Choose a block first")


async def test_keys_that_come_all_at_once_are_typed_in_order(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        for keys in ("1:30", "\r245"):
            for key in keys:
                name = {":": "colon", "\r": "enter"}.get(key, key)
                editor.on.app.post_message(events.Key(name, key))
            await editor.on.pilot.pause()
            typed = editor.screen.query_one("#typed", Input)
            assert typed.value == keys.strip()
            await editor.press("enter")
        assert editor.fields["Hold"] == "4:05 min"


async def test_a_name_in_place_of_an_exercise_says_so(tmp_path: Path) -> None:
    text = SMALL.replace('name = "Stand"', 'exercise = "quadripod-stand"')
    async with editing(tmp_path, text) as editor:
        await editor.press("tab")
        editor.screen._choose_field(editor.field_row("Name"))
        await editor.press("enter", *"Mine", "enter")
        assert editor.line("said") == "The name stands in place of Quadripod stand; u brings that back."
        assert editor.rows[1].startswith("● Mine")


async def test_a_value_is_typed_stepped_and_as_usual_again(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus", "plus", "plus")
        assert editor.fields["Hold"] == "35 s"
        await editor.press("u")
        assert editor.text == SMALL
        await editor.press("tab", "9", "x", "enter")
        assert "'9x'" in editor.line("said")
        assert editor.screen.query_one("#typed", Input).display
        await editor.press("backspace", "0", "down")
        assert editor.fields["Hold"] == "1:30 min"
        await editor.press("left")
        assert editor.fields["Sides"] != "both, as usual"
        await editor.press("backspace")
        assert editor.fields["Sides"] == "both, as usual"
        await editor.press("up", "5", "escape")
        assert not editor.screen.query_one("#typed", Input).display
        await editor.press("escape", "down")
        assert editor.line("which").startswith("Walk")


async def test_the_total_and_the_timeline_follow_every_change(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        assert editor.line("total") == "1:55"
        band = editor.screen.query_one(Band)
        marked = band.marks.count("▔")
        await editor.press("plus", "plus", "plus", "plus")
        assert editor.line("total") == "2:15, was 1:55"
        assert band.marks.count("▔") > marked
        await editor.on.pilot.click(band, offset=(110, 0))
        assert editor.chosen[0] == 2


async def test_pasting_between_routines_takes_blocks_along(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("ctrl+c")
        assert editor.line("said") == "Copied 1 block; p pastes, here or in another routine."
        await editor.press("down", "ctrl+v")
        assert [row.split()[1] for row in editor.rows[1:4]] == ["Stand", "Walk", "Stand"]
        assert editor.text.count("# the first one") == 2


async def test_kind_and_exercise_are_changed_with_a_key(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("k")
        assert editor.fields["Kind"] == "time"
        await editor.press("w")
        await editor.type("short foot")
        await editor.press("enter")
        assert editor.fields["Exercise"] == "Short foot"


async def test_a_block_is_tried_and_nothing_is_saved_of_it(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("down", "t")
        assert [interval.name for interval in editor.on.player.runner.session.timeline.intervals][1:] == ["Walk"]
        await editor.on.move(120)
        assert not isinstance(editor.on.app.screen, PlayerScreen)
        assert editor.chosen == (1,)
        assert editor.on.app.farewell == []
        assert not editor.on.path.exists()
        await editor.press("t")
        editor.on.app.save_for(143)
        (said,) = editor.on.app.farewell
        assert said.endswith(": stopped; it was only tried, which is never saved.")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 6), (20, 3)])
async def test_it_is_worked_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with editing(tmp_path, size=size) as editor:
        await editor.press("down", "tab", "plus", "f4", "f4", "v", "down", "escape", "r")
        assert editor.fields["Rest"]
        assert "time = 35" in editor.text
        if size[0] < 70:
            await editor.press("tab")
            assert not editor.screen.query_one("#tree", RowList).display


async def test_the_text_is_the_same_routine(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("down", "f4")
        assert editor.on.app.focused is not None
        await editor.press("end", "enter", *"rest = ")
        assert editor.line("said").startswith("! line 11")
        await editor.press("5", "f4")
        assert "rest = 5" in editor.text
        assert "form" not in editor.keys("file-keys")
        assert "as bundled" not in editor.keys("file-keys")
        await editor.press(*("u",) * 5)
        assert editor.text == SMALL


async def test_the_text_jumps_with_the_outline_and_back(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("end", "f4")
        area = editor.screen.query_one(SourceView).area
        assert area.cursor_location[0] + 1 == editor.screen.draft.desk.document.line_of((2, 1))
        area.move_cursor((7, 0))
        await editor.on.pilot.pause()
        await editor.press("escape")
        assert editor.chosen == (0,)
        assert editor.on.app.focused is editor.screen.query_one("#tree")


async def test_a_plan_that_takes_the_chosen_block_out_leaves_the_nearest(tmp_path: Path) -> None:
    optional = "".join(f'\n[[block]]\nname = "{name}"\nhold = 60\noptional = true\n' for name in "ABCD")
    async with editing(tmp_path, EMPTY + '[[block]]\nname = "Z"\nhold = 20\n' + optional) as editor:
        await editor.press("end", "s", "1", "enter", "enter")
        assert editor.on.app.screen is editor.screen
        assert len(editor.rows) in range(2, 6)
        assert editor.chosen == (len(editor.rows) - 2,)
        await editor.press("u")
        assert len(editor.rows) == 6


async def test_a_jump_to_a_block_that_is_gone_meanwhile_is_one_to_the_nearest(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("f4")
        editor.screen.query_one(SourceView).post_message(SourceView.CursorAt((2, 5)))
        await editor.on.pilot.pause()
        assert editor.chosen == (2, 1)


async def test_what_cannot_be_cut_leaves_what_was_cut_before(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("x")
        before = editor.on.app.blocks_cut
        assert before is not None
        editor.screen._desk.clipboard = None
        await editor.press("f4", "ctrl+end", "=", "f4", "x")
        assert editor.line("said").startswith("Line 17")
        assert editor.on.app.blocks_cut is before
