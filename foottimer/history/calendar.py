"""Days, goals and pauses by the week: what every judgement of a week is made of. Pure.

Days are counted as ordinals inside, so that nothing overflows at the ends of the calendar.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from foottimer.values import dataclass, replace

DEFAULT_GOAL = 3
"""Training days a week, before any goal was set."""
LONGEST_PAUSE = 366
"""Days of one pause at most: more is a slip of the year."""
LONGEST_REASON = 200
"""Characters of a pause's reason at most."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Training days a week, from a day on; a week's goal is the one in force on its first day.

    Raises ValueError when `per_week` is not 1-7.
    """

    since: date
    """The day it was set."""
    per_week: int
    """1-7."""

    def __post_init__(self) -> None:
        if not 1 <= self.per_week <= 7:
            raise ValueError(f"a goal is 1 to 7 days a week, not {self.per_week}")


def goal_on(goals: Iterable[Goal], day: date) -> int | None:
    """The goal in force on a day; the first one also before it was set, and None where none was."""
    ordered = sorted(goals, key=_since)
    in_force = [goal for goal in ordered if goal.since <= day] or ordered[:1]
    return in_force[-1].per_week if in_force else None


def with_goal(goals: Iterable[Goal], per_week: int, today: date) -> tuple[Goal, ...]:
    """The goals, with `per_week` as set today unless it is in force; the first of them holds for all the past."""
    ordered = sorted(goals, key=_since)
    if goal_on(ordered, today) != per_week:
        ordered = sorted((*ordered, Goal(today, per_week)), key=_since)
    return (replace(ordered[0], since=date.min), *ordered[1:])


def _since(goal: Goal) -> date:
    return goal.since


@dataclass(frozen=True, slots=True)
class PausedDays:
    """A range of paused days, as for an injury or a holiday."""

    first: date
    """Its first day."""
    last: date
    """Its last day, itself paused."""
    reason: str = ""
    """Free text."""
    id: str = ""
    """The store's; empty where it was not stored."""


def pause_problem(first: date, last: date, reason: str = "") -> str:
    """Why days can't be paused so, in a sentence that says what to do; empty when they can."""
    if last < first:
        return f"the pause ends on {last}, before it begins on {first}: give the first day first"
    if (last - first).days >= LONGEST_PAUSE:
        return (
            f"{first} to {last} is more than a year: pause {LONGEST_PAUSE} days at most, and again when they are over"
        )
    if len(reason) > LONGEST_REASON:
        return f"the reason has {len(reason)} characters: {LONGEST_REASON} are the most"
    return ""


class Calendar:
    """The facts that weeks are judged by, by day ordinal.

    `first_weekday` is 0 for Monday to 6 for Sunday. Days after today, which a clock that was set back leaves behind,
    do not enter until they come.
    """

    def __init__(
        self,
        days: Iterable[date],
        today: date,
        goals: Iterable[Goal] = (),
        pauses: Iterable[PausedDays] = (),
        first_weekday: int = 0,
    ) -> None:
        self.today = today.toordinal()
        """Today's ordinal."""
        self.days = {day.toordinal() for day in days if day <= today}
        """The training days up to today."""
        self.first_day = min(self.days, default=None)
        """The first of them; None where there is none."""
        ordered = sorted(goals, key=_since)
        self._since = [goal.since.toordinal() for goal in ordered]
        self._per_week = [goal.per_week for goal in ordered]
        self._first_weekday = first_weekday
        self._begins, self._ends = _apart((pause.first.toordinal(), pause.last.toordinal()) for pause in pauses)

    @property
    def week(self) -> int:
        """The running week's first day."""
        return self.week_start(self.today)

    def week_start(self, day: int) -> int:
        """The first day of a day's week; it may lie before the calendar's first."""
        return week_start(day, self._first_weekday)

    def goal(self, week: int) -> int:
        """The goal in force on a week's first day; of two set on one day the later in the list."""
        place = bisect_right(self._since, week)
        return self._per_week[place - 1] if place else DEFAULT_GOAL

    def trained(self, first: int, last: int) -> int:
        """Training days from `first` to `last`."""
        return sum(day in self.days for day in range(first, last + 1))

    def paused(self, first: int, last: int) -> bool:
        """Whether any day from `first` to `last` is."""
        place = bisect_right(self._begins, last)
        return place > 0 and self._ends[place - 1] >= first

    def paused_days(self, first: int, last: int) -> int:
        """How many days from `first` to `last` are, each once."""
        return sum(self.paused(day, day) for day in range(first, last + 1)) if self.paused(first, last) else 0


def week_start(day: int, first_weekday: int) -> int:
    """The ordinal of the first day of a day's week; weeks begin on `first_weekday`, 0 for Monday to 6 for Sunday."""
    # Ordinal 1, the first of January of year 1, counts as a Monday.
    return day - (day - 1 - first_weekday) % 7


def week_of(day: date, first_weekday: int) -> date:
    """The first day of a day's week; a week that began before the calendar of dates did begins with that."""
    return to_date(week_start(day.toordinal(), first_weekday))


def day_of(local: datetime, day_start: int = 0) -> date:
    """The person's day at a local time, where days begin at the hour `day_start` by the clock on the wall, 0-12."""
    day = local.date()
    return day if local.hour >= day_start else day - timedelta(days=1)


def to_date(ordinal: int) -> date:
    """The day of an ordinal; the calendar's first or last for one beyond them."""
    return date.fromordinal(min(max(1, ordinal), date.max.toordinal()))


def _apart(ranges: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The first and last days of the ranges, in order, those that overlap made one."""
    begins: list[int] = []
    ends: list[int] = []
    for first, last in sorted(span for span in ranges if span[0] <= span[1]):
        if ends and first <= ends[-1]:
            ends[-1] = max(ends[-1], last)
        else:
            begins.append(first)
            ends.append(last)
    return begins, ends
