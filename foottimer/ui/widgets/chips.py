"""A row of a few numbers, of which one may be chosen."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Chips(Widget):
    """One row: "I have  3  [5]  10  20  minutes"; the chosen one is in brackets, a click on it takes it back."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chips--word", "chips--chip", "chips--chosen"}
    DEFAULT_CSS = """
    Chips {
        width: auto;
        height: 1;
        & > .chips--word { color: $quiet; }
        & > .chips--chip { color: $foreground; }
        & > .chips--chosen { color: $accent; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    class Picked(Message):
        """Another number is chosen."""

        def __init__(self, number: int | None) -> None:
            super().__init__()
            self.number = number
            """The number; None when none is."""

    def __init__(self, before: str, numbers: tuple[int, ...], after: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._before, self._after = before, after
        self._numbers = numbers
        self._chosen: int | None = None

    @property
    def text(self) -> str:
        """The whole row."""
        return "".join(text for text, _, _ in self._parts()).rstrip()

    def show(self, chosen: int | None) -> None:
        """Show which number is chosen."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.refresh()

    def following(self) -> int | None:
        """Return the number after the chosen one; after the last comes none."""
        places: tuple[int | None, ...] = (None, *self._numbers)
        return places[(places.index(self._chosen) + 1) % len(places)]

    def _parts(self) -> list[tuple[str, str, int | None]]:
        parts: list[tuple[str, str, int | None]] = [(f"{self._before} ", "word", None)]
        for number in self._numbers:
            chosen = number == self._chosen
            parts.append((f"[{number}]" if chosen else f" {number} ", "chosen" if chosen else "chip", number))
        return [*parts, (f" {self._after}", "word", None)]

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the row, which does not depend on what is chosen."""
        return sum(len(text) for text, _, _ in self._parts())

    def render_line(self, y: int) -> Strip:
        """Paint the row."""
        segments = [Segment(text, self.get_component_rich_style(f"chips--{name}")) for text, name, _ in self._parts()]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Choose the number that was clicked."""
        event.stop()
        place = event.x
        for text, _, number in self._parts():
            if 0 <= place < len(text):
                if number is not None:
                    self.post_message(self.Picked(None if number == self._chosen else number))
                return
            place -= len(text)
