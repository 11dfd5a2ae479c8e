"""`foottimer diff`: what changed between two routines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from foottimer import paths
from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.find import entry_named, exercises, is_file_name, problem_lines
from foottimer.commands.output import columns, print_json
from foottimer.compare.diff import Changes, Measure, changes_to_json, compare
from foottimer.compare.linediff import DiffLine, LineMark, diff_lines, hunks, remarks
from foottimer.compare.told import seconds, signed
from foottimer.printing import safe
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.contacts import contacts_text
from foottimer.routine.disk import read_text
from foottimer.routine.duration import format_duration
from foottimer.routine.library import BUNDLED, USER, Entry, find, load_library, suggest
from foottimer.values import dataclass

DIFFERENT = 1
"""Exit status: both can be followed, and do not ask for the same."""
TROUBLE = USAGE
"""Exit status: one of them is not there or does not load, so that there is no telling."""
PREFIX = "bundled:"
"""Before an id: the routine as it comes along, whatever the person made of it."""
_HELP = """\
A ROUTINE is an id, a series (then your level), a file, or bundled:ID, which is the
one that comes along even where one of yours stands in for it. A single one is
compared with the bundled routine of its id: what you changed.

Exit status: 0 when both ask for the same, whatever their comments; 1 when they do
not; 2 when there is no telling, since one is not there or does not load. Of what
does not load the lines are compared.

--json: same (true, false; null for no telling), before and after (id, name, source,
path, total_seconds, estimated, contacts), seconds_longer, routine and exercises and
blocks (what differs: key, before, after as in the file, times in seconds; text in
words), lines (change, before and after: line numbers, text), remarks, problems."""


@dataclass(frozen=True, slots=True)
class _Both:
    """What is compared."""

    before: Entry
    after: Entry
    changes: Changes | None
    """None where one of them does not load."""
    lines: tuple[DiffLine, ...]
    """Of both files; empty where one cannot be read."""
    remarks: tuple[str, ...]
    """What differs besides the lines."""

    @property
    def rewritten(self) -> int:
        """How many lines differ."""
        return sum(line.mark is not LineMark.SAME for line in self.lines)


def run(arguments: Sequence[str]) -> int:
    """Print what changed; 0 when nothing did, 1 when something did, 2 when there is no telling."""
    command = parser("diff", "Say what changed between two routines, in exercises and time.", _HELP)
    command.add_argument("before", metavar="ROUTINE", help="what it is compared with; alone, what is yours")
    command.add_argument("after", metavar="ROUTINE", nargs="?", help="what it became")
    command.add_argument("--lines", action="store_true", help="show which lines of the files differ, too")
    add_json(command)
    options = command.parse_args(arguments)
    catalogue = exercises()
    try:
        both = _compared(*_entries(options.before, options.after, catalogue))
    except CommandError as error:
        raise CommandError(str(error), TROUBLE) from error
    if options.json:
        print_json(_to_json(both))
    elif both.changes is not None:
        _print(both, both.changes, options.lines)
    else:
        _print_lines(both)
    for line in _problems(both):
        print(line, file=sys.stderr)
    return TROUBLE if both.changes is None else FINISHED if both.changes.same else DIFFERENT


# Which -------------------------------------------------------------------------------------------


def _entries(before: str, after: str | None, catalogue: Catalogue) -> tuple[Entry, Entry]:
    if after is not None:
        return _entry(before, catalogue), _entry(after, catalogue)
    own = _own(before, catalogue)
    return _bundled(own.id, catalogue, f"{safe(before)} stands in for no bundled routine: name a second one"), own


def _entry(typed: str, catalogue: Catalogue) -> Entry:
    if not typed.startswith(PREFIX):
        return entry_named(typed, catalogue)
    id_ = typed.removeprefix(PREFIX)
    near = suggest(id_, load_library(None, catalogue))
    hint = f"did you mean {PREFIX}{safe(near)}?" if near else "`foottimer list` shows them all"
    return _bundled(id_, catalogue, f"there is no bundled routine {safe(id_)}: {hint}")


def _own(typed: str, catalogue: Catalogue) -> Entry:
    """Return the person's routine of an id, also where it is broken; else what has that name."""
    if not is_file_name(typed) and not typed.startswith(PREFIX):
        for entry in load_library(paths.routines_folder(), catalogue):
            if entry.source == USER and entry.id == typed:
                return entry
    return _entry(typed, catalogue)


def _bundled(id_: str, catalogue: Catalogue, otherwise: str) -> Entry:
    entry = find(id_, load_library(None, catalogue))
    if entry is None:
        raise CommandError(otherwise)
    return entry


