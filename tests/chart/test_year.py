"""The calendar of a year: which day is where, and how it is drawn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from foottimer.chart.cells import text_of
from foottimer.chart.model import Line
from foottimer.chart.year import (
    GUTTER,
    HEAD,
    DayMark,
    Year,
    glyph,
    layout,
    legend,
    months,
    moved,
    row,
)

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("width", "weeks", "cell"), [(150, 53, 2), (112, 53, 2), (111, 53, 1), (60, 53, 1), (40, 36, 1)]
)
def test_a_year_fits_from_60_cells_and_is_roomy_from_112(width: int, weeks: int, cell: int) -> None:
    laid = layout(Year(WEDNESDAY), width)
    assert (laid.weeks, laid.cell) == (weeks, cell)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1999, 1, 1), date(2400, 1, 1)), st.integers(0, 6), st.integers(5, 160))
def test_every_day_has_its_cell_and_every_cell_its_day(last: date, first_weekday: int, width: int) -> None:
    laid = layout(Year(last, {}, first_weekday), width)
    assert laid.first.weekday() == first_weekday
    assert laid.width <= width
    day = laid.first
    while day <= last:
        place = laid.at(day)
        assert place is not None
        x, y = place
        assert y - HEAD == (day.weekday() - first_weekday) % 7
        assert (x - GUTTER) // laid.cell == (day - laid.first).days // 7
        assert laid.day(x, y) == day
        assert laid.day(x + laid.cell - 1, y) == day
        day += timedelta(1)
    assert laid.at(laid.first - timedelta(1)) is None
    assert laid.at(last) is not None
    if (end := laid.at(last + timedelta(1))) is not None:
        assert laid.day(*end) is None  # still to come
    assert laid.day(0, HEAD) is laid.day(GUTTER, 0) is None


def test_the_first_days_there_are_have_a_calendar_too() -> None:
    laid = layout(Year(date(1, 1, 20)), 150)
    assert laid.weeks == 3
    assert laid.first == date(1, 1, 1)


@pytest.mark.parametrize(
    ("mark", "drawn"),
    [
        (DayMark(), "·"),
        (DayMark(future=True), " "),
        (DayMark(minutes=2), "◦"),
        (DayMark(minutes=9.9, trained=True), "▂"),
        (DayMark(minutes=10, trained=True), "▄"),
        (DayMark(minutes=20, trained=True), "▆"),
        (DayMark(minutes=90, trained=True, paused=True), "█"),
        (DayMark(paused=True), "–"),
        (DayMark(frozen_week=True), "*"),
        (DayMark(frozen_week=True, minutes=12, trained=True), "▄"),
    ],
)
def test_each_kind_of_day_has_its_own_glyph(mark: DayMark, drawn: str) -> None:
    assert glyph(mark)[0] == drawn


MARKS = {
    WEDNESDAY: DayMark(12, trained=True, today=True),
    WEDNESDAY - timedelta(2): DayMark(35, trained=True),
    WEDNESDAY - timedelta(7): DayMark(paused=True),
    WEDNESDAY - timedelta(8): DayMark(3),
    WEDNESDAY - timedelta(14): DayMark(frozen_week=True),
}


def drawn_year(year: Year, width: int) -> list[Line]:
    """The calendar's rows with its legend."""
    laid = layout(year, width)
    return [((months(laid), "quiet"),), *(row(year, laid, index) for index in range(7)), *legend(year, width)]


def test_the_calendar_is_drawn_with_months_weekdays_and_what_the_glyphs_mean() -> None:
    drawn = [text_of(line) for line in drawn_year(Year(WEDNESDAY, MARKS, 6), 12)]
    assert drawn[:8] == [
        "    Oct  Nov",
        "Sun ········",
        "Mon ·······█",
        "Tue ······◦·",
        "Wed ·····*–▄",
        "Thu ·······",
        "Fri ·······",
        "Sat ·······",
    ]
    assert drawn[8:] == ["▄ 10–19", "▆ 20–29", "█ 30 or more", "– paused"]  # what is too long for a row is left out
    wide = [text_of(line) for line in drawn_year(Year(WEDNESDAY, MARKS), 140)]
    assert (
        wide[8]
        == "▂ under 10 min   ▄ 10–19   ▆ 20–29   █ 30 or more   ◦ too little to count   – paused   * freeze spent"
    )
    assert wide[0].split() == ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 6), st.integers(GUTTER + 1, 160))
def test_a_calendar_is_never_wider_than_asked(last: date, first_weekday: int, width: int) -> None:
    marks = {last: DayMark(50, trained=True)}
    for line in drawn_year(Year(last, marks, first_weekday), width):
        said = "".join(text for text, _ in line)
        assert cell_len(said.rstrip()) <= width


def test_the_cursor_stays_on_days_that_are_shown() -> None:
    laid = layout(Year(WEDNESDAY), 60)
    assert moved(laid, WEDNESDAY, 7) == WEDNESDAY
    assert moved(laid, WEDNESDAY, -7) == date(2026, 11, 11)
    assert moved(laid, WEDNESDAY, -9999) == laid.first
    assert moved(laid, date(1, 1, 1), -9999) == laid.first
