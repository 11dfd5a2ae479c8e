"""Histories and how the weeks stand by them: one table for the rules, the command and the screen. Data alone.

A training day comes from a session that counts: its local time with its offset from UTC and its zone, and the hour that
days began at when it was frozen. What is expected follows from the rules; `slow_streak.py` computes it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class Trained:
    """A session that counts, or the time at which the weeks are looked at."""

    local: str
    """The time by the clock on the wall there, with its offset, as "2026-03-02T18:00+01:00"."""
    zone: str = "UTC"
    """Where, by its IANA name."""
    day_start: int = 0
    """The hour that days began at, as the settings said then."""

    @property
    def moment(self) -> datetime:
        """The time, aware."""
        return datetime.fromisoformat(self.local)

    @property
    def day(self) -> date:
        """The person's day, as it is frozen."""
        return (self.moment - timedelta(hours=self.day_start)).date()


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
    ahead: tuple[int, int]
    """Days left on which there can be another training day this week, and training days missing."""
    why: str = ""
    """What ended the last streak, while none is alive."""
    goals: tuple[tuple[str, int], ...] = (("2026-01-01", 3),)
    """Since when which goal; the first holds for all the past, the last is also the settings'."""
    pauses: tuple[tuple[str, str, str], ...] = ()
    """First day, last day, reason."""
    first_weekday: int = 0
    """0 for Monday to 6 for Sunday."""

    @property
    def goal(self) -> int:
        """The settings' goal."""
        return self.goals[-1][1]


MONDAY = date(2026, 3, 2)
FULL = (0, 2, 4)
"""Monday, Wednesday and Friday."""


def on(*days: str, year: int = 2026) -> tuple[Trained, ...]:
    """A session at noon of each day, as "03-02"."""
    return tuple(Trained(f"{year}-{day}T12:00+00:00") for day in days)


def week(number: int, *weekdays: int) -> tuple[Trained, ...]:
    """Sessions in the week so many after the first Monday, 0 for its Monday."""
    days = (MONDAY + timedelta(weeks=number, days=weekday) for weekday in weekdays)
    return tuple(Trained(f"{day}T12:00+00:00") for day in days)


def full(*numbers: int) -> tuple[Trained, ...]:
    """Monday, Wednesday and Friday of each week."""
    return tuple(one for number in numbers for one in week(number, *FULL))


def at(day: str, time: str = "20:00", year: int = 2026, day_start: int = 0) -> Trained:
    """Looked at on a day, as "03-02", in the evening or at another time."""
    return Trained(f"{year}-{day}T{time}+00:00", day_start=day_start)


def berlin(local: str, day_start: int = 0) -> Trained:
    """A time in Berlin, as "03-29T01:59+01:00"."""
    return Trained(f"2026-{local}", "Europe/Berlin", day_start)


def new_york(local: str) -> Trained:
    """A time in New York."""
    return Trained(f"2026-{local}", "America/New_York")


def auckland(local: str) -> Trained:
    """A time in Auckland, 13 hours ahead in its summer."""
    return Trained(f"2026-{local}+13:00", "Pacific/Auckland")


def honolulu(local: str) -> Trained:
    """A time in Honolulu, 10 hours behind."""
    return Trained(f"2026-{local}-10:00", "Pacific/Honolulu")


def kiritimati(local: str) -> Trained:
    """A time on Christmas Island, 14 hours ahead, where days begin first."""
    return Trained(f"2026-{local}+14:00", "Pacific/Kiritimati")


def pago_pago(local: str) -> Trained:
    """A time in American Samoa, 11 hours behind, where days end last."""
    return Trained(f"2026-{local}-11:00", "Pacific/Pago_Pago")


