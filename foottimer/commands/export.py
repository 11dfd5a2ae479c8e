"""`foottimer export`: everything that was done, for a spreadsheet or for another machine."""

from __future__ import annotations

import csv
import io
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.carrying import exporting
from foottimer.history.carrying import Carrying
from foottimer.history.portable import written
from foottimer.history.sheet import HEAD
from foottimer.printing import safe

_OBEYED = ("=", "+", "-", "@")
"""What a text begins with that a spreadsheet takes for a formula, in the width of full characters too."""
_FULL_WIDTH = tuple(chr(ord(mark) + 0xFEE0) for mark in _OBEYED)

_NOTES = """\
json: everything, also what was deleted, in UTF-8; foottimer import takes it in, on this
machine or another one. csv: a row for each interval that was tried, with what its session
says, and a row for a session that has none; deleted sessions are left out. docs/export.md
describes both.

examples:
  foottimer export json > feet.json
  foottimer export csv --from 2026-01-01 > feet.csv
"""


def run(arguments: Sequence[str]) -> int:
    """Write what was done to standard output."""
    options = _parser().parse_args(list(arguments))
    first, last = options.first, options.last
    if first and last and last < first:
        raise CommandError(f"--to {last} is before --from {first}: no day is in between", USAGE)
    with exporting() as store:
        if options.form == "json":
            _print(store.exported(first, last) if store else written((), lambda _: ()))
        else:
            _print(_table(store, first, last))
    return FINISHED


def _parser() -> ArgumentParser:
    command = parser("export", "Write what you have done to standard output.", _NOTES)
    command.add_argument(
        "form", choices=("csv", "json"), help="for a spreadsheet, or for foottimer import and programs"
    )
    command.add_argument("--from", dest="first", type=_day, metavar="DAY", help="only sessions of this day and later")
    command.add_argument("--to", dest="last", type=_day, metavar="DAY", help="only sessions of this day and earlier")
    return command


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("a day, as 2026-03-02") from error


def _table(store: Carrying | None, first: date | None, last: date | None) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(HEAD)
    for row in store.sheet(first, last) if store else ():
        writer.writerow([cell_text(value) if isinstance(value, str) else value for value in row])
        if line.tell() > io.DEFAULT_BUFFER_SIZE:
            yield _emptied(line)
    yield _emptied(line)


def _emptied(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def cell_text(text: str) -> str:
    """A text as a cell may hold it: on one line, and nothing that a terminal or a spreadsheet obeys.

    An apostrophe before it makes a formula a text; so do spreadsheets themselves.
    """
    shown = safe(text)
    return f"'{shown}" if shown.lstrip().startswith((*_OBEYED, *_FULL_WIDTH)) else shown


def _print(parts: Iterable[str]) -> None:
    """Write UTF-8, whatever the terminal's encoding is, and lines that end alike everywhere."""
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part.encode())
    sys.stdout.buffer.flush()
