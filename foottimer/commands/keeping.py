"""The person's files of routines and plans, as the commands keep them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.plan.files.shipped import bundled_folder as bundled_plans
from foottimer.printing import safe


@contextmanager
def kept() -> Iterator[Keeping]:
    """What keeps the person's routine files; raises CommandError when that refuses something."""
    with _kept(paths.routines_folder(), paths.trash_folder()) as keeping:
        yield keeping


@contextmanager
def kept_plans() -> Iterator[Keeping]:
    """What keeps the person's plans, as `kept` does routines."""
    with _kept(paths.plans_folder(), paths.plans_trash_folder(), bundled_plans()) as keeping:
        yield keeping


@contextmanager
def _kept(folder: Path, trash: Path, bundled: Path | None = None) -> Iterator[Keeping]:
    from foottimer.session.clock import SystemClock

    try:
        yield Keeping(folder, trash, paths.recovery_folder(), SystemClock().wall, bundled)
    except KeepError as error:
        raise CommandError(safe(str(error))) from error


def stands_in_line(keeping: Keeping, id_: str) -> str:
    """Return a line that says that a file of the person's own hides a bundled one; empty where it does not."""
    if keeping.bundled(id_) is None:
        return ""
    return f"{id_} came with foottimer too: yours stands in for it, until you delete yours"
