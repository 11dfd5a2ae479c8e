"""What was done in one session, as values; and what counts as training."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from foottimer.history.calendar import day_of
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.session.events import Attempt, Outcome, Reason
from foottimer.values import dataclass

ENOUGH_WORK = 180_000
"""So many ms of work make a session count, however long its routine is."""


class Status(StrEnum):
    """How a session stands."""

    RUNNING = "running"
    """It goes on, or its process died before it could close it."""
    COMPLETED = "completed"
    """It was followed to the last interval."""
    PARTIAL = "partial"
    """It was ended early and what was done was kept."""
    ABANDONED = "abandoned"
    """It was discarded and does not count."""


class Origin(StrEnum):
    """Where a session comes from."""

    FOLLOWED = "followed"
    """It was run with the clock."""
    LOGGED = "logged"
    """It was written down afterwards."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and where and on which day it was for the person; frozen when the session begins."""

    utc: datetime
    """The instant, aware, in UTC."""
    zone: str
    """The IANA name of the zone if known, else the offset as "+02:00"."""
    offset_minutes: int
    """East of UTC."""
    day: date
    """The person's day; no later change of zone, clock or settings moves it."""

    @property
    def local(self) -> datetime:
        """The instant by the clock on the wall there and then; its own zone says UTC still."""
        return self.utc + timedelta(minutes=self.offset_minutes)


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One finished try at one interval, as it is stored."""

    seq: int
    """Its place among the session's attempts, from 0."""
    index: int
    """The interval's place in the timeline, from 0."""
    attempt: int
    """1 for the first try at this interval, 2 for the second, and so on."""
    kind: Kind
    """What the interval is for."""
    exercise: str | None
    """The exercise's id."""
    name: str
    """As shown."""
    side: Side | None
    """The side trained; None where both work at once."""
    round: int | None
    """Round of the innermost circuit, from 1."""
    set: int | None
    """Set, from 1; on work intervals."""
    block: str | None
    """The block it comes from, as "3" or "4.2"."""
    start_ms: int
    """From the session's start, pauses included."""
    planned_ms: int
    """The interval's planned (or expected) length."""
    actual_ms: int
    """Active time, without pauses."""
    reps_planned: int | None
    """Repetitions asked for, a side where they alternate."""
    reps_done: int | None
    """Repetitions done, a side where they alternate; None when not known."""
    recorded: float | None
    """The number that the person gave, finite."""
    unit: Unit | None
    """What the number counts."""
    load: str | None
    """What was carried."""
    outcome: Outcome
    """How it ended."""


@dataclass(frozen=True, slots=True)
class PauseRow:
    """One pause that is over, as it is stored."""

    at_ms: int
    """From the session's start, earlier pauses included."""
    length_ms: int
    """How long it took."""
    reason: Reason
    """Why the session stood still."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said after the session; None is not answered."""

    rpe: int | None = None
    """Effort, 0-10."""
    pain: int | None = None
    """Worst pain, 0-10."""
    red_flag: bool | None = None
    """Whether anything was sharp, bony or swollen."""
    technique: bool | None = None
    """Whether the technique was good."""
    note: str = ""
    """Free text."""


@dataclass(frozen=True, slots=True)
class Record:
    """One session, with everything that is known of it."""

    id: str
    """A UUID."""
    routine: str
    """The routine's id."""
    name: str
    """The routine's name at that time."""
    series: str | None
    """The routine's series."""
    level: int | None
    """The routine's level."""
    status: Status
    """How it stands."""
    moment: Moment
    """When it began."""
    ended: datetime | None
    """When it was closed, aware, in UTC; None while it runs."""
    planned_ms: int
    """The whole timeline."""
    work_ms: int
    """The timeline's work intervals alone."""
    active_ms: int
    """Without pauses; while it runs, of the attempts that are over."""
    paused_ms: int
    """All pauses together."""
    answers: Answers
    """What the person said afterwards."""
    pauses: tuple[PauseRow, ...]
    """In order."""
    attempts: tuple[AttemptRow, ...]
    """In order."""
    timeline: Timeline | None = None
    """What was run; None where the record comes from a list, which does not load it."""
    origin: Origin = Origin.FOLLOWED
    """Where it comes from."""


def moment_at(local: datetime, zone: str | None = None, day_start: int = 0) -> Moment:
    """The moment of an aware local time, where days begin at the hour `day_start`; see `day_of`.

    Without the zone's name its offset stands for it. Raises ValueError when `local` is not aware.
    """
    offset = local.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a local time that knows its offset")
    minutes = offset // timedelta(minutes=1)
    shown = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return Moment(local.astimezone(UTC), zone or shown, minutes, day_of(local, day_start))


def attempt_row(interval: Interval, attempt: Attempt, *, seq: int, nth: int, start_ms: int) -> AttemptRow:
    """The row of an attempt at an interval, the `nth` (from 1) at it, begun `start_ms` after the session did."""
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
        start_ms=start_ms,
        planned_ms=attempt.planned,
        actual_ms=attempt.actual,
        reps_planned=attempt.reps_planned,
        reps_done=attempt.reps_done,
        recorded=None,
        unit=interval.record,
        load=interval.load,
        outcome=attempt.outcome,
    )


def work_done_ms(record: Record) -> int:
    """The work done: of each interval no more than it asked for, however often it was tried."""
    return sum(min(done, planned) if planned else done for done, planned in _work(record))


def done_share(record: Record) -> float:
    """Work done of the work planned, 0-1.

    Open tests of no stated length do not enter; where there is nothing else, one that was done is all of it.
    """
    if record.work_ms:
        done = sum(min(done, planned) for done, planned in _work(record))
        return min(1.0, done / record.work_ms)
    return float(any(row.kind is Kind.OPEN and row.outcome is Outcome.DONE for row in record.attempts))


def counts(record: Record) -> bool:
    """Whether the session makes its day a training day: 60 % of its work done, or 3 minutes of it."""
    if record.status not in (Status.COMPLETED, Status.PARTIAL):
        return False
    return work_done_ms(record) >= ENOUGH_WORK or done_share(record) >= 0.6


def _work(record: Record) -> list[tuple[int, int]]:
    """For each work interval that was tried: ms done in all attempts, ms planned."""
    done: dict[int, int] = defaultdict(int)
    planned: dict[int, int] = {}
    for row in record.attempts:
        if row.kind.is_work:
            done[row.index] += _credit(row)
            planned[row.index] = row.planned_ms
    return [(done[index], planned[index]) for index in done]


def _credit(row: AttemptRow) -> int:
    """Ms that an attempt is worth.

    Reps and open tests that the person ends have but an estimated length: faster than that is still all of it.
    """
    if row.kind in (Kind.REPS, Kind.OPEN) and row.outcome in (Outcome.DONE, Outcome.EXTENDED):
        return max(row.actual_ms, row.planned_ms)
    return row.actual_ms
