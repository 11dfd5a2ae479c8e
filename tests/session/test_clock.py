"""The clock port."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from foottimer.session import clock
from foottimer.session.clock import ManualClock, SystemClock, zone_in

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_signals_handler_may_ask_while_its_thread_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, within = SystemClock(), list[int | None]()

    def reading() -> int:
        if not within:
            within.append(None)
            within.append(asked.now())
        return 5_000_000

    monkeypatch.setattr(time, "monotonic_ns", reading)
    asking = threading.Thread(target=asked.now, daemon=True)
    asking.start()
    asking.join(5)
    assert not asking.is_alive()
    assert len(within) == 2


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


def test_a_wall_clock_that_is_set_moves_nothing_else() -> None:
    manual = ManualClock(NOON)
    manual.set_by = -7_200_000
    assert (manual.now(), manual.awake()) == (0, 0)
    assert manual.wall() == NOON - timedelta(hours=2)
    assert manual.wall(60_000) == NOON - timedelta(minutes=119)


def test_a_manual_clock_changes_to_summer_time() -> None:
    manual = ManualClock(datetime(2026, 3, 29, 1, 50, tzinfo=ZoneInfo("Europe/Berlin")))
    manual.move(900_000)
    assert f"{manual.wall():%H:%M %z}" == "03:05 +0200"


@pytest.mark.parametrize(("speed", "ms"), [(1.0, 2_500), (10.0, 25_000), (0.5, 1_250)])
def test_the_systems_clock_counts_ms_at_its_speed(monkeypatch: pytest.MonkeyPatch, speed: float, ms: int) -> None:
    ns = 7_000_000_000
    monkeypatch.setattr(time, "monotonic_ns", lambda: ns)
    system = SystemClock(speed)
    ns += 2_500_000_000
    assert system.now() == ms


def test_a_timer_is_told_exactly_how_long_it_is_to_a_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic_ns", lambda: 5_000_000_000)
    doubled = SystemClock(2.0)
    monkeypatch.setattr(time, "monotonic_ns", lambda: 5_000_300_000)
    assert (doubled.now(), doubled.until(10)) == (0, pytest.approx(0.0047))
    assert doubled.until(0) == pytest.approx(-0.0003)


def test_on_linux_the_boot_clock_goes_on_in_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.sys, "platform", "linux")
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda which: 3_000_000_000 + which, raising=False)
    assert SystemClock().awake() == 3_000
    assert SystemClock(2.0).awake() == 6_000


@pytest.mark.parametrize(("platform", "ms"), [("darwin", 4_000), ("win32", 7_000), ("freebsd14", 9_000)])
def test_elsewhere_a_clock_that_nobody_sets_stands_in_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, platform: str, ms: int
) -> None:
    monkeypatch.setattr(clock.sys, "platform", platform)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC_RAW", 4, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda which: which * 1_000_000_000, raising=False)
    monkeypatch.setattr(time, "monotonic_ns", lambda: 7_000_000_000)
    monkeypatch.setattr(time, "time_ns", lambda: 9_000_000_000)
    assert SystemClock().awake() == ms


def test_a_monotonic_clock_that_is_set_back_goes_on_from_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    ns = 7_000_000_000
    monkeypatch.setattr(time, "monotonic_ns", lambda: ns)
    system = SystemClock()
    read = []
    for step in (2_000_000_000, -5_000_000_000, 1_000_000_000, -8_000_000_000, 500_000_000):
        ns += step
        read.append(system.now())
    assert read == [2_000, 2_000, 3_000, 3_000, 3_500]


needs_zones = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's zones can't be chosen here")


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Chooses the zone of this process, for the time of a test."""
    yield lambda name: monkeypatch.setenv("TZ", name)
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@needs_zones
def test_a_zone_that_changes_while_the_program_runs_is_followed(zone: Callable[[str], None]) -> None:
    system = SystemClock()
    found = []
    for stated in ("XXX-5:30", "XXX+8", "XXX-13"):
        zone(stated)
        found.append(system.wall().utcoffset())
    assert found == [timedelta(hours=5.5), timedelta(hours=-8), timedelta(hours=13)]


@needs_zones
def test_a_time_ahead_is_told_by_the_offset_that_there_is_then(zone: Callable[[str], None]) -> None:
    today = datetime.now(UTC).timetuple().tm_yday
    # Summer time begins in two days; J days leave out 29 February.
    ordinary = today - (today > 59 and datetime.now(UTC).year % 4 == 0)
    zone(f"WIN-1SUM-2,J{(ordinary + 1) % 365 + 1}/2,J{(ordinary + 180) % 365 + 1}/2")
    system, days = SystemClock(), 24 * 3_600_000
    offsets = [system.wall(ahead).utcoffset() for ahead in (0, 4 * days)]
    assert offsets == [timedelta(hours=1), timedelta(hours=2)]


@needs_zones
@pytest.mark.parametrize("stated", ["", ":", "X99", "<a>25", "../../etc/passwd", "/dev/zero", "a" * 5_000])
def test_a_zone_that_is_none_is_utc_without_a_name(zone: Callable[[str], None], stated: str) -> None:
    zone(stated)
    assert SystemClock().wall().utcoffset() == timedelta()
    assert SystemClock().zone() is None


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
