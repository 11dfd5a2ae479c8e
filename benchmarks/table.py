"""What was measured, beside what it is compared with and its budget: as text and as Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEADINGS = ("what", "foottimer", "runs", "compared with", "ratio", "budget", "verdict", "others")
"""Of the columns, in both tables."""
OVER = "OVER"
"""The verdict on a row that exceeds one of its budgets."""
WITHIN = "ok"
"""The verdict on a row that exceeds none of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure of foottimer, with those of others in the same run and unit."""

    what: str
    """What was measured: "ticking: CPU"."""
    unit: str
    """Of all its figures: "ms", "%", "B/s", "1/s", "MB"."""
    ours: float
    """Of foottimer: the median of its runs."""
    floor: float | None = None
    """Of what it is compared with; None: with nothing."""
    floor_name: str = "bare app"
    """What it is compared with."""
    most: float | None = None
    """The most that `ours` may be; None: no such budget, as in the two below."""
    most_ratio: float | None = None
    """The most that `ours / floor` may be."""
    most_more: float | None = None
    """The most that `ours - floor` may be; also where nothing is the floor."""
    peers: Mapping[str, float] = field(default_factory=dict)
    """Of other programs, by their names."""
    low: float | None = None
    """The lowest of our runs."""
    high: float | None = None
    """The highest of our runs."""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is; None: there is none, or it is 0."""
        return self.ours / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        """OVER where a budget is exceeded, WITHIN where none is, empty where there is none."""
        budgets = (self.most, self.most_ratio, self.most_more)
        if all(budget is None for budget in budgets):
            return ""
        return OVER if self.over else WITHIN

    @property
    def over(self) -> bool:
        """Whether a budget is exceeded; one that needs a floor is, when there is no figure of it."""
        if self.most is not None and self.ours > self.most:
            return True
        if self.most_more is not None and self.ours - (self.floor or 0.0) > self.most_more:
            return True
        return self.most_ratio is not None and (self.floor is None or self.ours > self.floor * self.most_ratio)


def runs_row(
    what: str,
    unit: str,
    ours: Sequence[float],
    floor: Sequence[float] = (),
    *,
    floor_name: str = "bare app",
    most: float | None = None,
    most_ratio: float | None = None,
    most_more: float | None = None,
    peers: Mapping[str, Sequence[float]] | None = None,
) -> Row:
    """Return the row of several runs: medians of all, and between what our runs lie."""
    return Row(
        what,
        unit,
        statistics.median(ours),
        statistics.median(floor) if floor else None,
        floor_name,
        most,
        most_ratio,
        most_more,
        {name: statistics.median(runs) for name, runs in (peers or {}).items() if runs},
        min(ours),
        max(ours),
    )


def figure(number: float) -> str:
    """Return a figure with as many places as say something: three digits, whole from 100 on."""
    size = abs(number)
    if size >= 99.95:
        return f"{number:,.0f}"
    return f"{number:.1f}" if size >= 9.995 else f"{number:.2f}"


def budget(row: Row) -> str:
    """Return the budgets of a row in words."""
    parts = [
        f"{row.most:,g} {row.unit}" if row.most is not None else "",
        f"{row.most_ratio:g} x" if row.most_ratio is not None else "",
        f"{row.most_more:,g} {row.unit} more" if row.most_more is not None else "",
    ]
    return ", ".join(filter(None, parts))


def cells(row: Row) -> tuple[str, ...]:
    """Return the texts of a row, one for each of HEADINGS."""
    between = "" if row.low is None or row.high is None else f"{figure(row.low)} to {figure(row.high)}"
    floor = "" if row.floor is None else f"{row.floor_name} {figure(row.floor)}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    others = ", ".join(f"{name} {figure(number)}" for name, number in row.peers.items())
    return (row.what, f"{figure(row.ours)} {row.unit}", between, floor, ratio, budget(row), row.verdict, others)


def text_table(rows: Sequence[Row]) -> str:
    """Return the rows as lines for a terminal, under their headings; empty columns are left out."""
    lines = [HEADINGS, *(cells(row) for row in rows)]
    columns = [column for column in zip(*lines, strict=True) if any(column[1:])]
    widths = [max(map(len, column)) for column in columns]
    shown = zip(*columns, strict=True)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in shown
    )


def markdown_line(texts: Sequence[str]) -> str:
    """Return one line of a Markdown table."""
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"


def markdown_table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, always with all of HEADINGS, so that tables can be joined."""
    rule = "| " + " | ".join("---" for _ in HEADINGS) + " |"
    return "\n".join([markdown_line(HEADINGS), rule, *(markdown_line(cells(row)) for row in rows)])
