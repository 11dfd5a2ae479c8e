"""The last look at what is drawn: nothing of it is obeyed by the terminal, whatever was read, stored or typed.

Where a text comes from says it in a way that can be read (`printing.safe`, `printable`); what slips through is left out
here, since half a row of a stranger's escape sequence is worse than a missing character.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

MARKS = 8
"""So many characters without a width are drawn one after the other; no script needs as many."""

_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control characters, what turns or breaks lines, halves of characters, and tags."""
_NO_WIDTH = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060-\u2064"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
_FLOOD = re.compile(f"([{_NO_WIDTH}]{{{MARKS}}})[{_NO_WIDTH}]+")


class Guard(LineFilter):
    """Leaves out of every row what a terminal obeys, and links that lead out of the app."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the row without it; the same list where there is nothing of it."""
        if all(map(_harmless, segments)):
            return segments
        return [segment if _harmless(segment) else _defused(segment) for segment in segments]


GUARD = Guard()
"""Nothing is kept in it: one is enough."""


def drawable(text: str) -> str:
    """Return `text`, as wide as it was, without what a terminal obeys and without floods of marks."""
    return _FLOOD.sub(r"\1", _OBEYED.sub(_gap, text))


def _gap(found: re.Match[str]) -> str:
    """Return what keeps the room of a character that is left out: most have none."""
    return " " * cell_len(found[0])


def _harmless(segment: Segment) -> bool:
    text, style, control = segment
    if control or (style is not None and style.link):
        return False
    return (text.isascii() and text.isprintable()) or drawable(text) == text


def _defused(segment: Segment) -> Segment:
    """Return a segment of text alone: the screen's own control codes never go through a widget's row."""
    text, style, _ = segment
    return Segment(drawable(text), _unlinked(style))


def _unlinked(style: Style | None) -> Style | None:
    return style.update_link(None) if style is not None and style.link else style
