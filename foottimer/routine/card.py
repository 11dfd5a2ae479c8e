"""All that is to be known of an exercise, in words; both the app and the command line say it with these."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Protocol

from foottimer.routine.model import Dose, Duty, Exercise, Routine, Sides
from foottimer.routine.phrases import span
from foottimer.routine.practice import levels_of, sides_of_dose
from foottimer.values import dataclass

GROUPS: Mapping[str, str] = {
    "foot": "foot",
    "balance": "balance",
    "calf": "calf",
    "mobility": "mobility",
    "strength": "strength",
    "plyo": "jumps",
    "warmup": "warm-up",
    "cooldown": "cool-down",
}
"""A group's name as it is shown."""

_SIDES: Mapping[Sides, str] = {
    Sides.BOTH: "both at once",
    Sides.LEFT: "left",
    Sides.RIGHT: "right",
    Sides.EACH: "one side, then the other",
    Sides.ALTERNATE: "by turns",
}
_EACH: Mapping[Sides, str] = {
    Sides.LEFT: " left",
    Sides.RIGHT: " right",
    Sides.EACH: " each side",
    Sides.ALTERNATE: " each side by turns",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said of an exercise."""

    label: str
    """What it is about, as "Tempo"."""
    lines: tuple[str, ...]
    """What is said, at least one line."""
    listed: bool = False
    """Whether the lines are items of a list rather than one text."""


def facts(
    exercise: Exercise, named: Callable[[str], str | None] = lambda _: None, routines: Iterable[str] = ()
) -> tuple[Fact, ...]:
    """Return everything that is said below an exercise's name and what it is for, in order.

    `named` gives the name of another exercise's id, None where there is none; `routines` are the names of those
    that use this one.
    """
    said = (
        Fact("Trains", (", ".join(exercise.targets),)),
        Fact("Position", (exercise.position,)),
        Fact("You need", (", ".join(exercise.kit) or "nothing", *_instead(exercise, named))),
        Fact("Sides", (_SIDES[exercise.sides or Sides.BOTH],)),
        Fact("Tempo", (tempo(exercise),)),
        Fact("Doses", doses(exercise)),
        Fact("Cues", exercise.cues, listed=True),
        Fact("Mistakes", exercise.mistakes, listed=True),
        Fact("Take care", (exercise.safety,)),
        Fact("Easier", (_other(exercise.easier, named),)),
        Fact("Next", (_other(exercise.next, named),)),
        Fact("Used in", (", ".join(routines),)),
        Fact("Also called", (", ".join(exercise.aliases),)),
        Fact("Source", (exercise.source,)),
    )
    return tuple(fact for fact in said if any(fact.lines))


def tempo(exercise: Exercise) -> str:
    """Return "up 2 · top 1 · down 3", "metronome 120", or how it is measured."""
    if exercise.phases:
        return " · ".join(f"{phase.name} {phase.ms / 1000:g}" for phase in exercise.phases)
    if exercise.bpm:
        return f"metronome {exercise.bpm}"
    words = {Duty.HOLD: "held still", Duty.TIME: "steady, by time", Duty.OPEN: "your own; say done"}
    return words.get(exercise.duty or Duty.REPS, "your own")


def doses(exercise: Exercise) -> tuple[str, ...]:
    """Return a line for each level that states a dose."""
    levels = zip(levels_of(exercise), exercise.doses, strict=False)
    return tuple(f"level {level}: {dose_text(exercise, dose)}" for level, dose in levels)


def dose_text(exercise: Exercise, dose: Dose) -> str:
    """Return how much a dose is, as "3 x 12 each side, rest 45 s, standing"."""
    sides = sides_of_dose(exercise, dose)
    rest = f"rest {span(dose.rest)}" if dose.rest and dose.sets > 1 else ""
    # Open work is one count for both sides.
    each = "" if exercise.duty is Duty.OPEN else _EACH.get(sides, "")
    parts = (f"{dose.sets} x {_amount(exercise, dose)}{each}", rest, " ".join(dose.note.split()))
    return ", ".join(part for part in parts if part)


def _amount(exercise: Exercise, dose: Dose) -> str:
    if exercise.duty in (Duty.HOLD, Duty.TIME):
        return span(dose.amount)
    lands = exercise.contacts_per_rep is not None or exercise.contacts_per_second is not None
    return f"{dose.amount} contacts" if exercise.duty is Duty.OPEN and lands else str(dose.amount)


class Using(Protocol):
    """A routine, or what is listed of one."""

    @property
    def name(self) -> str:
        """As shown."""
        ...

    @property
    def exercises(self) -> Container[str]:
        """The ids of its exercises."""
        ...


def users(id_: str, routines: Iterable[Using]) -> tuple[str, ...]:
    """Return the names of the routines that an exercise occurs in, those of a series once."""
    found = (routine.name for routine in routines if id_ in routine.exercises)
    return tuple(dict.fromkeys(found))


def safety_notes(routine: Routine) -> tuple[str, ...]:
    """Return the safety notes of a routine's exercises, each once."""
    notes = (exercise.safety for exercise in routine.exercises.values())
    return tuple(dict.fromkeys(note for note in notes if note))


def matches(exercise: Exercise, text: str) -> bool:
    """Whether the exercise holds every word of `text`: in its names, targets, why, group or kit."""
    group = GROUPS.get(exercise.group, "")
    names = (exercise.name, exercise.id, *exercise.aliases)
    held = (*names, *exercise.targets, exercise.why, exercise.group, group, *exercise.kit)
    haystack = " ".join(held).casefold()
    return all(word in haystack for word in text.casefold().split())


def whole_text(exercise: Exercise) -> str:
    """Return everything that is said of the exercise as one text, to look words up in."""
    lines = (line for fact in facts(exercise) for line in (fact.label, *fact.lines))
    return "\n".join((exercise.name, exercise.why, *lines))


def _other(id_: str | None, named: Callable[[str], str | None]) -> str:
    return (named(id_) or id_) if id_ else ""


def _instead(exercise: Exercise, named: Callable[[str], str | None]) -> tuple[str, ...]:
    return tuple(f"no {thing}: {_other(id_, named)}" for thing, id_ in exercise.instead.items())
