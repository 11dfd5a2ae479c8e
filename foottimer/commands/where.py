"""`foottimer where`: the folders and files that are used."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from foottimer import paths
from foottimer.commands import FINISHED
from foottimer.commands.arguments import parser
from foottimer.commands.output import print_columns
from foottimer.plan.files.shipped import bundled_folder as bundled_plans
from foottimer.routine.shipped import bundled_folder


def run(arguments: Sequence[str]) -> int:
    """Print every place with whether it is there; makes none of them."""
    about = "Show where your routines, plans, history and settings are. Nothing is made by asking."
    parser("where", about).parse_args(arguments)
    places = {
        "your routines": paths.routines_folder(),
        "your exercises": paths.exercises_file(),
        "your plans": paths.plans_folder(),
        "bundled routines": bundled_folder(),
        "bundled plans": bundled_plans(),
        "history": paths.history_file(),
        "settings": paths.settings_file(),
        "trash": paths.trash_folder(),
        "recovery": paths.recovery_folder(),
        "replaced": paths.replaced_folder(),
        "backups": paths.backups_folder(),
        "unsaved": paths.unsaved_folder(),
        "running": paths.running_folder(),
        "crashes": paths.crashes_folder(),
        "cache": paths.cache_folder(),
    }
    print_columns((name, _state(path), str(path)) for name, path in places.items())
    print(f"\n{paths.HOME_VARIABLE}=FOLDER puts all but what is bundled into one folder.")
    return FINISHED


def _state(path: Path) -> str:
    try:
        return "there" if path.exists() else "not yet"
    except OSError:
        return "closed"
