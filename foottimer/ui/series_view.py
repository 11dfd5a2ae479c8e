"""What is said of a series of routines: how much work a session of it asked for, and at which level. No Textual."""

from __future__ import annotations

from foottimer.chart.model import Chart, Series, Shape, number
from foottimer.chart.scale import ceiling_over
from foottimer.history.progress import SeriesCourse
from foottimer.ui.panels import Panel
from foottimer.values import replace


def series_panel(course: SeriesCourse, labels: tuple[str, ...], further: bool = False) -> Panel:
    """Return the dose of a series, with the digit of its level for a mark; `further` ones are called by their name."""
    name = course.series.replace("-", " ")
    title = name.capitalize() if further else "Progression"
    marks = tuple("?" if level is None else str(level)[-1] for level in course.levels)
    doses, levels = Series("minutes", "•", course.doses, marks), Series("level", "l", course.levels)
    newest = next((dose for dose in reversed(course.doses) if dose is not None), None)
    told = f"{'progression' if further else name}, {_level(course, labels)}: {number(newest, 0)} min"
    chart = Chart(
        title,
        "min a session",
        labels,
        (doses,),
        Shape.POINTS,
        ceiling=ceiling_over(course.doses),  # from zero, so that a level's dose is seen against the whole
        each="week",
        missing="not done",
    )
    return Panel(
        f"progression {course.series}",
        title,
        f"How far: minutes of work that a session of {name} asked for. The digit is the level.",
        chart,
        replace(chart, unit="", series=(doses, levels)),
        (told,),
    )


def _level(course: SeriesCourse, labels: tuple[str, ...]) -> str:
    """Return the newest level, and since when it is done where another one was before."""
    done = [(level, label) for level, label in zip(course.levels, labels, strict=True) if level is not None]
    newest, since = done[-1]
    for level, label in reversed(done):
        if level != newest:
            return f"level {newest} since {since}"
        since = label
    return f"level {newest}"


def no_series(labels: tuple[str, ...]) -> Panel:
    """Return what stands in its place while no series was trained."""
    empty = Chart("Progression", "min", labels, (), empty="No routine with levels in these weeks.", each="week")
    return Panel(
        "progression",
        "Progression",
        "How far: what sessions of a series asked for, with their level. Most routines here are of a series.",
        empty,
    )
