"""Large text: digits that repaint only the rows that change, and words in half blocks."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult, RenderResult
from textual.events import Resize
from textual.geometry import Region, Size
from textual.strip import Strip

from foottimer.settings.model import Digits as Look
from foottimer.ui.widgets import pixels, strokes
from foottimer.ui.widgets.inked import Inked
from foottimer.ui.widgets.kept import ClearRow

MOST_DIGITS = 7
"""Glyphs of the longest time shown: "1:02:03"."""
MANY = ("256", "truecolor")
"""Rich's names for colours that any terminal has in front and behind; of 16, some have half of them behind."""


class Glyph(Inked):
    """One character of a time; a change repaints only the rows that differ, and of each no more than it must."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str, ...] = ()
        self._width = 0
        self._painted: dict[tuple[tuple[str, ...], Region], list[Strip]] = {}

    def show(self, character: str, scale: int, look: Look = Look.SOLID) -> None:
        """Show `character`, `scale` cells a pixel wide; as it is at scale 0."""
        drawn = strokes if look is Look.THIN else pixels
        rows = drawn.rows(character, scale) if scale else (character,)
        if rows == self._rows:
            return
        before, self._rows = self._rows, rows
        # The gap is a part of it: what ends where its widget ends has the cursor moved once more.
        width = len(rows[0]) + scale
        if len(before) != len(rows) or self._width != width:
            self._width = width
            self.styles.width, self.styles.height = width, len(rows)
            self.refresh()
            return
        self.refresh(*_changed(before, rows))

    def paint_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`; a character that was shown before in these styles is there still."""
        if not self.has_inks:
            self._painted.clear()
        painted = self._rows, crop
        if painted not in self._painted:
            self._painted[painted] = super().paint_lines(crop)
        return self._painted[painted]

    def render_line(self, y: int) -> Strip:
        """Paint one row of the glyph."""
        row = self._rows[y] if y < len(self._rows) else ""
        return _row_strip(row, self._width, self.ink, self._coloured)

    @cached_property
    def _coloured(self) -> bool:
        """Whether the terminal has every colour behind a character too."""
        return self.app.console.color_system in MANY and not self.app.no_color

    def render(self) -> RenderResult:
        """Return the whole glyph, for who asks for it as one text."""
        return "\n".join(self._rows)


@lru_cache(maxsize=256)
def _changed(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Region, ...]:
    """Return what to paint where rows become others of the same length: each from its beginning to its last change."""
    regions, y = [], 0
    for end, rows in groupby(map(differs_to, before, after)):
        height = len(list(rows))
        if end:
            regions.append(Region(0, y, end, height))
        y += height
    return tuple(regions)


@lru_cache(maxsize=256)
def _row_strip(text: str, width: int, ink: Style, coloured: bool) -> Strip:
    """Return a row of a glyph, the same one at each call: it keeps what Textual makes of it.

    Where there is `coloured` output, a row of full and empty cells is painted by the colours behind them alone: the
    terminal gets one colour instead of two, and of a full cell one byte instead of three.
    """
    row = text.ljust(width)
    if not coloured or ink.color is None or ink.color.is_default or not set(row) <= {"█", " "}:
        return Strip([Segment(row, ink)], width)
    grounds = {"█": Style(bgcolor=ink.color), " ": Style(bgcolor=ink.bgcolor)}
    return Strip([Segment(" " * len(list(cells)), grounds[cell]) for cell, cells in groupby(row)], width)


def differs_to(old: str, new: str) -> int:
    """Return how many characters of `new` reach to the last one that differs from `old`, which is as long."""
    return max((place for place, (a, b) in enumerate(zip(old, new, strict=True), 1) if a != b), default=0)


class Digits(ClearRow):
    """A time as tall as there is room, or in plain text, one widget a character."""

    DEFAULT_CSS = """
    Digits {
        height: 1fr;
        align: center middle;
        & > Glyph { height: auto; }
        &.-plain > Glyph { text-style: bold; }
    }
    """

    def __init__(self, look: Look = Look.SOLID, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._look = look
        self._glyphs = [Glyph() for _ in range(MOST_DIGITS)]
        self.set_class(look is Look.PLAIN, "-plain")

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def compose(self) -> ComposeResult:
        """Make a widget for each place; those not needed are hidden."""
        yield from self._glyphs

    def show(self, text: str) -> None:
        """Show `text`, made of digits and colons, at most seven of them."""
        if text != self._text:
            self._text = text
            self._paint()

    def draw_as(self, look: Look) -> None:
        """Draw the digits in another way."""
        if look is not self._look:
            self._look = look
            self.set_class(look is Look.PLAIN, "-plain")
            self._paint()

    def on_resize(self, event: Resize) -> None:
        """Find the largest size that fits."""
        self._paint()

    @property
    def _fitting(self) -> int:
        """The scale that fits; 0 for plain text."""
        if self._look is Look.PLAIN:
            return 0
        # Measured with the widest digit, so that the size does not jump from second to second.
        widest = "".join("0" if character.isdigit() else character for character in self._text)
        return pixels.largest_scale(widest, *self.size)

    def _paint(self) -> None:
        if not self.size or not self._text:
            return
        scale = self._fitting
        for place, glyph in enumerate(self._glyphs):
            shown = place < len(self._text)
            if glyph.display != shown:
                glyph.display = shown
            if shown:
                glyph.show(self._text[place], scale, self._look)


class BigText(Inked):
    """A few words in half blocks, three rows tall; bold capitals where they do not fit."""

    DEFAULT_CSS = """
    BigText { height: 3; text-style: bold; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._text = ""

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def show(self, text: str) -> None:
        """Show `text`; nothing is repainted when it is the same."""
        if text != self._text:
            self._text = text
            self.refresh(layout=self.styles.width is not None and self.styles.width.is_auto)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the text at its smallest large size."""
        return pixels.cells_wide(self._text, 1) if pixels.drawable(self._text) else len(self._text)

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        rows = self._lines()
        text = rows[y] if y < len(rows) else ""
        return Strip([Segment(text, self.ink)]).adjust_cell_length(self.size.width, self.ink)

    def _lines(self) -> tuple[str, ...]:
        width, height = self.size
        tall = pixels.cells_tall(1)
        capitals = self._text.upper()
        if height < tall or not pixels.drawable(capitals) or pixels.cells_wide(capitals, 1) > width:
            shortened = capitals if len(capitals) <= width else capitals[: max(0, width - 1)] + "…"
            return (*("",) * ((height - 1) // 2), shortened)
        scale = max(1, pixels.largest_scale(capitals, width, height))
        return pixels.text_rows(capitals, scale)
