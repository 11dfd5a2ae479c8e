"""`foottimer add`: a routine that somebody sent, checked, shown, and taken into the library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from foottimer import paths
from foottimer.commands import FINISHED, PROBLEM, USAGE, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.find import exercises
from foottimer.commands.keeping import kept, stands_in_line
from foottimer.commands.show import print_routine
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError, Kept
from foottimer.keeping.names import id_of
from foottimer.printing import safe
from foottimer.routine.catalogue import Catalogue, is_catalogue
from foottimer.routine.expand import expand
from foottimer.routine.library import load_library
from foottimer.routine.model import Routine
from foottimer.routine.read import read_routine

_NOTES = """\
The file is read, never followed: a link or a device is refused, and so is what foottimer check would refuse. It is
copied as it is under an id that no routine has, so nothing is asked and nothing overwritten; foottimer show FILE shows
it without taking it in. With --as the id of a bundled routine it stands in for that one.

Exit status: 0 when all were taken in, or are there already; 1 when one was refused."""


def run(arguments: Sequence[str]) -> int:
    """Take each file into the library; the others go on where one is refused."""
    command = parser("add", "Check routines that were sent to you, show what they hold, and take them in.", _NOTES)
    command.add_argument("files", nargs="+", metavar="FILE", help="a file of a routine")
    command.add_argument("--as", dest="id", metavar="ID", help="the id to have it under; only for one file")
    options = command.parse_args(arguments)
    if options.id is not None and len(options.files) > 1:
        raise CommandError("--as is for one file: add them one by one", USAGE)
    catalogue = exercises()
    refused = False
    for file in options.files:
        refused |= not _is_added(file, options.id, catalogue, apart=file != options.files[0])
    return PROBLEM if refused else FINISHED


def _is_added(file: str, id_: str | None, catalogue: Catalogue, apart: bool) -> bool:
    try:
        with kept() as keeping:
            found = _read(keeping, file)
            routine = _checked(found, file, catalogue)
            if routine is None:
                return False
            if apart:
                print()
            print_routine(routine, expand(routine))
            print()
            if id_ is None and (there := _already(keeping, found, catalogue)):
                print(f"You have it already, as {safe(there)}: nothing was added.")
                return True
            _add(keeping, found, routine, id_)
    except CommandError as error:
        print(f"foottimer: {error}", file=sys.stderr)
        return False
    return True


def _read(keeping: Keeping, file: str) -> Kept:
    path = Path(file)
    if path.is_symlink():
        raise CommandError(f"{safe(file)} is a link: add the file that it leads to")
    return keeping.read(path)


def _checked(found: Kept, file: str, catalogue: Catalogue) -> Routine | None:
    """Return the routine that a file holds, None for a broken one; what is wrong goes to standard error."""
    if is_catalogue(found.text, False):
        own = paths.exercises_file()
        raise CommandError(f"{safe(file)} holds exercises, no routine: copy them into {safe(str(own))}")
    reading = read_routine(found.text, id_of(found.path.stem) or "routine", catalogue)
    for problem in reading.problems:
        print(safe(problem.show(file)), file=sys.stderr)
    return reading.routine


def _already(keeping: Keeping, found: Kept, catalogue: Catalogue) -> str:
    """Return the id of the routine of the library that is the same to the letter; empty for none."""
    for entry in load_library(keeping.folder, catalogue):
        try:
            if keeping.read(entry.path).text == found.text:
                return entry.id
        except KeepError:
            continue
    return ""


def _add(keeping: Keeping, found: Kept, routine: Routine, id_: str | None) -> None:
    """Copy a file into the library, and say where it is."""
    wanted = id_of(found.path.stem) or id_of(routine.name)
    path = keeping.create(keeping.free_id(wanted) if id_ is None else id_, found.text).path
    why = f", since there is another {wanted}" if id_ is None and wanted and path.stem != wanted else ""
    print(f"Added as {path.stem}{why}: {safe(str(path))}")
    if line := stands_in_line(keeping, path.stem):
        print(line)
