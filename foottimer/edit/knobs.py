"""What of a routine can be made longer or shorter, and the routine with other values; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from foottimer.compare.pairing import Place
from foottimer.routine.model import Block, Circuit, Defaults, Duty, Exercise, Rest, Routine, Work
from foottimer.values import dataclass, replace


class Kind(StrEnum):
    """What is changed; most are the keys of a block, the first is none."""

    OUT = "out"
    SETS = "sets"
    ROUNDS = "rounds"
    REST = "rest"
    ROUND_REST = "round_rest"
    TRANSITION = "transition"
    GET_READY = "get_ready"
    REPS = "reps"
    HOLD = "hold"
    TIME = "time"


COUNTS = (Kind.SETS, Kind.ROUNDS, Kind.REPS)
"""What is counted; the others are ms."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One value that can be another."""

    place: Place
    """The block's; empty for the routine's defaults."""
    kind: Kind
    """Which value of it."""


State: TypeAlias = Mapping[Knob, int]
"""Values that differ from the routine's: a count, ms, or 1 where the block is left out."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A block with what is around it."""

    place: Place
    """Where it stands."""
    block: Block
    """What it says."""
    around: tuple[Circuit, ...]
    """The circuits around it, outermost first."""
    following: Block | None
    """The block after it in the same circuit."""

    @property
    def times(self) -> int:
        """How often it is done in all, for the circuits around it."""
        product = 1
        for circuit in self.around:
            product *= circuit.rounds
        return product


def spots(blocks: tuple[Block, ...], place: Place = (), around: tuple[Circuit, ...] = ()) -> Iterator[Spot]:
    """Yield every block in order, a circuit before what is in it."""
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        here = (*place, number)
        yield Spot(here, block, around, following)
        if isinstance(block, Circuit):
            yield from spots(block.blocks, here, (*around, block))


def works_in(block: Block) -> Iterator[Work]:
    """Yield every work block of a block, or the block itself."""
    if isinstance(block, Work):
        yield block
    elif isinstance(block, Circuit):
        for inner in block.blocks:
            yield from works_in(inner)


def changed(routine: Routine, state: State) -> Routine:
    """Return the routine with other values, without what is left out, and with those exercises that it then names.

    The places are those of the routine as it is given; a circuit that is left empty is left out too.
    """
    by_place: dict[Place, dict[Kind, int]] = {}
    for knob, value in state.items():
        by_place.setdefault(knob.place, {})[knob.kind] = value
    around = {place[:depth] for place in by_place for depth in range(1, len(place))}
    blocks = _blocks(routine.blocks, (), by_place, around)
    made = replace(routine, blocks=blocks, defaults=_defaults(routine.defaults, by_place.get((), {})))
    return replace(made, exercises=_named(made)) if any(knob.kind is Kind.OUT for knob in state) else made


def _defaults(defaults: Defaults, values: Mapping[Kind, int]) -> Defaults:
    return Defaults(
        get_ready=values.get(Kind.GET_READY, defaults.get_ready),
        transition=values.get(Kind.TRANSITION, defaults.transition),
        switch=defaults.switch,
        rest=values.get(Kind.REST, defaults.rest),
        rep_time=defaults.rep_time,
        advance=defaults.advance,
        cues=defaults.cues,
    )


def _blocks(
    blocks: tuple[Block, ...], place: Place, by_place: Mapping[Place, Mapping[Kind, int]], around: set[Place]
) -> tuple[Block, ...]:
    made: list[Block] = []
    for number, block in enumerate(blocks):
        here = (*place, number)
        values = by_place.get(here, {})
        if Kind.OUT in values:
            continue
        inner = block
        if isinstance(block, Circuit) and here in around:
            inside = _blocks(block.blocks, here, by_place, around)
            if not inside:
                continue
            inner = replace(block, blocks=inside)
        made.append(_with(inner, values) if values else inner)
    return tuple(made)


def _with(block: Block, values: Mapping[Kind, int]) -> Block:
    if isinstance(block, Rest):
        return replace(block, length=values.get(Kind.REST, block.length))
    if isinstance(block, Circuit):
        return replace(
            block,
            rounds=values.get(Kind.ROUNDS, block.rounds),
            round_rest=values.get(Kind.ROUND_REST, block.round_rest),
            transition=values.get(Kind.TRANSITION, block.transition),
        )
    length = Kind.HOLD if block.duty is Duty.HOLD else Kind.TIME
    return replace(
        block,
        sets=values.get(Kind.SETS, block.sets),
        rest=values.get(Kind.REST, block.rest),
        transition=values.get(Kind.TRANSITION, block.transition),
        reps=values.get(Kind.REPS, block.reps),
        length=values.get(length, block.length),
    )


def _named(routine: Routine) -> Mapping[str, Exercise]:
    named = {work.exercise for block in routine.blocks for work in works_in(block)}
    return MappingProxyType({id_: exercise for id_, exercise in routine.exercises.items() if id_ in named})
