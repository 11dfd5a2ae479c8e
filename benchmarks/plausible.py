"""A person who has trained for years: which routine on which day, at which level, how it went and what was said.

Everything follows from a seed. Weeks are missed, holidays are paused, levels rise and fall back after a break, pain
comes and goes, tests are repeated every four weeks and get better. How a session went is one of some ways of running
its routine that are worked out once, so that a million sessions are quick to make.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from benchmarks.ways import Way, way
from foottimer.history.record import Answers, AttemptRow, Moment, Status
from foottimer.routine.expand import expand
from foottimer.routine.library import load_library
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Timeline

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
