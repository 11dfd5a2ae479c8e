"""`--from` and `--to`: the days that a command is asked about."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from foottimer.history.daynames import days_named
from foottimer.printing import safe

DAYS = (
    "A DAY is 2026-08-31, today, yesterday or a weekday, the latest one; --from and --to take a\n"
    "month (2026-08, march) or a year, too."
)
"""What the help says of days."""


def add_period(command: ArgumentParser, what: str, now: str = "") -> None:
    """Add `--from` and `--to`; `what` is asked for, and `now` what the last day is where none is stated."""
    command.add_argument("--from", dest="first", metavar="DAY", help=f"{what} from this day on".strip())
    command.add_argument("--to", dest="last", metavar="DAY", help=f"{what} up to this day{now}".strip())


def period_of(command: ArgumentParser, options: Namespace, today: date) -> tuple[date | None, date | None]:
    """The first and the last day that are stated; ends the program, with status 2, where they can't be meant."""
    try:
        first = days_named(options.first, today)[0] if options.first else None
        last = days_named(options.last, today)[1] if options.last else None
    except ValueError as error:
        command.error(safe(str(error)))
    if first and last and first > last:
        command.error(f"--from {first} is after --to {last}: the earlier day comes first")
    return first, last
