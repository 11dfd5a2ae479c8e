"""How long the app takes to its first useful frame, beside a bare Textual app and other timers.

    python -m benchmarks.starts [--rounds N]

From starting the installed command until the bytes are read from a pseudo-terminal of 100 x 30. A useful frame shows
the names of the routines, one of them chosen, and the keys. The library is that of somebody with 1,000 sessions who has
started foottimer before; the very first start, without any folder of ours, is a row of its own, and so is a key that is
typed while the program starts, until the help that it opens is shown. The commands have their bytecode, as after an
installation; programs take turns, and a first round that warms up does not count.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.alone import parser, run_alone
from benchmarks.bare import NUMBER
from benchmarks.homes import trained
from benchmarks.installed import ours
from benchmarks.others import OTHERS, Other, at_hand
from benchmarks.table import Row, runs_row
from benchmarks.terminal import Program
from benchmarks.turns import turns

TIMES = 2
"""How often a start is measured in a round; it is short, and wall time needs more of it than CPU."""
MOST_RATIO = 1.15
"""Times the first frame of the bare app that the first useful one may take."""
WORDS = r"\w{3}"
"""Anything to read."""
USEFUL = r"(?s)(?=.*Foot activation\s+4:58)(?=.*▌)(?=.*enter\s+start)"
"""A row of the list that is shown wherever the list stands, the mark of the chosen one, and a key."""
BARE = "bare app"
KEY, ANSWER = "?", "Open the chosen routine"
"""Asks for the help; what that shows."""


def rows(rounds: int, folder: Path) -> Iterator[Row]:
    """Measure starts; in a single round without other timers."""
    home = trained(folder / "trained")
    command, bare = ((str(ours() / name),) for name in ("foottimer", "bare"))
    measures: list[Callable[[], Mapping[str, float]]] = [
        partial(first, bare, {}, {BARE: str(NUMBER)}),
        partial(first, command, home, {"words": WORDS, "useful": USEFUL}),
        partial(very_first, command),
        partial(first, command, home, {"key": ANSWER}, KEY),
    ]
    measures += [partial(first, other, {"HOME": str(folder)}, {one.name: one.shows}) for one, other in _others(rounds)]
    runs = turns(rounds * TIMES, measures)
    peers = {other.name: runs[other.name] for other in OTHERS if other.name in runs}
    yield runs_row("start: first useful frame", "ms", runs["useful"], runs[BARE], most_ratio=MOST_RATIO, peers=peers)
    yield runs_row("start: CPU until then", "ms", runs[_cpu("useful")], runs[_cpu(BARE)])
    yield runs_row("start: first words", "ms", runs["words"], runs[BARE])
    yield runs_row("the very first start: first useful frame", "ms", runs["very first"], runs[BARE])
    yield runs_row("start: a key typed meanwhile is answered", "ms", runs["key"], runs[BARE])


def first(
    command: Sequence[str], env: Mapping[str, str], patterns: Mapping[str, str], typed: str = ""
) -> dict[str, float]:
    """Start a program, typing at once, and return after how many ms each pattern was there, and of how much CPU."""
    with Program(command, env) as program:
        if typed:
            program.send(typed)
        found: dict[str, float] = {}
        for name, pattern in patterns.items():
            found[name] = program.seconds_to(pattern) * 1000
            found[_cpu(name)] = program.cpu_seconds() * 1000
        return found


def very_first(command: Sequence[str]) -> dict[str, float]:
    """Start where foottimer never was."""
    with TemporaryDirectory() as home:
        return first(command, {"FOOTTIMER_HOME": home}, {"very first": USEFUL})


def _cpu(name: str) -> str:
    return f"{name}: CPU"


def _others(rounds: int) -> Sequence[tuple[Other, tuple[str, ...]]]:
    return at_hand() if rounds > 1 else ()


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print the table; return 1 where a budget is exceeded."""
    return run_alone(rows, parser("starts", __doc__).parse_args(argv).rounds)


if __name__ == "__main__":
    sys.exit(main())
