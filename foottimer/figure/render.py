"""Dots to text: braille, quadrant blocks or half blocks, always in cells of the same size."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from foottimer.figure.canvas import DOTS_TALL, DOTS_WIDE, Canvas


class Renderer(StrEnum):
    """How dots become characters."""

    BRAILLE = "braille"
    """2 by 4 dots a cell; the finest, with gaps in some fonts."""
    QUADRANT = "quadrant"
    """2 by 2 blocks a cell; solid in any font with block elements."""
    HALF = "half"
    """1 by 2 blocks a cell; the coarsest, and what every font has."""


_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot, by row and column."""
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By bits: 1 upper left, 2 upper right, 4 lower left, 8 lower right."""
_HALVES = " ▀▄█"
"""By bits: 1 upper, 2 lower."""


def rows(canvas: Canvas, renderer: Renderer) -> tuple[str, ...]:
    """Return the canvas as rows of characters, each as wide as the canvas has cells."""
    cell = _CELLS[renderer]
    return tuple(
        "".join(cell(canvas, x, y) for x in range(0, canvas.width, DOTS_WIDE))
        for y in range(0, canvas.height, DOTS_TALL)
    )


def _braille(canvas: Canvas, x: int, y: int) -> str:
    bits = 0
    for row in range(DOTS_TALL):
        left, right = canvas.rows[y + row][x : x + 2]
        bits |= (_BRAILLE[row][0] if left else 0) | (_BRAILLE[row][1] if right else 0)
    return chr(0x2800 + bits) if bits else " "


def _quadrant(canvas: Canvas, x: int, y: int) -> str:
    bits = 0
    for bit, (dx, dy) in enumerate(((0, 0), (1, 0), (0, 2), (1, 2))):
        if canvas.rows[y + dy][x + dx] or canvas.rows[y + dy + 1][x + dx]:
            bits |= 1 << bit
    return _QUADRANTS[bits]


def _half(canvas: Canvas, x: int, y: int) -> str:
    bits = 0
    for bit, dy in enumerate((0, 2)):
        if any(canvas.rows[y + dy][x : x + 2]) or any(canvas.rows[y + dy + 1][x : x + 2]):
            bits |= 1 << bit
    return _HALVES[bits]


_CELLS: dict[Renderer, Callable[[Canvas, int, int], str]] = {
    Renderer.BRAILLE: _braille,
    Renderer.QUADRANT: _quadrant,
    Renderer.HALF: _half,
}