WORKED = (
    Case("nothing was done", (), at("03-16"), (0, "none", 0, 0, 0, 0.000), (7, 3)),
    Case("the first session", week(0, 0), at("03-02"), (1, "in_progress", 0, 0, 0, 0.006), (6, 2)),
    Case("2 full weeks, nothing since", full(0, 1), at("03-18"), (0, "in_progress", 2, 2, 0, 0.302), (5, 3)),
    Case("3 full weeks, the third just secured", full(0, 1, 2), at("03-20"), (3, "secured", 3, 3, 0, 0.370), (2, 0)),
    Case(
        "2 full, then Monday only",
        full(0, 1) + week(2, 0),
        at("03-23"),
        (0, "none", 0, 2, 0, 0.374),
        (7, 3),
        "week of 16 March: 1 of 3",
    ),
    Case(
        "4 full, then Monday and Wednesday",
        full(*range(4)) + week(4, 0, 2),
        at("04-06"),
        (0, "in_progress", 4, 4, 0, 0.625),
        (7, 3),
    ),
    Case(
        "4 full, then Monday only",
        full(*range(4)) + week(4, 0),
        at("04-06"),
        (0, "none", 0, 4, 0, 0.593),
        (7, 3),
        "week of 30 March: 1 of 3",
    ),
    Case(
        "8 full, then two weeks of Monday and Wednesday",
        full(*range(8)) + week(8, 0, 2) + week(9, 0, 2),
        at("05-11"),
        (0, "in_progress", 8, 8, 0, 0.817),
        (7, 3),
    ),
    Case("12 full", full(*range(12)), at("05-25"), (0, "in_progress", 12, 12, 2, 0.931), (7, 3)),
    Case(
        "2 full, a week paused whole, 2 full",
        full(0, 1, 3, 4),
        at("04-06"),
        (0, "in_progress", 4, 4, 1, 0.440),
        (7, 3),
        pauses=(("2026-03-16", "2026-03-22", "holiday"),),
    ),
    Case(
        "3 full, then 3 of a goal raised to 4 on the Wednesday of the third week",
        full(0, 1, 2, 3),
        at("03-30"),
        (0, "none", 0, 3, 0, 0.451),
        (7, 4),
        "week of 23 March: 3 of 4",
        goals=(("2026-01-01", 3), ("2026-03-18", 4)),
    ),
    Case(
        "2 full, the week from Sunday",
        full(0, 1),
        at("03-16"),
        (0, "in_progress", 2, 2, 0, 0.270),
        (6, 3),
        first_weekday=6,
    ),
)
"""The rules' own examples."""

_SUMMER = ("03-29", "10-25")
_BERLIN_MORNINGS = tuple(
    berlin(f"{day:%m-%d}T06:30{'+02:00' if _SUMMER[0] <= f'{day:%m-%d}' < _SUMMER[1] else '+01:00'}")
    for day in (date(2026, 3, 23) + timedelta(weeks=number, days=weekday) for number in range(32) for weekday in FULL)
)

CLOCK_CHANGES = (
    Case(
        "clocks go forward: the last minute before and the first after are one day",
        (berlin("03-29T01:59+01:00"), berlin("03-29T03:00+02:00")),
        berlin("03-29T12:00+02:00"),
        (1, "in_progress", 0, 0, 0, 0.006),
        (0, 2),
    ),
    Case(
        "clocks go forward: the short Sunday is the third day of its week",
        (berlin("03-23T18:00+01:00"), berlin("03-25T18:00+01:00"), berlin("03-29T23:59+02:00")),
        berlin("03-30T00:01+02:00"),
        (0, "in_progress", 1, 1, 0, 0.083),
        (7, 3),
    ),
    Case(
        "clocks go forward in the hour that days begin at: before it is Saturday",
        (berlin("03-28T18:00+01:00"), berlin("03-29T01:59+01:00", 2), berlin("03-29T03:00+02:00", 2)),
        berlin("03-29T21:00+02:00", 2),
        (2, "in_progress", 0, 0, 0, 0.017),
        (0, 1),
    ),
    Case(
        "clocks go back: the same minute twice is one day",
        (berlin("10-25T02:30+02:00"), berlin("10-25T02:30+01:00")),
        berlin("10-25T20:00+01:00"),
        (1, "in_progress", 0, 0, 0, 0.006),
        (0, 2),
    ),
    Case(
        "clocks go back: the second half past two is Saturday still where days begin at three",
        (berlin("10-25T02:30+01:00", 3), berlin("10-25T03:00+01:00", 3)),
        berlin("10-25T20:00+01:00", 3),
        (2, "in_progress", 0, 0, 0, 0.017),
        (0, 1),
    ),
    Case(
        "clocks go back: 25 hours after the last session it is the next day",
        (berlin("10-24T23:30+02:00"), berlin("10-25T23:30+01:00")),
        berlin("10-25T23:45+01:00"),
        (2, "in_progress", 0, 0, 0, 0.017),
        (0, 1),
    ),
    Case(
        "clocks go forward in New York on the day that the week begins",
        (
            new_york("03-07T18:00-05:00"),
            new_york("03-08T01:30-05:00"),
            new_york("03-08T03:30-04:00"),
            new_york("03-09T18:00-04:00"),
        ),
        new_york("03-10T08:00-04:00"),
        (2, "in_progress", 0, 0, 0, 0.050),
        (5, 1),
        first_weekday=6,
    ),
    Case(
        "clocks go back in New York on the day that the week begins",
        (new_york("10-31T23:50-04:00"), new_york("11-01T00:10-04:00"), new_york("11-01T01:30-05:00")),
        new_york("11-01T09:00-05:00"),
        (1, "in_progress", 0, 0, 0, 0.017),
        (6, 2),
        first_weekday=6,
    ),
    Case(
        "full weeks from before one change to after the other",
        _BERLIN_MORNINGS,
        berlin("11-02T07:00+01:00"),
        (0, "in_progress", 32, 32, 2, 0.994),
        (7, 3),
    ),
)
"""Daylight saving time, both ways."""

