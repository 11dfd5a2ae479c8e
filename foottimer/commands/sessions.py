"""The store of sessions, as the commands open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.history.store import Store, StoreError, open_for_reading, open_store
from foottimer.printing import safe


@contextmanager
def reading() -> Iterator[Store | None]:
    """The store to read from, None while there is none; makes nothing.

    Raises CommandError when it cannot be used.
    """
    try:
        store = open_for_reading(paths.history_file())
        if store is None:
            yield None
        else:
            with store:
                yield store
    except StoreError as error:
        raise CommandError(safe(str(error))) from error


@contextmanager
def writing() -> Iterator[Store]:
    """The store to write, made where there is none; raises CommandError when it cannot be used."""
    try:
        with open_store(paths.history_file()) as store:
            yield store
    except StoreError as error:
        raise CommandError(safe(str(error))) from error
