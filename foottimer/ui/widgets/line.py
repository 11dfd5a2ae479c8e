"""One row of text that repaints only when its text changes."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from rich.segment import Segment
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
        wider = len(self.text) != sum(len(text) for text, _ in changed)
        self._parts = changed
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
        segments = [Segment(text, self._style(name)) for text, name in self._parts if text]
        strip = Strip(segments)
        if strip.cell_length > width > 0:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", base)])
        return strip.adjust_cell_length(width, base)

    def _style(self, name: str):  # type: ignore[no-untyped-def]
        return self.get_component_rich_style(name) if name else self.ink


def _as_parts(parts: tuple[Part | str, ...]) -> tuple[Part, ...]:
    return tuple((part, "") if isinstance(part, str) else part for part in parts)