DATE_LINE = (
    Case(
        "east over the date line: the same Tuesday twice is one day",
        (auckland("03-10T18:00"), honolulu("03-10T07:00")),
        honolulu("03-10T20:00"),
        (1, "in_progress", 0, 0, 0, 0.006),
        (5, 2),
    ),
    Case(
        "west over the date line: a Tuesday that never was",
        (honolulu("03-09T18:00"), auckland("03-11T18:00"), auckland("03-13T18:00")),
        auckland("03-14T09:00"),
        (3, "secured", 1, 1, 0, 0.064),
        (2, 0),
    ),
    Case(
        "west over the date line on Sunday: the week has six days, and is short",
        (*full(0), honolulu("03-09T18:00"), honolulu("03-14T18:00"), auckland("03-16T18:00")),
        auckland("03-16T20:00"),
        (1, "in_progress", 0, 1, 0, 0.239),
        (6, 2),
        "week of 9 March: 2 of 3",
    ),
    Case(
        "east over the date line on Monday: it is Sunday again, and Monday's session waits",
        (kiritimati("03-13T09:00"), kiritimati("03-14T09:00"), kiritimati("03-16T00:30")),
        pago_pago("03-15T23:00"),
        (2, "in_progress", 0, 0, 0, 0.028),
        (1, 1),
    ),
    Case(
        "east over the date line: on the Sunday that came twice the week is secured",
        (kiritimati("03-13T09:00"), kiritimati("03-14T09:00"), kiritimati("03-16T00:30"), pago_pago("03-15T23:30")),
        pago_pago("03-15T23:45"),
        (3, "secured", 1, 1, 0, 0.034),
        (0, 0),
    ),
    Case(
        "east over the date line: Monday comes, and its session counts",
        (kiritimati("03-13T09:00"), kiritimati("03-14T09:00"), kiritimati("03-16T00:30"), pago_pago("03-15T23:30")),
        pago_pago("03-16T00:10"),
        (1, "in_progress", 1, 1, 0, 0.055),
        (6, 2),
    ),
    Case(
        "a later zone does not move what was done: evenings in Honolulu, looked at in Auckland",
        (honolulu("03-09T22:00"), honolulu("03-10T22:00"), honolulu("03-11T22:00")),
        auckland("03-13T09:00"),
        (3, "secured", 1, 1, 0, 0.065),
        (3, 0),
    ),
)
"""Travel over the date line, both ways."""

