"""How charts are drawn: what is in which cell, checked against numbers computed another way."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from strategies import charts

from foottimer.chart.cells import text_of
from foottimer.chart.draw import draw
from foottimer.chart.model import INKS, Chart, Line, Series, Shape

WEEKS = ("5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov", "9 Nov", "16 Nov")


def chart(*values: float | None, shape: Shape = Shape.COLUMNS, goal: float | None = None, **more: object) -> Chart:
    labels = tuple(f"w{index}" for index in range(len(values)))
    return Chart("Days", "a week", labels, (Series("days", "d", values),), shape, goal, **more)  # type: ignore[arg-type]


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [text_of(line) for line in lines]


def inked(lines: tuple[Line, ...], ink: str) -> list[tuple[int, int, str]]:
    """Every cell of an ink: column, row, character."""
    cells = []
    for y, line in enumerate(lines):
        x = 0
        for text, name in line:
            cells += [(x + at, y, char) for at, char in enumerate(text) if name == ink]
            x += len(text)
    return cells


def axis(lines: tuple[Line, ...]) -> list[tuple[int, str, float]]:
    """The numbers at the side from the highest: the row, the tick's glyph, and the number."""
    found = ((y, re.match(r" *(-?[\d.]+) ([▔─▁])", text)) for y, text in enumerate(texts(lines[:-1])) if y)
    return [(y, match[2], float(match[1])) for y, match in found if match]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=12), st.integers(8, 16))
def test_a_column_is_as_tall_as_the_axis_says(values: list[int], height: int) -> None:
    drawn = draw(chart(*values), 100, height)
    tall = {x: 0 for x, _, _ in inked(drawn, "one")}
    for x, _, char in inked(drawn, "one"):
        tall[x] += " ▁▂▃▄▅▆▇█".index(char)
    starts = [x for x in sorted(tall) if x - 1 not in tall]
    standing = [value for value in values if value]
    assert len(starts) == len(standing)
    for y, glyph, said in axis(drawn):
        eighths = (height - 2 - y) * 8 + {"▔": 8, "─": 4}[glyph]
        for x, value in zip(starts, standing, strict=True):
            times = Fraction(value) / Fraction(said)
            # A column is half an eighth off at most; a tick, which the column is so many times of, two.
            assert abs(tall[x] - max(2, eighths * times)) <= Fraction(1, 2) + 2 * times


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(-30, 60), min_size=1, max_size=7), st.integers(7, 15))
def test_a_point_is_in_the_row_of_its_number(values: list[int], height: int) -> None:
    drawn = draw(chart(*values, shape=Shape.POINTS), 120, height)
    (high_y, _, high), *_, (low_y, _, low) = axis(drawn)
    points = sorted((x, y) for x, y, char in inked(drawn, "one-mark") if char == "●")
    assert len(points) == len(values)
    for (_, y), value in zip(points, values, strict=True):
        assert abs(y - (low_y + (high_y - low_y) * (value - low) / (high - low))) <= 0.5 + 1e-9


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 10), min_size=30, max_size=40), st.integers(6, 14))
def test_a_crowded_line_goes_through_every_value(values: list[float], height: int) -> None:
    drawn = draw(chart(*values, shape=Shape.POINTS, ceiling=10, decimals=1), 50, height)
    (high_y, _, high), *_, (low_y, _, low) = axis(drawn)
    dots = {(x, y): ord(char) - 0x2800 for x, y, char in inked(drawn, "one")}
    left = 4
    assert (low, high) == (0, 10)
    for index, value in enumerate(values[:-1]):
        middle = low_y - (low_y - high_y) * value / 10 + 0.5  # in rows, from the upper edge of the first one
        found = [
            y + (row + 0.5) / 4
            for y in range(height)
            for row, bits in enumerate((0x09, 0x12, 0x24, 0xC0))
            if dots.get((left + index, y), 0) & bits == bits
        ]
        assert min(abs(at - middle) for at in found) <= 0.25 + 1e-9, (index, value)


@settings(max_examples=150, deadline=None)
@given(charts(), st.integers(-2, 130), st.integers(-2, 30))
def test_nothing_is_ever_wider_or_taller_than_asked(shown: Chart, width: int, height: int) -> None:
    drawn = draw(shown, width, height)
    assert len(drawn) <= max(0, height)
    for line in drawn:
        said = "".join(text for text, _ in line)
        assert cell_len(said) <= max(0, width)
        assert said.isprintable()
        assert {ink for _, ink in line} <= set(INKS)


def test_the_newest_values_are_kept_and_the_newest_number_is_beside() -> None:
    drawn = draw(chart(*range(1, 201)), 40, 8)
    assert "w199" in texts(drawn)[-1]
    assert "w0 " not in texts(drawn)[-1]
    assert "".join(char for _, _, char in inked(drawn, "one-mark")).strip() == "200"


def test_a_chart_of_24_by_6_can_be_read() -> None:
    assert texts(draw(chart(3, 2, 4, 0, None, 3, goal=3), 24, 6)) == [
        "Days a week  ╌╌ goal 3",
        "4 ▔      ██",
        "   ██ ▔▔ ▔▔ ▔▔ ▔▔ ██ 3",
        "2 ▔██ ██ ██       ██",
        "   ██▁██▁██▁▁▁▁·▁▁██▁▁▁▁",
        "0  w0 w1 w2 w3 w4 w5",
    ]


