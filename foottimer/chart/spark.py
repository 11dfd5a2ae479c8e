"""Values in one row, for a line of a command."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.chart.model import MOST, known

_HEIGHTS = "▂▃▄▅▆▇█"


def spark(
    values: Sequence[float | None],
    width: int,
    digits: bool = False,
    absent: str = "·",
    ceiling: float | None = None,
) -> str:
    """Return the newest values that fit, a small column each; `▁` is zero, or below it.

    The greatest one is full, or with a `ceiling`, the end of the values' scale, what reaches that. With
    `digits` each is a digit instead, 0 to 9: ninths of what is full.
    """
    shown = list(values)[len(values) - width :] if 0 <= width < len(values) else list(values)
    most = max((min(MOST, value) for value in shown if value is not None and known(value)), default=0)
    most = max(most, ceiling or 0)
    return "".join(_column(value, most, digits, absent) for value in shown) if width > 0 else ""


def _column(value: float | None, most: float, digits: bool, absent: str) -> str:
    if value is None or not known(value):
        return "." if digits else absent
    if value <= 0:
        return "0" if digits else "▁"
    share = min(1.0, value / most)
    return str(max(1, round(share * 9))) if digits else _HEIGHTS[max(0, round(share * 8) - 2)]