MIDNIGHT = (
    Case(
        "23:59 and 00:01 are two days",
        (Trained("2026-03-03T23:59+00:00"), Trained("2026-03-04T00:01+00:00")),
        at("03-04", "00:05"),
        (2, "in_progress", 0, 0, 0, 0.017),
        (4, 1),
    ),
    Case(
        "23:59 on Sunday and 00:01 on Monday are two weeks",
        (*full(0), Trained("2026-03-15T23:59+00:00"), Trained("2026-03-16T00:01+00:00")),
        at("03-16", "00:05"),
        (1, "in_progress", 0, 1, 0, 0.193),
        (6, 2),
        "week of 9 March: 1 of 3",
    ),
    Case(
        "23:59 on Sunday: the week that is short is running still",
        full(0, 1) + week(2, 0, 2),
        at("03-22", "23:59"),
        (2, "in_progress", 2, 2, 0, 0.396),
        (1, 1),
    ),
    Case(
        "00:01 on Monday: the week that is short is over",
        full(0, 1) + week(2, 0, 2),
        at("03-23", "00:01"),
        (0, "none", 0, 2, 0, 0.405),
        (7, 3),
        "week of 16 March: 2 of 3",
    ),
    Case(
        "23:59 and 00:01 are one day where days begin at four",
        (Trained("2026-03-03T23:59+00:00", day_start=4), Trained("2026-03-04T00:01+00:00", day_start=4)),
        at("03-04", "00:05", day_start=4),
        (1, "in_progress", 0, 0, 0, 0.006),
        (5, 2),
    ),
    Case(
        "00:01 on Monday is the short week's Sunday where days begin at four",
        full(0, 1) + week(2, 0, 2) + (Trained("2026-03-23T00:01+00:00", day_start=4),),
        at("03-23", "03:59", day_start=4),
        (3, "secured", 3, 3, 0, 0.402),
        (0, 0),
    ),
)
"""One day to the next."""

DAY_STARTS = (
    Case(
        "days begin at four since Wednesday: what was done at one on Tuesday stays Tuesday's",
        (Trained("2026-03-03T01:00+00:00"), Trained("2026-03-05T01:00+00:00", day_start=4)),
        at("03-05", "12:00", day_start=4),
        (2, "in_progress", 0, 0, 0, 0.028),
        (4, 1),
    ),
    Case(
        "days begin at midnight again: what was done at one stays the day before's",
        (Trained("2026-03-04T01:00+00:00", day_start=4), Trained("2026-03-04T20:00+00:00")),
        at("03-04", "21:00"),
        (2, "in_progress", 0, 0, 0, 0.017),
        (4, 1),
    ),
    Case(
        "days begin at twelve: a minute before noon it is yesterday",
        (Trained("2026-03-04T11:59+00:00", day_start=12), Trained("2026-03-04T12:00+00:00", day_start=12)),
        at("03-05", "11:59", day_start=12),
        (2, "in_progress", 0, 0, 0, 0.017),
        (4, 1),
    ),
    Case(
        "days begin later from today on: it is yesterday again, which is done",
        (Trained("2026-03-04T20:00+00:00"), Trained("2026-03-05T01:00+00:00")),
        at("03-05", "02:00", day_start=4),
        (1, "in_progress", 0, 0, 0, 0.006),
        (4, 2),
    ),
    Case(
        "days begin at four: on Monday at two the week is last week",
        full(0, 1),
        at("03-16", "02:00", day_start=4),
        (3, "secured", 2, 2, 0, 0.250),
        (1, 0),
    ),
)
"""A changed hour that days begin at."""

