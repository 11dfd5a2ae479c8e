"""How long each command takes, from its start to its end, beside a Python that does nothing.

    python -m benchmarks.commands [--rounds N]

The installed command, with its bytecode, of somebody with 1,000 sessions; `python -c pass` is of the same environment.
Arguments are chosen so that nothing is changed, asked or played: where a command can do nothing else it says its help.
They take turns, and a first round that warms up does not count.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.alone import parser, run_alone
from benchmarks.homes import trained
from benchmarks.installed import ours
from benchmarks.table import Row, runs_row
from benchmarks.terminal import surroundings
from benchmarks.turns import turns

ARGUMENTS: Mapping[str, str] = {
    "--version": "",
    "--help": "",
    "run": "--help",
    "resume": "",
    "today": "",
    "list": "",
    "show": "desk-break",
    "check": "own.toml",
    "new": "--help",
    "edit": "--help",
    "add": "--help",
    "diff": "balance-1 balance-2",
    "exercises": "short-foot",
    "figure": "squat",
    "glossary": "",
    "history": "",
    "log": "--help",
    "streak": "",
    "why": "",
    "stats": "",
    "pause": "",
    "plan": "",
    "levels": "",
    "checkin": "",
    "export": "--help",
    "import": "--help",
    "backup": "--list",
    "restore": "--help",
    "cues": "--help",
    "render": "--help",
    "config": "",
    "schema": "",
    "where": "",
    "doctor": "",
    "about": "",
}
"""What each command is started with, in a folder where a routine lies that is called own.toml."""
MOST_RATIO = {"--version": 2.0, "streak": 3.0}
"""Times what a Python takes that does nothing."""
OFTEN = 4
"""How often those with a budget, and that Python, are started in a round."""
OWN = 'format = 1\nname = "Own"\n[[block]]\nexercise = "short-foot"\nreps = 5\n'
"""A routine of the person's own."""
FLOOR = "python -c pass"


def rows(rounds: int, folder: Path) -> Iterator[Row]:
    """Measure every command."""
    env = surroundings(**trained(folder))
    (folder / "own.toml").write_text(OWN)
    python = (str(ours() / "python"), "-c", "pass")
    floor = partial(took, FLOOR, python, env, folder)
    asked = {name: partial(took, name, command(name), env, folder) for name in ARGUMENTS}
    runs = turns(rounds * OFTEN, [floor, *(asked.pop(name) for name in MOST_RATIO)])
    for name, most in MOST_RATIO.items():
        yield runs_row(called(name), "ms", runs[name], runs[FLOOR], floor_name=FLOOR, most_ratio=most)
        yield runs_row(f"{called(name)}: CPU", "ms", runs[_cpu(name)], runs[_cpu(FLOOR)], floor_name=FLOOR)
    rest = turns(rounds, [floor, *asked.values()])
    for name in asked:
        yield runs_row(called(name), "ms", rest[name], rest[FLOOR], floor_name=FLOOR)


def command(name: str) -> tuple[str, ...]:
    """Return the command line that is measured of a command."""
    return (str(ours() / "foottimer"), name, *ARGUMENTS[name].split())


def called(name: str) -> str:
    """Return what it is called in the table."""
    return " ".join(["foottimer", name, *ARGUMENTS[name].split()])


def took(name: str, words: Sequence[str], env: Mapping[str, str], folder: Path) -> dict[str, float]:
    """Run a command and return how many ms it took, and how many of CPU; raise RuntimeError when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(words, env=env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.decode()}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {name: seconds * 1000, _cpu(name): cpu * 1000}


def _cpu(name: str) -> str:
    return f"{name}: CPU"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print the table; return 1 where a budget is exceeded."""
    return run_alone(rows, parser("commands", __doc__).parse_args(argv).rounds)


if __name__ == "__main__":
    sys.exit(main())
