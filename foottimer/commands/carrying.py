"""The store, as the commands open it that carry it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.history.carrying import Carrying, open_to_export
from foottimer.history.database import StoreError
from foottimer.printing import safe


@contextmanager
def exporting() -> Iterator[Carrying | None]:
    """The store to be written as a file, None while there is none; makes nothing.

    Raises CommandError when it cannot be used.
    """
    try:
        store = open_to_export(paths.history_file())
        if store is None:
            yield None
        else:
            with store:
                yield store
    except StoreError as error:
        raise CommandError(safe(str(error))) from error
