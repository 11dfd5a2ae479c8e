"""Ways of running a timeline: to its end or not, with something skipped, made longer, begun anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from foottimer.history.record import Answers, AttemptRow, PauseRow, Record, Status, counts, moment_at
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.session.events import Outcome, Reason

_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of running a timeline."""

    timeline: Timeline
    """What was run."""
    status: Status
    """How it ended."""
    attempts: tuple[AttemptRow, ...]
    """What was done, in order."""
    pauses: tuple[PauseRow, ...]
    """The pauses, in order."""
    active_ms: int
    """Without pauses."""
    counts: bool
    """Whether it makes a training day."""


def way(timeline: Timeline, chance: random.Random, first: bool) -> Way:
    """One way of running a timeline; the `first` is to its end, as it was planned."""
    status = Status.COMPLETED
    until = len(timeline.intervals)
    if not first and chance.random() < 0.12:
        status = chance.choice((Status.PARTIAL, Status.PARTIAL, Status.PARTIAL, Status.ABANDONED))
        until = chance.randint(1, until - 1) if until > 1 else 1
    rows: list[AttemptRow] = []
    clock = 0
    for interval in timeline.intervals[:until]:
        cut = status is not Status.COMPLETED and interval.index == until - 1
        for row in _attempts(interval, chance, len(rows), clock, plain=first, cut=cut):
            rows.append(row)
            clock += row.actual_ms
    pauses = (
        () if first or chance.random() > 0.15 else (PauseRow(clock // 2, chance.randint(3, 90) * 1000, Reason.KEY),)
    )
    return _settled(Way(timeline, status, tuple(rows), pauses, clock, counts=False))


def _settled(how: Way) -> Way:
    """The same, knowing whether it counts."""
    timeline = how.timeline
    record = Record(
        "", timeline.routine, timeline.name, timeline.series, timeline.level, how.status, moment_at(_NOON), None,
        timeline.total, timeline.work, how.active_ms, 0, Answers(), how.pauses, how.attempts,
    )  # fmt: skip
    return replace(how, counts=counts(record))


def _attempts(
    interval: Interval, chance: random.Random, seq: int, start: int, plain: bool, cut: bool
) -> Iterator[AttemptRow]:
    """What was tried at an interval: it was done, or skipped, made longer, or begun anew."""
    length = interval.length
    if interval.waits:
        length = round(length * chance.uniform(0.8, 1.3))
    if cut:
        yield _row(interval, seq, start, 1, length // 2, Outcome.CUT)
        return
    drawn = 1.0 if plain else chance.random()
    if drawn < 0.02:
        yield _row(interval, seq, start, 1, length // 4, Outcome.SKIPPED)
    elif drawn < 0.03 and interval.is_work:
        yield _row(interval, seq, start, 1, length // 3, Outcome.LEFT)
        yield _row(interval, seq + 1, start + length // 3, 2, length, Outcome.DONE)
    elif drawn < 0.05 and interval.kind in (Kind.HOLD, Kind.TIME):
        yield _row(interval, seq, start, 1, length + 10_000, Outcome.EXTENDED)
    else:
        yield _row(interval, seq, start, 1, length, Outcome.DONE)


def _row(interval: Interval, seq: int, start: int, nth: int, actual: int, outcome: Outcome) -> AttemptRow:
    reps = interval.reps
    if reps is not None and outcome not in (Outcome.DONE, Outcome.EXTENDED):
        reps = reps * actual // max(1, interval.length)
    return AttemptRow(
        seq=seq,
        index=interval.index,
        attempt=nth,
        kind=interval.kind,
        exercise=interval.exercise,
        name=interval.name,
        side=interval.side,
        round=interval.round,
        set=interval.set,
        block=interval.block,
        start_ms=start,
        planned_ms=interval.length,
        actual_ms=actual,
        reps_planned=interval.reps,
        reps_done=reps,
        recorded=None,
        unit=interval.record,
        load=interval.load,
        outcome=outcome,
    )
