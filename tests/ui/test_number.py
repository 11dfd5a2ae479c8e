"""The question for a test's numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lines import line, opened, rest
from summary_parts import Room
from textual.screen import Screen
from textual.widgets import Input

from foottimer.history.record import AttemptRow
from foottimer.routine.model import Side, Unit
from foottimer.settings.model import Length
from foottimer.ui.app import FootTimer
from foottimer.ui.screens.number import NumbersScreen, parse_number
from foottimer.ui.widgets.line import Line


class App(FootTimer):
    def __init__(self, room: Room, rows: tuple[AttemptRow, ...], length: Length) -> None:
        super().__init__(room.services)
        self._length = length
        self._rows = rows
        self.results: list[dict[int, float] | None] = []

    def get_default_screen(self) -> Screen[object]:
        return Screen(id="_default")

    def on_mount(self) -> None:
        self.push_screen(NumbersScreen(self._rows, self._length), self.results.append)


def app_for(folder: Path, unit: Unit, length: Length = Length.CM, **changes: object) -> App:
    """The app that asks for both sides of a test of 32.4 s each."""
    sides = (Side.LEFT, Side.RIGHT)
    left, right = (opened(30_000, name="Stand", record=unit, side=side, set=1, sets=1, block="1") for side in sides)
    room = Room(folder, line(left, rest(), right))
    for _ in range(2):
        room.clock.move(32_430)
        room.runner.done()
        room.clock.move(15_000)
        room.runner.tick()
    return App(room, tuple(replace(row, **changes) for row in room.runner.journal.latest("1")), length)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        (" ", None),
        ("23", 23),
        ("7.5", 7.5),
        ("7,5", 7.5),
        ("7.", 7),
        (".5", 0.5),
        ("0", 0),
        ("9999", 9999),
        ("1.50", 1.5),
    ],
)
def test_a_number_is_read_with_point_or_comma(text: str, number: float | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("7.25", "One decimal"),
        ("10000", "0 to 9999"),
        ("9999.1", "0 to 9999"),
        ("-3", "Write a number"),
        ("abc", "Write a number"),
        ("1.2.3", "Write a number"),
        ("1e3", "Write a number"),
        ("nan", "Write a number"),
        ("٣", "Write a number"),
        (".", "Write a number"),
    ],
)
def test_what_is_no_number_is_told(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse_number(text)


async def test_enter_goes_from_side_to_side_and_ends(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.CM)
    async with app.run_test() as pilot:
        await pilot.press("1", "1", "enter", "1", "0", "comma", "5", "enter")
    assert app.results == [{0: 11.0, 2: 10.5}]


async def test_seconds_begin_with_what_was_measured(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.SECONDS)
    async with app.run_test() as pilot:
        assert [field.value for field in app.screen.query(Input)] == ["32.4", "32.4"]
        await pilot.press("enter", "3", "0", "enter")
    assert app.results == [{0: 32.4, 2: 30.0}]


async def test_a_number_given_before_is_offered_again(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.REPS, recorded=21.0)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter")
    assert app.results == [{0: 21.0, 2: 21.0}]


async def test_inches_are_returned_in_centimetres_and_those_left_as_they_are_unchanged(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.CM, Length.INCH, recorded=10.0)
    async with app.run_test() as pilot:
        assert [field.value for field in app.screen.query(Input)] == ["3.9", "3.9"]
        assert [unit.text for unit in app.screen.query(".unit").results(Line)] == ["in", "in"]
        await pilot.press("enter", "4", ".", "3", "enter")
    assert app.results == [{0: 10.0, 2: 10.922}]


async def test_an_empty_field_is_left_out(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.REPS)
    async with app.run_test() as pilot:
        await pilot.press("enter", "9", "pagedown")
    assert app.results == [{2: 9.0}]


async def test_escape_skips(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.REPS)
    async with app.run_test() as pilot:
        await pilot.press("9", "escape")
    assert app.results == [None]


async def test_a_wrong_number_is_told_and_waits_to_be_mended(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.CM)
    async with app.run_test() as pilot:
        await pilot.press("7", ".", "2", "5", "enter")
        await pilot.pause()
        problem = app.screen.query_one("#problem", Line)
        assert problem.text == "One decimal at most, like 7.5."
        await pilot.press("backspace")
        await pilot.pause()
        assert problem.text == ""
        await pilot.press("enter", "up", "down", "8", "enter")
    assert app.results == [{0: 7.2, 2: 8.0}]


async def test_a_wrong_number_passed_by_keeps_the_last_enter_from_ending(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.CM)
    async with app.run_test() as pilot:
        fields = list(app.screen.query(Input))
        fields[0].value = "x"
        await pilot.click(fields[1])
        await pilot.press("5", "enter")
        await pilot.pause()
        assert fields[0].has_focus
        assert app.screen.query_one("#problem", Line).text == "Write a number, like 23 or 7.5."
    assert app.results == []


async def test_the_sides_are_told_in_a_word_and_a_shape(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.CM)
    async with app.run_test():
        assert [label.text.strip() for label in app.screen.query(".label").results(Line)] == ["◀ LEFT", "RIGHT ▶"]
        assert [unit.text for unit in app.screen.query(".unit").results(Line)] == ["cm", "cm"]


async def test_it_is_reached_by_mouse(tmp_path: Path) -> None:
    app = app_for(tmp_path, Unit.SECONDS)
    async with app.run_test() as pilot:
        await pilot.click("KeyBar", offset=(1, 0))
        await pilot.click("KeyBar", offset=(1, 0))
        await pilot.pause()
    assert app.results == [{0: 32.4, 2: 32.4}]


def test_repetitions_are_whole() -> None:
    assert parse_number("12", whole=True) == parse_number("12.0", whole=True) == 12
    with pytest.raises(ValueError, match=r"^A whole number, like 23\.$"):
        parse_number("12.5", whole=True)
