"""What a chart shows, and what a drawing is made of."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TypeAlias

from foottimer.values import dataclass

Part: TypeAlias = tuple[str, str]
"""A text, and the name of the ink that it is written in: one of INKS."""
Line: TypeAlias = tuple[Part, ...]
"""What stands in one row, from the left."""

SERIES_INKS = ("one", "two", "three", "four")
"""The inks of the series, in their order; a fifth begins again. None is told by its ink alone."""
INKS = (
    *("", "strong", "quiet", "faint", "goal"),
    *SERIES_INKS,
    *(f"{ink}-mark" for ink in SERIES_INKS),
    *(f"{ink}-cut" for ink in SERIES_INKS),
    *("work", "rest", "switch", "ready", "pause", "freeze"),
)
"""All inks: "" is that of plain text, "-mark" a mark of a series, "-cut" a line that is cut out of a column."""
MOST = 1e9
"""Values further from zero than that are drawn at it; the table still says them."""


class Shape(StrEnum):
    """How the values are drawn."""

    COLUMNS = "columns"
    """Columns on zero: amounts a week. With a value below zero they become points."""
    POINTS = "points"
    """A mark for each value, joined by a line: measurements."""
    STEPS = "steps"
    """A line that goes on level until it steps: levels."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind, a mark telling them from others."""

    name: str
    """What they are of, in a word: left."""
    mark: str
    """One character: L."""
    values: tuple[float | None, ...]
    """Oldest first; None where there is none, which is not zero."""
    marks: tuple[str, ...] = ()
    """One character for each value, where points of one series have different ones: the level that a dose is of."""
    decimals: int | None = None
    """Decimals of its numbers in the table; None for those of the chart."""

    def mark_of(self, index: int) -> str:
        """Return the character that stands for a value."""
        return self.marks[index] if self.marks else self.mark


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers over time, ready to be drawn or told."""

    title: str
    """What they are about, in a word or two."""
    unit: str
    """What they count: minutes a week; "" for none."""
    labels: tuple[str, ...]
    """Where on the time line each value is, one a value: 12 Oct."""
    series: tuple[Series, ...]
    """The values, one to four kinds of them, all as long as the labels."""
    shape: Shape = Shape.COLUMNS
    """How they are drawn."""
    goal: float | tuple[float | None, ...] | None = None
    """What is aimed at: one number, or one for each value."""
    ceiling: float | None = None
    """The end of the scale where it has one, 10 for an effort; the beginning is zero then."""
    decimals: int = 0
    """Decimals of the numbers, 0 to 3."""
    empty: str = "Nothing to show yet."
    """What is said in place of the drawing while there is no value at all."""
    aim: str = "goal"
    """What that number is called: goal, limit."""
    each: str = "when"
    """What a label is of, as the table's head says it: week."""
    missing: str = "none"
    """What it means that a value is missing, in a word: not said."""

    def __post_init__(self) -> None:
        """Raise ValueError where there are not as many values, or goals, as labels."""
        for series in self.series:
            if len(series.values) != len(self.labels):
                raise ValueError(f"{series.name!r} has {len(series.values)} values for {len(self.labels)} labels")
            if series.marks and len(series.marks) != len(self.labels):
                raise ValueError(f"{series.name!r} has {len(series.marks)} marks for {len(self.labels)} labels")
        if isinstance(self.goal, tuple) and len(self.goal) != len(self.labels):
            raise ValueError(f"{len(self.goal)} goals for {len(self.labels)} labels")

    @property
    def goals(self) -> tuple[float | None, ...]:
        """The goal for each value."""
        return self.goal if isinstance(self.goal, tuple) else (self.goal,) * len(self.labels)

    @property
    def is_empty(self) -> bool:
        """Whether there is no value at all."""
        return not any(known(value) for series in self.series for value in series.values)


def known(value: float | None) -> bool:
    """Whether there is a value that can be drawn."""
    return value is not None and math.isfinite(value)


def number(value: float | None, decimals: int) -> str:
    """Return a number as it is shown everywhere; a dash where there is none."""
    if value is None or not math.isfinite(value):
        return "–"
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if not text.strip("-0.") else text