WEEK_STARTS = (
    Case(
        "Friday, Saturday, Sunday and Monday, the week from Monday",
        on("03-06", "03-07", "03-08", "03-09"),
        at("03-16"),
        (0, "none", 0, 1, 0, 0.188),
        (7, 3),
        "week of 9 March: 1 of 3",
        first_weekday=0,
    ),
    Case(
        "Friday, Saturday, Sunday and Monday, the week from Tuesday",
        on("03-06", "03-07", "03-08", "03-09"),
        at("03-16"),
        (0, "in_progress", 1, 1, 0, 0.188),
        (1, 3),
        first_weekday=1,
    ),
    Case(
        "Friday, Saturday, Sunday and Monday, the week from Wednesday",
        on("03-06", "03-07", "03-08", "03-09"),
        at("03-16"),
        (0, "in_progress", 1, 1, 0, 0.188),
        (2, 3),
        first_weekday=2,
    ),
    Case(
        "Friday, Saturday, Sunday and Monday, the week from Thursday",
        on("03-06", "03-07", "03-08", "03-09"),
        at("03-16"),
        (0, "in_progress", 1, 1, 0, 0.188),
        (3, 3),
        first_weekday=3,
    ),
    Case(
        "Friday, Saturday, Sunday and Monday, the week from Friday",
        on("03-06", "03-07", "03-08", "03-09"),
        at("03-16"),
        (0, "in_progress", 1, 1, 0, 0.188),
        (4, 3),
        first_weekday=4,
    ),
    Case(
        "Friday, Saturday, Sunday and Monday, the week from Saturday",
        on("03-06", "03-07", "03-08", "03-09"),
        at("03-16"),
        (0, "in_progress", 1, 1, 0, 0.188),
        (5, 3),
        first_weekday=5,
    ),
    Case(
        "Friday, Saturday, Sunday and Monday, the week from Sunday",
        on("03-06", "03-07", "03-08", "03-09"),
        at("03-16"),
        (0, "none", 0, 0, 0, 0.188),
        (6, 3),
        first_weekday=6,
    ),
    Case(
        "the week from Sunday: Sunday's session begins it",
        on("03-08"),
        at("03-08"),
        (1, "in_progress", 0, 0, 0, 0.006),
        (6, 2),
        first_weekday=6,
    ),
    Case(
        "the week from Saturday is judged on Saturday",
        on("03-07", "03-10", "03-13", "03-14"),
        at("03-21"),
        (0, "none", 0, 1, 0, 0.205),
        (7, 3),
        "week of 14 March: 1 of 3",
        first_weekday=5,
    ),
)
"""The first weekday."""

CALENDAR = (
    Case(
        "the leap day is a day like others",
        on("02-28", "02-29", "03-01", year=2028),
        at("03-01", year=2028),
        (3, "secured", 1, 1, 0, 0.034),
        (4, 0),
    ),
    Case(
        "looked at on the leap day, which is not done yet",
        on("02-26", "02-28", year=2028),
        at("02-29", year=2028),
        (1, "in_progress", 0, 0, 0, 0.033),
        (6, 2),
    ),
    Case(
        "a week that is short but for its leap day",
        on("02-28", "02-29", "03-04", year=2028),
        at("03-06", year=2028),
        (0, "in_progress", 1, 1, 0, 0.093),
        (7, 3),
    ),
    Case(
        "a year later there is no leap day: 28 February is followed by 1 March",
        on("02-26", "02-28", "03-01", year=2027),
        at("03-01", year=2027),
        (1, "in_progress", 0, 0, 0, 0.039),
        (6, 2),
    ),
    Case(
        "a week over new year",
        on("12-28", "12-31") + on("01-03", year=2027),
        at("01-04", year=2027),
        (0, "in_progress", 1, 1, 0, 0.079),
        (7, 3),
    ),
    Case(
        "a streak that ended last year is told with its year",
        on("12-21", "12-23", "12-25", "12-30"),
        at("01-05", year=2027),
        (0, "none", 0, 1, 0, 0.218),
        (6, 3),
        "week of 28 December 2026: 1 of 3",
    ),
)
"""Leap days, and one year to the next."""

TWO_A_DAY = (
    Case(
        "two sessions a day on two days are two days",
        week(0, 0, 0, 2, 2),
        at("03-04"),
        (2, "in_progress", 0, 0, 0, 0.022),
        (4, 1),
    ),
    Case(
        "seven sessions on one day are one day",
        week(0, *(7 * [3])),
        at("03-05"),
        (1, "in_progress", 0, 0, 0, 0.006),
        (3, 2),
    ),
    Case(
        "morning and evening on Monday, Wednesday and Friday",
        full(0) + full(0),
        at("03-06"),
        (3, "secured", 1, 1, 0, 0.049),
        (2, 0),
    ),
)
"""More than one session a day."""

BACK_DATED = (
    Case(
        "the day that was missing is written down later, and the streak goes on",
        full(0, 1, 3) + week(2, 0, 2) + week(2, 5),
        at("03-30"),
        (0, "in_progress", 4, 4, 1, 0.546),
        (7, 3),
    ),
    Case(
        "without it, the streak had ended",
        full(0, 1, 3) + week(2, 0, 2),
        at("03-30"),
        (0, "in_progress", 1, 2, 0, 0.497),
        (7, 3),
    ),
    Case(
        "a session of a month before the first begins the weeks earlier, and ends nothing",
        full(5, 6) + week(0, 0),
        at("04-20"),
        (0, "in_progress", 2, 2, 0, 0.288),
        (7, 3),
    ),
    Case(
        "four full weeks that are written down afterwards earn the freeze that the next needs",
        full(4, 5) + week(6, 0, 2) + full(0, 1, 2, 3),
        at("04-20"),
        (0, "in_progress", 6, 6, 0, 0.759),
        (7, 3),
    ),
    Case(
        "a whole year is brought in from elsewhere, oldest last",
        full(*range(0, -52, -1)),
        at("03-09"),
        (0, "in_progress", 52, 52, 2, 0.994),
        (7, 3),
    ),
)
"""Sessions of the past, written down afterwards."""

