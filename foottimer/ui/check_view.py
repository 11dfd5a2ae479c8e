"""What is said of the tests of the check-in: each side over time, the gap, the trend, and a rough comparison."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

from foottimer.chart.model import Chart, Series, Shape, number
from foottimer.history.checkin import MOST_CM, MOST_PERCENT, Change, CheckPoint, CheckSeries
from foottimer.history.norms import CALLED, Norm, norm
from foottimer.routine.model import Unit
from foottimer.settings.lengths import shown, unit_word
from foottimer.settings.model import Length, Settings
from foottimer.ui.days import dated, short_day
from foottimer.ui.panels import ALARM, Panel

MEANS = {
    Unit.SECONDS: "Seconds that you held it: L left, R right. The check-in ends a balance at 45 s, whatever you could.",
    Unit.REPS: f"Repetitions of each side, L left, R right. Sides more than {MOST_PERCENT:g} % apart are worth a look.",
    Unit.CM: "How far it reached, in {unit}: L left, R right. Sides more than {most} {unit} apart are worth a look.",
}
"""What the numbers of a test mean, by their unit."""
LEAST = 36
"""Cells of a panel, so that its sentences take a row each."""
ONCE = "The next check-in shows what changed."
"""Said of a test that was done once."""


def check_panels(tests: Iterable[CheckSeries], today: date, settings: Settings) -> Iterator[Panel]:
    """Yield a panel for each test, the first of them under a heading."""
    for place, test in enumerate(tests):
        yield _panel(test, today, settings, "" if place else "Check-ins")


def _panel(test: CheckSeries, today: date, settings: Settings, section: str) -> Panel:
    measure = _Measure(test.unit, settings.length)
    compared = norm(test.exercise, test.name, test.unit, settings.age, settings.sex.value)
    source = f" {CALLED.capitalize()}: {compared.source}." if compared else ""
    return Panel(
        f"check {test.exercise or test.name} {test.unit}",
        test.name,
        f"{measure.means}{source}",
        _chart(test, measure, today),
        section=section,
        says=tuple(_says(test, measure, today)) + ((_compared(compared, measure, settings),) if compared else ()),
        least=LEAST,
    )


class _Measure:
    """How the numbers of a test are written."""

    def __init__(self, unit: Unit, length: Length) -> None:
        self._unit, self._length = unit, length
        self.word = {Unit.SECONDS: "s"}.get(unit, unit_word(unit, length))
        self.decimals = 1 if unit is Unit.CM else 0

    @property
    def means(self) -> str:
        """What the numbers mean."""
        return MEANS[self._unit].format(unit=self.word, most=self.text(MOST_CM))

    def value(self, value: float | None) -> float | None:
        """Return a number in the unit that it is shown in."""
        return None if value is None else shown(value, self._unit, self._length)

    def text(self, value: float) -> str:
        """Return a number as short as it goes."""
        return f"{round(shown(value, self._unit, self._length), 1):g}"

    def more(self, value: float) -> str:
        """Return how much more or less something is: "+3", "-2", "the same"."""
        text = self.text(value)
        return "the same" if text in ("0", "-0") else text if value < 0 else f"+{text}"


def _chart(test: CheckSeries, measure: _Measure, today: date) -> Chart:
    points = test.points
    sides = (
        Series("left", "L", tuple(measure.value(point.left) for point in points)),
        Series("right", "R", tuple(measure.value(point.right) for point in points)),
        Series("both", "•", tuple(measure.value(point.both) for point in points)),
    )
    some = tuple(side for side in sides if any(value is not None for value in side.values))
    labels = tuple(_day(point.day, today) for point in points)
    most = max((value for side in some for value in side.values if value is not None), default=0)
    return Chart(
        test.name,
        measure.word,
        labels,
        some,
        Shape.POINTS,
        ceiling=5 * max(1, math.ceil(most / 5)),  # from zero, so that a small gap looks small
        decimals=measure.decimals,
        each="day",
        missing="not tested",
    )


def _day(day: date, today: date) -> str:
    """Return a day, with its year where it might be another one's."""
    return short_day(day) if abs((today - day).days) < 300 else dated(day)


def _says(test: CheckSeries, measure: _Measure, today: date) -> Iterator[str]:
    """Yield the newest numbers with their gap, and how they changed."""
    newest = test.points[-1]
    yield f"{_day(newest.day, today)}: {_numbers(newest, measure)}"
    if gap := _gap(test, newest, measure):
        yield gap
    yield _changed(test.since_first, measure, today) if test.since_first else ONCE


def _numbers(point: CheckPoint, measure: _Measure) -> str:
    told = (("left", point.left), ("right", point.right), ("", point.both))
    numbers = ", ".join(f"{side} {measure.text(value)}".lstrip() for side, value in told if value is not None)
    return f"{numbers} {measure.word}" if numbers else "no number"


def _gap(test: CheckSeries, point: CheckPoint, measure: _Measure) -> str:
    if point.left is None or point.right is None or point.gap is None or point.gap_percent is None:
        return ""
    if point.gap == 0:
        return "No gap between the sides."
    less = "left" if point.left < point.right else "right"
    told = f"Gap {measure.text(point.gap)} {measure.word} ({number(point.gap_percent, 0)} %): {less} has less"
    return f"{ALARM} {told}." if test.flagged else f"{told}."


def _changed(change: Change, measure: _Measure, today: date) -> str:
    told = (("L", change.left), ("R", change.right), ("", change.both))
    numbers = ", ".join(f"{side} {measure.more(value)}".lstrip() for side, value in told if value is not None)
    return f"Since {_day(change.since, today)}: {numbers or 'another side'}"


def _compared(found: Norm, measure: _Measure, settings: Settings) -> str:
    low, high = measure.text(found.low), measure.text(found.high)
    return f"{CALLED.capitalize()} at {settings.age}: {low if low == high else f'{low} to {high}'} {measure.word}"
