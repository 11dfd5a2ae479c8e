"""`foottimer streak`: this week and the weeks in a row, on one line."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.output import print_json
from foottimer.commands.sessions import reading
from foottimer.history.record import day_of
from foottimer.history.statistics import week_line
from foottimer.history.streak import streak_to_json
from foottimer.history.week import week_on
from foottimer.session.clock import SystemClock


def run(arguments: Sequence[str]) -> int:
    """Print how the weeks stand today."""
    command = parser("streak", "Show this week and the weeks in a row, on one line that fits a prompt or tmux.")
    add_json(command)
    options = command.parse_args(arguments)
    settings = chosen_settings()
    with reading() as store:
        now = week_on(day_of(SystemClock().wall(), settings.day_start), store, settings)
    if options.json:
        print_json(streak_to_json(now))
    else:
        print(week_line(now) + (" · done today" if now.today_done else ""))
    return FINISHED
