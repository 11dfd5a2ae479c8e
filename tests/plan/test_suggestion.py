"""What is suggested, as a value."""

from __future__ import annotations

from foottimer.plan.model import Offer
from foottimer.plan.today.suggestion import Suggested, Suggestion


def test_a_suggestion_is_as_long_as_all_of_it() -> None:
    intro = Offer("plyo-intro-1", "Plyometric intro · 1", "plyo-intro", 1, 264_000)
    calves = Offer("calf-capacity-1", "Calf capacity · 1", "calf-capacity", 1, 535_000)
    both = Suggestion("Both", (Suggested(intro, "It is Monday."), Suggested(calves, "So it is.")))
    assert both.total_ms == 799_000
    assert both.items[1].level == 1
    assert Suggestion("Rest today", rest=True).total_ms == 0
