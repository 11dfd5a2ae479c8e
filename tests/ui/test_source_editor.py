"""The text of a routine: shown in its colours, edited to the byte, with what is wrong said at its line."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest
from source_parts import TWO, Holder, Paper, source, wrong
from textual.events import Paste
from textual.widgets.text_area import Edit

from foottimer.routine.problem import Severity
from foottimer.ui.source_view import counted, nearest, said
from foottimer.ui.syntax import toml_language
from foottimer.ui.widgets.find_field import FindField
from foottimer.ui.widgets.source import SourceView

MIXED = "\ufeff# one\r\n# two\n# three \u2028 still\r\n\tname = 'é' \r\n\n[[block]]\nhold = 1\r\n"


def inks(holder: Holder, row: int) -> dict[str, str]:
    """The colours of a row, by the words that have them."""
    line = holder.view.area.get_line(row)
    return {line.plain[span.start : span.end]: str(getattr(span.style, "color", "")) for span in line.spans}


async def test_toml_is_shown_in_the_colours_of_the_theme(tmp_path: Path) -> None:
    async with source(tmp_path, Paper(TWO)) as (on, holder):
        found = inks(holder, 7) | inks(holder, 8)
        assert set(found) == {"[[", "block", "]]", "exercise", '"short-foot"', "# gently"}
        dark = found['"short-foot"']
        assert dark != found["# gently"] != found["exercise"]
        on.app.theme = "foottimer-light"
        await on.pilot.pause()
        assert inks(holder, 8)['"short-foot"'] != dark
        assert holder.view.area.render_line(0).text.startswith(" 1  format = 1")


async def test_it_is_plain_without_the_packages_for_colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tree_sitter_toml", None)
    assert toml_language() is None
    async with source(tmp_path, Paper(TWO)) as (on, holder):
        assert not inks(holder, 8)
        await on.press("x")
        assert holder.paper.text == "x" + TWO


def test_it_can_be_loaded_where_neither_package_is_installed() -> None:
    code = (
        "import sys; sys.modules['tree_sitter'] = sys.modules['tree_sitter_toml'] = None\n"
        "import foottimer.ui.widgets.source; from foottimer.ui.syntax import toml_language; print(toml_language())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("None\n", 0), done.stderr


@pytest.mark.parametrize("text", [MIXED, "", "a\rb", TWO.replace("\n", "\r\n"), "\ufeff\n\n"])
async def test_what_is_shown_is_the_file_to_the_byte(tmp_path: Path, text: str) -> None:
    async with source(tmp_path, Paper(text)) as (on, holder):
        assert holder.view.text == text
        await on.press("ctrl+end", "up", "end", "ctrl+home", "down")
        assert holder.heard.count("edited") == 0
        assert holder.view.text == text


async def test_edits_touch_no_line_end_but_their_own(tmp_path: Path) -> None:
    """Two hundred random edits of a text with every line end, against edits of the text itself."""
    async with source(tmp_path, Paper(MIXED)) as (_, holder):
        area, expected, dice = holder.view.area, MIXED, random.Random(5)
        for _ in range(200):
            lines = expected.removeprefix("\ufeff").split("\n")
            starts = list(accumulate((len(line) + 1 for line in lines), initial=1))
            cells = [line.removesuffix("\r") if row < len(lines) - 1 else line for row, line in enumerate(lines)]
            rows = sorted(dice.randrange(len(lines)) for _ in range(2))
            (top, left), (bottom, right) = sorted((row, dice.randrange(len(cells[row]) + 1)) for row in rows)
            if dice.random() < 0.6:
                bottom, right = top, left
            insert = dice.choice(["x", "\n", "", "a\nb\n", "\r\n", "é"])
            near = lines[min(top, max(0, len(lines) - 2))]
            end = "\r\n" if len(lines) > 1 and near.endswith("\r") else "\n"
            area.edit(Edit(insert, (top, left), (bottom, right), False))
            typed = insert.replace("\r\n", "\n").replace("\n", end)
            expected = expected[: starts[top] + left] + typed + expected[starts[bottom] + right :]
            assert holder.view.text == expected


async def test_typing_is_said_and_undone_by_the_holder(tmp_path: Path) -> None:
    text = TWO.replace("\n", "\r\n")
    async with source(tmp_path, Paper(text)) as (on, holder):
        await on.press("down", "down", "down", "end", "enter", "s", "e", "t", "s")
        assert holder.paper.text == text.replace("[[block]]\r\n", "[[block]]\r\nsets\r\n", 1)
        assert set(holder.heard) == {"edited", "at (0,)"}
        while holder.papers:
            await on.press("ctrl+z")
        assert holder.view.text == text
        assert holder.view.area.cursor_location[0] in (3, 4)
        await on.press("ctrl+y")
        assert holder.heard[-1] == "redo"


async def test_what_was_typed_is_said_before_the_key_behind_it(tmp_path: Path) -> None:
    async with source(tmp_path, Paper(TWO)) as (on, holder):
        keys = [on.pilot.press("q"), on.pilot.press("ctrl+z")]
        for key in keys:
            await key
        await on.pilot.pause()
        assert holder.heard == ["edited", "undo"]
        assert holder.view.text == TWO


async def test_pasted_line_ends_become_those_of_the_file(tmp_path: Path) -> None:
    async with source(tmp_path, Paper("a\r\nb\r\n")) as (on, holder):
        on.app.post_message(Paste("one\rtwo\n\x1b"))
        await on.pilot.pause()
        assert holder.paper.text == "one\r\ntwo\r\n\x1ba\r\nb\r\n"
        assert "\x1b" not in "".join(holder.view.area.render_line(row).text for row in range(4))


async def test_the_cursor_says_which_block_it_is_in_and_goes_to_one(tmp_path: Path) -> None:
    async with source(tmp_path, Paper(TWO)) as (on, holder):
        await on.press("down", "down", "down", "down")
        assert holder.heard == ["at (0,)"]
        holder.view.show(holder.paper, (1,))
        await on.pilot.pause()
        assert holder.view.area.cursor_location == (7, 0)
        assert holder.heard == ["at (0,)"]  # who sends it there needs not be told
        await on.press("down")
        holder.view.show(Paper(TWO.replace("hold = 20", "hold = 2000")), (1,))
        assert holder.view.area.cursor_location == (8, 0)  # it is there already
        holder.view.show(Paper(TWO, stale=True))
        await on.press("ctrl+home", "up", "up", "up", "up")
        assert holder.heard == ["at (0,)"]  # where the blocks are is not known


async def test_what_is_wrong_is_marked_and_said_at_its_line(tmp_path: Path) -> None:
    late = wrong(10, 8, "must be a number")
    early = wrong(2, 1, "there is no such key", Severity.WARNING)
    async with source(tmp_path, Paper(TWO, (early, late))) as (on, holder):
        assert holder.said == "line 1, column 1 · 1 error, 1 warning: f8 goes there"
        area = holder.view.area
        assert [area.render_line(row).text[:4] for row in (0, 1, 9)] == [" 1  ", " 2! ", "10× "]
        await on.press("f8")
        assert holder.said == "! block[1].reps: there is no such key"
        await on.press("f8")
        assert area.cursor_location == (9, 7)
        assert holder.said == "× block[1].reps: must be a number"
        await on.press("f8")
        assert area.cursor_location == (1, 0)
        await on.press("f7")
        assert area.cursor_location == (9, 7)
        await on.press("backspace")  # the holder finds nothing wrong with what is there now
        assert area.render_line(9).text.startswith("10  reps")
        assert holder.said == "line 10, column 7 · nothing is wrong"
        before = area.cursor_location
        await on.press("f8")
        assert area.cursor_location == before
        area.replace("x", (0, 0), (0, 0))
        holder.view.on_row_area_moved(area.Moved())
        assert holder.said.startswith("line 10")
        assert "nothing is wrong" not in holder.said  # before the holder has looked


async def test_words_are_found_as_they_are_typed(tmp_path: Path) -> None:
    async with source(tmp_path, Paper(TWO)) as (on, holder):
        await on.press("ctrl+f", *"BLOCK")
        assert holder.view.area.selected_text == "block"
        assert holder.said == "1 of 2"
        await on.press("enter")
        assert holder.said == "2 of 2"
        await on.press("down")
        assert holder.said == "1 of 2"
        await on.press("up")
        assert holder.said == "2 of 2"
        await on.press("z")
        assert holder.said == "not found"
        await on.press("escape")
        assert on.app.focused is holder.view.area
        assert not holder.view.query_one(FindField).has_class("-open")
        assert holder.said.startswith("line 8")
        assert holder.heard == ["at (1,)"] or holder.heard == ["at (0,)", "at (1,)", "at (0,)", "at (1,)"]


async def test_what_cannot_be_shown_can_only_be_read(tmp_path: Path) -> None:
    text = TWO + "# \U00100041\n"
    async with source(tmp_path, Paper(text)) as (on, holder):
        await on.press("x", "enter", "delete", "ctrl+x")
        assert holder.view.text == text
        assert holder.said.startswith("Only to be read here: line 11 has the private character U+100041")
        holder.view.show(Paper(TWO))
        await on.press("x")
        assert holder.paper.text != TWO


def test_problems_are_said_in_words() -> None:
    one = wrong(1, 1, "no")
    assert said([one, one]) == "× block[1].reps: no (and 1 more in this line)"
    assert counted((one, one), 3, 4) == "line 3, column 4 · 2 errors: f8 goes there"


def test_beyond_the_last_place_comes_the_first() -> None:
    places = [(1, 0), (1, 5), (4, 0)]
    assert [nearest(places, (1, 5), by) for by in (-1, 0, 1)] == [0, 1, 2]
    assert [nearest(places, (9, 0), by) for by in (-1, 0, 1)] == [2, 0, 0]
    assert nearest(places, (0, 0), -1) == 2


async def test_a_view_that_is_mounted_later_is_shown_at_its_block(tmp_path: Path) -> None:
    async with source(tmp_path, Paper(TWO)) as (_, holder):
        later = SourceView()
        await holder.mount(later)
        later.show(holder.paper, (1,))
        assert later.area.cursor_location == (7, 0)
        assert later.area.is_syntax_aware
