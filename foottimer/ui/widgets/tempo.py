"""The phases of one repetition as a track that fills: the tempo, seen."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from foottimer.routine.model import Phase
from foottimer.session.reading import Beat
from foottimer.ui.widgets.inked import Inked


def widths(phases: tuple[Phase, ...], width: int) -> tuple[int, ...]:
    """Return the cells of each phase, in proportion to its time, one cell of gap between two."""
    room = max(len(phases), width - (len(phases) - 1))
    total = sum(phase.ms for phase in phases)
    edges, run = [0], 0
    for phase in phases:
        run += phase.ms
        edges.append(round(room * run / total))
    return tuple(after - before for before, after in pairwise(edges))


class Tempo(Inked):
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
        self._beat: Beat | None = None
        self._filled = 0

    @property
    def text(self) -> str:
        """The words below the track."""
        return "".join(segment.text for segment in self._words())

    def show(self, phases: tuple[Phase, ...], beat: Beat | None) -> None:
        """Show where the repetition stands; without a beat the track is blank."""
        before, self._beat = self._beat, beat
        if beat is None or before is None or beat.index != before.index or phases != self._phases:
            if (beat, phases) != (before, self._phases):
                self._phases = phases
                self.refresh()
            return
        filled = self._halves()
        if filled != self._filled:
            low, high = sorted((filled // 2, self._filled // 2))
            self._filled = filled
            # Only what changed; the words in the last row stay as they are.
            self.refresh(Region(low, 0, high - low + 1, self.size.height - 1 or 1))

    def render_line(self, y: int) -> Strip:
        """Paint the track, or the words in the last row."""
        if self._beat is None:
            return Strip.blank(self.size.width, self.ink)
        self._filled = self._halves()
        words = y == self.size.height - 1 and y > 0
        return Strip(self._words() if words else self._track(y)).adjust_cell_length(self.size.width, self.ink)

    def _halves(self) -> int:
        """Return how many half cells of the track are full: the finest step that every font draws alike."""
        beat = self._beat
        if beat is None:
            return 0
        cells = widths(self._phases, self.size.width)
        return 2 * (sum(cells[: beat.index]) + beat.index) + 2 * cells[beat.index] * beat.elapsed // beat.phase.ms

    def _track(self, y: int) -> list[Segment]:
        floor = "▁" if y >= self.size.height - 2 else " "
        full, empty = (self.get_component_rich_style(f"tempo--{name}") for name in ("full", "empty"))
        segments, place = [], 0
        for cells in widths(self._phases, self.size.width):
            whole, half = divmod(min(2 * cells, max(0, self._filled - 2 * place)), 2)
            segments.append(Segment("█" * whole + "▌" * half, full))
            segments.append(Segment(floor * (cells - whole - half), empty))
            segments.append(Segment(" ", self.ink))
            place += cells + 1
        return segments

    def _words(self) -> list[Segment]:
        segments = []
        for index, (phase, cells) in enumerate(zip(self._phases, widths(self._phases, self.size.width), strict=True)):
            here = self._beat is not None and index == self._beat.index
            style = self.get_component_rich_style("tempo--here" if here else "tempo--word")
            seconds = f"{phase.ms / 1000:g}"
            word = f"{phase.name} {seconds}"
            if len(word) > cells:
                word = phase.name if len(phase.name) <= cells else phase.name[: max(0, cells - 1)] + "…"
            segments.append(Segment(word[: cells or None].ljust(cells + 1), style))
        return segments
