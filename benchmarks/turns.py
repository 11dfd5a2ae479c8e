"""Measures that take turns, so that a machine which is busy for a while slows all of them.

What is compared is measured in one run, one after the other, round by round; of the rounds the median counts, which a
single slow one does not move. A first round warms up files and caches, and does not count.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence

Runs = dict[str, list[float]]
"""The figures of every round, by their names."""


def turns(rounds: int, measures: Sequence[Callable[[], Mapping[str, float]]]) -> Runs:
    """Return what the measures gave in so many rounds; one gives one figure or several, by their names."""
    for measure in measures:
        measure()
    runs: Runs = {}
    for _ in range(rounds):
        for measure in measures:
            for name, figure in measure().items():
                runs.setdefault(name, []).append(figure)
    return runs


def noise(once: Sequence[float], again: Sequence[float]) -> float:
    """Return how far two runs of the same lie apart: the median over the rounds.

    A figure that is not above another by more than this is not above it, as far as can be told.
    """
    return statistics.median(abs(first - second) for first, second in zip(once, again, strict=True))
