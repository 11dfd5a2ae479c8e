"""What the library screen is told: the routine files, and what the store knows of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from foottimer.history.store import StoreError
from foottimer.routine.library import Entry
from foottimer.ui.interruptions import Left, left_behind
from foottimer.ui.shelf import top_line

if TYPE_CHECKING:
    from foottimer.ui.services import Services


@dataclass(frozen=True, slots=True)
class Stock:
    """One reading of files and store."""

    entries: tuple[Entry, ...] | None
    """Every routine file; None where only the store was read."""
    today: date
    """The day it was read on."""
    last_done: Mapping[str, date]
    """The day each routine was last done."""
    top_line: str
    """How the week stands, or what to press."""
    trouble: str = ""
    """What can't be read: the settings, the person's own exercises, the store."""
    left: Left = Left()  # noqa: RUF009 - it is frozen
    """Sessions whose program was ended in the middle of them."""
    news: tuple[str, ...] = ()
    """What became of sessions that had waited to be saved."""


def read_stock(services: Services, files: bool) -> Stock:
    """Read the store and, if asked, the files, and keep a goal that is new; called in a thread, as it may take long."""
    entries = services.library() if files else None
    services.settings(lambda _: None)
    trouble = "\n".join(filter(None, (services.settings_trouble, services.exercises_trouble())))
    today, news = services.today(), services.take_in_unsaved()
    # A store that can't be written is no trouble yet: the goal enters as set today until it is.
    with suppress(StoreError):
        services.keep_goal()
    left = Left()
    with suppress(StoreError):  # before the week is read: what is kept now may count
        left = left_behind(services)
    try:
        week, last_done = services.week(), services.last_done()
    except StoreError as error:
        both = "\n".join(text for text in (trouble, str(error)) if text)
        return Stock(entries, today, {}, top_line(None, {}), both, news=news)
    return Stock(entries, today, last_done, top_line(week, last_done), trouble, left, news)
