"""Digits in lines, as large as those of `pixels`; pure text, no Textual."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from foottimer.ui.widgets import pixels

Cell = tuple[int, int]
"""A column and a row."""

_PATHS: dict[str, tuple[str, ...]] = {
    "0": ("00 20 24 04 00",),
    "1": ("01 00 10 14", "04 24"),
    "2": ("00 20 22 02 04 24",),
    "3": ("00 20 24 04", "02 22"),
    "4": ("00 02 22", "20 24"),
    "5": ("20 00 02 22 24 04",),
    "6": ("20 00 04 24 22 02",),
    "7": ("00 20 24",),
    "8": ("00 20 24 04 00", "02 22"),
    "9": ("24 20 00 02 22", "04 24"),
}
"""What a pen draws in lines that are level or upright, each corner as its column 0 to 2 and its row 0 to 4."""

_NORTH, _EAST, _SOUTH, _WEST = 1, 2, 4, 8
_LINES = " ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋"
"""The line that goes in the directions whose sum is its place."""
_DOT = "▪"
BROAD = 4
"""The scale from which a line is as broad as a cell: a thin one is lost in digits that large."""


@lru_cache(maxsize=128)
def rows(character: str, scale: int) -> tuple[str, ...]:
    """Return the rows of a digit or colon, as many and as wide as `pixels.rows` has; raises KeyError for others."""
    wide, tall = pixels.cells_wide(character, scale), pixels.cells_tall(scale)
    if character == ":":
        dots = {round((tall - 1) * part) for part in (0.25, 0.75)}
        dot = "█" * (scale // 2) if scale >= BROAD else _DOT
        return tuple((dot if y in dots else "").center(wide) for y in range(tall))
    cells = [[0] * wide for _ in range(tall)]
    for path in _PATHS[character]:
        for start, end in pairwise(path.split()):
            _draw(cells, _cell(start, wide, tall), _cell(end, wide, tall))
    if scale < BROAD:
        return tuple("".join(_LINES[cell] for cell in row) for row in cells)
    return tuple("".join(_broad(cell, "▄" if y == tall - 1 else "▀") for cell in row) for y, row in enumerate(cells))


def _cell(corner: str, wide: int, tall: int) -> Cell:
    return (wide - 1) * int(corner[0]) // 2, (tall - 1) * int(corner[1]) // 4


def _broad(cell: int, level: str) -> str:
    if cell & (_NORTH | _SOUTH):
        return "█"
    return level if cell else " "


def _draw(cells: list[list[int]], start: Cell, end: Cell) -> None:
    """Lead a line from one cell to another."""
    (x, y), (to_x, to_y) = min(start, end), max(start, end)
    for column in range(x, to_x):
        cells[y][column] |= _EAST
        cells[y][column + 1] |= _WEST
    for row in range(y, to_y):
        cells[row][x] |= _SOUTH
        cells[row + 1][x] |= _NORTH
