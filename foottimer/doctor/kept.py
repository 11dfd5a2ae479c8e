"""The person's files: settings, exercises, routines, plans, what was typed and not saved, and what was thrown away."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection, Iterator
from pathlib import Path

from foottimer.doctor.finding import Finding, at_most, good, note, size_text, wrong
from foottimer.doctor.folders import size_of
from foottimer.history.told import many
from foottimer.keeping.kept import KeepError
from foottimer.keeping.trash import in_trash
from foottimer.plan.files.disk import PlanEntry, known_of, plans
from foottimer.plan.files.shipped import bundled_folder as bundled_plans
from foottimer.routine.library import USER, Entry, bundled_folder, kept_bundled, load_exercises, load_library
from foottimer.routine.problem import Problem, Severity
from foottimer.settings.read import reading_file

_ROUTINES = 10
"""Routines that come along at least; fewer are an installation that lacks them."""
_PLANS = 2
"""Plans that come along."""


def look_at_settings(path: Path, commands: Collection[str]) -> Iterator[Finding]:
    """Say what is wrong with the settings, line by line; `commands` are those that may have other keys."""
    reading = reading_file(path, commands)
    if reading.problems:
        told = (
            _told(problem, path, "Correct it, or take it out; until then that setting is at its default.")
            for problem in reading.problems
        )
        yield from at_most(told, "such lines", f"foottimer check {path} names them all.")
    elif os.path.lexists(path):
        yield good(f"{path} states {many(len(reading.stated), 'setting')}, rightly.")
    else:
        yield good(f"{path} is not there: all settings are at their defaults.")


def look_at_exercises(path: Path) -> Iterator[Finding]:
    """Say what is wrong with the person's own exercises."""
    found = load_exercises(path)
    problems = (*found.problems, *kept_bundled(found))
    if problems:
        left_out = "Correct it; until then it is left out, and routines that need it do not load."
        yield from at_most(
            (_told(problem, path, left_out) for problem in problems),
            "such lines",
            f"foottimer check {path} names them all.",
        )
    elif os.path.lexists(path):
        yield good(f"{path} has {many(found.own, 'exercise')} of your own.")
    else:
        yield good(f"{path} is not there: the exercises are those that come along.")


def look_at_routines(folder: Path, exercises: Path, stop: threading.Event) -> Iterator[Finding]:
    """Say which routines do not load, and which have warnings."""
    entries = load_library(folder, load_exercises(exercises).catalogue)
    if stop.is_set():
        return
    own = [entry for entry in entries if entry.source == USER]
    others = [entry for entry in entries if entry.source != USER]
    loading = sum(not entry.broken for entry in own)
    yield good(f"{many(loading, 'routine')} of your own and {len(others)} that come along load.")
    yield from at_most(
        (_entry(entry, folder) for entry in own if entry.problems), "such routines", "foottimer list names them all."
    )
    broken = [entry for entry in others if entry.broken]
    if broken or len(others) + sum(entry.stands_in for entry in own) < _ROUTINES:
        yield wrong(
            f"Of the routines that come along, in {bundled_folder()}, some are missing or do not load.",
            "Install foottimer again.",
        )


def look_at_plans(folder: Path, routines: Path, exercises: Path, stop: threading.Event) -> Iterator[Finding]:
    """Say which plans do not load, and which have warnings, as where a routine is missing."""
    known = known_of(load_library(routines, load_exercises(exercises).catalogue))
    if stop.is_set():
        return
    entries = plans(folder, known)
    own = [entry for entry in entries if entry.source == USER]
    others = [entry for entry in entries if entry.source != USER]
    loading = sum(not entry.broken for entry in own)
    yield good(f"{many(loading, 'plan')} of your own and {len(others)} that come along load.")
    yield from at_most((_plan(entry, folder) for entry in own if entry.problems), "such plans", "See to these first.")
    if any(entry.broken for entry in others) or len(others) + sum(entry.stands_in for entry in own) < _PLANS:
        yield wrong(
            f"Of the plans that come along, in {bundled_plans()}, some are missing or do not load.",
            "Install foottimer again.",
        )


def look_at_drafts(recovery: Path, trash: Path, replaced: Path) -> Iterator[Finding]:
    """Say what was typed and not saved, and how much is in the trash."""
    yield from _counted(
        recovery,
        ".json",
        "{} typed into routines and not saved {are} kept in {folder}.",
        "The next start of the app offers to go on with them.",
    )
    try:
        thrown = in_trash(trash)
    except KeepError as error:
        yield wrong(f"{str(error)[:1].upper()}{str(error)[1:]}.", "See to its rights.")
    else:
        size = sum(size_of(file.path) for file in thrown)
        yield good(f"The trash has {many(len(thrown), 'file')}{f', {size_text(size)}' if thrown else ''}.")
    yield from _counted(
        replaced, ".json", "{} of what an import replaced {are} in {folder}.", "Delete them once nothing is missed."
    )


def _counted(folder: Path, ending: str, says: str, mend: str) -> Iterator[Finding]:
    try:
        names = [name for name in os.listdir(folder) if name.endswith(ending)]
    except FileNotFoundError:
        return
    except OSError as error:
        yield wrong(f"{folder} cannot be read: {error.strerror}.", "See to its rights.")
        return
    if names:
        are = "is" if len(names) == 1 else "are"
        yield note(says.format(many(len(names), "file"), are=are, folder=folder), mend)


def _entry(entry: Entry, folder: Path) -> Finding:
    errors = [problem for problem in entry.problems if problem.severity is Severity.ERROR]
    first = (errors or list(entry.problems))[0]
    if entry.path == folder:
        return wrong(f"Your routines, {folder}, are not there to be read: {first.message}.", "See to the folder.")
    if entry.empty:
        return note(f"{entry.path.name} has no block yet.", f"Change it, as with foottimer edit {entry.id}.")
    more = _more(errors or entry.problems)
    if entry.broken:
        return wrong(
            f"{entry.path.name} does not load: {_place(first)}{more}.",
            f"foottimer check {entry.path} says all that is wrong with it, and what is probably meant.",
        )
    return note(f"{entry.path.name} loads, but: {_place(first)}{more}.", f"foottimer check {entry.path} says it all.")


def _plan(entry: PlanEntry, folder: Path) -> Finding:
    errors = [problem for problem in entry.problems if problem.severity is Severity.ERROR]
    first = (errors or list(entry.problems))[0]
    if entry.path == folder:
        return wrong(f"Your plans, {folder}: {first.message}.", "See to the folder.")
    says = f"foottimer check {entry.path} says it all, and what is probably meant."
    does = "does not load" if entry.broken else "loads, but"
    told = f"{entry.path.name} {does}: {_place(first)}{_more(errors or entry.problems)}."
    return wrong(told, says) if entry.broken else note(told, says)


def _more(problems: Collection[Problem]) -> str:
    return f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""


def _place(problem: Problem) -> str:
    return problem.show("").removeprefix(":").rstrip(".")


def _told(problem: Problem, path: Path, mend: str) -> Finding:
    said = f"{problem.show(str(path)).rstrip('.')}."
    return wrong(said, mend) if problem.severity is Severity.ERROR else note(said)
