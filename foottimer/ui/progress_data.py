"""What the part of the review that shows progress reads of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from foottimer.history.calendar import goal_on, week_of, with_goal
from foottimer.history.checkin import CheckSeries
from foottimer.history.exercised import ExerciseTotal
from foottimer.history.overview import overview
from foottimer.history.progress import Progress
from foottimer.history.store import Store
from foottimer.history.sums import ExerciseDay, Sums
from foottimer.history.totals import Totals
from foottimer.history.week import WEEKDAYS
from foottimer.routine.model import Exercise
from foottimer.settings.model import Settings
from foottimer.values import dataclass, replace

PERIODS = (12, 26, 52)
"""Weeks that can be shown, the running one among them."""

MANY = 300
"""Sessions from which on what takes long is shown later."""


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
    exercises: tuple[ExerciseTotal, ...] | None
    """What was done at each exercise in these weeks, the one with the most time first; None while it is added up."""

    @property
    def is_cut(self) -> bool:
        """Whether there are fewer weeks than were asked for, since the first session is younger."""
        return len(self.progress.weeks) < self.weeks


def read_progress(
    store: Store | None,
    today: date,
    weeks: int,
    settings: Settings,
    known: Mapping[str, Exercise],
    early: Callable[[Progressed], object] | None = None,
) -> Progressed | None:
    """Ask the store for so many weeks up to today, None where there is no session; raises StoreError.

    `known` are the exercises by id, of which some land. Where there are many sessions, `early` is called with all but
    what takes long: what was done at each exercise.
    """
    ends = store.ends_of() if store is not None else None
    if store is None or ends is None:
        return None
    weekday = WEEKDAYS.index(settings.first_day)
    asked_for = date.fromordinal(max(1, week_of(today, weekday).toordinal() - 7 * (weeks - 1)))
    first = max(asked_for, week_of(min(ends[0], today), weekday))
    days, goals = store.day_sums(first, today), with_goal(store.goals(), settings.goal, today)
    sums = Sums(days, store.series_sums(first, today), checks=store.checks(date.min, today))

    def made(exercises: tuple[ExerciseDay, ...] | None) -> Progressed:
        told = overview(replace(sums, exercises=exercises or ()), first, today, known, weekday)
        return Progressed(
            today=today,
            weeks=weeks,
            progress=told.progress,
            goals=tuple(goal_on(goals, week.first) or settings.goal for week in told.progress.weeks),
            totals=told.totals,
            tests=told.tests,
            exercises=None if exercises is None else told.exercises,
        )

    if early is not None and sum(day.sessions for day in days) > MANY:
        early(made(None))
    return made(store.exercise_days(first, today))
