"""What is said of the tests of the check-in: each side over time, the gap, the trend, and a rough comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foottimer.chart.model import Chart, Series, Shape, number
from foottimer.chart.scale import ceiling_over
from foottimer.history.checkin import MOST_CM, MOST_PERCENT, Change, CheckPoint, CheckSeries
from foottimer.history.norms import CALLED, Norm, norm
from foottimer.routine.model import Unit
from foottimer.settings.lengths import shown, unit_word
from foottimer.settings.model import Length, Settings
from foottimer.ui.days import dated, short_day
from foottimer.ui.panels import ALARM, Panel
from foottimer.values import replace

MEANS = {
    Unit.SECONDS: "Seconds that you held it: L left, R right. The check-in ends a balance at 45 s, whatever you could.",
    Unit.REPS: f"Repetitions of each side, L left, R right. Sides more than {MOST_PERCENT:g} % apart are worth a look.",
    Unit.CM: "How far it reached, in {unit}: L left, R right. Sides more than {most} {unit} apart are worth a look.",
}
"""What the numbers of a test mean, by their unit."""
LEAST = 36
"""Cells of a panel, so that its sentences take a row each."""
SAME = "the same"
"""Said of a number that did not change."""
ONCE = "The next check-in shows what changed."
"""Said of a test that was done once."""


def check_panels(tests: Iterable[CheckSeries], today: date, settings: Settings) -> Iterator[Panel]:
    """Yield a panel for each test, the first of them under a heading."""
    for place, test in enumerate(tests):
        yield _panel(test, today, settings, "" if place else "Check-ins")


def _panel(test: CheckSeries, today: date, settings: Settings, section: str) -> Panel:
    measure = Measure(test.unit, settings.length)
    compared = norm(test.exercise, test.name, test.unit, settings.age, settings.sex.value)
    source = f" {CALLED.capitalize()}: {compared.source}." if compared else ""
    chart = _chart(test, measure, today)
    return Panel(
        f"check {test.exercise or test.name} {test.unit}",
        test.name,
        f"{measure.means}{source}",
        chart,
        _told(chart, test, measure),
        section=section,
        says=tuple(_says(test, measure, today)) + ((compared_text(compared, measure),) if compared else ()),
        least=LEAST,
    )


class Measure:
    """How the numbers of a test are written: in which unit, how exact."""

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
        return SAME if text in ("0", "-0") else text if value < 0 else f"+{text}"


def _chart(test: CheckSeries, measure: Measure, today: date) -> Chart:
    points = test.points
    sides = (
        Series("left", "L", tuple(measure.value(point.left) for point in points)),
        Series("right", "R", tuple(measure.value(point.right) for point in points)),
        Series("both", "•", tuple(measure.value(point.both) for point in points)),
    )
    some = tuple(side for side in sides if any(value is not None for value in side.values))
    alone = f"{measure.word}, {some[0].name}" if len(some) == 1 and some[0].name != "both" else measure.word
    labels = tuple(day_named(point.day, today) for point in points)
    return Chart(
        test.name,
        alone,
        labels,
        some,
        Shape.POINTS,
        ceiling=ceiling_over(
            value for side in some for value in side.values
        ),  # from zero, so that a small gap looks small
        decimals=measure.decimals,
        each="day",
        missing="not tested",
    )


def _told(chart: Chart, test: CheckSeries, measure: Measure) -> Chart | None:
    """Return what the table is of, with the gap of every time, in percent too where that is what counts."""
    if all(point.gap is None for point in test.points):
        return None
    gaps = [Series("gap", "g", tuple(measure.value(point.gap) for point in test.points))]
    if test.unit is Unit.REPS:
        gaps.append(Series("gap %", "%", tuple(point.gap_percent for point in test.points), decimals=0))
    return replace(chart, series=(*chart.series, *gaps))


def day_named(day: date, today: date) -> str:
    """Return a day, with its year where it might be another one's."""
    return short_day(day) if abs((today - day).days) < 300 else dated(day)


def _says(test: CheckSeries, measure: Measure, today: date) -> Iterator[str]:
    """Yield the newest numbers with their gap, and how they changed."""
    newest = test.points[-1]
    yield f"{day_named(newest.day, today)}: {numbers_text(newest, measure)}{_untested(test)}"
    if gap := gap_text(test, newest, measure):
        yield gap
    yield changed_text(test.since_first, measure, today) if test.since_first else ONCE


def numbers_text(point: CheckPoint, measure: Measure) -> str:
    """Return the numbers of one time, of each side that has one."""
    told = (("left", point.left), ("right", point.right), ("", point.both))
    numbers = ", ".join(f"{side} {measure.text(value)}".lstrip() for side, value in told if value is not None)
    return f"{numbers} {measure.word}" if numbers else "no number"


def _untested(test: CheckSeries) -> str:
    """Return which side lacks a number this time, though it once had one: ", right not tested"."""
    newest = test.points[-1]
    lacking = [
        side
        for side, value, numbers in (
            ("left", newest.left, [point.left for point in test.points]),
            ("right", newest.right, [point.right for point in test.points]),
        )
        if value is None and any(number is not None for number in numbers)
    ]
    return f", {lacking[0]} not tested" if len(lacking) == 1 else ""


def gap_text(test: CheckSeries, point: CheckPoint, measure: Measure) -> str:
    """Return how far the sides were apart; empty where one is missing."""
    if point.left is None or point.right is None or point.gap is None or point.gap_percent is None:
        return ""
    if point.gap == 0:
        return "No gap between the sides."
    less = "left" if point.left < point.right else "right"
    told = f"Gap {measure.text(point.gap)} {measure.word} ({number(point.gap_percent, 0)} %): {less} has less"
    return f"{ALARM} {told}." if test.flagged else f"{told}."


def changed_text(change: Change, measure: Measure, today: date) -> str:
    """Return how each side changed since an earlier time."""
    told = (("L", change.left), ("R", change.right), ("", change.both))
    known = [(side, measure.more(value)) for side, value in told if value is not None]
    since = f"Since {day_named(change.since, today)}:"
    if all(more == SAME for _, more in known):
        return f"{since} {SAME if known else 'another side'}"
    return f"{since} {', '.join(f'{side} {more}'.lstrip() for side, more in known)}"


def compared_text(found: Norm, measure: Measure) -> str:
    """Return what others of one's age reach."""
    low, high = measure.text(found.low), measure.text(found.high)
    called = f"{CALLED.capitalize()} {found.of}".strip()
    return f"{called}: {low if low == high else f'{low} to {high}'} {measure.word}"
