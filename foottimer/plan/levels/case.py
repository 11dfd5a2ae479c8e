"""A series at its level, as the level-up rule looks at it, and the numbers of that rule. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from foottimer.plan.levels.colours import colour_of
from foottimer.plan.model import Colour, Done
from foottimer.plan.words import day_name
from foottimer.values import dataclass

RESTART_DAYS = 28
"""Days since the last session from which a series begins again at level 1. Source: judgement."""
DOWN_DAYS = 14
"""Days since the last session from which a level is lost. Source: judgement."""
REST_DAYS = 2
"""Days of rest after a red session at level 1, where no level is below: 48 h. Source: judgement."""
HARD_RPE = 9
"""Effort from which a session was too hard, on the scale 0-10 of Day 2004. Source: judgement."""
HARD_SESSIONS = 2
"""Sessions in a row of that effort that cost a level. Source: judgement."""
AMBER_SESSIONS = 2
"""Amber sessions in a row that ask for a set fewer. Source: judgement."""
UP_SESSIONS = 3
"""Sessions in a row that earn a level. Source: judgement; compare "one or two reps over the target" of ACSM 2009."""
UP_SESSIONS_PLYO = 2
"""The same of plyometrics, which come less often. Source: judgement."""
UP_SHARE = 0.9
"""The least of the planned work that each of them has to have done, 0-1. Source: judgement."""
UP_RPE = 6
"""The most that their median effort may be, on the scale 0-10 of Day 2004. Source: judgement."""
UP_DAYS = 10
"""The fewest days since the first session at a level. Source: judgement."""
UP_DAYS_PLYO = 6
"""The same of plyometrics. Source: judgement."""
TOP = 3
"""The highest level of a series that says nothing else. Source: Matias 2016: sitting, double, single leg."""
HALVES = 2
"""Of a whole. Source: arithmetic."""
PERCENT = 100
"""Of a whole. Source: arithmetic."""


@dataclass(frozen=True, slots=True)
class Case:
    """A series at its level, as the rule looks at it."""

    all: tuple[Done, ...]
    """Its sessions since the level was entered."""
    counted: tuple[Done, ...]
    """Those that count."""
    level: int
    """Its level, from 1."""
    today: date
    """The person's day."""
    plyo: bool
    """Whether it is one of plyometrics, which have numbers of their own."""
    asked: bool
    """Whether pain is asked about."""
    top: int
    """The highest level there is."""
    beyond: str
    """What follows on that, in a sentence; may be empty."""
    name: str
    """What it is called; may be empty."""
    lasting: bool
    """Whether it loses no level before it begins again."""
    last: date | None
    """The day of the last session, or since when nothing was done."""

    @property
    def here(self) -> tuple[Done, ...]:
        """Those of them at this level."""
        return tuple(done for done in self.counted if done.level is None or done.level >= self.level)

    @property
    def needed(self) -> int:
        """Sessions that earn a level."""
        return UP_SESSIONS_PLYO if self.plyo else UP_SESSIONS

    @property
    def days(self) -> int:
        """Days that a level takes at least."""
        return UP_DAYS_PLYO if self.plyo else UP_DAYS

    def good(self, done: Done) -> bool:
        """Whether a session is one that a level is earned by, its effort apart."""
        return done.share >= UP_SHARE and done.rpe is not None and (not self.asked or colour_of(done) is Colour.GREEN)

    @property
    def run(self) -> tuple[Done, ...]:
        """The last sessions at this level that were good one after the other, the newest last."""
        bad = [place for place, done in enumerate(self.here, start=1) if not self.good(done)]
        return self.here[bad[-1] if bad else 0 :]

    @property
    def opens(self) -> date | None:
        """The first day on which the days are enough; None where nothing was done at this level."""
        return self.here[0].day + timedelta(days=self.days) if self.here else None

    @property
    def of(self) -> str:
        """The series, as it follows "the last two sessions"; empty where it has no name."""
        return f" of {self.name}" if self.name else ""

    def day(self, day: date) -> str:
        """A day's name."""
        return day_name(day, self.today)


def case_of(
    sessions: Sequence[Done],
    level: int,
    today: date,
    *,
    plyo: bool = False,
    pain_asked: bool = True,
    top: int = TOP,
    since: date | None = None,
    beyond: str = "",
    name: str = "",
    lasting: bool = False,
) -> Case:
    """Return a series at `level` with its sessions since that was entered, the oldest first.

    Sessions below the level count for pain, effort and days off, but earn nothing. `since` is the day from which days
    off count where that is later than the last session's, or there is none. `beyond` says what follows on `top`,
    `name` is the series as the reason calls it. A `lasting` one loses no level before it begins again.
    """
    days = [done.day for done in sessions]
    last = max((*days, *([since] if since else [])), default=None)
    told = tuple(done for done in sessions if matters(done, pain_asked))
    return Case(tuple(sessions), told, level, today, plyo, pain_asked, top, beyond, name, lasting, last)


def median(numbers: Iterable[int]) -> float:
    """Return the middle one of some numbers, or the mean of the two in the middle; there is at least one.

    As the standard library's, whose module takes as long to load as all of the rule.
    """
    ordered = sorted(numbers)
    half = len(ordered) // HALVES
    return (ordered[half] + ordered[~half]) / HALVES


def opens_on(sessions: Sequence[Done], level: int, *, plyo: bool = False, pain_asked: bool = True) -> date | None:
    """Return the first day on which the days that `level` takes are over; None where nothing counts at it yet."""
    for done in sessions:
        if (done.level is None or done.level >= level) and matters(done, pain_asked):
            return done.day + timedelta(days=UP_DAYS_PLYO if plyo else UP_DAYS)
    return None


def matters(done: Done, asked: bool) -> bool:
    """Return whether a session enters the rule: what was broken off early does only where it hurt."""
    if not asked:
        return done.counts
    colour = colour_of(done)
    return colour is not Colour.UNKNOWN and (done.counts or colour is not Colour.GREEN)