def test_which_numbers_these_are_is_said_before_what_is_missing() -> None:
    shown = Chart("Calf capacity", "min a session", ("1", "2"), (Series("x", "x", (1, None)),), missing="not done")
    assert [texts(draw(shown, width, 8))[0] for width in (40, 38, 27, 26)] == [
        "Calf capacity min a session  · not done",
        "Calf capacity min a session",
        "Calf capacity min a session",
        "Calf capacity  · not done",
    ]


def test_zero_stands_on_the_line_and_what_is_missing_is_a_dot() -> None:
    drawn = draw(chart(0, 1, None, 5), 60, 12)
    foot = texts(drawn)[-2]
    columns = sorted({x for x, _, _ in inked(drawn, "one")})
    assert min(columns) > 2 + 4  # nothing of zero
    assert foot.count("·") == 1
    assert "· none" in texts(drawn)[0]


def test_the_goal_is_dashed_where_it_belongs_and_cut_out_of_taller_columns() -> None:
    drawn = draw(chart(4, 2, 4, goal=3), 40, 8)
    row = {y for _, y, char in inked(drawn, "goal") if char in "─▔▁"} - {0}
    cut = {y for _, y, _ in inked(drawn, "one-cut")}
    assert len(row) == 1
    assert cut == row
    assert "goal 3" in texts(drawn)[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 20), min_size=1, max_size=8), st.integers(1, 20), st.integers(5, 15))
def test_the_goal_is_never_drawn_above_a_column_that_reaches_it(values: list[int], goal: int, height: int) -> None:
    drawn = draw(chart(*values, goal=goal), 100, height)
    x, y, glyph = max(cell for cell in inked(drawn, "goal") if cell[1])
    line = (height - 2 - y) * 8 + {"▔": 8, "─": 4, "▁": 0}[glyph]
    tall: dict[int, int] = {}
    for ink in ("one", "one-cut"):
        for x, y, char in inked(drawn, ink):  # what is cut was full
            tall[x] = max(tall.get(x, 0), (height - 2 - y) * 8 + (" ▁▂▃▄▅▆▇█".index(char) if ink == "one" else 8))
    for place, value in enumerate(values):
        if value >= goal:
            first = sorted(x for x in tall if x - 1 not in tall)[place]
            assert tall[first] >= line


def test_a_goal_that_changed_is_at_two_heights() -> None:
    shown = Chart("Days", "", WEEKS, (Series("days", "d", (1,) * 7),), goal=(2, 2, 2, 2, 4, 4, 4))
    rows = [y for _, y, char in sorted(inked(draw(shown, 60, 12), "goal")) if y]
    assert rows == sorted(rows, reverse=True)
    assert len(set(rows)) == 2


def test_several_series_are_told_apart_without_colours() -> None:
    both = (Series("left", "L", (12, 14, None, 19, 22, 24, 25)), Series("right", "R", (15, 17, 18, 20, 22, 23, 23)))
    for shape in Shape:
        drawn = texts(draw(Chart("Raises", "reps", WEEKS, both, shape), 80, 14))
        assert "L left" in drawn[0]
        assert "R right" in drawn[0]
        assert any("L 25" in line for line in drawn)
        assert any("R 23" in line for line in drawn)
    points = texts(draw(Chart("Raises", "reps", WEEKS, both, Shape.POINTS), 80, 14))
    assert sum(line.count("L") for line in points[1:]) == 6 + 1
    assert sum(line.count("R") for line in points[1:]) == 7 + 1


def test_labels_never_touch_and_the_newest_is_there() -> None:
    for width in range(20, 120):
        drawn = draw(Chart("Days", "", WEEKS, (Series("days", "d", (1,) * 7),)), width, 8)
        said = re.findall(r"\d+ [A-Z]\w+", texts(drawn)[-1])
        assert tuple(said) in {WEEKS[::-every][::-1] for every in range(1, 8)}


def test_no_value_says_why_and_one_value_begins_at_the_left() -> None:
    assert "Nothing to show yet." in " ".join(" ".join(texts(draw(chart(None, None), 30, 8))).split())
    one = draw(chart(2, goal=3), 60, 10)
    columns = {x for x, _, _ in inked(one, "one")}
    assert max(columns) < 12
    assert max(x for x, _, _ in inked(one, "goal")) > 50  # room for what comes


@pytest.mark.parametrize("height", [1, 2, 3])
def test_a_few_rows_have_the_title_the_number_and_a_row_of_columns(height: int) -> None:
    drawn = texts(draw(chart(1, 4, None, 8), 30, height))
    assert drawn[0] == "Days" + " " * 25 + "8"
    assert drawn[1:] == ["▂▄·█", ""][: height - 1]


def test_where_there_is_room_every_number_is_over_its_column() -> None:
    drawn = draw(chart(3, 0, 12, None, 7), 80, 14)
    rows = list(enumerate(texts(drawn)))[1:-1]
    words = sorted((match.start(), y, match[0]) for y, row in rows for match in re.finditer(r"\d+", row[4:]))
    assert [said for _, _, said in words] == ["3", "0", "12", "7"]
    filled = {(x, y) for x, y, _ in inked(drawn, "one")}
    for x, y, said in words[:3]:
        assert ((x + 4, y + 1) in filled) is (said != "0")
    assert words[1][1] == 12  # on the line
    few = texts(draw(chart(3, 0, 12, None, 7), 24, 6))[1:-1]
    assert [match[0] for row in few for match in re.finditer(r"\d+", row[4:])] == ["7"]


def test_steps_join_levels() -> None:
    drawn = texts(draw(chart(1, 1, 2, 2, shape=Shape.STEPS), 60, 8))
    assert any("╭" in line for line in drawn)
    assert any("╯" in line for line in drawn)
