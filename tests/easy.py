"""Exercises with easier ones, and places in timelines at which to change over to them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st
from random_routines import routines
from routine_help import CATALOGUE, timeline_of

from foottimer.routine.expand import expand
from foottimer.routine.model import Dose, Duty, Exercise, Phase, Sides
from foottimer.routine.timeline import Interval, Timeline

PHASES = (Phase("lift", 1_000), Phase("lower", 2_500))
DOSES = (Dose(2, 20_000),)
EASIER = st.builds(
    lambda sides, duty, paced, eyes: Exercise(
        "easy",
        "Easy",
        sides=sides,
        duty=duty,
        phases=PHASES if paced and duty in (Duty.REPS, None) else (),
        doses=DOSES if duty is not Duty.REPS else (Dose(2, 8),),
        cues=("Gently",),
        eyes_closed=eyes,
    ),
    st.one_of(st.none(), st.sampled_from(Sides)),
    st.one_of(st.none(), st.sampled_from(Duty)),
    st.booleans(),
    st.booleans(),
)
"""One that may be of any sides and duty."""


def with_easier(easier: Exercise, *own: Exercise) -> dict[str, Exercise]:
    """Return the exercises of the small catalogue and these, for each of which there is this easier one."""
    known = {one.id: one for one in (*CATALOGUE.exercises.values(), *own)}
    return {id_: replace(one, easier=easier.id) for id_, one in known.items()} | {easier.id: easier}


lines = routines().map(lambda routine: (expand(routine), routine.known))
"""Timelines of any routine, with the exercises of it."""


@st.composite
def places(draw: st.DrawFn, works: tuple[bool, ...] = (True, False)) -> tuple[Timeline, int, dict[str, Exercise]]:
    """Draw a timeline, a place in it in or before an exercise, and exercises that each have an easier one.

    `works` says whether it may be in work, and in a break.
    """
    timeline, own = draw(lines)
    known = with_easier(draw(EASIER), *own.values())
    work: Interval | None = None
    found: list[int] = []
    for one in reversed(timeline.intervals):
        work = one if one.is_work else work
        if work is not None and work.exercise and one.is_work in works:
            found.append(one.index)
    assume(found)
    return timeline, draw(st.sampled_from(found)), known


RAISE = Exercise("raise", "Calf raise", sides=Sides.EACH, duty=Duty.REPS, phases=(Phase("up", 1000),), easier="both")
BOTH = Exercise("both", "On both feet", duty=Duty.REPS, phases=(Phase("up", 500),), cues=("Slowly",))
HOLD = Exercise("hold", "Hold it", duty=Duty.HOLD, sides=Sides.EACH, doses=(Dose(2, 15_000),))
KNOWN = {one.id: one for one in (RAISE, BOTH, HOLD)}


def raised(**block: object) -> Timeline:
    """Three sets of raises, a side each, then two of balance."""
    keys = {"sides": '"each"', "reps": 4, "sets": 3, "rest": 20, "switch": 5} | block
    body = "\n".join(f"{key} = {value}" for key, value in keys.items())
    return timeline_of(f'[[block]]\nexercise = "raise"\n{body}\n[[block]]\nname = "Stand"\nhold = 10')


def told(timeline: Timeline, start: int = 0) -> list[str]:
    """Every interval from a place on, in few letters: "Calf raise 1L", "Rest"."""
    return [
        f"{one.name} {one.set}{(one.side or ' ')[0].strip().upper()}" if one.is_work else one.name
        for one in timeline.intervals[start:]
    ]


def at(timeline: Timeline, *labels: str) -> int:
    """The place of the first interval told so."""
    return next(place for place, label in enumerate(told(timeline)) if label in labels)
