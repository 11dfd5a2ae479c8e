"""The store of sessions, as the commands open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from foottimer import paths
from foottimer.commands.opening import made, opened
from foottimer.follow.claims import Claims
from foottimer.history.store import Store, open_for_reading, open_store


def claims() -> Claims:
    """Return what says which sessions living programs run."""
    return Claims(paths.running_folder(), paths.unsaved_folders())


@contextmanager
def reading() -> Iterator[Store | None]:
    """The store to read from, None while there is none; makes nothing.

    Raises CommandError when it cannot be used.
    """
    with opened(lambda: open_for_reading(paths.history_file())) as store:
        yield store


@contextmanager
def writing() -> Iterator[Store]:
    """The store to write, made where there is none; raises CommandError when it cannot be used."""
    with made(open_store) as store:
        yield store
