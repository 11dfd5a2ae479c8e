"""`foottimer import`: a file of sessions, checked and joined with what is here."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from foottimer import paths
from foottimer.carry.carrying import added, open_to_carry, open_to_export
from foottimer.carry.merging import Choice, Sort, Verdict, why
from foottimer.carry.portable import Archive, FileError
from foottimer.carry.receiving import MOST_BYTES, read_archive
from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.opening import made, opened
from foottimer.commands.output import short_id
from foottimer.files import add_numbered
from foottimer.folders import make
from foottimer.printing import safe
from foottimer.session.clock import SystemClock

_NOTES = """\
The file is checked whole first; where anything in it is wrong, nothing is taken in. A
session that is here too is not doubled: the version that was changed last is kept, and
what is deleted on one machine stays deleted. Taking in the same file again changes
nothing. What is replaced is kept as a file, whose path is printed. docs/export.md says
how two machines are joined.

examples:
  foottimer import feet.json --dry-run    what would become of each session
  foottimer import feet.json
"""
_STATES = {Verdict.ADDED: "added", Verdict.TAKEN: "taken from the file", Verdict.KEPT: "kept as here"}
_NAMES = {Sort.SESSION: "sessions", Sort.GOAL: "goals", Sort.PAUSED_DAYS: "paused days", Sort.DECISION: "decisions"}


def run(arguments: Sequence[str]) -> int:
    """Take in a file, or say what would become of it."""
    options = _parser().parse_args(list(arguments))
    shown = safe("standard input" if options.file == "-" else options.file)
    try:
        archive = read_archive(_bytes_of(options.file))
        kept: list[Path] = []
        choices = _tried(archive) if options.dry_run else _taken_in(archive, kept)
    except FileError as error:
        problems = "\n".join(f"{shown}: {safe(problem)}" for problem in error.problems)
        raise CommandError(
            f"nothing was taken in: a file has to be as foottimer export json writes it\n{problems}"
        ) from error
    for line in _told(choices, all_of_them=options.dry_run):
        print(safe(line))
    if options.dry_run:
        print("Nothing was changed: this was a dry run.")
    for path in kept:
        print(f"What was replaced is kept in {safe(str(path))}")
    return FINISHED


def _parser() -> ArgumentParser:
    command = parser("import", "Take in a file that foottimer export json wrote.", _NOTES)
    command.add_argument("file", metavar="FILE", help="the file; - reads standard input")
    command.add_argument("--dry-run", action="store_true", help="say what would become of each session, change nothing")
    return command


def _bytes_of(file: str) -> bytes:
    """What a file holds, but no more of it than shows that it is too large."""
    try:
        if file == "-":
            if sys.stdin is None:
                raise CommandError("standard input is closed: name a file, or send one to foottimer import -")
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with open(file, "rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise CommandError(f"{safe(file)} cannot be read: {reason}") from error


def _tried(archive: Archive) -> tuple[Choice, ...]:
    with opened(lambda: open_to_export(paths.history_file())) as store:
        return store.choices(archive) if store else added(archive)


def _taken_in(archive: Archive, kept: list[Path]) -> tuple[Choice, ...]:
    with made(open_to_carry) as store:
        return store.take_in(archive, lambda parts: kept.append(_keep(parts)))


def _keep(parts: Iterable[str]) -> Path:
    """Write what is about to be replaced to a file of its own, and return its path."""
    folder, data = paths.replaced_folder(), "".join(parts).encode()
    when = f"{SystemClock().wall():%Y-%m-%dT%H%M%S}"
    try:
        make(folder, 0o700)
        return add_numbered(folder, when, ".json", data)
    except OSError as error:
        raise CommandError(
            f"nothing was taken in: what would be replaced cannot be kept in {safe(str(folder))}: {error.strerror}"
        ) from error


def _told(choices: Sequence[Choice], all_of_them: bool) -> Iterator[str]:
    """A line for each choice between two versions, in a dry run for what would be added too; then how many of each."""
    for choice in choices:
        if choice.is_choice or (all_of_them and choice.verdict is Verdict.ADDED):
            yield f"{_subject(choice)}: {_fate(choice)}: {why(choice)}"
    for sort, name in _NAMES.items():
        found = [choice for choice in choices if choice.sort is sort]
        if found:
            counted = Counter(_fate(choice) for choice in found)
            yield f"{name.capitalize()}: {', '.join(f'{many} {fate}' for fate, many in sorted(counted.items()))}"
    if not choices:
        yield "The file has no session, goal, paused days or decision in it."


def _fate(choice: Choice) -> str:
    if not choice.is_choice and choice.verdict is Verdict.SAME:
        return "the same already"
    before, after = choice.here and choice.here.deleted_at, choice.result.deleted_at
    fates = [_STATES[choice.verdict]] if choice.verdict in _STATES else []
    if choice.here is not None and bool(before) != bool(after):
        fates.append("deleted" if after else "brought back")
    elif after:
        fates.append("stays deleted" if choice.here else "deleted")
    return ", ".join(fates) or "as here"


def _subject(choice: Choice) -> str:
    """What a choice is about, as "session 1a2b3c4d of 2026-03-02, Calves"."""
    said = json.loads(choice.there.text)
    if choice.sort is Sort.SESSION:
        return f"session {short_id(choice.there.id)} of {said['day']}, {said['name']}"
    if choice.sort is Sort.GOAL:
        return f"goal of {said['day']}, {said['per_week']} days a week"
    if choice.sort is Sort.DECISION:
        words = (said["kind"].replace("-", " "), said["about"], said["value"])
        return f"decision of {said['day']}, {' '.join(filter(None, words))}"
    reason = f", {said['reason']}" if said["reason"] else ""
    return f"paused days {said['first_day']} to {said['last_day']}{reason}"
