"""The library screen, driven by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from shelves import SHORT, done, entry, shelf, shelves
from textual.widgets import Input

from foottimer.safety import START
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.shelf import FIRST_START
from foottimer.ui.widgets.chips import Chips
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.routine_list import RoutineList


async def test_the_first_start_says_what_to_press_and_the_safety_line(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        assert on.line("week") == FIRST_START
        assert on.said("safety") == START
        assert on.library.query_one("#safety").region.height == 2


async def test_the_first_frame_is_there_before_files_are_read(tmp_path: Path) -> None:
    read: list[bool] = []
    from stage import stage

    async with stage(tmp_path, library=lambda: read.append(True) or ()) as on:
        assert on.app.screen.query_one(RoutineList).is_mounted
        await on.app.workers.wait_for_complete()
    assert read == [True]


async def test_every_routine_is_listed_with_level_total_and_when(tmp_path: Path) -> None:
    entries = shelf(tmp_path)
    done(tmp_path / "history.db", entries[0], days_ago=3)
    async with shelves(tmp_path, entries) as on:
        assert on.rows == [
            "Balance · 1 3:45 3 days ago",
            "! Broken yours broken",
            "Long 10:10 new",
            "Short yours 0:30 new",
        ]


async def test_the_kit_is_listed_where_there_is_room(tmp_path: Path) -> None:
    async with shelves(tmp_path, size=(120, 40)) as on:
        assert on.rows[0] == "Balance · 1 wall 3:45 new"


async def test_the_week_is_on_top_and_what_was_done_last_is_chosen(tmp_path: Path) -> None:
    entries = shelf(tmp_path)
    done(tmp_path / "history.db", entries[2], days_ago=7)
    done(tmp_path / "history.db", entries[3], days_ago=0)
    async with shelves(tmp_path, entries) as on:
        assert on.line("week") == "1 of 3 this week · Enter starts"
        assert on.chosen.startswith("Long")


async def test_the_chosen_routine_is_shown_beside_the_list(tmp_path: Path) -> None:
    async with shelves(tmp_path, size=(120, 40)) as on:
        assert on.chosen.startswith("Balance")
        for text in (
            "Balance · level 1",
            "3:45 · 3 a week · not done yet",
            "One foot [b]after[/b] the other.",
            "You need  wall",
            "2 x 20 s each side, rest 15 s",
            "optional",
        ):
            assert text in on.preview
        await on.press("down", "down")
        assert on.preview.startswith("Long\n10:10")


async def test_safety_notes_of_the_exercises_are_shown_each_once(tmp_path: Path) -> None:
    text = """
