"""A row of choices, each with a key: 0 to 10, or yes and no."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

ROOMY = 5
"""Cells of a choice that leave room for the words below it."""
TIGHT = 3
"""Cells of a choice where there is less room."""


def anchor_lines(anchors: Mapping[int, str], count: int, width: int) -> tuple[str, ...]:
    """Return the anchors' lines: each word below its choice, or a sentence where the choices are tight."""
    if not anchors:
        return ()
    if width >= _roomy_width(count):
        line = ""
        for place, word in sorted(anchors.items()):
            line = line.ljust(place * ROOMY + 1) + word
        return (line,)
    # A number stays on one line with its word.
    words = (f"{place} {word}".replace(" ", "\xa0") for place, word in sorted(anchors.items()))
    return tuple(textwrap.wrap(" · ".join(words), max(12, width)))


def _roomy_width(count: int) -> int:
    return count * ROOMY + 6


class Scale(Widget):
    """Choices side by side, the chosen one marked; a click chooses."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scale--choice", "scale--chosen", "scale--anchor"}
    DEFAULT_CSS = """
    Scale {
        height: auto;
        & > .scale--choice { color: $accent; text-style: bold; }
        & > .scale--chosen { color: $background; background: $accent; text-style: bold; }
        & > .scale--anchor { color: $quiet; }
    }
    """
    ALLOW_SELECT = False

    class Chosen(Message):
        """A choice was made."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The choice's place, from 0."""

    def __init__(self, labels: Sequence[str], anchors: Mapping[int, str] | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self._labels = tuple(labels)
        self._anchors = dict(anchors or {})
        self._chosen: int | None = None

    @property
    def chosen(self) -> int | None:
        """The chosen place; None when there is none."""
        return self._chosen

    def show(self, chosen: int | None) -> None:
        """Mark the choice `chosen`, or none."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line for the choices, and those of the anchors."""
        return 1 + len(anchor_lines(self._anchors, len(self._labels), width))

    def render_line(self, y: int) -> Strip:
        """Paint the choices, or a line of anchors."""
        width = self.size.width
        if y == 0:
            return Strip(self._choices()).adjust_cell_length(width, self.rich_style)
        lines = anchor_lines(self._anchors, len(self._labels), width)
        text = lines[y - 1] if y <= len(lines) else ""
        segment = Segment(text.replace("\xa0", " "), self.get_component_rich_style("scale--anchor"))
        return Strip([segment]).adjust_cell_length(width, self.rich_style)

    def _choices(self) -> list[Segment]:
        segments = []
        for index, (label, cells) in enumerate(zip(self._labels, self._cells(), strict=True)):
            here = index == self._chosen
            style = self.get_component_rich_style("scale--chosen" if here else "scale--choice")
            text = f"[{label}]" if here and len(label) + 2 <= cells else f" {label} "
            segments.append(Segment(text[:cells], style))
            segments.append(Segment(" " * (cells - len(text)), self.rich_style))
        return segments

    def _cells(self) -> tuple[int, ...]:
        """Return how many cells each choice takes."""
        if max(map(len, self._labels)) > 2:
            return tuple(len(label) + 4 for label in self._labels)
        cells = ROOMY if self.size.width >= _roomy_width(len(self._labels)) else TIGHT
        return (cells,) * (len(self._labels) - 1) + (cells + 1,)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        event.stop()
        end = 0
        for index, cells in enumerate(self._cells()):
            end += cells
            if event.y == 0 and end - cells <= event.x < end:
                self.post_message(self.Chosen(index))
                return
