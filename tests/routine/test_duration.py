import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.routine.duration import LONGEST, format_duration, parse_duration


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        (30, 30_000),
        (0, 0),
        (7.5, 7_500),
        (0.001, 1),
        (1.005, 1_005),
        ("30s", 30_000),
        ("0.5s", 500),
        ("1m30s", 90_000),
        ("2m", 120_000),
        ("1h", 3_600_000),
        ("1h30m", 5_400_000),
        ("1h0m5.25s", 3_605_250),
        ("90s", 90_000),
        ("1:30", 90_000),
        ("0:05", 5_000),
        ("0:01.5", 1_500),
        ("1:02:03", 3_723_000),
        ("24:00:00", LONGEST),
        (86_400, LONGEST),
    ],
)
def test_a_duration_is_seconds_or_text_and_becomes_whole_milliseconds(written: object, ms: int) -> None:
    assert parse_duration(written) == ms


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        (-1, "negative"),
        ("-5s", "negative"),
        (True, "write seconds"),
        (None, "write seconds"),
        ([30], "write seconds"),
        (float("nan"), "finite"),
        (float("inf"), "finite"),
        (1.0005, "three decimals"),
        ("1.0005s", "three decimals"),
        (datetime.time(7, 30), "quotes"),
        (datetime.date(2024, 1, 1), "write seconds"),
        ("30", "leave out the quotes"),
        ("", "write seconds"),
        ("30 s", "write seconds"),
        ("s", "write seconds"),
        ("1:5", "write seconds"),
        ("1:75", "up to 59"),
        ("1:75:00", "up to 59"),
        ("٣s", "write seconds"),
        ("30s\n", "write seconds"),
        (86_400.001, "24 hours"),
        ("25h", "24 hours"),
        (10**400, "24 hours"),
        ("999999999h", "24 hours"),
    ],
)
def test_anything_else_is_refused_with_its_fix(written: object, fix: str) -> None:
    with pytest.raises(ValueError, match=fix):
        parse_duration(written)


@pytest.mark.parametrize(
    ("ms", "shown"),
    [(0, "0:00"), (1, "0:01"), (1_000, "0:01"), (179_000, "2:59"), (178_001, "2:59"), (3_723_000, "1:02:03")],
)
def test_a_duration_is_shown_in_whole_seconds_rounded_up(ms: int, shown: str) -> None:
    assert format_duration(ms) == shown


@given(st.integers(0, 24 * 3600))
def test_what_is_shown_reads_back(seconds: int) -> None:
    assert parse_duration(format_duration(seconds * 1000)) == seconds * 1000


@given(st.integers(0, LONGEST))
def test_every_millisecond_can_be_written_in_seconds(ms: int) -> None:
    assert parse_duration(ms / 1000) == ms
