"""A chart as a table, and its values in one row."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from strategies import charts

from foottimer.chart.cells import text_of
from foottimer.chart.model import Chart, Series, number
from foottimer.chart.spark import spark
from foottimer.chart.table import lines, table

RAISES = Chart(
    "Calf raises",
    "reps",
    ("2 Mar", "6 Apr", "4 May"),
    (Series("left", "L", (12, None, 25)), Series("right", "R", (15, 17, 23))),
    goal=(None, 20, 25),
    each="check-in",
)


def test_every_number_is_in_the_table_the_newest_first() -> None:
    assert [text_of(line) for line in lines(table(RAISES), 40)] == [
        "check-in  left  right  goal",
        "4 May       25     23    25",
        "6 Apr        –     17    20",
        "2 Mar       12     15     –",
    ]


def test_a_narrow_table_cuts_its_head_and_then_stands_on_end() -> None:
    assert [text_of(line) for line in lines(table(RAISES), 17)] == [
        "chec…  l…  r…  g…",
        "4 May  25  23  25",
        "6 Apr   –  17  20",
        "2 Mar  12  15   –",
    ]
    assert [text_of(line) for line in lines(table(RAISES), 12)][:5] == [
        "4 May",
        "left      25",
        "right     23",
        "goal      25",
        "6 Apr",
    ]


def test_one_series_is_headed_by_what_it_counts() -> None:
    days = Chart("Frequency", "days a week", ("w1",), (Series("days", "d", (3,)),), each="week")
    assert table(days).head == ("week", "days a week")


@settings(max_examples=150, deadline=None)
@given(charts(), st.integers(1, 100))
def test_every_value_can_be_read_from_the_table_however_narrow(shown: Chart, width: int) -> None:
    said = lines(table(shown), width)
    assert all(cell_len("".join(text for text, _ in line)) <= width for line in said)
    flat = re.sub(r"\s+", "", "".join(text for line in said for text, ink in line if ink == ""))
    wanted = [
        number(values[index], shown.decimals)
        for index in range(len(shown.labels) - 1, -1, -1)
        for values in [*(series.values for series in shown.series), *([shown.goals] if has_goal(shown) else [])]
    ]
    assert flat == "".join(wanted)


def has_goal(shown: Chart) -> bool:
    return any(goal is not None for goal in shown.goals)


def test_a_spark_has_a_column_a_value_and_tells_zero_from_none() -> None:
    assert spark((0, 1, 2, 4, 8, None), 10) == "▁▂▂▄█·"
    assert spark((0, 1, 2, 4, 8, None), 3) == "▄█·"
    assert spark((0, 2, 5, 10, None), 10, ceiling=10) == "▁▂▄█·"
    assert spark((2, None), 10, digits=True, ceiling=10) == "2."
    assert spark((0, 1, 2, 4, 8, None), 10, digits=True) == "01249."
    assert spark((None, 0), 4) == "·▁"
    assert spark((1, 2), 0) == ""


@given(st.lists(st.none() | st.floats(0, 1e4), max_size=80), st.integers(0, 60))
def test_a_spark_is_never_wider_and_higher_for_more(values: list[float | None], width: int) -> None:
    said = spark(values, width)
    assert len(said) == min(width, len(values))
    there = [(value, char) for value, char in zip(values[len(values) - len(said) :], said, strict=True) if value]
    assert all("▂" <= char <= "█" for _, char in there)
    assert [char for _, char in sorted(there)] == sorted(char for _, char in there)
