"""What the person chose of weeks and days: all that the streak asks the settings for."""

from __future__ import annotations

from enum import StrEnum

from foottimer.values import dataclass


class Weekday(StrEnum):
    """The day that a week begins with."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class Weekly:
    """The settings of weeks and days, at what they are unless the file says otherwise."""

    goal: int = 3
    """`[week] goal`: training days a week, 1 to 7."""
    first_day: Weekday = Weekday.MONDAY
    """`[week] first_day`: the day that a week begins with."""
    day_start: int = 0
    """`[week] day_start`: the hour at which a day begins, 0 to 12: what is done before counts for the day before."""
