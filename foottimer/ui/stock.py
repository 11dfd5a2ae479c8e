"""What the library screen is told: the routine files, and what the store knows of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from foottimer.history.listing import Wanted
from foottimer.history.store import StoreError
from foottimer.routine.library import Entry
from foottimer.ui.left import Left, look_for_left
from foottimer.ui.shelf import Shelf, top_line
from foottimer.values import dataclass, replace

if TYPE_CHECKING:
    from foottimer.plan.situation import Situation
    from foottimer.plan.today.suggestion import Suggestion
    from foottimer.ui.services import Services


MANY = 2_000
"""Sessions from which on what is suggested is shown later than the list: it takes longer than somebody waits."""


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
    left: Left = Left()
    """Sessions whose program was ended in the middle of them."""
    news: tuple[str, ...] = ()
    """What became of sessions that had waited to be saved."""
    situation: Situation | None = None
    """What advice is computed from; None where there is no telling."""
    suggestion: Suggestion | None = None
    """What is suggested for today; None where there is no telling."""
    early: bool = False
    """Whether files or sessions are still being read: there is more to come."""


def read_stock(
    services: Services,
    files: bool,
    shelf: Shelf | None = None,
    tell: Callable[[Stock], object] = lambda _: None,
    wanted: Callable[[], bool] = lambda: True,
) -> Stock:
    """Read the store and, if asked, the files, and keep a goal that is new; called in a thread, as it may take long.

    Suggested is what can be done without what is lacking on the `shelf`, which has the files where they are not read.
    Where many files are to be read, or many sessions, `tell` is called with what there is early, as long as it is
    `wanted`.
    """
    entries = _read_files(services, tell, wanted) if files else None
    if entries is not None and wanted() and _is_long(services):
        tell(replace(_early(services), entries=entries))
    services.settings(lambda _: None)
    trouble = "\n".join(filter(None, (services.settings_trouble, services.exercises_trouble())))
    today, news = services.today(), services.take_in_unsaved()
    # A store that can't be written is no trouble yet: the goal enters as set today until it is.
    with suppress(StoreError):
        services.keep_goal()
    left = _left(services)  # before the week is read: what is kept now may count
    try:
        last_done, situation = services.last_done(), _situation(services)
        week = situation.streak if situation is not None and situation.streak is not None else services.week()
    except StoreError as error:
        both = "\n".join(text for text in (trouble, str(error)) if text)
        return Stock(entries, today, {}, top_line(None, {}), both, news=news)
    shelf = replace(shelf or Shelf(today), today=today)
    filled = shelf if entries is None else replace(shelf, entries=entries)
    suggestion = _suggestion(services, situation, filled) if situation is not None else None
    return Stock(entries, today, last_done, top_line(week, last_done), trouble, left, news, situation, suggestion)


def _read_files(services: Services, tell: Callable[[Stock], object], wanted: Callable[[], bool]) -> tuple[Entry, ...]:
    if services.growing is None:
        return services.library()
    first: list[Stock] = []

    def told(entries: tuple[Entry, ...]) -> None:
        if not first:
            first.append(_early(services))
        tell(replace(first[0], entries=entries))

    return services.growing(told, wanted)


def _early(services: Services) -> Stock:
    """Return what the store says without the files."""
    today = services.today()
    try:
        last_done = services.last_done()
        return Stock((), today, last_done, top_line(services.week(), last_done), early=True)
    except StoreError:  # that is said once all is read
        return Stock((), today, {}, top_line(None, {}), early=True)


def _is_long(services: Services) -> bool:
    """Whether so much was done that advice takes a while."""
    if services.situation is None:
        return False
    from foottimer.plan.gathering import first_day

    recent = Wanted(first=first_day(services.today()))
    with suppress(StoreError):
        return (services.ask(lambda store: store.count(recent)) or 0) > MANY
    return False


def _left(services: Services) -> Left:
    with suppress(StoreError):
        return look_for_left(services)
    return Left()


def _situation(services: Services) -> Situation | None:
    """What advice is computed from; None where nobody gathers it, or the store was lost between two looks."""
    with suppress(StoreError):
        return services.situation() if services.situation is not None else None
    return None


def _suggestion(services: Services, situation: Situation, shelf: Shelf) -> Suggestion:
    from foottimer.plan.today.asdone import as_done
    from foottimer.plan.today.suggest import suggest

    usable = {entry.id: entry for entry in shelf.usable}
    suggestion = suggest(situation, usable if shelf.lacking else None)
    wanted = [usable[item.offer.id] for item in suggestion.items if item.offer.id in usable]
    routines = {entry.id: entry.routine for entry in wanted if entry.routine is not None}
    return as_done(suggestion, situation, routines, services.exercises().exercises, shelf.lacking)
