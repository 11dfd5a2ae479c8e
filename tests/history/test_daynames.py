from __future__ import annotations

from datetime import date, time

import pytest

from foottimer.history.daynames import coming_day_named, day_named, days_named, past_day_named, time_named

TODAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        (" Today ", TODAY),
        ("yesterday", date(2024, 2, 29)),
        ("tomorrow", date(2024, 3, 2)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1999-12-31", date(1999, 12, 31)),
    ],
)
def test_a_day_is_named(typed: str, day: date) -> None:
    assert day_named(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "2024", "2024-3-1", "20240301", "2024-W10-1", "2023-02-29", "0000-01-01", "٢٠٢٤-03-01", "x" * 99]
)
def test_what_is_no_day_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match=r"2026-08-31.*yesterday") as refused:
        day_named(typed, TODAY)
    assert len(str(refused.value)) < 120


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("friday", TODAY),  # which today is
        ("last friday", date(2024, 2, 23)),
        ("thu", date(2024, 2, 29)),
        ("Last  Thurs", date(2024, 2, 29)),
        ("saturday", date(2024, 2, 24)),
        ("yesterday", date(2024, 2, 29)),
        ("2024-02-20", date(2024, 2, 20)),
    ],
)
def test_a_weekday_is_the_latest_one(typed: str, day: date) -> None:
    assert past_day_named(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["fr", "fridays", "next friday", "last", "the last friday", ""])
def test_what_is_no_weekday_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match=r"2026-08-31.*tuesday"):
        past_day_named(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("tomorrow", date(2024, 3, 2)),
        ("2024-02-29", date(2024, 2, 29)),
        ("friday", TODAY),
        ("next friday", date(2024, 3, 8)),
        ("sat", date(2024, 3, 2)),
        ("Next Sat", date(2024, 3, 2)),
        ("thursday", date(2024, 3, 7)),
    ],
)
def test_a_weekday_to_come_is_the_next_one(typed: str, day: date) -> None:
    assert coming_day_named(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["fr", "fridays", "last friday", "next", "the next friday", ""])
def test_what_is_no_weekday_to_come_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match=r"2026-08-31.*tomorrow.*tuesday"):
        coming_day_named(typed, TODAY)


def test_paused_days_which_may_be_to_come_have_no_weekdays() -> None:
    with pytest.raises(ValueError, match="no day"):
        day_named("friday", TODAY)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("yesterday", date(2024, 2, 29), date(2024, 2, 29)),
        ("tue", date(2024, 2, 27), date(2024, 2, 27)),
        ("march", date(2024, 3, 1), date(2024, 3, 31)),  # it has begun today
        ("apr", date(2023, 4, 1), date(2023, 4, 30)),
        ("Feb 2020", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_a_month_and_a_year_are_from_their_first_day_to_their_last(typed: str, first: date, last: date) -> None:
    assert days_named(typed, TODAY) == (first, last)


def test_a_month_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="calendar"):
        days_named("2024-13", TODAY)


def test_a_time_of_day_is_named() -> None:
    assert [time_named(text) for text in ("18:07", "7:30", "00:00", "18", "7.05")] == [
        *(time(18, 7), time(7, 30), time(0), time(18), time(7, 5))
    ]


@pytest.mark.parametrize("typed", ["", "24:00", "12:60", "noon", "1230", "12:3", "-1:00"])
def test_what_is_no_time_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match="write it as 18:07"):
        time_named(typed)
