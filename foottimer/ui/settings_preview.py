"""What the settings screen shows beside a setting: what is heard when, the week, the units, a command's keys. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from textual.content import Content

from foottimer.follow.conducting import style_of
from foottimer.follow.outputs import STRIKING
from foottimer.history.norms import norm
from foottimer.history.told import many
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.cues import CueKind
from foottimer.routine.duration import format_duration
from foottimer.routine.expand import expand
from foottimer.routine.model import Unit
from foottimer.routine.read import read_routine
from foottimer.routine.spoken import PLACES
from foottimer.routine.timeline import Timeline
from foottimer.session.cues import CueSheet, Planned
from foottimer.settings.lengths import shown, span_text, unit_word
from foottimer.settings.model import DEFAULTS, Settings, Switch
from foottimer.settings.registry import CUES
from foottimer.settings.weekly import Weekday
from foottimer.ui.commands import Command
from foottimer.ui.questions import questions
from foottimer.ui.settings_view import Field
from foottimer.ui.widgets.route import tone
from foottimer.values import dataclass

SAMPLE = """
format = 1
name = "Sample"
[defaults]
get_ready = 5
[[block]]
name = "Calf raise"
phases = [["up", 2], ["top", 1], ["down", 3]]
reps = 1
sets = 2
rest = 15
cues = ["Heels high"]
[[block]]
name = "Hops"
time = 8
bpm = 60
advance = "manual"
[[block]]
name = "Balance"
hold = 30
sides = "each"
cues = ["Look at one point", "Heel and toes down"]
at = [{ when = "22s", say = "Soft knee" }]
"""
"""A routine in which every usual cue comes."""
SELDOM = frozenset({CueKind.PAUSE, CueKind.END})
"""The others: one for what a person does, and one that gives way to a rest."""
TONE = "♪"
"""Before a cue that sounds."""
HERE = "›"
"""Before the cue that is chosen."""
KINDS = (("work", "work"), ("rest", "rest"), ("switch", "switch"), ("ready", "ready"))
"""The colours of the kinds of interval, and their names."""


TESTS = (
    ("Balance, eyes open", "quadripod-balance", Unit.SECONDS),
    ("Single-leg calf raises", None, Unit.REPS),
    ("Knee to wall", "knee-to-wall", Unit.CM),
)
"""The tests of the check-in that there are norms of: name, exercise and unit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command is found."""

    screen: str
    """The screen's name."""
    command: Command
    """The command as it is declared there."""


@cache
def sample() -> Timeline:
    """Return the timeline of the sample."""
    routine = read_routine(SAMPLE, "sample", Catalogue([])).routine
    if routine is None:
        raise AssertionError("the sample can't be read")
    return expand(routine)


def inks() -> Content:
    """Return a patch of the colour of each kind of interval."""
    return Content("  ").join(Content.styled(f"■ {name}", f"$kind-{kind}") for kind, name in KINDS)


def beside(field: Field, settings: Settings, places: Sequence[Place], width: int) -> Content:
    """Return what stands beside a setting; `places` are where commands are found."""
    made = {"week": _week, "session": _session, "questions": _questions, "units": _units, "you": _you}.get(
        field.group.name
    )
    if made is not None:
        lines = list(made(settings, width))
    elif field.group.name == "keys":
        lines = list(_keys(field, places, width))
    else:
        lines = list(_heard(field, settings, width))
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)


# What is heard when ------------------------------------------------------------------------------


def _heard(field: Field, settings: Settings, width: int) -> Iterator[Content]:
    name = field.entry.path[1]
    kind = CueKind(name) if field.group.name in ("cues", "words") and name in set(CueKind) else None
    outputs = (("tones", settings.sound), ("voice", settings.voice), ("bell", _rings(settings)))
    heard = ", ".join(output for output, on in outputs if on) or "nothing"
    yield Content.styled("What you hear when  ", "bold") + Content.styled(heard, "$quiet")
    if field.group.name == "words":
        yield from _wrapped("; ".join(f"{{{place}}} {meaning}" for place, meaning in PLACES.items()), width)
    if kind in SELDOM:
        yield from _wrapped(f"This one comes {CUES[kind][1]}, not in this sample.", width)
    yield Content("")
    yield from _timeline(settings, kind)


