"""Distances: asked for and shown in the unit that the person chose, and always kept in centimetres."""

from __future__ import annotations

from foottimer.routine.model import Unit
from foottimer.settings.model import Length

_CENTIMETRES = {Length.CM: 1.0, Length.INCH: 2.54}
"""Of each unit; of the inch by its definition."""


def unit_word(unit: Unit, length: Length) -> str:
    """Return what a number counts as it is shown: "reps", "seconds", "cm" or "in"."""
    return "in" if unit is Unit.CM and length is Length.INCH else unit.value


def shown(number: float, unit: Unit | None, length: Length) -> float:
    """Return a number that was kept as it is shown: a distance to a tenth, all else as it is."""
    return round(number / _CENTIMETRES[length], 1) if unit is Unit.CM else number


def span_text(low: float, high: float, unit: Unit, length: Length) -> str:
    """Return two numbers that were kept, as "30 to 37 reps" or, where they are the same, "30 reps"."""
    least, most = (f"{shown(number, unit, length):g}" for number in (low, high))
    return f"{least if least == most else f'{least} to {most}'} {unit_word(unit, length)}"


def kept(number: float, unit: Unit | None, length: Length, before: float | None = None) -> float:
    """Return a number that was typed as it is kept; `before`, where that is shown the same, so that nothing drifts."""
    if before is not None and shown(before, unit, length) == number:
        return before
    # A tenth of an inch is 0.254 cm: three decimals are exact.
    return round(number * _CENTIMETRES[length], 3) if unit is Unit.CM else number
