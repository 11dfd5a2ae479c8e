"""What a library of 10 to 5,000 routine files costs: its first frame, its whole list, its memory and its keys.

    python -m benchmarks.shelves [--rounds N] [--sizes N,N,...]

A start that is not the first remembers the files; it lists those that did not change without reading them. The list is
complete when the routine that is listed last is found by typing its name, with its length, which is only known once its
file was read. At the very first start all are read in the background: their names come first. The sizes between the
least and the most say how it grows: they are measured once, and no budget is theirs.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks.alone import parser, run_alone
from benchmarks.homes import quiet
from benchmarks.installed import ours
from benchmarks.routines import LASTS, fill
from benchmarks.table import Row, runs_row
from benchmarks.terminal import Program
from benchmarks.turns import turns

SIZES = (10, 100, 1_000, 5_000)
"""Files of the person's own, beside those that come along."""
USEFUL = r"(?s)(?=.*▌)(?=.*enter\s+start)"
"""The mark of the chosen row, and a key."""
NAMED, READ = r"Zz last", rf"Zz last[^\n]*?{LASTS}"
"""The row that is listed last; with its length."""
MOST_RATIO = 1.1
"""Times the first frame with the fewest files that one with more may take: what two runs of the same lie apart."""
MOST_LATER = 1_000.0
"""Ms from the first frame to the whole list."""
MOST_KEY = 50.0
"""Ms that a key in the filter may take, to the last byte of what it shows."""
MOVES, LETTERS = 5, "balan"
"""How often the choice moves, and what is typed, a letter after the other."""
DOWN, CLEAR = "\x1b[B", "\x1b"


def rows(rounds: int, folder: Path, sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Measure libraries of these sizes."""
    homes = {size: _home(folder / str(size), size) for size in sizes}
    measures = {size: _measures(size, home) for size, home in homes.items()}
    fewest, many = sizes[0], sizes[-1]
    runs = turns(rounds, [*measures[fewest], *(measures[many] if many != fewest else ())])
    runs |= turns(1, [measure for size in sizes[1:-1] for measure in measures[size]])
    for size in sizes:
        judged = size in (fewest, many)
        compared = size == many != fewest
        of = f"{size:,} files"
        floor = runs[f"frame {fewest}"] if compared else ()
        name = f"with {fewest} files"
        most = MOST_RATIO if compared else None
        frames = runs[f"frame {size}"]
        yield runs_row(f"{of}: first useful frame", "ms", frames, floor, floor_name=name, most_ratio=most)
        later = runs[f"complete {size}"]
        yield runs_row(f"{of}: list complete after that", "ms", later, most=MOST_LATER if judged else None)
        held = runs[f"memory {fewest}"] if compared else ()
        yield runs_row(f"{of}: memory", "MB", runs[f"memory {size}"], held, floor_name=name)
        yield runs_row(f"{of}: a letter in the filter", "ms", runs[f"letter {size}"], most=MOST_KEY if judged else None)
        yield runs_row(f"{of}: a row down", "ms", runs[f"down {size}"])
        yield runs_row(f"{of}, never seen: first useful frame", "ms", runs[f"first {size}"])
        yield runs_row(
            f"{of}, never seen: all names after that", "ms", runs[f"names {size}"], most=MOST_LATER if judged else None
        )
        yield runs_row(f"{of}, never seen: all read after that", "ms", runs[f"read {size}"])


def _measures(size: int, env: Mapping[str, str]) -> list[Callable[[], dict[str, float]]]:
    return [partial(_remembered, size, env), partial(_first_ever, size, env)]


def _home(home: Path, size: int) -> Mapping[str, str]:
    """Make the home of somebody with so many routines, which were read a while ago."""
    env = quiet(home)
    fill(home / "routines", size)
    _first_ever(size, env)
    return env


def _remembered(size: int, env: Mapping[str, str]) -> dict[str, float]:
    with Program((str(ours() / "foottimer"),), env) as program:
        frame = program.seconds_to(USEFUL)
        program.send("/zz")
        complete = program.seconds_to(READ)
        program.send(CLEAR)
        program.settle(1.0)
        downs = [program.answer(DOWN) for _ in range(MOVES)]
        program.answer("/")
        letters = [program.answer(letter) for letter in LETTERS]
        memory = program.cost(0.2).memory
    figures = {"frame": frame * 1000, "complete": (complete - frame) * 1000, "memory": memory}
    figures |= {"letter": sorted(letters)[len(letters) // 2] * 1000, "down": sorted(downs)[MOVES // 2] * 1000}
    return {f"{name} {size}": figure for name, figure in figures.items()}


def _first_ever(size: int, env: Mapping[str, str]) -> dict[str, float]:
    """Start where nothing is remembered, and stay until everything is."""
    cache = Path(env["FOOTTIMER_HOME"]) / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    with Program((str(ours() / "foottimer"),), env) as program:
        frame = program.seconds_to(USEFUL)
        program.send("/zz")
        names = program.seconds_to(NAMED)
        read = program.seconds_to(READ)
        program.settle(1.5)  # what is remembered is written down
    figures = {"first": frame * 1000, "names": (names - frame) * 1000, "read": (read - frame) * 1000}
    return {f"{name} {size}": figure for name, figure in figures.items()}


def main() -> int:
    """Measure, print, and return whether a budget is exceeded."""
    made = parser("shelves", __doc__)
    made.add_argument("--sizes", default=",".join(map(str, SIZES)), help="of the libraries, in files, parted by commas")
    options = made.parse_args()
    sizes = tuple(int(size) for size in options.sizes.split(","))
    return run_alone(partial(rows, sizes=sizes), options.rounds)


if __name__ == "__main__":
    sys.exit(main())
