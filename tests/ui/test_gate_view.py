"""What stands before a start that something speaks against, as rows."""

from __future__ import annotations

import pytest

from foottimer.plan.gates.counsel import Counsel
from foottimer.plan.gates.gates import Condition, Gate
from foottimer.plan.model import Offer
from foottimer.ui.gate_view import counsel_rows

THERE = Condition("Calf raises on one leg", "left 18, right 20", "15 each side", met=True)
MISSING = Condition("Weeks green, up to today", "1", "2", met=False)
GATE = Gate("plyo", "Plyometrics", "Jumping loads calves.", (THERE, MISSING), "judgement")


@pytest.mark.parametrize("width", [68, 40])
def test_what_is_missing_is_in_the_colour_of_a_warning_and_what_is_there_is_not(width: int) -> None:
    rows = counsel_rows(Counsel(Offer("plyo-intro-1", "Hops"), gates=(GATE,)), width)
    warned = [text for row in rows for text, ink in row if ink == "warning"]
    assert warned[0].startswith("×")
    assert all("Calf" not in text and "✓" not in text for text in warned)
    assert not any(ink == "accent" for row in rows for _, ink in row)
