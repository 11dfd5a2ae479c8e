"""Everything that the figures of a period are made of, asked of the store at one instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from foottimer.history.checkin import CheckSeries, check_series
from foottimer.history.exercised import ExerciseTotal, exercise_totals
from foottimer.history.progress import Progress, progress, weeks_of
from foottimer.history.sums import Check, DaySum, ExerciseDay, SeriesSum
from foottimer.history.totals import Totals, totals
from foottimer.routine.model import Exercise

if TYPE_CHECKING:
    from foottimer.history.store import Store

Days: TypeAlias = tuple[DaySum, ...]
Levels: TypeAlias = tuple[SeriesSum, ...]
Exercised: TypeAlias = tuple[ExerciseDay, ...]
Checks: TypeAlias = tuple[Check, ...]


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


def overview(
    store: Store | None, first: date, last: date, known: Mapping[str, Exercise], first_weekday: int
) -> Overview:
    """The figures from `first` to `last`; None is a store with nothing in it.

    `known` are the exercises by id, weeks begin on `first_weekday`, 0 for Monday. Raises StoreError when the store
    cannot be read.
    """
    days, series, exercises, checks = _asked(store, first, last) if store else ((), (), (), ())
    weeks = weeks_of(days, exercises, known, first_weekday, first, last)
    return Overview(
        first=first,
        last=last,
        totals=totals(days, weeks),
        progress=progress(weeks, series, first_weekday),
        exercises=exercise_totals(exercises),
        tests=check_series(checks),
    )


def _asked(store: Store, first: date, last: date) -> tuple[Days, Levels, Exercised, Checks]:
    with store.still():
        days = store.day_sums(first, last)
        series = store.series_sums(first, last)
        exercises = store.exercise_days(first, last)
        return days, series, exercises, store.checks(date.min, last)
