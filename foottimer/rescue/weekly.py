"""The backup of every week: made beside what else is done, and never in its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from foottimer.history.backups import FOLDER, back_up, is_due
from foottimer.history.database import LARGE, DamagedError, StoreError


def back_up_if_due(path: Path, now: datetime, stop: Callable[[], bool] = lambda: False, most: int | None = None) -> str:
    """Make a backup if the latest is a week old; returns what the person has to know, empty where that is nothing.

    It takes a second for 200 MB and a minute for gigabytes, so that it belongs into a thread, or is asked for at `most`
    so many bytes. What keeps it from being made, as a full disk, is for `doctor` to say.
    """
    try:
        size = path.stat().st_size
        if size and (most is None or size <= most) and is_due(path.with_name(FOLDER), now):
            back_up(path, now, stop=stop)
    except DamagedError as error:
        return str(error)
    except (OSError, StoreError):
        return ""
    return ""


SMALL = LARGE // 4
"""Bytes of a store that a command backs up before it ends."""
