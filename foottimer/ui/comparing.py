"""A routine of the person's own beside the bundled one that it stands in for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.keeping.kept import KeepError
from foottimer.routine.read import read_routine
from foottimer.ui.diff_view import Compared, Version

if TYPE_CHECKING:
    from foottimer.routine.library import Entry
    from foottimer.ui.services import Services


def beside_bundled(services: Services, entry: Entry) -> Compared:
    """Return the bundled routine and the person's, to be compared; raises KeepError where one can't be read."""
    keeping, catalogue = services.keeping(), services.exercises()
    bundled = keeping.bundled(entry.path.stem)
    if bundled is None:
        raise KeepError(f"{entry.name} stands in for no bundled routine.")

    def version(title: str, path: Path) -> Version:
        text = keeping.read(path).text
        return Version(title, text, read_routine(text, path.stem, catalogue).routine)

    return Compared(version("as bundled", bundled), version("as you have it", entry.path))