CLOCK_SET_BACK = (
    Case(
        "the clock was a year ahead: those sessions wait until it comes",
        full(0) + on("03-01", "03-03", "03-05", year=2027),
        at("03-06"),
        (3, "secured", 1, 1, 0, 0.049),
        (2, 0),
    ),
    Case(
        "the clock is a day behind: tomorrow's session waits",
        week(0, 0, 1),
        at("03-02"),
        (1, "in_progress", 0, 0, 0, 0.006),
        (6, 2),
    ),
    Case(
        "the clock is behind Monday: the new week's days wait, and its own are there",
        full(0, 1),
        at("03-08"),
        (3, "secured", 1, 1, 0, 0.079),
        (1, 0),
    ),
    Case("the clock is behind everything", full(4, 5), at("03-04"), (0, "none", 0, 0, 0, 0.000), (5, 3)),
)
"""A clock that was set back leaves days behind that are to come."""

GOALS = (
    Case(
        "a goal raised on the week's first day holds in it",
        full(0, 1, 2),
        at("03-23"),
        (0, "none", 0, 2, 0, 0.355),
        (7, 4),
        "week of 16 March: 3 of 4",
        goals=(("2026-01-01", 3), ("2026-03-16", 4)),
    ),
    Case(
        "a goal raised on the second day holds from the next week",
        full(0, 1, 2),
        at("03-23"),
        (0, "in_progress", 3, 3, 0, 0.355),
        (7, 4),
        goals=(("2026-01-01", 3), ("2026-03-17", 4)),
    ),
    Case(
        "a goal raised on Sunday, the week's first day, holds in it",
        full(0, 1, 2),
        at("03-22"),
        (0, "none", 0, 2, 0, 0.344),
        (7, 4),
        "week of 15 March: 3 of 4",
        goals=(("2026-01-01", 3), ("2026-03-15", 4)),
        first_weekday=6,
    ),
    Case(
        "a goal lowered in a week does not save that week",
        full(0, 1) + week(2, 0, 2),
        at("03-23"),
        (0, "none", 0, 2, 0, 0.412),
        (7, 2),
        "week of 16 March: 2 of 3",
        goals=(("2026-01-01", 3), ("2026-03-20", 2)),
    ),
    Case(
        "a goal lowered in a week saves the next",
        full(0, 1, 2) + week(3, 0, 2),
        at("03-30"),
        (0, "in_progress", 4, 4, 1, 0.519),
        (7, 2),
        goals=(("2026-01-01", 3), ("2026-03-20", 2)),
    ),
    Case(
        "a goal raised and lowered within a week was never in force",
        full(0, 1, 2, 3),
        at("03-30"),
        (0, "in_progress", 4, 4, 1, 0.550),
        (7, 3),
        goals=(("2026-01-01", 3), ("2026-03-17", 6), ("2026-03-21", 3)),
    ),
    Case(
        "three goals, each for its weeks",
        full(0, 1) + week(2, 0, 1, 2, 3, 4) + week(3, 0, 1, 2, 3, 5) + week(4, 3),
        at("04-06"),
        (0, "in_progress", 5, 5, 1, 0.506),
        (7, 1),
        goals=(("2026-01-01", 3), ("2026-03-16", 5), ("2026-03-30", 1)),
    ),
    Case(
        "before the first goal it holds as well",
        week(0, 0, 1) + week(1, 0, 1),
        at("03-16"),
        (0, "in_progress", 2, 2, 0, 0.258),
        (7, 2),
        goals=(("2026-03-11", 2),),
    ),
    Case(
        "every day is the goal",
        week(0, *range(7)) + week(1, *range(6)),
        at("03-16"),
        (0, "none", 0, 1, 0, 0.339),
        (7, 7),
        "week of 9 March: 6 of 7",
        goals=(("2026-01-01", 7),),
    ),
    Case(
        "every day is the goal, and one was missed with a freeze in hand",
        tuple(one for number in range(4) for one in week(number, *range(7))) + week(4, 0, 1, 2, 4, 5, 6),
        at("04-06"),
        (0, "in_progress", 4, 4, 0, 0.767),
        (7, 7),
        goals=(("2026-01-01", 7),),
    ),
    Case(
        "once a week is the goal, and an empty week takes a freeze",
        week(0, 6) + week(1, 0) + week(2, 3) + week(3, 3),
        at("04-06"),
        (0, "in_progress", 4, 4, 0, 0.377),
        (7, 1),
        goals=(("2026-01-01", 1),),
    ),
    Case(
        "the goal was raised on Thursday, and the running week is for the old one still",
        full(0, 1),
        at("03-13"),
        (3, "secured", 2, 2, 0, 0.196),
        (2, 0),
        goals=(("2026-01-01", 3), ("2026-03-12", 5)),
    ),
)
"""Goals that change."""

