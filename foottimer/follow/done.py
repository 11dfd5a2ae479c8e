"""What was done in a session against what was planned: a row per exercise and side, totals, a farewell. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from foottimer.follow.runner import Runner
from foottimer.history.record import Answers, AttemptRow, Record, Status, done_share, moment_at
from foottimer.history.streak import Streak, week_line
from foottimer.routine.duration import format_duration
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.session.events import Outcome
from foottimer.settings.lengths import shown, unit_word
from foottimer.settings.model import Length
from foottimer.values import dataclass

FINISHED = frozenset({Outcome.DONE, Outcome.EXTENDED})
"""The outcomes of an attempt that was not cut short."""


class Measure(StrEnum):
    """What the numbers of a row count."""

    REPS = "reps"
    """Repetitions, a side where they alternate; correctable."""
    SECONDS = "s"
    """Seconds by the clock; as they are."""
    NUMBER = "number"
    """A number that the person gave; correctable."""


@dataclass(frozen=True, slots=True)
class DoneSet:
    """One set: the attempt at its interval that tells the most."""

    seq: int | None
    """The attempt's place among the session's attempts; None when the set was never begun."""
    planned: float | None
    """Reps or seconds asked for; None where nothing was."""
    done: float | None
    """Reps, whole seconds or the recorded number, as it is shown; None when not known."""
    finished: bool = False
    """Whether the attempt was not skipped, cut or left."""


@dataclass(frozen=True, slots=True)
class DoneRow:
    """All sets of one exercise on one side."""

    name: str
    """As shown."""
    side: Side | None
    """The side; None where both work at once."""
    measure: Measure
    """What its numbers count."""
    unit: str
    """The word after the numbers: "reps", "s", "cm", "in"."""
    sets: tuple[DoneSet, ...]
    """In the timeline's order."""

    @property
    def correctable(self) -> bool:
        """Whether the person may change its numbers."""
        return self.measure is not Measure.SECONDS

    @property
    def lacks_number(self) -> bool:
        """Whether a test was done whose number was not given."""
        return self.measure is Measure.NUMBER and any(entry.finished and entry.done is None for entry in self.sets)


def done_rows(timeline: Timeline, attempts: Iterable[AttemptRow], length: Length = Length.CM) -> tuple[DoneRow, ...]:
    """Return a row per exercise and side, in the timeline's order; sets never begun are in it, without a number.

    Distances are in `length`.
    """
    best: dict[int, AttemptRow] = {}
    for row in attempts:
        if row.index not in best or _telling(row) >= _telling(best[row.index]):
            best[row.index] = row
    rows: dict[tuple[object, ...], list[Interval]] = {}
    for interval in timeline.intervals:
        if interval.is_work:
            key = (
                interval.exercise or interval.name,
                interval.name,
                interval.side,
                _measure(interval),
                interval.record,
            )
            rows.setdefault(key, []).append(interval)
    return tuple(_row(intervals, best, length) for intervals in rows.values())


def record_of(runner: Runner, status: Status, answers: Answers | None = None) -> Record:
    """Return the session as the store would: also of a rehearsal, which has no id."""
    session, journal = runner.session, runner.journal
    timeline = session.timeline
    moment = moment_at(runner.clock.wall(), runner.clock.zone())
    return Record(
        id=journal.session_id,
        routine=timeline.routine,
        name=timeline.name,
        series=timeline.series,
        level=timeline.level,
        status=status,
        moment=moment,
        ended=moment.utc,
        planned_ms=timeline.total,
        work_ms=timeline.work,
        active_ms=session.active,
        paused_ms=sum(pause.length_ms for pause in journal.pauses),
        answers=answers or Answers(),
        pauses=tuple(journal.pauses),
        attempts=tuple(journal.attempts),
        timeline=timeline,
    )


def percent(record: Record) -> int:
    """Return the work done of the work planned in whole percent; 100 only when it is all of it."""
    return int(100 * done_share(record))


def clock_text(ms: int) -> str:
    """Return a time run in whole seconds that are over, as "10:30"."""
    return format_duration(ms // 1000 * 1000)


def farewell(record: Record, week: Streak | None, kept: bool = True) -> str:
    """Return the one line about a session that stays in the shell."""
    if not kept:
        return f"{record.name}: rehearsal, not saved."
    early = "ended early, " if record.status is Status.PARTIAL else ""
    line = f"{record.name}: {early}{clock_text(record.active_ms)} done, {percent(record)} % of the work."
    return line if week is None else f"{line} {week_line(week)}."


def _telling(row: AttemptRow) -> tuple[bool, bool, int]:
    return row.recorded is not None, row.outcome in FINISHED, row.actual_ms


def _measure(interval: Interval) -> Measure:
    if interval.record:
        return Measure.NUMBER
    return Measure.REPS if interval.kind is Kind.REPS else Measure.SECONDS


def _row(intervals: Sequence[Interval], best: dict[int, AttemptRow], length: Length) -> DoneRow:
    first = intervals[0]
    measure = _measure(first)
    return DoneRow(
        name=first.name,
        side=first.side,
        measure=measure,
        unit=_unit(first, length),
        sets=tuple(_set(interval, measure, best.get(interval.index), length) for interval in intervals),
    )


def _unit(interval: Interval, length: Length) -> str:
    if interval.record:
        return {Unit.SECONDS: "s"}.get(interval.record, unit_word(interval.record, length))
    if interval.kind is Kind.REPS:
        return "reps a side" if interval.side is Side.ALTERNATE else "reps"
    return "s"


def _set(interval: Interval, measure: Measure, row: AttemptRow | None, length: Length) -> DoneSet:
    planned: float | None = None
    done: float | None = None
    match measure:
        case Measure.REPS:
            planned, done = interval.reps, row.reps_done if row else None
        case Measure.NUMBER:
            done = shown(row.recorded, interval.record, length) if row and row.recorded is not None else None
        case Measure.SECONDS:
            planned = interval.length // 1000 if interval.length and interval.kind is not Kind.OPEN else None
            done = row.actual_ms // 1000 if row else None
    return DoneSet(row.seq if row else None, planned, done, row is not None and row.outcome in FINISHED)
