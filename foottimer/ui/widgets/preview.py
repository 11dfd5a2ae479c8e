"""The preview of a routine, made for the width there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.widgets import Static

from foottimer.ui.fitting import Part

STYLES = {
    "quiet": "$quiet",
    "strong": "bold",
    "accent": "bold $accent",
    "warning": "bold $warning",
    "error": "bold $error",
    "faint": "$faint",
    "work": "$kind-work",
    "rest": "$kind-rest",
}
"""What the inks of lines look like."""


def content_of(lines: Iterable[Iterable[Part]]) -> Content:
    """Return rows of parts as styled text."""
    rows = (
        Content("").join(Content.styled(text, STYLES[ink]) if ink else Content(text) for text, ink in line)
        for line in lines
    )
    return Content("\n").join(rows)


class Preview(Static):
    """Text whose columns follow the width."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._make: Callable[[int], Content] | None = None
        self._made: Content | None = None
        self._painted: Content | None = None

    @property
    def text(self) -> str:
        """What is shown."""
        return self._made.plain if self._made is not None else ""

    def show(self, make: Callable[[int], Content]) -> None:
        """Show what `make` returns for a width in cells, now and whenever the width changes."""
        self._make = make
        self._remake()

    def tell(self, make: Callable[[int], Iterable[Iterable[Part]]]) -> None:
        """Show what `make` returns for a width in cells: rows of parts, each in an ink of STYLES."""
        self.show(lambda width: content_of(make(width)))

    def on_resize(self) -> None:
        """Make it anew for the width."""
        self._remake()

    def _remake(self) -> None:
        if self._make is None:
            return
        self._made = self._make(max(8, self.size.width))
        # Before it has a width it stays empty: a text made for a few cells would be laid out far too tall, for good.
        if self.size.width and (self._painted is None or self._made.markup != self._painted.markup):
            self._painted = self._made
            self.update(self._made)
