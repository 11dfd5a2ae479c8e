"""A list of rows: what it paints anew, and where it scrolls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.app import App, ComposeResult

from foottimer.ui.theme import DARK
from foottimer.ui.widgets.rowlist import ALSO, MARK, Part, RowList


@dataclass(frozen=True)
class Word:
    text: str

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        return [(self.text.ljust(width), "")]


class Watched(RowList):
    """Knows which lines it was asked to paint anew."""

    lines: tuple[int, ...] = ()

    def refresh_line(self, y: int) -> None:
        self.lines += (y,)
        super().refresh_line(y)


class Shown(App[None]):
    def get_css_variables(self) -> dict[str, str]:
        return {**super().get_css_variables(), **DARK.variables}

    def compose(self) -> ComposeResult:
        yield Watched()


@asynccontextmanager
async def shown(count: int) -> AsyncIterator[tuple[Watched, tuple[Word, ...]]]:
    words = tuple(Word(f"row {number}") for number in range(count))
    app = Shown()
    async with app.run_test(size=(20, 10)) as pilot:
        rows = app.query_one(Watched)
        rows.show(words, 0)
        await pilot.pause()
        rows.lines = ()
        yield rows, words
        await pilot.pause()


async def test_only_what_differs_is_painted_anew() -> None:
    async with shown(2000) as (rows, words):
        rows.show(words, 0)
        assert rows.lines == ()
        rows.show((*words[:3], Word("other"), *words[4:]), 0)
        assert rows.lines == (3,)
        rows.show((*words[:3], Word("other"), *words[4:]), 1)
        assert rows.lines == (3, 0, 1)
        rows.show((*words[:1500], Word("out of sight"), *words[1501:]), 1)
        assert set(rows.lines) == {0, 1, 3}


async def test_the_chosen_row_is_brought_into_sight() -> None:
    async with shown(2000) as (rows, words):
        rows.show(words, 1999)
        assert rows.scroll_offset.y == 1990
        rows.show(words, 1000)
        assert 991 <= rows.scroll_offset.y <= 1000
        rows.show(words[:5], 4)
        assert rows.scroll_offset.y == 0


async def test_chosen_and_selected_rows_have_marks_of_their_own() -> None:
    async with shown(5) as (rows, words):
        rows.show(words, 3, range(1, 4))
        rows.focus()
        await rows.app.workers.wait_for_complete()
        marks = [rows.render_line(y).text[0] for y in range(5)]
        assert marks[1:3] == [ALSO, ALSO]
        assert marks[0] == marks[4] == " "
        assert marks[3] not in (" ", ALSO)
        assert MARK != ALSO


async def test_the_second_half_of_a_double_click_is_for_the_row_that_the_first_half_chose() -> None:
    clicked: list[int] = []

    class Choosing(Shown):
        def on_row_list_clicked(self, message: RowList.Clicked) -> None:
            clicked.append(message.index)
            if message.index == 2:
                message.rows.show(words, 2)

    words = tuple(Word(f"row {number}") for number in range(9))
    app = Choosing()
    async with app.run_test(size=(20, 10)) as pilot:
        app.query_one(Watched).show(words, 0)
        await pilot.pause()
        for row in (2, 5):  # the first half of the one on 5 chooses nothing, as on a screen that it closed
            await pilot.click(Watched, offset=(3, row), times=2)
    assert clicked == [2, 2, 5]
