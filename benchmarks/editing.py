"""Measure the routine editor on large routines: how fast it opens, and how soon a key is seen.

    python -m benchmarks.editing [--rounds N]

A key is measured from the moment its bytes are written to a pseudo-terminal of 120 x 40 until the last byte of the
repaint is read from it, as a median; opening from the start of the process until outline and keys are there, beside
the same with a single block, which is what Python and Textual take.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.alone import parser, run_alone
from benchmarks.table import Row, runs_row
from benchmarks.terminal import Program
from benchmarks.turns import turns

OPEN = "import sys; from pathlib import Path; from foottimer.ui.run import run_app; run_app(edit=Path(sys.argv[1]))"
"""Opens the editor as `foottimer edit` does, without asking whether it is on a terminal."""
EXERCISES = ("toe-splay-press", "quadripod-balance", "short-foot", "calf-raise-double")
DOWN, PLUS, UNDO, DOUBLE = "\x1b[B", "+", "u", "d"
MANY, MOST = 500, 2000
"""Blocks of the routines that are opened."""
KEYS = 5
"""How often each key is measured in a round."""


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


def rows(rounds: int, folder: Path) -> Iterator[Row]:
    """Measure keys and openings."""
    yield from key_rows(folder, rounds * KEYS)
    yield from opening_rows(folder, rounds)


def key_rows(folder: Path, keys: int) -> Iterator[Row]:
    """Measure keys at many blocks, each so often."""
    with opened(folder, MANY) as (program, _):
        program.answer(DOWN)
        yield _row("down", [program.answer(DOWN) for _ in range(keys)])
        yield _row("+ in a field", [program.answer(PLUS) for _ in range(keys)])
        pairs = [(program.answer(DOUBLE), program.answer(UNDO)) for _ in range(keys)]
        yield _row("a block doubled", [doubled for doubled, _ in pairs])
        yield _row("that undone", [undone for _, undone in pairs])


def _row(what: str, seconds: Sequence[float]) -> Row:
    return runs_row(f"editor, {MANY} blocks: {what}", "ms", [each * 1000 for each in seconds], most=50)


def opening_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Measure starts of the program in the editor, against one with a single block."""
    runs = turns(rounds, [partial(_start, folder, blocks) for blocks in (1, MANY, MOST)])
    one = runs["1"]
    yield runs_row(f"editor, {MANY} blocks: opens", "s", runs[str(MANY)], one, floor_name="one block")
    yield runs_row(f"editor, {MOST} blocks: opens", "s", runs[str(MOST)], one, floor_name="one block", most_more=1)


def _start(folder: Path, blocks: int) -> dict[str, float]:
    with opened(folder, blocks) as (_, seconds):
        return {str(blocks): seconds}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print the table; return 1 where a budget is exceeded."""
    return run_alone(rows, parser("editing", __doc__).parse_args(argv).rounds)


if __name__ == "__main__":
    sys.exit(main())
