"""The store, or a part of it, as the commands open it; it knows nothing of what sessions are made of."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.history.database import StoreError
from foottimer.printing import safe
from foottimer.session.wall import local_now

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from typing import TypeVar

    from foottimer.history.access import Access

    Opened = TypeVar("Opened", bound=Access)


@contextmanager
def opened(opening: Callable[[], Opened | None], quietly: bool = False) -> Iterator[Opened | None]:
    """The store or a part of it, None while there is none.

    What was left out, since it makes no sense, is told of afterwards on standard error, unless `quietly`. Raises
    CommandError when it cannot be used.
    """
    try:
        store = opening()
        if store is None:
            if not quietly:
                _tell_of_backups()
            yield None
        else:
            with store:
                yield store
            if not quietly and store.left_out_line:
                print(f"foottimer: {store.left_out_line}", file=sys.stderr)
    except StoreError as error:
        raise CommandError(safe(str(error))) from error


@contextmanager
def made(making: Callable[[Path], Opened]) -> Iterator[Opened]:
    """The store or a part of it to write, made where there is none; raises CommandError when it cannot be used.

    It is mended first where it is damaged, and backed up afterwards where that is due.
    """
    from foottimer.rescue.opening import open_mended

    now = local_now()
    with opened(lambda: open_mended(paths.history_file(), making, now)) as store:
        if store is not None:
            tell(store.notice)
            yield store
    _back_up(now)


@contextmanager
def minded(rehearsal: bool) -> Iterator[None]:
    """Have the store mended before a session, where it is damaged, and backed up after it, where that is due.

    A store that cannot be used is for the session to tell of: it goes on in memory.
    """
    if rehearsal:
        yield
        return
    from foottimer.history.store import open_store
    from foottimer.rescue.opening import open_mended

    with suppress(StoreError), open_mended(paths.history_file(), open_store, local_now()) as store:
        tell(store.notice)
    yield
    _back_up(local_now())


def tell(notice: str) -> None:
    """Say what was done to the store, beside what the command prints."""
    if notice:
        print(f"foottimer: {safe(notice)}", file=sys.stderr)


def _tell_of_backups() -> None:
    """Say that there was a history once, where only its backups are left."""
    if not os.path.isdir(paths.backups_name()):
        return
    from foottimer.rescue.bundle import saved_in

    backups = saved_in(paths.backups_folder(), local_now())
    if backups:
        tell(
            f"There is no history in {paths.history_file()} any more, but a backup of "
            f"{backups[0].when:%Y-%m-%d %H:%M}: `foottimer restore` brings it back."
        )


def _back_up(now: datetime) -> None:
    from foottimer.rescue.weekly import SMALL, back_up_if_due

    tell(back_up_if_due(paths.history_file(), now, most=SMALL))
