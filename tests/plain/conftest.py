from collections.abc import Iterator
from pathlib import Path

import pytest

from foottimer.history.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "history.db") as opened_store:
        yield opened_store
