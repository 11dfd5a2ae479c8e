"""Dots of braille, four to a row and two to a cell: lines finer than marks."""

from __future__ import annotations

from foottimer.chart.cells import Grid

TALL, WIDE = 4, 2
"""Dots of a cell."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a character, by row and column."""


class Dots:
    """Dots that are set, from the upper left."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], int] = {}

    def put(self, x: int, y: int) -> None:
        """Set a dot."""
        cell = (x // WIDE, y // TALL)
        self._cells[cell] = self._cells.get(cell, 0) | _BITS[y % TALL][x % WIDE]

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Set the dots from one to another."""
        (x0, y0), (x1, y1) = start, end
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            self.put(round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps))

    def block(self, x: int, y: int) -> None:
        """Set two by two dots, which are seen where one is not."""
        for dx in (0, 1):
            for dy in (0, 1):
                self.put(x + dx, y + dy)

    def paint(self, grid: Grid, top: int, ink: str) -> None:
        """Draw them from a row on."""
        for (x, y), bits in self._cells.items():
            grid.put(x, top + y, chr(0x2800 + bits), ink)
