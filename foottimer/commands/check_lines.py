"""What the commands say of one test of a check-in: its numbers, the gap between the sides, what changed."""

from __future__ import annotations

from foottimer.history.checkin import MOST_CM, MOST_PERCENT, Change, CheckPoint, CheckSeries, is_far
from foottimer.history.norms import CALLED, norm
from foottimer.routine.model import Unit
from foottimer.settings.lengths import shown, span_text, unit_word
from foottimer.settings.model import Settings


def numbers_text(test: CheckSeries, point: CheckPoint, settings: Settings) -> str:
    """Return the numbers of one time, as "left 24, right 20 reps"."""
    named = (("left", point.left), ("right", point.right), ("", point.both))
    said = [(name, f"{shown(value, test.unit, settings.length):g}") for name, value in named if value is not None]
    numbers = ", ".join(f"{name} {value}".strip() for name, value in said)
    return f"{numbers} {unit_word(test.unit, settings.length)}"


def gap_text(test: CheckSeries, point: CheckPoint, settings: Settings) -> str:
    """Return how far the sides were apart, and whether that is more than is usual; empty where one is missing."""
    if point.gap is None or point.gap_percent is None:
        return ""
    flagged = f", above the usual {usual_text(test.unit, settings)}" if is_far(point, test.unit) else ""
    return f"gap {shown(point.gap, test.unit, settings.length):g} ({point.gap_percent:.0f} %){flagged}"


def usual_text(unit: Unit, settings: Settings) -> str:
    """Return how far the sides of a test may be apart before it is flagged, as "10 %"."""
    if unit is Unit.CM:
        return f"{shown(MOST_CM, Unit.CM, settings.length):g} {unit_word(Unit.CM, settings.length)}"
    return f"{MOST_PERCENT:g} %"


def changes_text(test: CheckSeries, change: Change, settings: Settings) -> str:
    """Return how each side changed, as "left +3, right the same"."""
    named = (("left", change.left), ("right", change.right), ("", change.both))
    found = [(name, shown(value, test.unit, settings.length)) for name, value in named if value is not None]
    said = [(name, f"{round(value, 6):+g}" if value else "the same") for name, value in found]
    return ", ".join(f"{name} {value}".strip() for name, value in said) or "other sides"


def comparison_text(test: CheckSeries, settings: Settings) -> str:
    """Return what others of one's age reach, with the source; empty where there is nothing to compare with."""
    compared = norm(test.exercise, test.name, test.unit, settings.age, settings.sex)
    if compared is None:
        return ""
    told = span_text(compared.low, compared.high, test.unit, settings.length)
    return f"{f'{CALLED} {compared.of}'.strip()}: {told} ({compared.source})"
