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


def noise(runs: Sequence[float]) -> float:
    """Return how far the middle half of the runs of one thing lie apart; of fewer than four runs, all of them.

    A median that is not above that of other runs by more is not above it, as far as some five rounds can tell: the
    medians of two fives differ by less in some 19 of 20 cases, and a single run that was disturbed does not count.
    """
    if len(runs) < 4:
        return max(runs) - min(runs)
    lower, _, upper = statistics.quantiles(runs, n=4, method="inclusive")
    return upper - lower
