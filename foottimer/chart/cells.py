"""How much room text takes in a terminal, and text made to fit."""

from __future__ import annotations

from itertools import groupby
from unicodedata import combining, east_asian_width

from foottimer.chart.model import Line


def clean(text: str) -> str:
    """Return text without what moves a cursor or hides: tabs, ends of lines, escapes, marks of direction."""
    return "".join(char if char.isprintable() else " " for char in text)


def cell_count(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1


def fit(text: str, width: int) -> str:
    """Return a text cut to `width` cells, an ellipsis telling so."""
    if cell_count(text) <= width:
        return text
    kept, room = "", width - 1
    for char in text:
        room -= _cells(char)
        if room < 0:
            break
        kept += char
    return kept.rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int, right: bool = False) -> str:
    """Return a text with blanks until it takes `width` cells, on its right or, for numbers, its left."""
    blanks = " " * max(0, width - cell_count(text))
    return blanks + text if right else text + blanks


def width_of(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_count(text) for text, _ in line)


def text_of(line: Line) -> str:
    """Return a line without its inks, and without blanks at its end."""
    return "".join(text for text, _ in line).rstrip()


class Grid:
    """Cells to draw in; what reaches over an edge is cut off."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        """Its cells from left to right."""
        self.height = max(0, height)
        """Its rows."""
        self._cells: list[list[tuple[str, str]]] = [[(" ", "")] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, text: str, ink: str = "") -> None:
        """Write a text from a cell on."""
        for char in clean(text):
            taken = _cells(char)
            if taken and x >= 0 and x + taken <= self.width and 0 <= y < self.height:
                self._cells[y][x : x + taken] = [(char, ink), ("", ink)][:taken]
            x += taken

    def put_line(self, x: int, y: int, line: Line) -> None:
        """Write a line from a cell on."""
        for text, ink in line:
            self.put(x, y, text, ink)
            x += cell_count(text)

    def at(self, x: int, y: int) -> tuple[str, str]:
        """Return what stands in a cell, and its ink; "" in the second half of a wide character, and outside."""
        return self._cells[y][x] if 0 <= x < self.width and 0 <= y < self.height else ("", "")

    def lines(self) -> tuple[Line, ...]:
        """Return the rows, without blanks at their ends."""
        return tuple(map(_line, self._cells))


def _line(cells: list[tuple[str, str]]) -> Line:
    while cells and cells[-1][0] == " ":
        cells = cells[:-1]
    return tuple(("".join(char for char, _ in run), ink) for ink, run in groupby(cells, key=lambda cell: cell[1]))
