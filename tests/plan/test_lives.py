"""Random people through twelve weeks: whatever they do, nothing that is advised breaks a rule."""

from __future__ import annotations

import pytest
from lives import live


@pytest.mark.parametrize("seed", [0, 2])
def test_advice_to_somebody_at_random_breaks_no_rule(seed: int) -> None:
    assert live(seed) > 0
