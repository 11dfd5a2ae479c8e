"""All of a period in a few numbers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from foottimer.history.progress import WeekSum, share
from foottimer.history.sums import DaySum
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """A period as a whole."""

    sessions: int
    """Completed and partial sessions."""
    days: int
    """Training days."""
    active_ms: int
    """Active time of all sessions together, in ms."""
    longest_ms: int
    """The active time of the longest session, in ms; 0 when there is none."""
    longest_day: date | None
    """Its day, the first of several."""
    first: date | None
    """The first day with a session."""
    last: date | None
    """The last one."""
    best_week: WeekSum | None
    """The week with the most training days, of several that with the most time, then the first; None without any."""
    rpe: float | None
    """Mean effort of the sessions that stated one, 0-10."""
    pain: float | None
    """Mean pain of the sessions that stated one, 0-10."""
    pain_worst: int | None
    """The worst pain stated, 0-10."""
    technique: float | None
    """Share of sessions with good technique, 0-1, of those that said whether it was."""
    red_flags: int
    """Sessions in which something was sharp, bony or swollen."""
    contacts: int
    """Plyometric ground contacts."""
    rpe_answers: int
    """Sessions that stated an effort."""
    pain_answers: int
    """Sessions that stated a pain."""
    technique_answers: int
    """Sessions that said whether the technique was good."""


def totals(days: Iterable[DaySum], weeks: Sequence[WeekSum]) -> Totals:
    """The numbers of a period from its days and its weeks."""
    ordered = sorted(days, key=lambda day: day.day)
    longest = max(ordered, key=lambda day: day.longest_ms, default=None)
    trained = [week for week in weeks if week.sessions]
    return Totals(
        sessions=sum(day.sessions for day in ordered),
        days=sum(day.counted > 0 for day in ordered),
        active_ms=sum(day.active_ms for day in ordered),
        longest_ms=longest.longest_ms if longest else 0,
        longest_day=longest.day if longest else None,
        first=ordered[0].day if ordered else None,
        last=ordered[-1].day if ordered else None,
        best_week=max(trained, key=lambda week: (week.days, week.active_ms), default=None),
        rpe=share(sum(day.rpe_sum for day in ordered), sum(day.rpe_answers for day in ordered)),
        pain=share(sum(day.pain_sum for day in ordered), sum(day.pain_answers for day in ordered)),
        pain_worst=max((day.pain_worst for day in ordered if day.pain_worst is not None), default=None),
        technique=share(sum(day.technique_good for day in ordered), sum(day.technique_answers for day in ordered)),
        red_flags=sum(day.red_flags for day in ordered),
        contacts=sum(week.contacts for week in weeks),
        rpe_answers=sum(day.rpe_answers for day in ordered),
        pain_answers=sum(day.pain_answers for day in ordered),
        technique_answers=sum(day.technique_answers for day in ordered),
    )
