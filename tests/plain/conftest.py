from collections.abc import Iterator
from pathlib import Path

import pytest
from parts import quick_store

from foottimer.history.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with quick_store(tmp_path / "history.db") as opened_store:
        yield opened_store
