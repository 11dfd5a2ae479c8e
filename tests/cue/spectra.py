"""What a tone consists of: its power in quarters of an octave, from moment to moment and in all."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence

from foottimer.cue.tones import RATE

LOWEST = 200.0
"""Hz at which the first band begins."""
BANDS = 24
"""Bands, four to an octave: up to 12.8 kHz."""
MOMENT = 1_024
"""Samples in a moment, 23 ms."""


def transform(values: Sequence[complex]) -> list[complex]:
    """Return the discrete Fourier transform; the number of values is a power of two."""
    if len(values) == 1:
        return list(values)
    even, odd = transform(values[::2]), transform(values[1::2])
    step = -2j * cmath.pi / len(values)
    turned = [cmath.exp(step * place) * value for place, value in enumerate(odd)]
    return [a + b for a, b in zip(even, turned, strict=True)] + [a - b for a, b in zip(even, turned, strict=True)]


def bands(samples: Sequence[int]) -> list[float]:
    """Return the power in each band of a moment."""
    sums = [0.0] * BANDS
    if not any(samples):
        return sums
    found = transform([*map(complex, samples), *([0j] * (MOMENT - len(samples)))])
    for place in range(1, MOMENT // 2):
        band = math.floor(4 * math.log2(place * RATE / MOMENT / LOWEST))
        if 0 <= band < BANDS:
            sums[band] += abs(found[place]) ** 2
    return sums


def moments(samples: Sequence[int]) -> list[list[float]]:
    """Return the power in each band of one moment after the other."""
    return [bands(samples[at : at + MOMENT]) for at in range(0, len(samples), MOMENT)]


def in_all(spectrum: Sequence[Sequence[float]]) -> list[float]:
    """Return the power in each band of all moments together."""
    return [sum(powers) for powers in zip(*spectrum, strict=True)]


def one_after_the_other(spectrum: Sequence[Sequence[float]]) -> list[float]:
    """Return the moments as one row."""
    return [power for moment in spectrum for power in moment]


def alike(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how alike two rows are, 0 (nothing in common) to 1 (the same but for their loudness).

    The shorter one ends in silence.
    """
    together = math.sqrt(sum(a * a for a in one) * sum(b * b for b in other))
    return sum(a * b for a, b in zip(one, other, strict=False)) / together
