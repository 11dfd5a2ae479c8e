"""What the page of the check-in says: both sides, gaps, what changed, and the rough comparison."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foottimer.history.checkin import check_series
from foottimer.history.sums import Check
from foottimer.routine.model import Side, Unit
from foottimer.settings.model import DEFAULTS, Settings, Sex
from foottimer.ui.checkin_view import NOTHING, Checked, comparison_lines, panels, table_lines, title_parts

FIRST, MIDDLE, LAST, TODAY = date(2026, 1, 5), date(2026, 1, 26), date(2026, 3, 1), date(2026, 3, 2)
BALANCE = ("quadripod-balance", "Quadripod balance", Unit.SECONDS)
CALVES = (None, "Single-leg calf raises to fatigue", Unit.REPS)
WALL = ("knee-to-wall", "Knee to wall", Unit.CM)
MAN = replace(DEFAULTS, age=45, sex=Sex.MALE)

Given = tuple[tuple[str | None, str, Unit], date, float | None, float | None]


def checked(*given: Given, settings: Settings = DEFAULTS) -> Checked:
    checks = [
        Check(day, f"{day}", exercise, name, side, unit, value)
        for (exercise, name, unit), day, left, right in given
        for side, value in ((Side.LEFT, left), (Side.RIGHT, right))
        if value is not None
    ]
    return Checked(check_series(checks), TODAY, settings)


def said(shown: Checked, width: int = 76) -> list[str]:
    return ["".join(text for text, _ in line) for line in table_lines(shown, width)]


def row(shown: Checked, name: str, width: int = 90) -> str:
    return next(" ".join(text.split()) for text in said(shown, width) if text.startswith(name))


def title(shown: Checked) -> str:
    return "".join(text for text, _ in title_parts(shown))


THREE = (
    (BALANCE, FIRST, 22, 30), (CALVES, FIRST, 18, 20), (WALL, FIRST, 9, 11.5),
    (BALANCE, MIDDLE, 30, 38), (CALVES, MIDDLE, 20, 24), (WALL, MIDDLE, 9.5, 11),
    (BALANCE, LAST, 38, 45), (CALVES, LAST, 22, 25), (WALL, LAST, 9.5, 12),
)  # fmt: skip


def test_each_test_has_both_sides_the_gap_and_what_changed_since_the_first_time() -> None:
    shown = checked(*THREE)
    assert said(shown)[0].split() == ["left", "right", "gap", "since", "5", "Jan"]
    assert row(shown, "Quadripod") == "Quadripod balance 38 45 s 7 L +16, R +15"
    assert row(shown, "Single") == "Single-leg calf raises to fatigue 22 25 reps ! 3 (12 %) L +4, R +5"
    assert row(shown, "Knee") == "Knee to wall 9.5 12 cm ! 2.5 L +0.5, R +0.5"
    assert title(shown) == "Check-in  the third, 1 March · the first was on 5 January"


def test_a_mark_says_what_is_worth_a_look_and_not_by_colour_alone() -> None:
    assert "! Sides more than 10 % or 2 cm apart are worth a look." in said(checked(*THREE))
    even = checked((CALVES, LAST, 20, 20), (WALL, LAST, 10, 12))
    assert not [text for text in said(even) if "!" in text]
    assert row(even, "Single") == "Single-leg calf raises to fatigue 20 20 reps none"


def test_a_single_check_in_has_nothing_to_compare_with() -> None:
    once = checked((WALL, LAST, 10, 11))
    assert "since" not in said(once)[0]
    assert title(once) == "Check-in  the first, 1 March"
    assert row(once, "Knee") == "Knee to wall 10 11 cm 1"
    assert any(CALVES[1] in text for text in said(checked((CALVES, LAST, 20, 20))))


def test_a_side_that_was_not_tested_is_a_dash_and_an_older_test_says_its_day() -> None:
    shown = checked((WALL, FIRST, 10, 11), (BALANCE, LAST, None, 40))
    assert row(shown, "Quadripod") == "Quadripod balance – 40 s"
    assert row(shown, "Knee") == "Knee to wall (5 Jan) 10 11 cm 1"


@pytest.mark.parametrize("settings", [DEFAULTS, replace(DEFAULTS, age=45), replace(DEFAULTS, sex=Sex.MALE)])
def test_without_age_and_sex_there_is_no_comparison_but_how_to_get_one(settings: Settings) -> None:
    shown = checked(*THREE, settings=settings)
    (line,) = comparison_lines(shown, 100)
    assert "With your age and sex in the settings" in line[0][0]
    assert not [text for panel in panels(shown, 36) for text in (panel.means,) if "Rough" in text]


def test_with_both_the_norms_stand_there_with_their_sources() -> None:
    told = " ".join(" ".join(said(checked(*THREE, settings=MAN))).split())
    assert "Rough comparison at 45, men: Quadripod balance 40 s (Springer 2007" in told
    assert "28 reps (Hebert-Losier 2017, on a slope of 10 degrees" in told.replace("- ", "-")
    assert "Knee to wall 10 cm (a common target, not a norm of age)." in told


@pytest.mark.parametrize("width", [30, 36, 56, 66, 76, 116])
def test_no_row_is_wider_than_there_is_room(width: int) -> None:
    assert all(len(text) <= width for text in said(checked(*THREE, settings=MAN), width))


def test_narrow_a_test_is_two_rows() -> None:
    lines = said(checked(*THREE), 36)
    assert lines[0] == "Quadripod balance"
    assert lines[1].split() == ["L", "38", "R", "45", "s", "7", "+16", "+15"]
    assert lines[5].split() == ["L", "9.5", "R", "12", "cm", "!", "2.5", "+0.5", "+0.5"]


def test_before_the_first_one_it_says_what_it_is_and_takes() -> None:
    told = " ".join(said(checked()))
    assert all(paragraph.split()[0] in told for paragraph in NOTHING)
    assert "two before you have to" in told
    assert title(checked()) == "Check-in  none yet"
