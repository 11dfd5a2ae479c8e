"""The whole routine as one bar of coloured intervals."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from foottimer.routine.timeline import Kind, Timeline
from foottimer.ui.widgets.inked import Inked

_SHAPES = {Kind.REST: "▂", Kind.TRANSITION: "▂", Kind.SWITCH: "▄", Kind.READY: "▂"}
"""A kind is told by its height too: work is tall, a switch half, rest low."""
_HERE = "┃"


def spread(timeline: Timeline, width: int) -> tuple[int, ...]:
    """Return the index of the interval that each of `width` cells stands for.

    A cell shows the interval that fills most of it, work before the rest of equal length, so that
    no side of a set gets lost between two short pauses.
    """
    total, intervals = timeline.total, timeline.intervals
    if not total or width <= 0:
        return (0,) * max(0, width)
    cells, first = [], 0
    for cell in range(width):
        begin, end = total * cell / width, total * (cell + 1) / width
        while intervals[first].start + intervals[first].length <= begin and first < len(intervals) - 1:
            first += 1
        best, most, index = first, -1.0, first
        while index < len(intervals) and intervals[index].start < end:
            entry = intervals[index]
            share = min(end, entry.start + entry.length) - max(begin, entry.start)
            if share > most or (share == most and entry.is_work):
                best, most = index, share
            index += 1
        cells.append(best)
    return tuple(cells)


class Route(Inked):
    """One row: every interval in its kind's colour and height, what is over faint, a mark where we are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "route--work",
        "route--rest",
        "route--switch",
        "route--ready",
        "route--over",
        "route--here",
    }
    DEFAULT_CSS = """
    Route {
        height: 1;
        & > .route--work { color: $kind-work; }
        & > .route--rest { color: $kind-rest; }
        & > .route--switch { color: $kind-switch; }
        & > .route--ready { color: $kind-ready; }
        & > .route--over { color: $faint; }
        & > .route--here { color: $foreground; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    class Picked(Message):
        """A place of the bar was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The interval there."""

    def __init__(self, timeline: Timeline, id: str | None = None) -> None:
        super().__init__(id=id)
        self._timeline = timeline
        self._cells: tuple[int, ...] = ()
        self._here = 0
        self._at = 0

    def follow(self, timeline: Timeline) -> None:
        """Show another timeline; nothing is repainted when it is the same."""
        if timeline is not self._timeline:
            self._timeline = timeline
            self._cells = spread(timeline, self.size.width)
            self.refresh()

    def show(self, index: int, elapsed: int) -> None:
        """Mark the interval `index`, `elapsed` ms into it."""
        interval = self._timeline.intervals[index]
        self._at = interval.start + min(elapsed, interval.length)
        here = self._place()
        if here != self._here:
            low, high = sorted((here, self._here))
            self._here = here
            self.refresh(Region(low, 0, high - low + 1, 1))

    def _place(self) -> int:
        width = self.size.width
        return min(max(0, width - 1), self._at * width // max(1, self._timeline.total))

    def on_resize(self, event: events.Resize) -> None:
        """Spread the intervals over the new width."""
        self._cells = spread(self._timeline, event.size.width)
        self._here = self._place()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which interval was clicked."""
        event.stop()
        if 0 <= event.x < len(self._cells):
            self.post_message(self.Picked(self._cells[event.x]))

    def render_line(self, y: int) -> Strip:
        """Paint the bar."""
        segments = []
        for place, index in enumerate(self._cells):
            kind = self._timeline.intervals[index].kind
            shape = _SHAPES.get(kind, "▆")
            name = f"route--{'over' if place < self._here else tone(kind)}"
            if place == self._here:
                shape, name = _HERE, "route--here"
            segments.append(Segment(shape, self.ink_of(name)))
        return Strip(segments).simplify().adjust_cell_length(self.size.width, self.ink)


def tone(kind: Kind) -> str:
    """Return the name of the colour of a kind: work, rest, switch or ready."""
    if kind.is_work:
        return "work"
    return {Kind.REST: "rest", Kind.TRANSITION: "rest", Kind.SWITCH: "switch"}.get(kind, "ready")
