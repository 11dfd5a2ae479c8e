"""The phases of one repetition as a track that fills: the tempo, seen."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from foottimer.routine.model import Phase
from foottimer.session.reading import Beat


def widths(phases: tuple[Phase, ...], width: int) -> tuple[int, ...]:
    """Return the cells of each phase, in proportion to its time, one cell of gap between two."""
    room = max(len(phases), width - (len(phases) - 1))
    total = sum(phase.ms for phase in phases)
    edges, run = [0], 0
    for phase in phases:
        run += phase.ms
        edges.append(round(room * run / total))
    return tuple(after - before for before, after in pairwise(edges))


class Tempo(Widget):
    """A track a phase, as long as the phase takes; the present one fills, its word stands below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tempo--full", "tempo--empty", "tempo--word", "tempo--here"}
    DEFAULT_CSS = """
    Tempo {
        height: 2;
        & > .tempo--full { color: $kind-work; }
        & > .tempo--empty { color: $faint; }
        & > .tempo--word { color: $quiet; }
        & > .tempo--here { color: $kind-work; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._phases: tuple[Phase, ...] = ()
        self._index = 0
        self._filled = 0

    @property
    def text(self) -> str:
        """The words below the track."""
        return "".join(segment.text for segment in self._words())

    def show(self, phases: tuple[Phase, ...], beat: Beat | None) -> None:
        """Show where the repetition stands; without a beat the track is blank."""
        index = beat.index if beat else 0
        filled = 0
        if beat and self.size.width:
            cells = widths(phases, self.size.width)
            # Halves of a cell: the finest step that every terminal font draws alike.
            filled = 2 * (sum(cells[:index]) + index) + 2 * cells[index] * beat.elapsed // beat.phase.ms
        before = (self._phases, self._index)
        old, self._filled = self._filled, filled
        self._phases, self._index = (phases if beat else ()), index
        if (self._phases, index) != before:
            self.refresh()
        elif filled != old:
            low, high = sorted((old // 2, filled // 2))
            self.refresh(Region(low, 0, high - low + 1, 1))

    def render_line(self, y: int) -> Strip:
        """Paint the track, or the words."""
        segments = [] if not self._phases else self._track() if y == 0 else self._words() if y == 1 else []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _track(self) -> list[Segment]:
        full, empty = (self.get_component_rich_style(f"tempo--{name}") for name in ("full", "empty"))
        segments, place = [], 0
        for cells in widths(self._phases, self.size.width):
            halves = min(2 * cells, max(0, self._filled - 2 * place))
            whole, half = divmod(halves, 2)
            segments.append(Segment("━" * whole + "╸" * half, full))
            segments.append(Segment("─" * (cells - whole - half) + " ", empty))
            place += cells + 1
        return segments

    def _words(self) -> list[Segment]:
        segments = []
        for index, (phase, cells) in enumerate(zip(self._phases, widths(self._phases, self.size.width), strict=True)):
            here = index == self._index
            style = self.get_component_rich_style("tempo--here" if here else "tempo--word")
            seconds = f"{phase.ms / 1000:g}"
            word = f"{phase.name} {seconds}"
            if len(word) > cells:
                word = phase.name if len(phase.name) <= cells else phase.name[: max(0, cells - 1)] + "…"
            segments.append(Segment(word[: cells or None].ljust(cells + 1), style))
        return segments
