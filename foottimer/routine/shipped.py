"""Where the routines are that came with the program."""

from __future__ import annotations

from pathlib import Path


def bundled_folder() -> Path:
    """Return the folder of the bundled routines: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_routines"
    return installed if installed.is_dir() else package.parent / "routines"
