"""The start card, driven by keys and clicks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from shelves import LONG, TWO_SIDES, Shelves, entry, shelf, shelves

from foottimer.routine.model import Side
from foottimer.routine.timeline import Kind, Timeline
from foottimer.ui.cards import block_row
from foottimer.ui.screens.choose import ChooseScreen
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.today import Today
from foottimer.ui.widgets.keybar import KeyBar

ROUNDS = """
[[block]]
name = "Round"
rounds = 2
round_rest = 20
[[block.block]]
name = "Hang"
hold = 10
[[block]]
rest = 5
[[block]]
name = "Every"
hold = 10
sets = 2
every = 30
"""


@asynccontextmanager
async def card(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Shelves, list[object]]]:
    """The start card of the routine of two sides, and what it is dismissed with."""
    async with shelves(folder, size=size) as on:
        results: list[object] = []
        entries = shelf(folder)
        assert entries[0].routine is not None
        others = tuple(entry for entry in entries if not entry.broken)
        on.on.app.push_screen(StartScreen(entries[0].routine, others), results.append)
        await on.read()
        yield on, results


def timelines(results: list[object]) -> tuple[Timeline, ...]:
    (result,) = results
    assert isinstance(result, tuple)
    return result


async def test_it_shows_blocks_total_kit_and_first_side(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, _):
        assert on.line("title") == "Balance · level 1"
        assert on.line("total") == "3:45"
        assert on.line("said") == "First side  ◀ LEFT"
        assert on.rows == [
            "✓ Walk 1:00 1:00 · optional",
            "Balance 1:45 2 x 20 s each side, rest 15 s",
            "Stretch 0:30 30 s",
        ]
        shown = [command.action for command in on.card.query_one("#change-keys", KeyBar).fitting(200)]
        assert {"toggle", "other_side", "more_sets"} <= set(shown)
        assert not {"swap", "remove"} & set(shown)  # nothing stands in, and nothing follows on


async def test_enter_starts_the_routine_as_it_is(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("enter")
        assert timelines(results) == (shelf(tmp_path)[0].timeline,)


async def test_escape_goes_back_without_starting(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("escape")
        assert results == [None]
        assert isinstance(on.on.app.screen, LibraryScreen)


async def test_space_leaves_an_optional_block_out_and_takes_it_in(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("space")
        assert on.rows[0] == "× Walk left out 1:00"
        assert (on.line("total"), on.line("remark")) == ("2:35", " · changed for today")
        await on.press("space")
        assert (on.line("total"), on.line("remark")) == ("3:45", "")
        await on.press("space", "enter")
        (timeline,) = timelines(results)
        assert "Walk" not in {interval.name for interval in timeline.intervals}
        assert timeline.total == 155_000


async def test_a_block_that_is_not_optional_stays_and_says_so(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, _):
        await on.press("down", "space")
        assert on.line("said") == "Balance is not optional."
        assert on.line("total") == "3:45"
        await on.press("down")
        assert on.line("said") == "First side  ◀ LEFT"


async def test_a_click_on_the_chosen_optional_block_leaves_it_out(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, _):
        await on.on.pilot.click("#blocks", offset=(5, 0))
        await on.read()
        assert on.rows[0] == "× Walk left out 1:00"


async def test_plus_and_minus_change_the_sets(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("down", "plus")
        assert on.rows[1] == "Balance 2:45 3 x 20 s each side, rest 15 s"
        assert on.chosen == on.rows[1]
        await on.press("minus", "minus")
        assert on.line("total") == "2:45"
        await on.press("minus")
        assert on.line("said") == "Balance has one set, which is the least."
        await on.press("enter")
        holds = [i for i in timelines(results)[0].intervals if i.name == "Balance"]
        assert [(i.set, i.sets, i.side) for i in holds] == [(1, 1, Side.LEFT), (1, 1, Side.RIGHT)]


async def test_brackets_change_the_rests_by_5_s(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("down", "right_square_bracket")
        assert "rest 20 s" in on.rows[1]
        await on.press(*["left_square_bracket"] * 3, "enter")
        rests = [i.length for i in timelines(results)[0].intervals if i.kind is Kind.REST]
        assert rests == [5_000]


async def test_a_rest_of_nothing_is_dropped(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("down", *["left_square_bracket"] * 5, "enter")
        assert all(i.kind is not Kind.REST for i in timelines(results)[0].intervals)


async def test_where_there_is_one_set_no_rest_can_be_changed(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, _):
        await on.press("right_square_bracket")
        assert on.line("said") == "Walk has nothing to rest between: it is done once."


async def test_s_begins_with_the_other_side(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("s")
        assert on.line("said") == "First side  RIGHT ▶"
        await on.press("s", "s", "enter")
        sides = [i.side for i in timelines(results)[0].intervals if i.side]
        assert sides == [Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT]


async def test_another_routine_follows_on_and_is_taken_away_again(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("a")
        assert isinstance(on.on.app.screen, ChooseScreen)
        assert on.rows == ["Balance · 1 wall 3:45", "Long 10:10", "Short yours 0:30"]
        await on.press("end", "enter")
        assert on.rows[3] == "then Short yours 0:30"
        assert (on.line("total"), on.line("remark")) == ("4:15", " for 2 routines")
        await on.press("a", "down", "enter", "x", "enter")
        assert [timeline.name for timeline in timelines(results)] == ["Balance", "Short"]


async def test_the_same_routine_may_follow_on_several_times(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("a", "enter", "a", "enter", "enter")
        assert len(timelines(results)) == 3


async def test_choosing_no_routine_changes_nothing(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, _):
        await on.press("a", "escape")
        assert len(on.rows) == 3
        await on.press("x")
        assert on.line("said") == "Nothing follows on."


async def test_a_routine_can_be_chosen_by_clicking_it_twice(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, _):
        await on.press("a")
        for _click in range(2):
            await on.on.pilot.click(on.on.app.screen.query_one("#routines"), offset=(5, 1))
            await on.read()
        assert on.rows[3] == "then Long 10:10"


async def test_what_follows_on_is_not_changed_but_taken_away(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, _):
        await on.press("a", "enter", "end", "plus")
        assert on.line("said").startswith("A routine that follows on is done as it is")
        await on.press("x")
        assert on.chosen.startswith("Stretch")


async def test_the_keys_are_clickable(tmp_path: Path) -> None:
    async with card(tmp_path) as (on, results):
        await on.press("down")
        await on.on.pilot.click("#change-keys", offset=(14, 0))
        await on.read()
        assert "3 x 20 s" in on.rows[1]
        await on.on.pilot.click("#main-keys", offset=(1, 0))
        await on.read()
        assert timelines(results)[0].total == 285_000


async def test_the_card_passes_the_changes_to_the_player(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.press("enter", "space", "s", "enter")
        assert isinstance(on.on.app.screen, PlayerScreen)
        timeline = on.on.player.runner.session.timeline
        assert timeline.total == 155_000
        assert timeline.intervals[1].side is Side.RIGHT


@pytest.mark.parametrize("size", [(120, 40), (60, 15), (40, 12), (20, 5), (3, 2)])
async def test_every_size_shows_blocks_and_starts(tmp_path: Path, size: tuple[int, int]) -> None:
    async with card(tmp_path, size) as (on, results):
        assert on.card.query_one("#blocks").region.height >= 1
        await on.press("plus", "down", "space", "a", "escape", "enter")
        assert timelines(results)[0].total == 300_000


# Changes, without a screen


def today(folder: Path, text: str) -> Today:
    routine = entry(folder, "routine", text).routine
    assert routine is not None
    return Today(routine)


def test_rounds_and_their_rest_change_as_sets_do(tmp_path: Path) -> None:
    before = today(tmp_path, ROUNDS)
    after = before.with_sets("1", 1).with_rest("1", -5_000)
    # ready 10; 3 x 10 hang with 2 x 15 rest; rest 5 takes the place of a transition; 10, 20, 10
    assert (before.timeline.total, after.timeline.total) == (95_000, 115_000)


def test_one_round_is_the_least(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Round has one round, which is the least"):
        today(tmp_path, ROUNDS).with_sets("1", -1).with_sets("1", -1)


def test_a_rest_block_changes_its_length_but_keeps_some(tmp_path: Path) -> None:
    longer = today(tmp_path, ROUNDS).with_rest("2", 5_000)
    assert longer.timeline.total == 100_000
    assert longer.with_rest("2", -5_000).with_rest("2", -5_000).timeline.total == 95_000
    with pytest.raises(ValueError, match="A rest has no sets"):
        longer.with_sets("2", 1)


def test_rests_that_follow_from_every_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="The rests of Every follow from its timing"):
        today(tmp_path, ROUNDS).with_rest("3", 5_000)


def test_the_last_work_cannot_be_left_out(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"Nothing would be left to do\."):
        today(tmp_path, '[[block]]\nname = "Only"\nhold = 10\noptional = true').toggled("1")


def test_the_side_matters_only_where_sides_follow_each_other(tmp_path: Path) -> None:
    assert today(tmp_path, TWO_SIDES).has_sides
    with pytest.raises(ValueError, match="one side after the other"):
        today(tmp_path, LONG).other_side()


def test_more_than_a_routine_may_hold_is_refused(tmp_path: Path) -> None:
    long = today(tmp_path, '[[block]]\nname = "Jog"\ntime = "9h"\nsets = 2')
    with pytest.raises(ValueError, match=r"\.$"):
        long.with_sets("1", 1)


def test_a_change_and_its_opposite_leave_no_change(tmp_path: Path) -> None:
    before = today(tmp_path, TWO_SIDES)
    assert not before.toggled("1").toggled("1").changed
    assert not before.other_side().other_side().changed
    assert not before.with_sets("2", 1).with_sets("2", -1).changed
    assert not before.with_rest("2", 5_000).with_rest("2", -5_000).changed
    assert before.with_rest("2", 5_000).changed


def test_what_is_inside_a_circuit_left_out_is_left_out(tmp_path: Path) -> None:
    text = ROUNDS.replace('name = "Round"', 'name = "Round"\noptional = true')
    out = today(tmp_path, text).toggled("1")
    assert out.is_left_out("1.1")
    assert not out.is_left_out("2")
    assert [row.path for row in out.rows] == ["1", "1.1", "2", "3"]


def test_open_work_that_nobody_can_tell_the_length_of_is_said_to_be_open(tmp_path: Path) -> None:
    rows = today(tmp_path, '[[block]]\nname = "Hang"\nopen = true\n').rows
    assert block_row(rows[0], 60).plain.split()[-1] == "open"
    timed = today(tmp_path, '[[block]]\nname = "Hang"\nopen = true\nexpect = 30\n').rows
    assert block_row(timed[0], 60).plain.split()[-1] == "0:30"