PAUSES = (
    Case(
        "one paused day in an empty week",
        full(0, 1),
        at("03-23"),
        (0, "in_progress", 2, 2, 0, 0.327),
        (7, 3),
        pauses=(("2026-03-22", "2026-03-22", "cold"),),
    ),
    Case(
        "a pause over two weeks leaves both",
        full(0, 1),
        at("03-30"),
        (0, "in_progress", 2, 2, 0, 0.270),
        (7, 3),
        pauses=(("2026-03-21", "2026-03-24", "holiday"),),
    ),
    Case(
        "a pause that ends on Sunday does not reach the week after",
        full(0, 1),
        at("03-30"),
        (0, "none", 0, 2, 0, 0.217),
        (7, 3),
        "week of 23 March: 0 of 3",
        pauses=(("2026-03-16", "2026-03-22", "holiday"),),
    ),
    Case(
        "a paused week that is secured all the same adds one",
        full(0, 1, 2),
        at("03-23"),
        (0, "in_progress", 3, 3, 0, 0.270),
        (7, 3),
        pauses=(("2026-03-16", "2026-03-22", "holiday"),),
    ),
    Case(
        "pauses that overlap are days paused once",
        full(0, 1),
        at("03-25"),
        (0, "in_progress", 2, 2, 0, 0.247),
        (5, 3),
        pauses=(
            ("2026-03-16", "2026-03-20", "holiday"),
            ("2026-03-18", "2026-03-24", "flu"),
            ("2026-03-19", "2026-03-19", ""),
        ),
    ),
    Case(
        "a pause keeps the freeze of a week that is one short",
        full(*range(4)) + week(4, 0, 2),
        at("04-06"),
        (0, "in_progress", 4, 4, 1, 0.617),
        (7, 3),
        pauses=(("2026-04-03", "2026-04-03", "travel"),),
    ),
    Case(
        "a pause of the running week, and training in it",
        full(0, 1) + week(2, 0),
        at("03-18"),
        (1, "in_progress", 2, 2, 0, 0.276),
        (5, 2),
        pauses=(("2026-03-17", "2026-03-22", "holiday"),),
    ),
    Case(
        "a pause before the first training day",
        full(1),
        at("03-16"),
        (0, "in_progress", 1, 1, 0, 0.094),
        (7, 3),
        pauses=(("2026-02-01", "2026-03-08", "injury"),),
    ),
    Case(
        "a pause that is to come",
        full(0, 1),
        at("03-18"),
        (0, "in_progress", 2, 2, 0, 0.302),
        (5, 3),
        pauses=(("2026-04-01", "2026-04-14", "holiday"),),
    ),
    Case(
        "the count toward a freeze goes on over a paused week",
        full(0, 1, 2, 4),
        at("04-06"),
        (0, "in_progress", 4, 4, 1, 0.461),
        (7, 3),
        pauses=(("2026-03-23", "2026-03-23", ""),),
    ),
    Case(
        "a pause does not bring back a streak that ended before",
        full(0, 1, 4),
        at("04-06"),
        (0, "in_progress", 1, 2, 0, 0.346),
        (7, 3),
        pauses=(("2026-03-23", "2026-03-29", "injury"),),
    ),
    Case(
        "an injury of three months, and the habit where it was",
        full(0, 1, 2, 3) + full(17),
        at("07-06"),
        (0, "in_progress", 5, 5, 1, 0.502),
        (7, 3),
        pauses=(("2026-03-30", "2026-06-28", "stress fracture"),),
    ),
)
"""Paused days."""

