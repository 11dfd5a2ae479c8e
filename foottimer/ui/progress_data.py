"""What the part of the review that shows progress reads of the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foottimer.history.checkin import CheckSeries, check_series
from foottimer.history.exercised import ExerciseTotal, exercise_totals
from foottimer.history.progress import Progress, progress, week_of, weeks_of
from foottimer.history.store import Store
from foottimer.history.streak import goal_on, with_goal
from foottimer.history.totals import Totals, totals
from foottimer.history.week import WEEKDAYS
from foottimer.routine.model import Exercise
from foottimer.settings.model import Settings

PERIODS = (12, 26, 52)
"""Weeks that can be shown, the running one among them."""


@dataclass(frozen=True, slots=True)
class Progressed:
    """Some weeks up to today, and every test there ever was."""

    today: date
    """The person's day."""
    weeks: int
    """How many weeks were asked for, the running one among them."""
    progress: Progress
    """The weeks, and what is drawn of them; they begin no earlier than the first session ever."""
    goals: tuple[int, ...]
    """Training days that each week asked for."""
    totals: Totals
    """All of these weeks in a few numbers."""
    tests: tuple[CheckSeries, ...]
    """Each test over time, whatever the weeks."""
    exercises: tuple[ExerciseTotal, ...]
    """What was done at each exercise in these weeks, the one with the most time first."""

    @property
    def is_cut(self) -> bool:
        """Whether there are fewer weeks than were asked for, since the first session is younger."""
        return len(self.progress.weeks) < self.weeks


def read_progress(
    store: Store | None, today: date, weeks: int, settings: Settings, known: Mapping[str, Exercise]
) -> Progressed | None:
    """Ask the store for so many weeks up to today, None where there is no session; raises StoreError.

    `known` are the exercises by id, of which some land.
    """
    ends = store.ends_of() if store is not None else None
    if store is None or ends is None:
        return None
    weekday = WEEKDAYS.index(settings.first_day)
    asked_for = date.fromordinal(max(1, week_of(today, weekday).toordinal() - 7 * (weeks - 1)))
    first = max(asked_for, week_of(min(ends[0], today), weekday))
    days = store.day_sums(first, today)
    done = store.exercise_days(first, today)
    goals = with_goal(store.goals(), settings.goal, today)
    summed = weeks_of(days, done, known, weekday, first, today)
    return Progressed(
        today=today,
        weeks=weeks,
        progress=progress(summed, store.series_sums(first, today), weekday),
        goals=tuple(goal_on(goals, week.first) or settings.goal for week in summed),
        totals=totals(days, summed),
        tests=check_series(store.checks(date.min, today)),
        exercises=exercise_totals(done),
    )
