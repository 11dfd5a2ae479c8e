"""One row of text that repaints only when its text changes."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from foottimer.ui.widgets.inked import Inked

Part = tuple[str, str]
"""A text and the name of a component class of `Line`, or "" for the line's own style."""


class Line(Inked):
    """One row of text in a few parts, cut at the widget's width with an ellipsis.

    Where the stylesheet gives it more rows, the text is wrapped in the line's own style.

    Texts are data: nothing in them is read as markup.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--quiet", "line--strong", "line--accent"}
    DEFAULT_CSS = """
    Line {
        height: 1;
        & > .line--quiet { color: $quiet; }
        & > .line--strong { text-style: bold; }
        & > .line--accent { color: $accent; text-style: bold; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, *parts: Part | str, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._parts = _as_parts(parts)

    @property
    def text(self) -> str:
        """The whole text, as shown when there is room."""
        return "".join(text for text, _ in self._parts)

    def show(self, *parts: Part | str) -> None:
        """Show other parts; nothing is repainted when they are the same."""
        changed = _as_parts(parts)
        if changed == self._parts:
            return
        before, self._parts = self._parts, changed
        if self.size.height == 1 and (end := _differs_to(before, changed)):
            self.refresh(Region(0, 0, end, 1))
            return
        wider = sum(len(text) for text, _ in before) != len(self.text)
        self.refresh(layout=wider and self.styles.width is not None and self.styles.width.is_auto)

    def get_content_width(self, container: object, viewport: object) -> int:
        """Return the width of the text in cells."""
        return Strip([Segment(self.text)]).cell_length

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return 1."""
        return 1

    def render_line(self, y: int) -> Strip:
        """Paint the row."""
        width = self.size.width
        base = self.ink
        if self.size.height > 1:
            rows = wrap(self.text, max(1, width)) or [""]
            text = rows[y] if y < len(rows) else ""
            return Strip([Segment(text, base)]).adjust_cell_length(width, base)
        segments = [Segment(text, self.ink_of(name)) for text, name in self._parts if text]
        strip = Strip(segments)
        if strip.cell_length > width > 0:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", base)])
        return strip.adjust_cell_length(width, base)


def _as_parts(parts: tuple[Part | str, ...]) -> tuple[Part, ...]:
    return tuple((part, "") if isinstance(part, str) else part for part in parts)


def _differs_to(before: tuple[Part, ...], after: tuple[Part, ...]) -> int:
    """Return how many cells reach to the last one that differs; 0 where anything but single characters does."""
    if [(cell_len(text), name) for text, name in before] != [(cell_len(text), name) for text, name in after]:
        return 0
    old, new = ("".join(text for text, _ in parts) for parts in (before, after))
    end = max((place for place, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b), default=0)
    return cell_len(new[:end]) if len(old) == len(new) and cell_len(old[:end]) == cell_len(new[:end]) else 0
