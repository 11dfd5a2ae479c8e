"""The bundled routines, which a worker reads once, however many of its tests ask for the library."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from foottimer.routine import library
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.library import BUNDLED, Entry, bundled_catalogue, bundled_folder


def use() -> None:
    """Have every library keep the routines of the bundled folder, as read with the bundled exercises."""
    library._load = _kept


def _kept(path: Path, source: str, id_: str, catalogue: Catalogue) -> Entry:
    if source == BUNDLED and path.parent == _FOLDER and catalogue is bundled_catalogue():
        return _bundled(path, id_)
    return _load(path, source, id_, catalogue)


@cache
def _bundled(path: Path, id_: str) -> Entry:
    return _load(path, BUNDLED, id_, bundled_catalogue())


_FOLDER = bundled_folder()
"""The real one, which no test changes."""
_load = library._load
