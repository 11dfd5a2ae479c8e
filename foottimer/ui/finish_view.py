"""What the page of a plan's before and after shows: each side of each test, levels, and what was done; no Textual."""

from __future__ import annotations

from collections.abc import Iterator

from foottimer.history.told import many
from foottimer.plan.course.outcome import BeforeAfter, CheckChange, LevelChange
from foottimer.settings.model import Settings
from foottimer.ui.check_view import SAME, Measure
from foottimer.ui.days import short_day
from foottimer.ui.fitting import Lines, Part, cut, cut_parts, fitted, wrapped
from foottimer.ui.ladder_view import series_name
from foottimer.ui.progress_view import hours
from foottimer.values import dataclass

BEFORE, MORE, LESS = "▃", "▆", "▁"
"""A bar as far as both times reach; taller what came to it, lower what went."""
NOTHING = "There is nothing to compare: no plan was begun yet. The plan's screen begins one."
"""Said where there is no plan."""
_SIDE, _VALUES, _CHANGE = 8, 14, 7
"""Cells of a side's name, its two numbers, and how much more that is."""
_MOST, _LEAST = 44, 6
"""Cells of a bar at most, and at least."""
_NAME, _LEVELS = 18, 8
"""Cells of a series' name, and of its levels."""


@dataclass(frozen=True, slots=True)
class Finish:
    """What the page shows."""

    found: BeforeAfter | None
    """What the plan came to; None where none was begun."""
    settings: Settings
    """Lengths in cm or inches."""


def title_parts(found: BeforeAfter | None) -> tuple[Part, ...]:
    """Return which plan it is about, and its days."""
    if found is None:
        return (("Before and after", "strong"),)
    if found.last < found.first:
        return (
            ("Before and after", "strong"),
            (f"  {found.name}", "accent"),
            (f"  from {short_day(found.first)} on", "quiet"),
        )
    days = f"{short_day(found.first)} to {short_day(found.last)}"
    so_far = "" if found.over else " · so far"
    return (("Before and after", "strong"), (f"  {found.name}", "accent"), (f"  {days}{so_far}", "quiet"))


def drawn_lines(finish: Finish, width: int) -> Lines:
    """Return what was done, the tests as bars, and the levels."""
    found = finish.found
    if found is None:
        return tuple(((row, ""),) for row in wrapped(NOTHING, width, 0, 0))
    if not found.weeks:
        return ()
    lines: list[tuple[Part, ...]] = [*_amounts(found, width), ()]
    days = {_days(test) for test in found.tests}
    lines += [cut_parts((("Check-ins of ", "quiet"), (text, "quiet")), width) for text in days if len(days) == 1]
    for test in found.tests:
        lines += [*_test_lines(test, Measure(test.unit, finish.settings.length), len(days) > 1, width), ()]
    if any(test.after for test in found.tests):
        lines[-1:] = [_legend(width), ()]
    moved = [level for level in found.levels if level.before != level.after]
    if found.levels:
        lines += [(("Levels", "strong"),), *(_level_parts(level, width) for level in (*moved, *_stayed(found)))]
    return tuple(lines)


def word_lines(finish: Finish, width: int) -> Lines:
    """Return all of it in sentences."""
    found = finish.found
    if found is None:
        return ()
    rows = tuple(((row, ""),) for sentence in found.sentences for row in wrapped(sentence, width, 0, 0))
    return ((("In words", "strong"),), *rows) if found.weeks else rows


def _amounts(found: BeforeAfter, width: int) -> Iterator[tuple[Part, ...]]:
    """Yield what was done, in as many rows as it takes."""
    told = [
        (f"{found.done} of {found.planned}", " sessions of the plan"),
        (f"{found.days}", f" {many(found.days, 'day').split()[-1]}"),
        (hours(found.active_ms), ""),
        (f"{found.weeks}", f" {many(found.weeks, 'week').split()[-1]}"),
    ]
    told += [(f"{found.contacts:,}", " ground contacts")] if found.contacts else []
    row: list[Part] = []
    taken = 0
    for number, noun in told:
        more = len(number) + len(noun) + (3 if row else 0)
        if row and taken + more > width:
            yield cut_parts(row, width)
            row, taken, more = [], 0, len(number) + len(noun)
        row += [*([(" · ", "quiet")] if row else []), (number, "strong"), (noun, "")]
        taken += more
    yield cut_parts(row, width)


