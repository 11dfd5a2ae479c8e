"""From what was typed, an id, a series or a file, to a routine that can be followed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.commands.shelved import shelved
from foottimer.printing import safe
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.library import Entry, find, load_exercises, load_file, suggest
from foottimer.routine.model import Exercise


def exercises() -> Catalogue:
    """Return the catalogue with the person's own exercises; on standard error a line why those are left out."""
    found = load_exercises(paths.exercises_file())
    if found.trouble:
        print(safe(found.trouble), file=sys.stderr)
    return found.catalogue


def routine_named(typed: str, catalogue: Catalogue) -> Entry:
    """Return the routine of an id, a series (at its current level) or a file.

    Raises CommandError when there is none, or when it does not load.
    """
    entry = entry_named(typed, catalogue)
    if entry.broken:
        shown = "\n".join(problem_lines(entry, typed if is_file_name(typed) else str(entry.path)))
        raise CommandError(f"{safe(typed)} does not load\n{shown}")
    return entry


def entry_named(typed: str, catalogue: Catalogue) -> Entry:
    """Return what there is under an id, a series (at its current level) or a file's name, broken or not.

    Raises CommandError when there is no such routine.
    """
    return load_file(Path(typed), catalogue) if is_file_name(typed) else in_library(typed, catalogue)


def exercise_named(typed: str, catalogue: Catalogue | None = None) -> Exercise:
    """Return the exercise of an id or of another name, of `catalogue` or else of all there are.

    Raises CommandError when there is none.
    """
    catalogue = catalogue or exercises()
    exercise = catalogue.get(typed) or _by_name(typed, catalogue)
    if exercise is None:
        near = catalogue.suggest(typed)
        hint = f"did you mean {safe(near)}?" if near else "`foottimer exercises` shows them all"
        raise CommandError(f"there is no exercise {safe(typed)}: {hint}")
    return exercise


def _by_name(typed: str, catalogue: Catalogue) -> Exercise | None:
    """Return the exercise that is shown under a name, as no alias need be."""
    wanted = typed.casefold().split()
    return next((found for found in catalogue.exercises.values() if found.name.casefold().split() == wanted), None)


def is_file_name(typed: str) -> bool:
    """Whether a file is meant rather than an id or a series."""
    return typed.endswith(".toml") or "/" in typed or os.sep in typed


def problem_lines(entry: Entry, file: str) -> list[str]:
    """Return each problem of the entry as a line, safe to print, that begins with the file as it was typed."""
    return [safe(problem.show(file)) for problem in entry.problems]


def in_library(name: str, catalogue: Catalogue) -> Entry:
    """Return the routine of an id or a series, broken or not; raises CommandError when there is none."""
    entries = shelved(catalogue)
    entry = find(name, entries)
    if entry is not None and entry.id != name:
        entry = find(name, entries, {name: _current_level(name, entries)})
    if entry is not None:
        return entry
    if near := suggest(name, entries):
        hint = f"did you mean {safe(near)}?"
    elif os.path.exists(name):
        hint = f"write {safe(os.path.join('.', name))} for the file"
    else:
        hint = "`foottimer list` shows them all"
    raise CommandError(f"there is no routine {safe(name)}: {hint}")


def _current_level(series: str, entries: Sequence[Entry]) -> int:
    """Return the level of the series that was done last, 0 when none was."""
    done = _last_done()
    levels = [(done[entry.id], entry.level or 0) for entry in entries if entry.series == series and entry.id in done]
    return max(levels)[1] if levels else 0


def _last_done() -> Mapping[str, date]:
    from foottimer.history.store import StoreError, open_for_reading

    # A routine can be shown and followed without a history; whoever has to save says that it is broken.
    try:
        store = open_for_reading(paths.history_file())
        if store is None:
            return {}
        with store:
            return store.last_done()
    except StoreError:
        return {}
