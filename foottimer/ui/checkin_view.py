"""What the page of the check-in says: both sides, the gap between them, what changed, and a rough comparison.

No Textual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from foottimer.history.checkin import MOST_CM, MOST_PERCENT, Change, CheckPoint, CheckSeries
from foottimer.history.norms import CALLED, Norm, norm
from foottimer.history.told import day_text
from foottimer.routine.model import Unit
from foottimer.settings.model import Settings, Sex
from foottimer.ui.check_view import SAME, Measure, check_panels, day_named
from foottimer.ui.days import short_day
from foottimer.ui.fitting import Lines, Part, cut, cut_parts, fitted, wrapped
from foottimer.ui.panels import ALARM, Panel
from foottimer.values import dataclass, replace

TESTS = ("check-in",)
"""The routine that holds the tests."""
BEFORE = "foot-activation"
"""The routine that warms up for it; the study that the calf norms are of had its people warmed up too."""
NOTHING = (
    "A check-in measures what training changes: how long you balance with eyes open and closed, how many calf raises "
    "one leg does, how far the knee goes over the toes. Left and right are kept apart.",
    "It takes 8 minutes, after 5 of warming up, and needs a wall and a tape measure. Do one before you begin, one in "
    "the middle and one at the end: weeks 1, 4 and 8 of the plan.",
    "The first time, stop the calf raises two before you have to.",
)
"""Said before the first one, a paragraph each."""
READABLE = 78
"""Cells of a row of text that reads well."""
WIDE = 66
"""Cells from which a test is one row."""
_SIDE, _UNIT, _GAP, _MORE = 6, 6, 12, 15
"""Cells of the columns: a side's number, the unit, the gap, what changed."""
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
_NONE = "–"
_ZERO = {SAME: "0"}
"""What stands for no change beside another number."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the page shows."""

    tests: tuple[CheckSeries, ...]
    """Every test over time."""
    today: date
    """The person's day."""
    settings: Settings
    """Lengths in cm or inches; age and sex."""

    @property
    def days(self) -> tuple[date, ...]:
        """The days of check-ins, the oldest first."""
        return tuple(sorted({point.day for test in self.tests for point in test.points}))


def title_parts(checked: Checked) -> tuple[Part, ...]:
    """Return which check-in is shown, and when the first one was."""
    days = checked.days
    if not days:
        return (("Check-in", "strong"), ("  none yet", "quiet"))
    which = _ORDINALS.get(len(days), f"{len(days)}th")
    newest = "today" if days[-1] == checked.today else day_text(days[-1], checked.today)
    since = f" · the first was on {day_text(days[0], checked.today)}" if len(days) > 1 else ""
    return (("Check-in", "strong"), (f"  the {which}, {newest}", "accent"), (since, "quiet"))


def panels(checked: Checked, least: int) -> tuple[Panel, ...]:
    """Return a chart for each test, without what the table says; each wants so many cells at least."""
    made = check_panels(checked.tests, checked.today, _compared(checked.settings))
    return tuple(replace(panel, says=(), section="", least=least) for panel in made)


# The table -----------------------------------------------------------------------------------------


def table_lines(checked: Checked, width: int) -> Lines:
    """Return every test with both sides, then what is to be minded, and a rough comparison."""
    if not checked.tests:
        return tuple(line for text in NOTHING for line in (*_wrapped((text,), "", min(width, READABLE), 0), ()))
    newest = checked.days[-1]
    rows = _wide_rows(checked, newest, width) if width >= WIDE else _narrow_rows(checked, newest, width)
    return (*rows, *_wrapped(_minded(checked), "warning", width), *comparison_lines(checked, width))


def _wide_rows(checked: Checked, newest: date, width: int) -> Lines:
    first = checked.days[0]
    longest = max((len(test.name) + len(_dated(test, checked, newest)) for test in checked.tests), default=0)
    since = f"since {short_day(first)}" if first != newest else ""
    name = min(width - 2 * _SIDE - _UNIT - _GAP - (_MORE if since else 0), longest + 1)
    head = "".join((" " * name, "left".rjust(_SIDE), "right".rjust(_SIDE), " " * _UNIT, "  gap".ljust(_GAP), since))
    return (((head, "quiet"),), *(_wide_row(test, checked, newest, name) for test in checked.tests))


def _wide_row(test: CheckSeries, checked: Checked, newest: date, width: int) -> tuple[Part, ...]:
    point, measure = test.points[-1], Measure(test.unit, checked.settings.length)
    dated = _dated(test, checked, newest)
    name = cut(test.name, width - len(dated) - 1)
    return (
        (name, ""),
        (fitted(dated, width - len(name)), "quiet"),
        *_side_parts(point, measure),
        (f" {measure.word}".ljust(_UNIT), "quiet"),
        (_gap_cell(test, point, measure).ljust(_GAP), "warning" if test.flagged else ""),
        (_more_cell(test.since_first, measure), ""),
    )


