"""The phases of one repetition as a track that fills: the tempo, seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip

from foottimer.routine.model import Phase
from foottimer.session.reading import Beat
from foottimer.ui.widgets.inked import Inked
from foottimer.ui.widgets.kept import ClearColumn, ClearRow

PIECES = 6
"""Widgets that the track is made of: a change is painted from the left edge of its widget, and a new repetition paints
all of them, each with its own place and colours."""


@lru_cache(maxsize=64)
def widths(phases: tuple[Phase, ...], width: int) -> tuple[int, ...]:
    """Return the cells of each phase, in proportion to its time, one cell of gap between two."""
    room = max(len(phases), width - (len(phases) - 1))
    total = sum(phase.ms for phase in phases)
    edges, run = [0], 0
    for phase in phases:
        run += phase.ms
        edges.append(round(room * run / total))
    return tuple(after - before for before, after in pairwise(edges))


def track(phases: tuple[Phase, ...], width: int, filled: int, floor: str) -> str:
    """Return a row of the track, `filled` half cells of it full, gaps included; `floor` stands where it is empty."""
    row = ""
    for cells in widths(phases, width):
        whole, half = divmod(min(2 * cells, max(0, filled - 2 * len(row))), 2)
        row += "█" * whole + "▌" * half + floor * (cells - whole - half) + " "
    return row[:width].ljust(width)


class Tempo(ClearColumn):
    """A track a phase, as long as the phase takes; the present one fills, its word stands below."""

    DEFAULT_CSS = """
    Tempo {
        height: 2;
        & > #track { height: 1fr; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._phases: tuple[Phase, ...] = ()
        self._beat: Beat | None = None
        self._filled = 0
        self._words = Words()
        self._pieces = [Piece(self.row) for _ in range(PIECES)]

    @property
    def text(self) -> str:
        """The words below the track."""
        return self._words.text

    def compose(self) -> ComposeResult:
        """Make the track and the words below it."""
        with ClearRow(id="track"):
            yield from self._pieces
        yield self._words

    def on_resize(self, event: Resize) -> None:
        """Leave the words out where there is no row for them, and measure anew."""
        self._words.display = event.size.height > 1
        self._filled = self._halves()
        self._repaint()

    def show(self, phases: tuple[Phase, ...], beat: Beat | None) -> None:
        """Show where the repetition stands; without a beat the track is blank."""
        if (phases, beat) == (self._phases, self._beat):
            return
        shown = self._beat is not None and phases == self._phases
        self._phases, self._beat = phases, beat
        before, self._filled = self._filled, self._halves()
        self._words.show(phases, beat.index if beat else None)
        if beat is None or not shown:
            self._repaint()
        elif self._filled != before:
            low, high = sorted((before, self._filled))
            for piece in self._pieces:
                piece.repaint(low // 2, -(-high // 2))

    def row(self, y: int, height: int) -> tuple[str, int]:
        """Return a row of the whole track of so many, and how many cells from its beginning have the colour of work."""
        if self._beat is None:
            return "", 0
        # Where there is room above, only the last row shows what is empty.
        floor = "▁" if y == height - 1 else " "
        return track(self._phases, self.size.width, self._filled, floor), -(-self._filled // 2)

    def _halves(self) -> int:
        """Return how many half cells of the track are full: the finest step that every font draws alike."""
        beat = self._beat
        if beat is None:
            return 0
        cells = widths(self._phases, self.size.width)
        return 2 * (sum(cells[: beat.index]) + beat.index) + 2 * cells[beat.index] * beat.elapsed // beat.phase.ms

    def _repaint(self) -> None:
        for piece in self._pieces:
            piece.refresh()


class Piece(Inked):
    """A few cells of the track."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"piece--full", "piece--empty"}
    DEFAULT_CSS = """
    Piece {
        width: 1fr;
        & > .piece--full { color: $kind-work; }
        & > .piece--empty { color: $faint; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, row: Callable[[int, int], tuple[str, int]]) -> None:
        """Show a part of `row`, which is asked for a row's place among so many, and says what `Tempo.row` says."""
        super().__init__()
        self._row = row

    def repaint(self, low: int, high: int) -> None:
        """Paint what lies between two cells of the track."""
        first = self.virtual_region.x
        low, high = max(low - first, 0), min(high - first, self.size.width)
        if low < high:
            self.refresh(Region(low, 0, high - low, self.size.height))

    def render_line(self, y: int) -> Strip:
        """Paint a row."""
        first, width = self.virtual_region.x, self.size.width
        text, full = self._row(y, self.size.height)
        text, full = text[first : first + width].ljust(width), min(width, max(0, full - first))
        parts = [(text[:full], "piece--full"), (text[full:], "piece--empty")]
        return Strip([Segment(part, self.get_component_rich_style(name)) for part, name in parts if part], width)


class Words(Inked):
    """The word of each phase with its seconds, where its part of the track is; the present one stands out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"words--other", "words--here"}
    DEFAULT_CSS = """
    Words {
        height: 1;
        & > .words--other { color: $quiet; }
        & > .words--here { color: $kind-work; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._phases: tuple[Phase, ...] = ()
        self._here: int | None = None

    @property
    def text(self) -> str:
        """What they say."""
        return "".join(self._parts())

    def show(self, phases: tuple[Phase, ...], here: int | None) -> None:
        """Mark the phase at `here`; where it is None they are blank."""
        if (phases, here) != (self._phases, self._here):
            self._phases, self._here = phases, here
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the row."""
        names = ("here" if index == self._here else "other" for index in range(len(self._phases)))
        styles = (self.get_component_rich_style(f"words--{name}") for name in names)
        segments = [Segment(part, style) for part, style in zip(self._parts(), styles, strict=False)]
        return Strip(segments).adjust_cell_length(self.size.width, self.ink)

    def _parts(self) -> list[str]:
        if self._here is None:
            return []
        parts = []
        for phase, cells in zip(self._phases, widths(self._phases, self.size.width), strict=True):
            word = f"{phase.name} {phase.ms / 1000:g}"
            if len(word) > cells:
                word = phase.name if len(phase.name) <= cells else phase.name[: max(0, cells - 1)] + "…"
            parts.append(word[: cells or None].ljust(cells + 1))
        return parts
