"""Exercises with easier ones, and places in timelines at which to change over to them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from random_routines import routines
from routine_help import CATALOGUE

from foottimer.routine.expand import expand
from foottimer.routine.model import Dose, Duty, Exercise, Phase, Sides
from foottimer.routine.timeline import Timeline

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
def places(draw: st.DrawFn) -> tuple[Timeline, int, dict[str, Exercise]]:
    """Draw a timeline, a place in it, and exercises that each have an easier one."""
    timeline, own = draw(lines)
    known = with_easier(draw(EASIER), *own.values())
    return timeline, draw(st.integers(0, len(timeline.intervals) - 1)), known
