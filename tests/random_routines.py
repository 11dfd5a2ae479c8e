"""Random routine files without errors, over every duty and key of the format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import tomli_w
from hypothesis import assume
from hypothesis import strategies as st
from routine_help import CATALOGUE

from foottimer.routine.model import Routine, Side, Sides
from foottimer.routine.read import read_routine

LARGE = "the most allowed"
LENGTHS = st.one_of(st.integers(1, 90), st.sampled_from([0.001, 7.5, "1m30s", "1:05", "2s"]))
GAPS = st.one_of(st.just(0), LENGTHS)
COUNTS = st.integers(1, 4)
NAMES = st.sampled_from(["Alpha", "Bravo"])
WHENS = st.one_of(GAPS, st.sampled_from(["0%", "50%", "33.3%", "100%"]))
SAYS = st.lists(st.fixed_dictionaries({"when": WHENS, "say": NAMES}), max_size=3)
PHASES = st.lists(st.tuples(NAMES, GAPS).map(list), max_size=3).filter(lambda ps: not ps or any(p[1] for p in ps))
TEMPO = (
    st.lists(st.sampled_from(["0", "1", "2.5"]), min_size=3, max_size=3).filter(lambda t: t != ["0"] * 3).map("-".join)
)


def table(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for a TOML table with these keys."""
    return st.fixed_dictionaries(required, optional=optional)


ANY_BLOCK = {"note": NAMES, "optional": st.booleans()}
WORK = {
    **ANY_BLOCK,
    "transition": GAPS,
    "sets": COUNTS,
    "rest": GAPS,
    "side_order": st.sampled_from(["set", "block"]),
    "switch": GAPS,
    "cues": st.lists(NAMES, max_size=2),
    "load": st.one_of(NAMES, st.integers(1, 20), st.just(7.5)),
}
SIDES = {"sides": st.sampled_from([side.value for side in Sides])}
HOLD_SIDES = {"sides": st.sampled_from(["both", "left", "right", "each"])}
ADVANCE = {"advance": st.sampled_from(["auto", "manual"])}
AT = {"at": SAYS}
WHO = st.one_of(
    st.fixed_dictionaries({"name": NAMES}),
    st.fixed_dictionaries({"exercise": st.sampled_from(["raise", "heel raise", "balance", "lunge", "hop", "own"])}),
)
REPS = table({"reps": COUNTS}, {**WORK, **SIDES, **ADVANCE, **AT, "phases": PHASES, "rep_time": LENGTHS})
TEMPO_REPS = table({"reps": COUNTS, "exercise": st.just("raise"), "tempo": TEMPO}, {**WORK, **SIDES, **ADVANCE})
HOLD = table({"hold": LENGTHS, "sides": HOLD_SIDES["sides"]}, {**WORK, **ADVANCE, **AT})
TIME = table({"time": LENGTHS}, {**WORK, **SIDES, **ADVANCE, **AT, "bpm": st.integers(30, 200)})
OPEN = table(
    {"open": st.just(True)},
    {**WORK, **SIDES, "expect": GAPS, "max": st.just(500), "record": st.sampled_from(["reps", "cm", "seconds"])},
)
OPEN_AT = table({"open": st.just(True), "expect": LENGTHS}, {**WORK, **SIDES, **AT})
TIMED = {key: value for key, value in WORK.items() if key not in ("rest", "switch")}
EVERY = st.one_of(
    table(
        {
            duty: st.integers(1, 20),
            "every": st.integers(45, 60),
            "sides": HOLD_SIDES["sides"],
            "switch": st.integers(0, 5),
            "advance": st.just("auto"),
        },
        TIMED,
    )
    for duty in ("hold", "time", "reps")
).map(lambda block: {**block, "phases": [["a", 1]]} if "reps" in block else block)
REST = table({"rest": LENGTHS}, {**ANY_BLOCK, "name": NAMES})


def named(duty: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Add a name or an exercise."""
    return st.tuples(duty, WHO).map(lambda both: {**both[0], **both[1]})


LEAVES = st.one_of(named(REPS), TEMPO_REPS, named(HOLD), named(TIME), named(OPEN), named(OPEN_AT), named(EVERY), REST)
CIRCUIT = {**ANY_BLOCK, "name": NAMES, "transition": GAPS, "rounds": COUNTS, "round_rest": GAPS}


def circuits(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return circuits of inner blocks."""
    return table({"block": st.lists(inner, min_size=1, max_size=3)}, CIRCUIT)


BLOCKS = st.one_of(LEAVES, circuits(LEAVES), circuits(st.one_of(LEAVES, circuits(LEAVES))))
DEFAULTS = table(
    {}, dict.fromkeys(("get_ready", "transition", "switch", "rest"), GAPS) | ADVANCE | {"rep_time": LENGTHS}
)


OWN = {"own": {"name": "Own", "sides": "each", "bpm": 60, "cues": ["Go"], "phases": [["in", 1], ["out", 0]]}}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the data of a file."""
    blocks = [*draw(st.lists(BLOCKS, max_size=4)), draw(named(TIME)), *draw(st.lists(REST, max_size=1))]
    return {"format": 1, "name": "N", "defaults": draw(DEFAULTS), "block": blocks, "exercises": OWN}


def routine_of_file(data: dict[str, Any]) -> Routine:
    """The routine of a file that has no errors; one that is larger than any may be is no case of a property."""
    reading = read_routine(tomli_w.dumps(data), "n", CATALOGUE)
    assume(not any(LARGE in problem.message for problem in reading.problems))
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    assert reading.routine is not None
    return reading.routine


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Draw a routine by way of its file."""
    routine = routine_of_file(draw(tables()))
    return replace(routine, first_side=draw(st.sampled_from([Side.LEFT, Side.RIGHT])))
