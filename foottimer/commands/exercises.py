"""`foottimer exercises`: the exercises of the catalogue, and one of them in full."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.find import exercise_named, exercises
from foottimer.commands.output import WIDTH, print_columns, print_json
from foottimer.commands.shelved import shelved
from foottimer.printing import safe
from foottimer.routine.card import GROUPS, Fact, facts, users
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.model import Dose, Duty, Exercise
from foottimer.routine.timeline import seconds

LABEL = 13
"""Columns of the words before what is said."""


def run(arguments: Sequence[str]) -> int:
    """Print every exercise, or the card of one."""
    command = parser("exercises", "Show which exercises there are, yours among them, or one of them in full.")
    command.add_argument("exercise", nargs="*", metavar="ID", help="an id, or another name the exercise has")
    add_json(command)
    options = command.parse_args(arguments)
    catalogue = exercises()
    one = exercise_named(" ".join(options.exercise), catalogue) if options.exercise else None
    if options.json:
        print_json([exercise_to_json(exercise) for exercise in ((one,) if one else catalogue.exercises.values())])
    elif one:
        print("\n".join(_card(one, catalogue)))
    else:
        print_columns(_line(exercise) for exercise in catalogue.exercises.values())
    return FINISHED


def exercise_to_json(exercise: Exercise) -> dict[str, Any]:
    """The exercise as `exercises --json` prints it: the catalogue's fields, seconds as numbers, absent things None."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "group": exercise.group or None,
        "targets": list(exercise.targets),
        "position": exercise.position or None,
        "kit": list(exercise.kit),
        "sides": exercise.sides.value if exercise.sides else None,
        "duty": exercise.duty.value if exercise.duty else None,
        "phases": [[phase.name, seconds(phase.ms)] for phase in exercise.phases] or None,
        "bpm": exercise.bpm,
        "doses": [_dose_to_json(dose, exercise.duty) for dose in exercise.doses],
        "cues": list(exercise.cues),
        "mistakes": list(exercise.mistakes),
        "why": exercise.why or None,
        "safety": exercise.safety or None,
        "next": exercise.next,
        "easier": exercise.easier,
        "instead": dict(exercise.instead),
        "source": exercise.source or None,
        "eyes_closed": exercise.eyes_closed,
        "contacts": {"per_rep": exercise.contacts_per_rep, "per_second": exercise.contacts_per_second},
    }


def _dose_to_json(dose: Dose, duty: Duty | None) -> dict[str, Any]:
    timed = duty in (Duty.HOLD, Duty.TIME)
    return {
        "sets": dose.sets,
        "reps": None if timed else dose.amount,
        "hold": seconds(dose.amount) if duty is Duty.HOLD else None,
        "time": seconds(dose.amount) if duty is Duty.TIME else None,
        "rest": seconds(dose.rest),
        "sides": dose.sides.value if dose.sides else None,
        "note": dose.note or None,
    }


def _line(exercise: Exercise) -> tuple[str, ...]:
    sides = exercise.sides.value if exercise.sides else ""
    group = GROUPS.get(exercise.group, exercise.group)
    return exercise.id, exercise.name, group, sides, ", ".join(exercise.kit)


def _card(exercise: Exercise, catalogue: Catalogue) -> Iterator[str]:
    routines = (entry.card for entry in shelved(catalogue) if not entry.broken)
    used = users(exercise.id, routines)
    group = GROUPS.get(exercise.group, exercise.group)
    yield ", ".join(part for part in (f"{safe(exercise.name)} ({exercise.id})", group) if part)
    yield from textwrap.wrap(safe(exercise.why), WIDTH)
    yield ""
    for fact in facts(exercise, lambda id_: _with_id(id_, catalogue), used):
        yield from _fact(fact)


def _with_id(id_: str, catalogue: Catalogue) -> str | None:
    other = catalogue.get(id_)
    return f"{other.name} ({other.id})" if other else None


def _fact(fact: Fact) -> Iterator[str]:
    """The lines of a fact, each item begun on a line of its own."""
    label = fact.label.ljust(LABEL)
    for line in fact.lines:
        yield from textwrap.wrap(safe(line), WIDTH, initial_indent=label, subsequent_indent=" " * LABEL)
        label = " " * LABEL
