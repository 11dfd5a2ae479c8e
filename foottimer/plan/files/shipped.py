"""Where the plans are that came with the program."""

from __future__ import annotations

from pathlib import Path


def bundled_folder() -> Path:
    """Return the folder of the bundled plans: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent.parent
    installed = package / "_plans"
    return installed if installed.is_dir() else package.parent / "plans"
