"""`foottimer export`: everything that was done, for a spreadsheet or for another machine."""

from __future__ import annotations

import csv
import io
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from foottimer import paths
from foottimer.carry.carrying import Carrying, open_to_export
from foottimer.carry.portable import written
from foottimer.carry.sheet import HEAD
from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.day import today_by
from foottimer.commands.opening import opened
from foottimer.commands.period import DAYS, add_period, period_of
from foottimer.printing import safe

_FORMULA = re.compile(r"(^|;)(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where a spreadsheet sees a formula begin, in full width too; some take a semicolon for the end of a cell."""

_NOTES = f"""\
json: everything, also what was deleted, in UTF-8; foottimer import takes it in, on this
machine or another one. csv: a row for each interval that was tried, with what its session
says, and a row for a session that has none; deleted sessions are left out. docs/export.md
describes both.

{DAYS}

examples:
  foottimer export json > feet.json
  foottimer export csv --from 2026-01-01 > feet.csv
"""


def run(arguments: Sequence[str]) -> int:
    """Write what was done to standard output."""
    command = _parser()
    options = command.parse_args(list(arguments))
    first, last = _days(command, options)
    with opened(lambda: open_to_export(paths.history_file())) as store:
        if options.form == "json":
            _print(store.exported(first, last) if store else written((), lambda _: ()))
        else:
            _print(_table(store, first, last))
    return FINISHED


def _parser() -> ArgumentParser:
    command = parser("export", "Write what you have done to standard output.", _NOTES)
    command.add_argument(
        "form",
        choices=("csv", "json"),
        metavar="csv|json",
        help="for a spreadsheet, or for foottimer import and programs",
    )
    add_period(command, "only sessions")
    return command


def _days(command: ArgumentParser, options: Namespace) -> tuple[date | None, date | None]:
    """Return the days that the options name; ends the program, with status 2, where they can't be meant."""
    if not options.first and not options.last:
        return None, None
    return period_of(command, options, today_by(chosen_settings()))


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
    return _FORMULA.sub(r"\1'", safe(text))


def _print(parts: Iterable[str]) -> None:
    """Write UTF-8, whatever the terminal's encoding is, and lines that end alike everywhere."""
    if sys.stdout is None:
        raise CommandError("standard output is closed: send it to a file, as foottimer export json > feet.json")
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part.encode())
    sys.stdout.buffer.flush()
