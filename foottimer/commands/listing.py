"""`foottimer list`: the routines there are."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from foottimer import paths
from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.find import exercises, problem_lines
from foottimer.commands.output import columns, print_json
from foottimer.printing import safe
from foottimer.routine.duration import format_duration
from foottimer.routine.library import Entry, load_library
from foottimer.routine.timeline import seconds


def run(arguments: Sequence[str]) -> int:
    """Print every routine; what does not load stands below, on standard error."""
    command = parser("list", "Show which routines there are, yours and those that come along.")
    add_json(command)
    options = command.parse_args(arguments)
    entries = load_library(paths.routines_folder(), exercises())
    usable = [entry for entry in entries if not entry.broken]
    if options.json:
        print_json([entry_to_json(entry) for entry in usable])
    elif usable:
        _print(usable)
    _complain(entry for entry in entries if entry.broken)
    return FINISHED


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """The routine as `list --json` prints it; seconds are numbers, absent things None."""
    routine = entry.routine
    return {
        "id": entry.id,
        "name": entry.name,
        "series": entry.series,
        "level": entry.level,
        "total_seconds": seconds(entry.total),
        "estimated": entry.estimated,
        "contacts": entry.contacts,
        "tags": list(routine.tags) if routine else [],
        "equipment": list(routine.equipment) if routine else [],
        "source": entry.source,
        "path": str(entry.path),
    }


def _print(entries: Sequence[Entry]) -> None:
    """Print the routines below their names; the levels of a series have theirs once."""
    rows = columns([_line(entry) for entry in entries], right=(1,))
    for _, together in groupby(zip(entries, rows, strict=True), lambda pair: pair[0].series or pair[0].id):
        name = ""
        for entry, row in together:
            if entry.name != name:
                print(safe(entry.name))
            name = entry.name
            print(f"  {row}")


def _line(entry: Entry) -> tuple[str, ...]:
    kit = entry.routine.equipment if entry.routine else ()
    return (
        entry.id,
        f"{'about ' if entry.estimated else ''}{format_duration(entry.total)}",
        f"level {entry.level}" if entry.level is not None else "",
        ", ".join(kit),
        "yours, instead of the bundled one" if entry.stands_in else "yours" if entry.source == "user" else "",
    )


def _complain(broken: Iterable[Entry]) -> None:
    for entry in broken:
        print("\n".join(problem_lines(entry, str(entry.path))), file=sys.stderr)
