"""`foottimer list`: the routines there are."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from foottimer import paths
from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.find import exercises, problem_lines
from foottimer.commands.output import columns, print_json
from foottimer.printing import safe
from foottimer.routine.duration import format_duration
from foottimer.routine.library import USER, Entry, load_library
from foottimer.routine.needs import CHOICES, SILENT, Fit, fit, is_silent, lacking_text, needs
from foottimer.routine.timeline import seconds
from foottimer.routine.words import did_you_mean


def run(arguments: Sequence[str]) -> int:
    """Print every routine; what does not load stands below, on standard error."""
    command = parser("list", "Show which routines there are, yours and those that come along.")
    add_json(command)
    add_lacking(command)
    options = command.parse_args(arguments)
    lacking = lacking_of(options)
    entries = load_library(paths.routines_folder(), exercises())
    fits = [(entry, fit(entry.routine, lacking)) for entry in entries if entry.routine]
    usable = [(entry.done_as(found.routine) if found.mark else entry, found) for entry, found in fits if found.fits]
    if options.json:
        print_json([entry_to_json(entry, found) for entry, found in usable])
    elif usable:
        _print(usable)
    elif fits:
        print(f"No routine can be done {lacking_text(lacking)}.", file=sys.stderr)
    _complain(entry for entry in entries if entry.broken)
    return FINISHED


def add_lacking(to: ArgumentParser) -> None:
    """Add `--without` and `--silent`."""
    words = ", ".join(CHOICES)
    help_ = f"only what can be done without these, stand-ins counted: {words}; parted by commas"
    to.add_argument("--without", metavar="KIT", action="append", default=[], help=help_)
    to.add_argument("--silent", action="store_true", help="only what neither hops nor goes outdoors")


def lacking_of(options: Namespace) -> frozenset[str]:
    """Return what is lacking; raises CommandError for what is no word of kit."""
    words = [word.strip().lower() for typed in options.without for word in typed.split(",")]
    for word in words:
        if word not in CHOICES:
            hint = did_you_mean(word, CHOICES) or f": it is one of {', '.join(CHOICES)}"
            raise CommandError(f"--without knows no {safe(word) or 'empty word'}{hint}", USAGE)
    return frozenset((*words, SILENT) if options.silent else words)


def entry_to_json(entry: Entry, found: Fit) -> dict[str, Any]:
    """The routine as it is done, and as `list --json` prints it; seconds are numbers, absent things None."""
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
        "needs": list(needs(routine)) if routine else [],
        "silent": routine is not None and is_silent(routine),
        "stand_ins": [{"block": path, "exercise": other} for path, other in found.swaps.items()],
        "left_out": sorted(found.left_out),
    }


def _print(fits: Sequence[tuple[Entry, Fit]]) -> None:
    """Print the routines below their names; the levels of a series have theirs once."""
    rows = columns([_line(entry, found) for entry, found in fits], right=(1,))
    entries = (entry for entry, _ in fits)
    for _, together in groupby(zip(entries, rows, strict=True), lambda pair: pair[0].series or pair[0].id):
        name = ""
        for entry, row in together:
            if entry.name != name:
                print(safe(entry.name))
            name = entry.name
            print(f"  {row}")


def _line(entry: Entry, found: Fit) -> tuple[str, ...]:
    kit = needs(entry.routine) if entry.routine else ()
    own = "yours, instead of the bundled one" if entry.stands_in else "yours" if entry.source == USER else ""
    return (
        entry.id,
        f"{'about ' if entry.estimated else ''}{format_duration(entry.total)}",
        f"level {entry.level}" if entry.level is not None else "",
        ", ".join(kit),
        " · ".join(part for part in (found.mark, own) if part),
    )


def _complain(broken: Iterable[Entry]) -> None:
    for entry in broken:
        print("\n".join(problem_lines(entry, str(entry.path))), file=sys.stderr)
