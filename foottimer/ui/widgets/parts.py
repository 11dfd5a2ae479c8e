"""The parts of the review in one row, the one that is shown in brackets; clickable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from foottimer.ui.commands import Command, with_keys
from foottimer.ui.widgets.inked import Inked

_WIDE = 56
"""Cells from which there is room to say what the parts are of."""


class PartsLine(Inked):
    """One row: "Review  [1 now]  2 progress   3 sessions "; each part has the key that leads to it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"parts--word", "parts--part", "parts--shown"}
    DEFAULT_CSS = """
    PartsLine {
        height: 1;
        & > .parts--word { text-style: bold; }
        & > .parts--part { color: $quiet; }
        & > .parts--shown { color: $accent; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, parts: Sequence[Command], shown: str, id: str | None = None) -> None:
        """Show the commands that lead to the `parts`; the one whose action is `shown` is here."""
        super().__init__(id=id)
        self._parts = tuple(parts)
        self._shown = shown

    @property
    def text(self) -> str:
        """The whole row."""
        return "".join(text for text, _, _ in self._pieces()).rstrip()

    def _pieces(self) -> list[tuple[str, str, str]]:
        """Return texts with their ink and the action that a click on them does."""
        pieces = [("Review   ", "word", "")] if self.size.width >= _WIDE else []
        for part in with_keys(self.screen, self._parts):
            told, here = f"{part.key} {part.title}", part.action == self._shown
            pieces.append((f"[{told}] " if here else f" {told}  ", "shown" if here else "part", part.action))
        return pieces

    def render_line(self, y: int) -> Strip:
        """Paint the row."""
        segments = [Segment(text, self.get_component_rich_style(f"parts--{name}")) for text, name, _ in self._pieces()]
        return Strip(segments).adjust_cell_length(self.size.width, self.ink)

    async def on_click(self, event: events.Click) -> None:
        """Go to the part that was clicked."""
        event.stop()
        place = event.x
        for text, _, action in self._pieces():
            if 0 <= place < len(text):
                if action:
                    await self.screen.run_action(action)
                return
            place -= len(text)
