"""Whether the clock on the wall and the zone can be trusted: days and the streak are counted by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from foottimer.doctor.finding import Finding, good, note, wrong

EARLIEST = 2025
"""No clock that was ever set is before this year: foottimer is no older."""
SLACK = timedelta(minutes=5)
"""So far clocks of two machines, whose sessions come together, may be apart."""


def look_at_clock(wall: datetime, zone: str | None, tz: str, newest: datetime | None) -> Iterator[Finding]:
    """Look at the local time, its zone's name, what TZ says, and when the newest session began."""
    offset = f"{wall:%z}"
    shown = f"{wall:%Y-%m-%d %H:%M}, {offset[:3]}:{offset[3:5]}"
    if wall.year < EARLIEST:
        yield wrong(f"The clock says {shown}: it was never set.", "Set the clock, before sessions get wrong days.")
    elif newest is not None and newest > wall + SLACK:
        later = f"{newest.astimezone(wall.tzinfo):%Y-%m-%d %H:%M}"
        yield wrong(
            f"The clock says {shown}, but the newest session began later, at {later}.",
            "Set the clock if it is wrong. If the session's day is, correct it in the review: v, 3, then e.",
        )
    else:
        yield good(f"The clock says {shown}.")
    if zone:
        yield good(f"The zone is {zone}.")
    elif tz:
        yield note(
            f"TZ says {tz!r}, which is the name of no zone; sessions keep the offset {offset[:3]}:{offset[3:5]} alone.",
            "Write it as Europe/Berlin, or leave TZ unset.",
        )
    else:
        yield note(f"The zone's name is not known; sessions keep the offset {offset[:3]}:{offset[3:5]} alone.")
