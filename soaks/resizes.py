"""Change the size of foottimer's terminal over and over, from 10x3 to 300x100: does it still show what it is about?

    python -m soaks.resizes [--runs N] [--seed S] [--jobs J]

Each of N runs (40) is one of the places that a person may be at, most of them with a session that runs; its terminal is
dragged through a hundred sizes, as quickly as a window is or slower, by SIGWINCH or by reports in band. Then it has to
show the same as one that was started at that size: the session goes on, no row is left of another size, a key is
obeyed, and the end is as any other. Prints the counts and what was wrong, and exits 1 where anything was.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from soaks.ends import INTERRUPTED, PLACES, counted, routine_in, seen, stored
from soaks.terminal import FOOTTIMER, WAIT, Terminal, surroundings

RUNS = 40
"""How many terminals are dragged, unless the command line says otherwise."""
SIZES = 100
"""Sizes that each is dragged through."""
SMALLEST, LARGEST = (10, 3), (300, 100)
"""Columns and rows."""
QUIET = 0.4
"""Seconds without a byte after which a program has caught up."""
LAST = (80, 24)
"""What it is at the end, where it is seen what it shows."""


def dragged(seed: int) -> tuple[list[str], float]:
    """Drag one terminal; return what was wrong, and the seconds that its end took."""
    chance = random.Random(seed)
    place = chance.choice([place for place in PLACES if not place.plain])
    pause = chance.choice([0.0, 0.002, 0.02])
    with routine_in() as home:
        command, env = (*FOOTTIMER, *place.arguments), surroundings(home)
        with Terminal(command, env, answering=chance.random() < 0.5) as terminal:
            try:
                for wanted, keys in place.steps:
                    terminal.wait_for(wanted)
                    terminal.send(keys)
                for _ in range(SIZES):
                    size = [chance.randint(least, most) for least, most in zip(SMALLEST, LARGEST, strict=True)]
                    terminal.resize(*(chance.choice([SMALLEST, LARGEST]) if chance.random() < 0.1 else size))
                    terminal.settle(pause)
                terminal.resize(*LAST)
                quiet(terminal)
            except TimeoutError as error:
                return [str(error)], 0.0
            wrong = painted(terminal)
            terminal.signal(signal.SIGTERM)
            took = terminal.end()
            wrong += seen(terminal, 128 + signal.SIGTERM, watched=True)
        return wrong + stored(home, [INTERRUPTED] if place.session else [[]]), took or 0.0


def painted(terminal: Terminal) -> list[str]:
    """Return what is wrong with what is shown: it has to be as it is when all of it is painted anew."""
    before = terminal.shown.lines()
    terminal.resize(LAST[0] - 1, LAST[1])
    quiet(terminal)
    terminal.resize(*LAST)
    quiet(terminal)
    after = terminal.shown.lines()
    # Digits, bars and pictures go on meanwhile; words at the edge stay.
    differ = [row for row in (0, len(before) - 1) if _words(before[row]) != _words(after[row])]
    return [f"row {row + 1} was {before[row]!r} and is {after[row]!r}" for row in differ]


def quiet(terminal: Terminal) -> None:
    """Read until it has caught up: nothing is written for a moment."""
    end = time.perf_counter() + WAIT
    while terminal.read(QUIET) and time.perf_counter() < end:
        pass


def _words(line: str) -> str:
    return "".join(char for char in line if char.isalpha())


def main(arguments: Sequence[str] | None = None) -> int:
    """Drag as many terminals as asked, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=4)
    options = parser.parse_args(arguments)
    seeds = range(options.seed, options.seed + options.runs)
    with ThreadPoolExecutor(options.jobs) as pool:
        found = list(pool.map(dragged, seeds))
    return 0 if counted(f"dragged through {SIZES} sizes", [str(seed) for seed in seeds], found) else 1


if __name__ == "__main__":
    sys.exit(main())
