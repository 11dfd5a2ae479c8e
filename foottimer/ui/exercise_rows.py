"""The table of exercises: sets, repetitions, time, and left against right, in the columns that there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.chart.cells import fit, pad
from foottimer.chart.model import Line
from foottimer.follow.done import clock_text
from foottimer.history.checkin import MOST_PERCENT
from foottimer.history.exercised import Amount, ExerciseTotal
from foottimer.history.told import many

EVEN = 5
"""Percent that one side may have less before it is said."""
WIDE = 92
"""Cells from which on sides have columns of their own."""
MIDDLE = 56
"""Cells from which on there are columns for sets, reps and time."""


def exercise_rows(totals: Sequence[ExerciseTotal], width: int) -> tuple[Line, ...]:
    """Return the table, a head and a row an exercise; in little room two rows an exercise."""
    if width < MIDDLE:
        return tuple(row for total in totals for row in _slim(total, width))
    sides = 44 if width >= WIDE else 21
    name = width - 6 - 8 - 10 - sides
    head = "left and right" if width >= WIDE else "left/right"
    first = ((_row(name, ("exercise", "sets", "reps", "time")) + f"   {head}", "quiet"),)
    return (first, *(_wide(total, name, width) for total in totals))


def compared(left: Amount, right: Amount) -> str:
    """Return which side had less, by how much of the other: "even", "left 12 % less"; empty without sides."""
    one, other = _measured(left, right)
    if one == other == 0:
        return ""
    less = _less(left, right)
    return "even" if less < EVEN else f"{'left' if one < other else 'right'} {less} % less"


def _less(left: Amount, right: Amount) -> int:
    """By how many percent of the other side one had less; 0 without sides."""
    one, other = _measured(left, right)
    return 100 - round(100 * min(one, other) / max(one, other)) if one or other else 0


def _measured(left: Amount, right: Amount) -> tuple[int, int]:
    """What the sides are compared by: repetitions where both are counted, else time."""
    if left.reps and right.reps:
        return left.reps, right.reps
    return left.ms, right.ms


def _wide(total: ExerciseTotal, name: int, width: int) -> Line:
    whole, told = total.whole, compared(total.left, total.right)
    numbers = (total.name, str(whole.sets), f"{whole.reps:,}" if whole.reps else "–", clock_text(whole.ms))
    ink = "switch" if _less(total.left, total.right) > MOST_PERCENT else "quiet"
    if width < WIDE or not told:
        return ((_row(name, numbers), ""), (f"   {told}", ink))
    left, right = _side(total, total.left), _side(total, total.right)
    return ((_row(name, numbers), ""), (f"   L {pad(left, 9)} R {pad(right, 9)} ", ""), (told, ink))


def _slim(total: ExerciseTotal, width: int) -> tuple[Line, Line]:
    whole, told = total.whole, compared(total.left, total.right)
    reps = f"{whole.reps:,} reps" if whole.reps else ""
    numbers = ", ".join(part for part in (many(whole.sets, "set"), reps, clock_text(whole.ms), told) if part)
    return ((fit(total.name, width), ""),), ((fit(f"  {numbers}", width), "quiet"),)


def _side(total: ExerciseTotal, side: Amount) -> str:
    return f"{side.reps:,}" if total.left.reps and total.right.reps else clock_text(side.ms)


def _row(name: int, cells: tuple[str, str, str, str]) -> str:
    first, *numbers = cells
    return pad(fit(first, name), name) + "".join(
        pad(text, room, right=True) for text, room in zip(numbers, (6, 8, 10), strict=True)
    )