def _compared(before: Entry, after: Entry) -> _Both:
    changes = compare(before.routine, after.routine) if before.routine and after.routine else None
    texts = [text for entry in (before, after) if isinstance(text := read_text(entry.path), str)]
    if len(texts) < 2:
        return _Both(before, after, changes, (), ())
    return _Both(before, after, changes, diff_lines(*texts), remarks(*texts))


def _problems(both: _Both) -> list[str]:
    """Return what is wrong with what does not load."""
    entries = (entry for entry in (both.before, both.after) if entry.broken)
    return list(dict.fromkeys(line for entry in entries for line in problem_lines(entry, str(entry.path))))


# As text -----------------------------------------------------------------------------------------


def _print(both: _Both, changes: Changes, lines: bool) -> None:
    for line in columns(
        [_side("before", both.before, changes.before), _side("after", both.after, changes.after)], (2,)
    ):
        print(line)
    print()
    print("\n".join(safe(line) for line in _told(changes)) or _same(both))
    if lines and (both.rewritten or both.remarks):
        print()
        _print_lines(both)


def _side(word: str, entry: Entry, measure: Measure) -> tuple[str, ...]:
    level = f", level {entry.level}" if entry.level is not None else ""
    whose = "bundled" if entry.source == BUNDLED else "yours"
    about = "about " if measure.estimated else ""
    return (
        word,
        f"{entry.name}{level} ({whose})",
        f"{about}{format_duration(measure.total)}",
        contacts_text(measure.contacts),
    )


def _same(both: _Both) -> str:
    if both.before.path == both.after.path:
        if both.before.source != BUNDLED:
            return "Both are the same file."
        return "This is the bundled routine itself: you have changed nothing."
    if not both.rewritten and not both.remarks:
        return "Both are the same."
    return "Both ask for the same; what differs is comments, order or spelling. --lines shows it."


def _told(changes: Changes) -> Iterator[str]:
    """Yield what changed, line by line; nothing where nothing did."""
    if changes.same:
        return
    longer = f", {signed(changes.longer)}" if changes.longer else ""
    yield f"{changes.summary}{longer}"
    yield from (f"  {difference.show()}" for difference in changes.routine)
    rows = [(block.change.value, block.where, "  " * block.depth + block.name) for block in changes.blocks]
    table = columns([(*row, signed(block.longer)) for row, block in zip(rows, changes.blocks, strict=True)], (3,))
    for line, block in zip(table, changes.blocks, strict=True):
        yield f"  {line if block.longer else line.removesuffix(signed(0)).rstrip()}"
        yield from (f"      {text}" for text in block.details())
    for exercise in changes.exercises:
        if exercise.differences:
            yield f"  {exercise.name} is described otherwise"
            yield from (f"      {difference.show()}" for difference in exercise.differences)


def _print_lines(both: _Both) -> None:
    width = len(str(max((line.before or line.after or 0 for line in both.lines), default=0)))
    for hunk in hunks(both.lines):
        if hunk.skipped:
            print(f"{'':{2 * width + 1}} ... {hunk.skipped} line{'' if hunk.skipped == 1 else 's'} the same")
        for line in hunk.lines:
            print(
                f"{line.before or '':>{width}} {line.after or '':>{width}} {line.mark.value} {safe(line.text)}".rstrip()
            )
    for remark in both.remarks:
        print(remark)


# As JSON -----------------------------------------------------------------------------------------


def _to_json(both: _Both) -> dict[str, Any]:
    changes = both.changes
    return {
        "same": None if changes is None else changes.same,
        "before": _entry_to_json(both.before, changes.before if changes else None),
        "after": _entry_to_json(both.after, changes.after if changes else None),
        **(
            changes_to_json(changes) if changes else dict.fromkeys(("seconds_longer", "routine", "exercises", "blocks"))
        ),
        "lines": [
            {
                "change": "added" if line.mark is LineMark.ADDED else "removed",
                "before": line.before,
                "after": line.after,
                "text": line.text,
            }
            for line in both.lines
            if line.mark is not LineMark.SAME
        ],
        "remarks": list(both.remarks),
        "problems": _problems(both),
    }


def _entry_to_json(entry: Entry, measure: Measure | None) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "source": entry.source,
        "path": str(entry.path),
        "total_seconds": seconds(measure.total) if measure else None,
        "estimated": measure.estimated if measure else None,
        "contacts": measure.contacts if measure else None,
    }
