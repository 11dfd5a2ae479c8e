"""What the person chose, as the commands read it."""

from __future__ import annotations

import sys

from foottimer import paths
from foottimer.printing import safe
from foottimer.settings.commands import NAMES
from foottimer.settings.model import Settings
from foottimer.settings.read import load_settings


def chosen_settings() -> Settings:
    """Return the settings; on standard error a line for each thing that is wrong with them, which is at its default."""
    path = paths.settings_file()
    settings, problems = load_settings(path, NAMES)
    for problem in problems:
        print(safe(problem.show(str(path))), file=sys.stderr)
    return settings
