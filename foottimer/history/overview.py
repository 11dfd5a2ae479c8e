"""A period in figures: all together, week by week, each exercise, each test. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from foottimer.history.checkin import CheckSeries, check_series
from foottimer.history.exercised import ExerciseTotal, exercise_totals
from foottimer.history.progress import Progress, progress, weeks_of
from foottimer.history.sums import Sums
from foottimer.history.totals import Totals, totals
from foottimer.routine.model import Exercise
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """A period in figures."""

    first: date
    """Its first day."""
    last: date
    """Its last day, itself in it."""
    totals: Totals
    """All of it together."""
    progress: Progress
    """Week by week."""
    exercises: tuple[ExerciseTotal, ...]
    """Each exercise, the one with the most time first."""
    tests: tuple[CheckSeries, ...]
    """Each test up to the last day, those before the first day too: a trend needs its beginning."""


def overview(sums: Sums, first: date, last: date, known: Mapping[str, Exercise], first_weekday: int) -> Overview:
    """The figures of a period from `first` to `last`, of its sums.

    `known` are the exercises by id, weeks begin on `first_weekday`, 0 for Monday.
    """
    weeks = weeks_of(sums.days, sums.exercises, known, first_weekday, first, last)
    return Overview(
        first=first,
        last=last,
        totals=totals(sums.days, weeks),
        progress=progress(weeks, sums.series, first_weekday),
        exercises=exercise_totals(sums.exercises),
        tests=check_series(sums.checks),
    )
