"""`foottimer edit`: the app, open at the editor of a routine or of a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from foottimer import paths
from foottimer.commands import USAGE, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.find import exercises, in_library, is_file_name
from foottimer.commands.keeping import kept, kept_plans
from foottimer.commands.plan_files import is_among_plans, plan_of
from foottimer.commands.terminal import why_not_drawn
from foottimer.keeping.keeper import Keeping
from foottimer.plan.files.disk import holds_plan, plan_named
from foottimer.printing import safe
from foottimer.routine.library import find, holds_exercises, load_library


def run(arguments: Sequence[str]) -> int:
    """Open a routine in the app, a broken one too; of a bundled one a save makes the person's own."""
    command = parser(
        "edit",
        "Change a routine, or a plan, in the app. Of a bundled one, what you save becomes your own and stands in for"
        " it.",
        "Exit status: 0 when the editor was left, 1 when there is no such routine or plan, 2 without a terminal.",
    )
    command.add_argument("routine", metavar="NAME|FILE",
                         help="an id, a series (then your level), the id of a plan, or a file")  # fmt: skip
    command.add_argument("--plan", action="store_true", help="a plan, where a routine has the same name")
    options = command.parse_args(arguments)
    typed = options.routine
    is_plan = options.plan or _means_plan(typed)
    with kept_plans() if is_plan else kept() as keeping:
        path = plan_of(typed, exercises()).path.absolute() if is_plan else _file(keeping, typed)
        own = keeping.own_path(path)
        keeping.read(path)  # what cannot be read is said here, and not on the screen of the app
    if reason := why_not_drawn():
        copy = "--plan --like PLAN" if is_plan else "--from ROUTINE"
        elsewhere = f"`foottimer new NAME {copy}` makes a copy for it" if own != path else f"the file is {path}"
        raise CommandError(f"{reason}; use an editor of your own: {safe(elsewhere)}", USAGE)
    if own != path:
        line = f"{path.stem} came with foottimer: what you save becomes your own, {own}"
        print(safe(line), file=sys.stderr)
    from foottimer.ui.run import run_app

    return run_app(edit=path)


def _means_plan(typed: str) -> bool:
    """Whether a file holds a plan; of a name, whether a plan has it and no routine."""
    if is_file_name(typed):
        return os.path.lexists(typed) and holds_plan(Path(typed), likely=is_among_plans(typed))
    if plan_named(typed, paths.plans_folder()) is None:
        return False
    return find(typed, load_library(paths.routines_folder())) is None


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
