"""The numbers at the side of a chart: round ones, as few as fit, that leave little room unused."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from foottimer.values import dataclass

_ROUND = {1.0: 0.0, 2.0: 0.0, 5.0: 0.0, 3.0: 0.08, 4.0: 0.08, 6.0: 0.12, 2.5: 0.14, 1.5: 0.14}
"""What a step may begin with, and how much unused room that is worth to be avoided."""
_MOST_STEPS = 5
_UNEVEN, _BARE, _BESIDE = 0.1, 0.2, 0.6
"""What it is worth that all numbers are where they belong, that there is one between foot and top, and the goal."""


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a scale is for."""

    low: float
    """The lowest value."""
    high: float
    """The highest one."""
    decimals: int = 0
    """Decimals of the values."""
    goal: float | None = None
    """A level that is to be drawn where it really is, not a fraction of a row beside."""
    centred: bool = False
    """Whether levels are at the middles of rows; else at their edges, or half way between."""
    exact: bool = False
    """Whether the scale ends where the values may, as that of an effort does at 10."""


def ceiling_over(values: Iterable[float | None]) -> float:
    """Return the end of a scale that begins at zero and holds some values: the next multiple of five, 5 at least."""
    return 5.0 * max(1, math.ceil(max((value for value in values if value is not None), default=0) / 5))


def scale_for(wanted: Wanted, rows: int) -> tuple[Scale, float]:
    """Return the best scale that reaches from the lowest to the highest value in so many rows, and its price.

    A number takes two rows. The price is 1 where no room is lost and all is where it belongs, and more elsewhere.
    """
    least = 10.0**-wanted.decimals
    low, high = wanted.low, max(wanted.high, wanted.low + least)
    places = rows - 1 if wanted.centred else rows * 2
    most = max(1, min(_MOST_STEPS, (rows - wanted.centred) // 2))
    best, cheapest = Scale(low, high, (low, high)), math.inf
    for step, cost in _steps(high - low, least, most):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        count = last - first
        if not 1 <= count <= most or (wanted.exact and not _fits((high - low) / step)):
            continue
        price = count * step / (high - low) + cost - 0.04 * count
        price += _UNEVEN * (places % count != 0) + _BARE * (count == 1)
        if wanted.goal is not None and not _fits((wanted.goal / step - first) / count * places):
            price += _BESIDE
        if price < cheapest - 1e-9:
            ticks = tuple(round(number * step, wanted.decimals + 1) for number in range(first, last + 1))
            best, cheapest = Scale(ticks[0], ticks[-1], ticks), price
    return best, cheapest


def _fits(place: float) -> bool:
    return abs(place - round(place)) < 1e-6


def _steps(spread: float, least: float, most: int) -> Iterator[tuple[float, float]]:
    """Return steps that may do, each with what it costs to be less round."""
    power = math.floor(math.log10(spread / most)) - 1
    for exponent in range(power, power + 5):
        for begin, cost in _ROUND.items():
            step = begin * 10.0**exponent
            if abs(step / least - round(step / least)) < 1e-6 and step >= least * 0.999:
                yield step, cost
