"""The store as the commands open it for what weeks are judged by, without loading what sessions are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.history.access import Access
from foottimer.history.database import StoreError
from foottimer.history.dated import Dated, open_dated
from foottimer.printing import safe

Opened = TypeVar("Opened", bound=Access)


@contextmanager
def opened(opening: Callable[[Path], Opened | None]) -> Iterator[Opened | None]:
    """The store or a part of it, None while there is none.

    Raises CommandError when it cannot be used.
    """
    try:
        store = opening(paths.history_file())
        if store is None:
            yield None
        else:
            with store:
                yield store
    except StoreError as error:
        raise CommandError(safe(str(error))) from error


@contextmanager
def reading_days() -> Iterator[Dated | None]:
    """Training days, goals and paused days to read from, None while there is no store; makes nothing.

    Raises CommandError when it cannot be used.
    """
    with opened(open_dated) as store:
        yield store
