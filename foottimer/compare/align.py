"""Which items of two sequences are the same ones, in order; bounded in time whatever they hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

MOST_STEPS = 1_000_000
"""Comparisons spent on one pair of sequences, about half a second; what is left then is compared place by place."""
MOST_EDITS = 800
"""The most items that are looked for as added or removed in one stretch."""

Pair = tuple[int, int]
"""The place of an item in both sequences."""


def matches(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Pair]:
    """Return the places of equal items, both rising.

    What stands once on either side is held first; between those the fewest additions and removals are looked for.
    """
    low, high = _common_ends(before, after)
    ends_before, ends_after = len(before) - high, len(after) - high
    found = [(place, place) for place in range(low)]
    budget = _Budget(MOST_STEPS)
    here = (low, low)
    for anchor in [*_anchors(before, after, low, ends_before, ends_after), (ends_before, ends_after)]:
        found += _within(before, after, here, anchor, budget)
        if anchor != (ends_before, ends_after):
            found.append(anchor)
        here = (anchor[0] + 1, anchor[1] + 1)
    found += [(ends_before + place, ends_after + place) for place in range(high)]
    return found


class _Budget:
    """Steps that are left."""

    def __init__(self, steps: int) -> None:
        self.left = steps


def _common_ends(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[int, int]:
    """Return how many items both begin with, and how many of the others both end with."""
    shorter = min(len(before), len(after))
    low = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    rest = shorter - low
    high = next((place for place in range(rest) if before[-1 - place] != after[-1 - place]), rest)
    return low, high


def _anchors(
    before: Sequence[Hashable], after: Sequence[Hashable], low: int, end_before: int, end_after: int
) -> list[Pair]:
    """Return the longest rising run of the items that stand once on either side."""
    once_before = _once(before, low, end_before)
    once_after = _once(after, low, end_after)
    return rising([(place, once_after[item]) for item, place in once_before.items() if item in once_after])


def _once(items: Sequence[Hashable], low: int, end: int) -> dict[Hashable, int]:
    counts = Counter(items[low:end])
    return {items[place]: place for place in range(low, end) if counts[items[place]] == 1}


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of pairs, whose first numbers rise, in which the second ones rise too."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        before.append(holders[place - 1] if place else -1)
        tails[place : place + 1] = [second]
        holders[place : place + 1] = [number]
    chain: list[Pair] = []
    number = holders[-1] if holders else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _within(
    before: Sequence[Hashable], after: Sequence[Hashable], start: Pair, end: Pair, budget: _Budget
) -> list[Pair]:
    """Return the matches of one stretch, by the fewest edits."""
    one, other = before[start[0] : end[0]], after[start[1] : end[1]]
    if not one or not other or not set(one) & set(other):
        return []
    return [(start[0] + first, start[1] + second) for first, second in _fewest_edits(one, other, budget)]


def _fewest_edits(one: Sequence[Hashable], other: Sequence[Hashable], budget: _Budget) -> list[Pair]:
    """Return the matches on the shortest way through both (Myers 1986).

    Where that is too long, or the budget runs out, those are returned that stand at the same place.
    """
    furthest = {1: 0}
    history: list[dict[int, int]] = []
    for edits in range(min(len(one) + len(other), MOST_EDITS) + 1):
        history.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            first = furthest[diagonal + 1] if _adds(furthest, diagonal, edits) else furthest[diagonal - 1] + 1
            begun = first
            while first < len(one) and first - diagonal < len(other) and one[first] == other[first - diagonal]:
                first += 1
            budget.left -= 1 + first - begun
            furthest[diagonal] = first
            if first >= len(one) and first - diagonal >= len(other):
                return _way_back(history, len(one), len(other))
        if budget.left < 0:
            break
    return [(place, place) for place, (first, second) in enumerate(zip(one, other, strict=False)) if first == second]


def _adds(furthest: dict[int, int], diagonal: int, edits: int) -> bool:
    """Whether a diagonal is entered from the one above, by an addition; else from the one below, by a removal."""
    return diagonal == -edits or (diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1])


def _way_back(history: list[dict[int, int]], first: int, second: int) -> list[Pair]:
    """Return the matches on the way that ended at these places."""
    found: list[Pair] = []
    for edits in range(len(history) - 1, -1, -1):
        furthest, diagonal = history[edits], first - second
        adds = _adds(furthest, diagonal, edits)
        came = diagonal + 1 if adds else diagonal - 1
        start = furthest[came] if edits else 0
        while first > start + (edits > 0 and not adds) and second > 0 and first > 0:
            first, second = first - 1, second - 1
            found.append((first, second))
        first, second = start, start - came
    return found[::-1]
