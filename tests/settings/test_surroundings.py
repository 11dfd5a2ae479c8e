"""What the environment asks for before the file does."""

from __future__ import annotations

import pytest

from foottimer.settings.model import DEFAULTS, Motion, Settings
from foottimer.settings.surroundings import asks_for_stillness, within


@pytest.mark.parametrize(
    ("environment", "still"),
    [
        ({"FOOTTIMER_REDUCED_MOTION": "1"}, True),
        ({"FOOTTIMER_REDUCED_MOTION": "yes"}, True),
        ({"FOOTTIMER_REDUCED_MOTION": "0"}, False),
        ({"FOOTTIMER_REDUCED_MOTION": ""}, False),
        ({"TEXTUAL_ANIMATIONS": "none"}, True),
        ({"TEXTUAL_ANIMATIONS": "NONE"}, True),
        ({"TEXTUAL_ANIMATIONS": "basic"}, False),
        ({"FOOTTIMER_REDUCED_MOTION": "0", "TEXTUAL_ANIMATIONS": "none"}, True),
        ({}, False),
    ],
)
def test_the_environment_can_stop_what_moves(environment: dict[str, str], still: bool) -> None:
    wanted = Settings(motion=Motion.REDUCED) if still else DEFAULTS
    assert within(DEFAULTS, environment) == wanted
    assert bool(asks_for_stillness(environment)) is still


def test_the_environment_never_starts_what_the_file_stopped() -> None:
    still = Settings(motion=Motion.REDUCED)
    assert within(still, {"FOOTTIMER_REDUCED_MOTION": "0", "TEXTUAL_ANIMATIONS": "full"}) == still


def test_what_asks_is_named() -> None:
    assert asks_for_stillness({"TEXTUAL_ANIMATIONS": "None"}) == "TEXTUAL_ANIMATIONS=None"
