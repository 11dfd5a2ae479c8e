"""Weeks and what the five variables of training did in them: frequency, duration, intensity, progression, technique.

Pure: everything is made of the sums of days that the store gives (`history.sums`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from foottimer.history.calendar import week_of
from foottimer.history.sums import DaySum, ExerciseDay, SeriesSum
from foottimer.routine.contacts import contacts_done
from foottimer.routine.model import Exercise
from foottimer.values import dataclass

MINUTE = 60_000
"""Ms in a minute."""


@dataclass(frozen=True, slots=True)
class WeekSum:
    """One week, also one in which nothing was done."""

    first: date
    """Its first day."""
    days: int
    """Training days, 0-7."""
    sessions: int
    """Sessions, from 0."""
    active_ms: int
    """Their active time together, in ms."""
    rpe: float | None
    """Mean effort of those that stated one, 0-10."""
    pain_worst: int | None
    """The worst pain stated, 0-10."""
    pain: float | None
    """Mean of the pains stated, 0-10."""
    technique: float | None
    """Share of sessions with good technique, 0-1, of those that said whether it was."""
    red_flags: int
    """Sessions in which something was sharp, bony or swollen."""
    contacts: int
    """Plyometric ground contacts done, a landing on both feet being one."""
    rpe_answers: int = 0
    """Sessions that stated an effort."""
    pain_answers: int = 0
    """Sessions that stated a pain."""
    technique_answers: int = 0
    """Sessions that said whether the technique was good."""


@dataclass(frozen=True, slots=True)
class SeriesCourse:
    """How a series of routines went, with a value a week; None in a week without it."""

    series: str
    """The series."""
    levels: tuple[int | None, ...]
    """The highest level done in the week."""
    doses: tuple[float | None, ...]
    """Minutes of work that a session of that level asked for, in the mean."""
    sessions: tuple[int, ...]
    """Sessions at any level."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Weeks in a row and what is drawn of them; every tuple has a value a week."""

    weeks: tuple[WeekSum, ...]
    """The weeks, oldest first."""
    frequency: tuple[int, ...]
    """Training days."""
    duration: tuple[float | None, ...]
    """Minutes of a session, in the mean; None in a week without one."""
    minutes: tuple[float, ...]
    """Minutes of all sessions together."""
    intensity: tuple[float | None, ...]
    """Mean effort, 0-10; None where none was stated."""
    progression: tuple[SeriesCourse, ...]
    """Every series that was trained, by its name."""
    technique: tuple[float | None, ...]
    """Sessions with good technique, in percent; None where nobody said."""
    contacts: tuple[int, ...]
    """Plyometric ground contacts."""
    pain: tuple[float | None, ...]
    """Mean pain, 0-10; None where none was stated."""
    pain_worst: tuple[int | None, ...]
    """The worst pain, 0-10; None where none was stated."""


def weeks_between(first: date, last: date, first_weekday: int) -> tuple[date, ...]:
    """The first day of every week from that of `first` to that of `last`."""
    begin, end = week_of(first, first_weekday).toordinal(), last.toordinal()
    return tuple(date.fromordinal(day) for day in range(begin, end + 1, 7))


def weeks_of(
    days: Iterable[DaySum],
    exercises: Iterable[ExerciseDay],
    known: Mapping[str, Exercise],
    first_weekday: int,
    first: date,
    last: date,
) -> tuple[WeekSum, ...]:
    """Every week from that of `first` to that of `last`, oldest first; days of other weeks do not enter.

    `known` are the exercises by id, of which some land.
    """
    by_week: dict[date, list[DaySum]] = defaultdict(list)
    for day in days:
        by_week[week_of(day.day, first_weekday)].append(day)
    contacts: dict[date, float] = defaultdict(float)
    for done in exercises:
        landed = contacts_done(known.get(done.exercise or ""), done.kind, done.side, done.reps, done.ms)
        if landed:
            contacts[week_of(done.day, first_weekday)] += landed
    weeks = weeks_between(first, last, first_weekday)
    return tuple(_week(week, by_week.get(week, []), contacts.get(week, 0)) for week in weeks)


def progress(weeks: Sequence[WeekSum], series: Iterable[SeriesSum], first_weekday: int) -> Progress:
    """What is drawn of these weeks; `series` of other weeks do not enter."""
    return Progress(
        weeks=tuple(weeks),
        frequency=tuple(week.days for week in weeks),
        duration=tuple(week.active_ms / week.sessions / MINUTE if week.sessions else None for week in weeks),
        minutes=tuple(week.active_ms / MINUTE for week in weeks),
        intensity=tuple(week.rpe for week in weeks),
        progression=_courses([week.first for week in weeks], series, first_weekday),
        technique=tuple(None if week.technique is None else 100 * week.technique for week in weeks),
        contacts=tuple(week.contacts for week in weeks),
        pain=tuple(week.pain for week in weeks),
        pain_worst=tuple(week.pain_worst for week in weeks),
    )


def _week(first: date, days: Sequence[DaySum], contacts: float) -> WeekSum:
    pains = [day.pain_worst for day in days if day.pain_worst is not None]
    return WeekSum(
        first=first,
        days=sum(day.counted > 0 for day in days),
        sessions=sum(day.sessions for day in days),
        active_ms=sum(day.active_ms for day in days),
        rpe=share(sum(day.rpe_sum for day in days), sum(day.rpe_answers for day in days)),
        pain_worst=max(pains, default=None),
        pain=share(sum(day.pain_sum for day in days), sum(day.pain_answers for day in days)),
        technique=share(sum(day.technique_good for day in days), sum(day.technique_answers for day in days)),
        red_flags=sum(day.red_flags for day in days),
        contacts=round(contacts),
        rpe_answers=sum(day.rpe_answers for day in days),
        pain_answers=sum(day.pain_answers for day in days),
        technique_answers=sum(day.technique_answers for day in days),
    )


def share(part: int, whole: int) -> float | None:
    """The part of the whole; None where there is none."""
    return part / whole if whole else None


def _courses(weeks: Sequence[date], sums: Iterable[SeriesSum], first_weekday: int) -> tuple[SeriesCourse, ...]:
    among = frozenset(weeks)
    found: dict[str, dict[date, list[SeriesSum]]] = defaultdict(lambda: defaultdict(list))
    for one in sums:
        week = week_of(one.day, first_weekday)
        if week in among:
            found[one.series][week].append(one)
    return tuple(_course(series, [found[series].get(week, []) for week in weeks]) for series in sorted(found))


def _course(series: str, weeks: Sequence[Sequence[SeriesSum]]) -> SeriesCourse:
    levels = tuple(max((one.level for one in week), default=None) for week in weeks)
    return SeriesCourse(
        series=series,
        levels=levels,
        doses=tuple(_dose(week, level) for week, level in zip(weeks, levels, strict=True)),
        sessions=tuple(sum(one.sessions for one in week) for week in weeks),
    )


def _dose(week: Sequence[SeriesSum], level: int | None) -> float | None:
    at = [one for one in week if one.level == level]
    return sum(one.work_ms for one in at) / sum(one.sessions for one in at) / MINUTE if at else None
