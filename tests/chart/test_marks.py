"""Points with a mark each, and what the dashed line is called."""

from __future__ import annotations

import pytest

from foottimer.chart.cells import text_of
from foottimer.chart.draw import draw
from foottimer.chart.model import Chart, Series, Shape
from foottimer.chart.table import table

LABELS = tuple(f"{day} Mar" for day in range(1, 7))
LEVELS = Series("minutes", "•", (4.0, 4.0, 6.0, None, 6.0, 9.0), tuple("112?23"))


def drawn(chart: Chart, width: int = 60, height: int = 9) -> list[str]:
    return [text_of(line) for line in draw(chart, width, height)]


def test_each_point_has_the_mark_of_its_value() -> None:
    rows = drawn(Chart("Dose", "min", LABELS, (LEVELS,), Shape.POINTS))
    plot = "".join(row[5:] for row in rows[1:-1])
    assert [plot.count(mark) for mark in "123?•"] == [2, 2, 1, 0, 0]
    assert "9" not in plot  # no number beside the newest: it would be read with the mark


def test_of_more_values_than_fit_the_newest_keep_their_marks() -> None:
    many = 10
    series = Series("minutes", "•", LEVELS.values * many, ("9",) * 6 * (many - 1) + LEVELS.marks)
    plot = "".join(drawn(Chart("Dose", "min", LABELS * many, (series,), Shape.POINTS), 18)[1:-1])
    assert "3" in plot
    assert plot.count("9") < 12


def test_marks_are_as_many_as_values() -> None:
    with pytest.raises(ValueError, match="1 marks for 2 labels"):
        Chart("Dose", "min", LABELS[:2], (Series("minutes", "•", (1.0, 2.0), ("1",)),))


def test_the_dashed_line_has_its_own_name() -> None:
    chart = Chart("Pain", "of 10", LABELS, (Series("worst", "•", (1,) * 6),), Shape.POINTS, goal=5, aim="limit")
    assert drawn(chart)[0].endswith("╌╌ limit 5")
    assert table(chart).head == ("when", "of 10", "limit")


def test_in_a_crowded_line_a_value_without_others_beside_it_is_marked() -> None:
    values = (1.0, 2.0, *(None,) * 5, 9.0, *(None,) * 5, 3.0, 3.0, 4.0)
    rows = drawn(Chart("Effort", "", ("x",) * 16, (Series("effort", "e", values),), Shape.POINTS, ceiling=10), 28)
    assert [row.count("●") for row in rows if "●" in row] == [1, 1]  # the 9, and the newest


def test_where_the_newest_values_that_fit_are_all_missing_only_that_is_shown() -> None:
    values = (3.0, *(None,) * 59)
    rows = drawn(Chart("Pain", "", ("x",) * 60, (Series("worst", "•", values),), Shape.POINTS), 20)
    assert "·" in rows[-2]
    assert not any("•" in row for row in rows)
