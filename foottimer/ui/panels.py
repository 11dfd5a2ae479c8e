"""A page of small charts: what each of them shows, and where on the page it goes. No Textual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap

from foottimer.chart.cells import fit
from foottimer.chart.draw import draw
from foottimer.chart.model import Chart, Line
from foottimer.chart.table import lines, table
from foottimer.values import dataclass, replace

GAP = 2
"""Cells between panels that stand side by side."""
SLIM = 23
"""Cells that a panel has at least, where several stand side by side and it does not want more."""
MOST_BESIDE = 3
"""Panels that stand side by side at most."""
CHOSEN = "›"
"""Before the title of the panel that is chosen."""
MORE = "… Enter shows all."
"""In the last row of a table that has more rows than there is room for."""
ALARM = "!"
"""What a sentence begins with that shall not be missed."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart, or rows of text, with what is said of it."""

    key: str
    """What tells it from the others, also after a change of the period."""
    title: str
    """A word or two."""
    means: str
    """What its numbers mean, in a sentence or two."""
    chart: Chart | None = None
    """What is drawn; None where `rows` are shown."""
    told: Chart | None = None
    """What the table is of, where that has more columns than the drawing has room for."""
    says: tuple[str, ...] = ()
    """What is said below the chart, a sentence each."""
    rows: Callable[[int], tuple[Line, ...]] | None = None
    """Makes what stands in place of a chart, over the whole width, which it is told."""
    section: str = ""
    """The heading that it is the first one under; empty for none."""
    least: int = SLIM
    """Cells that it wants at least before others stand beside it."""

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width."""
        return self.chart is None

    def lines(self, width: int, chart_rows: int, chosen: bool = False, tabled: bool = False) -> tuple[Line, ...]:
        """Return its rows, of `width` cells at most: title, chart (or its table), what is said."""
        if self.chart is None:
            body = (((self._title(chosen), "strong"),), *(self.rows(width) if self.rows else ()))
        elif tabled:
            body = (
                ((fit(self._title(chosen), width), "strong"),),
                *_tabled(self.told or self.chart, width, chart_rows - 1),
            )
        else:
            body = draw(replace(self.chart, title=self._title(chosen)), width, chart_rows)
        return (*body, *(((text, ink),) for text, ink in self.said(width)))

    def said(self, width: int) -> list[tuple[str, str]]:
        """Return what is said below the chart, in rows of a width, each with its ink."""
        return [
            (row, "switch" if sentence.startswith(ALARM) else "quiet")
            for sentence in self.says
            for row in wrap(sentence, max(8, width))
        ]

    def height(self, width: int, chart_rows: int) -> int:
        """Return how many rows it has."""
        return (chart_rows if self.rows is None else 1 + len(self.rows(width))) + len(self.said(width))

    def _title(self, chosen: bool) -> str:
        return f"{CHOSEN} {self.title}" if chosen else self.title


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a panel stands on the page, in cells."""

    panel: Panel
    """Which."""
    x: int
    """Its first column."""
    y: int
    """Its first row, that of its title."""
    width: int
    """Its columns."""
    height: int
    """Its rows, without those between it and what is below."""
    row: int
    """Which row of panels it is in, from 0."""
    column: int
    """Its place in that row, from 0."""


@dataclass(frozen=True, slots=True)
class Layout:
    """All panels in their places."""

    spots: tuple[Spot, ...] = ()
    """In reading order."""
    headings: tuple[tuple[int, str], ...] = ()
    """The rows of headings, with their words."""
    height: int = 0
    """Rows of the whole."""

    def find(self, key: str) -> Spot | None:
        """Return where a panel stands; None where there is none."""
        return next((spot for spot in self.spots if spot.panel.key == key), None)

    def beside(self, key: str, across: int, down: int) -> Spot | None:
        """Return the panel so many on from another one, or so many rows below in about its column; None for none."""
        spot = self.find(key)
        if spot is None:
            return self.spots[0] if self.spots else None
        if across:
            there = self.spots.index(spot) + across
            return self.spots[there] if 0 <= there < len(self.spots) else None
        row = [other for other in self.spots if other.row == spot.row + down]
        return min(row, key=lambda other: abs(other.column - spot.column), default=None)

    def at(self, x: int, y: int) -> Spot | None:
        """Return the panel that holds a cell; None between panels."""
        return next(
            (spot for spot in self.spots if 0 <= x - spot.x < spot.width and 0 <= y - spot.y < spot.height), None
        )

    def on_row(self, y: int) -> tuple[Spot, ...]:
        """Return the panels that have something in a row, from the left."""
        return tuple(spot for spot in self.spots if 0 <= y - spot.y < spot.height)


def beside_each_other(width: int, least: int = SLIM) -> int:
    """Return how many panels of at least so many cells stand side by side in a width."""
    return max(1, min(MOST_BESIDE, (width + GAP) // (least + GAP)))


def laid_out(panels: Sequence[Panel], width: int, chart_rows: int) -> Layout:
    """Return where the panels go in a width, each chart having so many rows; a heading begins a new row."""
    spots: list[Spot] = []
    headings: list[tuple[int, str]] = []
    y = 0
    for place, group in enumerate(_grouped(panels, width)):
        columns = beside_each_other(width, group[0].least)
        if group[0].section:
            headings.append((y, group[0].section))
            y += 2
        room = width if group[0].is_wide else (width - GAP * (columns - 1)) // columns
        height = max(panel.height(room, chart_rows) for panel in group)
        spots += (
            Spot(panel, column * (room + GAP), y, room, height, place, column) for column, panel in enumerate(group)
        )
        y += height + 1
    return Layout(tuple(spots), tuple(headings), max(0, y - 1))


def rows_for(height: int) -> int:
    """Return how many rows a chart has where so many are seen: three, two or one chart below each other."""
    return 8 if height >= 30 else 7 if height >= 18 else max(4, min(8, height - 2))


def _grouped(panels: Sequence[Panel], width: int) -> list[list[Panel]]:
    rows: list[list[Panel]] = []
    for panel in panels:
        full = bool(rows) and len(rows[-1]) == beside_each_other(width, rows[-1][0].least)
        if full or panel.section or panel.is_wide or not rows or rows[-1][0].is_wide:
            rows.append([])
        rows[-1].append(panel)
    return rows


def _tabled(chart: Chart, width: int, most: int) -> tuple[Line, ...]:
    if chart.is_empty:
        return (((fit(chart.empty, width), "quiet"),),)
    rows = lines(table(chart), width)
    return rows if len(rows) <= most else (*rows[: most - 1], ((fit(MORE, width), "quiet"),))
