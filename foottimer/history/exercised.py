"""What was done at each exercise over a period, left against right. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from foottimer.history.sums import ExerciseDay
from foottimer.routine.model import Side
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of an exercise."""

    sets: int = 0
    """Tries at an interval that ran to their end."""
    reps: int = 0
    """Repetitions done."""
    ms: int = 0
    """Active time, in ms."""


@dataclass(frozen=True, slots=True)
class ExerciseTotal:
    """One exercise over a period, however it was measured."""

    exercise: str | None
    """The exercise's id; None for a block that names none, which its name tells apart."""
    name: str
    """As shown last."""
    days: int
    """On how many days it was done."""
    whole: Amount
    """Both sides together; repetitions of both where they alternate."""
    left: Amount
    """What was done on the left: of what alternates the same repetitions as on the right, and half the time."""
    right: Amount
    """What was done on the right."""


def exercise_totals(days: Iterable[ExerciseDay]) -> tuple[ExerciseTotal, ...]:
    """Each exercise over all these days, the one with the most time first."""
    found: dict[tuple[str | None, str], list[ExerciseDay]] = defaultdict(list)
    for day in days:
        found[day.exercise, day.name if day.exercise is None else ""].append(day)
    totals = [_total(done) for done in found.values()]
    return tuple(sorted(totals, key=lambda total: (-total.whole.ms, total.name, total.exercise or "")))


def _total(days: Sequence[ExerciseDay]) -> ExerciseTotal:
    newest = max(days, key=lambda day: day.day)
    return ExerciseTotal(
        exercise=newest.exercise,
        name=newest.name,
        days=len({day.day for day in days}),
        whole=Amount(
            sets=sum(day.sets for day in days),
            reps=sum(day.reps * (2 if day.side is Side.ALTERNATE else 1) for day in days),
            ms=sum(day.ms for day in days),
        ),
        left=_side(days, Side.LEFT),
        right=_side(days, Side.RIGHT),
    )


def _side(days: Iterable[ExerciseDay], side: Side) -> Amount:
    here = [day for day in days if day.side in (side, Side.ALTERNATE)]
    return Amount(
        sets=sum(day.sets for day in here),
        reps=sum(day.reps for day in here),
        ms=sum(day.ms // 2 if day.side is Side.ALTERNATE else day.ms for day in here),
    )
