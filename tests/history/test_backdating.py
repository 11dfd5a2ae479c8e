from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.history.backdating import check_day, moment_of
from foottimer.history.calendar import day_of
from foottimer.history.record import Moment

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 8, 5, 9, 30, tzinfo=BERLIN)
OFFSET = NOW.astimezone(timezone(timedelta(hours=2)))
"""The same instant, of a clock that knows no more than its offset."""
LENGTH = 600_000


def local(moment: Moment) -> str:
    return f"{moment.utc + timedelta(minutes=moment.offset_minutes):%Y-%m-%d %H:%M}"


def test_a_day_of_before_is_at_noon_by_the_clock_of_that_day() -> None:
    winter = moment_of(date(2026, 1, 5), None, LENGTH, NOW, "Europe/Berlin")
    summer = moment_of(date(2026, 8, 3), None, LENGTH, NOW, "Europe/Berlin")
    assert (local(winter), winter.offset_minutes, winter.zone) == ("2026-01-05 12:00", 60, "Europe/Berlin")
    assert (local(summer), summer.offset_minutes, summer.utc) == (
        "2026-08-03 12:00",
        120,
        datetime(2026, 8, 3, 10, tzinfo=UTC),
    )


def test_without_the_name_of_the_zone_its_offset_of_now_counts() -> None:
    moment = moment_of(date(2026, 1, 5), None, LENGTH, OFFSET)
    assert (local(moment), moment.offset_minutes, moment.zone) == ("2026-01-05 12:00", 120, "+02:00")


def test_a_zone_that_the_system_does_not_know_is_as_none() -> None:
    assert moment_of(date(2026, 1, 5), None, LENGTH, OFFSET, "Mars/Olympus").offset_minutes == 120


def test_today_before_noon_it_ended_just_now() -> None:
    assert local(moment_of(date(2026, 8, 5), None, LENGTH, NOW, "Europe/Berlin")) == "2026-08-05 09:20"
    assert local(moment_of(date(2026, 8, 5), None, 20 * 3_600_000, NOW, "Europe/Berlin")) == "2026-08-05 00:00"


def test_today_after_noon_it_was_at_noon() -> None:
    evening = NOW.replace(hour=20)
    assert local(moment_of(date(2026, 8, 5), None, LENGTH, evening, "Europe/Berlin")) == "2026-08-05 12:00"


def test_a_stated_time_counts_and_one_before_the_day_begins_is_in_the_night_after_it() -> None:
    moment = moment_of(date(2026, 8, 3), time(18, 7), LENGTH, NOW, "Europe/Berlin", 4)
    night = moment_of(date(2026, 8, 3), time(1, 30), LENGTH, NOW, "Europe/Berlin", 4)
    assert (local(moment), moment.day) == ("2026-08-03 18:07", date(2026, 8, 3))
    assert (local(night), night.day) == ("2026-08-04 01:30", date(2026, 8, 3))


def test_a_time_that_the_clocks_skipped_is_the_instant_it_would_have_been() -> None:
    moment = moment_of(date(2026, 3, 29), time(2, 30), LENGTH, NOW, "Europe/Berlin")
    assert (local(moment), moment.offset_minutes, moment.day) == ("2026-03-29 03:30", 120, date(2026, 3, 29))


@pytest.mark.parametrize(
    ("day", "at"), [(date(2026, 8, 6), None), (date(2026, 8, 5), time(9, 31)), (date(9999, 12, 31), None)]
)
def test_what_is_still_to_come_is_refused(day: date, at: time | None) -> None:
    with pytest.raises(ValueError, match="still to come"):
        moment_of(day, at, LENGTH, NOW, "Europe/Berlin")


def test_what_is_too_long_ago_is_refused() -> None:
    with pytest.raises(ValueError, match="too long ago"):
        moment_of(date(1, 1, 1), None, LENGTH, NOW)
    check_day(NOW.date(), NOW.date())


@given(
    day=st.dates(date(1980, 1, 1), date(2026, 8, 4)),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    day_start=st.integers(0, 12),
)
def test_the_day_is_the_one_that_was_meant_also_by_the_rule_of_days(day: date, at: time, day_start: int) -> None:
    moment = moment_of(day, at, LENGTH, NOW, "UTC", day_start)
    assert moment.day == day == day_of(moment.utc, day_start)
