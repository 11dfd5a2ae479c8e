"""Which names a folder of routines has left; capital letters count as small ones, as some systems take them."""

from __future__ import annotations

import os
from pathlib import Path

from foottimer.keeping.kept import KeepError, shown
from foottimer.keeping.names import NAMELESS, id_of, numbered, why_no_id


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
