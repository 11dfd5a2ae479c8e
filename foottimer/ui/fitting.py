"""Parts of a row made to fit in the cells that there are; a character of Chinese takes two. No Textual."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

Part = tuple[str, str]
"""A text, and the name of the ink it is written in."""
Lines = tuple[tuple[Part, ...], ...]
"""Rows of text."""


def cells(parts: Iterable[Part]) -> int:
    """Return how many cells some parts take."""
    return sum(cell_len(text) for text, _ in parts)


def cut(text: str, width: int) -> str:
    """Return a text in at most so many cells, an ellipsis telling what is not there."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """Return a text in exactly so many cells."""
    return set_cell_size(cut(text, width), width)


def cut_parts(parts: Iterable[Part], width: int) -> tuple[Part, ...]:
    """Return parts without what does not fit in so many cells, an ellipsis telling so."""
    kept: list[Part] = []
    room = width
    for text, ink in parts:
        if cell_len(text) > room:
            return (*kept, (cut(text, room), ink))
        kept.append((text, ink))
        room -= cell_len(text)
    return tuple(kept)


def wrapped(text: str, width: int, first: int, other: int) -> list[str]:
    """Return a text in rows, the first one indented by so many cells, the others by as many as that."""
    room = max(8, width)
    before, below = " " * min(first, room - 4), " " * other
    return wrap(text.strip(), room, initial_indent=before, subsequent_indent=below, break_on_hyphens=False) or [""]


def inked(sentences: Iterable[str], ink: str, width: int, indent: int = 0) -> Lines:
    """Return sentences in rows of one ink; none for an empty one."""
    return tuple(((row, ink),) for text in sentences if text.strip() for row in wrapped(text, width, indent, indent))
