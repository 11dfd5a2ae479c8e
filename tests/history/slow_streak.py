"""The streak's rules once more, slowly and by another way: a letter a week, then the letters read from the left.

It shares nothing with the program, so that the two can be held to each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from typing import NamedTuple

DAY = timedelta(days=1)


class Stands(NamedTuple):
    this_week: int
    state: str
    streak: int
    best: int
    freezes: int
    score: float
    days_left: int
    sessions_to_go: int
    why: tuple[date, int, int] | None
    """While no streak is alive: the week that ended the last one, its training days and its goal."""
    letters: str
    """What became of every completed week: secured, frozen, paused, or short."""


def stands(
    trained: Sequence[date],
    today: date,
    goals: Sequence[tuple[date, int]],
    pauses: Sequence[tuple[date, date]],
    first_weekday: int,
) -> Stands:
    """How the weeks stand; the first of the goals holds for all the past."""
    known = sorted({day for day in trained if day <= today})
    paused = {first + number * DAY for first, last in pauses for number in range((last - first).days + 1)}
    running = week_of(today, first_weekday)
    weeks = []
    if known:
        for monday in days_from(week_of(known[0], first_weekday)[0], 7):
            if monday == running[0]:
                break
            weeks.append([monday + number * DAY for number in range(7)])
    shorts = [goal_of(week, goals) - len(set(week) & set(known)) for week in weeks]
    neutral = [bool(set(week) & paused) for week in weeks]
    letters, streaks, freezes = read_letters(shorts, neutral)
    this_week = len(set(running) & set(known))
    goal = goal_of(running, goals)
    alive = streaks[-1] + (this_week >= goal)
    ended = [
        place for place in range(len(weeks)) if letters[place] == "x" and streaks[place] and not streaks[place + 1]
    ]
    why = None
    if ended and not alive:
        week = weeks[ended[-1]]
        why = (week[0], len(set(week) & set(known)), goal_of(week, goals))
    return Stands(
        this_week,
        "secured" if this_week >= goal else "in_progress" if this_week or alive else "none",
        alive,
        max(*streaks, alive),
        freezes,
        score(known, today, goal, paused),
        len([day for day in running if day >= today and day not in known]),
        max(0, goal - this_week),
        why,
        letters,
    )


def read_letters(shorts: Sequence[int], neutral: Sequence[bool]) -> tuple[str, list[int], int]:
    """A letter a week, the streak before the first and after each, and the freezes in hand."""
    letters, streaks = "", [0]
    held = 0
    for short, is_neutral in zip(shorts, neutral, strict=True):
        streak = streaks[-1]
        # In one streak every fourth secured week earns a freeze, which is lost when two are in hand.
        if short <= 0:
            letters += "s"
            streak += 1
            if streak % 4 == 0:
                held = min(2, held + 1)
        elif is_neutral:
            letters += "p"
        elif short == 1 and held:
            letters += "f"
            held -= 1
        else:
            letters += "x"
            streak = held = 0
        streaks.append(streak)
    return letters, streaks, held


def score(known: Sequence[date], today: date, goal: int, paused: set[date]) -> float:
    if not known:
        return 0.0
    kept = 0.5 ** ((goal / 7) ** 0.5 / 13)
    found = 0.0
    for day in days_from(known[0], 1):
        if day not in paused:
            recent = sum(1 for done in known if timedelta(0) <= day - done < 14 * DAY)
            found = found * kept + float(min(Fraction(1), Fraction(recent, 2 * goal))) * (1 - kept)
        if day == today:
            return found
    raise AssertionError


def goal_of(week: Sequence[date], goals: Sequence[tuple[date, int]]) -> int:
    found = min(goals, key=lambda goal: goal[0], default=(week[0], 3))[1]
    for since, per_week in sorted(goals, key=lambda goal: goal[0]):
        if since <= week[0]:
            found = per_week
    return found


def week_of(day: date, first_weekday: int) -> list[date]:
    while day.weekday() != first_weekday:
        day -= DAY
    return [day + number * DAY for number in range(7)]


def days_from(day: date, step: int) -> Iterator[date]:
    return (day + number * step * DAY for number in count())
