"""A person who has trained for years: which routine on which day, at which level, how it went and what was said.

Everything follows from a seed. Weeks are missed, holidays are paused, levels rise and fall back after a break, pain
comes and goes, tests are repeated every four weeks and get better. How a session went is one of some ways of running
its routine that are worked out once, so that a million sessions are quick to make.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from foottimer.history.record import Answers, AttemptRow, Moment, PauseRow, Record, Status, counts, moment_at
from foottimer.routine.expand import expand
from foottimer.routine.library import load_library
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.session.events import Outcome, Reason

WAYS = 24
"""Ways of running each routine that are worked out."""
TEST = "check-in"
"""The routine that is repeated every four weeks, as a test."""
REGULAR = ("foot-strength", "calf-capacity", "balance", "ankle-mobility", "lower-body", "plyo-intro", "plyo-progress")
"""The series trained, from the most to the least."""
SHORT = ("desk-break", "foot-activation", "cool-down")
"""What is done besides, and has no levels."""
_WEEKDAYS = (1.3, 0.7, 1.2, 0.7, 1.1, 1.0, 0.5)
"""How likely each weekday is."""
_NOTES = ("", "", "", "", "", "Left calf a bit tight.", "After a run.", "Felt strong.", "Tired, cut the rest short.")
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


@dataclass(frozen=True, slots=True)
class Done:
    """One session."""

    way: Way
    """How it went."""
    moment: Moment
    """When it began."""
    answers: Answers
    """What was said."""
    numbers: Mapping[int, float]
    """The number given for an attempt, by its `seq`."""
    logged: bool
    """Whether it was written down afterwards."""
    deleted: bool
    """Whether it was thrown away again."""


@dataclass(frozen=True, slots=True)
class Break:
    """Days without training."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""
    reason: str
    """Why; empty where nobody told the program."""