def _timeline(settings: Settings, kind: CueKind | None) -> Iterator[Content]:
    """Return the sample's intervals with the cues of each; from that on in which `kind` usually comes first."""
    timeline = sample()
    usual = CueSheet(timeline, style_of(DEFAULTS)).plan()
    first = next((planned.index for planned in usual if planned.cue.kind is kind), 0)
    plan = [planned for planned in CueSheet(timeline, style_of(settings)).plan() if planned.index >= first]
    for interval in timeline.intervals[first:]:
        name = f"{interval.name or interval.kind.value.capitalize()}  {format_duration(interval.length)}"
        yield Content.styled(name, f"$kind-{tone(interval.kind)} bold")
        own = [planned for planned in plan if planned.index == interval.index]
        for cue_kind, cues in groupby(own, key=lambda planned: planned.cue.kind):
            yield from _cue_rows(tuple(cues), settings, here=cue_kind is kind)


def _cue_rows(cues: Sequence[Planned], settings: Settings, *, here: bool) -> Iterator[Content]:
    """Return the rows of cues of one kind that follow on each other; those of a countdown share one."""
    counted = cues[0].cue.kind is CueKind.COUNTDOWN
    for planned in cues[:1] if counted else cues:
        cue = planned.cue
        told = " ".join(str(left) for left in range(len(cues), 0, -1)) if counted else CUES[cue.kind][0]
        sounds = bool(cue.tone) and (settings.sound or (_rings(settings) and cue.kind in STRIKING))
        words = f"  “{cue.words}”" if cue.words and settings.voice else ""
        style = "bold" if here else "" if sounds or words else "$quiet"
        row = f"{HERE if here else ' '} {format_duration(planned.at)} {TONE if sounds else ' '} {told}"
        yield Content.styled(row, style) + Content.styled(words, "$quiet")


def _rings(settings: Settings) -> bool:
    return settings.bell is Switch.ON or (settings.bell is Switch.AUTO and not settings.sound)


# The other groups --------------------------------------------------------------------------------


def _week(settings: Settings, width: int) -> Iterator[Content]:
    """Return a week with as many training days as the goal has, spread over it."""
    days = tuple(Weekday)
    first = days.index(settings.first_day)
    week = (*days[first:], *days[:first])
    trained = {place * 7 // settings.goal for place in range(settings.goal)}
    yield Content.styled("A week that counts", "bold")
    yield Content("  ".join(day.value[:2].capitalize() for day in week))
    yield Content.styled("  ".join("● " if place in trained else "· " for place in range(7)), "$accent")
    yield Content("")
    night, day = (place.value.capitalize() for place in (days[4], days[3]))
    counts = f"for {day}" if settings.day_start else f"for {night}"
    yield from _wrapped(f"What you do in the first minutes of {night} counts {counts}.", width)


def _session(settings: Settings, width: int) -> Iterator[Content]:
    yield Content.styled("After a battery that died", "bold")
    hours = settings.offer_hours
    told = "The next start keeps what was done as partial, without asking."
    if hours:
        told = f"For {many(hours, 'hour')} a start offers to resume, keep or discard the session; later it is kept."
    yield from _wrapped(told, width, "")


def _questions(settings: Settings, width: int) -> Iterator[Content]:
    yield Content.styled("Asked after a session", "bold")
    for question in questions(settings.pain):
        yield from _wrapped(f"· {question.ask}", width, "")


def _units(settings: Settings, width: int) -> Iterator[Content]:
    yield Content.styled("A distance", "bold")
    reach = shown(9.0, Unit.CM, settings.length)
    yield from _wrapped(f"Knee to wall: {reach:g} {unit_word(Unit.CM, settings.length)}", width, "")


def _you(settings: Settings, width: int) -> Iterator[Content]:
    yield Content.styled("A rough comparison", "bold")
    if settings.age is None:
        yield from _wrapped("No age, so check-ins are compared with nothing. Nothing else uses it.", width)
    for name, exercise, unit in TESTS:
        found = norm(exercise, name, unit, settings.age, settings.sex.value)
        if found is not None:
            yield Content(f"{name}: {span_text(found.low, found.high, unit, settings.length)}")
            yield from _wrapped(f"{found.of[:1].upper()}{found.of[1:]}. {found.source}.".removeprefix(". "), width)


def _keys(field: Field, places: Sequence[Place], width: int) -> Iterator[Content]:
    """Return where a command is, with the keys that it usually has and what it does there."""
    for place in places:
        if place.command.name == field.entry.path[1]:
            yield Content.styled(place.screen, "bold") + Content.styled(f"  {place.command.all_keys}", "$accent bold")
            yield from _wrapped(place.command.help, width, "")
            yield Content("")


def _wrapped(text: str, width: int, style: str = "$quiet") -> Iterator[Content]:
    return (line.stylize(style) if style else line for line in Content(text).wrap(max(8, width)))
