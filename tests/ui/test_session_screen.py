"""A session's page: what is shown of it, and what can be changed on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sessions_made import Listed, add, attempt_of, listed
from textual.widgets import Input, Static

from foottimer.history.record import Answers
from foottimer.history.store import Store, StoreError
from foottimer.routine.model import Side
from foottimer.ui.screens.filling import FillScreen
from foottimer.ui.screens.glossary import GlossaryScreen
from foottimer.ui.screens.named import NameScreen
from foottimer.ui.widgets.done_table import DoneTable
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.rowlist import RowList
from foottimer.ui.widgets.stripe import StripView


def rows(on: Listed) -> list[str]:
    table = on.page.query_one(DoneTable)
    return [" ".join(table.text(index).split()) for index in range(table.option_count)]


def raised(on: Listed) -> list[int | None]:
    (record,) = on.stored()
    return [attempt_of(record, "Raise", side).reps_done for side in (Side.LEFT, Side.RIGHT)]


async def test_the_page_says_what_was_planned_and_done_and_said(tmp_path: Path) -> None:
    add(tmp_path / "history.db", 1, Answers(rpe=4, note="[b]easy[/b]"))
    async with listed(tmp_path) as on:
        await on.press("enter")
        page = on.page
        assert page.query_one("#title", Line).text == "Feet"
        assert page.query_one("#when", Line).text == "Sun 1 March 2026, begun 12:00 · ended early"
        assert page.query_one("#totals", Line).text.startswith("3:40 active of 5:15 planned")
        assert str(page.query_one("#note", Static).content) == "[b]easy[/b]"
        assert "by key" in str(page.query_one("#pauses", Static).content)
        assert rows(on) == [
            "Raise ◀ LEFT 4 of 4 reps",
            "Raise RIGHT ▶ 4 of 4 reps",
            "Balance 200 of 200 s",
            "Test – cm",
        ]
        drawn = page.query_one(StripView).texts
        assert "×" in drawn[1]
        assert "skipped" in drawn[2]
        await on.press("t")
        assert page.query_one("#intervals", RowList).display
        assert not page.query_one(DoneTable).display
        assert len(page.query_one("#intervals", RowList).texts) == 7
        await on.press("down", "pagedown", "up", "t", "down", "pageup")
        assert page.query_one("#intervals", RowList).chosen == 5


async def test_numbers_are_corrected_kept_all_at_once_and_taken_back(tmp_path: Path) -> None:
    add(tmp_path / "history.db", 1)
    async with listed(tmp_path) as on:
        await on.press("enter", "3", "plus")
        assert raised(on) == [4, 4]
        await on.press("c")
        offered = [command.action for command in on.page.query_one(KeyBar).fitting(200)]
        assert offered == ["keep", "leave", "change(1)", "change(-1)", "set(1)", "app.help"]
        await on.press("1", "2", "down", "minus")
        assert rows(on)[:2] == ["Raise ◀ LEFT 12 of 4 reps", "Raise RIGHT ▶ ‹3› of 4 reps"]
        assert raised(on) == [4, 4]
        await on.press("d", "e", "enter")  # nothing else is done meanwhile
        assert raised(on) == [12, 3]
        assert on.said() == "Corrected: 2 numbers of Feet, Sun 1 March 2026. u takes it back."
        await on.press("u")
        assert raised(on) == [4, 4]
        assert rows(on)[0] == "Raise ◀ LEFT 4 of 4 reps"


async def test_escape_leaves_numbers_as_they_were_and_then_the_page(tmp_path: Path) -> None:
    add(tmp_path / "history.db", 1)
    async with listed(tmp_path) as on:
        await on.press("enter", "c", "9", "escape")
        assert rows(on)[0] == "Raise ◀ LEFT 4 of 4 reps"
        assert raised(on) == [4, 4]
        await on.press("escape")
        assert on.on.app.screen is on.screen


async def test_answers_are_edited_on_the_page_and_shown(tmp_path: Path) -> None:
    add(tmp_path / "history.db", 1)
    async with listed(tmp_path) as on:
        await on.press("enter", "e")
        assert isinstance(on.on.app.screen, FillScreen)
        await on.press("5", "tab", "8", "enter")
        assert "Effort 5   Worst pain 8" in on.page.query_one("#answers", Line).text
        await on.press("escape")
        assert "5 8!" in on.rows()[0]


async def test_a_session_that_is_deleted_here_is_told_in_the_list(tmp_path: Path) -> None:
    session = add(tmp_path / "history.db", 1)
    async with listed(tmp_path) as on:
        await on.press("enter", "delete")
        assert on.on.app.screen is on.screen
        assert on.said() == "Deleted: Feet, Sun 1 March 2026. u takes it back."
        await on.press("u")
        assert on.chosen.id == session


async def test_a_session_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    session = add(tmp_path / "history.db", 1)
    async with listed(tmp_path) as on:
        await on.press("enter")
        with on.on.app.services.open_to_write() as store:
            store.delete(session, on.on.clock.wall())
        await on.press("r")
        assert "not there any more" in on.said()
        await on.press("e", "a", "c", "k", "delete", "escape")
        assert on.count() == ""


async def test_what_was_followed_is_kept_as_a_routine_and_its_words_are_explained(tmp_path: Path) -> None:
    add(tmp_path / "history.db", 1)
    async with listed(tmp_path) as on:
        await on.press("enter", "g")
        assert isinstance(on.on.app.screen, GlossaryScreen)
        await on.press("escape", "k")
        assert isinstance(on.on.app.screen, NameScreen)
        await on.press("enter")
        assert [file.name for file in (tmp_path / "routines").iterdir()] == ["feet.toml"]


async def test_where_no_number_was_asked_for_there_is_none_to_correct(tmp_path: Path) -> None:
    async with listed(tmp_path) as on:
        with on.on.app.services.open_to_write() as store:
            from lines import hold, line

            from foottimer.history.record import moment_at

            now = on.on.clock.wall()
            store.log(line(hold(200_000)), moment_at(now), Answers(), now)
        await on.press("r", "enter", "c")
        assert "no repetitions" in on.said()
        assert not on.page.is_correcting


async def test_what_was_typed_is_there_again_where_it_could_not_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path / "history.db", 1, Answers(rpe=4))
    trouble = StoreError("history.db is in use by another program")

    def refuse(*_: object, **__: object) -> None:
        raise trouble

    async with listed(tmp_path) as on:
        await on.press("enter", "e")
        with monkeypatch.context() as busy:
            busy.setattr(Store, "edit", refuse)
            busy.setattr(Store, "record", refuse)
            await on.press("7", "enter")
            assert on.said().startswith("! Nothing was changed, e has what you typed: history.db is in use")
        await on.press("e")
        assert isinstance(on.on.app.screen, FillScreen)
        assert on.on.app.screen.query(Input).first().value == "7"
        await on.press("enter")
        assert on.stored()[0].answers.rpe == 7
