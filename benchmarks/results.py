"""The file of results: what was measured, part by part, each with its day, and what was found.

A part that was not measured this time keeps what it said, and so does everything from `FOUND` on, which is written by
hand.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import metadata
from pathlib import Path

from benchmarks.table import HEADINGS, OVER, WITHIN, Row, markdown_line, markdown_table

FOUND = "What was found"
"""The heading of what is written by hand."""
BUDGETS = "Budgets"
"""The heading of the table of all budgets, which is made of the parts."""
INTRODUCTION = """\
# What foottimer costs

`make bench` writes this file; it keeps what is below "What was found", and parts that it did not measure. A ratio is
the median of foottimer divided by that of what it is compared with in the same run, the runs are the lowest and the
highest of foottimer's, and a verdict is on the median. Budgets that are multiples hold on any machine; the others are
meant for one like that named.
"""
_DAY = re.compile(r"^Measured (\d{4}-\d\d-\d\d)", re.MULTILINE)
_CELL = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Results:
    """What the file holds."""

    parts: Mapping[str, str] = field(default_factory=dict)
    """The text below the heading of each part that was ever measured."""
    found: str = ""
    """What is written by hand, without its heading."""


def read(text: str) -> Results:
    """Return what the text of such a file holds; nothing of an empty one."""
    text, _, found = text.partition(f"\n## {FOUND}\n")
    _, *pieces = _HEADING.split(text)
    parts = {name: body.strip() for name, body in zip(pieces[::2], pieces[1::2], strict=True)}
    parts.pop(BUDGETS, None)
    return Results(parts, found.strip())


def write(results: Results, order: Sequence[str]) -> str:
    """Return the text of the file, its parts in this order; one that is not in it is gone."""
    parts = {name: results.parts[name] for name in order if name in results.parts}
    texts = {BUDGETS: budgets(parts), **parts, FOUND: results.found}
    return "\n".join([INTRODUCTION, *(f"## {name}\n\n{text}\n" for name, text in texts.items() if text)])


def budgets(parts: Mapping[str, str]) -> str:
    """Return how many budgets hold, and the table of all of them with their days."""
    judged = [(line, _day(text)) for text in parts.values() for line in text.splitlines() if _verdict(line)]
    holding = sum(_verdict(line) == WITHIN for line, _ in judged)
    head = [f"{markdown_line(HEADINGS)} measured |", "| --- " * (len(HEADINGS) + 1) + "|"]
    lines = [f"{line} {day} |" for line, day in judged]
    return "\n".join([f"{holding} of {len(lines)} budgets hold.\n", *head, *lines])


def _verdict(line: str) -> str:
    """The verdict in a line of a part's table; empty without one, and in what is no such line."""
    cells = [cell.strip() for cell in _CELL.split(line)[1:-1]]
    verdict = cells[HEADINGS.index("verdict")] if len(cells) == len(HEADINGS) else ""
    return verdict if verdict in (OVER, WITHIN) else ""


def _day(text: str) -> str:
    found = _DAY.search(text)
    return found[1] if found else ""


def part_text(rows: Sequence[Row], rounds: int, day: date, machine: str, how: str) -> str:
    """Return what stands below the heading of a part."""
    measured = f"Measured {day}, medians of {rounds} rounds. {machine}"
    return f"{measured}\n\n{markdown_table(rows)}\n\n{how.strip()}"


def machine() -> str:
    """Return on what it is measured: system, processor, cores, versions."""
    names = re.findall(r"^model name\s*: (.+)$", _text(Path("/proc/cpuinfo")), re.MULTILINE)
    processor = names[0] if names else platform.machine()
    versions = f"Python {platform.python_version()}, Textual {metadata.version('textual')}"
    return f"{platform.system()}, {os.cpu_count()} cores ({processor}), {versions}."


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