def _dated(test: CheckSeries, checked: Checked, newest: date) -> str:
    """Return when a test was done that was left out of the newest check-in."""
    day = test.points[-1].day
    return "" if day == newest else f" ({day_named(day, checked.today)})"


def _side_parts(point: CheckPoint, measure: Measure) -> tuple[Part, ...]:
    """Return the number of each side, or of both at once in the place of the left."""
    if point.both is not None and point.left is None and point.right is None:
        return ((measure.text(point.both).rjust(_SIDE), "strong"), (" " * _SIDE, ""))
    return tuple((_number(value, measure).rjust(_SIDE), "strong") for value in (point.left, point.right))


def _number(value: float | None, measure: Measure) -> str:
    return _NONE if value is None else measure.text(value)


def _gap_cell(test: CheckSeries, point: CheckPoint, measure: Measure) -> str:
    """Return the gap, behind a mark where it is worth a look; in percent too where that is what counts."""
    if point.gap is None or point.gap_percent is None:
        return ""
    if point.gap == 0:
        return "  none"
    percent = f" ({point.gap_percent:.0f} %)" if test.unit is Unit.REPS else ""
    return f"{ALARM if test.flagged else ' '} {measure.text(point.gap)}{percent}"


def _more_cell(change: Change | None, measure: Measure) -> str:
    """Return what changed since the first time: "L +8, R +10"; empty where there is nothing to compare."""
    told = _changes(change, measure)
    if told and all(more == SAME for _, more in told):
        return SAME
    return ", ".join(f"{side} {_ZERO.get(more, more)}".lstrip() for side, more in told)


def _changes(change: Change | None, measure: Measure) -> list[tuple[str, str]]:
    """Return how each side changed, as "+8" or "the same"."""
    told = (("L", change.left), ("R", change.right), ("", change.both)) if change else ()
    return [(side, measure.more(value)) for side, value in told if value is not None]


def _narrow_rows(checked: Checked, newest: date, width: int) -> Lines:
    """Return two rows a test: its name, then its numbers."""
    rows: list[tuple[Part, ...]] = []
    for test in checked.tests:
        point, measure = test.points[-1], Measure(test.unit, checked.settings.length)
        left, right = _number(point.left, measure), _number(point.right, measure)
        numbers = f"L {left}  R {right}" if point.both is None else measure.text(point.both)
        gap = _gap_cell(test, point, measure)
        changed = "  ".join(_ZERO.get(more, more) for _, more in _changes(test.since_first, measure))
        parts = (
            (f"  {numbers} {measure.word} ", "strong"),
            (gap, "warning" if test.flagged else ""),
            (f"  {changed}", "quiet"),
        )
        rows += [((cut(test.name, width), ""), (_dated(test, checked, newest), "quiet")), cut_parts(parts, width)]
    return tuple(rows)


def _minded(checked: Checked) -> Iterator[str]:
    """Yield what the mark at a gap says, where there is one."""
    units = {test.unit: Measure(test.unit, checked.settings.length) for test in checked.tests if test.flagged}
    most = [
        f"{MOST_PERCENT:g} %" if unit is Unit.REPS else f"{each.text(MOST_CM)} {each.word}"
        for unit, each in units.items()
    ]
    if most:
        yield f"{ALARM} Sides more than {' or '.join(most)} apart are worth a look."


# The rough comparison ------------------------------------------------------------------------------


def _compared(settings: Settings) -> Settings:
    """Return the settings without an age where a comparison was not asked for by age and sex."""
    return settings if settings.sex is not Sex.UNSET else replace(settings, age=None)


def norms_of(checked: Checked) -> Sequence[tuple[CheckSeries, Norm]]:
    """Return what each test is compared with, where age and sex were entered."""
    settings = _compared(checked.settings)
    sex = settings.sex.value
    found = [(test, norm(test.exercise, test.name, test.unit, settings.age, sex)) for test in checked.tests]
    return [(test, each) for test, each in found if each is not None]


def comparison_lines(checked: Checked, width: int) -> Lines:
    """Return the norms, each with its source; how to get them where age or sex is not known."""
    if checked.settings.age is None or checked.settings.sex is Sex.UNSET:
        asked = "With your age and sex in the settings, a rough comparison with others stands here."
        return _wrapped((asked,), "quiet", width)
    told = [_comparison(test, found, checked.settings) for test, found in norms_of(checked)]
    of = next((found.of for _, found in norms_of(checked) if found.of.count(",")), f"at {checked.settings.age}")
    return _wrapped((f"{CALLED.capitalize()} {of}: {' · '.join(told)}.",) if told else (), "quiet", width)


def _comparison(test: CheckSeries, found: Norm, settings: Settings) -> str:
    measure = Measure(test.unit, settings.length)
    return f"{test.name} {measure.text(found.low)} {measure.word} ({found.source})"


def _wrapped(sentences: Iterable[str], ink: str, width: int, indent: int = 2) -> Lines:
    """Return sentences in rows, what goes on indented."""
    return tuple(((row, ink),) for sentence in sentences for row in wrapped(sentence, width, 0, indent))
