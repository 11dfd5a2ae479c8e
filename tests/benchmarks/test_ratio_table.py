"""The table of figures: verdicts, and how a row is shown."""

from __future__ import annotations

import pytest

from benchmarks.table import HEADINGS, OVER, WITHIN, Row, cells, figure, markdown_table, runs_row, text_table


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("no budget", "ms", 9, 1), ""),
        (Row("at most", "ms", 9, most=9), WITHIN),
        (Row("above", "ms", 9.01, most=9), OVER),
        (Row("nothing, and nothing allowed", "B/s", 0, most=0), WITHIN),
        (Row("as often", "ms", 3, 2, most_ratio=1.5), WITHIN),
        (Row("too many times", "ms", 3.1, 2, most_ratio=1.5), OVER),
        (Row("times nothing", "ms", 0.1, 0, most_ratio=1.5), OVER),
        (Row("nothing, times nothing", "ms", 0, 0, most_ratio=1.5), WITHIN),
        (Row("times what was not measured", "ms", 0.1, most_ratio=1.5), OVER),
        (Row("more by as much", "ms", 5, 2, most_more=3), WITHIN),
        (Row("more by too much", "ms", 5.1, 2, most_more=3), OVER),
        (Row("less than the floor", "ms", 1, 2, most_more=0), WITHIN),
        (Row("one of two budgets", "ms", 5, 4, most=6, most_ratio=1.1), OVER),
    ],
    ids=lambda value: value.what if isinstance(value, Row) else "",
)
def test_verdict(row: Row, verdict: str) -> None:
    assert row.verdict == verdict


def test_a_ratio_needs_something_to_compare_with() -> None:
    assert Row("a", "ms", 3, 2).ratio == 1.5
    assert Row("a", "ms", 3).ratio is None
    assert Row("a", "ms", 3, 0).ratio is None


def test_runs_become_medians_and_their_range() -> None:
    row = runs_row("start", "ms", [5, 1, 3], [2, 4, 3], most_ratio=2, peers={"termdown": [9, 7, 8], "none": []})
    assert row == Row("start", "ms", 3, 3, most_ratio=2, peers={"termdown": 8}, low=1, high=5)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0.00"), (0.123, "0.12"), (9.994, "9.99"), (9.996, "10.0"), (99.9, "99.9"), (99.96, "100"), (4800, "4,800")],
)
def test_a_figure_has_three_digits_that_say_something(number: float, shown: str) -> None:
    assert figure(number) == shown


def test_cells_show_everything_that_was_measured() -> None:
    row = Row("ticking", "%", 0.3, 0.2, "bare ticking", 1, 2, 0.5, {"termdown": 0.13, "other": 1}, 0.25, 0.4)
    assert cells(row) == (
        *("ticking", "0.30 %", "0.25 to 0.40", "bare ticking 0.20", "1.50"),
        *("1 %, 2 x, 0.5 % more", WITHIN, "termdown 0.13, other 1.00"),
    )


def test_the_text_leaves_out_empty_columns() -> None:
    shown = text_table([Row("start", "ms", 30, 20, most_ratio=2), Row("a longer name", "ms", 5)]).splitlines()
    assert shown == [
        "what           foottimer  compared with  ratio  budget  verdict",
        "start          30.0 ms    bare app 20.0  1.50   2 x     ok",
        "a longer name  5.00 ms",
    ]


def test_markdown_has_every_column_and_no_cell_ends_one() -> None:
    shown = markdown_table([Row("a|b", "ms", 5)]).splitlines()
    assert shown[0] == "| " + " | ".join(HEADINGS) + " |"
    assert shown[2] == "| a\\|b | 5.00 ms |  |  |  |  |  |  |"
