"""What the environment asks for before any file: there is no standard for motion in a terminal, so there are two words.

`FOOTTIMER_REDUCED_MOTION` with anything but nothing and 0, or Textual's own `TEXTUAL_ANIMATIONS=none`.
"""

from __future__ import annotations

from collections.abc import Mapping

from foottimer.settings.model import Motion, Settings
from foottimer.values import replace

REDUCED_MOTION = "FOOTTIMER_REDUCED_MOTION"
"""The environment variable that stops what moves."""
ANIMATIONS = "TEXTUAL_ANIMATIONS"
"""Textual's, which may say "none"."""


def asks_for_stillness(environment: Mapping[str, str]) -> str:
    """Return what the environment says against motion, as "FOOTTIMER_REDUCED_MOTION=1"; empty where nothing does."""
    reduced, animations = (environment.get(name, "") for name in (REDUCED_MOTION, ANIMATIONS))
    if reduced not in ("", "0"):
        return f"{REDUCED_MOTION}={reduced}"
    return f"{ANIMATIONS}={animations}" if animations.lower() == "none" else ""


def within(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """Return the settings as they are in an environment."""
    return replace(settings, motion=Motion.REDUCED) if asks_for_stillness(environment) else settings
