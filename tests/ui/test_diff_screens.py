"""What changed, a file that changed meanwhile, and how long a routine shall take."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from stage import CATALOGUE, Stage, stage
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input

from foottimer.edit.scale import Plan, scale
from foottimer.routine.read import read_routine
from foottimer.ui.diff_view import MOST_LINES, Compared, Version, below_text, beside_text, changes_text, lines_text
from foottimer.ui.scale_view import minutes_text, parse_minutes, stepped, steps_text
from foottimer.ui.screens.conflict import Choice, ConflictScreen
from foottimer.ui.screens.diff import DiffScreen
from foottimer.ui.screens.scaling import ScalingScreen
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview

OLD = """\
format = 1
name = "Stage"

[[block]]
name = "Stand [b]still[/b]"
hold = 20
sets = 3   # three times, since one is over before anybody has found out how to stand on one foot

[[block]]
name = "Hop"
time = 30
"""
NEW = OLD.replace("hold = 20", "hold = 30") + '\n[[block]]\nname = "Sit"\ntime = 15\n'
NEW_ROWS = [
    "1 block added, 1 changed",
    "",
    "changed 1 Stand [b]still[/b]                         +0:30",
    "          hold 20 s → 30 s",
    "added   3 Sit                                        +0:15",
    "          15 s",
]


def version(title: str, text: str) -> Version:
    return Version(title, text, read_routine(text, "stage", CATALOGUE).routine)


OLDER, NEWER = version("before", OLD), version("yours", NEW)
BOTH = Compared(OLDER, NEWER)


def rows(content: Any) -> list[str]:
    return [line.rstrip() for line in content.plain.split("\n")]


# In words ----------------------------------------------------------------------------------------


def test_what_changed_stands_block_by_block() -> None:
    assert rows(changes_text(BOTH, 60))[: len(NEW_ROWS)] == [
        *NEW_ROWS[:2],
        "changed 1 Stand [b]still[/b]                           +0:30",
        NEW_ROWS[3],
        "added   3 Sit                                          +0:15",
        NEW_ROWS[5],
    ]
    assert max(map(len, rows(changes_text(BOTH, 30)))) <= 30
    assert BOTH.times == "2:20 → 3:15, 0:55 longer"


def test_the_lines_have_their_numbers_and_are_folded() -> None:
    shown = rows(lines_text(BOTH, 64))
    assert shown[:8] == [
        "In the file",
        "  ··· 2 lines the same",
        " 3  3",
        " 4  4   [[block]]",
        ' 5  5   name = "Stand [b]still[/b]"',
        " 6    - hold = 20",
        "    6 + hold = 30",
        " 7  7   sets = 3   # three times, since one is over before",
    ]
    assert shown[8].strip() == "anybody has found out how to stand on one foot"
    assert " 6 - hold = 20" in rows(lines_text(BOTH, 40))
    assert max(map(len, rows(lines_text(BOTH, 40)))) <= 40


def test_what_cannot_be_read_is_compared_line_by_line() -> None:
    broken = Compared(OLDER, version("yours", OLD.replace("= 30", "= half")))
    assert rows(changes_text(broken, 80)) == ["What is yours cannot be read as a routine: only the lines are compared."]
    assert broken.times == ""
    assert "   11 + time = half" in rows(lines_text(broken, 80))


def test_comments_alone_are_told_as_such() -> None:
    assert Compared(OLDER, version("yours", f"# Mine\n{OLD}")).summary.startswith("Both ask for the same; comments")
    assert Compared(OLDER, version("yours", OLD.replace("\n", "\r\n"))).summary == "Both ask for the same."
    assert Compared(OLDER, OLDER).summary == "Both are the same."


def test_very_many_lines_are_cut_and_counted() -> None:
    long = Compared(version("one", "a\n" * 5_000), version("other", "b\n" * 5_000))
    shown = rows(lines_text(long, 40))
    assert len(shown) == MOST_LINES + 2
    assert shown[-1] == "  ··· and 9000 lines more"


def test_two_versions_stand_side_by_side_or_below_each_other() -> None:
    beside = rows(beside_text(BOTH, 91))
    (changed,) = [row for row in beside if "hold" in row]
    assert [half.strip() for half in changed.split("│")] == ["6 ▌ hold = 20", "6 ▌ hold = 30"]
    assert all(len(row.split("│")[0]) == 45 for row in beside if "│" in row)
    below = rows(below_text(BOTH, 40))
    assert below.index(" 6 ▌ hold = 20") < below.index("yours") < below.index(" 6 ▌ hold = 30")
    assert max(map(len, below)) <= 40


@pytest.mark.parametrize(
    ("typed", "ms"), [("8", 480_000), ("7.5", 450_000), ("7,5", 450_000), ("7:30", 450_000), (" 7m30s ", 450_000)]
)
def test_minutes_are_typed_in_many_ways(typed: str, ms: int) -> None:
    assert parse_minutes(typed) == ms
    assert parse_minutes(minutes_text(ms)) == ms


@pytest.mark.parametrize("typed", ["", "x", "0", "-3", "1441", "7:99", "9" * 400])
def test_what_is_no_time_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(ValueError, match=r"like 8, 7.5 or 7:30|From half a minute"):
        parse_minutes(typed)


def test_stepping_goes_to_whole_minutes() -> None:
    assert (stepped(450_000, 1), stepped(450_000, -1), stepped(480_000, -1)) == (480_000, 420_000, 420_000)
    assert stepped(60_000, -1) == 60_000


def test_a_plan_is_shown_step_by_step() -> None:
    assert OLDER.routine is not None
    plan = scale(OLDER.routine, 60_000)
    assert rows(steps_text(plan, 60))[0] == "Stand [b]still[/b]         3 → 1 set                   -1:10"
    assert rows(steps_text(plan, 40))[:2] == ["Stand [b]still[/b]                 -1:10", "  3 → 1 set"]


# On the screen -----------------------------------------------------------------------------------


@asynccontextmanager
async def shown(
    folder: Path, screen: Screen[Any], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Stage, list[object]]]:
    """The app with a screen, and what it is dismissed with."""
    async with stage(folder, size=size) as on:
        results: list[object] = []
        on.app.push_screen(screen, results.append)
        await on.pilot.pause()
        await on.pilot.pause()
        yield on, results


async def test_the_changes_are_scrolled_and_the_lines_reached(tmp_path: Path) -> None:
    async with shown(tmp_path, DiffScreen("Stage", OLDER, NEWER), size=(40, 12)) as (on, results):
        body, lines = on.app.screen.query_one("#body", VerticalScroll), on.app.screen.query_one("#lines", Preview)
        # As tall as what it shows, not as what it would be in fewer columns.
        assert lines.size.height == len(lines.text.split("\n"))
        assert on.app.screen.query_one("#times", Line).text == BOTH.times
        await on.press("l")
        assert body.scroll_y == lines.virtual_region.y
        await on.press("l")
        assert body.scroll_y == 0
        await on.press("space")
        assert body.scroll_y > 0
        await on.press("escape")
        assert results == [None]


@pytest.mark.parametrize(
    ("key", "choice"), [("m", Choice.KEEP_MINE), ("t", Choice.TAKE_THEIRS), ("a", Choice.SAVE_AS), ("escape", None)]
)
async def test_a_conflict_shows_both_and_is_answered(tmp_path: Path, key: str, choice: Choice | None) -> None:
    wide = choice is Choice.KEEP_MINE
    async with shown(tmp_path, ConflictScreen("stage.toml", NEWER, OLDER), (120, 40) if wide else (40, 12)) as (
        on,
        got,
    ):
        text = on.app.screen.query_one("#versions", Preview).text
        assert ("│" in text) == wide
        assert "hold = 30" in text
        assert "hold = 20" in text
        await on.press(key)
        assert got == [choice]


async def test_a_file_that_is_gone_can_not_be_taken(tmp_path: Path) -> None:
    async with shown(tmp_path, ConflictScreen("stage.toml", NEWER, None)) as (on, results):
        await on.press("t")
        assert results == []
        await on.press("m")
        assert results == [Choice.KEEP_MINE]


async def test_a_plan_follows_what_is_typed_and_is_handed_over(tmp_path: Path) -> None:
    assert OLDER.routine is not None
    async with shown(tmp_path, ScalingScreen(OLDER.routine)) as (on, results):
        screen = on.app.screen
        assert screen.query_one(Input).value == "2:20"
        await on.press("enter")
        assert results == []
        assert "nothing to change" in screen.query_one("#verdict", Line).text
        await on.press("down")
        assert screen.query_one(Input).value == "2"
        assert screen.query_one("#times", Line).text == "2:20 → 2:00"
        await on.press("backspace", "x", "enter")
        assert results == []
        assert "Write minutes" in screen.query_one("#verdict", Line).text
        await on.press("backspace", "3", "enter")
        (plan,) = results
        assert isinstance(plan, Plan)
        assert plan == scale(OLDER.routine, 180_000)


async def test_a_plan_can_be_left(tmp_path: Path) -> None:
    assert OLDER.routine is not None
    async with shown(tmp_path, ScalingScreen(OLDER.routine, 60_000), (40, 12)) as (on, results):
        assert on.app.screen.query_one("#steps", Preview).text
        await on.press("escape")
        assert results == [None]
