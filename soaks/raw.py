"""Walk through the app on a terminal, with a stranger's words in all that has words: is any of them obeyed?

    python -m soaks.raw [--runs N] [--seed S] [--jobs J]

Each run opens the app in a home whose routines, exercises, settings, file names and sessions hold escape sequences,
markup, floods of marks and texts without end, presses keys at random, also those that open every screen, and leaves.
Every byte that was written is looked at: sequences that come from a text, characters that turn a line around, links,
titles. Prints counts and what was wrong, with the number that repeats it. Exits 1 where anything was.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generate import generate
from soaks.marked import CONTROL, FLOOD, MARKUP, mark_store
from soaks.screen import Kind, pieces
from soaks.terminal import FOOTTIMER, Terminal, surroundings

RUNS = 40
"""How many walks there are, unless the command line says otherwise."""
STEPS = 60
"""How many keys a walk has."""
SIZES = ((80, 24), (120, 40), (40, 12))
"""Of the terminal."""
DOORS = ("\r", "\x10", "\x1b", *"ev123,A?gnNc/qoitDTfs")
"""Keys that lead somewhere from one screen or another."""
MOVES = ("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\t", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", " ", "a", "x")
"""Keys that go about, and letters."""
LONG = "Very long. " * 2_000
_SAID = re.compile("[\x80-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufffd]")
_TOLD = re.compile(rb"\x1b\](2;[^\x00-\x1f\x7f]*|22;[a-z-]*|52;c;[A-Za-z0-9+/=]*)\x07")
"""The window's title, the pointer's shape, the clipboard in a code of letters."""
_QUERY = re.compile(rb"\x1bP\+q[0-9a-f;]*\x1b\\\\|\x1b_G[^\x1b]*\x1b\\\\")


def furnish(home: Path) -> None:
    """Fill a home with what a stranger may have put there."""
    (home / "routines").mkdir(parents=True)
    (home / "data").mkdir()
    words = MARKUP + FLOOD[:40]
    for name, text in (("loud", words), ("long", LONG + words), ("plain", "Plain")):
        (home / "routines" / f"{name}.toml").write_text(_routine(text), encoding="utf-8")
    (home / "routines" / "obeyed.toml").write_text(_routine("x\x1b]2;T\x07\x1b[31m"), encoding="utf-8")
    (home / "routines" / "x\x1b[31m\u202e.toml").write_text(_routine("x"), encoding="utf-8")
    own = f'[[exercise]]\nid = "own"\nname = "{words}"\nhow = "{LONG}"\n'
    (home / "exercises.toml").write_text(f"format = 1\n{own}", encoding="utf-8")
    (home / "settings.toml").write_text('"\\u001b[31m" = 1\n', encoding="utf-8")
    store = home / "data" / "history.db"
    generate(store, 20, datetime.now(UTC).date(), days=60, seed=1)
    mark_store(store, MARKUP + CONTROL + FLOOD)


def _routine(name: str) -> str:
    block = f'[[block]]\nname = "{name}"\nhold = 5\nsets = 2\nload = "{name[:50]}"\n'
    return f'format = 1\nname = "{name}"\nabout = "{name}"\ntags = ["foot"]\n{block}'


def walk(seed: int) -> Iterator[str]:
    """Walk through the app once; say what was wrong."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        furnish(home)
        columns, rows = chance.choice(SIZES)
        with Terminal(FOOTTIMER, surroundings(home), columns, rows) as terminal:
            terminal.wait_for("quit|keys|help")
            for _ in range(STEPS):
                terminal.send(chance.choice(DOORS if chance.random() < 0.6 else MOVES))
                terminal.settle(0.05)
            terminal.signal(signal.SIGTERM)
            if terminal.end() is None:
                yield "it did not end"
            elif terminal.status() not in (0, 128 + signal.SIGTERM):  # 0: a key has left it
                yield f"it ended with status {terminal.status()}: {terminal.shown.said()[-600:]}"
            yield from terminal.changed()
            yield from obeyed(bytes(terminal.written))


def obeyed(written: bytes) -> Iterator[str]:
    """Say what of the bytes a terminal would take for more than text, and no program of ours writes."""
    for kind, piece in pieces(written):
        if kind is Kind.TEXT and (found := _SAID.search(piece.decode("utf-8", "replace"))):
            yield f"drawn: {found[0]!r} in {piece[-80:]!r}"
        elif (kind is Kind.OSC and not _TOLD.fullmatch(piece)) or (kind is Kind.STRING and not _QUERY.fullmatch(piece)):
            yield f"told the terminal: {piece[:80]!r}"
        elif kind is Kind.CONTROL and piece not in (b"\r", b"\n", b"\x07"):
            yield f"a control character: {piece!r}"


def main(argv: Sequence[str] | None = None) -> int:
    """Walk, count, and return the exit status."""
    options = argparse.ArgumentParser(prog="python -m soaks.raw")
    options.add_argument("--runs", type=int, default=RUNS)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=4)
    stated = options.parse_args(argv)
    seeds = range(stated.seed, stated.seed + stated.runs)
    wrong: Counter[int] = Counter()
    with ThreadPoolExecutor(stated.jobs) as threads:
        for seed, found in zip(seeds, threads.map(lambda seed: list(walk(seed)), seeds), strict=True):
            for what in found[:5]:
                print(f"walk {seed}: {what}")
            wrong[seed] += len(found)
    bad = sum(1 for count in wrong.values() if count)
    print(f"{stated.runs} walks of {STEPS} keys each, {stated.runs - bad} as they should be, {bad} not")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
