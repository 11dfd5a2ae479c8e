"""Histories and how the weeks stand by them: one table for the rules, the command and the screen. Data alone.

A training day is a day, or a session as the local time and the zone where it began, from which its day was frozen with
the hour that days began at then. What is expected was computed by hand or by the reference in `slow_streak.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Trained:
    """A session that counts."""

    local: str
    """When it began, by the clock on the wall there, as "2026-03-02T18:00"."""
    zone: str = "UTC"
    """Where, by its IANA name."""
    day_start: int = 0
    """The hour that days began at, as the settings said then."""
    fold: int = 0
    """1 for the second time that the clock shows this."""

    @property
    def moment(self) -> datetime:
        """When it began, aware."""
        return datetime.fromisoformat(self.local).replace(tzinfo=ZoneInfo(self.zone), fold=self.fold)


@dataclass(frozen=True)
class Case:
    """One history, and how the weeks stand by it."""

    name: str
    """What it is about."""
    trained: tuple[Trained, ...]
    """The sessions, in the order in which they were stored."""
    now: Trained
    """The time and the place that it is looked at, and the hour that days begin at now."""
    expected: tuple[int, str, int, int, int, float]
    """Training days of the running week, its state, weeks of the streak, the best ever, freezes, score."""
    goals: tuple[tuple[str, int], ...] = (("2026-01-01", 3),)
    """Since when which goal; the first holds for all the past, the last is also the settings'."""
    pauses: tuple[tuple[str, str, str], ...] = ()
    """First day, last day, reason."""
    first_weekday: int = 0
    """0 for Monday to 6 for Sunday."""
    ahead: tuple[int, int] | None = None
    """Days left and sessions to go; None where the case is not about them."""
    why: str = ""
    """What ended the last streak."""

    @property
    def goal(self) -> int:
        """The settings' goal."""
        return self.goals[-1][1]


MONDAY = date(2026, 3, 2)
FULL = (0, 2, 4)
"""Monday, Wednesday and Friday."""


def on(*days: date) -> tuple[Trained, ...]:
    """A session at noon of each day."""
    return tuple(Trained(f"{day}T12:00") for day in days)


def week(number: int, *weekdays: int) -> tuple[Trained, ...]:
    """Sessions in the week so many after the first Monday, 0 for its Monday."""
    return on(*(MONDAY + timedelta(weeks=number, days=weekday) for weekday in weekdays))


def full(*numbers: int) -> tuple[Trained, ...]:
    """Monday, Wednesday and Friday of each week."""
    return tuple(one for number in numbers for one in week(number, *FULL))


def at(day: str) -> Trained:
    """Looked at in the evening of a day of 2026."""
    return Trained(f"2026-{day}T20:00")


WORKED = (
    Case("nothing was done", (), at("03-16"), (0, "none", 0, 0, 0, 0.000)),
    Case("the first session", week(0, 0), at("03-02"), (1, "in_progress", 0, 0, 0, 0.006)),
    Case("2 full weeks, nothing since", full(0, 1), at("03-18"), (0, "in_progress", 2, 2, 0, 0.302)),
    Case("3 full weeks, the third just secured", full(0, 1, 2), at("03-20"), (3, "secured", 3, 3, 0, 0.370)),
    Case(
        "2 full, then Monday only",
        full(0, 1) + week(2, 0),
        at("03-23"),
        (0, "none", 0, 2, 0, 0.374),
        why="week of 16 March: 1 of 3",
    ),
    Case(
        "4 full, then Monday and Wednesday",
        full(*range(4)) + week(4, 0, 2),
        at("04-06"),
        (0, "in_progress", 4, 4, 0, 0.625),
    ),
    Case(
        "4 full, then Monday only",
        full(*range(4)) + week(4, 0),
        at("04-06"),
        (0, "none", 0, 4, 0, 0.593),
        why="week of 30 March: 1 of 3",
    ),
    Case(
        "8 full, then two weeks of Monday and Wednesday",
        full(*range(8)) + week(8, 0, 2) + week(9, 0, 2),
        at("05-11"),
        (0, "in_progress", 8, 8, 0, 0.817),
    ),
    Case("12 full", full(*range(12)), at("05-25"), (0, "in_progress", 12, 12, 2, 0.931)),
    Case(
        "2 full, a week paused whole, 2 full",
        full(0, 1, 3, 4),
        at("04-06"),
        (0, "in_progress", 4, 4, 1, 0.440),
        pauses=(("2026-03-16", "2026-03-22", "holiday"),),
    ),
    Case(
        "3 full, then 3 of a goal raised to 4 on the Wednesday of the third week",
        full(0, 1, 2, 3),
        at("03-30"),
        (0, "none", 0, 3, 0, 0.451),
        goals=(("2026-01-01", 3), ("2026-03-18", 4)),
        why="week of 23 March: 3 of 4",
    ),
    Case(
        "2 full, the week from Sunday",
        full(0, 1),
        at("03-16"),
        (0, "in_progress", 2, 2, 0, 0.270),
        first_weekday=6,
    ),
)
"""The rules' own examples."""

CASES = WORKED
"""All of them."""
