"""`foottimer checkin`: what was measured of both sides, and how it changed; `checkin run` measures anew."""

from __future__ import annotations

import textwrap
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from typing import Any

from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.check_lines import changes_text, comparison_text, gap_text, numbers_text, usual_text
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.day import today_by
from foottimer.commands.output import WIDTH, columns, print_json
from foottimer.commands.sessions import reading
from foottimer.history.checkin import CheckSeries, is_far
from foottimer.history.norms import CALLED, norm
from foottimer.history.overview_json import test_to_json
from foottimer.history.told import many
from foottimer.plan.gathering import all_checks
from foottimer.printing import safe
from foottimer.settings.model import Settings, Sex

WARM_UP, TEST = "foot-activation", "check-in"
"""The routines of a check-in: one to be warm, as those were whom the norms are of, and the tests."""
SHOWN = 6
"""Times of each test that are listed, the newest ones; the first one besides."""
_NOTES = """\
A check-in measures both sides: balance with open and with closed eyes, calf raises on
one leg, and how far the knee gets over the toes. Weeks 1, 4 and 8 of the plan ask for
one; the first time, stop the calf raises two before you have to.

examples:
  foottimer checkin              every test, left and right, with what changed
  foottimer checkin run          warm up, then test: about 13 minutes
  foottimer checkin run --plain  the same line by line
"""
_NOTHING = (
    "No check-in yet. It takes about 8 minutes, 5 of warming up before it, a wall and a tape measure: "
    "foottimer checkin run"
)


def run(arguments: Sequence[str]) -> int:
    """Print the check-ins, or do one."""
    options = (command := _parser()).parse_args(list(arguments))
    if options.what:
        if options.json:
            command.error("--json shows what was measured: leave out run")
        from foottimer.commands.run import run as follow

        return follow([WARM_UP, TEST, *(["--plain"] if options.plain else [])])
    if options.plain:
        command.error("--plain goes with run")
    settings = chosen_settings()
    with reading() as store:
        tests = all_checks(store, today_by(settings))
    if options.json:
        print_json(_to_json(tests, settings))
        return FINISHED
    for line in checkin_lines(tests, settings):
        print(line)
    return FINISHED


def _parser() -> ArgumentParser:
    command = parser("checkin", "Show what the check-ins measured, left against right, or do one.", _NOTES)
    command.add_argument("what", nargs="?", choices=("run",), help="do a check-in now: warm up, then test")
    command.add_argument("--plain", action="store_true", help="with run: line by line")
    add_json(command)
    return command


def checkin_lines(tests: Sequence[CheckSeries], settings: Settings) -> Iterator[str]:
    """Yield what is said of all tests, safe to print."""
    if not tests:
        yield _NOTHING
        return
    days = sorted({point.day for test in tests for point in test.points})
    yield f"{many(len(days), 'day')} with tests, {days[0]} to {days[-1]}" if len(days) > 1 else f"Tests of {days[0]}"
    for test in tests:
        yield ""
        yield safe(test.name)
        yield from _test_lines(test, settings)
    yield ""
    yield from _wrapped(_ending(tests, settings))


def _test_lines(test: CheckSeries, settings: Settings) -> Iterator[str]:
    yield from (f"  {line}" for line in columns(_rows(test, settings)))
    for change, since in ((test.since_last, "the time before"), (test.since_first, "the first")):
        if change and (since != "the first" or len(test.points) > 2):
            yield f"  against {since}, {change.since}: {changes_text(test, change, settings)}"
    if test.flagged:
        newest = test.points[-1]
        less = "left" if (newest.left or 0) < (newest.right or 0) else "right"
        far = f"more than {usual_text(test.unit, settings)} apart, and the {less} has less"
        yield from _wrapped(f"! The sides are {far}: worth a look at the next check-in.", "  ")
    if compared := _compared(test, settings):
        yield from _wrapped(compared, "  ")


def _rows(test: CheckSeries, settings: Settings) -> Iterator[tuple[str, ...]]:
    """The times that are listed, each with its numbers and its gap."""
    points = test.points if len(test.points) <= SHOWN + 1 else (test.points[0], *test.points[-SHOWN:])
    for point in points:
        gap = gap_text(test, point, settings).partition(",")[0]
        yield point.day.isoformat(), numbers_text(test, point, settings), gap, "!" if is_far(point, test.unit) else ""


def _compared(test: CheckSeries, settings: Settings) -> str:
    """The rough comparison, only where age and sex were entered."""
    return comparison_text(test, settings) if settings.sex is not Sex.UNSET else ""


def _ending(tests: Sequence[CheckSeries], settings: Settings) -> str:
    if any(_compared(test, settings) for test in tests):
        return f"A {CALLED} says what others of your age reach, in the mean; it is no verdict on you."
    if settings.age is None or settings.sex is Sex.UNSET:
        return f"For a {CALLED} with others of your age: foottimer config set you.age 45, and you.sex female or male."
    return ""


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    whole = text.replace(" %", "\N{NO-BREAK SPACE}%")
    for row in textwrap.wrap(whole, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False):
        yield safe(row.replace("\N{NO-BREAK SPACE}", " "))


def _to_json(tests: Sequence[CheckSeries], settings: Settings) -> dict[str, Any]:
    return {"tests": [{**test_to_json(test), "comparison": _norm_to_json(test, settings)} for test in tests]}


def _norm_to_json(test: CheckSeries, settings: Settings) -> dict[str, Any] | None:
    if settings.sex is Sex.UNSET:
        return None
    found = norm(test.exercise, test.name, test.unit, settings.age, settings.sex)
    if found is None:
        return None
    return {"called": CALLED, "of": found.of, "low": found.low, "high": found.high, "source": found.source}
