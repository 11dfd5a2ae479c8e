"""From what was typed, an id or a file, to a plan."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.commands.find import is_file_name
from foottimer.commands.shelved import shelved
from foottimer.plan.files.disk import PlanEntry, known_of, load_plan, plan_named, plans
from foottimer.printing import safe
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.problem import Severity
from foottimer.routine.words import nearest


def plan_of(typed: str, catalogue: Catalogue) -> PlanEntry:
    """Return the plan of an id or of a file; raises CommandError when there is none, or when it does not load."""
    known = known_of(shelved(catalogue))
    if is_file_name(typed):
        entry: PlanEntry | None = load_plan(Path(typed), known=known)
    else:
        entry = plan_named(typed, paths.plans_folder(), known)
    if entry is None:
        there = [found.id for found in plans(paths.plans_folder())]
        hint = f"did you mean {near}?" if (near := nearest(typed, there)) else f"there are {', '.join(there)}"
        raise CommandError(f"there is no plan {safe(typed)}: {hint}")
    if entry.broken:
        shown = typed if is_file_name(typed) else str(entry.path)
        lines = "\n".join(safe(problem.show(shown)) for problem in entry.problems)
        raise CommandError(f"{safe(typed)} does not load\n{lines}")
    return entry


def broken_plans() -> tuple[PlanEntry, ...]:
    """Return the person's own plans that do not load."""
    return tuple(entry for entry in plans(paths.plans_folder()) if entry.broken)


def tell_broken(entry: PlanEntry, besides: str = "") -> None:
    """Say on standard error that a plan does not load, why, and what `besides` follows from it."""
    problem = next(problem for problem in entry.problems if problem.severity is Severity.ERROR)
    follows = f"{besides}: " if besides else ""
    check = f"foottimer check {shlex.quote(str(entry.path))} says it all"
    print(safe(f"foottimer: {problem.show(str(entry.path))}"), file=sys.stderr)
    print(safe(f"  It does not load; {follows}{check}."), file=sys.stderr)


def tell_stand_in(id_: str) -> None:
    """Say that the bundled plan is followed where the person's own file of its id does not load."""
    for entry in broken_plans():
        if entry.id == id_:
            tell_broken(entry, "the plan that comes along stands instead of it")


def is_among_plans(typed: str) -> bool:
    """Whether a file lies in the folder of the person's own plans."""
    return os.path.abspath(os.path.dirname(typed)) == os.path.abspath(paths.plans_folder())
