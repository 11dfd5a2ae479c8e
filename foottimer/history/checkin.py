"""Tests that were repeated, as those of the check-in: each side over time, the gap between them, the trend. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from foottimer.history.sums import Check
from foottimer.routine.model import Side, Unit
from foottimer.values import dataclass

MOST_PERCENT = 10.0
"""Sides of a test in reps that differ by more are flagged: clinicians want calf raises within 10 % (second-hand)."""
MOST_CM = 2.0
"""Sides of a test in cm that differ by more are flagged: knee to wall, from memory of clinical practice."""


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One session's numbers of a test; of several on one side the highest."""

    day: date
    """The session's frozen day."""
    session: str
    """The session's id."""
    left: float | None
    """The left side's; None where it was not tested."""
    right: float | None
    """The right side's."""
    both: float | None
    """That of both at once, where the test has no sides."""

    @property
    def gap(self) -> float | None:
        """How far the sides are apart, in the test's unit, from 0; None where one is missing."""
        return None if self.left is None or self.right is None else abs(self.left - self.right)

    @property
    def gap_percent(self) -> float | None:
        """The gap in percent of the better side, 0-100; None where there is no gap to speak of."""
        if self.left is None or self.right is None:
            return None
        return min(100.0, 100 * abs(self.left - self.right) / (max(self.left, self.right) or 1))


@dataclass(frozen=True, slots=True)
class Change:
    """How much more, or less, each side was than at an earlier time, in the test's unit."""

    since: date
    """The day that is compared with."""
    left: float | None
    """More on the left; None where either is missing."""
    right: float | None
    """More on the right."""
    both: float | None
    """More of both at once."""


@dataclass(frozen=True, slots=True)
class CheckSeries:
    """One test over time."""

    exercise: str | None
    """The exercise's id; None for a block that names none."""
    name: str
    """As shown last."""
    unit: Unit
    """What its numbers count."""
    points: tuple[CheckPoint, ...]
    """At least one, oldest first."""

    @property
    def flagged(self) -> bool:
        """Whether the newest numbers' sides are further apart than is usual; nobody says so of seconds."""
        return is_far(self.points[-1], self.unit)

    @property
    def since_first(self) -> Change | None:
        """The newest against the first; None while there is but one."""
        return _change(self.points[0], self.points[-1]) if len(self.points) > 1 else None

    @property
    def since_last(self) -> Change | None:
        """The newest against the one before; None while there is but one."""
        return _change(self.points[-2], self.points[-1]) if len(self.points) > 1 else None


def is_far(point: CheckPoint, unit: Unit) -> bool:
    """Return whether the sides of one time are further apart than is usual; nobody says so of seconds."""
    gap, percent = point.gap, point.gap_percent
    if gap is None or percent is None:
        return False
    # Numbers with tenths are not exact: 4.4 is more than 2 above 2.4, by so little that nobody wrote it.
    return {Unit.REPS: round(percent, 6) > MOST_PERCENT, Unit.CM: round(gap, 6) > MOST_CM}.get(unit, False)


def check_series(checks: Iterable[Check]) -> tuple[CheckSeries, ...]:
    """Each test over time, in the order in which they first came; `checks` are in the order they were."""
    found: dict[tuple[str, Unit], list[Check]] = defaultdict(list)
    for check in checks:
        found[check.exercise or check.name, check.unit].append(check)
    return tuple(_series(given) for given in found.values())


def _series(checks: Sequence[Check]) -> CheckSeries:
    sessions: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        sessions[check.session].append(check)
    newest = checks[-1]
    return CheckSeries(newest.exercise, newest.name, newest.unit, tuple(_point(given) for given in sessions.values()))


def _point(checks: Sequence[Check]) -> CheckPoint:
    return CheckPoint(
        day=checks[0].day,
        session=checks[0].session,
        left=_best(checks, Side.LEFT),
        right=_best(checks, Side.RIGHT),
        both=_best(checks, None),
    )


def _best(checks: Iterable[Check], side: Side | None) -> float | None:
    """The highest number of a side; what alternates is no side's."""
    sides = (None, Side.ALTERNATE) if side is None else (side,)
    return max((check.value for check in checks if check.side in sides), default=None)


def _change(before: CheckPoint, after: CheckPoint) -> Change:
    return Change(
        before.day, _more(before.left, after.left), _more(before.right, after.right), _more(before.both, after.both)
    )


def _more(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
