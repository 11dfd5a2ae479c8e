"""The clock port."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from foottimer.session import clock
from foottimer.session.clock import ManualClock, SystemClock, zone_in

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_manual_clock_moves_when_told_to() -> None:
    manual = ManualClock(NOON)
    manual.move(1_500)
    assert (manual.now(), manual.awake()) == (1_500, 1_500)
    assert manual.wall() == NOON + timedelta(milliseconds=1_500)


def test_sleep_is_seen_by_the_clocks_that_go_on() -> None:
    manual = ManualClock(NOON)
    manual.sleep(60_000)
    assert (manual.now(), manual.awake()) == (0, 60_000)
    assert manual.wall() == NOON + timedelta(minutes=1)


@pytest.mark.parametrize(("speed", "ms"), [(1.0, 2_500), (10.0, 25_000), (0.5, 1_250)])
def test_the_systems_clock_counts_ms_at_its_speed(monkeypatch: pytest.MonkeyPatch, speed: float, ms: int) -> None:
    ns = 7_000_000_000
    monkeypatch.setattr(time, "monotonic_ns", lambda: ns)
    system = SystemClock(speed)
    ns += 2_500_000_000
    assert system.now() == ms


def test_on_linux_the_boot_clock_goes_on_in_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.sys, "platform", "linux")
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda which: 3_000_000_000 + which, raising=False)
    assert SystemClock().awake() == 3_000
    assert SystemClock(2.0).awake() == 6_000


def test_elsewhere_the_wall_clock_stands_in_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.sys, "platform", "darwin")
    monkeypatch.setattr(time, "time_ns", lambda: 9_000_000_000)
    assert SystemClock().awake() == 9_000


def test_the_wall_time_knows_its_zone() -> None:
    assert SystemClock().wall().utcoffset() is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
        ("/usr/share/zoneinfo/UTC", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", None),
        ("/etc/localtime", None),
        ("", None),
        (None, None),
    ],
)
def test_a_zone_is_called_what_the_system_calls_it(text: str | None, name: str | None) -> None:
    assert zone_in(text) == name


def test_the_zone_of_tz_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert SystemClock().zone() == "Pacific/Auckland"
