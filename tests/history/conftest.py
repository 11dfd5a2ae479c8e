"""A store in a temporary folder, and sessions in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from history_samples import TIMELINE, attempt, moment
from memory_stores import store_in_memory

from foottimer.history.record import Status
from foottimer.history.store import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store will be; its folder is not there yet."""
    return tmp_path / "data" / "history.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An open, empty store."""
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def shelf() -> Iterator[Store]:
    """An open, empty store in memory."""
    with store_in_memory() as opened:
        yield opened


@pytest.fixture
def follow(store: Store) -> Callable[..., str]:
    """Store a session that followed the whole timeline, as `follow(days_after_now)`; returns its id."""

    def run(days: int = 0, indices: Sequence[int] = range(8), status: Status = Status.COMPLETED) -> str:
        began = moment(days)
        session = store.begin(TIMELINE, began, began.utc)
        for seq, index in enumerate(indices):
            store.add_attempt(session, attempt(index, seq), began.utc)
        active = sum(TIMELINE.intervals[index].length for index in indices)
        store.close(session, status, began.utc + timedelta(milliseconds=active), active, 0, began.utc)
        return session

    return run
