from __future__ import annotations

from pathlib import Path

import pytest
from keeping_help import BUNDLED, Shelf

from foottimer.keeping.keeper import Keeping


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with one bundled routine, `desk-break`, and none of the person's own."""
    shelf = Shelf(tmp_path)
    shelf.bundled.mkdir()
    (shelf.bundled / "desk-break.toml").write_text(BUNDLED, encoding="utf-8")
    return shelf


@pytest.fixture
def keeping(shelf: Shelf) -> Keeping:
    return shelf.keeping()
