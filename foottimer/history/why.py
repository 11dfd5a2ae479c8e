"""Why the last streak ended, or what carries the one that is alive, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from foottimer.history.calendar import PausedDays, day_text
from foottimer.history.weeks import JudgedWeek


def why_text(weeks: Sequence[JudgedWeek], today: date, pauses: Iterable[PausedDays] = ()) -> str:  # noqa: ARG001  told soon
    """What carries the streak that is alive, or why the last one ended, in sentences; `weeks` as they were judged."""
    ending = next((week for week in reversed(weeks) if week.ended), None)
    if weeks[-1].streak_weeks or ending is None:
        return f"{weeks[-1].streak_weeks} weeks in a row."
    return f"The week of {day_text(ending.first, today)} ended a streak of {ending.ended} weeks."
