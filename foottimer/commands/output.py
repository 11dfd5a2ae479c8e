"""What the commands print in common: JSON, and text in columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import combining, east_asian_width

from foottimer.printing import safe

WIDTH = 80
"""Columns of running text."""


def short_id(identity: str) -> str:
    """Return as much of an id as lists show of it, which will do to name it."""
    return identity[:8]


def print_json(value: Any) -> None:
    """Print `value` as JSON in ASCII, which no terminal obeys and every pipe takes."""
    print(json.dumps(value, indent=2))


def print_columns(rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Print rows of as many cells each, sanitised and aligned; the columns in `right` to the right."""
    for line in columns(rows, right):
        print(line)


def columns(rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Return the lines that `print_columns` prints."""
    table = [[safe(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    lines: list[str] = []
    for row in table:
        cells = (
            _padded(cell, width, index in right) for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(cells).rstrip())
    return lines


def _padded(cell: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(cell))
    return blanks + cell if right else cell + blanks


def _width(text: str) -> int:
    """The columns that a terminal takes for `text`: two for wide characters, none for combining ones."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
