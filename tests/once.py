"""The bundled routines, which a worker reads once, however many of its tests ask for the library."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from foottimer.routine.entry import Contents, Reader
from foottimer.routine.library import BUNDLED, bundled_catalogue, bundled_folder
from foottimer.routine.remembered import Card


def use() -> None:
    """Have every library keep the routines of the bundled folder, as read with the bundled exercises."""
    Reader._read = _kept  # type: ignore[method-assign]


def _kept(self: Reader, path: Path, source: str, id_: str) -> tuple[Card, Contents]:
    if source == BUNDLED and path.parent == _FOLDER and self.catalogue is bundled_catalogue():
        return _bundled(path, id_)
    return _read(self, path, source, id_)


@cache
def _bundled(path: Path, id_: str) -> tuple[Card, Contents]:
    return _read(Reader(bundled_catalogue(), bundled_catalogue()), path, BUNDLED, id_)


_FOLDER = bundled_folder()
"""The real one, which no test changes."""
_read = Reader._read
