"""The system itself refuses what a session writes: a few of the runs that the soak does by the hundred."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from soaks import refused


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    before = signal.getsignal(signal.SIGXFSZ)
    yield
    signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("fault", ["short", "locked", "gone"])
def test_a_session_comes_to_its_end_and_is_in_the_store_whatever_the_system_refused(fault: str) -> None:
    how, wrong = refused.run(fault, 7)
    assert not wrong
    assert how != "kept nowhere"
