"""What is said about a session: planned against done."""

from __future__ import annotations

from collections.abc import Iterable

from foottimer.history.record import AttemptRow, Record, done_share, work_done_ms
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Interval, Kind
from foottimer.session.events import Outcome
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One exercise on one side: what was planned and what was done, over all its sets and rounds."""

    exercise: str | None
    """The exercise's id."""
    name: str
    """As shown."""
    side: Side | None
    """The side trained; None where both work at once."""
    kind: Kind
    """How it is measured: reps, hold, time or open."""
    unit: Unit | None
    """What the recorded numbers count; None when none is asked for."""
    sets_planned: int
    """Passes in the timeline."""
    sets_done: int
    """Passes that ran to their end at least once."""
    reps_planned: int | None
    """Repetitions of all passes, a side where they alternate; None when not in reps."""
    reps_done: int | None
    """Repetitions done in all attempts, a side where they alternate; None when none is known."""
    planned_ms: int
    """Planned (or expected) time of all passes."""
    done_ms: int
    """Active time of all attempts; more than planned where something was repeated or extended."""
    recorded: tuple[float, ...]
    """The numbers given, in the order of the attempts."""
    rows: tuple[AttemptRow, ...]
    """The attempts, in order; `seq` names one to the store for a correction."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One session: planned against done."""

    parts: tuple[Part, ...]
    """In the order of the timeline."""
    share: float
    """Work done of the work planned, 0-1."""
    planned_ms: int
    """Work planned."""
    done_ms: int
    """Work done, of each interval no more than it asked for."""


def summary(record: Record) -> Summary:
    """What was done of what was planned, by exercise and side.

    Raises ValueError when the record was loaded without its timeline.
    """
    if record.timeline is None:
        raise ValueError("a summary needs the record's timeline")
    groups: dict[tuple[object, ...], list[Interval]] = {}
    for interval in record.timeline.intervals:
        if interval.is_work:
            key = (interval.exercise, interval.name, interval.side, interval.kind)
            groups.setdefault(key, []).append(interval)
    parts = tuple(_part(intervals, record.attempts) for intervals in groups.values())
    return Summary(parts, done_share(record), record.work_ms, work_done_ms(record))


def _part(intervals: list[Interval], attempts: Iterable[AttemptRow]) -> Part:
    places = {interval.index for interval in intervals}
    rows = tuple(row for row in attempts if row.index in places)
    first = intervals[0]
    return Part(
        exercise=first.exercise,
        name=first.name,
        side=first.side,
        kind=first.kind,
        unit=next((interval.record for interval in intervals if interval.record), None),
        sets_planned=len(intervals),
        sets_done=len({row.index for row in rows if row.outcome in (Outcome.DONE, Outcome.EXTENDED)}),
        reps_planned=_sum(interval.reps for interval in intervals),
        reps_done=_sum(row.reps_done for row in rows),
        planned_ms=sum(interval.length for interval in intervals),
        done_ms=sum(row.actual_ms for row in rows),
        recorded=tuple(row.recorded for row in rows if row.recorded is not None),
        rows=rows,
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum of those that are known; None when none is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
