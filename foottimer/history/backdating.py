"""When a session was that is written down afterwards. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from foottimer.history.calendar import day_of
from foottimer.history.record import Moment, moment_at
from foottimer.values import replace

NOON = time(12)
"""When a session was that nobody knows the time of."""
EARLIEST = date(1970, 1, 1)
"""No session was before."""


def moment_of(
    day: date, at: time | None, length_ms: int, wall: datetime, zone: str | None = None, day_start: int = 0
) -> Moment:
    """Return when a session began that took `length_ms` on the person's `day`, in the zone of now.

    Without a time it was at noon; today, where noon is still to come, it ended just now. A time before the hour at
    which days begin is in the night that the day ends with. `wall` is now, aware. Raises ValueError, with a sentence,
    for what is still to come or too long ago.
    """
    check_day(day, day_of(wall, day_start))
    there = _zone(zone, wall)
    began = _local(day, at or NOON, there, day_start)
    if at is None and began + timedelta(milliseconds=length_ms) > wall:
        begins = _local(day, time(day_start), there, day_start)
        began = max(begins, wall.astimezone(there) - timedelta(milliseconds=length_ms))
    if began > wall:
        raise ValueError(f"{began:%H:%M} on {began:%Y-%m-%d} is still to come: only what was done can be written down")
    return replace(moment_at(began, zone, day_start), day=day)


def check_day(day: date, today: date) -> None:
    """Raise ValueError, with a sentence, for a day that is still to come or too long ago."""
    if day > today:
        raise ValueError(f"{day.isoformat()} is still to come: only what was done can be written down")
    if day < EARLIEST:
        raise ValueError(f"{day.isoformat()} is too long ago: days count from {EARLIEST.isoformat()}")


def _local(day: date, at: time, zone: tzinfo, day_start: int) -> datetime:
    """Return the instant of a time of the person's day, by the clock on the wall."""
    date_there = day + timedelta(days=1) if at.hour < day_start else day
    local = datetime.combine(date_there, at, zone)
    return local.astimezone(UTC).astimezone(zone)  # a time that a clock put forward skipped is none


def _zone(name: str | None, wall: datetime) -> tzinfo:
    """Return the zone of a name, which knows when its clocks change; without it, that of `wall`."""
    if name:
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # a system without zones
            pass
    return wall.tzinfo or UTC
