"""The numbers at the side of a chart: round ones, as few as fit, that leave little room unused."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

_ROUND = {1.0: 0.0, 2.0: 0.0, 5.0: 0.0, 2.5: 0.08, 3.0: 0.08, 4.0: 0.08, 1.5: 0.12, 6.0: 0.12}
"""What a step may begin with, and how much unused room that is worth to be avoided."""
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """Which numbers stand between the foot and the top of a chart."""

    bottom: float
    """The number at its foot."""
    top: float
    """The number at its top, greater than the one at its foot."""
    ticks: tuple[float, ...]
    """The numbers that are written, from the lowest; foot and top among them."""

    def share(self, value: float) -> float:
        """Return how far up a value is, 0 to 1; what is outside is put at the edge."""
        return min(1.0, max(0.0, (value - self.bottom) / (self.top - self.bottom)))


def scale_for(low: float, high: float, spaces: int, decimals: int = 0) -> Scale:
    """Return a scale that reaches from `low` to `high` at least.

    `spaces` is how many rows are between its foot and its top: a number takes two of them.
    """
    least = 10.0**-decimals
    high = max(high, low + least)
    most = max(1, min(_MOST_STEPS, spaces // 2))
    best, cheapest = Scale(low, high, (low, high)), math.inf
    for step, cost in _steps(high - low, least, most):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        count = last - first
        if not 1 <= count <= most:
            continue
        uneven = 0.0 if spaces % count == 0 else 0.1
        price = count * step / (high - low) + cost + uneven - 0.04 * count
        if price < cheapest - 1e-9:
            ticks = tuple(round(number * step, decimals + 1) for number in range(first, last + 1))
            best, cheapest = Scale(ticks[0], ticks[-1], ticks), price
    return best


def _steps(spread: float, least: float, most: int) -> Iterator[tuple[float, float]]:
    """Return steps that may do, each with what it costs to be less round."""
    power = math.floor(math.log10(spread / most)) - 1
    for exponent in range(power, power + 5):
        for begin, cost in _ROUND.items():
            step = begin * 10.0**exponent
            if abs(step / least - round(step / least)) < 1e-6 and step >= least * 0.999:
                yield step, cost


def fixed_scale(top: float, spaces: int, decimals: int = 0) -> Scale:
    """Return a scale from zero to a top that is given."""
    for count in (5, 4, 3, 2):
        step = top / count
        if count * 2 <= spaces and abs(step * 10**decimals - round(step * 10**decimals)) < 1e-6:
            return Scale(0.0, top, tuple(step * number for number in range(count + 1)))
    return Scale(0.0, top, (0.0, top))
