"""The widgets' sums: glyphs, the bar of intervals, the track of phases, the footer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import stage, timeline_of

from foottimer.routine.model import Phase
from foottimer.settings.model import Digits as Look
from foottimer.settings.model import Settings
from foottimer.ui.commands import Command
from foottimer.ui.terminal import safe_title
from foottimer.ui.widgets import pixels, strokes
from foottimer.ui.widgets.big import Digits, Glyph
from foottimer.ui.widgets.figure import last_difference
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.route import spread
from foottimer.ui.widgets.tempo import widths


@given(st.sampled_from("0123456789:"), st.integers(1, 9))
def test_a_glyph_is_as_large_as_it_says(character: str, scale: int) -> None:
    rows = pixels.rows(character, scale)
    assert len(rows) == pixels.cells_tall(scale)
    assert {len(row) for row in rows} == {pixels.cells_wide(character, scale)}


@given(st.sampled_from("0123456789:"), st.integers(1, 9))
def test_a_glyph_in_lines_is_as_large_as_one_in_blocks(character: str, scale: int) -> None:
    lines, blocks = strokes.rows(character, scale), pixels.rows(character, scale)
    assert [len(row) for row in lines] == [len(row) for row in blocks]


@pytest.mark.parametrize("scale", range(1, 8))
def test_digits_are_all_different(scale: int) -> None:
    assert len({pixels.rows(digit, scale) for digit in "0123456789:"}) == 11
    assert len({strokes.rows(digit, scale) for digit in "0123456789:"}) == 11


def test_lines_join_in_their_corners() -> None:
    assert strokes.rows("0", 1) == ("┏━┓", "┃ ┃", "┗━┛")
    assert strokes.rows("8", 1) == ("┏━┓", "┣━┫", "┗━┛")
    assert strokes.rows("1", 2) == ("┏━┓   ", "╹ ┃   ", "  ┃   ", "  ┃   ", "╺━┻━━╸")


@given(st.integers(1, 200), st.integers(1, 60))
def test_the_largest_scale_fits_and_the_next_does_not(width: int, height: int) -> None:
    scale = pixels.largest_scale("00:00", width, height)
    larger = scale + 1
    assert scale == 0 or (pixels.cells_wide("00:00", scale) <= width and pixels.cells_tall(scale) <= height)
    assert pixels.cells_wide("00:00", larger) > width or pixels.cells_tall(larger) > height


def test_what_has_no_glyph_is_not_drawn_large() -> None:
    assert pixels.drawable("◀ LEFT hold")
    assert not pixels.drawable("Füße")


@given(st.integers(0, 300))
def test_the_bar_shows_the_intervals_in_order(width: int) -> None:
    timeline = timeline_of('[[block]]\nname = "A"\nhold = 20\nsets = 3\nsides = "each"')
    cells = spread(timeline, width)
    assert len(cells) == width
    assert list(cells) == sorted(cells)


def test_a_wide_bar_leaves_no_interval_out() -> None:
    timeline = timeline_of('[[block]]\nname = "A"\nhold = 20\nsets = 3\nsides = "each"')
    assert set(spread(timeline, 200)) == set(range(len(timeline.intervals)))


@given(st.lists(st.integers(1, 9000), min_size=1, max_size=6), st.integers(20, 200))
def test_the_track_fills_its_width(lengths: list[int], width: int) -> None:
    cells = widths(tuple(Phase("p", ms) for ms in lengths), width)
    assert sum(cells) + len(cells) - 1 == width
    assert all(cell >= 0 for cell in cells)


def test_the_track_is_in_proportion() -> None:
    assert widths((Phase("up", 2000), Phase("top", 1000), Phase("down", 3000)), 62) == (20, 10, 30)


COMMANDS = (
    Command("go", "space", "pause", "Pause."),
    Command("skip", "n", "next", "Skip."),
    Command("back", "b", "back", "Back."),
    Command("hidden", "x", "hidden", "Not in the footer.", footer=False),
    Command("app.help", "question_mark", "keys", "Help."),
)


def test_the_footer_drops_from_the_end_but_keeps_help() -> None:
    bar = KeyBar(COMMANDS)
    assert [c.action for c in bar.fitting(80)] == ["go", "skip", "back", "app.help"]
    assert [c.action for c in bar.fitting(22)] == ["go", "app.help"]
    assert [c.action for c in bar.fitting(5)] == ["app.help"]


def test_a_title_cannot_end_its_escape_sequence() -> None:
    assert safe_title("a\x07b\x1b]0;c\x9cd") == "ab]0;cd"


@given(st.text("⠀ ⣿", max_size=6), st.text("⠀ ⣿", max_size=6))
def test_a_row_is_repainted_up_to_its_last_difference(old: str, new: str) -> None:
    end = last_difference(old, new)
    assert old[end:].rstrip(" ") == new[end:].rstrip(" ")
    assert end == 0 or old[end - 1 : end].strip(" ") != new[end - 1 : end].strip(" ")


def test_a_large_word_wins_its_room_from_the_count_and_the_side_from_the_word() -> None:
    words, count = ("◀ LEFT back and down", "◀ LEFT"), "1/6"
    whole, side, number = (pixels.cells_wide(text.upper(), 1) for text in (*words, count))
    room = pixels.COUNT_GAP + number
    assert pixels.beside(words, count, whole + room) == (words[0], count)
    assert pixels.beside(words, count, whole + room - 1) == (words[0], "")
    assert pixels.beside(words, count, whole - 1) == (words[1], count)
    assert pixels.beside(words, count, side) == (words[1], "")
    assert pixels.beside(words, count, side - 1) == (words[0], count)
    assert pixels.beside(("漢", ""), "", 80) == ("漢", "")


@pytest.mark.parametrize(
    ("look", "drawn"), [(Look.SOLID, pixels.rows), (Look.THIN, strokes.rows), (Look.PLAIN, lambda digit, _: (digit,))]
)
async def test_digits_are_drawn_as_the_settings_say(
    look: Look, drawn: Callable[[str, int], tuple[str, ...]], tmp_path: Path
) -> None:
    timeline = timeline_of('[defaults]\nget_ready = 0\n[[block]]\nname = "A"\nhold = 25')
    async with stage(tmp_path, [timeline], settings=Settings(digits=look)) as on:
        digits = on.player.query_one(Digits)
        scale = pixels.largest_scale("00", *digits.size)
        shown = [str(glyph.render()) for glyph in digits.query(Glyph) if glyph.display]
        assert shown == ["\n".join(drawn(digit, scale)) for digit in "25"]
