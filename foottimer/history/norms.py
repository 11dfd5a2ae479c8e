"""What others of one's age reach in the tests of the check-in: a rough comparison, no verdict. Pure.

The figures are medians or means of groups. The heel-rise norms were taken on a slope of 10 degrees, which a flat floor
is not; the decades of both tables are known second-hand.
"""

from __future__ import annotations

from foottimer.routine.model import Unit
from foottimer.values import dataclass

CALLED = "rough comparison"
"""What a norm has to be called where it is shown."""

_HEEL_RISE = {
    "male": ((20, 37), (30, 33), (40, 28), (50, 24), (60, 19), (70, 15), (80, 10)),
    "female": ((20, 31), (30, 27), (40, 25), (50, 22), (60, 19), (70, 17), (80, 14)),
}
"""Raises on one leg to fatigue at 60 beats a minute, from an age on."""
_GROUPS = {"male": "men", "female": "women"}
"""Whom the figures of a sex are of."""
_STANCE = ((18, 43), (40, 40), (50, 37), (60, 30), (70, 18), (80, 5))
"""Seconds on one leg with open eyes, from an age on; the test ends at 45 s."""
_WALL = 10
"""Cm from toe to wall: what is commonly aimed for at any age; measured norms fall from 60 years on."""

_CALF_SOURCE = "Hebert-Losier 2017, on a slope of 10 degrees; by decade second-hand"
_STANCE_SOURCE = "Springer 2007; by decade second-hand"
_WALL_SOURCE = "a common target, not a norm of age"


@dataclass(frozen=True, slots=True)
class Norm:
    """What a test is compared with, in its unit."""

    low: float
    """The figure; the lower of two where women and men have their own and the sex is not known."""
    high: float
    """The higher of the two, else the same."""
    unit: Unit
    """What it counts."""
    source: str
    """Where it comes from, and what is to be minded."""
    of: str
    """Whose figure it is, to be said before it: "at 45"; empty where it is the same at any age."""


def norm(exercise: str | None, name: str, unit: Unit, age: int | None, sex: str | None = None) -> Norm | None:
    """What a test of an exercise, or of a block of that name, is compared with at an age in years.

    `sex` is "female" or "male"; with any other word both are told. None where there is nothing to compare with, and
    where no age was entered.
    """
    if age is None:
        return None
    if unit is Unit.REPS and "calf raise" in name.casefold() and (exercise is None or "single" in exercise):
        figures = [_at(_HEEL_RISE[one], age) for one in _HEEL_RISE if sex == one or sex not in _HEEL_RISE]
        return _of(figures, unit, _CALF_SOURCE, f"at {age}, {_GROUPS.get(sex or '', 'women and men')}")
    if unit is Unit.SECONDS and exercise == "quadripod-balance":
        return _of([_at(_STANCE, age)], unit, _STANCE_SOURCE, f"at {age}")
    if unit is Unit.CM and exercise == "knee-to-wall":
        return _of([_WALL], unit, _WALL_SOURCE, "")
    return None


def _at(table: tuple[tuple[int, int], ...], age: int) -> int | None:
    """The figure of the last age that is not above `age`; None below the first."""
    return next((figure for since, figure in reversed(table) if since <= age), None)


def _of(figures: list[int | None] | list[int], unit: Unit, source: str, of: str) -> Norm | None:
    known = [figure for figure in figures if figure is not None]
    return Norm(min(known), max(known), unit, source, of) if known else None
