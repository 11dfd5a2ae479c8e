"""The files that commands write."""

from __future__ import annotations

import os
from pathlib import Path

from foottimer.commands import USAGE, CommandError
from foottimer.printing import safe


def target_of(typed: str, ending: str, force: bool) -> Path:
    """Return the file to be written; raises CommandError for one that can't be, or that is there."""
    path, shown = Path(typed), safe(typed)
    if os.path.isdir(path):
        raise CommandError(f"{shown} is a folder: name a file in it")
    if path.suffix.lower() != ending:
        raise CommandError(f"what is written here ends in {ending}, not as {shown}", USAGE)
    if not os.path.isdir(path.parent):
        raise CommandError(f"{shown} can't be written: there is no folder {safe(str(path.parent))}")
    if os.path.lexists(path) and not force:
        raise CommandError(f"{shown} is there already: --force writes over it")
    if not os.access(path.parent, os.W_OK):
        raise CommandError(f"{shown} can't be written: the folder {safe(str(path.parent))} is read-only")
    return path
