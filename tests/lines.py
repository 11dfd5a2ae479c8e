"""Makers of small timelines for tests; lengths are in ms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from foottimer.routine.model import Phase, Side, Unit
from foottimer.routine.timeline import Ends, Interval, Kind, Said, Timeline

UP_DOWN = (Phase("up", 2_000), Phase("down", 3_000))


def made(kind: Kind, length: int, name: str = "", **rest: Any) -> Interval:
    return Interval(index=0, kind=kind, name=name or kind.value, start=0, length=length, **rest)


def ready(length: int = 10_000) -> Interval:
    return made(Kind.READY, length, "Get ready")


def rest(length: int = 15_000) -> Interval:
    return made(Kind.REST, length, "Rest")


def switch(length: int = 5_000) -> Interval:
    return made(Kind.SWITCH, length, "Switch sides")


def transition(length: int = 10_000) -> Interval:
    return made(Kind.TRANSITION, length, "Next exercise")


def hold(length: int = 20_000, name: str = "Hold", **rest: Any) -> Interval:
    return made(Kind.HOLD, length, name, **rest)


def reps(count: int = 4, phases: tuple[Phase, ...] = UP_DOWN, name: str = "Raise", **rest: Any) -> Interval:
    interval = made(Kind.REPS, 0, name, reps=count, phases=phases, **rest)
    return replace(interval, length=interval.repetitions * interval.rep_length)


def self_paced(count: int = 5, name: str = "Scrunch", **rest: Any) -> Interval:
    return made(Kind.REPS, count * 3_000, name, reps=count, ends=Ends.SELF_PACED, **rest)


def manual(length: int = 20_000, name: str = "Hold", **rest: Any) -> Interval:
    return made(Kind.HOLD, length, name, ends=Ends.MANUAL, **rest)


def opened(length: int = 30_000, name: str = "Raises to fatigue", **rest: Any) -> Interval:
    return made(Kind.OPEN, length, name, ends=Ends.OPEN, **rest)


def line(*intervals: Interval, name: str = "Feet", routine: str = "feet") -> Timeline:
    placed, start = [], 0
    for index, interval in enumerate(intervals):
        placed.append(replace(interval, index=index, start=start))
        start += interval.length
    return Timeline(routine=routine, name=name, intervals=tuple(placed))


_ms = st.integers(1, 40_000)
_sides = st.sampled_from([None, Side.LEFT, Side.RIGHT, Side.ALTERNATE])
_phases = st.lists(st.builds(Phase, st.just("go"), st.integers(1, 6_000)), min_size=1, max_size=3).map(tuple)
_says = st.lists(st.builds(Said, st.integers(0, 30_000), st.just("halfway")), max_size=2).map(
    lambda says: tuple(sorted(says, key=lambda said: said.ms))
)
_cues = st.sampled_from([(), ("one",), ("one", "two", "three")])

pauses = st.builds(made, st.sampled_from([Kind.READY, Kind.REST, Kind.SWITCH, Kind.TRANSITION]), _ms)
timed = st.builds(made, st.sampled_from([Kind.HOLD, Kind.TIME]), _ms, says=_says, cues=_cues)
paced = st.builds(lambda count, phases, side: reps(count, phases, side=side), st.integers(1, 5), _phases, _sides)
waiting = st.one_of(
    st.builds(manual, _ms),
    st.builds(self_paced, st.integers(1, 8)),
    st.builds(
        lambda length, longest: opened(length, max=longest, record=Unit.REPS),
        st.integers(0, 40_000),
        st.none() | st.integers(1, 60_000),
    ),
    paced.map(lambda interval: replace(interval, ends=Ends.MANUAL)),
)
by_itself = st.one_of(pauses, timed, paced)
any_line = st.lists(st.one_of(by_itself, waiting), min_size=1, max_size=7).map(lambda intervals: line(*intervals))
line_by_itself = st.lists(by_itself, min_size=1, max_size=8).map(lambda intervals: line(*intervals))