[exercises.hop]
name = "Hop"
duty = "time"
safety = "Stop when it hurts."
[[block]]
exercise = "hop"
time = 10
[[block]]
exercise = "hop"
time = 20
"""
    async with shelves(tmp_path, (entry(tmp_path, "hops", text),)) as on:
        assert "Take care\n· Stop when it hurts." in on.preview
        assert on.preview.count("Stop when it hurts.") == 1


async def test_a_broken_file_is_listed_with_its_problem_and_does_not_start(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("down")
        assert on.chosen == "! Broken yours broken"
        assert "\nbroken.toml:4:1: " in on.preview
        await on.press("enter")
        assert on.on.app.screen is on.library


async def test_a_file_without_blocks_is_empty_not_broken(tmp_path: Path) -> None:
    async with shelves(tmp_path, (entry(tmp_path, "fresh", ""),)) as on:
        assert on.rows == ["Fresh empty"]
        assert "nothing to do in it yet" in on.preview
        await on.press("enter")
        assert on.on.app.screen is on.library


async def test_a_file_that_stands_in_says_so(tmp_path: Path) -> None:
    async with shelves(tmp_path, size=(120, 40)) as on:
        await on.press("end")
        assert on.chosen.startswith("Short yours")
        assert "yours, in place of the bundled short" in " ".join(on.preview.split())


async def test_an_estimated_total_says_so(tmp_path: Path) -> None:
    estimated = entry(tmp_path, "slow", '[[block]]\nname = "Scrunch"\nreps = 10')
    async with shelves(tmp_path, (estimated,)) as on:
        assert on.rows == ["Slow ~0:40 new"]
        assert "~0:40 estimated" in on.preview


# Filters


async def test_typing_filters_and_escape_shows_all_again(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("slash", *"lon")
        assert on.rows == ["Long 10:10 new"]
        assert on.preview.startswith("Long")
        await on.press("escape")
        assert len(on.rows) == 4
        assert not on.library.query_one(Input).display
        assert on.on.app.focused is on.library.query_one(RoutineList)


async def test_while_typing_arrows_choose_and_enter_opens(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("slash", *"o", "down", "down", "enter")
        assert isinstance(on.on.app.screen, StartScreen)
        assert on.line("title") == "Long"
        await on.press("escape")
        assert on.on.app.focused is on.library.query_one(RoutineList)
        assert on.library.query_one(Input).value == "o"


async def test_keys_that_come_quicker_than_they_are_taken_lose_no_letter(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("slash")
        field = on.library.query_one(Input)
        for letter in "long":
            field.insert_text_at_cursor(letter)
        await on.on.pilot.pause()
        assert (field.value, field.cursor_position) == ("long", 4)


async def test_the_keys_that_are_shown_hold_also_while_a_filter_is_typed(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        bar = on.library.query_one(KeyBar)
        await on.press("slash", *"long")
        assert [command.title for command in bar.fitting(80)] == ["start", "to the list", "show all", "keys"]
        await on.press("tab")
        assert "change" in [command.title for command in bar.fitting(80)]
        assert len(on.rows) == 1


async def test_a_filter_that_nothing_matches_says_so(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("slash", *"xyz")
        assert on.said("nothing") == "Nothing matches 'xyz'. Esc shows all."
        assert not on.library.query_one(RoutineList).display
        await on.press("enter")
        assert on.on.app.screen is on.library


async def test_t_goes_through_the_minutes(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("t")
        assert on.library.query_one(Chips).text == "I have [3] 5  10  20  minutes"
        assert on.rows == ["Short yours 0:30 new"]
        await on.press("t")
        assert on.rows == ["Balance · 1 3:45 new", "Short yours 0:30 new"]
        await on.press("t", "t")
        assert len(on.rows) == 3
        await on.press("t")
        assert len(on.rows) == 4


async def test_the_longest_that_fits_is_chosen_where_the_chosen_one_does_not(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("down", "down", "t", "t")
        assert on.chosen.startswith("Balance")


async def test_a_click_on_minutes_chooses_them_and_another_takes_them_back(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        chips = on.library.query_one(Chips)
        place = (chips.text.index("3"), 0)
        await on.on.pilot.click(chips, offset=place)
        await on.read()
        assert on.rows == ["Short yours 0:30 new"]
        await on.on.pilot.click(chips, offset=place)
        await on.read()
        assert len(on.rows) == 4
        await on.on.pilot.click(chips, offset=(2, 0))
        await on.read()
        assert len(on.rows) == 4


async def test_escape_takes_the_minutes_back(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("t", "escape")
        assert len(on.rows) == 4


# Starting


async def test_enter_and_enter_start_the_routine(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("enter")
        assert isinstance(on.on.app.screen, StartScreen)
        await on.press("enter")
        assert isinstance(on.on.app.screen, PlayerScreen)
        assert on.on.player.runner.session.timeline == shelf(tmp_path)[0].timeline


async def test_a_first_click_chooses_and_a_second_opens(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.on.pilot.click("#routines", offset=(5, 2))
        await on.read()
        assert on.on.app.screen is on.library
        assert on.chosen.startswith("Long")
        await on.on.pilot.click("#routines", offset=(5, 2))
        await on.read()
        assert on.line("title") == "Long"


async def test_coming_back_the_week_and_the_days_are_read_again(tmp_path: Path) -> None:
    entries = shelf(tmp_path)
    async with shelves(tmp_path, entries) as on:
        await on.press("enter")
        done(tmp_path / "history.db", entries[0], days_ago=0)
        await on.press("escape")
        assert on.line("week") == "1 of 3 this week · Enter starts"
        assert on.rows[0] == "Balance · 1 3:45 today"
        assert on.chosen == on.rows[0]


async def test_r_reads_the_files_again(tmp_path: Path) -> None:
    from shelves import Shelves
    from stage import stage

    folders = [(entry(tmp_path, "short", SHORT),), shelf(tmp_path)]
    troubles = ["exercises.toml:1:1: [b]broken[/b]", ""]
    async with stage(tmp_path, library=lambda: folders.pop(0), trouble=lambda: troubles.pop(0)) as stood:
        on = Shelves(stood)
        await on.read()
        assert on.said("trouble") == "! exercises.toml:1:1: [b]broken[/b]"
        assert len(on.rows) == 1
        await on.press("r")
        assert len(on.rows) == 4
        assert not on.library.query_one("#trouble").display
        assert on.chosen.startswith("Balance") or on.chosen.startswith("Short")


async def test_a_store_that_cannot_be_read_is_said_and_routines_still_start(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_text("no database", encoding="utf-8")
    async with shelves(tmp_path) as on:
        assert "history.db" in on.said("trouble")
        assert on.library.query_one("#trouble").display
        assert on.line("week") == "Enter starts"
        assert len(on.rows) == 4
        await on.press("enter")
        assert isinstance(on.on.app.screen, StartScreen)


async def test_no_routines_at_all_is_said(tmp_path: Path) -> None:
    async with shelves(tmp_path, ()) as on:
        assert on.said("nothing") == "There are no routines."
        await on.press("enter", "down", "t")
        assert on.on.app.screen is on.library


# Sizes


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (70, 20)])
async def test_from_70_columns_on_there_are_two(tmp_path: Path, size: tuple[int, int]) -> None:
    async with shelves(tmp_path, size=size) as on:
        listed, side = on.library.query_one("#routines").region, on.library.query_one("#side").region
        assert listed.right <= side.x
        assert side.width >= 20
        assert not on.library.query_one("#glance").display


@pytest.mark.parametrize("size", [(69, 20), (60, 15), (40, 12)])
async def test_below_70_columns_a_line_stands_for_the_preview(tmp_path: Path, size: tuple[int, int]) -> None:
    async with shelves(tmp_path, size=size) as on:
        assert not on.library.query_one("#side").display
        assert on.line("glance") == "One foot [b]after[/b] the other. · needs wall"
        assert on.rows[0].startswith("Balance · 1 ")
        assert on.library.query_one("#routines").region.height >= 4
        assert on.library.query_one("#safety").region.bottom <= size[1]


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (10, 3), (2, 1)])
async def test_tiny_terminals_start_a_routine_too(tmp_path: Path, size: tuple[int, int]) -> None:
    async with shelves(tmp_path, size=size) as on:
        await on.press("down", "down", "t", "t", "slash", "o", "escape", "escape", "home")
        await on.press("enter", "down", "plus", "s", "enter")
        assert isinstance(on.on.app.screen, PlayerScreen)


async def test_resizing_keeps_what_is_chosen(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("down", "down")
        for size in ((40, 12), (120, 40), (20, 5), (80, 24)):
            await on.on.pilot.resize_terminal(*size)
            await on.read()
            assert on.chosen.startswith("Long")


async def test_a_digit_says_how_many_minutes_there_are(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("1")
        assert on.library.query_one(Chips).text == "I have  3  5 [10] 20  minutes"
        await on.press("1")
        assert "[" not in on.library.query_one(Chips).text
