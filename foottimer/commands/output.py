"""What the commands print in common: JSON, and text in columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from foottimer.printing import safe


def print_json(value: Any) -> None:
    """Print `value` as JSON in ASCII, which no terminal obeys and every pipe takes."""
    print(json.dumps(value, indent=2))


def print_columns(rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Print rows of as many cells each, sanitised and aligned; the columns in `right` to the right."""
    table = [[safe(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(cells).rstrip())
