"""The whole timeline of a routine that is being changed as one bar, with the selected blocks marked below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from foottimer.ui.widgets.inked import Inked

Place = tuple[int, ...]

_SHAPES = {"work": "▆", "rest": "▂", "switch": "▄", "ready": "▂"}
"""A kind is told by its height too."""
_MARKED = {"work": "█", "rest": "▅", "switch": "▆", "ready": "▅"}
"""The same of a block that is selected, where there is no row below for its mark."""
_INKS = {"transition": "rest"}
_BELOW = "▔"


class Piece(Protocol):
    """A stretch of the timeline."""

    @property
    def place(self) -> Place:
        """The block it is of."""
        ...

    @property
    def kind(self) -> str:
        """ready, work, rest or switch."""
        ...

    @property
    def ms(self) -> int:
        """How long it takes."""
        ...


def spread(stretches: Sequence[Piece], width: int) -> tuple[int, ...]:
    """Return the stretch that each of `width` cells stands for: the one that fills most of it, work before others."""
    total = sum(stretch.ms for stretch in stretches)
    if not total or width <= 0:
        return ()
    cells, index, start = [], 0, 0
    for cell in range(width):
        begin, end = total * cell / width, total * (cell + 1) / width
        while start + stretches[index].ms <= begin and index < len(stretches) - 1:
            start += stretches[index].ms
            index += 1
        cells.append(_fullest(stretches, index, start, begin, end))
    return tuple(cells)


def _fullest(stretches: Sequence[Piece], index: int, start: int, begin: float, end: float) -> int:
    """Return which stretch, from `index` on, that begins at `start`, fills most of what is between begin and end."""
    best, most = index, (-1.0, False)
    while index < len(stretches) and start < end:
        stretch = stretches[index]
        share = min(end, start + stretch.ms) - max(begin, start)
        if (share, stretch.kind == "work") > most:
            best, most = index, (share, stretch.kind == "work")
        start += stretch.ms
        index += 1
    return best


def covered(stretches: Sequence[Piece], chosen: tuple[Place, ...], width: int) -> frozenset[int]:
    """Return the cells that blocks, with what is in them, reach into: one at least of each, however short it is."""
    total, start, cells = sum(stretch.ms for stretch in stretches), 0, set[int]()
    if not total or width <= 0:
        return frozenset()
    for stretch in stretches:
        end = start + stretch.ms
        if any(stretch.place[: len(place)] == place for place in chosen if place):
            first = min(width - 1, start * width // total)
            cells.update(range(first, max(first + 1, -(-end * width // total))))
        start = end
    return frozenset(cells)


class Band(Inked):
    """The timeline by kinds; what is selected has a line below it, or stands taller where there is one row only."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("band--work", "band--rest", "band--switch", "band--ready"),
        *("band--stale", "band--mark"),
    }
    DEFAULT_CSS = """
    Band {
        height: 2;
        & > .band--work { color: $kind-work; }
        & > .band--rest { color: $kind-rest; }
        & > .band--switch { color: $kind-switch; }
        & > .band--ready { color: $kind-ready; }
        & > .band--stale { color: $faint; }
        & > .band--mark { color: $foreground; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    class Picked(Message):
        """A place of the bar was clicked."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place
            """The block there."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stretches: Sequence[Piece] = ()
        self._cells: tuple[int, ...] = ()
        self._chosen: tuple[Place, ...] = ()
        self._marked: frozenset[int] = frozenset()
        self._stale = False
        self._painted: object = None

    def show(self, stretches: Sequence[Piece], chosen: tuple[Place, ...], stale: bool) -> None:
        """Show a timeline with blocks marked; `stale` is one of before, while the text can't be read."""
        if stretches is self._stretches and chosen == self._chosen and stale == self._stale:
            return
        self._stretches, self._chosen, self._stale = stretches, chosen, stale
        self._spread(self.size.width)

    def _spread(self, width: int) -> None:
        self._cells = spread(self._stretches, width)
        self._marked = covered(self._stretches, self._chosen, width)
        kinds = tuple(self._stretches[cell].kind for cell in self._cells)
        painted = (kinds, self._marked, self._stale, self.size.height)
        if painted != self._painted:
            self._painted = painted
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Spread the timeline over the new width."""
        self._spread(event.size.width)

    @property
    def marks(self) -> str:
        """The row below the bar."""
        return "".join(_BELOW if cell in self._marked else " " for cell in range(len(self._cells)))

    def render_line(self, y: int) -> Strip:
        """Paint the bar, or the marks below it."""
        if y:
            mark = self.get_component_rich_style("band--mark")
            return Strip([Segment(self.marks, mark)]).adjust_cell_length(self.size.width, self.ink)
        alone, segments = self.size.height < 2, []
        for cell, index in enumerate(self._cells):
            kind = self._stretches[index].kind
            shape = (_MARKED if alone and cell in self._marked else _SHAPES).get(kind, "▂")
            name = "stale" if self._stale else _INKS.get(kind, kind)
            segments.append(Segment(shape, self.get_component_rich_style(f"band--{name}")))
        return Strip(segments).simplify().adjust_cell_length(self.size.width, self.ink)

    def on_click(self, event: events.Click) -> None:
        """Tell which block was clicked."""
        event.stop()
        if 0 <= event.x < len(self._cells):
            self.post_message(self.Picked(self._stretches[self._cells[event.x]].place))
