"""Timelines and styles of any sort, as what sounds in them is tested with."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from lines import made, opened, reps, self_paced

from foottimer.routine.cues import CueKind, CueTable
from foottimer.routine.model import Phase, Side
from foottimer.routine.timeline import Ends, Interval, Kind, Said, Timeline
from foottimer.session.cues import CueSheet, Planned
from foottimer.session.drafting import Style
from foottimer.session.yielding import Cue

EDGES = [1, 300, 399, 400, 500, 1_000, 2_000, 3_000, 3_200, 5_000, 10_000, 13_999, 14_000, 19_999, 20_000, 45_000]
LENGTHS = st.one_of(st.sampled_from(EDGES), st.integers(1, 45_000))
TEXTS = ("Heel down", "Big toe lightly on", "Wobble is the work: let the foot adjust", "Breathe")
NOTES = ("", "Wall in reach. Stop when it hurts. Skip it if you stood less than 20 s with open eyes.")
TEMPLATES = (
    *("", "{next}", "{side}", "{cue}", "{seconds}", "{next}, {side}, {cue}.", "Now the {side}. Mind: {cue}."),
    "A long sentence about {next}, {side}, all the same.",
)


SAYS = st.lists(
    st.builds(Said, st.sampled_from([0, 250, 1_000, 9_800, 10_000, 17_100]), st.sampled_from(["Now", "Half of it"])),
    max_size=3,
).map(lambda says: tuple(sorted(says, key=lambda said: said.ms)))
# What is drawn more than once for an example is made once: to make it takes as long as to draw it.
REST = st.fixed_dictionaries(
    {
        "side": st.sampled_from([None, Side.LEFT, Side.RIGHT]),
        "cues": st.lists(st.sampled_from(TEXTS), max_size=4).map(tuple),
        "note": st.sampled_from(NOTES),
        "eyes_closed": st.booleans(),
        "says": SAYS,
        "sets": st.integers(1, 3),
        "block": st.sampled_from([None, "1", "2"]),
    }
)
SETS = [st.integers(1, sets) for sets in (1, 2, 3)]
ONE_IN_FOUR = st.integers(0, 3).map(lambda number: number == 0)
STEADY = st.sampled_from([Kind.HOLD, Kind.TIME])
BPM = st.sampled_from([None, 40, 60, 133, 200])
PHASES = st.tuples(*[st.sampled_from([1, 200, 399, 500, 1_000, 2_500])] * 3)
PACED_REPS, SELF_PACED_REPS, PHASE_COUNTS = st.integers(1, 5), st.integers(1, 8), st.integers(1, 3)
OPEN_BPM = st.sampled_from([None, 60, 200])
EITHER, THIRD = st.booleans(), st.integers(0, 2)


@st.composite
def works(draw: st.DrawFn, *, waits: bool = True, closed: bool = True) -> Interval:
    """Draw one pass of work; with closed eyes it is not shorter than two tones are apart."""
    rest: dict[str, Any] = draw(REST)
    rest["eyes_closed"] = closed and rest["eyes_closed"]
    rest["set"] = draw(SETS[rest["sets"] - 1])
    length = draw(LENGTHS)
    interval = draw(WAITING_WORK if waits else TIMED_WORK)(draw, length, rest)
    if waits and interval.ends is Ends.AUTO and draw(ONE_IN_FOUR):
        interval = replace(interval, ends=Ends.MANUAL)
    return replace(interval, eyes_closed=interval.eyes_closed and interval.length >= 400)


def _timed(draw: st.DrawFn, length: int, rest: dict[str, Any]) -> Interval:
    kind = draw(STEADY)
    return made(kind, length, "Stand", bpm=draw(BPM) if kind is Kind.TIME else None, **rest)


def _paced(draw: st.DrawFn, length: int, rest: dict[str, Any]) -> Interval:
    phases = tuple(map(Phase, ("up", "hold on", "dn"), draw(PHASES)))
    side = Side.ALTERNATE if draw(EITHER) else rest["side"]
    return reps(draw(PACED_REPS), phases[: draw(PHASE_COUNTS)], **{**rest, "side": side})


def _self_paced(draw: st.DrawFn, length: int, rest: dict[str, Any]) -> Interval:
    return self_paced(draw(SELF_PACED_REPS), **rest)


def _opened(draw: st.DrawFn, length: int, rest: dict[str, Any]) -> Interval:
    bpm, expected, most = draw(OPEN_BPM), length if draw(EITHER) else 0, (None, 500, length)[draw(THIRD)]
    return opened(expected, max=most, bpm=bpm, **rest)


TIMED_WORK = st.sampled_from([_timed, _paced])
WAITING_WORK = st.sampled_from([_timed, _paced, _self_paced, _opened])
BREAKS = st.lists(st.builds(made, st.sampled_from([Kind.REST, Kind.SWITCH, Kind.TRANSITION]), LENGTHS), max_size=1)
READY = st.lists(LENGTHS.map(lambda length: made(Kind.READY, length)), max_size=1)
MORE = st.integers(0, 3)


@st.composite
def timelines(draw: st.DrawFn, *, waits: bool = True, closed: bool = True) -> Timeline:
    """Draw work with or without breaks between, after getting ready or at once."""
    work = works(waits=waits, closed=closed)
    intervals = draw(READY)
    for _ in range(draw(MORE)):
        intervals += [draw(work), *draw(BREAKS)]
    return laid(*intervals, draw(work))


def laid(*intervals: Interval, table: CueTable | None = None) -> Timeline:
    """Return the intervals one after the other, with the cues that the routine states."""
    placed, start = [], 0
    for index, interval in enumerate(intervals):
        placed.append(replace(interval, index=index, start=start))
        start += interval.length
    return Timeline("feet", "Feet", tuple(placed), cues=table or CueTable())


KINDS = st.sampled_from(CueKind)
tables = st.builds(
    CueTable,
    st.sampled_from([None, 0, 1, 3, 5, 10]),
    st.dictionaries(KINDS, st.booleans(), max_size=4).map(MappingProxyType),
    st.none() | st.frozensets(KINDS, max_size=3),
)
templates = st.dictionaries(KINDS, st.sampled_from(TEMPLATES), max_size=3).map(MappingProxyType)
styles = st.builds(Style, tables, templates, st.sampled_from([80, 170, 400]))


def plan(timeline: Timeline, style: Style | None = None) -> tuple[Planned, ...]:
    """Return the plan of a timeline."""
    return CueSheet(timeline, style or Style()).plan()


def cues(*intervals: Interval, style: Style | None = None, table: CueTable | None = None) -> list[tuple[int, Cue]]:
    """Return the cues of intervals one after the other, with their instants."""
    return [(planned.at, planned.cue) for planned in plan(laid(*intervals, table=table), style)]


def tones(*intervals: Interval, style: Style | None = None, table: CueTable | None = None) -> list[tuple[int, str]]:
    """Return what sounds, in seconds."""
    return [(at / 1000, cue.tone) for at, cue in cues(*intervals, style=style, table=table) if cue.tone]


def words(*intervals: Interval, style: Style | None = None, table: CueTable | None = None) -> list[tuple[int, str]]:
    """Return what is spoken, in seconds."""
    return [(at / 1000, cue.words) for at, cue in cues(*intervals, style=style, table=table) if cue.words]
