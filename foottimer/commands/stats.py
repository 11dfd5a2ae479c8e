"""`foottimer stats`: the figures of some weeks, in words and small tables."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser, whole_number
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.day import today_by
from foottimer.commands.find import exercises
from foottimer.commands.output import print_json
from foottimer.commands.period import DAYS, add_period, period_of
from foottimer.commands.sessions import reading
from foottimer.commands.stats_lines import stats_lines
from foottimer.history.calendar import week_of
from foottimer.history.overview import overview
from foottimer.history.overview_json import overview_to_json
from foottimer.history.store import Store
from foottimer.history.sums import Sums
from foottimer.history.week import WEEKDAYS
from foottimer.printing import takes_unicode

WEEKS = 12
"""Weeks that are told of unless others are asked for."""
_EXAMPLES = f"""\
{DAYS}
A bar is a week, the newest last, 26 at most; a dot is a week without a figure. A full
bar is the most there was; of effort and pain it is 10, of technique all sessions that
said how it was. Means are of what was answered. Completed and partial sessions enter,
what was discarded does not. Of several numbers of a test in one session the highest
one is told. docs/stats.md has the JSON.
"""


def run(arguments: Sequence[str]) -> int:
    """Print the figures of a period."""
    command = parser("stats", "Show what your training comes to, week by week, left against right.", _EXAMPLES)
    command.add_argument(
        "--weeks", type=whole_number(1, 999), metavar="N", help=f"so many weeks up to the last one ({WEEKS})"
    )
    add_period(command, "", " (today)")
    add_json(command)
    options = command.parse_args(list(arguments))
    settings = chosen_settings()
    today = today_by(settings)
    first_weekday = WEEKDAYS.index(settings.first_day)
    with reading() as store:
        first, last = _period(command, options, store, today, first_weekday)
        if not options.json:  # nobody missed a week before there was a first session
            first = _begun(first, last, store, first_weekday)
        sums = store.sums(first, last) if store else Sums()
    told = overview(sums, first, last, exercises().exercises, first_weekday)
    if options.json:
        print_json(overview_to_json(told))
    elif not told.totals.sessions and not told.tests:
        print(_nothing(options))
    else:
        print("\n".join(stats_lines(told, settings, not takes_unicode(sys.stdout))))
    return FINISHED


def _period(
    command: ArgumentParser, options: Namespace, store: Store | None, today: date, first_weekday: int
) -> tuple[date, date]:
    """The days that are asked for; ends the program, with status 2, where they can't be meant."""
    first, stated = period_of(command, options, today)
    last = stated or today
    if first is None:
        weeks = options.weeks or WEEKS
        return date.fromordinal(max(1, week_of(last, first_weekday).toordinal() - 7 * (weeks - 1))), last
    if options.weeks:
        command.error("--weeks counts back from --to: leave out --from or --weeks")
    if first > last:
        command.error(f"--from {first} is still to come")
    return _within(first, last, store, today, first_weekday)


def _begun(first: date, last: date, store: Store | None, first_weekday: int) -> date:
    """The first day, no earlier than the week of the first session there is."""
    ends = store.ends_of() if store else None
    return max(first, week_of(min(ends[0], last), first_weekday)) if ends else first


def _within(first: date, last: date, store: Store | None, today: date, first_weekday: int) -> tuple[date, date]:
    """The part of a period that there can be sessions in, so that nobody waits for empty centuries."""
    ends = store.ends_of() if store else None
    begin, end = ends or (today, today)
    earliest = week_of(begin, first_weekday) if begin <= last else last
    first, last = max(first, earliest), min(last, max(end, today, first))
    return first, last


def _nothing(options: Namespace) -> str:
    if options.weeks or options.first or options.last:
        return "No session in these days; foottimer stats --from 2000 tells of all there are."
    return f"No session in the last {WEEKS} weeks. The next one you finish will be here: foottimer run desk-break"
