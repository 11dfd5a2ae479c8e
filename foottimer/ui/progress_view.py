"""What the part of the review that shows progress says: a panel for each of the five variables and what is beside them.

Every word of it, without Textual.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from foottimer.chart.model import Chart, Series, Shape, number
from foottimer.follow.done import clock_text
from foottimer.history.told import many
from foottimer.safety import PAIN_LIMIT, RED_FLAG, START, TOO_MUCH
from foottimer.settings.model import Settings
from foottimer.ui.check_view import check_panels
from foottimer.ui.days import dated, short_day
from foottimer.ui.exercise_rows import exercise_rows
from foottimer.ui.panels import ALARM, Panel
from foottimer.ui.progress_data import PERIODS, Progressed
from foottimer.ui.series_view import no_series, series_panel
from foottimer.values import replace

NOTHING = (
    "Whether it is working shows here, week by week: how often, how long, how hard, at which level and how well.\n"
    "It begins with your first session. Go back and start a routine, or log a session that you did without foottimer "
    "in the part with all sessions."
)
"""Said while there is no session at all."""
EFFORT = 10
"""The end of the scales of effort and pain."""
RUNNING = "this week"
"""The label of the last week, which is not over: it is not to be held against whole ones."""
_RECENT = 2
"""Weeks, with the running one, in which a pain or a red flag asks for something to be done."""
_DOT = "•"


def panels_of(read: Progressed, settings: Settings) -> tuple[Panel, ...]:
    """Return every panel of the page, in its order."""
    labels = (*(short_day(week.first) for week in read.progress.weeks[:-1]), RUNNING)
    courses = sorted(read.progress.progression, key=lambda course: (-sum(course.sessions), course.series))
    return (
        _frequency(read, labels),
        _duration(read, labels),
        _intensity(read, labels),
        series_panel(courses[0], labels) if courses else no_series(labels),
        _technique(read, labels),
        _contacts(read, labels),
        _pain(read, labels),
        *(series_panel(course, labels, further=True) for course in courses[1:]),
        *check_panels(read.tests, read.today, settings),
        *_exercises(read),
    )


def period_line(read: Progressed, room: int, keys: Mapping[str, str]) -> tuple[str, str]:
    """Return which weeks are shown, and what they come to.

    `room` is how many weeks the narrowest chart has room for, `keys` are those of commands, for what to do then.
    """
    weeks, whole = len(read.progress.weeks), read.totals
    shown = "This week" if weeks == 1 else f"{weeks} weeks"
    nothing = f"no session: {keys['weeks']} shows more weeks" if read.weeks < PERIODS[-1] else "no session"
    told = (
        f"since {dated(read.progress.weeks[0].first)}" if read.is_cut and weeks > 1 else "",
        many(whole.sessions, "session") if whole.sessions else nothing,
        many(whole.days, "training day") if whole.days else "",
        hours(whole.active_ms) if whole.active_ms else "",
        f"{keys['enlarge']} shows more of them" if whole.sessions and weeks > room else "",
    )
    return shown, " · ".join(part for part in told if part)


def hours(ms: int) -> str:
    """Return a long time as a person says it: "45 min", "12 h 5 min"."""
    if ms < 60_000:
        return f"{clock_text(ms)} min"
    whole, minutes = divmod(round(ms / 60_000), 60)  # rounded as everywhere
    return f"{whole} h {minutes} min" if whole else f"{minutes} min"


# The five variables ------------------------------------------------------------------------------


def _frequency(read: Progressed, labels: tuple[str, ...]) -> Panel:
    days = read.progress.frequency
    chart = Chart(
        "Frequency",
        "days a week",
        labels,
        (Series("training days", _DOT, days),),
        goal=tuple(map(float, read.goals)),
        each="week",
    )
    return Panel(
        "frequency",
        "Frequency",
        "How often: training days a week. The dashes are your goal; the last week is the one that runs.",
        chart,
        says=(_days_of(days[-1], read.goals[-1]),),
    )


def _days_of(days: int, goal: int) -> str:
    """Return how the running week stands; of more than the goal nobody says "4 of 1"."""
    return f"{days} of {goal} days this week" if days <= goal else f"{days} days this week, goal {goal}"


def _duration(read: Progressed, labels: tuple[str, ...]) -> Panel:
    chart = _chart("Duration", "min a session", labels, read.progress.duration, "no session", shape=Shape.COLUMNS)
    return Panel(
        "duration",
        "Duration",
        "How long: minutes of a session without its pauses, the mean of the week's sessions.",
        chart,
        says=_newest(read, read.progress.duration, " min a session"),
    )


def _intensity(read: Progressed, labels: tuple[str, ...]) -> Panel:
    answers = tuple(week.rpe_answers for week in read.progress.weeks)
    chart = _chart("Intensity", "RPE", labels, read.progress.intensity, "not said", ceiling=EFFORT, decimals=1)
    return Panel(
        "intensity",
        "Intensity",
        "How hard: the effort that you gave, 0 to 10 (RPE); 10 is all you had. The mean of the week's answers, which "
        "the table counts.",
        chart,
        replace(chart, series=(Series("RPE", _DOT, read.progress.intensity), _answers(answers))),
        _newest(read, read.progress.intensity, " of 10", 1, answers),
    )


def _technique(read: Progressed, labels: tuple[str, ...]) -> Panel:
    answers = tuple(week.technique_answers for week in read.progress.weeks)
    chart = _chart("Technique", "%", labels, read.progress.technique, "not said", ceiling=100)
    return Panel(
        "technique",
        "Technique",
        "How well: the share of sessions whose technique you called good, of those for which you said it; the table "
        "counts these.",
        chart,
        replace(chart, series=(Series("% good", _DOT, read.progress.technique), _answers(answers))),
        _newest(read, read.progress.technique, " % good", answers=answers),
    )


# Load and pain -----------------------------------------------------------------------------------


def _contacts(read: Progressed, labels: tuple[str, ...]) -> Panel:
    contacts = read.progress.contacts
    some = any(contacts)
    chart = Chart(
        "Contacts",
        "a week",
        labels,
        (Series("contacts", _DOT, contacts if some else (None,) * len(contacts)),),
        empty="No jumps or hops." if read.exercises is not None else "Adding up …",
        each="week",
    )
    return Panel(
        "contacts",
        "Ground contacts",
        "Landings of jumps and hops in a week, one on both feet counting once. Leave days without them in between. The "
        "last week is the one that runs.",
        chart,
        says=(f"{many(contacts[-1], 'contact')} this week",) if some else (),
    )


def _pain(read: Progressed, labels: tuple[str, ...]) -> Panel:
    worst, mean = read.progress.pain_worst, read.progress.pain
    answers = tuple(week.pain_answers for week in read.progress.weeks)
    chart = Chart(
        "Pain",
        "of 10",
        labels,
        (Series("worst", _DOT, worst, decimals=0),),
        goal=float(PAIN_LIMIT),
        ceiling=EFFORT,
        empty="Not said yet: it is asked after a session.",
        aim="limit",
        each="week",
        missing="not said",
    )
    return Panel(
        "pain",
        "Pain",
        f"The worst pain that you gave in a week, 0 to 10; the table has the mean of all answers too. The dashes "
        f"are {PAIN_LIMIT}: above it, stop. {START}",
        chart,
        replace(chart, series=(*chart.series, Series("mean", "m", mean, decimals=1), _answers(answers))),
        (*_newest(read, worst, " at worst"), *_warnings(read)),
    )


def _warnings(read: Progressed) -> Iterator[str]:
    """Yield what is to be said of pain in the weeks that are shown; modest, and nothing where there was little."""
    flagged = [week for week in read.progress.weeks if week.red_flags]
    if flagged:
        told = f"Red flags in {many(sum(week.red_flags for week in flagged), 'session')}"
        if flagged[-1] in read.progress.weeks[-_RECENT:]:
            yield f"{ALARM} {told}: {RED_FLAG[0].lower()}{RED_FLAG[1:]}"
        else:
            yield f"{told}, last in the week of {short_day(flagged[-1].first)}."
    if max((pain or 0 for pain in read.progress.pain_worst[-_RECENT:]), default=0) > PAIN_LIMIT:
        yield f"{ALARM} {TOO_MUCH}"


def _exercises(read: Progressed) -> Iterator[Panel]:
    if read.exercises:
        yield Panel(
            "exercises",
            f"{many(len(read.exercises), 'exercise')}, those with the most time first",
            "Sets that ran to their end, repetitions and time; left against right by reps, else by time.",
            rows=partial(exercise_rows, read.exercises),
            section="Exercises of these weeks",
        )


# Helpers -----------------------------------------------------------------------------------------


def _chart(
    title: str,
    unit: str,
    labels: tuple[str, ...],
    values: Sequence[float | None],
    missing: str,
    shape: Shape = Shape.POINTS,
    ceiling: float | None = None,
    decimals: int = 0,
) -> Chart:
    empty = {"not said": "Not said yet: it is asked after a session."}.get(missing, "No session in these weeks.")
    series = (Series(title.lower(), _DOT, tuple(values)),)
    return Chart(title, unit, labels, series, shape, None, ceiling, decimals, empty=empty, each="week", missing=missing)


def _answers(answers: tuple[int, ...]) -> Series:
    return Series("answers", "a", answers, decimals=0)


def _newest(
    read: Progressed, values: Sequence[float | None], unit: str, decimals: int = 0, answers: Sequence[int] = ()
) -> tuple[str, ...]:
    """Return the last value that there is, with its unit, its week and how many answers it is of; nothing for none."""
    last = next((place for place in range(len(values) - 1, -1, -1) if values[place] is not None), None)
    if last is None:
        return ()
    week = "" if last == len(values) - 1 else f", {short_day(read.progress.weeks[last].first)}"
    of = f", {many(answers[last], 'answer')}" if answers else ""
    return (f"{number(values[last], decimals)}{unit}{week}{of}",)
