"""What is said of paused days, and how they are typed; no Textual but for styled text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from foottimer.history.calendar import PausedDays, pause_problem
from foottimer.history.daynames import day_named
from foottimer.history.pausewords import length, span
from foottimer.printing import typeable
from foottimer.routine.words import printable
from foottimer.values import dataclass

_SPAN, _LENGTH, _WHEN = 35, 9, 11
"""Cells of a row's columns."""


class TypedError(ValueError):
    """What was typed is no pause; says why, and in which field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        """Which: "first", "last" or "reason"."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a pause, as they are typed."""

    first: str
    """Its first day."""
    last: str
    """Its last day; empty for the first."""
    reason: str = ""
    """Free text."""


def typed_of(pause: PausedDays) -> Typed:
    """Return the fields of paused days."""
    return Typed(pause.first.isoformat(), pause.last.isoformat(), typeable(pause.reason))


def pause_typed(typed: Typed, today: date, before: PausedDays | None = None) -> PausedDays:
    """Return the paused days that were typed in place of those of `before`; raises TypedError."""
    first = _day("first", typed.first, today)
    last = _day("last", typed.last, today) if typed.last.strip() else first
    reason = " ".join(typed.reason.split())
    if before is not None and typed.reason == typeable(before.reason):
        reason = before.reason
    if problem := pause_problem(first, last, reason):
        raise TypedError("reason" if not pause_problem(first, last) else "last", _sentence(problem))
    return PausedDays(first, last, reason)


def _day(field: str, text: str, today: date) -> date:
    try:
        return day_named(text, today)
    except ValueError as error:
        raise TypedError(field, _sentence(str(error))) from error


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def when(pause: PausedDays, today: date) -> str:
    """Return whether paused days are over, hold now, or are still to come."""
    if pause.last < today:
        return "over"
    return "now" if pause.first <= today else "to come"


def newest_first(pauses: Iterable[PausedDays]) -> tuple[PausedDays, ...]:
    """Return paused days in the order that they are listed in."""
    return tuple(sorted(pauses, key=lambda pause: (pause.first, pause.last, pause.id), reverse=True))


def pause_row(pause: PausedDays, today: date, width: int) -> Content:
    """Return a row as text: the days, how many, when; then the reason, below them where it is narrow."""
    days, state, reason = span(pause, today), when(pause, today), printable(pause.reason)
    if width < _SPAN + _LENGTH + _WHEN:
        head = Content(days).truncate(max(1, width - 9), ellipsis=True, pad=True) + Content.styled(
            f" {state}", "$quiet"
        )
        below = Content.styled(f"{length(pause)}{f' · {reason}' if reason else ''}", "$quiet")
        return Content("\n").join([head, below.truncate(width, ellipsis=True)])
    head = Content(days).truncate(_SPAN, ellipsis=True, pad=True) + Content.styled(length(pause).rjust(_LENGTH), "bold")
    row = head + Content.styled(f"  {state:<{_WHEN - 3}}", "$quiet") + reason
    return row.truncate(width, ellipsis=True)
