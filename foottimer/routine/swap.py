"""Another exercise in the place of a block's own; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from foottimer.routine.model import Block, Circuit, Defaults, Duty, Exercise, Rest, Routine, Sides, Work
from foottimer.routine.settle import ends_of, settle_with, sides_of, turns_taken
from foottimer.routine.timeline import Ends
from foottimer.routine.words import quote
from foottimer.values import replace

SECOND = 1000
"""Ms; a stand-in's length is whole seconds."""


def swap(routine: Routine, swaps: Mapping[str, str]) -> Routine:
    """Return the routine with other exercises, by id, in the blocks at these paths.

    Raises ValueError, with a message to show, for a block without an exercise, an exercise that neither the routine
    nor its stand-ins have, and one that does not say how much of it to do.
    """
    if not swaps:
        return routine
    known = MappingProxyType(routine.known)
    return replace(routine, blocks=_blocks(routine.blocks, routine, swaps, ""), exercises=known)


def knowing(routine: Routine, exercises: Mapping[str, Exercise]) -> Routine:
    """Return the routine with exercises besides its own and its stand-ins that its blocks may be done with."""
    return replace(routine, stand_ins=MappingProxyType({**exercises, **routine.stand_ins}))


def with_what_is_done(routine: Routine, before: Routine) -> Routine:
    """Return the routine with those exercises only that its blocks name.

    Its equipment loses what only those exercises needed that were named before it was changed, and no more.
    """
    done = {id_: routine.exercises[id_] for id_ in _named(routine.blocks)}
    if done.keys() == before.exercises.keys():
        return replace(routine, exercises=before.exercises)
    needed = {thing for exercise in done.values() for thing in exercise.kit}
    gone = {thing for id_, own in before.exercises.items() if id_ not in done for thing in own.kit} - needed
    equipment = tuple(thing for thing in routine.equipment if thing not in gone)
    return replace(routine, exercises=MappingProxyType(done), equipment=equipment)


def _blocks(blocks: tuple[Block, ...], routine: Routine, swaps: Mapping[str, str], around: str) -> tuple[Block, ...]:
    made: list[Block] = []
    for number, block in enumerate(blocks, start=1):
        path = f"{around}.{number}" if around else str(number)
        if path in swaps:
            made.append(_swapped(block, path, routine, swaps[path]))
        elif isinstance(block, Circuit):
            made.append(replace(block, blocks=_blocks(block.blocks, routine, swaps, path)))
        else:
            made.append(block)
    return tuple(made)


def _swapped(block: Block, path: str, routine: Routine, id_: str) -> Work:
    if not isinstance(block, Work) or block.exercise is None:
        raise ValueError(f"block {path} has no exercise that another could stand in for")
    other = routine.known.get(id_)
    if other is None:
        raise ValueError(f"there is no exercise {quote(id_)} to do in block {path}")
    if id_ == block.exercise:
        return block
    done = done_with(block, routine.exercises[block.exercise], other, routine.defaults)
    if done is None:
        raise ValueError(f"block {path} cannot be done with {other.name}: there is no telling how much of it")
    return done


def done_with(work: Work, own: Exercise, other: Exercise, defaults: Defaults) -> Work | None:
    """Return the block done with another exercise; None where nothing says how much.

    What it says of its own exercise's movement goes: sides, phases, cues, beat and note.
    """
    tempo = work.tempo if _names(own) == _names(other) else None
    done = replace(work, exercise=other.id, sides=None, phases=None, tempo=tempo, cues=None, bpm=None, note="")
    if other.duty not in (None, work.duty, own.duty):
        amount = _amount(work, own, other)
        if amount is None and other.duty is not Duty.OPEN:
            return None
        done = _of_duty(done, other.duty, amount)
    return _on_time(_on_its_side(done, work.sides, other), other, defaults)


def _names(exercise: Exercise) -> list[str]:
    return [phase.name for phase in exercise.phases]


def _amount(work: Work, own: Exercise, other: Exercise) -> int | None:
    """Return how much of an exercise of another duty: as long as the block's own, else its first dose.

    Of ground contacts it is as many, not as long.
    """
    span = (work.expect or work.length) if other.duty is not Duty.REPS else None
    if span and own.contacts_per_second and other.contacts_per_second:
        span = max(1, round(span * own.contacts_per_second / other.contacts_per_second / SECOND)) * SECOND
    dose = other.doses[0].amount if other.doses and other.duty is not Duty.OPEN else None
    return span or dose


def _of_duty(work: Work, duty: Duty, amount: int | None) -> Work:
    opens = duty is Duty.OPEN
    return replace(
        work,
        duty=duty,
        reps=amount if duty is Duty.REPS else None,
        length=amount if duty in (Duty.HOLD, Duty.TIME) else None,
        expect=amount if opens else None,
        # There is no percent of a time that nobody knows.
        at=tuple(say for say in work.at if say.percent is None) if opens and not amount else work.at,
        max=None,
        record=None,
        tempo=work.tempo if duty is Duty.REPS else None,
        advance=None if opens else work.advance,
    )


def _on_its_side(work: Work, stated: Sides | None, other: Exercise) -> Work:
    """Keep a block of one side on that side, and give a hold, which cannot alternate, a pass a side."""
    sides = sides_of(work, other)
    if stated in (Sides.LEFT, Sides.RIGHT) and sides in (Sides.EACH, Sides.ALTERNATE):
        return replace(work, sides=stated)
    taken = turns_taken(work.duty, sides)
    return work if taken is sides else replace(work, sides=taken)


def _on_time(work: Work, other: Exercise, defaults: Defaults) -> Work:
    """Drop a timing by `every` that the other exercise cannot keep."""
    if work.every is None:
        return work
    keeps = ends_of(work, other, defaults) is Ends.AUTO and settle_with(work, other, defaults).rest >= 0
    return work if keeps else replace(work, every=None)


def _named(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Circuit):
            yield from _named(block.blocks)
        elif not isinstance(block, Rest) and block.exercise is not None:
            yield block.exercise
