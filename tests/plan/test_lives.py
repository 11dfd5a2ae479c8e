"""A random person through twelve weeks: whatever is done, nothing that is advised breaks a rule."""

from __future__ import annotations

from lives import live


def test_advice_to_somebody_at_random_breaks_no_rule() -> None:
    assert live(2) > 0
