"""A session's intervals as a strip: what was planned, and below it what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from foottimer.chart.cells import Grid
from foottimer.chart.model import Line

Stretch: TypeAlias = tuple[str, int, int, str]
"""Kind (ready, rest, transition, switch; all else is work), planned ms, done ms, outcome; "" was never begun."""

_SHAPES = {"ready": "▂", "rest": "▂", "transition": "▂", "switch": "▄"}
"""A kind is told by its height too; work is the tallest."""
_INKS = {"ready": "ready", "rest": "rest", "transition": "rest", "switch": "switch"}
_WHOLE = ("done", "extended")
"""The outcomes of what ran to its end."""
_PASSED = ("skipped", "left")
"""The outcomes of what the person went on from."""
DONE, SKIPPED, NEVER = "━", "×", "·"
WORDS = {DONE: "done", SKIPPED: "skipped", NEVER: "not done"}
"""What the marks of the lower row mean."""


def strip(stretches: Sequence[Stretch], width: int) -> tuple[Line, ...]:
    """Return a row of what was planned, one of what was done of it, and what the marks mean that are in it."""
    cells = spread([planned for _, planned, _, _ in stretches], width)
    if not cells:
        return ()
    grid, seen = Grid(width, 3), set[str]()
    for x, index in enumerate(cells):
        kind, planned, done, outcome = stretches[index]
        grid.put(x, 0, _SHAPES.get(kind, "▆"), _INKS.get(kind, "work"))
        first, count = cells.index(index), cells.count(index)
        is_done = outcome in _WHOLE or (x - first + 0.5) / count < done / max(1, planned)
        is_last = x == first + count - 1  # one cell at least tells that it was not done to its end
        mark = DONE if is_done and not (is_last and outcome in _PASSED) else SKIPPED if outcome in _PASSED else NEVER
        seen.add(mark)
        grid.put(x, 1, mark, {DONE: "work", SKIPPED: "strong"}.get(mark, "quiet"))
    x = 0
    for mark in WORDS:
        if mark in seen and x + len(WORDS[mark]) + 2 <= width:
            grid.put(x, 2, f"{mark} {WORDS[mark]}", "quiet")
            x += len(WORDS[mark]) + 5
    return grid.lines()


def spread(lengths: Sequence[int], width: int) -> tuple[int, ...]:
    """Return which stretch each of `width` cells stands for: the one that fills most of it.

    As long as there are enough cells, each stretch has one at least, however short it is.
    """
    total = sum(max(0, length) for length in lengths)
    if width <= 0 or not lengths or not total:
        return ()
    if len(lengths) > width:
        return _fullest(lengths, width, total)
    spare, cells, share = width - len(lengths), list[int](), 0.0
    for index, length in enumerate(lengths):
        share += max(0, length) * spare / total
        until = index + 1 + round(share)
        cells += [index] * (until - len(cells))
    return tuple(cells[:width])


def _fullest(lengths: Sequence[int], width: int, total: int) -> tuple[int, ...]:
    ends, sofar = [], 0
    for length in lengths:
        sofar += max(0, length)
        ends.append(sofar)
    cells, index = [], 0
    for cell in range(width):
        begin, end = total * cell / width, total * (cell + 1) / width
        while ends[index] <= begin and index < len(lengths) - 1:
            index += 1
        best, most, reach = index, -1.0, index
        while reach < len(lengths) and ends[reach] - max(0, lengths[reach]) < end:
            filled = min(end, ends[reach]) - max(begin, ends[reach] - max(0, lengths[reach]))
            if filled > most:
                best, most = reach, filled
            reach += 1
        cells.append(best)
    return tuple(cells)
