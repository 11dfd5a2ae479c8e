"""`foottimer check`: what is wrong with files of routines, of exercises, of plans, and with settings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from foottimer import paths
from foottimer.commands import FINISHED, PROBLEM
from foottimer.commands.arguments import parser
from foottimer.commands.find import exercises, problem_lines
from foottimer.commands.plan_files import is_among_plans
from foottimer.history.told import many
from foottimer.plan.files.disk import holds_plan, known_of, load_plan
from foottimer.printing import safe
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.duration import format_duration
from foottimer.routine.library import holds_exercises, kept_bundled, load_exercises, load_file, load_library
from foottimer.routine.problem import Severity
from foottimer.settings.commands import NAMES
from foottimer.settings.read import load_settings


def run(arguments: Sequence[str]) -> int:
    """Print every problem of every file as FILE:LINE:COLUMN: message; 1 when there is an error among them."""
    command = parser(
        "check",
        "Say what is wrong with a routine, a plan, exercises or settings: every problem at once, as FILE:LINE:COLUMN:"
        " message.",
        "Exit status: 0 when all can be followed, warnings or not; 1 when one cannot.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="a file of a routine, of a plan, or of exercises")
    files = command.parse_args(arguments).files
    own = paths.exercises_file()
    # What is wrong with the person's own exercises is said once, and here in full.
    checked = any(os.path.abspath(file) == os.path.abspath(own) for file in files)
    catalogue = load_exercises(own).catalogue if checked else exercises()
    return PROBLEM if [file for file in files if not _is_good(file, catalogue)] else FINISHED


def _is_good(file: str, catalogue: Catalogue) -> bool:
    if Path(file).name == paths.settings_file().name:
        return _are_good_settings(file)
    if holds_exercises(Path(file), likely=Path(file).name == paths.exercises_file().name):
        return _are_good_exercises(file)
    if holds_plan(Path(file), likely=is_among_plans(file)):
        return _is_good_plan(file, catalogue)
    entry = load_file(Path(file), catalogue)
    for line in problem_lines(entry, file):
        print(line)
    if not entry.broken:
        about = "about " if entry.estimated else ""
        print(f"{safe(file)}: ok, {about}{format_duration(entry.total)}")
    return not entry.broken


def _is_good_plan(file: str, catalogue: Catalogue) -> bool:
    entries = load_library(paths.routines_folder(), catalogue)
    entry = load_plan(Path(file), known=known_of(entries))
    for problem in entry.problems:
        print(safe(problem.show(file)))
    if entry.plan is not None:
        weeks = entry.plan.weeks
        days = sum(1 for week in weeks for day in week.days if day)
        print(f"{safe(file)}: ok, {many(len(weeks), 'week')}, {many(days, 'day')} of training")
    return entry.plan is not None


def _are_good_settings(file: str) -> bool:
    _, problems = load_settings(Path(file), NAMES)
    for problem in problems:
        print(safe(problem.show(file)))
    good = all(problem.severity is not Severity.ERROR for problem in problems)
    if good:
        print(f"{safe(file)}: ok")
    return good


def _are_good_exercises(file: str) -> bool:
    found = load_exercises(Path(file))
    for problem in (*found.problems, *kept_bundled(found)):
        print(safe(problem.show(file)))
    if not found.trouble:
        print(f"{safe(file)}: ok, {found.own} exercise{'s' if found.own != 1 else ''}")
    return not found.trouble
