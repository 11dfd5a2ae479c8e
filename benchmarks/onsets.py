"""Where sounds begin in samples. Pure: tests measure rendered tracks with it, `listening.py` what a card would play."""

from __future__ import annotations

from collections.abc import Sequence

BEFORE = 30
"""Ms that a sound is compared with."""
ATTACK = 6
"""Ms that a sound may take to be loud: these are not what it is compared with."""
RISE = 2.0
"""How many times as loud as what was before a beginning has to be: a tail that still rings has none."""
APART = 20
"""Ms from one beginning to the next at least."""


def onsets(samples: Sequence[int], threshold: int = 300, rate: int = 44_100) -> list[float]:
    """Return when sounds begin, in ms from the first sample, each 3 ms late at most.

    A sound begins where the samples rise above `threshold` (of 32,767) and to twice what they were just before. Of a
    tone that is struck several times, every strike is one.
    """
    step = rate // 1_000
    peaks = [_peak(samples[at : at + step]) for at in range(0, len(samples), step)]
    found: list[float] = []
    place = 0
    while place < len(peaks):
        ringing = max(peaks[max(0, place - BEFORE) : max(0, place - ATTACK)], default=0)
        if peaks[place] < max(threshold, RISE * ringing):
            place += 1
            continue
        foot = max(threshold, 1.2 * ringing)
        first = max(0, place - ATTACK) * step
        at = next(at for at in range(first, len(samples)) if abs(samples[at]) >= foot)
        found.append(at * 1_000 / rate)
        place += APART
    return found


def _peak(samples: Sequence[int]) -> int:
    """Return the loudest of the samples of one ms."""
    return max(max(samples), -min(samples))
