"""`foottimer backup`: everything that is the person's in one file, and which backups there are."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from foottimer import paths
from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.ending import ends_by_signals
from foottimer.commands.output import print_columns
from foottimer.history.store import StoreError
from foottimer.printing import safe
from foottimer.rescue.bundle import (
    EXERCISES,
    HISTORY,
    PLANS,
    ROUTINES,
    SETTINGS,
    BundleError,
    Places,
    left_out,
    write_bundle,
)
from foottimer.rescue.restoring import every_backup, new_bundle, sessions_in
from foottimer.session.clock import SystemClock

_NOTES = """\
The file is a .zip with your sessions, routines, plans, exercises and settings. Without FILE
it goes into the folder of backups, where foottimer itself puts copies of your history: one
a week, and one before a new version changes it. foottimer restore brings them back.

examples:
  foottimer backup
  foottimer backup ~/Documents/feet.zip
  foottimer backup --list
"""
_WORDS = {HISTORY: "your history", EXERCISES: "your exercises", SETTINGS: "your settings"}


def run(arguments: Sequence[str]) -> int:
    """Write a backup, or list those there are."""
    command = parser("backup", "Save all that is yours in one file.", _NOTES)
    command.add_argument(
        "file", nargs="?", metavar="FILE", help="the file to write; one that is there is left as it is"
    )
    command.add_argument("--list", action="store_true", help="show which backups there are, newest first")
    options = command.parse_args(list(arguments))
    if options.list and options.file:
        command.error("--list takes no FILE")
    try:
        with ends_by_signals():
            return _list() if options.list else _write(Path(options.file) if options.file else None)
    except (StoreError, BundleError) as error:
        raise CommandError(
            f"no backup was made: {safe(str(error))}" if not options.list else safe(str(error))
        ) from error


def places() -> Places:
    """Where the person's things are."""
    return Places(
        paths.history_file(),
        paths.routines_folder(),
        paths.exercises_file(),
        paths.settings_file(),
        paths.plans_folder(),
    )


def _write(file: Path | None) -> int:
    now = SystemClock().wall()
    target = (file or new_bundle(paths.backups_folder(), now)).absolute()
    names = write_bundle(target, places(), now)
    said = [_WORDS[name] for name in (HISTORY, EXERCISES, SETTINGS) if name in names]
    for folder, called in ((ROUTINES, "routine"), (PLANS, "plan")):
        if many := sum(name.startswith(folder) for name in names):
            said.append(f"{many:,} {called}{'' if many == 1 else 's'}")
    held = " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:]))) or "nothing yet"
    print(f"Saved in {safe(str(target))}: {held}.")
    for name in left_out(places(), names):
        print(f"{safe(name)}: left out, it cannot be read or is not named as a backup can have it", file=sys.stderr)
    return FINISHED


def _list() -> int:
    folder = paths.backups_folder()
    found = every_backup(folder, SystemClock().wall())
    if not found:
        print(f"There is no backup in {safe(str(folder))} yet: foottimer backup makes one.")
        return FINISHED
    rows = [(f"{when:%Y-%m-%d %H:%M:%S}", _holds(path), _size(path), path.name) for when, path in found]
    print_columns(rows, right=(2,))
    print(f"\nIn {safe(str(folder))}; foottimer restore DATE brings one back, --dry-run says how.")
    return FINISHED


def _holds(path: Path) -> str:
    if path.suffix == ".zip":
        return "everything"
    found = sessions_in(path)
    return "damaged" if found is None else f"history: {found}"


def _size(path: Path) -> str:
    try:
        return f"{max(1, round(path.stat().st_size / 1024)):,} kB"
    except OSError:
        return "gone"