# Tests ---------------------------------------------------------------------------------------------


def _days(test: CheckChange) -> str:
    """Return when a test was done."""
    return short_day(test.before.day) + (f" and {short_day(test.after.day)}" if test.after else " alone")


def _test_lines(test: CheckChange, measure: Measure, dated: bool, width: int) -> Iterator[tuple[Part, ...]]:
    after = test.after
    days = f"  {_days(test)}" if dated else ""
    gap = ""
    if after is not None and test.before.gap is not None and after.gap is not None:
        gap = f" · gap {measure.text(test.before.gap)} → {measure.text(after.gap)}"
    name = cut(test.name, max(8, width - len(f", {measure.word}{gap}")))
    told = f"{days}{gap}" if len(f"{name}, {measure.word}{days}{gap}") <= width else gap
    yield cut_parts(((f"{name}, {measure.word}", "strong"), (told, "quiet")), width)
    if after is None:
        numbers = (("left", test.before.left), ("right", test.before.right), ("", test.before.both))
        told = ", ".join(f"{side} {measure.text(value)}".strip() for side, value in numbers if value is not None)
        yield cut_parts(((f"  {told or 'no number'}", ""), ("  one check-in: nothing to compare yet", "quiet")), width)
        return
    sides = (
        ("left", test.before.left, after.left),
        ("right", test.before.right, after.right),
        ("both", test.before.both, after.both),
    )
    known = [(name, was, now) for name, was, now in sides if was is not None and now is not None]
    top = max((value for _, was, now in known for value in (was, now)), default=0)
    for name, was, now in known:
        yield _side_parts(name, was, now, top, measure, width)
    if not known:
        yield cut_parts((("  not the same side twice", "quiet"),), width)


def _side_parts(name: str, was: float, now: float, top: float, measure: Measure, width: int) -> tuple[Part, ...]:
    """Return a side's two numbers, and a bar of both."""
    change = measure.more(now - was)
    told = "=" if change == SAME else change
    head = (
        (f"  {name:<{_SIDE - 2}}", ""),
        (fitted(f"{measure.text(was)} → {measure.text(now)}", _VALUES), "strong"),
        (f"{told:<{_CHANGE}}", "accent" if now > was else "warning" if now < was else "quiet"),
    )
    room = min(_MOST, width - _SIDE - _VALUES - _CHANGE)
    if room < _LEAST or top <= 0:
        return cut_parts(head, width)
    low, high = (round(value / top * room) for value in sorted((was, now)))
    rest = (MORE, "accent") if now > was else (LESS, "warning")
    return (*head, (BEFORE * low, "quiet"), (rest[0] * (high - low), rest[1]))


def _legend(width: int) -> tuple[Part, ...]:
    parts = ((BEFORE, "quiet"), (" before  ", "quiet"), (MORE, "accent"), (" more since  ", "quiet"))
    return cut_parts((*parts, (LESS, "warning"), (" less since", "quiet")), width)


# Levels --------------------------------------------------------------------------------------------


def _stayed(found: BeforeAfter) -> list[LevelChange]:
    return [level for level in found.levels if level.before == level.after]


def _level_parts(level: LevelChange, width: int) -> tuple[Part, ...]:
    name = fitted(series_name(level.series), min(_NAME, max(8, width - _LEVELS)))
    by = "  by your choice" if level.chosen else ""
    if level.before == level.after:
        return cut_parts(((f"  {name}", ""), (f"{level.after}", "strong"), (f"  as before{by}", "quiet")), width)
    ink = "accent" if level.after > level.before else "warning"
    return cut_parts(((f"  {name}", ""), (cut(f"{level.before} → {level.after}", width), ink), (by, "quiet")), width)
