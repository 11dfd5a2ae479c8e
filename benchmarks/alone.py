"""One part of the benchmarks, run by itself: its options, its table, its exit status."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.table import Row, text_table

ROUNDS = 5
"""How often everything is measured, unless said."""


def parser(name: str, about: str | None) -> argparse.ArgumentParser:
    """Return the command line of a module of benchmarks whose docstring is `about`, with the option that all have."""
    program = f"python -m benchmarks{name and '.'}{name}"
    made = argparse.ArgumentParser(prog=program, description=(about or "").split("\n", 1)[0])
    made.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"of measurements (default {ROUNDS})")
    return made


def run_alone(rows: Callable[[int, Path], Iterator[Row]], rounds: int) -> int:
    """Measure in a folder of its own and print the table; return 1 where a budget is exceeded."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(rows(rounds, Path(folder)))
    print(text_table(found))
    return int(any(row.over for row in found))


def say(text: str) -> None:
    """Tell who waits how far it is, apart from the table."""
    print(text, file=sys.stderr, flush=True)