class Person:
    """Somebody with a history of so many sessions on so many days, the last of them `last`."""

    def __init__(self, sessions: int, days: int, last: date, seed: int) -> None:
        self._random = random.Random(seed)
        self._sessions = sessions
        self._days = [last - timedelta(days=days - 1 - place) for place in range(days)]
        self._ways: dict[str, list[Way]] = {}
        self._rises = {series: sorted(self._random.uniform(0.05, 0.9) for _ in range(2)) for series in REGULAR}

    @cached_property
    def timelines(self) -> Mapping[str, Timeline]:
        """The bundled routines, by id."""
        routines = (entry.routine for entry in load_library(None))
        return {routine.id: expand(routine) for routine in routines if routine is not None}

    @cached_property
    def breaks(self) -> Sequence[Break]:
        """Holidays and illness, two or three a year, oldest first."""
        found: list[Break] = []
        place = self._random.randint(40, 120)
        while place < len(self._days) - 10:
            length, reason = self._random.choice(((7, "holiday"), (13, "holiday"), (6, "flu"), (9, ""), (20, "knee")))
            last = min(place + length, len(self._days) - 5)
            found.append(Break(self._days[place], self._days[last], reason))
            place += self._random.randint(90, 200)
        return found

    def goals(self) -> Sequence[tuple[date, int]]:
        """Since when how many days a week were the goal."""
        third = self._days[len(self._days) // 3]
        return [(self._days[0], 3), (third, 4)] if len(self._days) > 200 else [(self._days[0], 3)]

    def sessions(self) -> Iterator[Done]:
        """Every session, oldest first."""
        test_due = 0
        for place, amount in enumerate(self._amounts()):
            for nth in range(amount):
                if place >= test_due and not nth:
                    test_due = place + 28
                    yield self._done(TEST, place, nth, amount)
                else:
                    yield self._done(self._routine(place), place, nth, amount)

    def _amounts(self) -> Iterator[int]:
        """How many sessions there are on each day; as many as are wanted in all."""
        weights = self._weights()
        whole, before = sum(weights), 0
        reached = 0.0
        for weight in weights:
            reached += weight
            upto = round(self._sessions * reached / whole)
            yield upto - before
            before = upto

    def _weights(self) -> list[float]:
        away = {
            one.first + timedelta(days=day) for one in self.breaks for day in range((one.last - one.first).days + 1)
        }
        weights: list[float] = []
        keen = 1.0
        for place, day in enumerate(self._days):
            if place % 7 == 0:
                keen = self._random.choice((0.0, 0.4, 0.8, 1.0, 1.0, 1.1, 1.2, 1.3))
            weight = 0.0 if day in away else keen * _WEEKDAYS[day.weekday()] * self._random.choice((0.1, 0.5, 1.0, 1.5))
            weights.append(weight)
        weights[0] = max(weights[0], 1.0)
        return weights

    def _routine(self, place: int) -> str:
        """Which routine is done on the day at this place of all."""
        if self._random.random() < 0.25:
            return self._random.choice(SHORT)
        series = self._random.choices(REGULAR, weights=(8, 5, 4, 4, 3, 2, 1) if place > 35 else (8, 4, 4, 4, 2, 0, 0))[
            0
        ]
        share = place / len(self._days)
        level = 1 + sum(share >= rise for rise in self._rises[series]) - self._after_break(place)
        most = max(int(id_[-1]) for id_ in self.timelines if id_.startswith(f"{series}-"))
        return f"{series}-{min(most, max(1, level))}"

    def _after_break(self, place: int) -> int:
        """The levels that are gone after a long break."""
        day = self._days[place]
        return any((one.last - one.first).days >= 13 and 0 < (day - one.last).days <= 10 for one in self.breaks)

    def _done(self, routine: str, place: int, nth: int, amount: int) -> Done:
        if routine not in self._ways:
            self._ways[routine] = [way(self.timelines[routine], self._random, first=not made) for made in range(WAYS)]
        how = self._random.choice(self._ways[routine])
        if routine == TEST:
            how = self._ways[routine][0]
        return Done(
            way=how,
            moment=self._moment(place, nth, amount),
            answers=self._answers(how, place),
            numbers=self._numbers(how, place) if routine == TEST else {},
            logged=self._random.random() < 0.02,
            deleted=routine != TEST and self._random.random() < 0.005,
        )

    def _moment(self, place: int, nth: int, amount: int) -> Moment:
        """Between 6 and 22 o'clock, two hours east of UTC from April to October, else one."""
        day = self._days[place]
        east = 120 if 4 <= day.month <= 10 else 60
        minute = 360 + round(960 * (nth + self._random.random()) / amount)
        utc = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute - east)
        return Moment(utc, "Europe/Berlin", east, day)

    def _answers(self, how: Way, place: int) -> Answers:
        draw = self._random.random
        if how.status is Status.ABANDONED or draw() < 0.15:
            return Answers()
        sore = any(0 < (self._days[place] - one.last).days <= 15 for one in self.breaks if one.reason == "knee")
        pain = self._random.choice((3, 4, 4, 5, 6)) if sore else self._random.choice((0, 0, 0, 0, 0, 1, 1, 2, 3))
        effort = self._random.gauss(4.5 + 0.4 * (how.timeline.level or 0), 1.2)
        return Answers(
            rpe=None if draw() < 0.05 else min(10, max(0, round(effort))),
            pain=pain,
            red_flag=pain >= 5 and draw() < 0.2,
            technique=None if draw() < 0.2 else draw() < 0.6 + 0.3 * place / len(self._days),
            note=self._random.choice(_NOTES),
        )

    def _numbers(self, how: Way, place: int) -> Mapping[int, float]:
        """What a test gave: better with time, the left side weaker."""
        share = place / len(self._days)
        given: dict[int, float] = {}
        for row in how.attempts:
            if row.unit is not None:
                side = 0.85 if row.side is Side.LEFT else 1.0
                given[row.seq] = self._number(row, share, side)
        return given

    def _number(self, row: AttemptRow, share: float, side: float) -> float:
        if row.unit is Unit.CM:
            return round(2 * (7 + 5 * share * side + self._random.uniform(-0.5, 0.5))) / 2
        most = 12 if row.exercise == "quadripod-closed" else 42
        reached = (0.4 + 0.6 * share) * side * most + self._random.uniform(-2, 2)
        return min(45, max(1, round(reached if row.unit is Unit.SECONDS else reached * 0.7)))


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
