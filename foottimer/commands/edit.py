"""`foottimer edit`: the app, open at the editor of a routine."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from foottimer import paths
from foottimer.commands import USAGE, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.find import exercises, in_library, is_file_name
from foottimer.commands.keeping import kept
from foottimer.commands.terminal import why_not_drawn
from foottimer.keeping.keeper import Keeping
from foottimer.printing import safe
from foottimer.routine.library import holds_exercises


def run(arguments: Sequence[str]) -> int:
    """Open a routine in the app, a broken one too; of a bundled one a save makes the person's own."""
    command = parser(
        "edit",
        "Change a routine in the app. Of a bundled routine, what you save becomes your own and stands in for it.",
        "Exit status: 0 when the editor was left, 1 when there is no such routine, 2 without a terminal.",
    )
    command.add_argument("routine", metavar="NAME|FILE", help="an id, a series (then your level), or a file")
    typed = command.parse_args(arguments).routine
    with kept() as keeping:
        path = _file(keeping, typed)
        own = keeping.own_path(path)
        keeping.read(path)  # what cannot be read is said here, and not on the screen of the app
    if reason := why_not_drawn():
        elsewhere = "`foottimer new NAME --from ROUTINE` makes a copy for it" if own != path else f"the file is {path}"
        raise CommandError(f"{reason}; use an editor of your own: {safe(elsewhere)}", USAGE)
    if own != path:
        line = f"{path.stem} came with foottimer: what you save becomes your own, {own}"
        print(safe(line), file=sys.stderr)
    from foottimer.ui.run import run_app

    return run_app(edit=path)


def _file(keeping: Keeping, typed: str) -> Path:
    """Return the file that is meant; raises CommandError where there is none, or it is no routine's."""
    if not is_file_name(typed):
        mine = keeping.folder / f"{typed}.toml"
        # One's own goes first, also where it is broken and the bundled one is still there.
        return mine if os.path.lexists(mine) else in_library(typed, exercises()).path
    path = Path(typed).absolute()
    if not os.path.lexists(path):
        raise CommandError(f"there is no file {safe(typed)}: `foottimer new NAME` makes one")
    if holds_exercises(path, likely=path.name == paths.exercises_file().name):
        raise CommandError(f"{safe(typed)} holds exercises, no routine: use an editor of your own")
    return path
