"""What is measured, part by part, in the order of the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from benchmarks.table import Row


@dataclass(frozen=True, slots=True)
class Part:
    """One module of benchmarks, or what it measures when there is time."""

    name: str
    """What it is called on the command line and in the results."""
    module: str
    """Its module."""
    whole: bool = False
    """Whether it takes so long or so much disk that it has to be asked for."""

    def rows(self, rounds: int, folder: Path) -> Iterator[Row]:
        """Measure, in a folder that is empty."""
        measure = getattr(import_module(self.module), "whole_rows" if self.whole else "rows")
        return cast("Iterator[Row]", measure(rounds, folder))

    @property
    def how(self) -> str:
        """How it is measured, in the words of its module."""
        return import_module(self.module).__doc__ or ""


PARTS = (
    Part("starts", "benchmarks.starts"),
    Part("commands", "benchmarks.commands"),
    Part("states", "benchmarks.states"),
    Part("lateness", "benchmarks.lateness"),
    Part("drift", "benchmarks.drift"),
    Part("lengths", "benchmarks.lengths"),
    Part("review", "benchmarks.review"),
    Part("shelves", "benchmarks.shelves"),
    Part("editing", "benchmarks.editing"),
    Part("drift-whole", "benchmarks.drift", whole=True),
    Part("review-whole", "benchmarks.review", whole=True),
)
"""Every part."""


def chosen(only: tuple[str, ...], *, whole: bool) -> list[Part]:
    """Return the parts of these names, or without names all that need not be asked for, or are by `whole`.

    Raises ValueError when there is no part of a name.
    """
    known = [part.name for part in PARTS]
    unknown = [name for name in only if name not in known]
    if unknown:
        raise ValueError(f"no such part: {', '.join(unknown)}; there are {', '.join(known)}")
    return [part for part in PARTS if (part.name in only if only else whole or not part.whole)]
