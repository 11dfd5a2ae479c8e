"""A store with forty sessions, which each test has for itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from broken_stores import whole_store

from foottimer.history.database import clear


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A whole store."""
    file = tmp_path / "data" / "history.db"
    file.parent.mkdir()
    file.write_bytes(whole_store())
    yield file
    clear(file)
