"""The summary's texts, computed from the session; no Textual."""

from __future__ import annotations

from foottimer.follow.done import clock_text, farewell, percent
from foottimer.history.record import Record, Status, counts
from foottimer.history.streak import Streak, week_line
from foottimer.printing import safe
from foottimer.ui.questions import warning

ROOMY = 72
"""Cells from which on the totals are said in full."""
TOO_SHORT = "Too short to count for the week: it takes 3 minutes of work, or 60 % of it."
"""Why the week did not grow."""


def how_text(status: Status) -> str:
    """Return how the session ended."""
    return "complete" if status is Status.COMPLETED else "ended early"


def totals_text(record: Record, width: int) -> str:
    """Return active and planned time, the share of the work and the time paused, for `width` cells."""
    done, planned, paused = map(clock_text, (record.active_ms, record.planned_ms, record.paused_ms))
    work = f"{percent(record)} %"
    if width < ROOMY:
        return f"{done} of {planned} · {work} · paused {paused}"
    return f"{done} active of {planned} planned · {work} of the work · {paused} paused"


def week_told(week: Streak | None) -> str:
    """Return the week as a dot a training day of the goal, and in words; empty while it is not known."""
    if week is None:
        return ""
    dots = "●" * week.this_week + "○" * (week.goal_per_week - week.this_week)
    return f"{dots}  {week_line(week)}"


def after_line(record: Record, kept: bool) -> str:
    """Return what is said last."""
    return f"{TOO_SHORT} Enter leaves." if kept and not counts(record) else "Enter leaves."


def leaving_line(record: Record, week: Streak | None, kept: bool, trouble: str) -> str:
    """Return the line that stays in the shell, safe to print, with what the answers ask for and what went wrong."""
    parts = (farewell(record, week, kept), warning(record.answers), trouble)
    return safe(" ".join(part for part in parts if part))
