"""What the review says of the tests of the check-in."""

from __future__ import annotations

from datetime import date

import pytest

from foottimer.history.checkin import check_series
from foottimer.history.sums import Check
from foottimer.routine.model import Side, Unit
from foottimer.settings.model import DEFAULTS, Length, Settings, Sex
from foottimer.ui.check_view import check_panels
from foottimer.ui.panels import Panel

FIRST, LAST = date(2026, 1, 5), date(2026, 3, 2)
CALVES = (None, "Single-leg calf raises to fatigue", Unit.REPS)
WALL = ("knee-to-wall", "Knee to wall", Unit.CM)
BALANCE = ("quadripod-balance", "Quadripod balance", Unit.SECONDS)


def panel(
    test: tuple[str | None, str, Unit],
    *numbers: tuple[date, float | None, float | None],
    settings: Settings = DEFAULTS,
) -> Panel:
    exercise, name, unit = test
    checks = [
        Check(day, f"{day}", exercise, name, side, unit, value)
        for day, left, right in numbers
        for side, value in ((Side.LEFT, left), (Side.RIGHT, right))
        if value is not None
    ]
    (made,) = check_panels(check_series(checks), date(2026, 3, 20), settings)
    return made


def test_a_test_done_once_shows_the_gap_and_what_comes() -> None:
    once = panel(CALVES, (LAST, 22, 24))
    assert once.says == (
        "2 Mar: left 22, right 24 reps",
        "Gap 2 reps (8 %): left has less.",
        "The next check-in shows what changed.",
    )
    assert (once.section, once.title) == ("Check-ins", "Single-leg calf raises to fatigue")


def test_sides_are_told_apart_by_letters_and_days_are_labels() -> None:
    chart = panel(WALL, (FIRST, 9, 10.5), (LAST, None, 11)).chart
    assert chart is not None
    assert [(series.mark, series.values) for series in chart.series] == [("L", (9, None)), ("R", (10.5, 11))]
    assert (chart.labels, chart.unit, chart.missing) == (("5 Jan", "2 Mar"), "cm", "not tested")
    assert chart.ceiling == 15  # from zero, so that half a centimetre does not fill the chart


def test_a_change_is_told_since_the_first_time() -> None:
    assert panel(WALL, (FIRST, 9, 10.5), (LAST, 8.5, 10.5)).says[-1] == "Since 5 Jan: L -0.5, R the same"
    long_ago = date(2024, 1, 5)
    assert panel(WALL, (long_ago, 9, 10), (LAST, 10, 11.5)).says[-1] == "Since 5 Jan 2024: L +1, R +1.5"


@pytest.mark.parametrize(
    ("test", "left", "right", "told"),
    [
        (CALVES, 27, 30, "Gap 3 reps (10 %): left has less."),
        (CALVES, 30, 26, "! Gap 4 reps (13 %): right has less."),
        (WALL, 8.0, 10.0, "Gap 2 cm (20 %): left has less."),
        (WALL, 7.5, 10.0, "! Gap 2.5 cm (25 %): left has less."),
        (BALANCE, 10, 40, "Gap 30 s (75 %): left has less."),
        (BALANCE, 40, 40, "No gap between the sides."),
    ],
)
def test_a_gap_is_flagged_where_it_is_worth_a_look(
    test: tuple[str | None, str, Unit], left: float, right: float, told: str
) -> None:
    assert panel(test, (LAST, left, right)).says[1] == told


def test_with_one_side_alone_there_is_no_gap() -> None:
    assert panel(WALL, (LAST, 8, None)).says == ("2 Mar: left 8 cm", "The next check-in shows what changed.")


def test_norms_are_shown_to_who_gave_an_age_and_are_called_rough() -> None:
    assert not any("omparison" in said for said in panel(CALVES, (LAST, 22, 24)).says)
    assert "comparison" not in panel(CALVES, (LAST, 22, 24)).means
    aged = panel(CALVES, (LAST, 22, 24), settings=Settings(age=44))
    assert aged.says[-1] == "Rough comparison at 44, women and men: 25 to 28 reps"
    assert "Rough comparison: Hebert-Losier 2017, on a slope" in aged.means
    assert panel(CALVES, (LAST, 22, 24), settings=Settings(age=44, sex=Sex.FEMALE)).says[-1].endswith(": 25 reps")
    assert panel(BALANCE, (LAST, 22, 24), settings=Settings(age=19)).says[-1].endswith(": 43 s")
    other = ("quadripod-closed", "Eyes closed", Unit.SECONDS)
    assert not any("omparison" in said for said in panel(other, (LAST, 5, 6), settings=Settings(age=44)).says)


def test_distances_are_in_the_unit_of_the_person() -> None:
    inches = panel(WALL, (FIRST, 10.16, 10.16), (LAST, 10.16, 15.24), settings=Settings(length=Length.INCH, age=44))
    assert inches.says == (
        "2 Mar: left 4, right 6 in",
        "! Gap 2 in (33 %): left has less.",
        "Since 5 Jan: L the same, R +2",
        "Rough comparison: 3.9 in",
    )
    assert inches.chart is not None
    assert inches.chart.series[1].values == (4.0, 6.0)
    assert "more than 0.8 in apart" in inches.means
