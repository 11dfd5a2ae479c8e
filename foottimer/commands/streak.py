"""`foottimer streak`: this week and the weeks in a row, on one line."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer import paths
from foottimer.commands import FINISHED, NOT_YET, USAGE, CommandError
from foottimer.commands.day import chosen_week, today_by
from foottimer.commands.opening import opened
from foottimer.history.dated import open_dated
from foottimer.history.outlook import outlook_to_json, to_go_line
from foottimer.history.streak import streak_to_json, week_line
from foottimer.history.week import Standing, standing_on

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from argparse import ArgumentParser

_EXAMPLES = """\
examples:
  foottimer streak                                          2 of 3 this week · 5 weeks in a row
  foottimer streak --format "{this_week}/{goal_per_week}"   2/3
  foottimer streak --format "{streak_weeks}w, {to_go}"      5w, 2 days and 1 session to go
  foottimer streak --check --quiet || echo "Feet!"          for a shell's start-up file
  set -g status-right "#(foottimer streak)"                 for tmux.conf

places of --format, as --json calls them:
  {goal_per_week} {this_week}      training days the week asks for, and has
  {state}                          secured, in_progress or none
  {streak_weeks} {best_weeks}      weeks in a row: now, and the most there were
  {freezes}                        freezes in hand
  {score}                          strength of the habit, 0.000 to 1.000
  {last_7_days}                    as x-x-x--, oldest first; x is a training day
  {today_done} {today_paused}      yes or no
  {days_left} {sessions_to_go}     days left to train on this week, sessions missing
and besides:
  {line}                           the line that is printed without --format
  {to_go}                          as "2 days and 1 session to go", or "secured"
  {why}                            what ended the last streak, while none is alive
{{ and }} are braces themselves, \\n begins a new line, \\t is a tab, \\\\ a backslash.

Exit status with --check: 0 when today is done, 4 when it is not yet.
"""


def run(arguments: Sequence[str]) -> int:
    """Print how the weeks stand today."""
    if not arguments:  # as a prompt asks, which waits: nothing is loaded to read no options
        print(_line(standing_now()))
        return FINISHED
    options = _parser().parse_args(list(arguments))
    if options.quiet and not options.check:
        raise CommandError("--quiet goes with --check, whose answer is the exit status", USAGE)
    if options.json and options.format is not None:
        raise CommandError("--json and --format are two ways of saying it: choose one", USAGE)
    standing = standing_now(quietly=options.quiet)
    text = _text(standing, options.format)
    if options.json:
        from foottimer.commands.output import print_json

        print_json({**streak_to_json(standing.streak), **outlook_to_json(standing.outlook)})
    elif not options.quiet:
        print(text)
    return NOT_YET if options.check and not standing.streak.today_done else FINISHED


def standing_now(quietly: bool = False) -> Standing:
    """How the weeks stand, by the store, the settings and the clock; raises CommandError when that can't be read.

    Unless `quietly`, it is told of what was left out.
    """
    settings = chosen_week()
    with opened(lambda: open_dated(paths.history_name()), quietly) as store:
        return standing_on(today_by(settings), store, settings)


def _parser() -> ArgumentParser:
    from foottimer.commands.arguments import add_json, parser

    command = parser(
        "streak", "Show this week and the weeks in a row, on one line that fits a prompt or tmux.", _EXAMPLES
    )
    add_json(command)
    command.add_argument("--format", metavar="TEXT", help="print this, its {places} filled in; they are listed below")
    command.add_argument("--check", action="store_true", help="say by the exit status whether today is done")
    command.add_argument("--quiet", action="store_true", help="print nothing, with --check")
    return command


def _text(standing: Standing, template: str | None) -> str:
    if template is None:
        return _line(standing)

    from foottimer.commands.filling import filled

    return filled(template, _values(standing))


def _line(standing: Standing) -> str:
    today = " · paused today" if standing.outlook.today_paused else ""
    return week_line(standing.streak) + (" · done today" if standing.streak.today_done else today)


def _values(standing: Standing) -> dict[str, str]:
    streak, outlook = standing.streak, standing.outlook
    return {
        "goal_per_week": str(streak.goal_per_week),
        "this_week": str(streak.this_week),
        "state": streak.state.value,
        "streak_weeks": str(streak.streak_weeks),
        "best_weeks": str(streak.best_weeks),
        "freezes": str(streak.freezes),
        "score": f"{streak.score:.3f}",
        "last_7_days": "".join("x" if done else "-" for done in streak.last_7_days),
        "today_done": "yes" if streak.today_done else "no",
        "today_paused": "yes" if outlook.today_paused else "no",
        "days_left": str(outlook.days_left),
        "sessions_to_go": str(outlook.sessions_to_go),
        "line": _line(standing),
        "to_go": to_go_line(outlook),
        "why": streak.why,
    }
