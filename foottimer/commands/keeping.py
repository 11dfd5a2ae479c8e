"""The person's routine files, as the commands keep them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.printing import safe


@contextmanager
def kept() -> Iterator[Keeping]:
    """What keeps the person's routine files; raises CommandError when that refuses something."""
    from foottimer.session.clock import SystemClock

    folders = paths.routines_folder(), paths.trash_folder(), paths.recovery_folder()
    try:
        yield Keeping(*folders, SystemClock().wall)
    except KeepError as error:
        raise CommandError(safe(str(error))) from error


def stands_in_line(keeping: Keeping, id_: str) -> str:
    """Return a line that says that a file of the person's own hides a bundled routine; empty where it does not."""
    if keeping.bundled(id_) is None:
        return ""
    return f"{id_} came with foottimer too: yours stands in for it, until you delete yours"
