"""`foottimer why`: why the last streak ended, or what carries the one that is alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.output import WIDTH, print_json
from foottimer.commands.streak import standing_now
from foottimer.history.outlook import risk_line, stake_line, to_go_line
from foottimer.history.week import Standing
from foottimer.history.why import why_of, why_text, why_to_json
from foottimer.printing import safe

_EXAMPLES = """\
A week is secured by as many training days as its goal, and adds one to the streak.
Every fourth one earns a freeze, two at most; it keeps the streak over a week that is
one day short. A short week with a paused day neither adds nor ends. Any other short
week ends the streak, and its freezes with it. The running week never ends one.
"""


def run(arguments: Sequence[str]) -> int:
    """Print what became of the streak, and what this week and the next can do to it."""
    command = parser("why", "Say why the last streak ended, or what carries the one that is alive.", _EXAMPLES)
    add_json(command)
    options = command.parse_args(list(arguments))
    standing = standing_now()
    told = why_text(standing.weeks, standing.today, standing.pauses)
    if options.json:
        print_json(why_to_json(why_of(standing.weeks), told))
        return FINISHED

    import textwrap

    for line in _told(standing, told):
        print(textwrap.fill(safe(line), WIDTH, break_on_hyphens=False))
    return FINISHED


def _told(standing: Standing, told: str) -> Iterator[str]:
    yield told
    go = to_go_line(standing.outlook)
    yield f"This week{' ' if go.startswith('can') else ': '}{go}. {stake_line(standing.outlook)}".rstrip()
    yield risk_line(standing.outlook)
    if standing.streak.why:
        yield "Trained all the same? foottimer log ROUTINE DAY. Ill, hurt or away? foottimer pause FROM TO REASON."
