"""What `foottimer stats` says of a period: words, small bars, small tables."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from foottimer.chart.spark import spark
from foottimer.commands.check_lines import changes_text, comparison_text, gap_text, numbers_text
from foottimer.commands.output import WIDTH, columns
from foottimer.follow.done import clock_text
from foottimer.history.checkin import CheckSeries
from foottimer.history.exercised import Amount, ExerciseTotal
from foottimer.history.overview import Overview
from foottimer.history.progress import MINUTE, SeriesCourse, WeekSum
from foottimer.history.told import many
from foottimer.printing import safe
from foottimer.settings.model import Settings

_SIX = timedelta(days=6)
DRAWN = 26
"""Weeks of a row of bars at most, the newest ones."""


def stats_lines(told: Overview, settings: Settings, plain: bool = False) -> Iterator[str]:
    """Yield the lines that tell of a period, safe to print; `plain` has digits, 0 to 9, in place of bars."""
    weeks = len(told.progress.weeks)
    yield f"{many(weeks, 'week')}, {told.first} to {told.last}"
    yield ""
    yield from columns(_together(told))
    yield ""
    yield from columns(_bars(told, plain))
    yield ""
    yield from columns(_week_table(told.progress.weeks), right=range(1, 8))
    if told.exercises:
        yield ""
        yield from columns(_exercise_table(told.exercises), right=range(1, 7))
    for test in told.tests:
        yield ""
        for line in _test_lines(test, settings):
            whole = line.replace(" %", "\N{NO-BREAK SPACE}%")
            for row in textwrap.wrap(whole, WIDTH, subsequent_indent="    ", break_on_hyphens=False):
                yield row.replace("\N{NO-BREAK SPACE}", " ")


def _together(told: Overview) -> Iterator[tuple[str, str]]:
    all_ = told.totals
    yield "sessions", f"{many(all_.sessions, 'session')} on {many(all_.days, 'training day')}"
    if all_.sessions:
        mean = all_.active_ms // all_.sessions
        yield "time", f"{clock_text(all_.active_ms)}, {clock_text(mean)} a session"
        yield "longest", f"{clock_text(all_.longest_ms)} on {all_.longest_day}"
    if best := all_.best_week:
        yield "best week", f"of {best.first}: {many(best.days, 'training day')}, {clock_text(best.active_ms)}"
    if all_.red_flags:
        yield "red flags", f"in {many(all_.red_flags, 'session')}: new or growing pain? See a physio or doctor."


def _bars(told: Overview, plain: bool) -> Iterator[tuple[str, str, str]]:
    """Each variable of training: its weeks as bars, and in words."""
    made, whole = told.progress, told.totals
    weeks = len(made.weeks)

    def row(
        name: str, values: Sequence[float | None], words: str, ceiling: float | None = None
    ) -> tuple[str, str, str]:
        return name, spark(values, min(DRAWN, weeks), plain, ceiling=ceiling), words

    yield row("frequency", made.frequency, _frequency(told))
    minutes = whole.active_ms / MINUTE / whole.sessions if whole.sessions else 0
    yield row("duration", made.duration, f"{minutes:.1f} minutes a session")
    effort = f"effort {_number(whole.rpe)} of 10{_answers(whole.rpe_answers)}"
    yield row("intensity", made.intensity, effort, ceiling=10)
    if made.progression:
        yield "progression", "", "each series, and the work that a session asked for"
    for course in made.progression:
        yield row(f"  {course.series}", course.levels, _course(course))
    good = f"good in {_percent(whole.technique)}{_answers(whole.technique_answers, 'of ')}"
    yield row("technique", made.technique, good, ceiling=100)
    worst = "-" if whole.pain_worst is None else whole.pain_worst
    yield row("pain", made.pain, f"{_number(whole.pain)} of 10, at worst {worst}", ceiling=10)
    if whole.contacts:
        yield row("contacts", made.contacts, f"{whole.contacts:,} ground contacts")


def _frequency(told: Overview) -> str:
    """The training days of a week, of those that are in the period as a whole; those of the last one, if it isn't."""
    whole = [week for week in told.progress.weeks if week.first >= told.first and week.first + _SIX <= told.last]
    newest = told.progress.weeks[-1]
    running = "" if newest in whole else f"{newest.days} so far"
    if not whole:
        return f"{many(newest.days, 'training day')} so far"
    mean = sum(week.days for week in whole) / len(whole)
    return ", ".join(part for part in (f"{mean:.1f} training days a week", running) if part)


def _answers(count: int, before: str = ", ") -> str:
    return f" {before}{many(count, 'answer')}".replace(" ,", ",") if count else ""


def _course(course: SeriesCourse) -> str:
    """How a series went on: its levels and what the last sessions asked for."""
    levels = [level for level in course.levels if level is not None]
    doses = [dose for dose in course.doses if dose is not None]
    rise = f"level {levels[0]} to {levels[-1]}" if levels[0] != levels[-1] else f"level {levels[-1]}"
    return f"{rise}, {doses[-1]:.1f} min of work"


def _week_table(weeks: Iterable[WeekSum]) -> Iterator[tuple[str, ...]]:
    yield "week of", "days", "sessions", "minutes", "effort", "pain", "technique", "contacts"
    for week in weeks:
        yield (
            week.first.isoformat(),
            str(week.days),
            str(week.sessions),
            f"{week.active_ms / MINUTE:.0f}",
            _number(week.rpe),
            _number(week.pain),
            _percent(week.technique),
            str(week.contacts),
        )


def _exercise_table(totals: Iterable[ExerciseTotal]) -> Iterator[tuple[str, ...]]:
    yield "exercise", "days", "sets", "reps", "time", "left", "right"
    for total in totals:
        whole = total.whole
        yield (
            total.name,
            str(total.days),
            str(whole.sets),
            str(whole.reps or "-"),
            clock_text(whole.ms),
            _side(total.left, whole),
            _side(total.right, whole),
        )


def _side(side: Amount, whole: Amount) -> str:
    """What a side did: reps of what is done in reps, else time."""
    if not side.sets and not side.ms:
        return "-"
    return f"{side.reps} reps" if whole.reps else clock_text(side.ms)


def _test_lines(test: CheckSeries, settings: Settings) -> Iterator[str]:
    newest = test.points[-1]
    gap = gap_text(test, newest, settings)
    yield safe(f"{test.name}, {newest.day}: {numbers_text(test, newest, settings)}{f'; {gap}' if gap else ''}")
    for change, since in ((test.since_last, "the time before"), (test.since_first, "the first")):
        if change and (since != "the first" or len(test.points) > 2):
            yield safe(f"  against {since}, {change.since}: {changes_text(test, change, settings)}")
    if compared := comparison_text(test, settings):
        yield f"  {compared}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"
