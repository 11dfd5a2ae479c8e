"""Every week judged, oldest first: the one fold that the streak and all that is said of it come from. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from foottimer.history.calendar import Calendar, Goal, PausedDays, to_date
from foottimer.values import dataclass, replace

MOST_FREEZES = 2
"""Freezes in hand at most."""
WEEKS_A_FREEZE = 4
"""Secured weeks that earn a freeze."""


class Verdict(StrEnum):
    """What became of a week."""

    SECURED = "secured"
    """Its goal was met."""
    FROZEN = "frozen"
    """One day short; a freeze kept the streak."""
    PAUSED = "paused"
    """Short, but with a paused day: it neither extends nor ends."""
    SHORT = "short"
    """Short; it ended the streak, where one was alive."""
    RUNNING = "running"
    """It is not over."""


@dataclass(frozen=True, slots=True)
class JudgedWeek:
    """One week, and how the streak stood after it."""

    first: date
    """Its first day."""
    trained: int
    """Its training days, up to today."""
    goal: int
    """Training days it asked for, 1-7."""
    verdict: Verdict
    """What became of it."""
    streak_weeks: int
    """Secured weeks of the streak after it; the running week adds itself once its goal is met."""
    freezes: int
    """Freezes in hand after it, 0-2."""
    ended: int = 0
    """Weeks of the streak that it ended; 0 when it ended none."""
    toward_freeze: int = 0
    """Secured weeks since the last freeze was earned or the streak began, 0-3; the running week does not enter."""
    paused_days: int = 0
    """Its paused days, 0-7."""

    @property
    def last(self) -> date:
        """Its last day."""
        return to_date(self.first.toordinal() + 6)


@dataclass(frozen=True, slots=True)
class Run:
    """The streak after some completed weeks."""

    weeks: int = 0
    """Secured weeks in a row."""
    freezes: int = 0
    """Freezes in hand, 0-2."""
    toward_freeze: int = 0
    """Secured weeks since the last freeze was earned or the streak began, 0-3."""


def after_week(run: Run, trained: int, goal: int, paused: bool) -> tuple[Run, Verdict]:
    """The streak after one more completed week, and what became of that week."""
    if trained >= goal:
        return _secured(run), Verdict.SECURED
    if paused:
        return run, Verdict.PAUSED
    if run.freezes and goal - trained == 1:
        return replace(run, freezes=run.freezes - 1), Verdict.FROZEN
    return Run(), Verdict.SHORT


def _secured(run: Run) -> Run:
    toward, freezes = run.toward_freeze + 1, run.freezes
    if toward == WEEKS_A_FREEZE:
        toward, freezes = 0, min(MOST_FREEZES, freezes + 1)
    return Run(run.weeks + 1, freezes, toward)


def judged(
    days: Iterable[date],
    today: date,
    goals: Iterable[Goal] = (),
    pauses: Iterable[PausedDays] = (),
    first_weekday: int = 0,
) -> tuple[JudgedWeek, ...]:
    """Every week from the first training day's to the running one, which is the last; that one alone before any.

    `first_weekday` is 0 for Monday to 6 for Sunday.
    """
    return judged_in(Calendar(days, today, goals, pauses, first_weekday))


def judged_in(calendar: Calendar) -> tuple[JudgedWeek, ...]:
    """The same, of a calendar that was made already."""
    return tuple(_judging(calendar))


def _judging(calendar: Calendar) -> Iterator[JudgedWeek]:
    run = Run()
    first = calendar.week if calendar.first_day is None else calendar.week_start(calendar.first_day)
    for week in range(first, calendar.week, 7):
        trained, goal = calendar.trained(week, week + 6), calendar.goal(week)
        paused = calendar.paused_days(week, week + 6)
        before = run
        run, verdict = after_week(run, trained, goal, paused > 0)
        ended = before.weeks if verdict is Verdict.SHORT else 0
        yield _judged(week, trained, goal, paused, verdict, run, ended)
    trained, goal = calendar.trained(calendar.week, calendar.today), calendar.goal(calendar.week)
    paused = calendar.paused_days(calendar.week, calendar.week + 6)
    run = replace(run, weeks=run.weeks + (trained >= goal))
    yield _judged(calendar.week, trained, goal, paused, Verdict.RUNNING, run)


def _judged(week: int, trained: int, goal: int, paused: int, verdict: Verdict, run: Run, ended: int = 0) -> JudgedWeek:
    return JudgedWeek(
        first=to_date(week),
        trained=trained,
        goal=goal,
        verdict=verdict,
        streak_weeks=run.weeks,
        freezes=run.freezes,
        ended=ended,
        toward_freeze=run.toward_freeze,
        paused_days=paused,
    )
