"""What a work block comes to: block, then exercise, then `[defaults]`, then built in."""

from __future__ import annotations

from foottimer.routine.model import (
    Advance,
    Defaults,
    Duty,
    Exercise,
    Phase,
    Routine,
    Say,
    Side,
    SideOrder,
    Sides,
    Work,
)
from foottimer.routine.timeline import Ends, Said
from foottimer.values import dataclass

GET_READY = 10_000
"""Built in, in ms, as are the following."""
TRANSITION = 10_000
SWITCH = 5_000
REST = 15_000
REP_TIME = 3_000


@dataclass(frozen=True, slots=True)
class Settled:
    """A work block with every question answered."""

    name: str
    """As shown."""
    sides: tuple[Side | None, ...]
    """The passes of one set, in order; None where both sides work at once."""
    length: int
    """Of one pass, in ms, planned or expected."""
    ends: Ends
    """What ends a pass."""
    phases: tuple[Phase, ...]
    """Of one repetition, each above 0 ms; empty when not paced."""
    switch: int
    """Between two sides, in ms."""
    rest: int
    """Between two sets, in ms; negative where `every` is too short for the set."""
    by_block: bool
    """Whether all sets of one side come before the other side."""
    bpm: int | None
    """Metronome beats a minute."""
    cues: tuple[str, ...]
    """Shown one at a time."""
    says: tuple[Said, ...]
    """Texts at points of a pass, in order of time."""
    eyes_closed: bool
    """Whether nobody looks."""


def first_of(*values: int | None) -> int:
    """Return the first value that is stated; the last one always is."""
    for value in values:  # a generator would take four times as long, and each block of a routine asks
        if value is not None:
            return value
    raise ValueError("none of the values is stated")


def phases_of(work: Work, exercise: Exercise | None) -> tuple[Phase, ...]:
    """Return the phases of a repetition with the block's tempo, those of no length dropped."""
    if work.duty is not Duty.REPS:
        return ()
    phases = work.phases if work.phases is not None else exercise.phases if exercise else ()
    if work.tempo is not None:
        phases = tuple(Phase(phase.name, ms) for phase, ms in zip(phases, work.tempo, strict=False))
    return tuple([phase for phase in phases if phase.ms])


def sides_of(work: Work, exercise: Exercise | None) -> Sides:
    """Return which sides a block trains: its own word, else the exercise's, else both."""
    return work.sides or (exercise.sides if exercise else None) or Sides.BOTH


def turns_taken(duty: Duty | None, sides: Sides) -> Sides:
    """Return the sides as the duty can train them: a hold cannot alternate, it has a pass a side."""
    return Sides.EACH if duty is Duty.HOLD and sides is Sides.ALTERNATE else sides


def ends_of(work: Work, exercise: Exercise | None, defaults: Defaults) -> Ends:
    """Return what ends a pass of the block."""
    return _ends(work, phases_of(work, exercise), defaults)


def _ends(work: Work, phases: tuple[Phase, ...], defaults: Defaults) -> Ends:
    if work.duty is Duty.OPEN:
        return Ends.OPEN
    if work.duty is Duty.REPS and not phases:
        return Ends.SELF_PACED
    manual = (work.advance or defaults.advance) is Advance.MANUAL
    return Ends.MANUAL if manual else Ends.AUTO


def settle(work: Work, routine: Routine) -> Settled:
    """Return what a work block of the routine comes to."""
    exercise = routine.exercises[work.exercise] if work.exercise else None
    return settle_with(work, exercise, routine.defaults, routine.first_side)


def settle_with(work: Work, exercise: Exercise | None, defaults: Defaults, first_side: Side = Side.LEFT) -> Settled:
    """Return what a work block comes to beside this exercise and these defaults."""
    sides = sides_of(work, exercise)
    passes = _passes(sides, first_side)
    phases = phases_of(work, exercise)
    length = _length(work, phases, sides, defaults)
    switch = first_of(work.switch, defaults.switch, SWITCH)
    by_block = len(passes) > 1 and work.side_order is SideOrder.BLOCK
    rest = first_of(work.rest, defaults.rest, REST)
    if work.every is not None:
        rest = work.every - (length if by_block else len(passes) * length + (len(passes) - 1) * switch)
    own_bpm = exercise.bpm if exercise else None
    return Settled(
        name=exercise.name if exercise else work.name or "",
        sides=passes,
        length=length,
        ends=_ends(work, phases, defaults),
        phases=phases,
        switch=switch,
        rest=rest,
        by_block=by_block,
        eyes_closed=exercise is not None and exercise.eyes_closed,
        bpm=(work.bpm or own_bpm) if work.duty in (Duty.TIME, Duty.OPEN) else None,
        cues=work.cues if work.cues is not None else exercise.cues if exercise else (),
        says=_says(work, length) if work.at else (),
    )


def _passes(sides: Sides, first_side: Side) -> tuple[Side | None, ...]:
    if sides is Sides.EACH:
        return (Side.RIGHT, Side.LEFT) if first_side is Side.RIGHT else (Side.LEFT, Side.RIGHT)
    return (None,) if sides is Sides.BOTH else (Side(sides.value),)


def _length(work: Work, phases: tuple[Phase, ...], sides: Sides, defaults: Defaults) -> int:
    if work.duty is Duty.OPEN:
        return work.expect or 0
    if work.duty is not Duty.REPS:
        return work.length or 0
    rep = sum(phase.ms for phase in phases) or first_of(work.rep_time, defaults.rep_time, REP_TIME)
    return (work.reps or 0) * rep * (2 if sides is Sides.ALTERNATE else 1)


def _says(work: Work, length: int) -> tuple[Said, ...]:
    return tuple(sorted((_cue(say, length) for say in work.at), key=lambda cue: cue.ms))


def _cue(say: Say, length: int) -> Said:
    ms = say.ms if say.ms is not None else round(length * (say.percent or 0) / 100)
    return Said(ms, say.text)
