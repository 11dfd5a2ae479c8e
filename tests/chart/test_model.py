"""What a chart is made of."""

from __future__ import annotations

import math

import pytest

from foottimer.chart.model import Chart, Series, number


def test_a_series_has_a_value_a_label() -> None:
    with pytest.raises(ValueError, match="'days' has 1 values for 2 labels"):
        Chart("Frequency", "days", ("a", "b"), (Series("days", "d", (1,)),))
    with pytest.raises(ValueError, match="1 goals for 2 labels"):
        Chart("Frequency", "days", ("a", "b"), (Series("days", "d", (1, 2)),), goal=(3,))


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(3, 0, "3"), (2.55, 1, "2.5"), (-0.04, 1, "0.0"), (None, 1, "–"), (math.nan, 0, "–"), (-2.25, 2, "-2.25")],
)
def test_a_number_is_said_alike_everywhere(value: float | None, decimals: int, said: str) -> None:
    assert number(value, decimals) == said
