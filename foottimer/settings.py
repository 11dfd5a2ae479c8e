"""What the person chose: `settings.toml`, read and checked like a routine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from foottimer.routine.fields import Fields, Report
from foottimer.routine.library import read_text
from foottimer.routine.problem import Problem
from foottimer.routine.source import parse


class Characters(StrEnum):
    """What the picture of a movement is made of."""

    BRAILLE = "braille"
    """Dots, eight to a character; in some fonts with gaps."""
    QUADRANT = "quadrant"
    """Quarter blocks; solid in most fonts."""
    HALF = "half"
    """Half blocks; coarse, and in every font."""
    NONE = "none"
    """No picture."""


class Motion(StrEnum):
    """How much moves on the screen."""

    FULL = "full"
    """The picture moves in time."""
    REDUCED = "reduced"
    """The key poses stand side by side, the present one marked."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, at what it is unless the file says otherwise."""

    picture: Characters = Characters.QUADRANT
    """`[figure] picture`: what the picture is made of; blocks, since they read best from two metres."""
    motion: Motion = Motion.FULL
    """`[figure] motion`: whether it moves."""


DEFAULTS = Settings()
"""The settings where there is no file."""


def read_settings(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that a TOML text states and what is wrong with it; what is wrong stays at its default."""
    source = parse(text)
    if isinstance(source, Problem):
        return DEFAULTS, (source,)
    report = Report(source)
    fields = Fields(source.data, (), report)
    fields.warn_unknown(("figure",))
    figure = fields.inside("figure")
    if figure is None:
        return DEFAULTS, report.problems
    figure.warn_unknown(("picture", "motion"))
    settings = Settings(
        picture=figure.choice("picture", Characters) or DEFAULTS.picture,
        motion=figure.choice("motion", Motion) or DEFAULTS.motion,
    )
    return settings, report.problems


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a file, the defaults where there is none; a file is never written."""
    if not os.path.lexists(path):
        return DEFAULTS, ()
    text = read_text(path)
    return (DEFAULTS, (text,)) if isinstance(text, Problem) else read_settings(text)