FREEZES = (
    Case(
        "the running week earns no freeze before it is over",
        full(*range(4)),
        at("03-29"),
        (3, "secured", 4, 4, 0, 0.540),
        (1, 0),
    ),
    Case(
        "one freeze, and two weeks that are one short",
        full(*range(4)) + week(4, 0, 2) + week(5, 0, 2),
        at("04-13"),
        (0, "none", 0, 4, 0, 0.647),
        (7, 3),
        "week of 6 April: 2 of 3",
    ),
    Case(
        "two freezes, and a week that is two short",
        full(*range(8)) + week(8, 0),
        at("05-04"),
        (0, "none", 0, 8, 0, 0.810),
        (7, 3),
        "week of 27 April: 1 of 3",
    ),
    Case(
        "twenty full weeks and two that are one short: no more than two were in hand",
        full(*range(20)) + week(20, 0, 2) + week(21, 0, 2),
        at("08-03"),
        (0, "in_progress", 20, 20, 0, 0.914),
        (7, 3),
    ),
    Case(
        "a third one ends it",
        full(*range(20)) + week(20, 0, 2) + week(21, 0, 2) + week(22, 0, 2),
        at("08-10"),
        (0, "none", 0, 20, 0, 0.859),
        (7, 3),
        "week of 3 August: 2 of 3",
    ),
    Case(
        "a frozen week does not count toward the next freeze",
        full(*range(4)) + week(4, 0, 2) + full(5, 6, 7),
        at("04-27"),
        (0, "in_progress", 7, 7, 0, 0.783),
        (7, 3),
    ),
    Case(
        "but those before and after it do",
        full(*range(4)) + week(4, 0, 2) + full(5, 6, 7, 8),
        at("05-04"),
        (0, "in_progress", 8, 8, 1, 0.829),
        (7, 3),
    ),
    Case(
        "a new streak counts toward a freeze from its beginning",
        full(0, 1, 2, 4, 5),
        at("04-13"),
        (0, "in_progress", 2, 3, 0, 0.565),
        (7, 3),
    ),
    Case(
        "the best stays when a shorter one begins",
        full(0, 1, 2, 5),
        at("04-13"),
        (0, "in_progress", 1, 3, 0, 0.389),
        (7, 3),
    ),
    Case(
        "more days than the goal add no more than one week",
        week(0, *range(7)) + week(1, 0, 1, 2, 3),
        at("03-12"),
        (4, "secured", 2, 2, 0, 0.255),
        (3, 0),
    ),
    Case(
        "too few days are left, and a freeze is in hand",
        full(*range(4)) + week(4, 0),
        at("04-05"),
        (1, "in_progress", 4, 4, 1, 0.596),
        (1, 2),
    ),
    Case("too few days are left", full(0, 1), at("03-21"), (0, "in_progress", 2, 2, 0, 0.327), (2, 3)),
    Case(
        "today is done, and it was the week's last day",
        full(0, 1) + week(2, 0, 6),
        at("03-22"),
        (2, "in_progress", 2, 2, 0, 0.375),
        (0, 1),
    ),
)
"""Freezes, and how a streak ends."""

GROUPS = {
    "worked": WORKED,
    "clock changes": CLOCK_CHANGES,
    "date line": DATE_LINE,
    "midnight": MIDNIGHT,
    "day starts": DAY_STARTS,
    "week starts": WEEK_STARTS,
    "calendar": CALENDAR,
    "two a day": TWO_A_DAY,
    "back-dated": BACK_DATED,
    "clock set back": CLOCK_SET_BACK,
    "goals": GOALS,
    "pauses": PAUSES,
    "freezes": FREEZES,
}
"""The cases by what they are about."""

CASES: tuple[Case, ...] = tuple(case for group in GROUPS.values() for case in group)
"""All of them."""
