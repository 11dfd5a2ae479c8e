"""Reading `settings.toml`, with everything that is wrong with it at once."""

from __future__ import annotations

import os
from pathlib import Path

from foottimer.routine.fields import Fields, Report
from foottimer.routine.library import read_text
from foottimer.routine.problem import Problem
from foottimer.routine.source import parse
from foottimer.settings.model import DEFAULTS, Characters, Motion, Settings


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
