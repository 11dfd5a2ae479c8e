"""The store, or a part of it, as the commands open it; it knows nothing of what sessions are made of."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.history.access import Access
from foottimer.history.database import StoreError
from foottimer.printing import safe

Opened = TypeVar("Opened", bound=Access)


@contextmanager
def opened(opening: Callable[[Path], Opened | None], quietly: bool = False) -> Iterator[Opened | None]:
    """The store or a part of it, None while there is none.

    What was left out, since it makes no sense, is told of afterwards on standard error, unless `quietly`. Raises
    CommandError when it cannot be used.
    """
    try:
        store = opening(paths.history_file())
        if store is None:
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
    """The store or a part of it to write, made where there is none; raises CommandError when it cannot be used."""
    with opened(making) as store:
        if store is not None:
            yield store
