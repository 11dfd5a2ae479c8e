"""Many more random people than the tests have time for: `make soak` follows them."""

from __future__ import annotations

import pytest
from lives import live

PEOPLE = 200


@pytest.mark.parametrize("seed", range(1000, 1000 + PEOPLE))
def test_advice_to_somebody_at_random_breaks_no_rule(seed: int) -> None:
    live(seed)
