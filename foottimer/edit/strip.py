"""A routine's whole timeline in stretches, for a bar to draw."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from foottimer.edit.recall import Recalled, Recollection
from foottimer.routine.limits import MOST_INTERVALS, between_rounds, transition_between
from foottimer.routine.model import Block, Circuit, Rest, Routine, Work
from foottimer.routine.settle import GET_READY, first_of
from foottimer.text.lists import Place
from foottimer.values import dataclass

MOST_PIECES = 100
"""A block of more passes than that is one stretch: no bar is wide enough to tell them apart."""
MOST_IN_CIRCUIT = 2_000
"""A circuit of more stretches than that, over all rounds, is one itself."""


class StretchKind(StrEnum):
    """What a stretch of time is for."""

    READY = "ready"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    TRANSITION = "transition"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the timeline."""

    place: Place
    """The block it comes from; () for the time to get ready."""
    kind: StretchKind
    """What it is for; work where a block or circuit is too fine to be told apart."""
    ms: int
    """How long it takes; 0 only for open work that nobody can tell the length of."""


_Pieces: TypeAlias = tuple[tuple[StretchKind, int], ...]


def strip_of(found: Recollection) -> tuple[Stretch, ...]:
    """Return the stretches of the whole timeline in order: they add up to its total."""
    routine = found.routine
    if routine is None:
        return ()
    fine = found.size.count <= MOST_INTERVALS
    ready = Stretch((), StretchKind.READY, first_of(routine.defaults.get_ready, GET_READY))
    stretches = [ready, *_blocks(found.top, (), routine, fine)]
    while stretches and stretches[-1].kind is not StretchKind.WORK:
        stretches.pop()
    if stretches and not ready.ms:
        del stretches[0]
    return tuple(stretches)


def _blocks(blocks: tuple[Recalled, ...], around: Place, routine: Routine, fine: bool) -> list[Stretch]:
    """Return the stretches of neighbouring blocks with the transitions between them."""
    stretches: list[Stretch] = []
    before: Block | None = None
    for number, recalled in enumerate(blocks):
        block = recalled.block
        if block is None:
            continue
        if before is not None and (gap := transition_between(before, block, routine)):
            stretches.append(Stretch((*around, number - 1), StretchKind.TRANSITION, gap))
        stretches += _block(recalled, block, (*around, number), routine, fine)
        before = block
    return stretches


def _block(recalled: Recalled, block: Block, place: Place, routine: Routine, fine: bool) -> list[Stretch]:
    if isinstance(block, Rest):
        return [Stretch(place, StretchKind.REST, block.length)] if recalled.measured else []
    if not fine:
        return [Stretch(place, StretchKind.WORK, recalled.size(routine).ms)]
    if isinstance(block, Circuit):
        return _circuit(recalled, block, place, routine)
    if recalled.pieces is None:
        recalled.pieces = _passes(recalled, block, routine)
    return [Stretch(place, kind, ms) for kind, ms in recalled.pieces]


def _circuit(recalled: Recalled, circuit: Circuit, place: Place, routine: Routine) -> list[Stretch]:
    once = _blocks(recalled.inside, place, routine, True)
    if circuit.rounds * (len(once) + 1) > MOST_IN_CIRCUIT:
        return [Stretch(place, StretchKind.WORK, recalled.size(routine).ms)]
    is_rest, ms = between_rounds(circuit, routine)
    kind = StretchKind.REST if is_rest else StretchKind.TRANSITION
    gap = [Stretch(place, kind, ms)] if ms else []
    return once + (gap + once) * (circuit.rounds - 1)


def _passes(recalled: Recalled, work: Work, routine: Routine) -> _Pieces:
    """Return the passes of a block of work with what stands between them."""
    settled = recalled.settled(routine)
    if settled is None:
        return ()
    if work.sets * len(settled.sides) > MOST_PIECES:
        return ((StretchKind.WORK, recalled.size(routine).ms),)
    one: _Pieces = ((StretchKind.WORK, settled.length),)
    switch, rest = _gap(StretchKind.SWITCH, settled.switch), _gap(StretchKind.REST, settled.rest)
    if settled.by_block:
        return _repeated(_repeated(one, work.sets, rest), len(settled.sides), switch)
    return _repeated(_repeated(one, len(settled.sides), switch), work.sets, rest)


def _repeated(pieces: _Pieces, times: int, between: _Pieces) -> _Pieces:
    return pieces + (between + pieces) * (times - 1)


def _gap(kind: StretchKind, ms: int) -> _Pieces:
    return ((kind, ms),) if ms > 0 else ()
