"""`foottimer list`: the routines there are."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.find import exercises, problem_lines
from foottimer.commands.output import columns, print_json
from foottimer.commands.shelved import shelved
from foottimer.printing import safe
from foottimer.routine.duration import format_duration
from foottimer.routine.library import USER, Entry
from foottimer.routine.needs import CHOICES, SILENT, Fit, fit, lacking_text, touched
from foottimer.routine.timeline import seconds
from foottimer.routine.words import did_you_mean


@dataclass(frozen=True, slots=True)
class Shown:
    """A routine of the list."""

    entry: Entry
    """As it is done without what is lacking."""
    found: Fit | None = None
    """How; None where nothing of it lacks anything."""


def run(arguments: Sequence[str]) -> int:
    """Print every routine; what does not load stands below, on standard error."""
    command = parser("list", "Show which routines there are, yours and those that come along.")
    add_json(command)
    add_lacking(command)
    options = command.parse_args(arguments)
    lacking = lacking_of(options)
    entries = shelved(exercises())
    usable = [shown for entry in entries if (shown := _shown(entry, lacking)) is not None]
    if options.json:
        print_json([entry_to_json(shown) for shown in usable])
    elif usable:
        _print(usable)
    elif not all(entry.broken for entry in entries):
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


def _shown(entry: Entry, lacking: frozenset[str]) -> Shown | None:
    """Return the routine as it is done without what is lacking; None for one that can't be, or is broken."""
    if entry.broken:
        return None
    if not touched(entry.card, lacking):
        return Shown(entry)
    found = fit(entry.routine, lacking) if entry.routine is not None else None
    if found is None or not found.fits:
        return None
    return Shown(entry.done_as(found.routine) if found.mark else entry, found)


def entry_to_json(shown: Shown) -> dict[str, Any]:
    """The routine as it is done, and as `list --json` prints it; seconds are numbers, absent things None."""
    entry, card, found = shown.entry, shown.entry.card, shown.found
    return {
        "id": card.id,
        "name": card.name,
        "series": card.series,
        "level": card.level,
        "total_seconds": seconds(card.total),
        "estimated": card.estimated,
        "contacts": card.contacts,
        "tags": list(card.tags),
        "equipment": list(card.equipment),
        "source": card.source,
        "path": str(entry.path),
        "needs": list(card.needs),
        "silent": card.silent,
        "stand_ins": [{"block": path, "exercise": other} for path, other in (found.swaps if found else {}).items()],
        "left_out": sorted(found.left_out if found else ()),
    }


def _print(usable: Sequence[Shown]) -> None:
    """Print the routines below their names; the levels of a series have theirs once."""
    rows = columns([_line(shown) for shown in usable], right=(1,))
    entries = (shown.entry for shown in usable)
    for _, together in groupby(zip(entries, rows, strict=True), lambda pair: pair[0].series or pair[0].id):
        name = ""
        for entry, row in together:
            if entry.name != name:
                print(safe(entry.name))
            name = entry.name
            print(f"  {row}")


def _line(shown: Shown) -> tuple[str, ...]:
    card, mark = shown.entry.card, shown.found.mark if shown.found else ""
    own = "yours, instead of the bundled one" if card.stands_in else "yours" if card.source == USER else ""
    return (
        card.id,
        f"{'about ' if card.estimated else ''}{format_duration(card.total)}",
        f"level {card.level}" if card.level is not None else "",
        ", ".join(card.needs),
        " · ".join(part for part in (mark, own) if part),
    )


def _complain(broken: Iterable[Entry]) -> None:
    for entry in broken:
        print("\n".join(problem_lines(entry, str(entry.path))), file=sys.stderr)
