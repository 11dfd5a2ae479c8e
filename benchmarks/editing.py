"""Measure the routine editor on large routines: how fast it opens, and how soon a key is seen.

    python -m benchmarks.editing [--keys N] [--rounds N]

A key is measured from the moment its bytes are written to a pseudo-terminal of 120 x 40 until the last byte of the
repaint is read from it, as a median; opening from the start of the process until outline and keys are there, beside
the same with a single block, which is what Python and Textual take.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Row, print_table
from benchmarks.terminal import Program

OPEN = "import sys; from pathlib import Path; from foottimer.ui.run import run_app; run_app(edit=Path(sys.argv[1]))"
"""Opens the editor as `foottimer edit` does, without asking whether it is on a terminal."""
EXERCISES = ("toe-splay-press", "quadripod-balance", "short-foot", "calf-raise-double")
DOWN, PLUS, UNDO, DOUBLE = "\x1b[B", "+", "u", "d"
MANY, MOST = 500, 2000
"""Blocks of the routines that are opened."""


def routine(blocks: int) -> str:
    """Return a routine of so many blocks, a tenth of them circuits of three, with comments."""
    parts = ['format = 1\nname = "Large"\n[defaults]\nget_ready = 0\ntransition = 0\n']
    made = 0
    while made < blocks:
        if made % 10 == 0 and blocks - made >= 4:
            parts.append(f'\n# round {made}\n[[block]]\nname = "Round {made}"\nrounds = 2\n')
            parts += [_block(made + child, "block.block") for child in (1, 2, 3)]
            made += 4
        else:
            parts.append(_block(made, "block"))
            made += 1
    return "".join(parts)


def _block(number: int, path: str) -> str:
    exercise = EXERCISES[number % len(EXERCISES)]
    duty = "hold = 2" if exercise == "quadripod-balance" else "reps = 1"
    return f'\n# number {number}\n[[{path}]]\nexercise = "{exercise}" # as ever\n{duty}\n'


@contextmanager
def opened(folder: Path, blocks: int) -> Iterator[tuple[Program, float]]:
    """Open a routine of so many blocks; yield the program, and the seconds until it was shown."""
    file = folder / "routines" / f"large-{blocks}.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(routine(blocks), encoding="utf-8")
    with Program((sys.executable, "-c", OPEN, str(file)), {"FOOTTIMER_HOME": str(folder)}, 120, 40) as program:
        seconds = program.seconds_to("Toe splay(?s:.)*keys")
        program.settle(1.0)
        yield program, seconds


def key_rows(folder: Path, keys: int) -> Iterator[Row]:
    """Measure keys at many blocks."""
    with opened(folder, MANY) as (program, _):
        program.answer(DOWN)
        yield _row("down", [program.answer(DOWN) for _ in range(keys)])
        yield _row("+ in a field", [program.answer(PLUS) for _ in range(keys)])
        pairs = [(program.answer(DOUBLE), program.answer(UNDO)) for _ in range(keys)]
        yield _row("a block doubled", [doubled for doubled, _ in pairs])
        yield _row("that undone", [undone for _, undone in pairs])


def _row(what: str, seconds: Sequence[float]) -> Row:
    return Row(f"{MANY} blocks: {what}", statistics.median(seconds) * 1000, None, "ms", most=50)


def opening_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Measure starts of the program in the editor, against one with a single block."""
    one = _median_start(folder, 1, rounds)
    yield Row(f"{MANY} blocks open", _median_start(folder, MANY, rounds), one, "s")
    yield Row(f"{MOST} blocks open", _median_start(folder, MOST, rounds), one, "s", most_more=1)


def _median_start(folder: Path, blocks: int, rounds: int) -> float:
    took = []
    for _ in range(rounds):
        with opened(folder, blocks) as (_, seconds):
            took.append(seconds)
    return statistics.median(took)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a budget is exceeded."""
    parser = argparse.ArgumentParser(description="Measure the routine editor on large routines.")
    parser.add_argument("--keys", type=int, default=24, help="how often each key is measured (default 24)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each routine is opened (default 5)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        rows = [*key_rows(Path(name), options.keys), *opening_rows(Path(name), options.rounds)]
    print_table("one block", rows)
    return int(any(row.over for row in rows))


if __name__ == "__main__":
    sys.exit(main())
