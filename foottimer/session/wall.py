"""What a clock on the wall shows, as the machine has it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


def local_now(ahead: int = 0) -> datetime:
    """Return the local date and time, with its zone, also when that was changed since the program began.

    `ahead` is real ms from now, by the offset that there is then.
    """
    if hasattr(time, "tzset"):
        time.tzset()
    # Added in UTC: the clocks may change on the way.
    return (datetime.now(UTC) + timedelta(milliseconds=ahead)).astimezone()
