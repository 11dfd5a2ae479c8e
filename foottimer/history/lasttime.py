"""How an exercise went when it was done last: its sets, side by side, and how hard that session was. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from foottimer.routine.model import Side
from foottimer.routine.timeline import Kind
from foottimer.values import dataclass

_SECOND = 1_000
"""Ms in a second."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt at an exercise."""

    index: int
    """The interval's place in its timeline."""
    kind: Kind
    """How it is measured."""
    side: Side | None
    """The side; None where both work at once."""
    reps: int | None
    """Repetitions done, a side where they alternate; None when not known."""
    ms: int
    """Active time, in ms."""
    recorded: float | None = None
    """The number that was given of a test."""
    unit: str = ""
    """What that number counts, as "cm"."""


@dataclass(frozen=True, slots=True)
class LastSide:
    """All sets of an exercise on one side."""

    side: Side | None
    """The side; None where both work at once."""
    amounts: tuple[float, ...]
    """What each set came to, above 0, in order: reps, ms, or the number that was given."""
    unit: str = ""
    """What the amounts are: "" for reps, "ms" for time, "cm" or "seconds" for a number that was given."""


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last session in which an exercise was done."""

    day: date
    """The session's frozen day."""
    sides: tuple[LastSide, ...]
    """Left before right; empty where nothing is known of its sets."""
    rpe: int | None = None
    """How hard that session was, 0-10; None where nobody said."""


def last_time_of(day: date, rpe: int | None, tries: Iterable[Tried]) -> LastTime:
    """Return what all attempts at an exercise in one session come to; of several at one interval the most counts."""
    sets: dict[tuple[Side | None, str], dict[int, float]] = {}
    for one in tries:
        amount, unit = _amount(one)
        if amount > 0:
            found = sets.setdefault((one.side, unit), {})
            found[one.index] = max(found.get(one.index, 0), amount)
    sides = [
        LastSide(side, tuple(amount for _, amount in sorted(found.items())), unit)
        for (side, unit), found in sets.items()
    ]
    return LastTime(day, tuple(sorted(sides, key=lambda one: _ORDER[one.side])), rpe)


def last_time_text(last: LastTime) -> str:
    """Return "last time: 8 each side, RPE 6"; "" where nothing is known."""
    told = _sides_text(last.sides)
    if last.rpe is not None:
        told.append(f"RPE {last.rpe}")
    return f"last time: {', '.join(told)}" if last.sides else ""


def _amount(one: Tried) -> tuple[float, str]:
    if one.recorded is not None:
        return one.recorded, "" if one.unit == "reps" else one.unit
    if one.kind is Kind.REPS:
        return one.reps or 0, ""
    return one.ms, "ms"


def _sides_text(sides: tuple[LastSide, ...]) -> list[str]:
    by_side = {one.side: one for one in sides}
    left, right = by_side.get(Side.LEFT), by_side.get(Side.RIGHT)
    if len(sides) == len(by_side) == 2 and left and right and _sets_text(left) == _sets_text(right):
        return [f"{_sets_text(left)} each side"]
    return [_side_text(one) for one in sides]


def _side_text(one: LastSide) -> str:
    if one.side is None:
        return _sets_text(one)
    return f"{_sets_text(one)} {'each side' if one.side is Side.ALTERNATE else one.side.value}"


def _sets_text(one: LastSide) -> str:
    """Return "3 x 8", "8 + 6", "45 s"."""
    shown = [_shown(amount, one.unit) for amount in one.amounts]
    unit = {"": "", "ms": " s", "seconds": " s"}.get(one.unit, f" {one.unit}")
    same = len(set(shown)) == 1 < len(shown)
    return f"{len(shown)} x {shown[0]}{unit}" if same else f"{' + '.join(shown)}{unit}"


def _shown(amount: float, unit: str) -> str:
    return str(int(amount) // _SECOND if unit == "ms" else f"{amount:g}")


_ORDER = {None: 0, Side.LEFT: 1, Side.RIGHT: 2, Side.ALTERNATE: 3}
