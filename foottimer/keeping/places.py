"""Which file an id or a path means, and which names a folder of routines has left.

Capital letters count as small ones, as some systems take them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from foottimer.keeping.kept import KeepError, shown
from foottimer.keeping.names import NAMELESS, id_of, numbered, why_no_id
from foottimer.routine.words import is_slug


def free_id(wanted: str, *folders: Path) -> str:
    """Return the id that some words make, or the next one that no file of these folders has."""
    taken = {name.casefold() for folder in folders for name in names_in(folder)}
    base = id_of(wanted) or NAMELESS
    ids = (numbered(base, number) for number in range(1, 1_000_000))
    return next(id_ for id_ in ids if f"{id_}.toml" not in taken and not why_no_id(id_))


def new_path(folder: Path, id_: str, old: str = "") -> Path:
    """Return the file of an id that none has but the one called `old`; raises KeepError where another one has it."""
    if why := why_no_id(id_):
        raise KeepError(why)
    name = f"{id_}.toml"
    there = next((found for found in names_in(folder) if found.casefold() == name and found != old), None)
    if there is not None:
        raise taken(there)
    return folder / name


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder; none where it is not there, or may not be looked into."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def taken(name: str) -> KeepError:
    """Return what is said where there is a file of a name."""
    return KeepError(f"there is a file {shown(Path(name))} already: choose another name")


class Places:
    """The folder of the person's own routines, and the one of those that came along."""

    def __init__(self, folder: Path, bundled: Path) -> None:
        """Look in `folder` for what is the person's own, in `bundled` for the rest."""
        self.folder = folder
        self._bundled = bundled

    def free_id(self, wanted: str) -> str:
        """Return the id that some words make, or the next one that neither a file has nor a bundled routine."""
        return free_id(wanted, self.folder, self._bundled)

    def bundled(self, id_: str) -> Path | None:
        """Return the bundled routine of an id, for which the person's own of that id stands in; None for none."""
        path = self._bundled / f"{id_}.toml"
        return path if not why_no_id(id_) and path.is_file() else None

    def is_bundled(self, path: Path) -> bool:
        """Whether a file came along, so that a save makes one of the person's own."""
        folder = os.path.realpath(path.parent)
        return folder == os.path.realpath(self._bundled) and folder != os.path.realpath(self.folder)

    def own_path(self, path: Path) -> Path:
        """Return where a save of this file goes: to the person's own folder for a bundled one."""
        return self.folder / path.name if self.is_bundled(path) else path

    def path_of(self, routine: str | Path) -> Path:
        """Return the file of an id or path, there or not; raises KeepError where the id is none."""
        if isinstance(routine, Path):
            return routine
        if not is_slug(routine):
            raise KeepError(why_no_id(routine))
        return self.folder / f"{routine}.toml"

    def own(self, routine: str | Path) -> Path:
        """Return the person's own file of an id or path; raises KeepError where there is none."""
        path = self.path_of(routine)
        if self.is_bundled(path) or (not os.path.lexists(path) and self.bundled(path.stem)):
            raise KeepError(f"{shown(Path(path.stem))} came with foottimer and stays as it is: duplicate it")
        if not os.path.lexists(path):
            raise KeepError(f"{shown(path)} is not there any more")
        return path

    def homes(self, stem: str, as_id: str | None) -> Iterator[Path]:
        """Return where a file may come back to: under its own name, else free ones near it; or under the given id."""
        if as_id is not None:
            yield new_path(self.folder, as_id)
            return
        if f"{stem}.toml".casefold() not in map(str.casefold, names_in(self.folder)):
            yield self.folder / f"{stem}.toml"
        while True:
            yield self.folder / f"{self.free_id(stem)}.toml"
