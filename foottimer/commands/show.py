"""`foottimer show`: one routine, block by block; as JSON, interval by interval."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence

from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.find import exercises, problem_lines, routine_named
from foottimer.commands.output import WIDTH, print_columns, print_json
from foottimer.printing import safe
from foottimer.routine.card import safety_notes
from foottimer.routine.contacts import contacts_text, planned_contacts
from foottimer.routine.duration import format_duration
from foottimer.routine.library import Entry
from foottimer.routine.model import Routine
from foottimer.routine.needs import needs, offers
from foottimer.routine.outline import OutlineRow, outline
from foottimer.routine.timeline import Timeline, timeline_to_json


def run(arguments: Sequence[str]) -> int:
    """Print what a routine asks for; warnings about its file go to standard error."""
    command = parser("show", "Show what a routine asks for: its blocks, or as JSON every interval of its timeline.")
    command.add_argument("routine", metavar="NAME|FILE", help="an id, a series (then your level), or a file")
    add_json(command)
    options = command.parse_args(arguments)
    entry = routine_named(options.routine, exercises())
    if entry.timeline is not None and entry.routine is not None:
        if options.json:
            print_json(timeline_to_json(entry.timeline) | {"contacts": entry.contacts})
        else:
            print_routine(entry.routine, entry.timeline)
    _warn(entry)
    return FINISHED


def _warn(entry: Entry) -> None:
    for line in problem_lines(entry, str(entry.path)):
        print(line, file=sys.stderr)


def print_routine(routine: Routine, timeline: Timeline) -> None:
    """Print what a routine asks for: its name and total, what it needs, what to mind, and its blocks."""
    about = "about " if timeline.estimated else ""
    contacts = contacts_text(planned_contacts(timeline, routine.exercises))
    level = f", level {routine.level}" if routine.level is not None else ""
    print(f"{safe(routine.name)}{level}: {about}{format_duration(timeline.total)}{', ' if contacts else ''}{contacts}")
    for paragraph in routine.about.splitlines():
        print(textwrap.fill(safe(paragraph), WIDTH))
    if kit := needs(routine):
        print(f"You need: {safe(', '.join(kit))}")
    for thing, own, other in offers(routine):
        print(f"Without {safe(thing)}: {safe(other)} instead of {safe(own)}")
    for note in safety_notes(routine):
        print(textwrap.fill(f"Take care: {safe(note)}", WIDTH))
    print()
    print_columns((_line(row) for row in outline(routine)), right=(1,))


def _line(row: OutlineRow) -> tuple[str, ...]:
    return (
        row.path,
        "open" if row.endless else format_duration(row.length),
        "  " * row.depth + row.name,
        row.summary,
        "optional" if row.optional else "",
    )
