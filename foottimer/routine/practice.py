"""One exercise as a routine: to practise it right away, and to say how much of it a level asks for."""

from __future__ import annotations

from types import MappingProxyType

from foottimer.routine.limits import excess
from foottimer.routine.model import Defaults, Dose, Duty, Exercise, Routine, Sides, Work
from foottimer.routine.settle import turns_taken
from foottimer.values import replace

PREFIX = "practice-"
"""What the ids of these routines begin with."""
LEVELS = (1, 2, 3)
"""The levels that an exercise may have doses for."""
GET_READY = 10_000
"""Before the set, in ms."""
CONTACT = 1_000
"""How long one ground contact of open work is expected to take, in ms."""
REPS, HELD = 8, 20_000
"""What is done of an exercise that states no dose: reps, or ms."""


def practice(exercise: Exercise, level: int) -> Routine:
    """Return a routine of one set of the exercise, as its dose of `level` (1-3) asks for.

    An exercise without doses is done a few times at every level. Raises ValueError, with a sentence to show, where
    the set would exceed a limit of routines.
    """
    routine = in_full(exercise, replace(dose_of(exercise, level), sets=1))
    if message := excess(routine):
        raise ValueError(f"{exercise.name} cannot be practised so: {message}.")
    return routine


def in_full(exercise: Exercise, dose: Dose) -> Routine:
    """Return a routine of every set of a dose."""
    return Routine(
        id=f"{PREFIX}{exercise.id}",
        name=f"Practice: {exercise.name}",
        blocks=(_block(exercise, dose),),
        about=exercise.why,
        equipment=exercise.kit,
        defaults=Defaults(get_ready=GET_READY),
        exercises=MappingProxyType({exercise.id: exercise}),
    )


def levels_of(exercise: Exercise) -> tuple[int, ...]:
    """Return the levels that the exercise can be practised at: one where it states no doses."""
    return LEVELS[: max(1, len(exercise.doses))]


def dose_of(exercise: Exercise, level: int) -> Dose:
    """Return the dose of a level; of one that there is none of, the nearest."""
    if exercise.doses:
        return exercise.doses[min(max(1, level), len(exercise.doses)) - 1]
    timed = exercise.duty in (Duty.HOLD, Duty.TIME)
    return Dose(sets=1, amount=HELD if timed else REPS)


def sides_of_dose(exercise: Exercise, dose: Dose) -> Sides:
    """Return which sides a dose of the exercise trains."""
    return turns_taken(exercise.duty, dose.sides or exercise.sides or Sides.BOTH)


def _block(exercise: Exercise, dose: Dose) -> Work:
    duty = exercise.duty or Duty.REPS
    timed = duty in (Duty.HOLD, Duty.TIME)
    return Work(
        duty=duty,
        exercise=exercise.id,
        reps=dose.amount if duty is Duty.REPS else None,
        length=dose.amount if timed else None,
        expect=dose.amount * CONTACT if duty is Duty.OPEN else None,
        sets=dose.sets,
        rest=dose.rest,
        sides=sides_of_dose(exercise, dose),
        note=dose.note,
    )
