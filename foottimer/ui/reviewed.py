"""What the review's first part reads of the store, and what its calendar and charts are made of; no Textual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from foottimer.chart.model import Chart, Series
from foottimer.chart.year import DayMark, Year
from foottimer.history.listing import SessionLine, Wanted
from foottimer.history.sums import DaySum
from foottimer.history.week import Standing, standing_on
from foottimer.history.weeks import JudgedWeek, Verdict
from foottimer.settings.model import Settings
from foottimer.ui.days import dated, short_day
from foottimer.ui.now_view import pause_on
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.history.store import Store

WEEKS = 53
"""Weeks of the year's calendar, the running one among them."""
DRAWN = 24
"""The most weeks that the charts draw, so that their columns stand apart; the tables have all."""
EMPTY = "Shown once a session is done."
"""What a chart says before there is anything."""
MOST = 12
"""Sessions of a day that are read to be listed; the others are counted."""
_MINUTE = 60_000
_NOTHING = DayMark()


@dataclass(frozen=True, slots=True)
class Now:
    """How the week stands, and a year of days."""

    standing: Standing
    """The weeks, streak, what is ahead."""
    sums: Mapping[date, DaySum]
    """Of each day of the year's weeks that has sessions."""
    sessions: tuple[SessionLine, ...] = ()
    """Today's, newest first, at most MOST."""


def first_day(standing: Standing) -> date:
    """Return the first day of the year's calendar."""
    return date.fromordinal(max(1, standing.weeks[-1].first.toordinal() - 7 * (WEEKS - 1)))


def read_now(store: Store | None, today: date, settings: Settings) -> Now:
    """Ask the store, None where there is none yet; raises StoreError when it can't be read."""
    standing = standing_on(today, store, settings)
    if store is None:
        return Now(standing, MappingProxyType({}))
    sums = store.day_sums(first_day(standing), today)
    return Now(standing, MappingProxyType({each.day: each for each in sums}), sessions_on(store, today))


def sessions_on(store: Store, day: date) -> tuple[SessionLine, ...]:
    """Return a day's sessions, newest first, at most MOST."""
    return store.sessions(Wanted(first=day, last=day), limit=MOST)


def year_of(now: Now) -> Year:
    """Return what the year's calendar shows."""
    standing, first = now.standing, first_day(now.standing)
    frozen = {week.first for week in standing.weeks if week.verdict is Verdict.FROZEN}
    marks = {}
    for place in range((standing.today - first).days + 1):
        day = first + timedelta(place)
        mark = DayMark(
            minutes=now.sums[day].active_ms / _MINUTE if day in now.sums else 0,
            trained=day in standing.days,
            paused=pause_on(day, standing.pauses) is not None,
            frozen_week=first + timedelta(place - place % 7) in frozen,
            today=day == standing.today,
        )
        if mark != _NOTHING:
            marks[day] = mark
    return Year(standing.today, marks, standing.first_weekday)


@dataclass(frozen=True, slots=True)
class WeekDone:
    """What was done in a week."""

    first: date
    """Its first day."""
    goal: int | None
    """Training days that it asked for; None before the first training day's week."""
    trained: int
    """Its training days."""
    sessions: int
    """Its sessions, completed and partial ones."""
    minutes: float
    """Its active minutes."""


def weeks_done(now: Now) -> tuple[WeekDone, ...]:
    """Return the year's weeks from the first one with a session on, oldest first; none where there is none."""
    standing = now.standing
    start, last = first_day(standing), standing.weeks[-1].first
    judged = {week.first: week for week in standing.weeks}
    sums: dict[date, list[DaySum]] = {}
    for each in now.sums.values():
        sums.setdefault(each.day - timedelta((each.day - start).days % 7), []).append(each)
    found = [first for first in (*sums, *judged) if first >= start and (first in sums or judged[first].trained)]
    first = min(found, default=last + timedelta(1))
    weeks = (first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1))
    return tuple(_week_done(week, judged.get(week), sums.get(week, [])) for week in weeks)


def _week_done(first: date, judged: JudgedWeek | None, days: Sequence[DaySum]) -> WeekDone:
    return WeekDone(
        first=first,
        goal=judged.goal if judged else None,
        trained=judged.trained if judged else 0,
        sessions=sum(day.sessions for day in days),
        minutes=sum(day.active_ms for day in days) / _MINUTE,
    )


def minutes_chart(weeks: Sequence[WeekDone]) -> Chart:
    """Return the active minutes of each week."""
    values = tuple(week.minutes for week in weeks)
    return Chart("Minutes", "a week", _labels(weeks), (Series("minutes", "m", values),), empty=EMPTY, each="week")


def days_chart(weeks: Sequence[WeekDone]) -> Chart:
    """Return the training days of each week against its goal."""
    values = tuple(float(week.trained) for week in weeks)
    return Chart(
        title="Training days",
        unit="a week",
        labels=_labels(weeks),
        series=(Series("days", "d", values),),
        goal=tuple(None if week.goal is None else float(week.goal) for week in weeks),
        empty=EMPTY,
        each="week",
    )


def weeks_table(weeks: Sequence[WeekDone]) -> Chart:
    """Return what there is of each week, to be shown as a table."""
    counted = (
        Series("days", "d", tuple(float(week.trained) for week in weeks)),
        Series("sessions", "s", tuple(float(week.sessions) for week in weeks)),
        Series("minutes", "m", tuple(round(week.minutes) + 0.0 for week in weeks)),
    )
    goals = tuple(None if week.goal is None else float(week.goal) for week in weeks)
    return Chart("Weeks", "", _labels(weeks), counted, goal=goals, empty=EMPTY, each="week of")


def days_table(now: Now) -> Chart:
    """Return the year's days with sessions, to be shown as a table."""
    days = sorted(now.sums.values(), key=lambda each: each.day)
    counted = (
        Series("sessions", "s", tuple(float(each.sessions) for each in days)),
        Series("minutes", "m", tuple(round(each.active_ms / _MINUTE) + 0.0 for each in days)),
    )
    labels = tuple(dated(each.day) for each in days)
    return Chart("Days", "", labels, counted, empty=EMPTY, each="day")


def _labels(weeks: Sequence[WeekDone]) -> tuple[str, ...]:
    return tuple(short_day(week.first) for week in weeks)
