"""A trial that is run over and over: its command line, its processes, its counts, and its exit status."""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Protocol

from foottimer.history.store import StoreError

Judged = tuple[Counter[str], list[str]]
"""What happened in a run, and what was wrong."""


class Trial(Protocol):
    """One run."""

    counts: Counter[str]
    faults: list[str]

    def run(self) -> None:
        """Do it."""


def judged(one: Trial, seed: int) -> Judged:
    """Do one run, whose chances follow from its seed; what it breaks down by is wrong, too."""
    try:
        one.run()
    except (OSError, subprocess.SubprocessError, LookupError, ValueError, sqlite3.Error, StoreError) as error:
        one.faults.append(f"{type(error).__name__}: {error} {getattr(error, 'stderr', '') or ''}")
    return one.counts, [f"seed {seed}: {fault}" for fault in one.faults]


def run_many(about: str | None, trial: Callable[[int], Judged], runs: int, jobs: int) -> int:
    """Do as many runs as the command line asks for, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="of the first run")
    parser.add_argument("--jobs", type=int, default=jobs, help="runs at once")
    parser.add_argument("--only", type=int, metavar="SEED", help="the run of this seed alone")
    options = parser.parse_args()
    seeds = [options.only] if options.only is not None else range(options.seed, options.seed + options.runs)
    counts: Counter[str] = Counter()
    faults: list[str] = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for happened, wrong in pool.map(trial, seeds):
            counts += happened
            faults += wrong
            print(*wrong, sep="\n", end="\n" if wrong else "", flush=True)
    for what, count in sorted(counts.items()):
        print(f"{what:<48}{count:>7}")
    print(f"{'wrong':<48}{len(faults):>7}  of {len(seeds)}, seeds from {seeds[0]}")
    return 1 if faults else 0
